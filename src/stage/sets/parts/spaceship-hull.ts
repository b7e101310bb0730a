import type { Random } from '../../../film/index.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint, varied } from '../sculpture.ts';
import { patch, tube, unit } from '../shapes.ts';
import { choose, quad } from './interior-plan.ts';

/** Half of the hull's cross-section from the floor's edge to the crown: x and y in metres. */
const half: readonly (readonly [number, number])[] = [
  [3.05, 0],
  [3.55, 0.75],
  [3.6, 1.5],
  [3.1, 2.25],
  [2.1, 2.75],
  [0, 2.95],
];

const outline: readonly (readonly [number, number])[] = [
  ...half,
  ...[...half]
    .slice(0, -1)
    .reverse()
    .map(([x, y]) => [-x, y] as const),
];

/** Length of the cabin from bow to stern, metres, its middle at z = 0. */
export const cabinLength = 8.4;

/** A place on the hull: `segment` of the outline (0 to 9, from the right floor edge over the crown), `share` along it, inset in metres. */
export function hullAt(segment: number, share: number, z: number, inset = 0): Triple {
  const [a, b] = [outline[segment]!, outline[segment + 1]!];
  const [x, y] = [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
  const [nx, ny] = inwards(segment);
  return [x + nx * inset, y + ny * inset, z];
}

/** The direction into the cabin at a segment of the hull. */
export function inwards(segment: number): [number, number] {
  const [a, b] = [outline[segment]!, outline[segment + 1]!];
  const long = Math.hypot(b[0] - a[0], b[1] - a[1]);
  return [-(b[1] - a[1]) / long, (b[0] - a[0]) / long];
}

/** Where a ray from the middle of the cross-section at `angle` (0 to the right, a quarter turn up) meets a closed outline. */
export function reach(
  closed: readonly (readonly [number, number])[],
  centre: readonly [number, number],
  angle: number,
): number {
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  let best = 0.2;
  for (const [index, a] of closed.entries()) {
    const b = closed[(index + 1) % closed.length]!;
    const [ex, ey] = [b[0] - a[0], b[1] - a[1]];
    const cut = dx * ey - dy * ex;
    if (Math.abs(cut) < 1e-9) continue;
    const [wx, wy] = [a[0] - centre[0], a[1] - centre[1]];
    const along = (wx * ey - wy * ex) / cut;
    const share = (wx * dy - wy * dx) / cut;
    if (along > 0 && share >= -1e-6 && share <= 1 + 1e-6) best = Math.max(best, along);
  }
  return best;
}

/** The whole closed cross-section of the hull. */
export const section: readonly (readonly [number, number])[] = outline;

/** Panels of the hull between ribs, each bevelled, with its own tone; some are vents, lockers or dark insets with small lights. */
export function hullPanels(into: Sculpture, bays: number, pale: Tint, dark: Tint, accent: Tint, source: Random): void {
  const long = cabinLength / bays;
  for (let bay = 0; bay < bays; bay++)
    for (let segment = 0; segment < 10; segment++) {
      const [z0, z1] = [-cabinLength / 2 + bay * long + 0.1, -cabinLength / 2 + (bay + 1) * long - 0.1];
      const kind = source();
      const side = segment < 5 ? segment : 9 - segment;
      const base = varied(side === 0 || kind < 0.16 ? dark : pale, source, 0.08);
      into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.18 });
      patch(into, 2, 2, (u, v) => hullAt(segment, v, z0 - 0.1 + u * (z1 - z0 + 0.2)), scaled(dark, 0.5), segment < 0);
      const rim = 0.06;
      patch(
        into,
        6,
        4,
        (u, v) => {
          const edge = Math.min(1, Math.min(u, 1 - u, v, 1 - v) * 9);
          return hullAt(segment, 0.05 + 0.9 * v, z0 + u * (z1 - z0), 0.012 + rim * 0.6 * edge);
        },
        (_, u, v) =>
          scaled(
            base,
            (Math.min(u, 1 - u, v, 1 - v) < 0.1 ? 0.72 : 1) * (0.86 + 0.14 * Math.min(1, 3 * Math.min(u, 1 - u))),
          ),
      );
      if (side === 1 || side === 2) details(into, segment, [z0, z1], kind, dark, accent, source);
    }
}

