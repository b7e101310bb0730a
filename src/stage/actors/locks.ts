import type { Body } from './body-shape.ts';
import { blend } from './colour.ts';
import { type HeadShape, middleOf } from './head-shape.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { onHead } from './skin.ts';
import { add, bump, cross, curve, lengthOf, normalise, scale, smoothstep, subtract, type Triple } from './vector.ts';

/** The point over the skull at an angle from the front turning to the left, and a height (head shares). */
export function skullPoint(shape: HeadShape, angle: number, y: number, lift: number): Triple {
  const level = Math.min(0.999, Math.max(0.03, y));
  const middle = middleOf(shape.front, shape.back, level);
  const half = shape.halfWidth(level);
  const ahead = Math.cos(angle);
  const reach = ahead > 0 ? shape.front(level) - middle : middle - shape.back(level);
  const out = lift + 0.0;
  const crown = smoothstep(0.7, 1, level);
  return [
    Math.sin(angle) * (half + out * (1 - crown * 0.3)),
    y + out * crown,
    middle + ahead * (reach + out * (1 - crown * 0.3)),
  ];
}

/** How wide a lock is along its length: it swells, then runs to a point. */
const taper = curve([
  [0, 0.6],
  [0.25, 1],
  [0.6, 0.85],
  [0.86, 0.42],
  [1, 0.02],
]);

/** A point of the smooth line through points (Catmull and Rom 1974), 0 to 1 along it. */
function flow(points: readonly Triple[], t: number): Triple {
  const place = Math.min(points.length - 1.000001, Math.max(0, t * (points.length - 1)));
  const i = Math.floor(place);
  const u = place - i;
  const [a, b] = [points[Math.max(0, i - 1)]!, points[i]!];
  const [c, d] = [points[i + 1]!, points[Math.min(points.length - 1, i + 2)]!];
  return [0, 1, 2].map(
    (k) =>
      b[k]! +
      0.5 *
        u *
        (c[k]! - a[k]! + u * (2 * a[k]! - 5 * b[k]! + 4 * c[k]! - d[k]! + u * (3 * (b[k]! - c[k]!) + d[k]! - a[k]!))),
  ) as Triple;
}

/** The colour of a lock across it: light on its ridge, darker at its edges, dark on the side that looks at the head. */
function acrossLock(base: Triple, light: Triple, dark: Triple, column: number): Triple {
  if (column === 2) return blend(base, light, 0.12);
  if (column === 5) return blend(dark, [0, 0, 0], 0.3);
  return column % 4 === 0 ? blend(base, dark, 0.5) : base;
}

/** One pointed lock through `points` (metres), with a ridge along its middle. */
export function addLock(
  mesh: MeshData,
  body: Body,
  points: Triple[],
  wide: number,
  thick: number,
  light: number,
  bones: (t: number) => Influence,
  steps = 7,
): void {
  const { hair, hairLight, hairDark } = body.palette;
  const centre = onHead(body, [0, 0.5, -0.02]);
  const normals: Triple[][] = [];
  const rows = Array.from({ length: steps }, (_, i): Vertex[] => {
    const t = i / (steps - 1);
    const at = flow(points, t);
    const tangent = normalise(subtract(flow(points, Math.min(1, t + 0.03)), flow(points, Math.max(0, t - 0.03))));
    const radial = subtract(at, [centre[0], Math.min(at[1], centre[1] + 0.4 * body.m.head), centre[2]]);
    const away = normalise(
      add(radial, scale(tangent, -(radial[0] * tangent[0] + radial[1] * tangent[1] + radial[2] * tangent[2]))),
    );
    const side = normalise(cross(tangent, away));
    const near = 0.6 * smoothstep(1.1, 0.6, lengthOf(radial) / body.m.head);
    const outer = [-1, -0.3, 0, 0.3, 1].map((lean) => {
      const flat = Math.abs(lean) === 1 ? 0.35 : 1;
      const up = add(scale(normalise(radial), near * flat), scale(away, 0.5 * flat));
      return normalise(add(up, scale(side, flat < 1 ? lean * 0.6 : lean)));
    });
    normals.push([...outer, scale(away, -1)]);
    const size = taper(t);
    const base = blend(
      blend(hair, hairDark, smoothstep(0.25, 0, t) * 0.7 + smoothstep(0.7, 1, t) * 0.35),
      hairLight,
      light + bump(t, 0.38, 0.08) * 0.75,
    );
    return [
      [-1, 0],
      [-0.5, 0.75],
      [0, 1],
      [0.5, 0.75],
      [1, 0],
      [0, -0.5],
    ].map(([across, up], column) => {
      const place = add(add(at, scale(side, across! * wide * size)), scale(away, up! * thick * (0.25 + 0.75 * size)));
      return {
        at: place,
        colour: acrossLock(base, hairLight, hairDark, column),
        bones: bones(t),
      };
    });
  });
  addGrid(mesh, rows, { closed: true, flip: true, normals });
}
