import type { Random } from '../../../film/index.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, patch, tube } from '../shapes.ts';

/** A stuffed form that stands on `at`: a rounded box, `size` wide, high and deep, with darker seams. */
export function stuffed(into: Sculpture, at: Triple, size: Triple, shade: Tint, roundness = 0.45): void {
  const [w, h, d] = size;
  const out = (s: number) => Math.sign(s) * Math.abs(s) ** roundness;
  patch(
    into,
    16,
    8,
    (u, v) => {
      const [a, b] = [(u + 0.03125) * Math.PI * 2, (v - 0.5) * Math.PI];
      const level = Math.abs(Math.cos(b)) ** (roundness * 0.8);
      return [
        at[0] + (w / 2) * out(Math.cos(a)) * level,
        at[1] + h / 2 + (h / 2) * Math.sign(Math.sin(b)) * Math.abs(Math.sin(b)) ** 0.7,
        at[2] - (d / 2) * out(Math.sin(a)) * level,
      ];
    },
    (_, u, v) => scaled(shade, (0.6 + 0.42 * v) * (0.93 + 0.07 * Math.cos(u * Math.PI * 8))),
  );
}

/** A thrown pillow that leans back: a square that is thick in its middle and pinched at its corners. */
export function pillow(into: Sculpture, at: Triple, size: number, turn: number, shade: Tint, stripe?: Tint): void {
  into.place(at, turn, 1, () => {
    for (const side of [1, -1])
      patch(
        into,
        8,
        8,
        (u, v) => {
          const [x, y] = [u * 2 - 1, v * 2 - 1];
          const thick = Math.sqrt(Math.max(0, (1 - x * x) * (1 - y * y)));
          const pinch = 1 - 0.1 * (1 - x * x) * Math.abs(y) - 0.1 * (1 - y * y) * Math.abs(x);
          const up = size * 0.5 * (1 + y * pinch);
          return [x * pinch * size * 0.5, up * 0.95, side * thick * size * 0.2 - up * 0.32];
        },
        (_, u, v) => {
          const banded = stripe && Math.abs(((u * 5) % 1) - 0.5) < 0.22;
          return scaled(banded ? stripe : shade, 0.72 + 0.3 * v);
        },
        side < 0,
      );
  });
}

/** Colours of a seat: cloth, pillows, feet. */
export type SeatColours = { cloth: Tint; pillows: readonly Tint[]; wood: Tint };

/** A sofa `width` metres wide for `seats` people, its back towards -z of the current frame; people sit 0.46 m high. */
export function sofa(into: Sculpture, width: number, seats: number, colours: SeatColours): void {
  const { cloth, pillows, wood } = colours;
  into.finish({ sway: 0, glow: 0, gloss: 0, brush: 0.3 });
  const inner = width - 0.44;
  block(into, [0, 0.12, 0], [width - 0.06, 0.2, 0.82], scaled(cloth, 0.62), 0.04, 0.5);
  stuffed(into, [0, 0.2, -0.36], [width - 0.1, 0.62, 0.24], scaled(cloth, 0.85), 0.25);
  for (const side of [-1, 1])
    stuffed(into, [side * (width / 2 - 0.11), 0.14, 0.01], [0.24, 0.5, 0.88], scaled(cloth, 0.95), 0.3);
  for (let seat = 0; seat < seats; seat++) {
    const x = ((seat + 0.5) / seats - 0.5) * inner;
    const wide = inner / seats - 0.012;
    stuffed(into, [x, 0.3, 0.07], [wide, 0.17, 0.74], scaled(cloth, 1.08), 0.22);
    into.place([x, 0.44, -0.2], 0, 1, () => stuffed(into, [0, 0, 0], [wide * 0.98, 0.42, 0.2], cloth, 0.32));
  }
  into.finish({ brush: 0.15 });
  for (const [index, shade] of pillows.entries()) {
    const side = index % 2 ? 1 : -1;
    const step = Math.floor(index / 2) * 0.3;
    pillow(
      into,
      [side * (inner / 2 - 0.2 - step), 0.46, 0.0 + step * 0.2],
      0.42 - step * 0.2,
      -side * (24 + step * 30),
      shade,
      index % 2 ? scaled(shade, 0.6) : undefined,
    );
  }
  feet(into, [width / 2 - 0.12, 0.34], 0.13, wood);
}

function feet(into: Sculpture, [x, z]: readonly [number, number], high: number, wood: Tint): void {
  into.finish({ gloss: 0.4, brush: 0.2 });
  for (const sx of [-1, 1])
    for (const sz of [-1, 1])
      tube(
        into,
        [
          [sx * (x + 0.02), 0, sz * (z + 0.02)],
          [sx * x, high, sz * z],
        ],
        [0.02, 0.035],
        7,
        wood,
      );
}

