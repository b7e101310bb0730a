import type { Creature } from '../../film/index.ts';
import type { FrontHead } from './beast-actor.ts';
import { blend, type Colours, coloursOf, linear, shade } from './colour.ts';
import species from './data/species.json' with { type: 'json' };
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { jointAt, type Rig } from './rig.ts';
import { addRod, addSolid } from './solids.ts';
import { kindIn } from './species.ts';
import { add, mix, smoothstep, type Triple } from './vector.ts';

/** What flies without feathers, on the skeleton of a bird. */
export type Flutterer = keyof typeof species.flutterers;

/** The flutterer that a species is. */
export const fluttererOf = (creature: Creature): Flutterer | undefined => kindIn(creature, species.flutterers);

/** A wing as a sheet about its root: angles in its plane (0 outwards, to the back) and reach in shares of the height. */
type Wing = {
  from: number;
  to: number;
  reach: (share: number) => number;
  rise: number;
  at: number;
  colours: (t: number, share: number) => Triple;
};

const round = (reach: number) => (share: number) => reach * Math.sin(Math.PI * mix(0.1, 0.93, share)) ** 0.45;

/** Scalloped like a bat's skin between its fingers. */
const webbed = (reach: number) => (share: number) =>
  reach * (0.72 + 0.28 * Math.abs(Math.cos(share * Math.PI * 3))) * mix(1, 0.62, share);

function wingsOf(kind: Flutterer, [main, pale, dark]: Colours): Wing[] {
  const painted = (t: number, share: number) => {
    const rim = smoothstep(0.72, 0.86, t);
    const vein = Math.abs(Math.sin(share * Math.PI * 5)) < 0.16 ? 0.6 : 0;
    const dot = rim > 0.6 && Math.sin(share * 26) > 0.75 ? 1 : 0;
    return blend(
      blend(blend(pale, main, smoothstep(0.05, 0.4, t)), dark, Math.max(rim, vein * t)),
      [1, 1, 1],
      dot * 0.8,
    );
  };
  const glass = (t: number) => blend(linear('#dfeaf0'), linear('#9fb4c0'), t);
  if (kind === 'butterfly')
    return [
      { from: -0.75, to: 0.62, reach: round(1.6), rise: 0.9, at: 0.08, colours: painted },
      { from: 0.55, to: 1.65, reach: round(1.15), rise: 0.8, at: -0.06, colours: painted },
    ];
  if (kind === 'bat')
    return [
      {
        from: -0.35,
        to: 1.35,
        reach: webbed(1.25),
        rise: 0.35,
        at: 0.05,
        colours: (t, share) =>
          Math.abs(Math.cos(share * Math.PI * 3)) > 0.96 ? main : shade(blend(main, dark, 0.4), -0.2 * t),
      },
    ];
  const long = kind === 'dragonfly' ? 1.15 : 0.95;
  return [
    { from: -0.25, to: 0.12, reach: round(long), rise: 0.85, at: 0.06, colours: glass },
    { from: 0.22, to: 0.62, reach: round(long * 0.88), rise: 0.7, at: -0.08, colours: glass },
  ];
}

