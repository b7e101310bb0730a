import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, lathe, patch, tube } from '../shapes.ts';
import { wood } from './ship-deck-hull.ts';

/** The ship's wheel on its stand. */
export function wheel(solid: Sculpture, at: Triple): void {
  solid.place(at, 0, 1, () => {
    solid.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.2 });
    block(solid, [0, 0, 0], [0.36, 1, 0.3], scaled(wood, 0.8), 0.04);
    const ring = (radius: number): Triple[] =>
      Array.from({ length: 25 }, (_, index): Triple => {
        const angle = (index / 24) * Math.PI * 2;
        return [Math.cos(angle) * radius, 1.05 + Math.sin(angle) * radius, 0.22];
      });
    const path = ring(0.48);
    tube(
      solid,
      path,
      path.map(() => 0.042),
      6,
      wood,
    );
    for (let spoke = 0; spoke < 8; spoke++) {
      const angle = (spoke / 8) * Math.PI * 2 + 0.2;
      tube(
        solid,
        [
          [0, 1.05, 0.22],
          [Math.cos(angle) * 0.68, 1.05 + Math.sin(angle) * 0.68, 0.22],
        ],
        [0.03, 0.024],
        6,
        scaled(wood, 1.15),
      );
    }
    lathe(
      solid,
      [0, 0.98, 0.22],
      [
        [0.01, 0],
        [0.1, 0.03],
        [0.1, 0.11],
        [0.01, 0.14],
      ],
      10,
      tint('#c49a4a'),
    );
  });
}

/** The grated hatch amidships. */
export function hatch(solid: Sculpture): void {
  solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.35 });
  block(solid, [0, 0, -4.9], [1.44, 0.42, 1.24], scaled(wood, 0.75), 0.03);
  for (let bar = 0; bar < 7; bar++) block(solid, [-0.6 + bar * 0.2, 0.42, -4.9], [0.09, 0.05, 1.2], wood, 0.01, 0.9);
  for (let bar = 0; bar < 5; bar++)
    block(solid, [0, 0.44, -5.4 + bar * 0.25], [1.38, 0.05, 0.08], scaled(wood, 1.1), 0.01, 0.9);
}

/** A brass lantern; gives where its light is. */
export function shipLantern(solid: Sculpture, at: Triple): Triple {
  solid.place(at, 0, 1, () => {
    solid.finish({ sway: 0, glow: 0, gloss: 0.7, brush: 0.1 });
    lathe(
      solid,
      [0, 0, 0],
      [
        [0.02, -0.3],
        [0.1, -0.28],
        [0.12, -0.24],
      ],
      8,
      tint('#6a5430'),
    );
    lathe(
      solid,
      [0, 0, 0],
      [
        [0.13, 0],
        [0.08, 0.08],
        [0.02, 0.13],
        [0.02, 0.2],
      ],
      8,
      tint('#6a5430'),
    );
    solid.finish({ glow: 1 });
    lathe(
      solid,
      [0, -0.24, 0],
      [
        [0.09, 0],
        [0.11, 0.12],
        [0.09, 0.24],
      ],
      8,
      tint('#ffc878'),
    );
    solid.finish({ glow: 0 });
  });
  return [at[0], at[1] - 0.1, at[2]];
}

/** A flag that streams from the mast. */
export function flag(leaves: Sculpture, at: Triple, cloth: Tint): void {
  leaves.finish({ sway: 0.12, glow: 0, gloss: 0, brush: 0.2 });
  patch(
    leaves,
    9,
    5,
    (u, v) => [at[0] + u * 1.7, at[1] - v * 0.9 - u * 0.15, at[2] + 0.18 * Math.sin(u * 6)],
    (_, u) => scaled(cloth, 0.78 + 0.25 * Math.sin(u * 6)),
  );
}

/** A sea chest with bands. */
export function chest(solid: Sculpture): void {
  solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.3 });
  block(solid, [0, 0, 0], [0.9, 0.4, 0.5], tint('#6a4a30'), 0.03);
  patch(
    solid,
    1,
    8,
    (u, v) => [(u - 0.5) * 0.9, 0.4 + Math.sin(v * Math.PI) * 0.2, 0.25 * Math.cos(v * Math.PI)],
    (_, __, v) => scaled(tint('#7d5a3a'), 0.7 + 0.4 * Math.sin(v * Math.PI)),
  );
  for (const x of [-0.3, 0.3]) block(solid, [x, 0, 0], [0.06, 0.41, 0.52], tint('#3a3632'), 0.01);
}
