/** Three numbers: a place or direction in metres, or a linear RGB colour. */
export type Triple = [number, number, number];

export const add = (a: Triple, b: Triple): Triple => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const subtract = (a: Triple, b: Triple): Triple => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const scale = (a: Triple, by: number): Triple => [a[0] * by, a[1] * by, a[2] * by];
export const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Triple, b: Triple): Triple => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const lengthOf = (a: Triple): number => Math.hypot(a[0], a[1], a[2]);
export const normalise = (a: Triple): Triple => scale(a, 1 / (lengthOf(a) || 1));
export const between = (a: Triple, b: Triple, t: number): Triple => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];
export const mix = (a: number, b: number, t: number): number => a + (b - a) * t;
export const clamp = (value: number, low = 0, high = 1): number => Math.min(high, Math.max(low, value));

/** Angles round a circle: `count` of them in even steps, radians, the first at `from`. */
export const around = (count: number, from = 0): number[] =>
  Array.from({ length: count }, (_, i) => from + (i / count) * 2 * Math.PI);

/** 0 below `low`, 1 above `high`, a smooth S between. */
export function smoothstep(low: number, high: number, value: number): number {
  const t = clamp((value - low) / (high - low));
  return t * t * (3 - 2 * t);
}

/** A bump of height 1 and standard deviation `width` about `centre`. */
export const bump = (value: number, centre: number, width: number): number =>
  Math.exp(-(((value - centre) / width) ** 2) / 2);

/**
 * A smooth curve through [position, value] knots in rising order, held at both ends (monotone cubic, Fritsch and Carlson
 * 1980, with Steffen's slopes): it never overshoots a knot.
 */
export function curve(knots: readonly (readonly [number, number])[]): (at: number) => number {
  const count = knots.length;
  const slopes = knots.map((_, i) => {
    if (i === 0 || i === count - 1) return 0;
    const before = (knots[i]![1] - knots[i - 1]![1]) / (knots[i]![0] - knots[i - 1]![0]);
    const after = (knots[i + 1]![1] - knots[i]![1]) / (knots[i + 1]![0] - knots[i]![0]);
    if (before * after <= 0) return 0;
    return Math.sign(before) * Math.min(2 * Math.abs(before), 2 * Math.abs(after), Math.abs(before + after) / 2);
  });
  return (at) => {
    if (at <= knots[0]![0]) return knots[0]![1];
    if (at >= knots[count - 1]![0]) return knots[count - 1]![1];
    let i = 0;
    while (knots[i + 1]![0] < at) i++;
    const [x0, y0] = knots[i]!;
    const [x1, y1] = knots[i + 1]!;
    const t = (at - x0) / (x1 - x0);
    const h = x1 - x0;
    return (
      y0 * (1 + 2 * t) * (1 - t) ** 2 +
      slopes[i]! * h * t * (1 - t) ** 2 +
      y1 * t * t * (3 - 2 * t) +
      slopes[i + 1]! * h * t * t * (t - 1)
    );
  };
}
