import { assemble, flat, lampAt } from '../assemble.ts';
import { createDraft, type SetModel, type SetRequest } from '../model.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint, varied } from '../sculpture.ts';
import { foliage, groundTints } from '../season.ts';
import { block, lathe, patch, tube } from '../shapes.ts';
import { gableColours, gableHouse } from './gable-house.ts';
import { blooms, flower } from './garden-plan.ts';
import { ridge, roll, terrain } from './land.ts';
import { bench } from './lighthouse-things.ts';
import { stoneLantern } from './mountain-temple-court.ts';
import { broadTree, puff, tuft } from './trees.ts';

function hedge(
  draft: { solid: Sculpture; leaves: Sculpture },
  at: Triple,
  size: Triple,
  green: Tint,
  source: () => number,
): void {
  draft.solid.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.8 });
  block(draft.solid, at, [size[0], size[1] * 0.96, size[2]], scaled(green, 0.75), 0.08, 0.5);
  const count = Math.round((size[0] + size[2]) * size[1] * 26);
  puff(
    draft.leaves,
    [at[0], at[1] + size[1] * 0.55, at[2]],
    [size[0] * 0.56, size[1] * 0.52, size[2] * 0.62],
    count,
    green,
    source,
    0.16,
  );
}

function ball(
  draft: { solid: Sculpture; leaves: Sculpture },
  at: Triple,
  radius: number,
  green: Tint,
  source: () => number,
): void {
  draft.solid.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.7 });
  lathe(
    draft.solid,
    at,
    [
      [0.05, 0],
      [0.05, radius * 0.5],
      [radius * 0.8, radius * 0.8],
      [radius, radius * 1.5],
      [radius * 0.75, radius * 2.2],
      [0.02, radius * 2.5],
    ],
    14,
    (_, __, v) => scaled(green, 0.5 + 0.5 * v),
  );
  puff(
    draft.leaves,
    [at[0], at[1] + radius * 1.5, at[2]],
    [radius * 1.05, radius * 1.05, radius * 1.05],
    50,
    green,
    source,
    0.15,
  );
}

function fountain(solid: Sculpture, at: Triple): void {
  const stone = tint('#c2b8a2');
  solid.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.4 });
  const tone = (_: Triple, u: number, v: number) => scaled(stone, 0.62 + 0.35 * v + 0.05 * Math.sin(u * 50));
  lathe(
    solid,
    at,
    [
      [1.75, 0],
      [1.7, 0.12],
      [1.6, 0.16],
      [1.6, 0.42],
      [1.74, 0.46],
      [1.74, 0.54],
      [1.5, 0.55],
      [1.48, 0.2],
    ],
    30,
    tone,
  );
  lathe(
    solid,
    at,
    [
      [0.5, 0.1],
      [0.3, 0.4],
      [0.22, 0.8],
      [0.3, 1],
      [0.95, 1.18],
      [0.98, 1.28],
      [0.85, 1.24],
      [0.3, 1.14],
      [0.14, 1.3],
      [0.14, 1.6],
      [0.46, 1.74],
      [0.48, 1.82],
      [0.38, 1.78],
      [0.08, 1.76],
      [0.12, 1.96],
      [0.01, 2.1],
    ],
    20,
    tone,
  );
  solid.finish({ sway: 0, glow: 0.1, gloss: 1, brush: 0.1 });
  for (const [radius, y] of [
    [1.5, 0.44],
    [0.88, 1.235],
  ] as const)
    patch(
      solid,
      22,
      3,
      (u, v) => [at[0] + Math.sin(u * 6.2832) * radius * v, y, at[2] + Math.cos(u * 6.2832) * radius * v],
      (_, u, v) => scaled(tint('#6aa0ac'), 0.75 + 0.2 * Math.sin(v * 16 + u * 3)),
    );
  const water = tint('#cfe4ea');
  for (let jet = 0; jet < 10; jet++) {
    const angle = (jet / 10) * Math.PI * 2;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const arc = (from: number, low: number, out: number, up: number): Triple[] =>
      [0, 0.25, 0.5, 0.75, 1].map((t): Triple => {
        const r = 0.1 + (out - 0.1) * t;
        return [at[0] + c * r, from + up * 4 * t * (1 - t) - (from - low) * t, at[2] + s * r];
      });
    tube(solid, arc(1.95, 1.25, 0.72, 0.16), [0.014, 0.016, 0.016, 0.014, 0.02], 4, water);
    if (jet % 2) tube(solid, arc(1.26, 0.46, 1.3, 0.05), [0.03, 0.02, 0.02, 0.018, 0.03], 4, water);
  }
  solid.finish({ glow: 0 });
}

