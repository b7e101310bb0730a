import { type Sculpture, scaled, type Tint, type Triple, tint, varied } from '../sculpture.ts';
import { block, face, lathe, patch, tube } from '../shapes.ts';
import { choose, plate } from './interior-plan.ts';
import { vessel } from './interior-things.ts';
import { lettering, phrase, type Script } from './lettering.ts';

/** A market stall: posts, a counter towards the street (+x of it on the left side), striped awning, and `goods` on its counter. */
export function stall(
  into: Sculpture,
  at: Triple,
  cloth: readonly [number, number, number],
  source: () => number,
  goods: (into: Sculpture, at: Triple, source: () => number) => void = baskets,
): void {
  const timber = tint('#5f4330');
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.4 });
  for (const [x, z] of [
    [-0.65, -1],
    [-0.65, 1],
    [0.65, -1],
    [0.65, 1],
  ] as const)
    tube(
      into,
      [
        [at[0] + x, 0, at[2] + z],
        [at[0] + x, 2.2 + (x < 0 ? 0.35 : 0), at[2] + z],
      ],
      [0.045, 0.04],
      6,
      timber,
    );
  block(into, [at[0], 0.68, at[2]], [1.4, 0.08, 2.1], timber, 0.02);
  block(into, [at[0] + 0.5, 0.05, at[2]], [0.06, 0.64, 2], scaled(timber, 0.7), 0.02);
  for (const flip of [false, true])
    patch(
      into,
      5,
      14,
      (u, v) => [
        at[0] - 0.8 + u * 1.75,
        2.62 - u * 0.42 - Math.sin(u * Math.PI) * 0.06 - (u > 0.99 ? 0.1 * Math.abs(Math.sin(v * 22)) : 0),
        at[2] + (0.5 - v) * 2.5,
      ],
      (_, u, v) => scaled(Math.floor(v * 9) % 2 ? cloth : tint('#cbbd9f'), (flip ? 0.45 : 0.85) * (0.8 + 0.25 * u)),
      flip,
    );
  goods(into, at, source);
}

/** Baskets of fruit on a stall's counter. */
export function baskets(into: Sculpture, at: Triple, source: () => number): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.2 });
  for (let index = 0; index < 5; index++) {
    const spot: Triple = [at[0] + (index % 2 ? 0.28 : -0.25), 0.76, at[2] - 0.85 + index * 0.42];
    lathe(
      into,
      spot,
      [
        [0.16, 0],
        [0.22, 0.1],
        [0.19, 0.1],
      ],
      12,
      tint('#8a6c44'),
    );
    const fruit = tint(['#c8532c', '#d69a34', '#8aa04a', '#b23a3a', '#dcb05a'][index]!);
    for (let piece = 0; piece < 6; piece++) {
      const [x, z] = [spot[0] + (source() - 0.5) * 0.22, spot[2] + (source() - 0.5) * 0.22];
      lathe(
        into,
        [x, 0.82 + source() * 0.04, z],
        [
          [0.01, 0],
          [0.05, 0.03],
          [0.055, 0.06],
          [0.03, 0.1],
          [0.005, 0.105],
        ],
        7,
        varied(fruit, source),
      );
    }
  }
}

/** Crates of slats in a heap, a jar beside them. */
export function crates(into: Sculpture, at: Triple, source: () => number): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.5 });
  for (const [x, y, z, turn] of [
    [0, 0, 0, 8],
    [0.05, 0.5, 0.02, -14],
    [-0.15, 0, 0.75, 30],
  ] as const) {
    into.place([at[0] + x, y, at[2] + z], turn, 1, () => {
      for (let plank = 0; plank < 4; plank++)
        block(into, [0, 0.02 + plank * 0.12, 0], [0.6, 0.1, 0.52], varied(tint('#7b5b3c'), source, 0.2), 0.02);
    });
  }
  lathe(
    into,
    [at[0] + 0.1, 0, at[2] - 0.8],
    [
      [0.2, 0],
      [0.3, 0.2],
      [0.33, 0.42],
      [0.26, 0.62],
      [0.2, 0.68],
      [0.21, 0.72],
      [0.17, 0.7],
    ],
    14,
    (_, __, v) => scaled(tint('#5a4438'), 0.6 + 0.5 * v),
  );
}

const dyes = ['#a83a2c', '#2f6a74', '#d8a23c', '#4f7a4a', '#7a4a78', '#e0d0b0', '#35566a', '#c9708a'];
const pick = (list: readonly string[], source: () => number) => tint(choose(source, list));

/** Bolts of cloth in a heap on a stall's counter, lengths of it hanging behind. */
export function clothBolts(into: Sculpture, at: Triple, source: () => number): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.25 });
  for (let bolt = 0; bolt < 11; bolt++) {
    const row = bolt < 7 ? 0 : 1;
    const z = at[2] - 0.85 + (row ? (bolt - 7) * 0.4 + 0.3 : bolt * 0.28);
    const tone = varied(pick(dyes, source), source, 0.12);
    tube(
      into,
      [
        [at[0] - 0.5, 0.85 + row * 0.16, z],
        [at[0] + 0.5, 0.85 + row * 0.16, z],
      ],
      [0.095, 0.095],
      9,
      (_, u) => scaled(tone, 0.8 + 0.2 * Math.sin(u * 12)),
    );
    face(
      into,
      [at[0] + 0.505, 0.76 + row * 0.16, z + 0.08],
      [at[0] + 0.505, 0.76 + row * 0.16, z - 0.08],
      [at[0] + 0.505, 0.94 + row * 0.16, z - 0.08],
      [at[0] + 0.505, 0.94 + row * 0.16, z + 0.08],
      scaled(tone, 1.25),
    );
  }
  for (let length = 0; length < 6; length++) {
    const tone = varied(pick(dyes, source), source, 0.1);
    const z = at[2] - 0.9 + length * 0.36;
    patch(
      into,
      5,
      5,
      (u, v) => [at[0] - 0.5 + 0.05 * Math.sin(u * 9 + length), 1.05 + v * 1.15, z - (u - 0.5) * 0.32],
      (_, u) => scaled(tone, 0.8 + 0.22 * Math.sin(u * 9 + length)),
    );
  }
}

