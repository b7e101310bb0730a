import type { Creature } from '../../film/index.ts';
import type { CreatureHead } from './beast-actor.ts';
import { blend, linear, shade } from './colour.ts';
import { dragonLength } from './dragon-rig.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { along } from './person-rig.ts';
import type { Rig } from './rig.ts';
import { add, bump, curve, mix, scale, smoothstep, type Triple } from './vector.ts';

const around = (count: number) => Array.from({ length: count }, (_, i) => (i / count) * 2 * Math.PI);

/** A long dragon: scaled body with a crest, antlered head, mane, four clawed legs, whiskers. */
export function addDragon(mesh: MeshData, creature: Creature, rig: Rig): CreatureHead {
  const h = creature.height;
  const colours = creature.colours.map(linear) as [Triple, Triple, Triple];
  addBody(mesh, rig, h, colours);
  for (const side of ['L', 'R']) for (const name of ['fore', 'hind']) addLeg(mesh, rig, `${name}${side}`, h, colours);
  for (const chain of rig.chains) addWhisker(mesh, rig, chain.bones, chain.tip, h, colours[2]);
  return addHead(mesh, rig, h, colours);
}

function addBody(mesh: MeshData, rig: Rig, h: number, [main, pale, dark]: [Triple, Triple, Triple]): void {
  const names = [
    ...Array.from({ length: dragonLength.behind }, (_, i) => `tail${dragonLength.behind - i}`),
    'hips',
    ...Array.from({ length: dragonLength.ahead }, (_, i) => `neck${i + 1}`),
    'head',
  ];
  const points = names.map((name): Triple => rig.bones[rig.index[name]!]!.at);
  const end = add(points[0]!, [0, 0, -0.5 * h]);
  const line = [end, ...points];
  const radius = curve([
    [0, 0.01],
    [0.12, 0.07],
    [0.35, 0.16],
    [0.55, 0.2],
    [0.75, 0.18],
    [0.92, 0.13],
    [1, 0.12],
  ]);
  const steps = 60;
  const rows = Array.from({ length: steps }, (_, i): Vertex[] => {
    const t = i / (steps - 1);
    const at = along(line, t);
    const place = t * (line.length - 1) - 1;
    const low = Math.min(names.length - 1, Math.max(0, Math.floor(place)));
    const high = Math.min(names.length - 1, low + 1);
    const share = Math.min(1, Math.max(0, place - low));
    const bones: Influence = [
      [rig.index[names[low]!]!, 1 - share],
      [rig.index[names[high]!]!, share + 1e-6],
    ];
    return around(14).map((angle): Vertex => {
      const top = bump(angle, 0, 0.2) + bump(angle, 2 * Math.PI, 0.2);
      const crest = top * (0.6 + 0.4 * (i % 2)) * 0.55;
      const r = radius(t) * h * (1 + crest);
      const below = smoothstep(0.35, 0.7, -Math.cos(angle));
      const scales = 0.1 * ((i + Math.round((angle / (2 * Math.PI)) * 14)) % 2);
      return {
        at: add(at, [Math.sin(angle) * r, Math.cos(angle) * r, 0]),
        colour: blend(blend(shade(main, -scales), pale, below), dark, Math.min(1, top * 1.1)),
        bones,
      };
    });
  });
  addGrid(mesh, rows, { closed: true, capStart: true });
}

