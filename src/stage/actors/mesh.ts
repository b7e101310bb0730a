import { BufferAttribute, BufferGeometry, Float32BufferAttribute } from 'three';
import type { Triple } from './vector.ts';
import { add, cross, lengthOf, normalise, scale, subtract } from './vector.ts';

/** Bones that move a vertex, with weights that need not sum to 1. At most the four heaviest count. */
export type Influence = readonly (readonly [bone: number, weight: number])[];

/** One point of a surface: place in actor space (metres), linear RGB, and the bones that move it. */
export type Vertex = { at: Triple; colour: Triple; bones: Influence };

/** A growing indexed triangle mesh: flat arrays as a GPU wants them. */
export type MeshData = {
  positions: number[];
  normals: number[];
  colours: number[];
  bones: number[];
  weights: number[];
  triangles: number[];
};

export function createMesh(): MeshData {
  return { positions: [], normals: [], colours: [], bones: [], weights: [], triangles: [] };
}

/** How `addGrid` joins its rows: `closed` joins the last column to the first, caps close the ends with one point. */
export type GridOptions = {
  closed?: boolean;
  flip?: boolean;
  capStart?: boolean;
  capEnd?: boolean;
  /** A smoother version of the same grid from which normals are taken, so that toon shadows stay clean. */
  shading?: readonly (readonly Triple[])[];
  /** Normals given outright, for drawn hair that shades as one volume. */
  normals?: readonly (readonly Triple[])[];
};

/**
 * Adds a smooth surface through rows of vertices. With columns running counterclockwise seen from above and rows running
 * down, or the mirror of both, normals point outwards; `flip` turns them round.
 */
export function addGrid(mesh: MeshData, rows: readonly (readonly Vertex[])[], options: GridOptions = {}): void {
  const { closed = false, flip = false } = options;
  const height = rows.length;
  const width = rows[0]!.length;
  const first = mesh.positions.length / 3;
  const places = options.shading ?? rows.map((row) => row.map((vertex) => vertex.at));
  const normals = options.normals ?? gridNormals(places, closed, flip);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) addVertex(mesh, rows[row]![column]!, normals[row]![column]!);
  }
  const last = closed ? width : width - 1;
  for (let row = 0; row + 1 < height; row++) {
    for (let column = 0; column < last; column++) {
      const next = (column + 1) % width;
      const a = first + row * width + column;
      const b = first + row * width + next;
      addQuad(mesh, a, b, a + width, b + width, flip);
    }
  }
  if (options.capStart) addCap(mesh, rows[0]!, first, flip, normals[0]!, rows[1]!);
  if (options.capEnd)
    addCap(mesh, rows[height - 1]!, first + (height - 1) * width, !flip, normals[height - 1]!, rows[height - 2]!);
}

function addQuad(mesh: MeshData, a: number, b: number, c: number, d: number, flip: boolean): void {
  if (flip) mesh.triangles.push(a, b, c, b, d, c);
  else mesh.triangles.push(a, c, b, b, c, d);
}

function addCap(
  mesh: MeshData,
  ring: readonly Vertex[],
  first: number,
  flip: boolean,
  normals: readonly Triple[],
  inner: readonly Vertex[],
): void {
  const centre = meanOf(ring.map((vertex) => vertex.at));
  const axis = subtract(centre, meanOf(inner.map((vertex) => vertex.at)));
  const normal = normalise(lengthOf(axis) > 1e-6 ? axis : normals[0]!);
  const middle = mesh.positions.length / 3;
  addVertex(mesh, { ...ring[0]!, at: centre }, normal);
  for (let column = 0; column < ring.length; column++) {
    const next = (column + 1) % ring.length;
    if (flip) mesh.triangles.push(middle, first + next, first + column);
    else mesh.triangles.push(middle, first + column, first + next);
  }
}

function meanOf(points: readonly Triple[]): Triple {
  return scale(
    points.reduce((sum, point) => add(sum, point), [0, 0, 0] as Triple),
    1 / points.length,
  );
}

/** Adds one vertex and answers its index. */
export function addVertex(mesh: MeshData, vertex: Vertex, normal: Triple): number {
  const index = mesh.positions.length / 3;
  mesh.positions.push(...vertex.at);
  mesh.normals.push(...normal);
  mesh.colours.push(...vertex.colour);
  const heaviest = [...vertex.bones].sort((a, b) => b[1] - a[1]).slice(0, 4);
  const total = heaviest.reduce((sum, [, weight]) => sum + weight, 0) || 1;
  for (let slot = 0; slot < 4; slot++) {
    mesh.bones.push(heaviest[slot]?.[0] ?? 0);
    mesh.weights.push(heaviest.length === 0 ? (slot === 0 ? 1 : 0) : (heaviest[slot]?.[1] ?? 0) / total);
  }
  return index;
}

function gridNormals(rows: readonly (readonly Triple[])[], closed: boolean, flip: boolean): Triple[][] {
  const height = rows.length;
  const width = rows[0]!.length;
  const column = (value: number) => (closed ? (value + width) % width : Math.min(width - 1, Math.max(0, value)));
  const row = (value: number) => Math.min(height - 1, Math.max(0, value));
  return rows.map((line, y) =>
    line.map((_, x) => {
      const across = subtract(line[column(x + 1)]!, line[column(x - 1)]!);
      const down = subtract(rows[row(y + 1)]![x]!, rows[row(y - 1)]![x]!);
      const normal = cross(down, across);
      const size = lengthOf(normal);
      if (size < 1e-12) return [0, y < height / 2 ? 1 : -1, 0];
      return scale(normal, (flip ? -1 : 1) / size);
    }),
  );
}

/** Triangles in a mesh. */
export function countTriangles(mesh: MeshData): number {
  return mesh.triangles.length / 3;
}

/** The mesh as a three.js geometry with position, normal, color, skinIndex and skinWeight. */
export function toGeometry(mesh: MeshData): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new Float32BufferAttribute(mesh.positions, 3));
  geometry.setAttribute('normal', new Float32BufferAttribute(mesh.normals, 3));
  geometry.setAttribute('color', new Float32BufferAttribute(mesh.colours, 3));
  geometry.setAttribute('skinIndex', new BufferAttribute(new Uint16Array(mesh.bones), 4));
  geometry.setAttribute('skinWeight', new Float32BufferAttribute(mesh.weights, 4));
  geometry.setIndex(mesh.triangles);
  return geometry;
}