function bed(
  draft: { solid: Sculpture; leaves: Sculpture; ground: Sculpture },
  at: Triple,
  size: readonly [number, number],
  set: SetRequest,
  source: () => number,
): void {
  const green = groundTints(set.season).blade;
  draft.ground.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.8 });
  patch(
    draft.ground,
    6,
    6,
    (u, v) => [at[0] + (u - 0.5) * size[0], 0.03, at[2] + (0.5 - v) * size[1]],
    tint('#4e3a2a'),
    false,
  );
  for (const [x, z, w, d] of [
    [0, size[1] / 2, size[0] + 0.2, 0.16],
    [0, -size[1] / 2, size[0] + 0.2, 0.16],
    [size[0] / 2, 0, 0.16, size[1] + 0.2],
    [-size[0] / 2, 0, 0.16, size[1] + 0.2],
  ] as const)
    block(draft.solid, [at[0] + x, 0, at[2] + z], [w, 0.17, d], tint('#a89c86'), 0.03);
  const palette = blooms[set.season];
  const rows = Math.round(size[1] / 0.24);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < size[0] / 0.24; column++) {
      const x = at[0] - size[0] / 2 + 0.16 + column * 0.24 + (source() - 0.5) * 0.1;
      const z = at[2] - size[1] / 2 + 0.16 + row * 0.24 + (source() - 0.5) * 0.1;
      if (Math.abs(x - at[0]) > size[0] / 2 - 0.1 || Math.abs(z - at[2]) > size[1] / 2 - 0.1) continue;
      const ring = Math.floor(Math.hypot((x - at[0]) / size[0], (z - at[2]) / size[1]) * 6);
      flower(draft.leaves, [x, 0.03, z], 0.34 + source() * 0.16, green, tint(palette[ring % palette.length]!), source);
    }
}

function roseArch(
  draft: { solid: Sculpture; leaves: Sculpture },
  at: Triple,
  set: SetRequest,
  source: () => number,
): void {
  const { solid, leaves } = draft;
  solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.2 });
  for (const z of [-0.35, 0.35]) {
    const path = Array.from({ length: 15 }, (_, index): Triple => {
      const t = index / 14;
      return t < 0.2
        ? [at[0] - 1.1, t * 9, at[2] + z]
        : t > 0.8
          ? [at[0] + 1.1, (1 - t) * 9, at[2] + z]
          : [
              at[0] + Math.cos(Math.PI * (1 - (t - 0.2) / 0.6)) * 1.1,
              1.8 + Math.sin(Math.PI * ((t - 0.2) / 0.6)) * 0.9,
              at[2] + z,
            ];
    });
    tube(
      solid,
      path,
      path.map(() => 0.035),
      6,
      tint('#e6e0d0'),
    );
  }
  const rose = tint(set.season === 'autumn' ? '#c9502c' : '#d8405a');
  for (let index = 0; index < 26; index++) {
    const t = index / 25;
    const angle = Math.PI * t;
    const place: Triple =
      t < 0.14 || t > 0.86
        ? [at[0] + (t < 0.5 ? -1.1 : 1.1), 0.3 + source() * 1.5, at[2] + (source() - 0.5) * 0.7]
        : [at[0] - Math.cos(angle) * 1.15, 1.8 + Math.sin(angle) * 0.9, at[2] + (source() - 0.5) * 0.8];
    puff(leaves, place, [0.3, 0.26, 0.34], 12, foliage(set.season).crowns[0]!, source, 0.16);
    puff(leaves, place, [0.3, 0.28, 0.36], 5, rose, source, 0.13);
  }
}