/** An armchair on turned feet, its back towards -z of the current frame, with rounded wings. */
export function armchair(into: Sculpture, { cloth, pillows, wood }: SeatColours): void {
  into.finish({ sway: 0, glow: 0, gloss: 0, brush: 0.3 });
  block(into, [0, 0.16, 0], [0.74, 0.16, 0.7], scaled(cloth, 0.6), 0.04, 0.5);
  stuffed(into, [0, 0.29, 0.06], [0.6, 0.18, 0.66], scaled(cloth, 1.1), 0.25);
  patch(
    into,
    20,
    7,
    (u, v) => {
      const angle = (u - 0.5) * Math.PI * 1.12;
      const reach = 0.42 + 0.05 * v;
      const high = 0.2 + v * (0.34 + 0.38 * Math.cos((u - 0.5) * Math.PI) ** 1.5);
      return [Math.sin(angle) * reach, high, 0.02 - Math.cos(angle) * reach * 0.95];
    },
    (_, u, v) => scaled(cloth, (0.6 + 0.42 * v) * (0.9 + 0.1 * Math.cos(u * Math.PI * 14))),
    true,
  );
  patch(
    into,
    20,
    7,
    (u, v) => {
      const angle = (u - 0.5) * Math.PI * 1.12;
      const reach = 0.51 + 0.05 * v - 0.05 * v ** 6;
      const high = 0.18 + v * (0.37 + 0.38 * Math.cos((u - 0.5) * Math.PI) ** 1.5);
      return [Math.sin(angle) * reach, high, 0.02 - Math.cos(angle) * reach * 0.95];
    },
    (_, __, v) => scaled(cloth, 0.5 + 0.4 * v),
  );
  const rim = Array.from({ length: 15 }, (_, index): Triple => {
    const u = index / 14;
    const angle = (u - 0.5) * Math.PI * 1.12;
    return [Math.sin(angle) * 0.51, 0.55 + 0.38 * Math.cos((u - 0.5) * Math.PI) ** 1.5, 0.02 - Math.cos(angle) * 0.485];
  });
  tube(
    into,
    rim,
    rim.map(() => 0.055),
    7,
    cloth,
  );
  const [first] = pillows;
  if (first) pillow(into, [0.08, 0.46, -0.16], 0.36, 12, first, scaled(first, 1.5));
  feet(into, [0.3, 0.28], 0.17, wood);
}

/** A rug over [x0, z0, x1, z1] with a border and one of three patterns, and fringes at its short ends. */
export function carpet(
  into: Sculpture,
  [x0, z0, x1, z1]: readonly [number, number, number, number],
  [field, border, figure]: readonly [Tint, Tint, Tint],
  pattern: number,
  source: Random,
): void {
  const [w, d] = [x1 - x0, z1 - z0];
  into.finish({ sway: 0, glow: 0, gloss: 0, brush: 0.4 });
  const drawn = (x: number, z: number, edge: number): Tint => {
    if (edge < 0.09) return border;
    if (edge < 0.13 || (edge > 0.24 && edge < 0.28)) return figure;
    if (edge < 0.24) return Math.sin((x + z) * 26) > 0 ? border : field;
    if (pattern === 0) return Math.abs(Math.sin(x * 3.4) * Math.cos(z * 3.4)) > 0.62 ? figure : field;
    if (pattern === 1) return Math.abs(((Math.abs(x) + Math.abs(z)) % 0.62) - 0.31) < 0.07 ? figure : field;
    return Math.hypot(x, z * 1.3) % 0.5 < 0.14 ? figure : field;
  };
  patch(
    into,
    Math.round(w * 11),
    Math.round(d * 11),
    (u, v) => [x0 + u * w, 0.014, z1 - v * d],
    (_, u, v) => {
      const edge = Math.min(Math.min(u, 1 - u) * w, Math.min(v, 1 - v) * d);
      return scaled(drawn((u - 0.5) * w, (v - 0.5) * d, edge), 0.9 + source() * 0.14);
    },
    false,
  );
  for (const end of [x0, x1])
    for (let index = 0; index < d * 16; index++) {
      const z = z0 + 0.03 + (index / (d * 16)) * (d - 0.04);
      const out = end === x0 ? -0.07 : 0.07;
      patch(into, 1, 1, (u, v) => [end + out * (end === x0 ? 1 - u : u), 0.012, z + (0.5 - v) * 0.03], tint('#cdbf9f'));
    }
}
