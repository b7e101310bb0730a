import { BufferAttribute, BufferGeometry, Vector3 } from 'three';

/**
 * The shape that a thing's outline is drawn from: its own places, with one direction for all faces that meet there, long enough
 * that each of them moves out by the line's width. A hull whose faces part at hard edges leaves gaps there, and breaks into dashes.
 * `geometry` is not indexed.
 */
export function lineHull(geometry: BufferGeometry): BufferGeometry {
  const position = geometry.getAttribute('position');
  const normal = geometry.getAttribute('normal');
  const key = (i: number) =>
    [position.getX(i), position.getY(i), position.getZ(i)].map((v) => Math.round(v * 1e5)).join();
  const faces = new Map<string, Vector3[]>();
  for (let i = 0; i < position.count; i++) {
    const face = new Vector3().fromBufferAttribute(normal, i);
    const known = faces.get(key(i)) ?? [];
    if (!known.some((other) => other.dot(face) > 0.999)) known.push(face);
    faces.set(key(i), known);
  }
  const ways = new Map([...faces].map(([place, meeting]) => [place, mitre(meeting)]));
  const outward = new Float32Array(position.count * 3);
  for (let i = 0; i < position.count; i++) ways.get(key(i))!.toArray(outward, 3 * i);
  const hull = new BufferGeometry();
  hull.setAttribute('position', position);
  hull.setAttribute('normal', new BufferAttribute(outward, 3));
  return hull;
}

/** The way out of a corner, as long as it takes to move every face out by one; at most two, or needles grow spikes. */
function mitre(meeting: readonly Vector3[]): Vector3 {
  const way = meeting.reduce((sum, face) => sum.add(face), new Vector3()).normalize();
  const least = Math.min(...meeting.map((face) => face.dot(way)));
  return way.multiplyScalar(1 / Math.max(0.5, least));
}
