import type { Random } from '../../../film/index.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { lathe, patch, tube } from '../shapes.ts';
import { type Wood, wander } from './trees.ts';

/** A dead tree, its limbs bent by the wind towards +x times `lean`. */
export function deadTree(wood: Wood, at: Triple, height: number, lean: number, source: Random): void {
  const bark = tint('#6b5646');
  const tone = (_: Triple, u: number, v: number) =>
    scaled(bark, (0.68 + 0.36 * Math.abs(Math.sin(u * 11))) * (0.75 + 0.3 * v));
  wood.solid.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.5 });
  const limb = (from: Triple, angle: number, long: number, thick: number, depth: number): void => {
    const up = 0.5 + source() * 0.5;
    const to: Triple = [
      from[0] + (Math.cos(angle) * 0.8 + lean * 0.45) * long,
      from[1] + up * long * 0.75,
      from[2] + Math.sin(angle) * 0.7 * long,
    ];
    const path = wander(from, to, 5, long * 0.42, source);
    tube(
      wood.solid,
      path,
      path.map((_, index) => thick * (1 - index * 0.17)),
      depth > 1 ? 7 : 4,
      tone,
    );
    if (depth === 0) return;
    for (let fork = 0; fork < 3; fork++)
      limb(
        path[2 + (fork % 3)]!,
        angle + (fork - 1) * 1.1 + (source() - 0.5),
        long * (0.5 + source() * 0.2),
        thick * 0.48,
        depth - 1,
      );
  };
  const trunk = wander(at, [at[0] + lean * height * 0.2, at[1] + height * 0.5, at[2]], 6, height * 0.16, source);
  tube(
    wood.solid,
    trunk,
    trunk.map((_, index) => height * (0.062 - index * 0.006) * (index === 0 ? 1.6 : 1)),
    9,
    tone,
  );
  for (let index = 0; index < 4; index++)
    limb(trunk[3 + (index % 3)]!, index * 1.65 + source(), height * (0.34 + source() * 0.12), height * 0.028, 2);
  for (let root = 0; root < 5; root++) {
    const angle = root * 1.3 + source();
    tube(
      wood.solid,
      [
        [at[0], at[1] + height * 0.08, at[2]],
        [at[0] + Math.cos(angle) * height * 0.1, at[1] + 0.03, at[2] + Math.sin(angle) * height * 0.1],
        [at[0] + Math.cos(angle) * height * 0.2, at[1] - 0.08, at[2] + Math.sin(angle) * height * 0.2],
      ],
      [height * 0.03, height * 0.018, 0.01],
      5,
      tone,
    );
  }
}

/** A caravan tent open to +z of the current frame: striped cloth over poles, ropes and pegs, a rug, cushions and jars. Gives where its lantern hangs. */
export function caravanTent(
  solid: Sculpture,
  leaves: Sculpture,
  cloth: readonly [Tint, Tint],
  rug: Tint,
  source: Random,
): Triple {
  const [half, deep] = [3.1, 3.6];
  const sag = (u: number) => {
    const s = u * 3;
    return Math.abs(Math.sin(s * Math.PI)) * 0.3;
  };
  const stripe = (u: number) =>
    Math.floor(u * 24) % 4 === 0 ? cloth[1] : Math.floor(u * 24) % 8 === 2 ? scaled(cloth[1], 0.75) : cloth[0];
  const top = (u: number, v: number): Triple => {
    const x = (u * 2 - 1) * half * (1 + 0.1 * Math.abs(v - 0.4));
    const ends = 1 - Math.abs(u * 2 - 1) ** 3 * 0.26;
    const ridge = v < 0.4 ? 1.75 + (v / 0.4) * 0.75 : 2.5 - ((v - 0.4) / 0.6) ** 1.3 * 2.35;
    return [x, ridge * ends - sag(u) * (0.35 + 0.4 * Math.sin(v * Math.PI)), deep * (0.42 - v)];
  };
  leaves.finish({ sway: 0.004, glow: 0, gloss: 0.2, brush: 0.4 });
  patch(leaves, 48, 9, top, (_, u, v) => scaled(stripe(u + 0.004), 0.82 + 0.2 * Math.sin(v * 3)), true);
  for (const end of [0, 1])
    patch(
      leaves,
      8,
      5,
      (u, v) => {
        const edge = top(end, u);
        return [edge[0] * (1 + 0.04 * (1 - v)), edge[1] * v - 0.1 * (1 - v), edge[2]];
      },
      (_, __, v) => scaled(cloth[0], 0.62 + 0.2 * v),
      end === 0,
    );
  patch(
    leaves,
    24,
    2,
    (u, v) => {
      const edge = top(u, 0);
      return [edge[0], edge[1] - v * (0.22 + 0.05 * Math.sin(u * 75)), edge[2] + 0.02];
    },
    (_, u, v) => (v > 0.6 ? cloth[1] : scaled(stripe(u), 0.7)),
  );
  solid.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.4 });
  const pole = (from: Triple, to: Triple) => tube(solid, [from, to], [0.05, 0.04], 6, tint('#6a4c34'));
  for (const u of [0.02, 1 / 3, 2 / 3, 0.98]) {
    const [front, ridge] = [top(u, 0.01), top(u, 0.4)];
    pole([front[0], -0.2, front[2] - 0.03], [front[0], front[1] + 0.08, front[2] - 0.03]);
    if (u > 0.1 && u < 0.9) pole([ridge[0], -0.2, ridge[2]], [ridge[0], ridge[1] + 0.2, ridge[2]]);
    const peg: Triple = [front[0] * 1.18, 0.02, front[2] + 1.7];
    tube(solid, [[front[0], front[1], front[2]], peg], [0.014, 0.014], 3, tint('#cdb88c'));
    tube(
      solid,
      [
        [peg[0], -0.1, peg[2]],
        [peg[0], 0.16, peg[2] + 0.06],
      ],
      [0.03, 0.025],
      4,
      tint('#5a412c'),
    );
  }
  furnishings(solid, rug, source);
  return [top(1 / 3, 0.2)[0], 1.75, top(0.5, 0.2)[2]];
}

