import { assemble, flat, haloAt, lampAt } from '../assemble.ts';
import { createDraft, type SetDraft, type SetModel, type SetRequest } from '../model.ts';
import { type Sculpture, scaled, type Triple, tint, varied } from '../sculpture.ts';
import { foliage, groundTints } from '../season.ts';
import { block, lathe, patch, tube } from '../shapes.ts';
import { lantern, paving } from './architecture.ts';
import { blooms, flower } from './garden-plan.ts';
import { ridge, roll, terrain } from './land.ts';
import { bench } from './lighthouse-things.ts';
import { stoneLantern } from './mountain-temple-court.ts';
import { bamboo, broadTree, tuft, willow } from './trees.ts';

const level = -0.28;

/** How far the pond's bank lies into the picture at x. */
const bank = (x: number) => -2.6 - 0.35 * Math.sin(x * 0.9) - 0.2 * Math.sin(x * 2.3);

function pavilion(solid: Sculpture, at: Triple): Triple {
  const [red, tile] = [tint('#9a3426'), tint('#3d444d')];
  solid.place(at, 0, 1, () => {
    solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.3 });
    block(solid, [0, -0.9, 0], [4.2, 1.2, 4.2], tint('#9a9284'), 0.06, 0.6);
    const corners: readonly (readonly [number, number])[] = [
      [-1.6, -1.6],
      [1.6, -1.6],
      [1.6, 1.6],
      [-1.6, 1.6],
    ];
    for (const [x, z] of corners)
      lathe(
        solid,
        [x, 0.3, z],
        [
          [0.2, 0],
          [0.2, 0.1],
          [0.13, 0.16],
          [0.12, 2.7],
        ],
        10,
        red,
      );
    for (const [turn, open] of [
      [0, true],
      [90, false],
      [180, false],
      [270, false],
    ] as const)
      solid.place([0, 0, 0], turn, 1, () => {
        block(solid, [0, 2.62, 1.6], [3.3, 0.22, 0.12], tint('#2f6a5c'), 0.02, 1);
        for (let bar = 0; bar < 9; bar++)
          block(solid, [-1.4 + bar * 0.35, 2.32, 1.6], [0.03, 0.3, 0.04], red, 0.006, 1);
        block(solid, [0, 2.3, 1.6], [3.2, 0.05, 0.05], red, 0.01, 1);
        if (open) return;
        block(solid, [0, 0.72, 1.58], [3.2, 0.07, 0.4], red, 0.015, 0.9);
        for (let bar = 0; bar < 12; bar++)
          block(solid, [-1.45 + bar * 0.264, 0.78, 1.76], [0.035, 0.4, 0.035], red, 0.006, 0.9);
        block(solid, [0, 1.16, 1.78], [3.2, 0.06, 0.06], red, 0.01, 1);
      });
    solid.finish({ gloss: 0.9, brush: 0.3 });
    for (let side = 0; side < 4; side++)
      solid.place([0, 0, 0], side * 90, 1, () => {
        const slope = (u: number, v: number): Triple => {
          const s = u * 2 - 1;
          const out = 2.5 * v;
          const turn = Math.abs(s) ** 5 * v ** 2 * 0.75;
          return [s * out * (1 + 0.06 * Math.abs(s) * v), 4.55 - 1.85 * v ** 0.62 + turn, out];
        };
        patch(solid, 24, 8, slope, (_, u, v) => scaled(tile, (Math.round(u * 24) % 2 ? 1.25 : 0.8) * (0.8 + 0.3 * v)));
        patch(
          solid,
          12,
          2,
          (u, v) => {
            const [x, y, z] = slope(u, 1 - v * 0.6);
            return [x, y - 0.1, z];
          },
          scaled(tint('#4a3226'), 0.7),
          true,
        );
      });
    lathe(
      solid,
      [0, 4.5, 0],
      [
        [0.16, 0],
        [0.1, 0.1],
        [0.2, 0.28],
        [0.06, 0.46],
        [0.01, 0.66],
      ],
      10,
      tint('#b98a34'),
    );
    lantern(solid, [0, 2.6, 0], 0.4, tint('#ff8a36'));
  });
  return [at[0], at[1] + 2.2, at[2]];
}

