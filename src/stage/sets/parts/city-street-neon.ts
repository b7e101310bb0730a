import { type Sculpture, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, tube } from '../shapes.ts';
import { lettering } from './lettering.ts';

/** A neon sign that stands out from a wall: its inner edge along y at (0, 0) of the current frame, words on both sides. */
export function neonSign(
  into: Sculpture,
  size: readonly [number, number],
  words: string,
  shade: Tint,
  frame: Tint,
): void {
  const [width, height] = size;
  const upright = height > width;
  into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.1 });
  block(into, [width / 2 + 0.35, 0, 0], [width, height, 0.24], tint('#1a1d24'), 0.05, 1);
  for (const y of [0.3, height - 0.3])
    tube(
      into,
      [
        [-0.1, y, 0],
        [0.4, y, 0],
      ],
      [0.04, 0.04],
      4,
      tint('#2b2f36'),
    );
  for (const turn of [0, 180]) {
    into.place([width / 2 + 0.35, 0, 0], turn, 1, () => {
      into.finish({ glow: 1, brush: 0 });
      const [l, r, b, t, z] = [-width / 2 + 0.06, width / 2 - 0.06, 0.06, height - 0.06, 0.15];
      const corners: Triple[] = [
        [l, b, z],
        [r, b, z],
        [r, t, z],
        [l, t, z],
        [l, b, z],
      ];
      tube(
        into,
        corners,
        corners.map(() => 0.026),
        4,
        frame,
      );
      const long = upright ? height : width;
      const step = (long - 0.3) / words.length;
      const size = Math.min(step, (upright ? width : height) - 0.22) * 0.94;
      lettering(into, words, [0, height / 2, 0.15], { size, step, upright }, shade);
    });
  }
  into.finish({ glow: 0 });
}

/** A figure of light on a wall in the plane z = 0, `size` metres: a cup that steams, an arrow, a star, a fish, a wave. */
export function neonFigure(
  into: Sculpture,
  kind: 'cup' | 'arrow' | 'star' | 'fish' | 'moon',
  size: number,
  shade: Tint,
  second: Tint,
): void {
  const line = (points: [number, number][], tone: Tint) => {
    const path = points.map(([x, y]): Triple => [x * size, y * size, 0.1]);
    tube(
      into,
      path,
      path.map(() => size * 0.028),
      5,
      tone,
    );
  };
  const arc = (cx: number, cy: number, r: number, from: number, to: number): [number, number][] =>
    Array.from({ length: 13 }, (_, index) => {
      const angle = ((from + ((to - from) * index) / 12) * Math.PI) / 180;
      return [cx + Math.cos(angle) * r, cy + Math.sin(angle) * r];
    });
  into.finish({ sway: 0, glow: 1, gloss: 0, brush: 0 });
  if (kind === 'cup') {
    line(
      [
        [-0.3, 0.15],
        [-0.22, -0.32],
        [0.18, -0.32],
        [0.26, 0.15],
        [-0.3, 0.15],
      ],
      shade,
    );
    line(arc(0.26, -0.06, 0.15, -80, 80), shade);
    for (const x of [-0.15, 0.02, 0.18])
      line(
        [
          [x, 0.24],
          [x + 0.05, 0.32],
          [x, 0.4],
          [x + 0.05, 0.48],
        ],
        second,
      );
  } else if (kind === 'arrow') {
    line(
      [
        [-0.5, 0.1],
        [-0.1, 0.35],
        [0.3, 0.1],
        [0.3, -0.35],
      ],
      shade,
    );
    line(
      [
        [0.12, -0.18],
        [0.3, -0.38],
        [0.48, -0.18],
      ],
      shade,
    );
  } else if (kind === 'star') {
    line(
      Array.from({ length: 11 }, (_, index): [number, number] => [
        Math.sin(index * 0.6283) * (index % 2 ? 0.2 : 0.48),
        Math.cos(index * 0.6283) * (index % 2 ? 0.2 : 0.48),
      ]),
      shade,
    );
  } else if (kind === 'fish') {
    line([...arc(0, -0.25, 0.5, 35, 145), [-0.6, -0.18], [-0.6, 0.2], ...arc(0, 0.3, 0.5, 215, 325)], shade);
    line(arc(0.24, 0.06, 0.045, 0, 360), second);
  } else {
    line([...arc(0, 0, 0.45, 60, 300), ...arc(0.14, 0, 0.38, 290, 70)], shade);
    line(
      [
        [0.3, 0.2],
        [0.36, 0.3],
        [0.42, 0.2],
        [0.36, 0.1],
        [0.3, 0.2],
      ],
      second,
    );
  }
  into.finish({ glow: 0 });
}
