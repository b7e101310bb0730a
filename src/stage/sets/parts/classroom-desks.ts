import type { Random } from '../../../film/index.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint, varied } from '../sculpture.ts';
import { block, patch, tube } from '../shapes.ts';
import { choose } from './interior-plan.ts';

/** A pupil's desk facing -z with its chair on the +z side, a few things on it; seat 0.46 m high, its middle 0.5 m behind. */
export function pupilDesk(into: Sculpture, at: Triple, wood: Tint, steel: Tint, source: Random): void {
  into.place(at, (source() - 0.5) * 4, 1, () => {
    into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.3 });
    block(into, [0, 0.72, 0], [0.66, 0.035, 0.46], wood, 0.012, 0.8);
    block(into, [0, 0.58, -0.02], [0.58, 0.13, 0.38], scaled(steel, 0.8), 0.01);
    into.finish({ gloss: 0.6, brush: 0.05 });
    for (const x of [-0.28, 0.28]) {
      tube(
        into,
        [
          [x, 0.6, -0.16],
          [x, 0.04, -0.18],
          [x, 0.03, 0.18],
          [x, 0.6, 0.16],
        ],
        [0.016, 0.016, 0.016, 0.016],
        6,
        steel,
      );
    }
    tube(
      into,
      [
        [-0.28, 0.2, -0.17],
        [0.28, 0.2, -0.17],
      ],
      [0.013, 0.013],
      6,
      steel,
    );
    schoolChair(into, [(source() - 0.5) * 0.08, 0, 0.5], 180 + (source() - 0.5) * 14, wood, steel);
    const things = source();
    if (things < 0.75) openBook(into, [(source() - 0.5) * 0.2, 0.756, 0.06], source);
    if (things > 0.4)
      block(
        into,
        [0.22, 0.755, -0.12],
        [0.2, 0.03, 0.07],
        varied(tint(choose(source, ['#c24a3a', '#3a6ab0', '#e0b040'])), source),
        0.012,
      );
    if (things > 0.55)
      satchel(into, [0.36, 0.22, -0.02], tint(choose(source, ['#b5523a', '#3f6a8a', '#5a7a4a', '#8a5a8a'])));
  });
}

function openBook(into: Sculpture, [x, y, z]: Triple, source: Random): void {
  into.place([x, y, z], (source() - 0.5) * 24, 1, () => {
    for (const side of [-1, 1])
      patch(
        into,
        3,
        1,
        (u, v) => [side * u * 0.15, 0.006 + 0.012 * Math.sin(Math.PI * Math.min(1, u * 1.1)), (0.5 - v) * 0.22],
        (_, u) => scaled(tint('#efe9da'), 0.8 + 0.2 * u),
        side < 0,
      );
  });
}

function satchel(into: Sculpture, [x, y, z]: Triple, shade: Tint): void {
  block(into, [x, y, z], [0.12, 0.34, 0.28], shade, 0.04, 0.7);
  block(into, [x + 0.07, y + 0.02, z], [0.03, 0.16, 0.22], scaled(shade, 0.8), 0.012);
}

/** A chair of bent tube and plywood, its back behind it (-z of its own facing); seat 0.46 m high. */
export function schoolChair(into: Sculpture, at: Triple, facing: number, wood: Tint, steel: Tint): void {
  into.place(at, facing, 1, () => {
    into.finish({ gloss: 0.6, brush: 0.05 });
    for (const x of [-0.18, 0.18]) {
      tube(
        into,
        [
          [x, 0.84, -0.22],
          [x, 0.43, -0.17],
          [x, 0, -0.22],
        ],
        [0.013, 0.013, 0.013],
        6,
        steel,
      );
      tube(
        into,
        [
          [x, 0.43, -0.17],
          [x, 0.43, 0.16],
          [x, 0, 0.2],
        ],
        [0.013, 0.013, 0.013],
        6,
        steel,
      );
    }
    into.finish({ gloss: 0.4, brush: 0.3 });
    for (const side of [true, false])
      patch(
        into,
        4,
        4,
        (u, v) => [
          (u - 0.5) * 0.42,
          (side ? 0.46 : 0.44) - 0.02 * Math.cos((u - 0.5) * 3) - 0.02 * v ** 6,
          -0.2 + (1 - v) * 0.42,
        ],
        scaled(wood, side ? 1.05 : 0.6),
        side,
      );
    for (const side of [true, false])
      patch(
        into,
        4,
        3,
        (u, v) => [(u - 0.5) * 0.42, 0.62 + v * 0.22, -0.2 - 0.03 * Math.cos((u - 0.5) * 3) - (side ? 0 : 0.015)],
        (_, __, v) => scaled(wood, 0.8 + 0.25 * v),
        !side,
      );
  });
}
