import type { Random } from '../../../film/index.ts';
import { blend, type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, patch } from '../shapes.ts';
import { drawn, scribble } from './classroom-board.ts';
import { choose, plate, quad } from './interior-plan.ts';

/** Steel filing cabinets in a row against a wall, `count` of them from x on, some drawers ajar, with binders on top. */
export function filingCabinets(into: Sculpture, x: number, count: number, shade: Tint, source: Random): void {
  for (let cabinet = 0; cabinet < count; cabinet++) {
    const at = x + cabinet * 0.5;
    into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.12 });
    block(into, [at, 0, 0.26], [0.48, 1.32, 0.5], scaled(shade, 0.85), 0.012);
    for (let drawer = 0; drawer < 4; drawer++) {
      const open = source() < 0.1 ? 0.14 : 0;
      const y = 0.05 + drawer * 0.315;
      block(into, [at, y, 0.515 + open / 2], [0.44, 0.295, 0.02 + open], shade, 0.008, 0.92);
      block(into, [at, y + 0.13, 0.535 + open], [0.14, 0.025, 0.02], tint('#8a8e94'), 0.006);
      plate(into, at, y + 0.19, 0.11, 0.05, 0.527 + open, tint('#efe9da'));
    }
    if (source() < 0.7)
      for (let file = 0; file < 4; file++)
        block(
          into,
          [at - 0.15 + file * 0.08, 1.32, 0.22],
          [0.07, 0.3, 0.26],
          tint(choose(source, ['#c24a3a', '#35506a', '#26282c', '#d9cfb6'])),
          0.008,
        );
  }
}

/** A whiteboard with a plan in three colours and notes stuck on it, in the frame of its wall; its foot's middle at (x, y). */
export function whiteboard(
  into: Sculpture,
  [x, y, w, h]: readonly [number, number, number, number],
  hand: 1 | -1,
  source: Random,
): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.03 });
  block(into, [x, y - 0.03, 0.015], [w + 0.08, h + 0.06, 0.03], tint('#8e959c'), 0.012, 1);
  patch(
    into,
    6,
    4,
    (u, v) => [x + (u - 0.5) * w, y + v * h, 0.033],
    (_, u, v) => scaled(tint('#f2f1ea'), 0.86 + 0.14 * v + 0.06 * u),
  );
  block(into, [x, y - 0.07, 0.08], [w * 0.6, 0.02, 0.1], tint('#8e959c'), 0.006);
  const [ink, red, blue] = [tint('#24303a'), tint('#c23a30'), tint('#2a62b8')];
  const left = x * hand - w / 2;
  const z = 0.038;
  const box = (bx: number, by: number, bw: number, bh: number): [number, number][] => [
    [bx, by],
    [bx + bw, by],
    [bx + bw, by + bh],
    [bx, by + bh],
    [bx, by],
  ];
  const at: Triple = [left, y, 1];
  for (const [index, column] of [0.12, 0.36, 0.6].entries()) {
    drawn(
      into,
      [box(column * w, h * (0.62 - index * 0.12), w * 0.17, h * 0.22)],
      at,
      z,
      0.016,
      index === 1 ? red : ink,
      hand,
    );
    scribble(into, [left + column * w + 0.04, y + h * (0.7 - index * 0.12), w * 0.1], 0.04, z, ink, hand, source);
    if (index < 2)
      drawn(
        into,
        [
          [
            [(column + 0.17) * w, h * (0.72 - index * 0.12)],
            [(column + 0.24) * w, h * (0.62 - index * 0.12)],
          ],
        ],
        at,
        z,
        0.014,
        blue,
        hand,
      );
  }
  drawn(
    into,
    [
      [
        [w * 0.1, h * 0.12],
        [w * 0.1, h * 0.42],
      ],
      [
        [w * 0.1, h * 0.12],
        [w * 0.42, h * 0.12],
      ],
    ],
    at,
    z,
    0.014,
    ink,
    hand,
  );
  drawn(
    into,
    [
      [
        [w * 0.11, h * 0.16],
        [w * 0.18, h * 0.24],
        [w * 0.25, h * 0.2],
        [w * 0.33, h * 0.34],
        [w * 0.41, h * 0.42],
      ],
    ],
    at,
    z,
    0.02,
    red,
    hand,
  );
  for (let line = 0; line < 4; line++)
    scribble(
      into,
      [left + w * 0.5, y + h * (0.34 - line * 0.075), w * 0.36],
      0.035,
      z,
      line % 2 ? blue : ink,
      hand,
      source,
    );
  for (let note = 0; note < 6; note++)
    plate(
      into,
      x + w * 0.4 * hand - (note % 2) * 0.16 * hand,
      y + h * 0.5 + Math.floor(note / 2) * 0.17,
      0.13,
      0.13,
      z,
      tint(['#f0e070', '#f0a8b0', '#a8e0b8', '#f0c070', '#a8c8f0', '#f0e070'][note]!),
    );
}