function addHead(mesh: MeshData, rig: Rig, h: number, [main, pale, dark]: [Triple, Triple, Triple]): CreatureHead {
  const size = 0.34 * h;
  const joint = rig.bones[rig.index.head!]!.at;
  const head: Influence = [[rig.index.head!, 1]];
  const jaw: Influence = [[rig.bones.length, 1]];
  const wide = curve([
    [-0.6, 0.2],
    [-0.1, 0.52],
    [0.35, 0.42],
    [0.8, 0.26],
    [1.25, 0.27],
    [1.45, 0.16],
    [1.52, 0.02],
  ]);
  const tall = curve([
    [-0.6, 0.25],
    [-0.1, 0.46],
    [0.3, 0.36],
    [0.75, 0.18],
    [1.2, 0.2],
    [1.45, 0.13],
    [1.52, 0.02],
  ]);
  const rows = (lower: boolean) =>
    Array.from({ length: 18 }, (_, i): Vertex[] => {
      const z = mix(lower ? 0.1 : -0.6, lower ? 1.4 : 1.52, i / 17);
      return around(14).map((angle): Vertex => {
        const up = Math.cos(angle);
        const y = lower
          ? -tall(z) * 0.75 + up * (up > 0 ? 0.03 : 0.16)
          : up * tall(z) * (up < 0 ? 0.6 : 1) + 0.05 * bump(z, 1.3, 0.1);
        const x = Math.sin(angle) * wide(z) * (lower ? 0.8 : 1);
        const colour = lower ? (up > 0.4 ? linear('#8a3538') : pale) : blend(main, pale, smoothstep(0, -0.4, up));
        return { at: add(joint, [x * size, y * size, z * size]), colour, bones: lower ? jaw : head };
      });
    });
  addGrid(mesh, rows(false), { closed: true, capStart: true, capEnd: true });
  addGrid(mesh, rows(true), { closed: true, capStart: true, capEnd: true });
  for (const sign of [1, -1]) {
    spike(
      mesh,
      [
        [0.2, 0.4, -0.1],
        [0.3, 0.85, -0.45],
        [0.36, 1.1, -1.0],
        [0.3, 1.25, -1.5],
      ].map(([x, y, z]) => add(joint, scale([sign * x!, y!, z!], size))),
      0.08 * size,
      linear('#e6d3a2'),
      head,
    );
    spike(
      mesh,
      [
        [0.3, 0.8, -0.42],
        [0.5, 1.05, -0.5],
        [0.6, 1.3, -0.7],
      ].map(([x, y, z]) => add(joint, scale([sign * x!, y!, z!], size))),
      0.05 * size,
      linear('#e6d3a2'),
      head,
    );
    for (let i = 0; i < 6; i++)
      spike(
        mesh,
        [
          [0.4, 0.25 - i * 0.12, -0.2],
          [0.75, 0.35 - i * 0.2, -0.7],
          [0.85, 0.3 - i * 0.26, -1.25],
        ].map(([x, y, z]) => add(joint, scale([sign * x!, y!, z!], size))),
        0.16 * size,
        i % 2 ? dark : shade(dark, 0.12),
        head,
      );
  }
  const depth = (x: number, y: number) => {
    let [low, high] = [-0.1, 1.5];
    for (let i = 0; i < 16; i++) {
      const z = (low + high) / 2;
      if ((x / wide(z)) ** 2 + (y / tall(z)) ** 2 < 1) low = z;
      else high = z;
    }
    return low;
  };
  return {
    size,
    eye: { x: 0.27, y: 0.17, half: 0.12, up: 0.08, down: 0.05, tilt: 0.05, iris: 0.08, lash: 0.03, wing: 0.06 },
    depth,
    hinge: add(joint, [0, -0.2 * size, 0.05 * size]),
  };
}

/** A tapering curved spike: horn, claw or lock of a mane. */
function spike(mesh: MeshData, points: Triple[], radius: number, colour: Triple, bones: Influence): void {
  const rows = [0, 0.25, 0.5, 0.75, 1].map((t): Vertex[] =>
    around(7).map((angle) => ({
      at: add(along(points, t), [
        Math.sin(angle) * radius * (1 - t * 0.97),
        Math.cos(angle) * radius * (1 - t * 0.97),
        0,
      ]),
      colour: shade(colour, -0.25 * (1 - t)),
      bones,
    })),
  );
  addGrid(mesh, rows, { closed: true });
}

function addLeg(mesh: MeshData, rig: Rig, name: string, h: number, [main, , dark]: [Triple, Triple, Triple]): void {
  const bones = [1, 2, 3].map((i) => rig.index[`${name}${i}`]!);
  const joints = bones.map((index): Triple => rig.bones[index]!.at);
  const rows = [0, 0.2, 0.45, 0.7, 1].map((t): Vertex[] =>
    around(9).map((angle) => {
      const r = mix(0.11, 0.045, t) * h;
      return {
        at: add(along(joints, t), [Math.sin(angle) * r, 0, Math.cos(angle) * r]),
        colour: main,
        bones: [[bones[Math.min(2, Math.floor(t * 2.01))]!, 1]],
      };
    }),
  );
  addGrid(mesh, rows, { closed: true });
  const foot = joints[2]!;
  for (const turn of [-0.6, 0, 0.6, Math.PI]) {
    const way: Triple = [Math.sin(turn), 0, Math.cos(turn)];
    spike(
      mesh,
      [
        foot,
        add(foot, [way[0] * 0.09 * h, 0.02 * h, way[2] * 0.09 * h]),
        add(foot, [way[0] * 0.16 * h, -0.07 * h, way[2] * 0.16 * h]),
      ],
      0.03 * h,
      blend(dark, linear('#f0e4c8'), 0.6),
      [[bones[2]!, 1]],
    );
  }
}

function addWhisker(mesh: MeshData, rig: Rig, bones: number[], tip: Triple, h: number, colour: Triple): void {
  const points = [...bones.map((index): Triple => rig.bones[index]!.at), tip];
  const rows = [0, 0.2, 0.4, 0.6, 0.8, 1].map((t): Vertex[] =>
    around(5).map((angle) => ({
      at: add(along(points, t), [
        0,
        Math.sin(angle) * 0.014 * h * (1 - t * 0.9),
        Math.cos(angle) * 0.014 * h * (1 - t * 0.9),
      ]),
      colour,
      bones: [[bones[Math.min(bones.length - 1, Math.floor(t * bones.length))]!, 1]],
    })),
  );
  addGrid(mesh, rows, { closed: true });
}
