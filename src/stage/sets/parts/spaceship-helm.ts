import type { Random } from '../../../film/index.ts';
import { blend, type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { patch, tube } from '../shapes.ts';
import { choose, quad } from './interior-plan.ts';

const lights = ['#ff9a3a', '#5fe0ff', '#7dff9a', '#ff5a4a', '#ffe08a', '#8fb0ff'];

/** Where a sloping panel lies: `u` across and `w` up it, both 0 to 1, to a place; `lift` in metres off it. */
type Slope = (u: number, w: number, lift: number) => Triple;

/** Screens, keys and lamps on a sloping panel; it looks along `towards`. */
export function instruments(into: Sculpture, slope: Slope, towards: Triple, screens: number, source: Random): void {
  const piece = (u: number, w: number, wide: number, tall: number, lift: number, shade: Tint) =>
    quad(
      into,
      [
        slope(u - wide / 2, w, lift),
        slope(u + wide / 2, w, lift),
        slope(u + wide / 2, w + tall, lift),
        slope(u - wide / 2, w + tall, lift),
      ],
      towards,
      shade,
    );
  for (let screen = 0; screen < screens; screen++) {
    const u = (screen + 0.5) / screens;
    const wide = 0.62 / screens;
    into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0 });
    piece(u, 0.42, wide * 1.12, 0.5, 0.006, tint('#15181d'));
    into.finish({ glow: 0.95 });
    const back = tint(choose(source, ['#0d4a5c', '#123a6a', '#5a3a10', '#0f4a36']), 0.9);
    piece(u, 0.46, wide, 0.42, 0.01, back);
    const line = scaled(blend(back, tint('#ffffff'), 0.55), 1.6);
    const kind = source();
    for (let mark = 0; mark < 8; mark++) {
      const at = u + (mark / 7 - 0.5) * wide * 0.84;
      if (kind < 0.4) piece(at, 0.5, wide * 0.06, 0.06 + source() * 0.28, 0.014, line);
      else if (kind < 0.7)
        piece(
          u - wide * 0.1 + (source() - 0.5) * wide * 0.3,
          0.5 + mark * 0.044,
          wide * (0.2 + source() * 0.4),
          0.018,
          0.014,
          line,
        );
      else piece(at, 0.62 + 0.12 * Math.sin(mark * 1.3 + kind * 20), wide * 0.1, 0.03, 0.014, line);
    }
  }
  for (let row = 0; row < 3; row++)
    for (let key = 0; key < screens * 8; key++) {
      if (source() < 0.28) continue;
      const lit = source() < 0.62;
      into.finish({ glow: lit ? 1 : 0 });
      const u = (key + 0.5) / (screens * 8);
      piece(
        u,
        0.06 + row * 0.115,
        0.055 / (screens / 2),
        0.075,
        0.012,
        lit ? tint(choose(source, lights), 1.2) : tint('#5a6068'),
      );
    }
  into.finish({ glow: 0 });
}

/** The helm: a curved desk under the bow window, its ends drawn towards the crew; `z` is its middle's front edge. */
export function helm(into: Sculpture, z: number, width: number, pale: Tint, dark: Tint, source: Random): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.15 });
  const curve = (u: number) => 0.75 * (2 * u - 1) ** 2;
  const x = (u: number) => (u - 0.5) * width;
  patch(
    into,
    20,
    3,
    (u, v) => [x(u), 0.1 + v * 0.62, z + curve(u) + 0.06 * v],
    (_, u, v) => scaled(Math.abs(((u * 8) % 1) - 0.5) > 0.45 ? dark : pale, 0.55 + 0.4 * v),
  );
  patch(into, 20, 1, (u, v) => [x(u), 0.72 + 0.04 * v, z + curve(u) + 0.06 + 0.02 * (1 - v)], scaled(pale, 1.15));
  const slope: Slope = (u, w, lift) => [x(u), 0.76 + w * 0.27 + lift, z + curve(u) + 0.06 - w * 0.56 + lift * 0.4];
  patch(into, 20, 3, (u, v) => slope(u, v, 0), scaled(dark, 0.7));
  patch(into, 20, 1, (u, v) => [x(u), 1.03 - v * 0.9, z + curve(u) - 0.5], dark, true);
  into.finish({ glow: 1 });
  patch(into, 20, 1, (u, v) => [x(u), 0.06 + v * 0.04, z + curve(u) + 0.01], tint('#39c8ff', 1.2));
  into.finish({ glow: 0 });
  instruments(into, slope, [0, 1, 0.5], 6, source);
  for (const side of [-1, 1]) {
    const at: Triple = [side * 1.15, 0.84, z + 0.12];
    tube(into, [at, [at[0], at[1] + 0.16, at[2] + 0.05]], [0.018, 0.014], 7, dark);
    tube(
      into,
      [
        [at[0] - 0.14, at[1] + 0.26, at[2] + 0.06],
        [at[0] - 0.12, at[1] + 0.16, at[2] + 0.05],
        [at[0] + 0.12, at[1] + 0.16, at[2] + 0.05],
        [at[0] + 0.14, at[1] + 0.26, at[2] + 0.06],
      ],
      [0.018, 0.02, 0.02, 0.018],
      7,
      scaled(dark, 0.5),
    );
  }
}