/** Builds it: body, head with feelers or ears, wings. */
export function addFlutterer(mesh: MeshData, creature: Creature, rig: Rig, kind: Flutterer): FrontHead {
  const colours = coloursOf(creature);
  const [main, pale, dark] = colours;
  const h = creature.height;
  const at = (name: string) => jointAt(rig, name);
  const one = (name: string): Influence => [[rig.index[name]!, 1]];
  const chest = at('chest');
  const joint = at('head');
  const thick = kind === 'bat' ? 0.2 : kind === 'bee' ? 0.19 : 0.1;
  const long = kind === 'dragonfly' ? 1.3 : kind === 'bat' ? 0.3 : 0.62;
  const tail = add(chest, [0, -0.12 * h, -long * h]);
  const body =
    kind === 'bee'
      ? (t: number) => (Math.sin(t * 22) > 0 ? linear('#e8b52a') : linear('#1d1a18'))
      : (t: number) => shade(blend(main, dark, kind === 'butterfly' ? 0.75 : 0.25), -0.1 * t);
  addRod(
    mesh,
    [add(chest, [0, 0, 0.16 * h]), chest, tail],
    (t) => thick * h * Math.sin(Math.PI * mix(0.3, 0.92, t)) ** 0.7,
    body,
    (t): Influence => [
      [rig.index.chest!, 1 - t],
      [rig.index.hips!, t],
    ],
    12,
    14,
  );
  addRod(
    mesh,
    [add(chest, [0, 0.02 * h, 0.1 * h]), joint],
    () => thick * 0.7 * h,
    () => body(0.2),
    one('neck'),
    8,
    3,
  );
  const size = (kind === 'bat' ? 0.22 : 0.17) * h;
  addSolid(mesh, joint, [size, size * 0.95, size], {
    colour: kind === 'bee' ? linear('#2a2420') : blend(main, dark, kind === 'bat' ? 0.1 : 0.6),
    bones: one('head'),
    corner: 1,
    columns: 16,
    rows: 10,
  });
  for (const side of [1, -1]) {
    if (kind === 'bat')
      addRod(
        mesh,
        [
          add(joint, [side * 0.4 * size, 0.5 * size, 0]),
          add(joint, [side * 0.75 * size, 1.3 * size, 0]),
          add(joint, [side * 0.9 * size, 2.1 * size, -0.1 * size]),
        ],
        (t) => 0.42 * size * (1 - 0.9 * t),
        (t) => blend(main, pale, 0.3 * t),
        one('head'),
        8,
        5,
      );
    else
      addRod(
        mesh,
        [
          add(joint, [side * 0.3 * size, 0.8 * size, 0.3 * size]),
          add(joint, [side * 0.8 * size, 2.0 * size, 0.9 * size]),
          add(joint, [side * 1.2 * size, 2.3 * size, 1.6 * size]),
        ],
        (t) => (t > 0.9 ? 0.12 : 0.05) * size,
        () => dark,
        one('head'),
        5,
        10,
      );
    for (const wing of wingsOf(kind, colours))
      addSheet(mesh, wing, side, h, add(chest, [side * thick * 0.5 * h, 0.06 * h, wing.at * h]), rig);
  }
  if (kind !== 'bat') addThinLegs(mesh, chest, h, dark, one('chest'));
  return {
    size,
    eye: {
      at: [0.55, 0.25, 0.78],
      way: [0.6, 0.15, 1],
      radius: 0.9,
      half: kind === 'bat' ? 0.3 : 0.4,
      up: 0.34,
      down: 0.32,
      tilt: 0,
      pupil: 'dark',
    },
    hinge: add(joint, [0, -0.4 * size, 0]),
  };
}

function addSheet(
  mesh: MeshData,
  { from, to, reach, rise, colours }: Wing,
  side: number,
  h: number,
  root: Triple,
  rig: Rig,
): void {
  const bones: Influence = [
    [rig.index.chest!, 0.85],
    [rig.index[`wing${side > 0 ? 'L' : 'R'}1`]!, 0.15],
  ];
  const rows = Array.from({ length: 9 }, (_, i): Vertex[] =>
    Array.from({ length: 19 }, (_, k): Vertex => {
      const [t, share] = [i / 8, k / 18];
      const angle = mix(from, to, share);
      const r = reach(share) * t * h;
      const out = Math.cos(angle) * r;
      return {
        at: add(root, [side * out * Math.cos(rise), out * Math.sin(rise), -Math.sin(angle) * r]),
        colour: colours(t, share),
        bones,
      };
    }),
  );
  addGrid(mesh, rows, { flip: side < 0 });
}

function addThinLegs(mesh: MeshData, chest: Triple, h: number, colour: Triple, bones: Influence): void {
  for (const side of [1, -1])
    for (const lean of [0.22, 0, -0.25])
      addRod(
        mesh,
        [
          add(chest, [side * 0.05 * h, -0.05 * h, lean * 0.4 * h]),
          add(chest, [side * 0.2 * h, -0.12 * h, lean * h]),
          [side * 0.24 * h, Math.max(0.01 * h, chest[1] - 0.6 * h), chest[2] + lean * 1.3 * h],
        ],
        (t) => 0.013 * h * (1 - 0.6 * t),
        () => colour,
        bones,
        5,
        5,
      );
}