function furnishings(solid: Sculpture, rug: Tint, source: Random): void {
  solid.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.3 });
  patch(
    solid,
    20,
    14,
    (u, v) => [(u - 0.5) * 4.2, 0.05 + 0.02 * Math.sin(u * 17) * Math.sin(v * 11), 1.55 - v * 2.6],
    (_, u, v) => {
      const border = Math.min(u, 1 - u, v, 1 - v) < 0.1;
      const lozenge = Math.abs(((u * 4) % 1) - 0.5) + Math.abs(((v * 3) % 1) - 0.5) < 0.32;
      return border ? tint('#d9b36a') : lozenge ? tint('#2f4a5e') : rug;
    },
    true,
  );
  for (const [x, z, hex] of [
    [-1.7, -0.7, '#b0432f'],
    [-0.8, -0.95, '#d09a3c'],
    [0.3, -0.95, '#3f6a70'],
    [1.5, -0.8, '#8a3a4c'],
  ] as const)
    lathe(
      solid,
      [x, 0.06, z],
      [
        [0.2, 0],
        [0.36, 0.1],
        [0.38, 0.2],
        [0.3, 0.32],
        [0.05, 0.37],
        [0.01, 0.38],
      ],
      10,
      (_, u) => scaled(tint(hex), 0.85 + 0.2 * Math.abs(Math.sin(u * 12.5))),
    );
  for (const [x, z, size] of [
    [2.9, 1.3, 1],
    [3.3, 0.85, 0.75],
    [2.5, 1.7, 0.6],
    [-2.9, 1.2, 0.85],
  ] as const)
    jar(solid, [x, 0, z], size * (0.9 + source() * 0.2));
}

/** A clay jar with two ears. */
export function jar(into: Sculpture, at: Triple, size: number): void {
  const clay = tint('#b0764c');
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.35 });
  lathe(
    into,
    at,
    (
      [
        [0.12, -0.05],
        [0.26, 0.2],
        [0.33, 0.48],
        [0.26, 0.74],
        [0.12, 0.9],
        [0.11, 0.98],
        [0.17, 1.04],
        [0.12, 1.04],
      ] as const
    ).map(([r, y]): [number, number] => [r * size, y * size]),
    12,
    (_, __, v) => scaled(clay, Math.abs(v - 0.55) < 0.08 ? 0.6 : 0.75 + 0.35 * v),
  );
  for (const side of [-1, 1]) {
    const ear = (x: number, y: number): Triple => [at[0] + side * x * size, at[1] + y * size, at[2]];
    tube(
      into,
      [ear(0.12, 0.94), ear(0.26, 0.9), ear(0.28, 0.72)],
      [0.03 * size, 0.03 * size, 0.03 * size],
      5,
      scaled(clay, 0.85),
    );
  }
}

/** A camp fire, burning or its logs alone; gives where its flame is. The ring of stones is the caller's. */
export function campFire(solid: Sculpture, at: Triple, source: Random, burning = true): Triple {
  solid.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.4 });
  for (let log = 0; log < 6; log++) {
    const angle = log * 1.05 + source() * 0.4;
    tube(
      solid,
      [
        [at[0] + Math.cos(angle) * 0.42, at[1] + 0.02, at[2] + Math.sin(angle) * 0.42],
        [at[0] - Math.cos(angle) * 0.04, at[1] + 0.3, at[2] - Math.sin(angle) * 0.04],
      ],
      [0.06, 0.045],
      5,
      tint('#2e211a'),
    );
  }
  solid.finish({ sway: 0.02, glow: 1, brush: 0 });
  for (let tongue = 0; tongue < 7; tongue++) {
    const angle = tongue * 0.9;
    const out = tongue === 0 ? 0 : 0.14;
    const tall = tongue === 0 ? 0.75 : 0.35 + source() * 0.28;
    if (!burning) continue;
    const foot: Triple = [at[0] + Math.cos(angle) * out, at[1] + 0.08, at[2] + Math.sin(angle) * out];
    lathe(
      solid,
      foot,
      [
        [0.03, 0],
        [0.1, 0.1],
        [0.09, tall * 0.45],
        [0.035, tall * 0.8],
        [0.004, tall],
      ],
      6,
      (_, __, v) => (v < 0.4 ? tint('#ffe08a') : v < 0.75 ? tint('#ff9a32') : tint('#ff5a1e')),
    );
  }
  solid.finish({ sway: 0, glow: 0 });
  return [at[0], at[1] + 0.55, at[2]];
}
