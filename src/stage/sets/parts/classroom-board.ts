import type { Random } from '../../../film/index.ts';
import chalk from '../data/classroom-chalk.json' with { type: 'json' };
import { blend, type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, patch } from '../shapes.ts';
import { choose, quad } from './interior-plan.ts';
import { phrase, type Script, type Stroke, strokesOf } from './lettering.ts';

type Glyphs = Record<string, Stroke[]>;

/** Lines drawn by hand on an upright board in front of z = `z`: each a list of places in metres; `hand` keeps writing readable. */
export function drawn(
  into: Sculpture,
  lines: readonly Stroke[],
  [x, y, size]: Triple,
  z: number,
  wide: number,
  shade: Tint,
  hand: 1 | -1,
): void {
  for (const line of lines)
    for (let index = 0; index + 1 < line.length; index++) {
      const [ax, ay] = [(x + line[index]![0]! * size) * hand, y + line[index]![1]! * size];
      const [bx, by] = [(x + line[index + 1]![0]! * size) * hand, y + line[index + 1]![1]! * size];
      const long = Math.hypot(bx - ax, by - ay) || 1;
      const [px, py] = [((by - ay) / long) * wide * 0.5, (-(bx - ax) / long) * wide * 0.5];
      quad(
        into,
        [
          [ax + px, ay + py, z],
          [bx + px, by + py, z],
          [bx - px, by - py, z],
          [ax - px, ay - py, z],
        ],
        [0, 0, 1],
        shade,
      );
    }
}

/** A line of signs from the chalk table, starting at (x, y), `size` metres high. */
export function written(
  into: Sculpture,
  text: string,
  [x, y, size]: Triple,
  z: number,
  shade: Tint,
  hand: 1 | -1,
  source: Random,
): void {
  let at = x;
  for (const sign of text) {
    const wide = strokesOf(sign);
    const strokes = wide ?? (chalk.digits as Glyphs)[sign];
    const lift = (source() - 0.5) * size * 0.08;
    if (strokes) drawn(into, strokes, [at, y + lift, size], z, size * 0.085 + 0.004, shade, hand);
    at += size * (wide ? 1.12 : strokes ? 0.82 : 0.5);
  }
}

/** A row of writing too far off to read. */
export function scribble(
  into: Sculpture,
  [x, y, long]: Triple,
  high: number,
  z: number,
  shade: Tint,
  hand: 1 | -1,
  source: Random,
): void {
  let at = 0;
  while (at < long) {
    const word = 0.05 + source() * 0.16;
    const points = Array.from({ length: Math.ceil(word / 0.022) + 1 }, (_, index): [number, number] => [
      x + at + index * 0.022,
      y + source() * high,
    ]);
    drawn(into, [points], [0, 0, 1], z, 0.009, shade, hand);
    at += word + 0.05;
  }
}

/** A blackboard with a wooden frame, chalk rail, wiped clouds and a lesson, in the frame of its wall; its foot at (x, y). */
export function blackboard(
  into: Sculpture,
  [x, y, w, h]: readonly [number, number, number, number],
  script: Script,
  hand: 1 | -1,
  source: Random,
): void {
  const wood = tint('#8a5f3c');
  into.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.2 });
  for (const edge of [-1, 1])
    block(into, [x + edge * (w / 2 + 0.03), y - 0.05, 0.04], [0.08, h + 0.1, 0.08], wood, 0.015, 0.9);
  for (const foot of [y - 0.07, y + h]) block(into, [x, foot, 0.04], [w + 0.14, 0.07, 0.08], wood, 0.015, 0.9);
  block(into, [x, y - 0.09, 0.1], [w, 0.03, 0.14], scaled(wood, 0.9), 0.01);
  const phase = source() * 9;
  patch(
    into,
    40,
    12,
    (u, v) => [x + (u - 0.5) * w, y + v * h, 0.03],
    (_, u, v) => {
      const cloud = Math.sin(u * 9 + phase + v * 3) * Math.sin(v * 4 - u * 5 + phase) * 0.5 + 0.5;
      return blend(tint('#1f3d35'), tint('#4a6a60'), cloud * 0.42);
    },
  );
  for (let stick = 0; stick < 6; stick++)
    block(
      into,
      [x - w * 0.4 + stick * 0.16 + source() * 0.1, y - 0.06, 0.1],
      [0.08, 0.014, 0.014],
      tint(stick % 3 ? '#f2efe6' : '#e8c85a'),
      0.004,
    );
  block(into, [x + w * 0.3, y - 0.06, 0.1], [0.16, 0.05, 0.06], tint('#5a4a6a'), 0.012);
  lesson(into, [x * hand - w / 2, y, w], h, script, hand, source);
}

const sums = [
  ['3 x 4 = 12', '7 x 8 = 56', '9 x 6 = 54'],
  ['25 + 17 = 42', '36 + 48 = 84', '61 + 29 = 90'],
  ['a² + b² = c²', '3² + 4² = 5²', '6² + 8² = 10²'],
];

function lesson(into: Sculpture, [left, y, w]: Triple, h: number, script: Script, hand: 1 | -1, source: Random): void {
  const [white, yellow, red] = [tint('#e6e6dc'), tint('#f0d68a'), tint('#eaa49a')];
  into.finish({ gloss: 0, brush: 0.3 });
  const z = 0.036;
  written(
    into,
    phrase('lesson', script, 8, source),
    [left + 0.2, y + h - 0.46, script === 'han' ? 0.3 : 0.17],
    z,
    white,
    hand,
    source,
  );
  for (let row = 0; row < 3; row++)
    scribble(into, [left + 0.24, y + h - 0.72 - row * 0.14, 1.3], 0.06, z, row === 1 ? yellow : white, hand, source);
  for (const [row, sum] of choose(source, sums).entries())
    written(
      into,
      sum,
      [left + w * 0.38, y + h - 0.34 - row * 0.32, 0.165],
      z,
      row === 1 ? yellow : white,
      hand,
      source,
    );
  const [cx, cy] = [left + w * 0.865, y + h * 0.3];
  drawn(
    into,
    [
      [
        [0, 0],
        [0.8, 0],
        [0.8, 0.62],
        [0, 0],
      ],
      [
        [0.7, 0],
        [0.7, 0.1],
        [0.8, 0.1],
      ],
    ],
    [cx - 0.4, cy - 0.06, 1],
    z,
    0.016,
    white,
    hand,
  );
  const circle = Array.from({ length: 21 }, (_, index): [number, number] => [
    Math.cos((index / 20) * 6.283) * 0.2,
    Math.sin((index / 20) * 6.283) * 0.2,
  ]);
  drawn(
    into,
    [
      circle,
      [
        [0, 0],
        [0.2, 0],
      ],
    ],
    [cx - 0.16, cy + 0.5, 1],
    z,
    0.014,
    red,
    hand,
  );
  written(into, 'a', [cx - 0.1, cy - 0.2, 0.12], z, yellow, hand, source);
  written(into, 'b', [cx + 0.46, cy + 0.14, 0.12], z, yellow, hand, source);
  written(into, 'c', [cx - 0.16, cy + 0.28, 0.12], z, yellow, hand, source);
  scribble(into, [left + w * 0.4, y + 0.12, 1.2], 0.05, z, red, hand, source);
}
