import type { SetDraft } from '../model.ts';
import { type Sculpture, scaled, type Triple, tint, varied } from '../sculpture.ts';
import { lathe, patch, tube } from '../shapes.ts';

/** Height of the water under the deck. */
export const sea = -3.1;

const stern = 7.2;

/** Where the deck ends in front. */
export const bow = -13;

/** The ship's timber. */
export const wood = tint('#8a6440');

/** Half the width of the deck at z: full amidships, narrowing to the bow, a little to the stern. */
function half(z: number): number {
  const fore = Math.max(0, (-3 - z) / (-3 - bow));
  const aft = Math.max(0, (z - 3) / (stern - 3));
  return 3.5 * Math.sqrt(Math.max(0.0004, 1 - fore * fore)) - 0.5 * aft * aft;
}

/** Planks, bulwarks and rails. */
export function deck({ ground, solid }: SetDraft, source: () => number): void {
  ground.finish({ sway: 0, glow: 0, gloss: 0.9, brush: 0.4 });
  const wide = 0.2;
  for (let plank = -18; plank < 18; plank++) {
    const [x0, x1] = [plank * wide, (plank + 1) * wide - 0.012];
    let z = stern;
    while (z > bow) {
      const next = Math.max(bow, z - 2 - source() * 2.4);
      const tone = varied(tint('#a8865c'), source, 0.1);
      const inside = (at: number) => Math.max(Math.abs(x0), Math.abs(x1)) < half(at) + 0.1;
      const steps = Math.max(1, Math.round((z - next) / 0.7));
      for (let step = 0; step < steps; step++) {
        const [a, b] = [z - ((z - next) * step) / steps, z - ((z - next) * (step + 1)) / steps];
        if (inside(a) && inside(b))
          patch(
            ground,
            1,
            1,
            (u, v) => [x0 + u * (x1 - x0), 0, a - v * (a - b)],
            scaled(tone, 0.92 + 0.1 * Math.abs(Math.sin(plank * 1.7))),
            false,
          );
      }
      z = next - 0.01;
    }
  }
  patch(
    ground,
    8,
    24,
    (u, v) => [(u * 2 - 1) * (half(stern + (bow - stern) * v) + 0.06), -0.012, stern + (bow - stern) * v],
    tint('#4a3824'),
    false,
  );
  solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.3 });
  for (const side of [-1, 1]) {
    for (const out of [false, true])
      patch(
        solid,
        40,
        3,
        (u, v) => {
          const z = stern + (bow - stern) * u;
          return [side * (half(z) + (out ? 0.2 : 0.06)), out ? sea - 0.3 + v * (0.72 - sea + 0.3) : v * 0.72, z];
        },
        (_, __, v) => scaled(out ? (v > 0.8 ? tint('#c9a45a') : tint('#3f2f26')) : wood, 0.62 + 0.4 * v),
        side > 0 !== out,
      );
    rail(solid, side);
  }
}

function rail(solid: Sculpture, side: number): void {
  const posts = 30;
  const line = Array.from({ length: posts + 1 }, (_, index): Triple => {
    const z = stern + (bow - stern) * (index / posts);
    return [side * (half(z) + 0.1), 1.02, z];
  });
  solid.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.25 });
  tube(
    solid,
    line,
    line.map(() => 0.075),
    7,
    scaled(wood, 1.15),
  );
  for (const [x, , z] of line)
    lathe(
      solid,
      [x, 0.7, z],
      [
        [0.05, 0],
        [0.07, 0.08],
        [0.04, 0.16],
        [0.06, 0.28],
      ],
      6,
      wood,
    );
}
