import { BufferGeometry, Float32BufferAttribute, Group, Matrix4, Mesh } from 'three';
import table from './data/breaking.json' with { type: 'json' };

/** What is bent and torn when it breaks, and stays in one piece. */
export const bends = (noun: string): boolean => table.bends.includes(noun);

/** Radians by which a bent thing leans from what it is held by, and the share of its width to which its struck side is pressed in. */
const lean = 0.26;
const pressed = 0.35;

/** The torn hole: its middle and half of its width about the upright axis, radians, and its ends in shares of the height. */
const hole = { middle: 0.9, half: 0.5, from: 0.3, to: 0.72 };

/** A thing bent out of shape: one side pressed in, a hole torn beside it, leaning. */
export function bentOf(thing: Group): Group {
  const bent = new Group();
  const parts = thing.children.filter((part) => part instanceof Mesh);
  const height = Math.max(...parts.map(({ geometry }) => top(geometry)));
  for (const { geometry, material, name } of parts) {
    const part = new Mesh(bend(geometry, height), material);
    part.name = name;
    bent.add(part);
  }
  return bent;
}

function top(geometry: BufferGeometry): number {
  geometry.computeBoundingBox();
  return geometry.boundingBox!.max.y;
}

/** The triangles of a geometry without an index. */
function bend(geometry: BufferGeometry, height: number): BufferGeometry {
  const from = geometry.getAttribute('position');
  const colour = geometry.getAttribute('color');
  const [positions, colours]: [number[], number[]] = [[], []];
  for (let i = 0; i < from.count; i += 3) {
    if ([i, i + 1, i + 2].every((k) => isTorn(from.getX(k), from.getY(k) / height, from.getZ(k)))) continue;
    for (let k = i; k < i + 3; k++) {
      const struck = Math.max(0, Math.cos(Math.atan2(from.getZ(k), from.getX(k)) - hole.middle));
      const belly = Math.sin(Math.PI * Math.min(1, Math.max(0, from.getY(k) / height)));
      const share = 1 - pressed * struck ** 2 * belly;
      positions.push(from.getX(k) * share, from.getY(k), from.getZ(k) * share);
      colours.push(colour.getX(k), colour.getY(k), colour.getZ(k));
    }
  }
  const bent = new BufferGeometry();
  bent.setAttribute('position', new Float32BufferAttribute(positions, 3));
  bent.setAttribute('color', new Float32BufferAttribute(colours, 3));
  const hung = new Matrix4().makeTranslation(0, height, 0);
  bent.applyMatrix4(
    hung.multiply(new Matrix4().makeRotationZ(lean)).multiply(new Matrix4().makeTranslation(0, -height, 0)),
  );
  bent.computeVertexNormals();
  return bent;
}

function isTorn(x: number, high: number, z: number): boolean {
  const away = Math.atan2(z, x) - hole.middle;
  return Math.abs(away) < hole.half && high > hole.from && high < hole.to;
}