/** The Western garden of a set. */
export function europeanGarden(set: SetRequest, source: () => number): SetModel {
  const draft = createDraft();
  const { solid, leaves, ground } = draft;
  const [green, tints] = [foliage(set.season), groundTints(set.season)];
  ground.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.8 });
  terrain(
    ground,
    [-60, -60, 60, 40],
    56,
    () => -0.02,
    (x, z) => scaled(tints.grass, 0.92 + 0.12 * roll(x * 0.8, z * 0.8, 4) + (Math.floor(x / 1.2) % 2 ? 0.04 : -0.03)),
  );
  const gravel = (x0: number, z0: number, x1: number, z1: number) =>
    patch(
      ground,
      Math.ceil((x1 - x0) * 2),
      Math.ceil((z1 - z0) * 2),
      (u, v) => [x0 + u * (x1 - x0), 0.004, z1 - v * (z1 - z0)],
      (p) => scaled(tint('#c9b48c'), 0.86 + 0.14 * roll(p[0] * 5, p[2] * 5, 2)),
      false,
    );
  gravel(-9, -0.5, 9, 2.3);
  gravel(-1.4, 2.3, 1.4, 9);
  patch(
    ground,
    30,
    5,
    (u, v) => [Math.sin(u * 6.2832) * (1.6 + v * 1.5), 0.006, -4.6 + Math.cos(u * 6.2832) * (1.6 + v * 1.5)],
    (p) => scaled(tint('#c9b48c'), 0.86 + 0.14 * roll(p[0] * 5, p[2] * 5, 2)),
    true,
  );
  gravel(-1.1, -2.4, 1.1, -0.5);
  fountain(solid, [0, 0, -4.6]);
  for (const [x, z, w, d] of [
    [-4.2, -2.2, 2.2, 2],
    [4.2, -2.2, 2.2, 2],
    [-3.2, 4.6, 2, 1.6],
    [4.2, 4.8, 2.4, 2],
  ] as const)
    bed(draft, [x, 0, z], [w, d], set, source);
  const box = boxOf(green.crowns[0]!);
  hedge(draft, [-8, 0, -9], [11, 1.5, 0.9], box, source);
  hedge(draft, [8, 0, -9], [11, 1.5, 0.9], box, source);
  for (const side of [-1, 1]) {
    hedge(draft, [side * 9.6, 0, -4.6], [0.9, 1.95, 8.6], box, source);
    hedge(draft, [side * 9.6, 0, 5.8], [0.9, 1.95, 7.6], box, source);
    for (const z of [-1.1, 2.9]) ball(draft, [side * 2.1, 0, z], 0.42, box, source);
    ball(draft, [side * 2.9, 0, -6.8], 0.7, box, source);
    hedge(draft, [side * 6.6, 0, -4.2], [2.4, 0.7, 0.6], box, source);
  }
  hedge(draft, [0, 0, 10], [19, 1.95, 0.9], box, source);
  roseArch(draft, [0, 0, -8.6], set, source);
  bench(solid, [-4, 0, 3.1], 55);
  broadTree({ solid, leaves }, [4.9, 0, 0.9], 5, green.crowns, source, 0.8, green.bare);
  for (const [x, z, tall] of [
    [-9, -15, 8],
    [10, -17, 9],
    [-16, -6, 8],
    [16, -3, 8],
    [-14, 12, 8],
    [13, 14, 9],
    [3, 17, 8],
    [-4, 19, 9],
  ] as const)
    broadTree({ solid, leaves }, [x, 0, z], tall, green.crowns, source, 0.45, green.bare);
  solid.place([-3.5, 0, -24], 12, 1, () => gableHouse(solid, 9, 7, 2, gableColours(source), source, 0.5));
  for (let index = 0; index < 130; index++) {
    const [x, z] = [(source() - 0.5) * 18, -8 + source() * 17];
    if ((z > -0.8 && z < 2.6) || Math.abs(x) < 1.7 || Math.hypot(x, z + 4.6) < 3.3) continue;
    tuft(leaves, [x, 0, z], 0.1 + source() * 0.12, 5, varied(tints.blade, source, 0.15), source);
  }
  const light = stoneLantern(solid, [-5.6, 0, 2.9], tint('#b9ae98'), tint('#ffca80'));
  ridge(solid, 110, -2, 20, 90, 270, tint('#7a8f86'), 0.1, 4.2);
  ridge(solid, 110, -2, 20, -90, 90, tint('#7a8f86'), 0.1, 2.2);
  return assemble(draft, [lampAt(light, 8, 1.8, '#ffc27a'), lampAt([0, 0.7, -3.2], 5, 0.9, '#bfe0ea')], {
    mist: [{ position: [0, 0, -13], width: 50, height: 4, strength: 0.3 }],
    splashes: [{ area: [-4, -2, 4, 4], height: flat }],
  });
}

/** Box is darker and bluer than the crowns of the season, and keeps its leaves in winter. */
function boxOf(crown: Tint): Tint {
  return [crown[0] * 0.5 + 0.02, crown[1] * 0.5 + 0.05, crown[2] * 0.5 + 0.015];
}
