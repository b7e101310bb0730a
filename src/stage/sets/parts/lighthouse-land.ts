import { random, type SetLayout } from '../../../film/index.ts';
import type { SetDraft, SetRequest } from '../model.ts';
import { smooth } from '../parameters.ts';
import { blend, scaled, type Triple, tint, varied } from '../sculpture.ts';
import { foliage, groundTints } from '../season.ts';
import { growth, type Plant, plantBoxes } from './growth.ts';
import { rock, roll, terrain } from './land.ts';
import { gull } from './lighthouse-boats.ts';
import { foam, gorse, seaRock, seaStack, thrift } from './lighthouse-cape.ts';
import { cottage } from './lighthouse-cottage.ts';
import { ground, outside, pathAt, plan, sea, sideFor, towerX, towerZ } from './lighthouse-plan.ts';
import { broadTree, tuft } from './trees.ts';

/** The turf with its path. */
export function turf(draft: SetDraft, set: SetRequest): void {
  const tints = groundTints(set.season);
  const height = (x: number, z: number) => ground(set, x, z);
  const stone = tint('#6e675d');
  draft.ground.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.7 });
  terrain(draft.ground, [-72, -76, 72, 60], 74, height, (x, z) => {
    const up = height(x, z);
    const trodden = 1 - smooth(0.55, 1.3, Math.abs(x - pathAt(set, z)) + roll(x * 1.4, z * 1.4, 3) * 0.25);
    const grass = blend(
      blend(tints.grass, tints.blade, 0.35 + 0.5 * roll(x * 0.33, z * 0.33, 6)),
      tint('#8f8a55'),
      0.28 + 0.3 * roll(x * 0.21, z * 0.26, 11),
    );
    const cliff = smooth(-0.8, 0.1, outside(set, x, z));
    const strata = scaled(stone, 0.8 + 0.25 * Math.sin(up * 2.6 + roll(x, z, 2)));
    const wet = smooth(sea + 1.4, sea + 0.3, up);
    const face = blend(blend(strata, tint('#33363a'), wet), tints.grass, 0.25 * (1 - wet));
    return scaled(
      blend(blend(grass, blend(tints.path, tint('#b09a74'), 0.5), trodden * 0.95), face, cliff),
      0.88 + 0.15 * roll(x * 1.3, z * 1.3, 8),
    );
  });
}

/** Cliffs, rocks and foam. */
export function shoreline(draft: SetDraft, set: SetRequest): void {
  const source = random(`${set.seed}/rocks`);
  const side = sideFor(set);
  const shade = tint('#746d63');
  let placed = 0;
  for (let tries = 0; tries < 900 && placed < 74; tries++) {
    const [x, z] = [(source() - 0.5) * 46, 6 - source() * 54];
    const off = outside(set, x, z);
    if (off < -0.2 || off > 5 || Math.hypot(x, z) < 9) continue;
    placed++;
    const size = off < 1 ? 0.35 + source() * 0.7 : 0.6 + source() ** 2 * 2.1;
    const low = Math.max(sea - 0.3, ground(set, x, z) - 0.2);
    seaRock(draft.solid, [x, low, z], size, size * (0.7 + source() * 0.6), varied(shade, source, 0.12), sea, source);
    if (off > 3.2) foam(draft.leaves, [x, z], size * 1.25, sea + 0.42, source);
    if (source() < 0.2) gull(draft.solid, [x, low + size * 0.62, z], source() * 360);
  }
  const { stacks } = plan(set);
  const tints = groundTints(set.season);
  for (let index = 0; index < stacks; index++) {
    const left = index % 2 === 0 ? -1 : 1;
    const [x, z] = [left * side * (15 + source() * 20), -24 - index * 9 - source() * 14];
    const broad = 2 + source() * 2.4;
    seaStack(
      draft.solid,
      [x, sea - 0.4, z],
      broad,
      broad * (1.7 + source() * 1.9),
      varied(shade, source, 0.1),
      scaled(tints.grass, 0.9),
      source,
    );
    seaRock(draft.solid, [x + broad * 1.2, sea, z + broad * 0.4], broad * 0.6, broad * 0.6, shade, sea, source);
    foam(draft.leaves, [x, z], broad * 1.3, sea + 0.42, source);
  }
  for (let index = 0; index < 22; index++) {
    const angle = source() * Math.PI * 2;
    const [x, z] = [
      towerX * side + Math.cos(angle) * (5.6 + source() * 2.4),
      towerZ + Math.sin(angle) * (5.6 + source() * 2.4),
    ];
    seaRock(
      draft.solid,
      [x, ground(set, x, z) - 0.2, z],
      0.5 + source() * 1.2,
      0.4 + source() * 0.9,
      shade,
      sea,
      source,
    );
  }
}

