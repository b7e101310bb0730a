import type { Creature } from '../../film/index.ts';
import type { FrontHead } from './beast-actor.ts';
import { blend, type Colours, coloursOf, linear, shade } from './colour.ts';
import species from './data/species.json' with { type: 'json' };
import { addDragonHead, type LongBody } from './dragon-head.ts';
import { dragonLength } from './dragon-rig.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { along } from './person-rig.ts';
import { jointAt, type Rig } from './rig.ts';
import { kindIn } from './species.ts';
import { spike } from './spike.ts';
import { add, around, bump, curve, mix, scale, smoothstep, type Triple } from './vector.ts';

/** A long dragon: scaled body with a fin along its back, antlered head with a mane and beard, four clawed legs, whiskers. */
export function addDragon(mesh: MeshData, creature: Creature, rig: Rig): FrontHead {
  const h = creature.height;
  const colours = coloursOf(creature);
  const kind = kindIn(creature, species.longBodies);
  const snake = kind === 'snake';
  const reptile = kind === 'reptile';
  addBody(mesh, rig, h, colours, snake ? 'snake' : reptile ? 'reptile' : 'dragon');
  if (!snake) {
    for (const side of ['L', 'R']) for (const name of ['fore', 'hind']) addLeg(mesh, rig, `${name}${side}`, h, colours);
    if (!reptile) for (const chain of rig.chains) addWhisker(mesh, rig, chain.bones, chain.tip, h, colours[1]);
  }
  return addDragonHead(mesh, rig, h, colours, snake ? 'snake' : reptile ? 'reptile' : 'dragon');
}

function addBody(mesh: MeshData, rig: Rig, h: number, [main, pale, dark]: Colours, kind: LongBody): void {
  const names = [
    ...Array.from({ length: dragonLength.behind }, (_, i) => `tail${dragonLength.behind - i}`),
    'hips',
    ...Array.from({ length: dragonLength.ahead }, (_, i) => `neck${i + 1}`),
    'head',
  ];
  const points = names.map((name): Triple => jointAt(rig, name));
  const line = [add(points[0]!, [0, 0, -0.5 * h]), ...points];
  const radius = curve([
    [0, 0.015],
    [0.12, 0.1],
    [0.35, 0.26],
    [0.55, 0.34],
    [0.75, 0.32],
    [0.9, 0.26],
    [1, 0.24],
  ]);
  const slim = kind === 'snake' ? 0.72 : kind === 'reptile' ? 1.15 : 1;
  const bonesAt = (t: number): Influence => {
    const place = t * (line.length - 1) - 1;
    const low = Math.min(names.length - 1, Math.max(0, Math.floor(place)));
    const high = Math.min(names.length - 1, low + 1);
    const share = Math.min(1, Math.max(0, place - low));
    return [
      [rig.index[names[low]!]!, 1 - share],
      [rig.index[names[high]!]!, share + 1e-6],
    ];
  };
  const steps = 50;
  const rows = Array.from({ length: steps }, (_, i): Vertex[] => {
    const t = i / (steps - 1);
    const at = along(line, t);
    return around(14).map((angle, column): Vertex => {
      const r = radius(t) * slim * h;
      const below = smoothstep(0.3, 0.5, -Math.cos(angle));
      const scales = 0.16 * ((i + column) % 2);
      const band = 0.22 * (i % 2);
      return {
        at: add(at, [Math.sin(angle) * r, Math.cos(angle) * r, 0]),
        colour: blend(shade(main, 0.04 - scales), shade(pale, -band), below),
        bones: bonesAt(t),
      };
    });
  });
  addGrid(mesh, rows, { closed: true, capStart: true });
  if (kind === 'snake') return;
  addFin(mesh, line, (t) => radius(t) * slim * h, bonesAt, [dark, pale], kind === 'reptile' ? 0.4 : 1);
  if (kind === 'reptile') return;
  for (const lean of [-0.75, -0.3, 0.15, 0.6]) {
    const tip: Triple = [0.16 * lean * h, 0.34 * lean * h, -0.95 * h + Math.abs(lean) * 0.3 * h];
    spike(mesh, [line[0]!, add(line[0]!, scale(tip, 0.5)), add(line[0]!, tip)], 0.1 * h, dark, bonesAt(0));
  }
}

