import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { patch, tube } from '../shapes.ts';

/** A standing camel, head towards +x of the current frame, 2.1 m at the hump, with a saddle cloth of `cloth`. */
export function camel(into: Sculpture, hide: Tint, cloth: Tint, detail: number): void {
  const sides = detail > 0.5 ? 9 : 6;
  const tone = (at: Triple) => scaled(hide, 0.66 + 0.22 * Math.min(1.6, at[1]));
  into.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.35 });
  const run = (points: readonly (readonly [number, number, number, number])[], shade = tone) =>
    tube(
      into,
      points.map(([x, y, z]): Triple => [x, y, z]),
      points.map(([, , , r]) => r),
      sides,
      shade,
    );
  run([
    [-0.86, 1.36, 0, 0.05],
    [-0.76, 1.38, 0, 0.26],
    [-0.4, 1.36, 0, 0.37],
    [0, 1.33, 0, 0.4],
    [0.4, 1.36, 0, 0.36],
    [0.7, 1.4, 0, 0.26],
    [0.86, 1.42, 0, 0.12],
  ]);
  run([
    [-0.45, 1.5, 0, 0.12],
    [-0.22, 1.78, 0, 0.25],
    [-0.04, 1.98, 0, 0.17],
    [0.06, 2.06, 0, 0.03],
  ]);
  run([
    [0.25, 1.5, 0, 0.14],
    [0.02, 1.76, 0, 0.24],
    [-0.06, 1.98, 0, 0.12],
  ]);
  run([
    [0.66, 1.42, 0, 0.2],
    [0.98, 1.24, 0, 0.15],
    [1.22, 1.38, 0, 0.125],
    [1.34, 1.76, 0, 0.105],
    [1.38, 2.04, 0, 0.1],
    [1.44, 2.14, 0, 0.09],
  ]);
  run([
    [1.34, 2.16, 0, 0.07],
    [1.46, 2.18, 0, 0.13],
    [1.62, 2.12, 0, 0.095],
    [1.78, 2.03, 0, 0.085],
    [1.86, 1.98, 0, 0.05],
  ]);
  for (const side of [-1, 1]) {
    run([
      [1.38, 2.25, side * 0.09, 0.03],
      [1.34, 2.34, side * 0.12, 0.008],
    ]);
    for (const [x, swing] of [
      [-0.62, -0.06],
      [0.56, 0.08],
    ] as const)
      run([
        [x, 1.25, side * 0.2, 0.16],
        [x + swing, 0.92, side * 0.2, 0.1],
        [x, 0.62, side * 0.19, 0.075],
        [x + swing * 0.5, 0.12, side * 0.19, 0.05],
        [x + swing * 0.5 + 0.04, 0.04, side * 0.19, 0.1],
        [x + swing * 0.5 + 0.1, 0, side * 0.19, 0.06],
      ]);
  }
  run([
    [-0.86, 1.4, 0, 0.04],
    [-0.98, 1.1, 0, 0.025],
    [-0.98, 0.9, 0, 0.05],
    [-0.98, 0.8, 0, 0.01],
  ]);
  if (detail < 0.3) return;
  patch(
    into,
    8,
    10,
    (u, v) => {
      const angle = (v - 0.5) * 3.5;
      return [
        (u - 0.5) * 0.95 - 0.05,
        1.36 + Math.cos(angle) * (0.46 + 0.24 * Math.sin(u * Math.PI) * Math.max(0, Math.cos(angle))),
        Math.sin(angle) * 0.46,
      ];
    },
    (_, u, v) => (Math.min(u, 1 - u) < 0.12 || Math.floor(v * 10) % 5 === 0 ? tint('#d9b36a') : cloth),
    true,
  );
}
