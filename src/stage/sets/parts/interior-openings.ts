import type { Random } from '../../../film/index.ts';
import { blend, type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, lathe, patch, tube } from '../shapes.ts';
import type { Opening } from './interior.ts';
import { plate, reveal } from './interior-plan.ts';

/** A framed window in the frame of its wall: sides, sill, `columns` by `rows` of panes. */
export function paneWindow(into: Sculpture, opening: Opening, columns: number, rows: number, shade: Tint): void {
  const { from, to, low, high } = opening;
  const [w, h, x] = [to - from, high - low, (from + to) / 2];
  into.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.1 });
  reveal(into, opening, 0.16, shade);
  const bar = (at: number, y: number, wide: number, tall: number, thick: number) =>
    block(into, [at, y, -0.09], [wide, tall, thick], shade, 0.012, 0.95);
  for (const edge of [from + 0.03, to - 0.03]) bar(edge, low, 0.06, h, 0.09);
  for (const edge of [low, high - 0.06]) bar(x, edge, w, 0.06, 0.09);
  for (let column = 1; column < columns; column++) bar(from + (w * column) / columns, low, 0.045, h, 0.06);
  for (let row = 1; row < rows; row++) bar(x, low + (h * row) / rows - 0.02, w, 0.04, 0.05);
  if (low > 0.2) block(into, [x, low - 0.05, 0.06], [w + 0.24, 0.05, 0.24], shade, 0.015);
  for (const edge of [from - 0.05, to + 0.05]) block(into, [edge, low, 0.015], [0.1, h, 0.04], shade, 0.012, 0.9);
  block(into, [x, high, 0.02], [w + 0.24, 0.11, 0.05], shade, 0.015, 0.9);
}

/** A curtain that hangs in pleats from `high` to `low` between two places along the wall; `waist` gathers it to its outer side. */
export function curtain(
  into: Sculpture,
  [outer, inner]: readonly [number, number],
  [low, high]: readonly [number, number],
  shade: Tint,
  waist = 0.35,
  sheer = false,
): void {
  const pleats = Math.max(3, Math.round(Math.abs(inner - outer) / 0.13));
  into.finish({ sway: 0, glow: 0, gloss: 0, brush: sheer ? 0.05 : 0.25 });
  const wave = (u: number) => Math.sin(u * Math.PI * 2 * pleats);
  const gather = (v: number) => 1 - waist * Math.exp(-(((v - 0.36) / 0.2) ** 2));
  patch(
    into,
    pleats * 6,
    8,
    (u, v) => [
      outer + (inner - outer) * u * gather(v),
      low + (high - low) * v + 0.012 * wave(u) * (v < 0.05 ? 1 : 0),
      0.13 + (0.045 + 0.02 * (1 - v)) * wave(u) * gather(v),
    ],
    (_, u, v) => scaled(shade, (0.66 + 0.3 * wave(u)) * (0.8 + 0.25 * v)),
    inner < outer,
  );
  if (waist > 0.1) {
    const y = low + (high - low) * 0.36;
    const to = outer + (inner - outer) * gather(0.36);
    block(
      into,
      [(outer + to) / 2, y - 0.03, 0.13],
      [Math.abs(to - outer) + 0.03, 0.06, 0.14],
      scaled(shade, 0.6),
      0.02,
    );
  }
}

/** A pole with balls at its ends, for curtains. */
export function curtainPole(into: Sculpture, from: number, to: number, y: number, shade: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.1 });
  const pole: Triple[] = [
    [from, y, 0.13],
    [to, y, 0.13],
  ];
  tube(into, pole, [0.02, 0.02], 8, shade);
  for (const x of [from, to])
    lathe(
      into,
      [x, y - 0.045, 0.13],
      [
        [0.005, 0],
        [0.04, 0.02],
        [0.045, 0.045],
        [0.04, 0.07],
        [0.005, 0.09],
      ],
      10,
      shade,
    );
}

/** Slats of a blind drawn down over the share `drawn` of an opening, turned half open, with cords and a foot rail. */
export function blind(into: Sculpture, { from, to, low, high }: Opening, drawn: number, shade: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.05 });
  const [w, x] = [to - from - 0.04, (from + to) / 2];
  const length = (high - low) * drawn;
  const slats = Math.round(length / 0.075);
  block(into, [x, high - 0.06, 0.03], [w, 0.07, 0.07], scaled(shade, 0.8), 0.01);
  for (let slat = 0; slat < slats; slat++) {
    const y = high - 0.1 - slat * 0.075;
    patch(
      into,
      3,
      1,
      (u, v) => [x + (u - 0.5) * w, y + (v - 0.5) * 0.05, 0.03 + (0.5 - v) * 0.035],
      (_, __, v) => scaled(shade, 0.72 + 0.36 * v),
    );
  }
  const foot = high - 0.1 - slats * 0.075;
  block(into, [x, foot - 0.02, 0.03], [w, 0.03, 0.05], scaled(shade, 0.85), 0.008);
  for (const cord of [-0.35, 0.35])
    plate(into, x + cord * w, foot, 0.008, high - 0.06 - foot, 0.056, scaled(shade, 0.6));
}

