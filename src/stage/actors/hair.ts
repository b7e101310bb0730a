import { random } from '../../film/index.ts';
import { addBeard } from './beard.ts';
import type { Body } from './body-shape.ts';
import { blend, shade } from './colour.ts';
import styles from './data/hair.json' with { type: 'json' };
import { addHairMass, type HairChance, type HairMass } from './hair-mass.ts';
import type { HeadShape } from './head-shape.ts';
import { addLock, skullPoint } from './locks.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import type { Chain } from './rig.ts';
import { onHead } from './skin.ts';
import { addRod, addSolid } from './solids.ts';
import { add, bump, curve, mix, smoothstep } from './vector.ts';

/** A lock of a hairstyle: corners as [angle from the front, height, lift over the skull] in head shares; `wide` and `thick` at its root. */
type Lock = { path: number[][]; wide: number; thick: number; mirror?: boolean; light?: number };

/**
 * A hairstyle: its mass, its locks, its `bun` (height, depth, radius and, for two of them, distance from the middle), and the
 * number of balls of curly hair.
 */
type Style = HairMass & { locks: Lock[]; bun?: number[]; curls?: number };

/** The lowest height that a hat covers all round; hair above it lies flat. */
const hatLines: Partial<Record<Body['person']['dress']['hat'], number>> = {
  none: 9,
  straw: 0.88,
  crown: 0.8,
  hood: 0.86,
  headscarf: 0.8,
  cap: 0.73,
  helmet: 0.74,
  casque: 0.76,
  nurse: 0.86,
};

/** How far hair may stand off at a height under a hat. */
function underHat(body: Body, y: number, lift: number): number {
  const { hat } = body.person.dress;
  const helm = hat === 'casque' || (hat === 'helmet' && body.person.dress.style !== 'uniform');
  if (helm) return Math.min(lift, 0.05);
  const line = hatLines[hat] ?? 0.79;
  return Math.min(lift, mix(0.2, 0.035, smoothstep(line - 0.06, line + 0.03, y)));
}

/** Hair as volume: a cap from the hairline, locks that overlap it, and what hangs on chains. */
export function addHair(mesh: MeshData, body: Body, shape: HeadShape): void {
  const { person } = body;
  const { hat } = person.dress;
  if (person.dress.style === 'robot' || person.features.includes('wig')) return;
  if (person.beard) addBeard(mesh, body, shape);
  const style = (styles as Record<string, Style>)[person.hair.style];
  if (!style) return;
  addHairMass(mesh, body, shape, style, chanceOf(person), (y, lift) => underHat(body, y, lift));
  for (const lock of style.locks) {
    if (hat !== 'none' && hat !== 'crown' && lock.path.every(([, y]) => y! > 0.74)) continue;
    addSkullLock(mesh, body, shape, lock, 1);
    if (lock.mirror !== false) addSkullLock(mesh, body, shape, lock, -1);
  }
  if (style.curls) addCurls(mesh, body, shape, style, style.curls);
  if (style.bun && (hat === 'none' || style.bun[0]! < 0.9)) addBuns(mesh, body, style.bun);
  if (hat === 'space' || hat === 'headscarf') return;
  for (const chain of body.rig.chains) if (chain.kind === 'hair') addChainLock(mesh, body, chain);
}

/** What chance makes of a hairstyle on this head. */
function chanceOf(person: Body['person']): HairChance {
  const chance = random(`hair/${person.height}/${person.skin}/${person.eyes}/${person.hair.colour}/${person.sex}`);
  return { side: chance() < 0.5 ? -1 : 1, length: chance() * 2 - 1, phase: chance() * 6 };
}

/** Balls of hair all over the cap, on a spiral (Vogel 1979). */
function addCurls(mesh: MeshData, body: Body, shape: HeadShape, style: Style, count: number): void {
  const line = curve(style.line.map(([a, b]) => [a!, b!] as [number, number]));
  const { hair, hairLight, hairDark } = body.palette;
  for (let i = 0; i < count; i++) {
    const angle = ((i * 2.39996) % (2 * Math.PI)) - Math.PI;
    const low = line(Math.abs(angle)) + 0.03;
    const y = low + (1 - low) * (1 - (i + 0.5) / count);
    const at = onHead(body, skullPoint(shape, angle, y, underHat(body, y, 0.09)));
    const size = (underHat(body, y, 0.12) < 0.1 ? 0.05 : 0.115 + 0.02 * Math.sin(i * 5)) * body.m.head;
    const colour = [hair, hairDark, hair, blend(hair, hairLight, 0.6)][i % 4]!;
    addSolid(mesh, at, [size, size, size], { colour, bones: [[body.bone('head'), 1]], corner: 1, columns: 7, rows: 4 });
  }
}

