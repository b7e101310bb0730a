import { BufferAttribute, BufferGeometry } from 'three';
import { type FacePose, jawAngle } from './face-pose.ts';
import { jawWeight } from './head-shape.ts';
import type { Triple } from './vector.ts';

/** A point on the face in shares of the head's height. */
export type FacePoint = readonly [x: number, y: number];

/**
 * One flat shape drawn on the face: a grid of points that moves with the pose, in fixed colours. `lift` is its height over the
 * skin, in shares of the head; later layers stand higher. `place` fills a grid of `rows` by `columns`.
 */
export type FaceLayer = {
  rows: number;
  columns: number;
  lift: number;
  onJaw: boolean;
  colour: (row: number, column: number) => Triple;
  place: (pose: FacePose, row: number, column: number) => FacePoint;
};

/** The drawn face: eyes, brows and mouth as shapes that lie on the head's surface. */
export type Face = { geometry: BufferGeometry; update: (pose: FacePose) => void };

/** The hinge of the jaw in shares of the head: height above the chin, depth. */
export const jawHinge = { y: 0.3, z: -0.03 };

/**
 * The surface that a face is drawn on: its depth over the face's plane, the height of the mouth, and how far off drawings stand.
 * `onto` lays drawings on a surface of any shape instead: place and normal about the head's joint, in head shares.
 */
export type FaceGround = {
  depth: (x: number, y: number) => number;
  mouth: number;
  lift?: number;
  onto?: (x: number, y: number, lift: number) => { at: Triple; normal: Triple };
};

/**
 * Builds the face's shapes. Positions are relative to `origin` (the head joint, in head shares) and scaled to metres by `head`;
 * `update` moves to a pose what is not there already: the depth of a face costs more than all else of a pose.
 */
export function createFace(layers: readonly FaceLayer[], shape: FaceGround, head: number, origin: FacePoint): Face {
  const count = layers.reduce((sum, layer) => sum + layer.rows * layer.columns, 0);
  const positions = new BufferAttribute(new Float32Array(count * 3), 3);
  const normals = new BufferAttribute(new Float32Array(count * 3), 3);
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', positions);
  geometry.setAttribute('normal', normals);
  geometry.setAttribute('color', new BufferAttribute(layerColours(layers, count), 3));
  geometry.setIndex(layerTriangles(layers));
  const drawn = new Float64Array(count * 3).fill(Number.NaN);
  const isDrawn = (vertex: number, x: number, y: number, turn: number) => {
    const at = vertex * 3;
    if (drawn[at] === x && drawn[at + 1] === y && drawn[at + 2] === turn) return true;
    drawn[at] = x;
    drawn[at + 1] = y;
    drawn[at + 2] = turn;
    return false;
  };
  const update = (pose: FacePose) => {
    let vertex = -1;
    const jaw = jawAngle(pose);
    for (const layer of layers) {
      const turn = layer.onJaw ? jaw : 0;
      for (let row = 0; row < layer.rows; row++) {
        for (let column = 0; column < layer.columns; column++) {
          const [x, y] = layer.place(pose, row, column);
          if (isDrawn(++vertex, x, y, turn)) continue;
          if (shape.onto) {
            const { at, normal } = shape.onto(x, y, layer.lift);
            positions.setXYZ(vertex, at[0] * head, at[1] * head, at[2] * head);
            normals.setXYZ(vertex, normal[0], normal[1], normal[2]);
            continue;
          }
          const [px, py, pz] = onSurface(shape, x, y, layer, turn);
          positions.setXYZ(vertex, px * head, (py - origin[0]) * head, (pz - origin[1]) * head);
          const nx = x * 0.5;
          const ny = 0.12;
          const size = Math.hypot(nx, ny, 1);
          normals.setXYZ(vertex, nx / size, ny / size, 1 / size);
        }
      }
    }
    positions.needsUpdate = true;
    normals.needsUpdate = true;
  };
  return { geometry, update };
}

function onSurface(shape: FaceGround, x: number, y: number, layer: FaceLayer, turn: number): Triple {
  const lift = layer.lift * (shape.lift ?? 1);
  if (turn === 0) return [x, y, shape.depth(x, y) + lift];
  const reach = shape.depth(x, y) - jawHinge.z;
  const weight = jawWeight(y + turn * reach * 0.6, reach, shape.mouth);
  const rest = y + turn * weight * reach;
  const z = shape.depth(x, rest);
  const back = turn * weight * (jawHinge.y - rest);
  return [x, y, Math.max(z - back, shape.depth(x, y) - back * 1.5) + lift];
}

function layerColours(layers: readonly FaceLayer[], count: number): Float32Array {
  const colours = new Float32Array(count * 3);
  let vertex = 0;
  for (const layer of layers) {
    for (let row = 0; row < layer.rows; row++) {
      for (let column = 0; column < layer.columns; column++) colours.set(layer.colour(row, column), 3 * vertex++);
    }
  }
  return colours;
}

/** Both windings of every triangle: a shape that folds over when an eye shuts still shows. */
function layerTriangles(layers: readonly FaceLayer[]): number[] {
  const triangles: number[] = [];
  let first = 0;
  for (const { rows, columns } of layers) {
    for (let row = 0; row + 1 < rows; row++) {
      for (let column = 0; column + 1 < columns; column++) {
        const a = first + row * columns + column;
        triangles.push(a, a + columns, a + 1, a + 1, a + columns, a + columns + 1);
      }
    }
    first += rows * columns;
  }
  return triangles;
}
