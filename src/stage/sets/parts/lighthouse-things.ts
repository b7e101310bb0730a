import type { Halo } from '../model.ts';
import { type Sculpture, scaled, type Triple, tint } from '../sculpture.ts';
import { block, lathe, tube } from '../shapes.ts';

/** A lamp post with a glazed box; gives the flame. */
export function pathLamp(into: Sculpture, at: Triple): Triple {
  const iron = tint('#2c3238');
  into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.2 });
  lathe(
    into,
    at,
    [
      [0.16, -0.1],
      [0.15, 0.14],
      [0.06, 0.3],
      [0.045, 1.9],
      [0.09, 1.94],
      [0.03, 2],
    ],
    8,
    iron,
  );
  into.finish({ glow: 1, brush: 0 });
  lathe(
    into,
    [at[0], at[1] + 2, at[2]],
    [
      [0.1, 0],
      [0.15, 0.34],
      [0.02, 0.34],
    ],
    4,
    tint('#ffc870'),
  );
  into.finish({ glow: 0, brush: 0.2 });
  lathe(
    into,
    [at[0], at[1] + 2.34, at[2]],
    [
      [0.2, 0],
      [0.19, 0.05],
      [0.06, 0.2],
      [0.03, 0.24],
      [0.05, 0.3],
      [0.005, 0.36],
    ],
    8,
    iron,
  );
  return [at[0], at[1] + 2.2, at[2]];
}

/** A slatted bench, its seat 0.45 m high, facing +z of its own frame. */
export function bench(into: Sculpture, at: Triple, yaw: number): void {
  const wood = tint('#7d6a54');
  into.place(at, yaw, 1, () => {
    into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.5 });
    for (const z of [-0.14, 0.02, 0.18]) block(into, [0, 0.41, z], [1.7, 0.045, 0.14], scaled(wood, 1 + z), 0.01, 0.9);
    for (const y of [0.6, 0.78]) block(into, [0, y, -0.27 - y * 0.06], [1.7, 0.13, 0.04], wood, 0.01, 0.9);
    for (const x of [-0.7, 0.7]) {
      block(into, [x, 0, 0.16], [0.08, 0.42, 0.08], scaled(wood, 0.8), 0.01);
      tube(
        into,
        [
          [x, -0.05, -0.2],
          [x, 0.45, -0.24],
          [x, 0.95, -0.34],
        ],
        [0.045, 0.045, 0.035],
        5,
        scaled(wood, 0.8),
      );
    }
  });
}

/** Two beams from the lamp as rows of glow, faint with distance. */
export function beams(lamp: Triple, side: number): Halo[] {
  return [-1, 1].flatMap((way) =>
    Array.from({ length: 56 }, (_, index): Halo => {
      const along = 1.2 + index * 0.55 + index * index * 0.007;
      const at: [number, number, number] = [
        lamp[0] + way * side * 0.95 * along,
        lamp[1] + 0.02 * along,
        lamp[2] - way * 0.3 * along,
      ];
      return { position: at, size: 1.7 + index * 0.075, colour: '#ffe6b0', strength: 0.2 * (1 - index / 57) ** 1.2 };
    }),
  );
}
