import type { SetLayout } from '../../../film/index.ts';
import { board } from '../assemble.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, lathe, patch, tube } from '../shapes.ts';
import { stuffed } from './interior-soft.ts';

/** The boxes of the back of a `swivelChair`. */
export function swivelBack(at: readonly [number, number], facing: number): SetLayout['obstacles'] {
  return board(at, facing, { behind: 0.27, wide: 0.5, high: 1.02, thick: 0.1 });
}

/** A swivel chair on a five-armed foot with castors, facing +z of its own frame; seat 0.46 m high. */
export function swivelChair(into: Sculpture, at: Triple, facing: number, cloth: Tint): void {
  into.place(at, facing, 1, () => {
    const steel = tint('#2c2e33');
    into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.05 });
    for (let arm = 0; arm < 5; arm++) {
      const angle = (arm / 5) * Math.PI * 2 + 0.3;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      tube(
        into,
        [
          [0, 0.11, 0],
          [c * 0.28, 0.07, s * 0.28],
        ],
        [0.026, 0.016],
        6,
        steel,
      );
      lathe(
        into,
        [c * 0.28, 0, s * 0.28],
        [
          [0.005, 0],
          [0.026, 0.012],
          [0.026, 0.045],
          [0.005, 0.06],
        ],
        8,
        scaled(steel, 0.7),
      );
    }
    tube(
      into,
      [
        [0, 0.08, 0],
        [0, 0.4, 0],
      ],
      [0.03, 0.022],
      8,
      scaled(steel, 1.6),
    );
    into.finish({ gloss: 0.1, brush: 0.3 });
    stuffed(into, [0, 0.38, 0.02], [0.5, 0.09, 0.48], cloth, 0.3);
    tube(
      into,
      [
        [0, 0.4, -0.2],
        [0, 0.46, -0.29],
        [0, 0.66, -0.27],
      ],
      [0.022, 0.022, 0.02],
      6,
      steel,
    );
    for (const front of [true, false])
      patch(
        into,
        8,
        8,
        (u, v) => {
          const [x, y] = [(u - 0.5) * 2, v];
          const half = 0.23 * (1 - 0.18 * y ** 3);
          const bow =
            -0.245 + 0.05 * x * x - 0.05 * (y - 0.35) ** 2 - (front ? 0 : 0.04 * (1 - x ** 4) * (1 - (2 * y - 1) ** 4));
          return [x * half, 0.5 + y * 0.52, bow];
        },
        (_, u, v) => scaled(cloth, (front ? 1 : 0.6) * (0.78 + 0.3 * v) * (Math.abs(u - 0.5) > 0.42 ? 0.75 : 1)),
        !front,
      );
    into.finish({ gloss: 0.4, brush: 0.05 });
    for (const side of [-1, 1]) {
      tube(
        into,
        [
          [side * 0.2, 0.42, -0.04],
          [side * 0.3, 0.46, -0.04],
          [side * 0.3, 0.64, -0.06],
        ],
        [0.014, 0.014, 0.014],
        6,
        steel,
      );
      block(into, [side * 0.3, 0.64, 0.02], [0.06, 0.03, 0.26], scaled(steel, 0.9), 0.012);
    }
  });
}
