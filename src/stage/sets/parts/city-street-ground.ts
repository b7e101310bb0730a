import { random } from '../../../film/index.ts';
import type { SetDraft, SetRequest } from '../model.ts';
import { sideOf } from '../parameters.ts';
import { scaled, type Tint, tint, varied } from '../sculpture.ts';
import { block, lathe, patch } from '../shapes.ts';
import { paving } from './architecture.ts';
import { roll, terrain } from './land.ts';

/** Where the fronts and kerbs of a street run along z, as x on a street whose near fronts are on the right. */
export const [frontNear, kerb, farKerb, frontFar] = [3.6, -2.4, -9.2, -11.6];
/** How far the road lies below the pavement, in metres. */
export const roadDepth = 0.1;

/** On which side of the talk the near house fronts stand: 1 right, -1 left; the road is on the other side. */
export const sideFor = (set: SetRequest) => sideOf(set, 'shops');

/** The road with its markings, the pavements and their kerbs. */
export function paved(draft: SetDraft, set: SetRequest): void {
  const side = sideFor(set);
  const source = random(`${set.seed}/paving`);
  const into = draft.ground;
  const asphalt = tint('#45474d');
  const strip = (
    x0: number,
    x1: number,
    z0: number,
    z1: number,
    y: number,
    cells: [number, number],
    shade: (x: number, z: number) => Tint,
  ) =>
    patch(
      into,
      cells[0],
      cells[1],
      (u, v) => [(x0 + (x1 - x0) * u) * side, y, z0 + (z1 - z0) * v],
      (at) => shade(at[0], at[2]),
      side > 0,
    );
  into.finish({ sway: 0, glow: 0, gloss: 1, brush: 0.55 });
  strip(farKerb, kerb, 40, -46, -roadDepth, [12, 80], (x, z) =>
    scaled(asphalt, 0.85 + 0.16 * roll(x * 0.9, z * 0.5, 4) - 0.1 * Math.abs(Math.sin(x * 1.1))),
  );
  const flags = (x0: number, x1: number, z0: number, z1: number) =>
    paving(into, side > 0 ? [x0, z0, x1, z1] : [-x1, z0, -x0, z1], [0.9, 0.6], () => -0.012, tint('#87837b'), source);
  for (let z = 35; z > -42; z -= 7) {
    flags(kerb + 0.3, frontNear + 0.05, z - 7, z);
    if (z < 30 && z > -28) flags(frontFar - 0.05, farKerb - 0.3, z - 7, z);
  }
  into.finish({ gloss: 0.9, brush: 0.4 });
  strip(frontNear, 9, 3.6, 1.4, 0.004, [3, 2], () => tint('#55534f'));
  for (const [x, way] of [
    [kerb, 1],
    [farKerb, -1],
  ] as const)
    for (let z = 35; z > -42; z -= 1.4)
      draft.solid.place([(x + way * 0.15) * side, -roadDepth - 0.02, z - 0.7], 0, 1, () => {
        draft.solid.finish({ sway: 0, glow: 0, gloss: 0.8, brush: 0.35 });
        block(
          draft.solid,
          [0, 0, 0],
          [0.3, z < 4.7 && z > 2 ? 0.1 : roadDepth + 0.035, 1.38],
          varied(tint('#a09b90'), source, 0.07),
          0.03,
          0.75,
        );
      });
  const paint = tint('#d6d4cb');
  into.finish({ gloss: 0.9, brush: 0.7 });
  for (const z of [2.75, -14.4])
    for (let stripe = 0; stripe < 7; stripe++)
      strip(kerb - 0.5 - stripe * 0.93, kerb - 1 - stripe * 0.93, z + 1.6, z - 1.6, -roadDepth + 0.012, [1, 4], () =>
        varied(paint, source, 0.08),
      );
  for (let z = -18; z > -44; z -= 4) strip(-5.72, -5.88, z, z - 2.2, -roadDepth + 0.012, [1, 2], () => paint);
  for (const z of [0.6, -12.2]) strip(kerb - 0.2, -5.7, z, z - 0.3, -roadDepth + 0.012, [3, 1], () => paint);
  strip(-5.75, -5.87, 0.3, -12, -roadDepth + 0.012, [1, 10], () => tint('#c9a544'));
  for (const [x, z] of [
    [-5, -2.4],
    [-7.4, -9],
    [0.9, -5.6],
  ] as const)
    lathe(
      draft.solid,
      [x * side, (x < kerb ? -roadDepth : 0) - 0.03, z],
      [
        [0.36, 0],
        [0.36, 0.05],
        [0.3, 0.055],
        [0.02, 0.05],
      ],
      14,
      tint('#3a3a3c'),
    );
  into.finish({ gloss: 0.5, brush: 0.6 });
  terrain(
    into,
    [-90, -160, 90, 70],
    26,
    () => -0.2,
    () => tint('#4a4b4e'),
  );
}