/** A white wall with a tiled cap and a round gate through it, in the frame of the caller, its middle at x = 0. */
function moonGateWall(solid: Sculpture, half: number): void {
  const white = tint('#d8d0be');
  const [radius, centre, tall] = [1.25, 1.35, 2.7];
  solid.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.1 });
  const tone = (p: Triple) => scaled(white, 0.72 + 0.28 * Math.min(1, Math.max(0, p[1]) / 0.8));
  for (const z of [0, -0.3])
    for (const side of [-1, 1]) {
      patch(solid, 14, 4, (u, v) => [side * (1.6 + u * (half - 1.6)), v * tall, z], tone, side < 0 !== z < 0);
      patch(
        solid,
        20,
        3,
        (u, v) => {
          const a = (u - 0.5) * Math.PI;
          const inner: Triple = [side * Math.cos(a) * radius, centre + Math.sin(a) * radius, z];
          const y = u * tall;
          return [inner[0] + (side * 1.6 - inner[0]) * v, inner[1] + (y - inner[1]) * v, z];
        },
        tone,
        side < 0 !== z < 0,
      );
    }
  const ring = Array.from({ length: 41 }, (_, index): Triple => {
    const a = (index / 40) * Math.PI * 2;
    return [Math.cos(a) * radius, centre + Math.sin(a) * radius, -0.15];
  });
  tube(
    solid,
    ring,
    ring.map(() => 0.2),
    6,
    tint('#6a665e'),
  );
  solid.finish({ gloss: 0.9, brush: 0.3 });
  for (const side of [1, -1])
    patch(
      solid,
      Math.round(half * 7),
      3,
      (u, v) => [(u * 2 - 1) * half, tall + 0.3 - v * 0.34, -0.15 + side * v * 0.42],
      (_, u) => scaled(tint('#3d444d'), Math.round(u * half * 14) % 2 ? 1.2 : 0.75),
      side > 0,
    );
}

/** A scholar's rock: a stack of pierced, leaning stones. */
function scholarRock(solid: Sculpture, at: Triple, tall: number, source: () => number): void {
  const stone = varied(tint('#8a8a86'), source, 0.08);
  const phase = source() * 6;
  solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.6 });
  patch(
    solid,
    22,
    20,
    (u, v) => {
      const a = u * Math.PI * 2;
      const lump =
        1 + 0.32 * Math.sin(a * 2 + v * 9 + phase) + 0.22 * Math.sin(a * 3 - v * 13) + 0.12 * Math.sin(a * 7 + v * 21);
      const r =
        tall *
        0.24 *
        lump *
        (0.35 + 0.9 * Math.sin(Math.PI * Math.min(1, 0.18 + v * 0.82)) ** 0.6) *
        (v > 0.985 ? 0.05 : 1);
      return [
        at[0] + Math.cos(a) * r + 0.16 * tall * Math.sin(v * 4 + phase),
        at[1] - 0.2 + v * tall,
        at[2] + Math.sin(a) * r * 0.8,
      ];
    },
    (_, u, v) => scaled(stone, 0.6 + 0.35 * v + 0.2 * Math.sin(u * 12.6 + v * 9 + phase)),
    true,
    true,
  );
}

