import type { SetLayout } from '../../../film/index.ts';
import { standing } from '../assemble.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { lathe, tube } from '../shapes.ts';

/** The box of a `pendant` with its bulb at a place. */
export function pendantBox([x, y, z]: Triple): SetLayout['obstacles'][number] {
  return standing(x, z, 0.27, 0.27, y + 0.25, y - 0.1);
}

/** A lamp with an enamel shade that hangs from a ceiling at `ceiling` metres, its bulb at `at`; gives where its light is. */
export function pendant(into: Sculpture, at: Triple, ceiling: number, glow: Tint, shade = tint('#4a5a52')): Triple {
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.05 });
  tube(
    into,
    [
      [at[0], ceiling, at[2]],
      [at[0], at[1] + 0.2, at[2]],
    ],
    [0.008, 0.008],
    5,
    tint('#2c2824'),
  );
  lathe(
    into,
    at,
    [
      [0.26, -0.02],
      [0.25, 0.02],
      [0.1, 0.14],
      [0.05, 0.22],
      [0.01, 0.24],
    ],
    18,
    (_, __, v) => scaled(shade, 0.7 + 0.5 * v),
  );
  into.finish({ glow: 1, brush: 0 });
  lathe(
    into,
    [at[0], at[1] - 0.05, at[2]],
    [
      [0.01, -0.02],
      [0.06, 0.01],
      [0.24, 0.035],
    ],
    16,
    glow,
  );
  into.finish({ glow: 0 });
  return [at[0], at[1] - 0.12, at[2]];
}