function addSkullLock(mesh: MeshData, body: Body, shape: HeadShape, lock: Lock, side: number): void {
  const points = lock.path.map(([angle, y, lift]) => skullPoint(shape, side * angle!, y!, underHat(body, y!, lift!)));
  const head: Influence = [[body.bone('head'), 1]];
  addLock(
    mesh,
    body,
    points.map((point) => onHead(body, point)),
    lock.wide * body.m.head,
    lock.thick * body.m.head,
    lock.light ?? 0,
    () => head,
  );
}

function chainBones(chain: Chain, head: number): (t: number) => Influence {
  return (t) => {
    const place = t * chain.bones.length - 0.5;
    if (place < 0)
      return [
        [head, Math.max(0, -place)],
        [chain.bones[0]!, 1 + place],
      ];
    const low = Math.min(chain.bones.length - 1, Math.floor(place));
    const high = Math.min(chain.bones.length - 1, low + 1);
    return [
      [chain.bones[low]!, 1 - (place - low)],
      [chain.bones[high]!, place - low],
    ];
  };
}

function addChainLock(mesh: MeshData, body: Body, chain: Chain): void {
  const { rig, m, palette } = body;
  const name = rig.bones[chain.bones[0]!]!.name;
  const points = [...chain.bones.map((index) => rig.bones[index]!.at), chain.tip];
  const bones = chainBones(chain, body.bone('head'));
  const long = name.startsWith('back');
  const first = points[0]!;
  if (long) points.unshift(add(first, [-first[0] * 0.25, 0.36 * m.head, 0.05 * m.head]));
  const shift = long ? 1 / (points.length - 1) : 0;
  const placed = (t: number) => bones(Math.max(0, (t - shift) / (1 - shift)));
  if (name.startsWith('ribbon')) {
    const ribbon = {
      ...body,
      palette: {
        ...palette,
        hair: palette.accent,
        hairLight: shade(palette.accent, 0.15),
        hairDark: shade(palette.accent, -0.2),
      },
    };
    addLock(mesh, ribbon, points, 0.045 * m.head, 0.008 * m.head, 0, placed, 8);
    return;
  }
  if (name.startsWith('braid')) {
    const end = 0.86;
    const colour = (t: number) =>
      t > end && t < 0.93 ? palette.accent : Math.round(t * 18) % 2 ? palette.hair : palette.hairDark;
    const radius = (t: number) =>
      (t > end ? 0.05 + 0.06 * bump(t, 0.97, 0.03) : 0.075 + 0.022 * Math.cos(t * 18 * Math.PI)) * m.head;
    addRod(mesh, points, radius, colour, placed, 7, 18);
    return;
  }
  const wide = long ? 0.155 : name.startsWith('ponytail') ? 0.16 : 0.05;
  addLock(
    mesh,
    body,
    points,
    wide * m.head,
    (long ? 0.075 : name.startsWith('ponytail') ? 0.13 : 0.035) * m.head,
    0,
    placed,
    long ? 8 : 7,
  );
}

/** One bun in the middle, or two at the sides. */
function addBuns(mesh: MeshData, body: Body, bun: number[]): void {
  const apart = bun[3] ?? 0;
  for (const side of apart > 0 ? [-1, 1] : [0]) addBun(mesh, body, bun, side * apart);
}

function addBun(mesh: MeshData, body: Body, [y, z, radius]: number[], x: number): void {
  const { hair, hairLight, hairDark, accent } = body.palette;
  const head: Influence = [[body.bone('head'), 1]];
  const rows = [1, 0.92, 0.7, 0.35, -0.05, -0.42, -0.62, -0.66, -0.86, -0.9].map((rise, row) =>
    Array.from({ length: 14 }, (_, column): Vertex => {
      const angle = -Math.PI + (column / 14) * 2 * Math.PI;
      const band = row >= 7;
      const round = band
        ? row === 9
          ? 0.82
          : 0.74
        : Math.sqrt(Math.max(0.02, 1 - rise * rise)) * (1 + 0.05 * Math.cos(angle * 7 + rise * 3));
      const r = radius! * round;
      const tilt = rise * radius! * -0.35;
      const colour = band
        ? accent
        : blend(blend(hair, hairDark, smoothstep(0, -0.6, rise)), hairLight, bump(rise, 0.42, 0.16) * 0.8);
      return {
        at: onHead(body, [x + Math.sin(angle) * r, y! + rise * radius! * 0.92, z! + tilt + Math.cos(angle) * r]),
        colour,
        bones: head,
      };
    }),
  );
  addGrid(mesh, rows, { closed: true, capStart: true });
  if (x !== 0) return;
  const pin = [-1, -0.94, 0.9, 1].map((x, i) =>
    Array.from({ length: 6 }, (_, column): Vertex => {
      const angle = (column / 6) * 2 * Math.PI;
      const r = [0.012, 0.026, 0.014, 0.004][i]!;
      return {
        at: onHead(body, [x * radius! * 1.75, y! - 0.02 + Math.sin(angle) * r, z! + Math.cos(angle) * r]),
        colour: shade(accent, 0.25),
        bones: head,
      };
    }),
  );
  addGrid(mesh, pin, { closed: true });
}