function lotus({ leaves }: SetDraft, set: SetRequest, source: () => number): void {
  const green = set.season === 'winter' ? tint('#8a7a50') : set.season === 'autumn' ? tint('#8a8a44') : tint('#4f8a58');
  for (let pad = 0; pad < 90; pad++) {
    const x = (source() - 0.4) * 15;
    const z = bank(x) - 0.7 - source() ** 1.4 * 7;
    if (Math.hypot(x + 4.4, z + 8.2) < 2.6 || Math.abs(x - 2.2 + (z + 3) * 0.3) < 0.9) continue;
    const radius = 0.22 + source() * 0.28;
    const turn = source() * 6;
    leaves.finish({ sway: 0.004, glow: 0, gloss: 0.5, brush: 0.2 });
    const up = level + 0.03 + (source() < 0.3 ? 0.2 + source() * 0.25 : 0);
    patch(
      leaves,
      11,
      2,
      (u, v) => [
        x + Math.cos(turn + u * 5.9) * radius * v,
        up + 0.05 * v * v,
        z + Math.sin(turn + u * 5.9) * radius * v,
      ],
      (_, u, v) => scaled(green, 0.7 + 0.3 * v + 0.1 * Math.sin(u * 40)),
    );
    if (source() > 0.28 || set.season === 'winter') continue;
    const pink = tint(source() < 0.7 ? '#e896a8' : '#f2e2e0');
    for (let ring = 0; ring < 2; ring++)
      for (let petal = 0; petal < 6; petal++) {
        const a = (petal / 6) * Math.PI * 2 + ring * 0.5;
        const [c, s] = [Math.cos(a), Math.sin(a)];
        const y = level + 0.42;
        patch(
          leaves,
          2,
          3,
          (u, v) => {
            const wide = 0.075 * Math.sin(Math.PI * Math.min(1, 0.15 + v * 0.85));
            const out = 0.03 + v * (0.15 - ring * 0.06);
            return [
              x + c * out - s * (u - 0.5) * 2 * wide,
              y + v * (0.13 + ring * 0.06),
              z + s * out + c * (u - 0.5) * 2 * wide,
            ];
          },
          (_, __, v) => scaled(pink, 0.75 + 0.3 * v),
        );
      }
  }
}

function bridge(solid: Sculpture): void {
  const stone = tint('#a8a094');
  solid.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.35 });
  const path: Triple[] = [
    [2.2, 0, -2.6],
    [3.4, 0, -5.4],
    [1.4, 0, -7.2],
    [2.4, 0, -10.6],
  ];
  for (let leg = 0; leg + 1 < path.length; leg++) {
    const [a, b] = [path[leg]!, path[leg + 1]!];
    const long = Math.hypot(b[0] - a[0], b[2] - a[2]);
    const yaw = (Math.atan2(b[0] - a[0], b[2] - a[2]) * 180) / Math.PI;
    solid.place([(a[0] + b[0]) / 2, 0, (a[2] + b[2]) / 2], yaw, 1, () => {
      block(solid, [0, -0.02, 0], [1.1, 0.14, long + 0.5], stone, 0.03, 0.7);
      for (const side of [-0.5, 0.5]) {
        block(solid, [side, 0.52, 0], [0.1, 0.1, long + 0.3], scaled(stone, 1.1), 0.02, 1);
        for (let post = 0; post <= 3; post++)
          block(solid, [side, 0.1, (post / 3 - 0.5) * long], [0.13, 0.64, 0.13], stone, 0.02);
      }
    });
  }
}