/** What grows on the cape: grass, sea pinks, gorse. */
function growing(set: SetRequest): Record<'grass' | 'pinks' | 'gorse', Plant[]> {
  const source = random(`${set.seed}/turf`);
  const at = (x: number, z: number): Triple => [x, ground(set, x, z), z];
  const trodden = (x: number, z: number, half: number) =>
    Math.abs(x - pathAt(set, z)) < half || outside(set, x, z) > -0.2;
  const grass = Array.from({ length: 760 }).flatMap((): Plant[] => {
    const far = source() < 0.25;
    const [x, z] = far ? [(source() - 0.5) * 24, -10 - source() * 22] : [(source() - 0.5) * 20, 10 - source() * 19];
    if (trodden(x, z, 1.15)) return [];
    return [{ at: at(x, z), size: 0.18 + source() * 0.34 + (roll(x * 0.5, z * 0.5, 4) > 0.2 ? 0.16 : 0) }];
  });
  const pinks = Array.from({ length: 20 }).flatMap(() => {
    const [cx, cz] = [(source() - 0.5) * 17, 8 - source() * 19];
    return Array.from({ length: 4 }).flatMap((): Plant[] => {
      const [x, z] = [cx + (source() - 0.5) * 1.6, cz + (source() - 0.5) * 1.6];
      return trodden(x, z, 1.1) ? [] : [{ at: at(x, z), size: 0.26 + source() * 0.1 }];
    });
  });
  const bushes = Array.from({ length: 150 }).flatMap((): Plant[] => {
    const [x, z] = [(source() - 0.5) * 27, 9 - source() * 30];
    return forGorse(set, x, z) ? [{ at: at(x, z), size: 0.6 + source() * 0.5 }] : [];
  });
  return { grass, pinks, gorse: bushes.slice(0, 16) };
}

/** A place for gorse: off the cliffs, the path, the cottage and where people play. */
function forGorse(set: SetRequest, x: number, z: number): boolean {
  const side = sideFor(set);
  const across = x * side;
  if (outside(set, x, z) > -0.6 || roll(x * 0.3, z * 0.3, set.seed % 29) < 0) return false;
  if ((across > -3.6 && across < 5 && z > -17) || (Math.abs(z - 0.6) < 2.6 && Math.abs(x) < 10.5)) return false;
  return (
    Math.hypot(across + 6.4, z + 12) >= 7 && Math.hypot(across + 5, z - 9) >= 3 && Math.hypot(across - 5, z - 4) >= 3
  );
}

/** The boxes of what grows high on the cape. */
export function tallGrowth(set: SetRequest): NonNullable<SetLayout['plants']> {
  const { grass, pinks, gorse } = growing(set);
  return [...plantBoxes(grass, growth.tuft), ...plantBoxes(pinks, growth.thrift), ...plantBoxes(gorse, growth.gorse)];
}

/** Grass, thrift, gorse and stones. */
export function plants(draft: SetDraft, set: SetRequest): void {
  const source = random(`${set.seed}/blades`);
  const tints = groundTints(set.season);
  const side = sideFor(set);
  const faded = set.season === 'winter' || set.season === 'autumn';
  const pink = set.season === 'winter' ? tint('#a89a86') : tint('#d987a8');
  const cape = growing(set);
  for (const { at, size } of cape.grass) {
    const straw = varied(blend(tints.blade, tint('#c0b070'), 0.25 + source() * 0.35), source, 0.15);
    tuft(draft.leaves, at, size, 7, straw, source);
  }
  for (const { at, size } of cape.pinks) thrift(draft.leaves, at, size, tints.blade, pink, source);
  for (const { at, size } of cape.gorse)
    gorse(
      draft.leaves,
      [at[0], at[1] - 0.05, at[2]],
      size,
      tint('#4a5c34'),
      tint(faded ? '#8a8048' : '#e8b82c'),
      source,
    );
  rock(draft.solid, [2.9 * side, ground(set, 2.9 * side, -1.9) - 0.05, -1.9], 0.5, tint('#857e72'), source, 0.35);
  for (let index = 0; index < 20; index++) {
    const [x, z] = [(source() - 0.5) * 20, 8 - source() * 26];
    if (Math.abs(x - pathAt(set, z)) < 1.4 || Math.hypot(x, z) < 3.2 || outside(set, x, z) > 0) continue;
    rock(draft.solid, [x, ground(set, x, z) - 0.06, z], 0.12 + source() ** 2 * 0.5, tint('#7f786c'), source, 0.4);
  }
}

/** What lies inland, behind the viewer: a field wall, trees bent by the wind, a farm. */
export function inland(draft: SetDraft, set: SetRequest): void {
  const source = random(`${set.seed}/inland`);
  const side = sideFor(set);
  const green = foliage(set.season);
  const look = plan(set);
  const on = (x: number, z: number): Triple => [x, ground(set, x, z), z];
  for (let index = 0; index < 44; index++) {
    const x = (index - 22) * 0.92;
    if (Math.abs(x - pathAt(set, 17)) < 1.6) continue;
    const z = 17 + Math.sin(x * 0.2) * 1.2;
    for (const up of [0, 0.34])
      rock(
        draft.solid,
        [x + (source() - 0.5) * 0.3, ground(set, x, z) + up, z],
        0.44 + source() * 0.12,
        tint('#827b6f'),
        source,
        0.3,
      );
  }
  for (const [x, z, tall] of [
    [-9, 21, 5],
    [-13, 24, 5.5],
    [8, 27, 5],
    [14, 22, 4.6],
    [-20, 33, 6],
    [21, 36, 6],
  ] as const)
    broadTree(draft, on(x * side, z), tall, green.crowns, source, 0.42, green.bare);
  draft.solid.place(on(-7 * side, 36), 170, 1.1, () => cottage(draft.solid, 8, 4.6, look.slate, look.door));
  draft.solid.place(on(-15 * side, 38), 200, 0.9, () => cottage(draft.solid, 6, 4.2, look.slate, look.door));
}
