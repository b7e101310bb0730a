import type { Creature } from '../../film/index.ts';
import type { FrontHead } from './beast-actor.ts';
import { blend, type Colours, coloursOf, shade } from './colour.ts';
import table from './data/fish.json' with { type: 'json' };
import { dragonLength } from './dragon-rig.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { jointAt, type Rig } from './rig.ts';
import { kindIn } from './species.ts';
import {
  add,
  around,
  clamp,
  cross,
  curve,
  mix,
  normalise,
  scale,
  smoothstep,
  subtract,
  type Triple,
} from './vector.ts';

/**
 * The form of what swims, in shares of its height about its middle: sections of z, upper and lower edge and half width; fins by
 * where they begin, end and point, [z, y]; the eye's place and size. The tail stands upright on fish and lies flat on whales.
 */
type FishForm = {
  words: string[];
  sections: number[][];
  fluke: string;
  fins: { at: number[]; back: number[]; tip: number[]; kind: string; out?: number }[];
  eye: number[];
  scales: number;
  gills?: number;
  throat?: number;
};

/** The swimmer that a species is, or undefined for dragons, snakes and lizards. */
export function fishFormOf(creature: Creature): FishForm | undefined {
  const words = Object.fromEntries(Object.entries(table).map(([kind, form]) => [kind, form.words]));
  const kind = kindIn(creature, words);
  return kind === undefined ? undefined : (table as Record<string, FishForm>)[kind];
}

/** A fish, shark, dolphin or whale on the skeleton of a long body. */
export function addFish(mesh: MeshData, creature: Creature, rig: Rig, form: FishForm): FrontHead {
  const h = creature.height;
  const colours = coloursOf(creature);
  const through = (column: number) => curve(form.sections.map((row) => [row[0]!, row[column]!] as const));
  const [top, bottom, wide] = [through(1), through(2), through(3)];
  const bones = bonesAlong(rig, h);
  const skin = (z: number, angle: number): Triple => {
    const share = (1 + Math.cos(angle)) / 2;
    return [Math.sin(angle) * wide(z) * h, h + mix(bottom(z), top(z), share) * h, z * h];
  };
  const [back, front] = [form.sections[0]![0]!, form.sections.at(-1)![0]!];
  const rows = Array.from({ length: 40 }, (_, i): Vertex[] => {
    const z = mix(back, front, (i / 39) ** 0.85);
    return around(22).map((angle, column): Vertex => {
      return { at: skin(z, angle), colour: skinColour(form, colours, z, angle, i + column), bones: bones(z) };
    });
  });
  addGrid(mesh, rows, { closed: true, capStart: true, capEnd: true });
  for (const fin of form.fins) addFin(mesh, fin, h, colours, bones);
  addFluke(mesh, form, back, h, colours, bones);
  const joint = jointAt(rig, 'head');
  const [z, y, size] = form.eye as [number, number, number];
  const share = (y - bottom(z)) / (top(z) - bottom(z));
  const x = wide(z) * Math.sin(Math.acos(clamp(2 * share - 1, -1, 1)));
  return {
    size: h,
    eye: {
      at: [x, y + 1 - joint[1] / h, z - joint[2] / h],
      way: [1, 0.12, 0.25],
      radius: 0.7,
      half: size,
      up: size * 0.9,
      down: size * 0.9,
      tilt: 0,
      pupil: 'dark',
    },
    hinge: add(joint, [0, -0.3 * h, 0.3 * h]),
  };
}

function bonesAlong(rig: Rig, h: number): (z: number) => Influence {
  const names = [
    ...Array.from({ length: dragonLength.behind }, (_, i) => `tail${dragonLength.behind - i}`),
    'hips',
    ...Array.from({ length: dragonLength.ahead }, (_, i) => `neck${i + 1}`),
    'head',
  ];
  const places = names.map((name) => ({ index: rig.index[name]!, z: jointAt(rig, name)[2] / h }));
  return (z) => {
    const after = places.findIndex((place) => place.z > z);
    if (after === 0) return [[places[0]!.index, 1]];
    if (after < 0) return [[places.at(-1)!.index, 1]];
    const [a, b] = [places[after - 1]!, places[after]!];
    const share = (z - a.z) / (b.z - a.z);
    return [
      [a.index, 1 - share],
      [b.index, share + 1e-6],
    ];
  };
}

