import type { Body, Surface } from './body-shape.ts';
import { offSurface } from './body-shape.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { along } from './person-rig.ts';
import { add, cross, lengthOf, mix, normalise, scale, subtract, type Triple } from './vector.ts';

/** What a solid is coloured and moved by. `corner` is the power of its superellipse: 1 a ball, 0.3 a box with round edges. */
export type SolidOptions = {
  colour: Triple;
  bones: Influence;
  corner?: number;
  columns?: number;
  rows?: number;
  /** Turns a point about the solid's own middle. */
  turn?: (point: Triple) => Triple;
};

const power = (value: number, corner: number) => Math.sign(value) * Math.abs(value) ** corner;

/** A ball, a pebble or a box with round edges about `centre`; `half` are its half sizes in metres (superellipsoid, Barr 1981). */
export function addSolid(mesh: MeshData, centre: Triple, half: Triple, options: SolidOptions): void {
  const { colour, bones, corner = 0.5, columns = 12, rows = 6, turn = (point) => point } = options;
  const grid = Array.from({ length: rows + 1 }, (_, row) => {
    const rise = Math.PI / 2 - (row / rows) * Math.PI;
    const ring = Math.max(0.001, Math.cos(rise)) ** corner;
    return Array.from({ length: columns }, (_, column): Vertex => {
      const angle = ((column + 0.5) / columns) * 2 * Math.PI;
      const point: Triple = [
        power(Math.sin(angle), corner) * ring * half[0],
        power(Math.sin(rise), corner) * half[1],
        power(Math.cos(angle), corner) * ring * half[2],
      ];
      return { at: add(centre, turn(point)), colour, bones };
    });
  });
  addGrid(mesh, grid, { closed: true });
}

/** A tube along `points` (metres); `radius` and `colour` are given from 0 to 1 along it and by the angle about it (radians). */
export function addRod(
  mesh: MeshData,
  points: readonly Triple[],
  radius: (t: number, angle: number) => number,
  colour: (t: number, angle: number) => Triple,
  bones: Influence | ((t: number) => Influence),
  segments = 6,
  steps = 6,
): void {
  const first = normalise(subtract(along(points, 0.05), along(points, 0)));
  let side: Triple = normalise(cross(first, Math.abs(first[1]) < 0.8 ? [0, 1, 0] : [1, 0, 0]));
  const rows = Array.from({ length: steps + 1 }, (_, i): Vertex[] => {
    const t = i / steps;
    const tangent = normalise(subtract(along(points, Math.min(1, t + 0.02)), along(points, Math.max(0, t - 0.02))));
    const up = normalise(cross(tangent, side));
    side = normalise(cross(up, tangent));
    return Array.from({ length: segments }, (_, column): Vertex => {
      const angle = (column / segments) * 2 * Math.PI;
      const size = radius(t, angle);
      const offset = add(scale(side, Math.cos(angle) * size), scale(up, Math.sin(angle) * size));
      return {
        at: add(along(points, t), offset),
        colour: colour(t, angle),
        bones: typeof bones === 'function' ? bones(t) : bones,
      };
    });
  });
  addGrid(mesh, rows, { closed: true, flip: true, capStart: true, capEnd: true });
}

/** A ring of wire through points that close on themselves. */
export function addLoop(
  mesh: MeshData,
  points: readonly Triple[],
  radius: number,
  colour: Triple,
  bones: Influence,
): void {
  const count = points.length;
  const middle = scale(
    points.reduce((sum, point) => add(sum, point), [0, 0, 0] as Triple),
    1 / count,
  );
  const rows = points.map((at, i): Vertex[] => {
    const tangent = normalise(subtract(points[(i + 1) % count]!, points[(i + count - 1) % count]!));
    const out = subtract(at, middle);
    const away = lengthOf(out) > 1e-6 ? normalise(out) : ([0, 1, 0] as Triple);
    const up = normalise(cross(tangent, away));
    return Array.from({ length: 4 }, (_, column): Vertex => {
      const angle = (column / 4) * 2 * Math.PI;
      return {
        at: add(at, add(scale(away, Math.cos(angle) * radius), scale(up, Math.sin(angle) * radius))),
        colour,
        bones,
      };
    });
  });
  addGrid(mesh, [...rows, rows[0]!], { closed: true, flip: true });
}

/** A patch laid on a surface: a plate, a pocket, a cloth. Angles from the front turning left, heights in metres, `lift` above it. */
export function addPatch(
  mesh: MeshData,
  surface: Surface,
  place: {
    angles: readonly [number, number];
    heights: readonly [number, number];
    lift: number;
    columns?: number;
    rows?: number;
  },
  colour: Triple | ((across: number, down: number) => Triple),
  bones: (point: Triple, angle: number) => Influence,
): void {
  const { angles, heights, lift, columns = 6, rows = 4 } = place;
  const line = [-0.02, 0.03, ...Array.from({ length: rows - 1 }, (_, i) => (i + 1) / rows), 0.97, 1.02];
  const across = [-0.02, 0.03, ...Array.from({ length: columns - 1 }, (_, i) => (i + 1) / columns), 0.97, 1.02];
  const edge = (value: number) => (value < 0 || value > 1 ? -0.15 : 1);
  const grid = line.map((down) =>
    across.map((share): Vertex => {
      const angle = mix(angles[0], angles[1], share);
      const y = mix(heights[0], heights[1], down);
      const up = Math.min(edge(share), edge(down)) * lift;
      const at = offSurface(surface, angle, y, up);
      return { at, colour: typeof colour === 'function' ? colour(share, down) : colour, bones: bones(at, angle) };
    }),
  );
  addGrid(mesh, grid);
}

/** Bones of something that the whole chest carries. */
export const onChest = (body: Body): Influence => [[body.bone('chest'), 1]];
