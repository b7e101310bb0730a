import { BufferGeometry, Color, Float32BufferAttribute, Matrix3, Matrix4, Vector3 } from 'three';
import type { Random } from '../../film/index.ts';

/** A linear colour. */
export type Tint = readonly [number, number, number];

/** How a surface behaves: metres it swings in a unit of wind, own light, share of wet shine, strength of the brush grain. */
export type Finish = { sway: number; glow: number; gloss: number; brush: number };

/** A place in three dimensions. */
export type Triple = readonly [number, number, number];

/** Triangles of a set being made; everything ends in one indexed geometry with `color` and `trait` (the finish). */
export type Sculpture = {
  /** Everything comes out mirrored in x, as in a set built by the other hand; writing must not. */
  mirrored?: boolean;
  /** Adds a vertex in the current frame of reference; gives its index. */
  vertex(at: Triple, normal: Triple, tint: Tint): number;
  /** Adds a face; its winding is set by the vertices' normals. */
  triangle(first: number, second: number, third: number): void;
  /** Sets what following vertices are finished like; what is not named is kept. */
  finish(change: Partial<Finish>): void;
  /** Runs `work` in a frame moved to (x, y, z), turned by `yaw` degrees and scaled. */
  place(at: Triple, yaw: number, scale: number, work: () => void): void;
  /** Triangles so far. */
  count(): number;
  geometry(): BufferGeometry;
};

/** An empty sculpture. */
export function createSculpture(): Sculpture {
  const positions: number[] = [];
  const normals: number[] = [];
  const colours: number[] = [];
  const traits: number[] = [];
  const indices: number[] = [];
  let finish: Finish = { sway: 0, glow: 0, gloss: 0.4, brush: 0.25 };
  let frame = new Matrix4();
  let turn = new Matrix3();
  const point = new Vector3();
  return {
    vertex(at, normal, tint) {
      point.set(at[0], at[1], at[2]).applyMatrix4(frame);
      positions.push(point.x, point.y, point.z);
      point.set(normal[0], normal[1], normal[2]).applyMatrix3(turn).normalize();
      normals.push(point.x, point.y, point.z);
      colours.push(tint[0], tint[1], tint[2]);
      traits.push(finish.sway, finish.glow, finish.gloss, finish.brush);
      return positions.length / 3 - 1;
    },
    triangle(first, second, third) {
      if (facesAlong(positions, normals, first, second, third)) indices.push(first, second, third);
      else indices.push(first, third, second);
    },
    finish(change) {
      finish = { ...finish, ...change };
    },
    place(at, yaw, scale, work) {
      const outer = { frame, turn, finish };
      const angle = (yaw * Math.PI) / 180;
      const local = new Matrix4()
        .makeRotationY(angle)
        .scale(new Vector3(scale, scale, scale))
        .setPosition(...at);
      frame = frame.clone().multiply(local);
      turn = new Matrix3().getNormalMatrix(frame);
      work();
      ({ frame, turn, finish } = outer);
    },
    count: () => indices.length / 3,
    geometry() {
      const geometry = new BufferGeometry();
      geometry.setAttribute('position', new Float32BufferAttribute(positions, 3));
      geometry.setAttribute('normal', new Float32BufferAttribute(normals, 3));
      geometry.setAttribute('color', new Float32BufferAttribute(colours, 3));
      geometry.setAttribute('trait', new Float32BufferAttribute(traits, 4));
      geometry.setIndex(indices);
      return geometry;
    },
  };
}

function facesAlong(positions: number[], normals: number[], first: number, second: number, third: number): boolean {
  const [a, b, c] = [first * 3, second * 3, third * 3];
  const part = (at: number, axis: number) => positions[at + axis]! - positions[a + axis]!;
  const normal = (axis: number) => normals[a + axis]! + normals[b + axis]! + normals[c + axis]!;
  const x = part(b, 1) * part(c, 2) - part(b, 2) * part(c, 1);
  const y = part(b, 2) * part(c, 0) - part(b, 0) * part(c, 2);
  const z = part(b, 0) * part(c, 1) - part(b, 1) * part(c, 0);
  return x * normal(0) + y * normal(1) + z * normal(2) >= 0;
}

/** `#rrggbb` as a linear tint, times `factor`. */
export function tint(hex: string, factor = 1): Tint {
  const colour = new Color(hex);
  return [colour.r * factor, colour.g * factor, colour.b * factor];
}

/** Between two tints. */
export function blend(from: Tint, to: Tint, share: number): Tint {
  const part = Math.min(1, Math.max(0, share));
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part, from[2] + (to[2] - from[2]) * part];
}

/** A tint lighter or darker. */
export function scaled(given: Tint, factor: number): Tint {
  return [given[0] * factor, given[1] * factor, given[2] * factor];
}

/** The tint varied a little in value and warmth, as no two stones or leaves are alike. */
export function varied(given: Tint, source: Random, amount = 0.15): Tint {
  const value = 1 + (source() - 0.5) * 2 * amount;
  const warm = 1 + (source() - 0.5) * amount * 0.6;
  return [given[0] * value * warm, given[1] * value, (given[2] * value) / warm];
}