/** The Chinese garden of a set. */
export function chineseGarden(set: SetRequest, source: () => number): SetModel {
  const draft = createDraft();
  const { solid, leaves, ground } = draft;
  const wood = { solid, leaves };
  const [green, tints] = [foliage(set.season), groundTints(set.season)];
  ground.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.8 });
  terrain(
    ground,
    [-50, -45, 50, 35],
    64,
    (x, z) => {
      const pond = Math.min(bank(x) - z, z + 11.5, x + 9.5, 10.5 - x);
      return pond > 0 ? -Math.min(0.9, pond * 1.6) - 0.03 : -0.03;
    },
    (x, z) => scaled(tints.grass, 0.9 + 0.12 * roll(x * 0.8, z * 0.8, 4)),
  );
  paving(ground, [-8, -0.6, 8, 2.3], [0.8, 0.62], flat, tint('#8f887c'), source);
  paving(ground, [-1.4, 2.3, 1.4, 9], [0.7, 0.62], flat, tint('#8f887c'), source);
  paving(ground, [-2.7, -2.1, 1.9, -0.6], [0.7, 0.5], flat, tint('#8f887c'), source);
  for (let stone = 0; stone < 46; stone++) {
    const x = -9 + stone * 0.42;
    solid.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.5 });
    block(
      solid,
      [x, -0.5, bank(x) + 0.05],
      [0.36 + source() * 0.2, 0.52 + source() * 0.12, 0.4],
      varied(tint('#85817a'), source, 0.12),
      0.1,
    );
  }
  const light = pavilion(solid, [-4.4, 0, -8.2]);
  bridge(solid);
  lotus(draft, set, source);
  scholarRock(solid, [5.9, 0, -2.6], 2.6, source);
  scholarRock(solid, [6.9, 0, -1.9], 1.5, source);
  scholarRock(solid, [-7.2, 0, -2.4], 1.9, source);
  scholarRock(solid, [2.6, 0, -1.9], 0.85, source);
  solid.place([0, 0, -13], 0, 1, () => moonGateWall(solid, 17));
  solid.place([0, 0, 10], 180, 1, () => moonGateWall(solid, 17));
  for (const side of [-1, 1]) solid.place([side * 11.5, 0, -1.5], -side * 90, 1, () => moonGateWall(solid, 11));
  willow(wood, [-9.2, 0, -3.6], 6, green.willow, source, 60, [0.5, 0, -0.6]);
  const blossom = set.season === 'spring' ? [tint('#e8a0b0'), tint('#f2c8cc'), tint('#d8808e')] : green.crowns;
  broadTree(wood, [4.9, 0, 0.9], 4.6, blossom, source, 0.7, green.bare && set.season !== 'spring');
  for (let cane = 0; cane < 16; cane++)
    bamboo(wood, [7 + source() * 3.4, 0, 4 + source() * 4.4], 3.6 + source() * 2, source);
  for (let cane = 0; cane < 8; cane++)
    bamboo(wood, [-10 + source() * 2, 0, 5 + source() * 3], 3.6 + source() * 2, source);
  for (const [x, z] of [
    [-14, -18],
    [0, -19],
    [10, -17],
    [17, -6],
    [-17, 4],
  ] as const)
    broadTree(wood, [x, 0, z], 8 + source() * 2, green.crowns, source, 0.4, green.bare);
  const palette = blooms[set.season];
  for (let index = 0; index < 110; index++) {
    const [x, z] =
      source() < 0.5 ? [-6 + source() * 3.2, 2.7 + source() * 3] : [2.2 + source() * 3.4, 2.6 + source() * 3];
    if (Math.hypot(x + 4, z - 3.1) < 1) continue;
    flower(leaves, [x, 0, z], 0.3 + source() * 0.3, tints.blade, tint(palette[index % palette.length]!), source);
  }
  for (let index = 0; index < 60; index++)
    tuft(leaves, [(source() - 0.5) * 16, 0, 2.5 + source() * 6], 0.16 + source() * 0.2, 5, tints.blade, source);
  bench(solid, [-4, 0, 3.1], 55);
  const glow = stoneLantern(solid, [3.6, 0, -1.4], tint('#9a948a'), tint('#ffb866'));
  ridge(solid, 120, -2, 34, 110, 250, tint('#6a8090'), 0.8, 5.1);
  return assemble(draft, [lampAt(light, 8, 1.7, '#ff9c50'), lampAt(glow, 6.5, 1.5, '#ffb866')], {
    water: { level, area: [-9.5, -11.5, 10.5, -2], flow: [0.03, 0.02], waves: 0.05, deep: '#2f5a54' },
    halos: [light, glow].map((at) => haloAt(at, 1.8, '#ffb060', 0.5)),
    mist: [
      { position: [0, level, -9], width: 20, height: 2.4, strength: 0.3 },
      { position: [0, 0, -18], width: 60, height: 7, strength: 0.45 },
    ],
    splashes: [{ area: [-4, -2, 4, 4], height: flat }],
  });
}