/** Pots, jars and bowls on a stall's counter and before it. */
export function potStand(into: Sculpture, at: Triple, source: () => number): void {
  const glazes = ['#7a94a8', '#c78a5a', '#6a4430', '#5f7a68', '#d9cfb4', '#35566a'];
  for (let pot = 0; pot < 15; pot++)
    vessel(
      into,
      [at[0] - 0.42 + (pot % 3) * 0.4, 0.76, at[2] - 0.85 + Math.floor(pot / 3) * 0.42],
      0.2 + source() * 0.16,
      varied(pick(glazes, source), source, 0.15),
      Math.floor(source() * 4),
    );
  for (const z of [-0.6, 0.1, 0.7])
    vessel(into, [at[0] + 0.95, 0, at[2] + z], 0.55 + source() * 0.2, pick(glazes, source), 3);
}

/** Fish on ice on a stall's counter, a row of them hanging to dry. */
export function fishTable(into: Sculpture, at: Triple, source: () => number): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.15 });
  block(into, [at[0], 0.76, at[2]], [1.2, 0.07, 2], tint('#d8e4ea'), 0.03);
  const fish = (x: number, y: number, z: number, upright: boolean) => {
    const tone = varied(pick(['#9fb0b8', '#c98f7a', '#7f95a0'], source), source, 0.15);
    const along = (s: number): Triple => (upright ? [x, y - s, z] : [x + s - 0.18, y, z + 0.04 * Math.sin(s * 9)]);
    tube(
      into,
      [along(0), along(0.08), along(0.2), along(0.31), along(0.36)],
      [0.01, 0.05, 0.055, 0.018, 0.04],
      5,
      (_, u, v) => scaled(tone, 0.75 + 0.4 * Math.sin(u * 6.28) + (v > 0.9 ? -0.3 : 0)),
    );
  };
  for (let row = 0; row < 9; row++)
    for (const x of [-0.32, 0.12, 0.48]) fish(at[0] + x, 0.87, at[2] - 0.86 + row * 0.21, false);
  into.finish({ gloss: 0.2 });
  tube(
    into,
    [
      [at[0] + 0.5, 1.98, at[2] - 1],
      [at[0] + 0.5, 1.98, at[2] + 1],
    ],
    [0.012, 0.012],
    4,
    tint('#4a3a2c'),
  );
  for (let hung = 0; hung < 8; hung++) fish(at[0] + 0.5, 1.96, at[2] - 0.9 + hung * 0.25, true);
}

/** Cabbages, marrows and roots heaped in crates. */
export function cabbages(into: Sculpture, at: Triple, source: () => number): void {
  for (let crate = 0; crate < 3; crate++) {
    const z = at[2] - 0.7 + crate * 0.7;
    const low = at[1] < -0.05 ? 0 : 0.76;
    into.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.4 });
    block(into, [at[0], low, z], [low ? 1 : 0.5, 0.2, 0.6], tint('#9a7a4c'), 0.02);
    const tone = tint(['#7a9a4a', '#c9702e', '#e0d8c0', '#8a4a6a'][(crate + Math.floor(source() * 4)) % 4]!);
    for (let head = 0; head < (low ? 10 : 5); head++)
      lathe(
        into,
        [at[0] + (source() - 0.5) * (low ? 0.8 : 0.34), low + 0.14 + source() * 0.08, z + (source() - 0.5) * 0.44],
        [
          [0.02, 0],
          [0.1, 0.05],
          [0.11, 0.12],
          [0.05, 0.18],
          [0.005, 0.19],
        ],
        8,
        (_, u, v) => scaled(tone, (0.7 + 0.4 * v) * (0.85 + 0.2 * Math.sin(u * 19))),
      );
  }
}

/** A stall's hanging board or banner that stands out over the way. */
export function stallSign(into: Sculpture, script: Script, cloth: Tint, source: () => number): void {
  into.place([0.98, 1.5, -1.05], 0, 1, () => {
    into.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.15 });
    const tall = script === 'han' ? 1.1 : 0.42;
    const wide = script === 'han' ? 0.34 : 0.8;
    const words = phrase('stall', script, 3, source);
    const upright = script === 'han';
    for (const turn of [0, 180])
      into.place([0, 0, 0], turn, 1, () => {
        plate(into, 0, 0.75 - tall, wide, tall, 0.012, scaled(cloth, 0.75));
        const at: Triple = upright ? [0, 0.2, 0.018] : [0, 0.54, 0.018];
        lettering(into, words, at, { size: 0.26, step: upright ? 0.4 : 0.25, upright }, tint('#f2dfb0'));
      });
    block(into, [-0.1, 0.75, 0], [wide + 0.3, 0.03, 0.03], tint('#4a3426'), 0.008, 1);
  });
}