/** The fin: leaning flames in a row from neck to tail. */
function addFin(
  mesh: MeshData,
  line: readonly Triple[],
  radius: (t: number) => number,
  bones: (t: number) => Influence,
  [dark, pale]: [Triple, Triple],
  share: number,
): void {
  const count = 22;
  for (let i = 0; i < count; i++) {
    const t = mix(0.03, 0.93, i / (count - 1));
    const tall = share * radius(t) * (1.05 + 0.35 * Math.sin(i * 2.1));
    const root = along(line, t);
    const rows = [0, 0.5, 1].map((share): Vertex[] => {
      const half = radius(t) * 0.42 * (1 - share) + 0.001;
      const y = radius(t) * 0.86 + tall * share;
      const back = -tall * 0.75 * share ** 1.3;
      return [-1, 0, 1].map((across) => ({
        at: add(root, [(1 - Math.abs(across)) * 0.18 * radius(t) * (1 - share), y, back + across * half]),
        colour: blend(dark, pale, share * 0.55),
        bones: bones(t),
      }));
    });
    addGrid(mesh, rows);
    addGrid(
      mesh,
      rows.map((row) =>
        row.map((vertex) => ({ ...vertex, at: [2 * root[0] - vertex.at[0], vertex.at[1], vertex.at[2]] as Triple })),
      ),
      { flip: true },
    );
  }
}

function addLeg(mesh: MeshData, rig: Rig, name: string, h: number, [main, pale, dark]: Colours): void {
  const bones = [1, 2, 3].map((i) => rig.index[`${name}${i}`]!);
  const joints = bones.map((index): Triple => rig.bones[index]!.at);
  const rows = [0, 0.15, 0.35, 0.55, 0.75, 1].map((t): Vertex[] =>
    around(9).map((angle) => {
      const r = (mix(0.2, 0.085, t) + 0.03 * bump(t, 0.3, 0.15)) * h;
      return {
        at: add(along(joints, t), [Math.sin(angle) * r, 0, Math.cos(angle) * r * 1.15]),
        colour: shade(main, Math.round(t * 12) % 2 ? -0.1 : 0),
        bones: [[bones[Math.min(2, Math.floor(t * 2.01))]!, 1]],
      };
    }),
  );
  addGrid(mesh, rows, { closed: true, capStart: true });
  for (const lean of [0, 0.5]) {
    const elbow = along(joints, 0.45);
    spike(
      mesh,
      [elbow, add(elbow, [0, 0.05 * h, -0.16 * h]), add(elbow, [0, (0.16 + lean * 0.2) * h, -0.34 * h])],
      0.06 * h,
      dark,
      [[bones[1]!, 1]],
    );
  }
  const foot = joints[2]!;
  for (const turn of [-0.7, -0.15, 0.4, Math.PI]) {
    const way: Triple = [Math.sin(turn), 0, Math.cos(turn)];
    spike(
      mesh,
      [
        foot,
        add(foot, [way[0] * 0.14 * h, 0.03 * h, way[2] * 0.14 * h]),
        add(foot, [way[0] * 0.24 * h, -0.1 * h, way[2] * 0.24 * h]),
      ],
      0.048 * h,
      blend(pale, linear('#f6ecd2'), 0.7),
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
        Math.sin(angle) * 0.034 * h * (1 - t * 0.9),
        Math.cos(angle) * 0.034 * h * (1 - t * 0.9),
      ]),
      colour,
      bones: [[bones[Math.min(bones.length - 1, Math.floor(t * bones.length))]!, 1]],
    })),
  );
  addGrid(mesh, rows, { closed: true });
}
