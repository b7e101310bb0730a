import { BufferAttribute, DynamicDrawUsage, Matrix4, type Mesh } from 'three';
import { sift } from './sift.ts';
import { eyeOf } from './silhouette.ts';

/** A face drawn on a head, as one drawing of a frame needs it. */
export type DrawnFace = {
  /** Keeps the triangles that touch a pixel and may be seen. `view` goes from the world to clip space; sizes are pixels. */
  aim(view: Matrix4, width: number, height: number): void;
};

/** Cosine between a drawing's normal and the way to the eye, squared, over which the head is taken to hide it. */
const hiddenTurn = 0.4;

/** Makes a face's triangles ones that are chosen drawing by drawing: most are small, and half the faces look away. */
export function drawnFace(face: Mesh): DrawnFace {
  const { geometry } = face;
  const whole = Uint32Array.from(geometry.index!.array);
  const kept = new BufferAttribute(new Uint32Array(whole.length), 1).setUsage(DynamicDrawUsage);
  const hidden = new Uint8Array(geometry.getAttribute('position').count);
  const own = new Matrix4();
  geometry.setIndex(kept);
  return {
    aim(view, width, height) {
      const position = geometry.getAttribute('position').array;
      const normal = geometry.getAttribute('normal').array;
      own.multiplyMatrices(view, face.matrixWorld);
      const eye = eyeOf(own);
      for (let vertex = 0, at = 0; vertex < hidden.length; vertex++, at += 3) {
        const x = eye.x - position[at]!;
        const y = eye.y - position[at + 1]!;
        const z = eye.z - position[at + 2]!;
        const facing = x * normal[at]! + y * normal[at + 1]! + z * normal[at + 2]!;
        hidden[vertex] = facing < 0 && facing * facing > hiddenTurn * (x * x + y * y + z * z) ? 1 : 0;
      }
      const points = { position, normal, index: whole, hidden };
      const count = sift(points, { view: own, width, height, facing: 'both' }, kept.array as Uint32Array);
      geometry.setDrawRange(0, count);
      kept.clearUpdateRanges();
      kept.addUpdateRange(0, count);
      kept.needsUpdate = true;
    },
  };
}
