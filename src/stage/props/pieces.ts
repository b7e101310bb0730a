import { BufferGeometry, Euler, Float32BufferAttribute, Group, Mesh, Quaternion, Vector3 } from 'three';
import { random } from '../../film/index.ts';

/** Into how many sectors about its axis, and layers over its foot, a thing goes to pieces. */
const sectors = 6;
const layers = 2;

/** Metres within which the pieces of a thing lie, beside its own width. */
const scatter = 0.16;

/** A thing in pieces on the ground: its own surface, cut into sectors that lie apart. Equal things break alike. */
export function piecesOf(thing: Group): Group {
  const pieces = new Group();
  const parts = thing.children.filter((part) => part instanceof Mesh);
  const height = Math.max(...parts.map(({ geometry }) => highest(geometry)));
  for (const { geometry, material, name } of parts) {
    const broken = new Mesh(brokenUp(geometry, height, thing.name), material);
    broken.name = name;
    pieces.add(broken);
  }
  return pieces;
}

const highest = (geometry: BufferGeometry) => {
  geometry.computeBoundingBox();
  return geometry.boundingBox!.max.y;
};

/** The triangles of a geometry without an index, each moved with its piece. */
function brokenUp(geometry: BufferGeometry, height: number, name: string): BufferGeometry {
  const from = geometry.getAttribute('position');
  const facing = geometry.getAttribute('normal');
  const own = new Map<number, { corners: number[]; middle: Vector3 }>();
  const corner = (i: number) => new Vector3().fromBufferAttribute(from, i);
  for (let i = 0; i < from.count; i += 3) {
    const middle = corner(i)
      .add(corner(i + 1))
      .add(corner(i + 2))
      .divideScalar(3);
    const sector = Math.floor((Math.atan2(middle.z, middle.x) / (2 * Math.PI) + 0.5) * sectors) % sectors;
    const piece = sector + sectors * Math.min(layers - 1, Math.floor((middle.y / height) * layers));
    const found = own.get(piece) ?? { corners: [], middle: new Vector3() };
    found.corners.push(i, i + 1, i + 2);
    found.middle.add(middle);
    own.set(piece, found);
  }
  const positions = new Float32Array(from.count * 3);
  const normals = new Float32Array(from.count * 3);
  for (const [piece, { corners, middle }] of own) {
    const dice = random(`pieces/${name}/${piece}`);
    middle.divideScalar(corners.length / 3);
    const angle = ((piece % sectors) + 0.5 + dice() * 0.6) * ((2 * Math.PI) / sectors) - Math.PI;
    const away = Math.hypot(middle.x, middle.z) + scatter * (0.25 + dice());
    const turn = new Quaternion().setFromEuler(new Euler(dice() * 2.6 - 1.3, dice() * 6, Math.PI / 2 + dice() - 0.5));
    const turned = corners.map((i) => corner(i).sub(middle).applyQuaternion(turn));
    const low = Math.min(...turned.map(({ y }) => y));
    for (const [k, point] of turned.entries()) {
      const i = corners[k]!;
      positions.set([point.x + Math.cos(angle) * away, point.y - low + 0.003, point.z + Math.sin(angle) * away], i * 3);
      normals.set(new Vector3().fromBufferAttribute(facing, i).applyQuaternion(turn).toArray(), i * 3);
    }
  }
  const broken = new BufferGeometry();
  broken.setAttribute('position', new Float32BufferAttribute(positions, 3));
  broken.setAttribute('normal', new Float32BufferAttribute(normals, 3));
  broken.setAttribute('color', geometry.getAttribute('color'));
  return broken;
}