/** A partition of glass in dark frames between two places of the floor, with a frosted band and gleams; a door leaf stands in it. */
export function glassPartition(
  into: Sculpture,
  from: readonly [number, number],
  to: readonly [number, number],
  height: number,
  bays: number,
  frame: Tint,
): void {
  const long = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const yaw = (-Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
  into.place([(from[0] + to[0]) / 2, 0, (from[1] + to[1]) / 2], yaw, 1, () => {
    into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.05 });
    for (let post = 0; post <= bays; post++)
      block(into, [(post / bays - 0.5) * long, 0, 0], [0.05, height, 0.07], frame, 0.008, 0.95);
    for (const y of [0, 2.15, height - 0.05]) block(into, [0, y, 0], [long, 0.05, 0.07], frame, 0.008, 1);
    for (let bay = 0; bay < bays; bay++) {
      const x = ((bay + 0.5) / bays - 0.5) * long;
      const wide = long / bays - 0.06;
      for (const side of [1, -1] as const) {
        const band = (y: number, tall: number, shade: Tint) =>
          quad(
            into,
            [
              [x - wide / 2, y, side * 0.006],
              [x + wide / 2, y, side * 0.006],
              [x + wide / 2, y + tall, side * 0.006],
              [x - wide / 2, y + tall, side * 0.006],
            ],
            [0, 0, side],
            shade,
          );
        band(1.02, 0.06, tint('#cfdde0'));
        for (let stripe = 0; stripe < 3; stripe++)
          band(1.12 + stripe * 0.07, 0.03 - stripe * 0.006, blend(tint('#cfdde0'), tint('#9fb4bc'), stripe / 5));
      }
    }
  });
}

/** A machine that copies: body, lid, trays and a small lit panel. */
export function copier(into: Sculpture, at: Triple, facing: number): void {
  into.place(at, facing, 1, () => {
    const [pale, dark] = [tint('#c9c9c2'), tint('#4a4d52')];
    into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.05 });
    block(into, [0, 0, 0], [0.66, 0.62, 0.6], pale, 0.03);
    for (let tray = 0; tray < 3; tray++) {
      block(into, [0, 0.08 + tray * 0.17, 0.305], [0.6, 0.15, 0.02], scaled(pale, 0.9), 0.01, 0.95);
      block(into, [0, 0.15 + tray * 0.17, 0.32], [0.2, 0.03, 0.02], dark, 0.008);
    }
    block(into, [0, 0.7, 0], [0.66, 0.26, 0.6], pale, 0.03);
    block(into, [0, 0.62, -0.05], [0.6, 0.09, 0.48], dark, 0.02);
    block(into, [0.02, 0.96, -0.03], [0.6, 0.07, 0.5], scaled(pale, 0.8), 0.03);
    block(into, [-0.42, 0.6, 0], [0.22, 0.03, 0.36], scaled(pale, 0.8), 0.01);
    into.finish({ glow: 0.9 });
    plate(into, 0.18, 0.84, 0.16, 0.08, 0.303, tint('#5fc0e8'));
  });
}