function skinColour(form: FishForm, [main, pale, dark]: Colours, z: number, angle: number, odd: number): Triple {
  const below = -Math.cos(angle);
  const grooves = form.throat && z > 1 ? 0.25 * (0.5 + 0.5 * Math.cos(angle * 22)) : 0;
  const belly = shade(pale, -grooves);
  const scales = form.scales ? (odd % 2 ? 0.09 : -0.09) * (z < 2.2 ? 1 : 0) : 0;
  const spine = blend(shade(main, scales), dark, smoothstep(0.7, 1, Math.cos(angle)) * (form.scales ? 0.15 : 0.35));
  const coat = blend(spine, belly, smoothstep(0.12, 0.38, below));
  const gill = form.gills && z > 1.75 && z < 2.5 && Math.abs(Math.sin(angle)) > 0.9;
  return gill && Math.sin(z * 24) > 0.55 ? shade(coat, -0.5) : coat;
}

/** A blade with a round back: rows from its root to the tip, a little thick. */
function addBlade(
  mesh: MeshData,
  root: [Triple, Triple],
  tip: Triple,
  thick: number,
  colour: (t: number) => Triple,
  bones: Influence,
): void {
  const across = normalise(cross(subtract(root[1], root[0]), subtract(tip, root[0])));
  const shares = [0, 0.2, 0.4, 0.6, 0.8, 0.93, 1];
  for (const side of [1, -1]) {
    const rows = shares.map((t): Vertex[] => {
      const sweep = t ** 1.6;
      const front = add(scale(root[0], 1 - t), scale(tip, t));
      const hind = add(scale(root[1], 1 - sweep), scale(tip, sweep));
      return [0, 0.3, 0.7, 1].map((u) => ({
        at: add(
          add(scale(front, 1 - u), scale(hind, u)),
          scale(across, side * thick * (1 - t * 0.8) * Math.sin(Math.PI * mix(0.05, 0.95, u))),
        ),
        colour: colour(t),
        bones,
      }));
    });
    addGrid(mesh, rows, { flip: side < 0 });
  }
}

function addFin(
  mesh: MeshData,
  fin: FishForm['fins'][number],
  h: number,
  [main, pale, dark]: Colours,
  bones: (z: number) => Influence,
): void {
  const point = ([z, y]: number[], x: number): Triple => [x * h, h + y! * h, z! * h];
  const colour = (t: number) => blend(blend(main, dark, 0.25), pale, t * 0.25);
  for (const side of fin.kind === 'side' ? [1, -1] : [0]) {
    const root = Math.abs(side) * 0.4 * side;
    const tip = point(fin.tip, side * (fin.out ?? 0));
    addBlade(mesh, [point(fin.at, root), point(fin.back, root)], tip, 0.05 * h, colour, bones(fin.at[0]!));
  }
}

function addFluke(
  mesh: MeshData,
  form: FishForm,
  back: number,
  h: number,
  [main, pale, dark]: Colours,
  bones: (z: number) => Influence,
): void {
  const upright = form.fluke === 'upright';
  const colour = (t: number) => blend(blend(main, dark, 0.2), pale, t * 0.3);
  for (const side of [1, -1]) {
    const reach = upright ? (side > 0 ? 1.15 : 0.95) : 1.35;
    const off = (out: number, z: number): Triple =>
      upright ? [0, h + side * out * h, z * h] : [side * out * h, h, z * h];
    addBlade(
      mesh,
      [off(0.04, back + 0.5), off(0.0, back - 0.15)],
      off(reach, back - 0.75),
      0.06 * h,
      colour,
      bones(back),
    );
  }
}