function details(
  into: Sculpture,
  segment: number,
  [z0, z1]: readonly [number, number],
  kind: number,
  dark: Tint,
  accent: Tint,
  source: Random,
): void {
  const towards = inwards(segment);
  const flat = (a: number, b: number, low: number, high: number, inset: number, shade: Tint) =>
    quad(
      into,
      [
        hullAt(segment, low, z0 + (z1 - z0) * a, inset),
        hullAt(segment, low, z0 + (z1 - z0) * b, inset),
        hullAt(segment, high, z0 + (z1 - z0) * b, inset),
        hullAt(segment, high, z0 + (z1 - z0) * a, inset),
      ],
      [towards[0], towards[1], 0],
      shade,
    );
  if (kind < 0.3) {
    for (let slot = 0; slot < 6; slot++)
      flat(0.18, 0.82, 0.22 + slot * 0.1, 0.27 + slot * 0.1, 0.054, scaled(dark, 0.35));
  } else if (kind < 0.62) {
    flat(0.15, 0.85, 0.2, 0.78, 0.054, scaled(dark, 0.45));
    into.finish({ glow: 0.9 });
    for (let row = 0; row < 3; row++)
      for (let light = 0; light < 7; light++) {
        if (source() < 0.35) continue;
        const at = 0.2 + light * 0.09;
        flat(
          at,
          at + (source() < 0.2 ? 0.07 : 0.035),
          0.28 + row * 0.16,
          0.35 + row * 0.16,
          0.058,
          tint(choose(source, ['#ff9a3a', '#5fe0ff', '#7dff9a', '#ff5a4a', '#ffe08a']), 1.3),
        );
      }
    into.finish({ glow: 0 });
  } else if (kind < 0.78) {
    flat(0, 1, 0.42, 0.58, 0.056, accent);
    flat(0.4, 0.6, 0.46, 0.54, 0.06, scaled(dark, 0.6));
  }
}

/** Curved ribs from floor to floor, thick and lit from below by a strip of light along each edge. */
export function ribs(into: Sculpture, count: number, shade: Tint, strip: Tint): void {
  for (let rib = 0; rib <= count; rib++) {
    const z = -cabinLength / 2 + (rib / count) * cabinLength;
    into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.15 });
    const path =
      (inset: number, at: number) =>
      (u: number): Triple => {
        const s = Math.min(9.999, u * 10);
        const here = hullAt(Math.floor(s), s % 1, at, inset);
        return here;
      };
    const strap = (from: (u: number) => Triple, to: (u: number) => Triple, tone: number) => {
      for (let segment = 0; segment < 10; segment++) {
        const [a, b] = [segment / 10 + 0.0001, (segment + 1) / 10 - 0.0001];
        const middle = from((a + b) / 2);
        const inner = unit([-middle[0], 1.4 - middle[1], 0]);
        quad(into, [from(a), from(b), to(b), to(a)], tone < 1 ? [0, 0, from(a)[2] > z ? 1 : -1] : inner, (_, __, v) =>
          scaled(shade, tone * (0.9 + 0.1 * v)),
        );
      }
    };
    const wide = rib === 0 || rib === count ? 0.16 : 0.11;
    strap(path(0.2, z - wide), path(0.2, z + wide), 1.1);
    strap(path(0, z + wide), path(0.2, z + wide), 0.75);
    strap(path(0, z - wide), path(0.2, z - wide), 0.75);
    into.finish({ glow: 1, gloss: 0 });
    for (const segment of [1, 8])
      patch(into, 1, 4, (u, v) => hullAt(segment, 0.1 + 0.8 * v, z + (u - 0.5) * 0.045, 0.206), strip);
    into.finish({ glow: 0 });
  }
}

/** A strip along the hull from bow to stern at a place of its outline; where `glow` it shines. */
export function runner(
  into: Sculpture,
  segment: number,
  share: number,
  inset: number,
  wide: number,
  shade: Tint,
  glow: number,
): void {
  into.finish({ sway: 0, glow, gloss: 0.3, brush: 0 });
  patch(
    into,
    14,
    1,
    (u, v) => hullAt(segment, share + ((v - 0.5) * wide) / 0.9, (u - 0.5) * cabinLength, inset),
    shade,
  );
  into.finish({ glow: 0 });
}

/** A pipe along the cabin with couplings, at (x, y). */
export function pipe(into: Sculpture, x: number, y: number, radius: number, shade: Tint, source: Random): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.7, brush: 0.15 });
  tube(
    into,
    [
      [x, y, -cabinLength / 2],
      [x, y, cabinLength / 2],
    ],
    [radius, radius],
    8,
    shade,
  );
  for (let joint = 0; joint < 7; joint++) {
    const z = -cabinLength / 2 + 0.5 + joint * 1.2 + source() * 0.3;
    tube(
      into,
      [
        [x, y, z],
        [x, y, z + 0.1],
      ],
      [radius * 1.35, radius * 1.35],
      8,
      scaled(shade, 0.7),
    );
  }
}
