import { BufferAttribute, BufferGeometry, Sphere, Vector3 } from 'three';

const cell = 22;
const near = 33;

/**
 * A geometry cut into neighbourhoods, so that what the camera does not see costs nothing: squares near the middle of the set,
 * sectors beyond. All share the vertices of `whole`; disposing of a part frees the GPU's copy only.
 */
export function divide(whole: BufferGeometry): BufferGeometry[] {
  const position = whole.getAttribute('position').array;
  const index = whole.index!.array;
  const parts = new Map<string, number[]>();
  for (let at = 0; at < index.length; at += 3) {
    const [a, b, c] = [index[at]! * 3, index[at + 1]! * 3, index[at + 2]! * 3];
    const x = (position[a]! + position[b]! + position[c]!) / 3;
    const z = (position[a + 2]! + position[b + 2]! + position[c + 2]!) / 3;
    const far = Math.hypot(x, z) > near;
    const key = far ? `far ${Math.floor(Math.atan2(x, z) * 1.6)}` : `${Math.round(x / cell)} ${Math.round(z / cell)}`;
    const list = parts.get(key);
    if (list) list.push(index[at]!, index[at + 1]!, index[at + 2]!);
    else parts.set(key, [index[at]!, index[at + 1]!, index[at + 2]!]);
  }
  return [...parts.values()].map((list) => {
    const geometry = new BufferGeometry();
    for (const [name, attribute] of Object.entries(whole.attributes)) geometry.setAttribute(name, attribute);
    geometry.setIndex(new BufferAttribute(new Uint32Array(list), 1));
    geometry.boundingSphere = sphereOf(position, list);
    return geometry;
  });
}

function sphereOf(position: ArrayLike<number>, list: readonly number[]): Sphere {
  const low = new Vector3(Infinity, Infinity, Infinity);
  const high = new Vector3(-Infinity, -Infinity, -Infinity);
  const point = new Vector3();
  for (const vertex of list) {
    point.set(position[vertex * 3]!, position[vertex * 3 + 1]!, position[vertex * 3 + 2]!);
    low.min(point);
    high.max(point);
  }
  const sway = 0.6;
  return new Sphere(low.clone().add(high).multiplyScalar(0.5), low.distanceTo(high) / 2 + sway);
}
