import type { FrontHead } from './beast-actor.ts';
import { blend, type Colours, linear, shade } from './colour.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { jointAt, type Rig } from './rig.ts';
import { addSolid } from './solids.ts';
import { spike } from './spike.ts';
import { add, around, bump, curve, mix, scale, smoothstep, type Triple } from './vector.ts';

const wide = curve([
  [-0.6, 0.2],
  [-0.1, 0.52],
  [0.35, 0.44],
  [0.75, 0.28],
  [1.15, 0.31],
  [1.4, 0.25],
  [1.52, 0.03],
]);
const tall = curve([
  [-0.6, 0.25],
  [-0.1, 0.46],
  [0.3, 0.38],
  [0.7, 0.19],
  [1.15, 0.24],
  [1.42, 0.17],
  [1.52, 0.02],
]);

/** What has a long low body: a dragon with horns and mane, a lizard or crocodile without, a snake without legs. */
export type LongBody = 'dragon' | 'reptile' | 'snake';

/** The head of a long dragon, or of a snake, which has neither horns nor mane. */
export function addDragonHead(
  mesh: MeshData,
  rig: Rig,
  h: number,
  [main, pale, dark]: Colours,
  kind: LongBody,
): FrontHead {
  const size = { snake: 0.34, reptile: 0.5, dragon: 0.66 }[kind] * h;
  const joint = jointAt(rig, 'head');
  const head: Influence = [[rig.index.head!, 1]];
  const jaw: Influence = [[rig.bones.length, 1]];
  const place = (x: number, y: number, z: number): Triple => add(joint, scale([x, y, z], size));
  const half = (lower: boolean) =>
    Array.from({ length: 18 }, (_, i): Vertex[] => {
      const z = mix(lower ? 0.1 : -0.6, lower ? 1.36 : 1.52, i / 17);
      return around(14).map((angle): Vertex => {
        const up = Math.cos(angle);
        const y = lower
          ? -tall(z) * 0.8 + up * (up > 0 ? 0.03 : 0.15)
          : up * tall(z) * (up < 0 ? 0.6 : 1) + 0.07 * bump(z, 1.3, 0.12);
        const x = Math.sin(angle) * wide(z) * (lower ? 0.8 : 1);
        const colour = lower ? (up > 0.4 ? linear('#8a3538') : pale) : blend(main, pale, smoothstep(-0.1, -0.4, up));
        return { at: place(x, y, z), colour, bones: lower ? jaw : head };
      });
    });
  addGrid(mesh, half(false), { closed: true, capStart: true, capEnd: true });
  addGrid(mesh, half(true), { closed: true, capStart: true, capEnd: true });
  if (kind === 'dragon') for (const sign of [1, -1]) adorn(mesh, place, sign, size, [main, pale, dark], head, jaw);
  return {
    size,
    eye: {
      at: [0.37, 0.2, 0.36],
      way: [0.75, 0.42, 0.7],
      radius: 0.5,
      half: 0.15,
      up: 0.1,
      down: 0.085,
      tilt: -0.03,
      pupil: 'slit',
    },
    hinge: place(0, -0.2, 0.05),
  };
}

/** Horns, brow, nostril, teeth, mane and beard of one side. */
function adorn(
  mesh: MeshData,
  place: (x: number, y: number, z: number) => Triple,
  sign: number,
  size: number,
  [main, pale, dark]: Colours,
  head: Influence,
  jaw: Influence,
): void {
  const path = (points: readonly (readonly [number, number, number])[]) =>
    points.map(([x, y, z]) => place(sign * x, y, z));
  const horn = linear('#ecdcb0');
  spike(
    mesh,
    path([
      [0.2, 0.38, -0.1],
      [0.34, 0.86, -0.4],
      [0.42, 1.14, -0.95],
      [0.36, 1.4, -1.4],
    ]),
    0.15 * size,
    horn,
    head,
    8,
  );
  spike(
    mesh,
    path([
      [0.34, 0.84, -0.42],
      [0.58, 1.06, -0.42],
      [0.68, 1.36, -0.56],
    ]),
    0.1 * size,
    horn,
    head,
  );
  spike(
    mesh,
    path([
      [0.4, 1.08, -0.85],
      [0.62, 1.2, -1.0],
      [0.7, 1.42, -1.22],
    ]),
    0.06 * size,
    horn,
    head,
  );
  spike(
    mesh,
    path([
      [0.16, 0.3, 0.42],
      [0.34, 0.42, 0.2],
      [0.6, 0.56, -0.1],
    ]),
    0.09 * size,
    shade(pale, 0.1),
    head,
  );
  addSolid(mesh, place(sign * 0.15, 0.24, 1.3), [0.1 * size, 0.1 * size, 0.12 * size], {
    colour: shade(main, 0.1),
    bones: head,
    corner: 0.9,
    columns: 8,
    rows: 5,
  });
  spike(
    mesh,
    path([
      [0.44, 0.2, -0.15],
      [0.68, 0.34, -0.35],
      [0.8, 0.4, -0.7],
    ]),
    0.13 * size,
    shade(main, -0.1),
    head,
  );
  for (let i = 0; i < 7; i++) {
    const low = i * 0.14;
    const lock = path([
      [0.4 - low * 0.2, 0.36 - low, -0.2],
      [0.8, 0.42 - low * 1.7, -0.7],
      [0.95 - low * 0.2, 0.3 - low * 1.9, -1.25],
      [0.9, 0.5 - low * 2, -1.75],
    ]);
    spike(mesh, lock, 0.17 * size, i % 2 ? dark : blend(dark, pale, 0.3), head);
  }
  for (const [z, long] of [
    [1.28, 0.16],
    [1.02, 0.12],
    [0.82, 0.1],
  ] as const)
    spike(
      mesh,
      path([
        [wide(z) * 0.82, -tall(z) * 0.42, z],
        [wide(z) * 0.84, -tall(z) * 0.5 - long, z],
      ]),
      0.035 * size,
      linear('#f6f0e2'),
      head,
      5,
    );
  for (const z of [1.15, 0.85, 0.55])
    spike(
      mesh,
      path([
        [0.1, -0.34, z],
        [0.14, -0.62, z - 0.16],
        [0.1, -0.78, z - 0.42],
      ]),
      0.08 * size,
      dark,
      jaw,
    );
}
