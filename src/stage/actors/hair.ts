import { random } from '../../film/index.ts';
import { addBeard } from './beard.ts';
import type { Body } from './body-shape.ts';
import { blend, shade } from './colour.ts';
import { addCurls } from './curls.ts';
import styles from './data/hair.json' with { type: 'json' };
import { addHairMass, type HairChance, type HairMass } from './hair-mass.ts';
import { addHangingHair } from './hanging-hair.ts';
import type { HeadShape } from './head-shape.ts';
import { addLock, skullPoint } from './locks.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { onHead } from './skin.ts';
import { wraps } from './soft-hats.ts';
import { bump, mix, smoothstep } from './vector.ts';
import type { WrapForm } from './wraps.ts';

/** A lock of a hairstyle: corners as [angle from the front, height, lift over the skull] in head shares; `wide` and `thick` at its root. */
type Lock = { path: number[][]; wide: number; thick: number; mirror?: boolean; light?: number };

/**
 * A hairstyle: its mass, its locks, its `bun` (height, depth, radius and, for two of them, distance from the middle); one with
 * `curls` is a mass of so many. `loose` locks have slipped out of hair that is tied; the old, whose hair is fine and light, wear none.
 */
type Style = HairMass & { locks: Lock[]; bun?: number[]; curls?: number; loose?: boolean };

/** The lowest height that a hat covers all round; hair above it lies flat. */
const hatLines: Partial<Record<Body['person']['dress']['hat'], number>> = {
  none: 9,
  straw: 0.88,
  crown: 0.8,
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
  const wrap = wrapOf(hat);
  if (wrap) return Math.min(lift, wrap.lift * 0.4);
  const line = hatLines[hat] ?? 0.79;
  return Math.min(lift, mix(0.2, 0.035, smoothstep(line - 0.06, line + 0.03, y)));
}

/** The cloth drawn over the head, if the hat is one. */
const wrapOf = (hat: string) => (wraps as Partial<Record<string, WrapForm>>)[hat];

/** A style as it is under a cloth: flat, without what hangs or stands off, and no longer than the cloth covers. */
function underWrap(style: Style, wrap: WrapForm): Style {
  const { hang: _hang, quiff: _quiff, bun: _bun, ...flat } = style;
  const line = style.line.map(([angle, low]) => [angle!, angle! < 0.6 ? low! : Math.max(low!, 0.3)]);
  return { ...flat, cap: Math.min(style.cap, wrap.lift * 0.4), line, locks: [] };
}

/** Hair as volume: a cap from the hairline, locks that overlap it, and what hangs on chains. */
export function addHair(mesh: MeshData, body: Body, shape: HeadShape): void {
  const { person } = body;
  const { hat } = person.dress;
  if (person.dress.style === 'robot' || person.animal || person.features.includes('wig')) return;
  if (person.beard) addBeard(mesh, body, shape);
  const worn = (styles as Record<string, Style>)[person.hair.style];
  if (!worn) return;
  const wrap = wrapOf(hat);
  const style = wrap ? underWrap(worn, wrap) : worn;
  const flat = (y: number, lift: number) => underHat(body, y, lift);
  if (style.curls) addCurls(mesh, body, shape, style, style.curls, chanceOf(person), flat);
  else addHairMass(mesh, body, shape, style, chanceOf(person), flat);
  for (const lock of style.loose && person.age === 'elder' ? [] : style.locks) {
    if (hat !== 'none' && hat !== 'crown' && lock.path.every(([, y]) => y! > 0.74)) continue;
    addSkullLock(mesh, body, shape, lock, 1);
    if (lock.mirror !== false) addSkullLock(mesh, body, shape, lock, -1);
  }
  if (style.bun && (hat === 'none' || style.bun[0]! < 0.9)) addBuns(mesh, body, style.bun);
  if (hat === 'space' || wrap) return;
  for (const chain of body.rig.chains) if (chain.kind === 'hair') addHangingHair(mesh, body, chain);
}

/** What chance makes of a hairstyle on this head. */
function chanceOf(person: Body['person']): HairChance {
  const chance = random(`hair/${person.height}/${person.skin}/${person.eyes}/${person.hair.colour}/${person.sex}`);
  return { side: chance() < 0.5 ? -1 : 1, length: chance() * 2 - 1, phase: chance() * 6 };
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
