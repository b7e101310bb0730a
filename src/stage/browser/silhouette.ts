import { type Matrix4, Vector3 } from 'three';

/** A hull's vertices in the world, their normals (four signed bytes each) and the triangles between them. */
type Hull = { position: ArrayLike<number>; normal: ArrayLike<number>; index: ArrayLike<number> };

/** Marks the vertices of a mesh at which a surface ends or breaks: those of edges that only one triangle has. */
export function rimOf(index: ArrayLike<number>, vertices: number): Uint8Array {
  const edges = new Map<number, number>();
  const rim = new Uint8Array(vertices);
  for (let at = 0; at < index.length; at++) {
    const [from, to] = [index[at]!, index[at % 3 === 2 ? at - 2 : at + 1]!];
    const edge = Math.min(from, to) * vertices + Math.max(from, to);
    edges.set(edge, (edges.get(edge) ?? 0) + 1);
  }
  for (const [edge, triangles] of edges) {
    if (triangles > 1) continue;
    rim[Math.floor(edge / vertices)] = 1;
    rim[edge % vertices] = 1;
  }
  return rim;
}

/** Cosine of the angle between a normal and the way to the eye, squared, over which the hull behind stays behind. */
const hiddenTurn = 0.2;

let away = new Uint8Array(0);

/**
 * Marks the vertices of a hull that are well turned away and of no triangle that faces the eye, but for its `rim`: of a hull no
 * more is seen than a band about the silhouette. `screen` has for each vertex its place in the picture (x, y, and one more).
 */
export function awayFromSilhouette(
  { position, normal, index }: Hull,
  rim: Uint8Array,
  view: Matrix4,
  screen: Float32Array,
): Uint8Array {
  if (away.length < rim.length) away = new Uint8Array(rim.length);
  const eye = eyeOf(view);
  for (let vertex = 0, at = 0, four = 0; vertex < rim.length; vertex++, at += 3, four += 4) {
    const x = eye.x - position[at]!;
    const y = eye.y - position[at + 1]!;
    const z = eye.z - position[at + 2]!;
    const facing = (x * normal[four]! + y * normal[four + 1]! + z * normal[four + 2]!) / 127;
    const turned = facing < 0 && facing * facing > hiddenTurn * (x * x + y * y + z * z);
    away[vertex] = turned && rim[vertex] === 0 ? 1 : 0;
  }
  for (let at = 0; at < index.length; at += 3) {
    const a = index[at]!;
    const b = index[at + 1]!;
    const c = index[at + 2]!;
    const ax = screen[a * 3]!;
    const ay = screen[a * 3 + 1]!;
    const bx = screen[b * 3]! - ax;
    const by = screen[b * 3 + 1]! - ay;
    if (bx * (screen[c * 3 + 1]! - ay) <= by * (screen[c * 3]! - ax)) continue;
    away[a] = 0;
    away[b] = 0;
    away[c] = 0;
  }
  return away;
}

/** Where a perspective view looks from: the point that its rows for x, y and the divisor all send to nothing. */
export function eyeOf({ elements: e }: Matrix4): Vector3 {
  const row = (at: number) => new Vector3(e[at], e[4 + at], e[8 + at]);
  const [x, y, w] = [row(0), row(1), row(3)];
  const yw = y.clone().cross(w);
  const whole = -x.dot(yw);
  return yw
    .multiplyScalar(e[12]! / whole)
    .addScaledVector(w.clone().cross(x), e[13]! / whole)
    .addScaledVector(x.clone().cross(y), e[15]! / whole);
}
