import type { Person } from '../../film/index.ts';
import table from './data/faces.json' with { type: 'json' };
import { bump, clamp, curve, smoothstep, type Triple } from './vector.ts';

/**
 * The form of a face. Lengths are shares of the head's height: x to the left, y from the chin up, z ahead of the ears.
 */
export type HeadShape = {
  features: (typeof table)['female'];
  halfWidth: (y: number) => number;
  front: (y: number) => number;
  back: (y: number) => number;
  /** The depth of the face's surface. `relief` scales nose, lips and sockets. */
  depth: (x: number, y: number, relief?: number) => number;
};

/** The face of a person by sex and age: one design with three sets of measures. */
export function headShape(person: Person): HeadShape {
  const features = table[person.age === 'child' ? 'child' : person.sex];
  const full = person.build === 'stout' ? 1.07 : person.build === 'slight' ? 0.98 : 1;
  const halfCurve = curve(pairs(features.half));
  const front = curve(pairs(features.front));
  const back = curve(pairs(features.back));
  const halfWidth = (y: number) => halfCurve(y) * (1 + (full - 1) * (1 - smoothstep(0.35, 0.55, y)));
  const nose = noseRelief(features.nose);
  const depth = (x: number, y: number, relief = 1) => {
    const middle = middleOf(front, back, y);
    const across = clamp(Math.abs(x) / Math.max(1e-6, halfWidth(y)));
    const base = middle + (front(y) - middle) * (1 - across ** 2.35) ** (1 / 2.35);
    return base + relief * (nose(x, y) + detail(x, y, features));
  };
  return { features, halfWidth, front, back, depth };
}

/** The depth at which a section of the head is widest. */
export function middleOf(front: (y: number) => number, back: (y: number) => number, y: number): number {
  return Math.max(back(y), (front(y) + back(y)) / 2 + 0.03 - 0.05 * smoothstep(0.1, 0.4, y));
}

function pairs(knots: number[][]): [number, number][] {
  return knots.map(([a, b]) => [a!, b!]);
}

function noseRelief(nose: HeadShape['features']['nose']): (x: number, y: number) => number {
  const profile = curve([
    [nose.tip - 0.05, 0],
    [nose.tip - 0.028, nose.height * 0.3],
    [nose.tip, nose.height],
    [nose.tip + 0.035, nose.height * 0.78],
    [nose.tip + 0.13, nose.bridge],
    [nose.tip + 0.22, 0],
  ]);
  return (x, y) => {
    const width = nose.width * (0.62 + 0.5 * bump(y, nose.tip, 0.04));
    return profile(y) * bump(x, 0, width);
  };
}

function detail(x: number, y: number, { eye, mouth }: HeadShape['features']): number {
  const sockets = -0.013 * bump(Math.abs(x), eye.x - 0.015, 0.075) * bump(y, eye.y + 0.005, 0.06);
  const cheeks = 0.008 * bump(Math.abs(x), 0.17, 0.08) * bump(y, 0.26, 0.07);
  const lips = 0.011 * bump(x, 0, 0.055) * bump(y, mouth.y + 0.004, 0.022);
  const groove = -0.008 * bump(x, 0, 0.06) * bump(y, mouth.y - 0.05, 0.018);
  return sockets + cheeks + lips + groove;
}

/** How far the skin at a place goes down with the jaw, 0 to 1. */
export function jawWeight(y: number, z: number, mouthHeight: number): number {
  return (1 - smoothstep(mouthHeight - 0.075, mouthHeight + 0.012, y)) * smoothstep(-0.05, 0.2, z);
}

/** A ring of the head at a height: columns from the front turning to the left, denser at the front. */
export function headRing(shape: HeadShape, y: number, columns: number, relief = 1): Triple[] {
  const middle = middleOf(shape.front, shape.back, y);
  return Array.from({ length: columns }, (_, column) => {
    const turn = (column / columns) * 2 - 1;
    const angle = Math.PI * Math.sign(turn) * Math.abs(turn) ** 1.32;
    const x = shape.halfWidth(y) * Math.sin(angle);
    if (Math.abs(angle) <= Math.PI / 2) return [x, y, shape.depth(x, y, relief)];
    return [x, y, middle + (middle - shape.back(y)) * Math.cos(angle)];
  });
}