/** A door leaf in its frame, closed, with panels, a handle and (where `glazed`) a pane at eye height; foot at x of the wall. */
export function door(
  into: Sculpture,
  x: number,
  [w, h]: readonly [number, number],
  leaf: Tint,
  frame: Tint,
  glazed = false,
): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.25, brush: 0.25 });
  plate(into, x, 0, w, h, 0.012, (_, __, v) => scaled(leaf, 0.75 + 0.25 * v));
  const raised = (y: number, tall: number, wide: number, at = x) => {
    block(into, [at, y, 0.02], [wide, tall, 0.03], scaled(leaf, 1.08), 0.014, 0.95);
    plate(into, at, y + 0.05, wide - 0.1, tall - 0.1, 0.037, scaled(leaf, 0.86));
  };
  raised(0.16, h * 0.3, w * 0.68);
  if (glazed) {
    block(into, [x, h * 0.5, 0.02], [w * 0.5, h * 0.4, 0.03], frame, 0.014, 0.95);
    plate(into, x, h * 0.53, w * 0.4, h * 0.34, 0.037, (_, u, v) =>
      blend(tint('#5f7a86'), tint('#b9ccd0'), 0.3 + 0.5 * v - 0.3 * u),
    );
  } else raised(h * 0.52, h * 0.38, w * 0.68);
  for (const edge of [-1, 1])
    block(into, [x + edge * (w / 2 + 0.045), 0, 0.02], [0.09, h + 0.05, 0.06], frame, 0.014, 0.9);
  block(into, [x, h, 0.025], [w + 0.24, 0.1, 0.07], frame, 0.014, 0.95);
  into.finish({ gloss: 0.8, brush: 0 });
  const knob = x + w * 0.4;
  block(into, [knob, h * 0.44, 0.03], [0.045, 0.2, 0.02], tint('#9c8a5c'), 0.006, 1);
  tube(
    into,
    [
      [knob, h * 0.49, 0.07],
      [knob - 0.12, h * 0.49, 0.07],
    ],
    [0.014, 0.011],
    6,
    tint('#c9b273'),
  );
}

/** Towers of a city beyond a window in a band of z from `near` to `far`, standing on `foot`; their windows shine at night. */
export function city(
  into: Sculpture,
  [x0, x1]: readonly [number, number],
  [near, far]: readonly [number, number],
  foot: number,
  count: number,
  source: Random,
): void {
  const [close, distant] = [tint('#6f7f92'), tint('#a7bccb')];
  for (let index = 0; index < count; index++) {
    const share = 1 - index / count;
    const z = near + (far - near) * share;
    const w = 3 + source() * 3.4;
    const h = -foot + (4 + source() * 14) * (0.35 + share * 0.75);
    const x = x0 + (x1 - x0) * ((index * 0.618 + source() * 0.12) % 1);
    const wall = scaled(blend(close, distant, share), 0.75 + source() * 0.5);
    into.finish({ sway: 0, glow: 0, gloss: 0, brush: 0.1 });
    block(into, [x, foot, z], [w, h, w * 0.8], wall, 0.1, 0.8);
    if (source() < 0.6) block(into, [x, foot + h, z], [w * 0.5, 0.8 + source() * 1.6, w * 0.4], scaled(wall, 0.9), 0.1);
    if (source() < 0.25)
      tube(
        into,
        [
          [x, foot + h, z],
          [x, foot + h + 4, z],
        ],
        [0.09, 0.03],
        5,
        wall,
      );
    const [columns, rows] = [Math.round(w / 0.62), Math.min(30, Math.round((h + Math.min(0, foot + 6)) / 0.95))];
    for (let row = 1; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const lit = source() < 0.36;
        into.finish({ glow: lit ? 0.8 : 0 });
        const tone = lit ? scaled(tint(source() < 0.7 ? '#ffca80' : '#cfe4ff'), 0.34) : scaled(wall, 0.55);
        const px = x + ((column + 0.5) / columns - 0.5) * w * 0.92;
        plate(into, px, foot + h - row * 0.95, (w / columns) * 0.55, 0.5, z + w * 0.4 + 0.03, tone);
      }
  }
}
