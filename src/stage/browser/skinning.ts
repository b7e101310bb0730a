import {
  BackSide,
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  DynamicDrawUsage,
  Int8BufferAttribute,
  type Material,
  Matrix4,
  Mesh,
  type Object3D,
  type ShaderMaterial,
  SkinnedMesh,
} from 'three';
import { type DrawnFace, drawnFace } from './drawn-face.ts';
import { type Facing, sift } from './sift.ts';
import { rimOf } from './silhouette.ts';

/** One drawing of a figure within a frame. */
export type Drawing = 'picture' | 'shadow' | 'mirror';

/** Meshes of a figure whose vertices follow its bones. */
export type Skin = {
  /** Moves every vertex to where the bones are now; world matrices must be up to date. */
  update(): void;
  /**
   * Makes ready one drawing of the frame: only triangles that will touch a pixel are kept. `view` goes from the world to clip
   * space, `width` and `height` are pixels.
   */
  aim(drawing: Drawing, view: Matrix4, width: number, height: number): void;
  dispose(): void;
};

type Drawn = { mesh: Mesh; piece: Piece; geometries: Record<Drawing, BufferGeometry>; facing: Facing; line?: number };

type Piece = {
  source: SkinnedMesh;
  position: Float32Array;
  normal: Float32Array;
  /** For each vertex four bones and their weights, heaviest first. */
  bones: Uint16Array;
  weights: Float32Array;
  placed: BufferAttribute;
  facing: BufferAttribute;
  geometry: BufferGeometry;
  /** See `rimOf`. */
  rim: Uint8Array;
};

/**
 * Puts plain meshes in place of the skinned ones under `object` and moves their vertices here, once a frame: a figure is
 * drawn up to four times a frame (lines, colours, shadow, mirror), and software GL pays sixteen texture reads a vertex for
 * skinning in the shader. Linear blend skinning after Magnenat-Thalmann et al. (Graphics Interface 1988).
 */
export function skinOnce(object: Object3D): Skin {
  const pieces = new Map<BufferGeometry, Piece>();
  const found: SkinnedMesh[] = [];
  const drawn: Drawn[] = [];
  const faces: DrawnFace[] = [];
  object.traverse((part) => {
    if (part instanceof SkinnedMesh) found.push(part);
    else if (part.name === 'face') faces.push(drawnFace(part as Mesh));
  });
  for (const source of found) {
    const piece = pieces.get(source.geometry) ?? pieceOf(source);
    pieces.set(source.geometry, piece);
    const plain = new Mesh(piece.geometry, source.material);
    const geometries = { picture: share(piece), shadow: share(piece), mirror: share(piece) };
    const { side, uniforms } = source.material as ShaderMaterial;
    const line = source.name === 'outline' ? (uniforms.thickness!.value as number) : undefined;
    drawn.push({ mesh: plain, piece, geometries, facing: facingOf(side), line });
    plain.name = source.name;
    plain.onBeforeRender = source.onBeforeRender;
    plain.renderOrder = source.renderOrder;
    plain.frustumCulled = false;
    plain.matrixAutoUpdate = false;
    plain.matrixWorldAutoUpdate = false;
    source.removeFromParent();
    object.add(plain);
  }
  return {
    update() {
      for (const piece of pieces.values()) move(piece);
    },
    aim(drawing, view, width, height) {
      if (drawing === 'picture') for (const face of faces) face.aim(view, width, height);
      for (const { mesh, piece, geometries, facing, line } of drawn) {
        if (line !== undefined && drawing !== 'picture') continue;
        mesh.geometry = geometries[drawing];
        const index = mesh.geometry.index!;
        const points = {
          position: piece.placed.array,
          normal: piece.facing.array,
          index: piece.geometry.index!.array,
          rim: line === undefined ? undefined : piece.rim,
        };
        const sides = drawing === 'shadow' ? 'both' : facing;
        const cast = drawing !== 'shadow' || !(mesh.material as Material).transparent;
        const count = cast ? sift(points, { view, width, height, facing: sides, line }, index.array as Uint32Array) : 0;
        mesh.geometry.setDrawRange(0, count);
        index.clearUpdateRanges();
        index.addUpdateRange(0, count);
        index.needsUpdate = true;
      }
    },
    dispose() {
      for (const { geometries } of drawn) for (const geometry of Object.values(geometries)) geometry.dispose();
      for (const { geometry } of pieces.values()) geometry.dispose();
    },
  };
}

function facingOf(side: Material['side']): Facing {
  return side === DoubleSide ? 'both' : side === BackSide ? 'back' : 'front';
}

function share({ geometry }: Piece): BufferGeometry {
  const own = new BufferGeometry();
  for (const [name, attribute] of Object.entries(geometry.attributes)) own.setAttribute(name, attribute);
  const index = new BufferAttribute(new Uint32Array(geometry.index!.count), 1);
  own.setIndex(index.setUsage(DynamicDrawUsage));
  return own;
}

function pieceOf(source: SkinnedMesh): Piece {
  const kept = source.geometry;
  const position = Float32Array.from(kept.getAttribute('position').array);
  const placed = new BufferAttribute(new Float32Array(position.length), 3).setUsage(DynamicDrawUsage);
  const facing = new Int8BufferAttribute(new Int8Array((position.length / 3) * 4), 4, true);
  facing.setUsage(DynamicDrawUsage);
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', placed);
  geometry.setAttribute('normal', facing);
  for (const name of ['color', 'uv']) if (kept.hasAttribute(name)) geometry.setAttribute(name, kept.getAttribute(name));
  geometry.setIndex(kept.index);
  const normal = Float32Array.from(kept.getAttribute('normal').array);
  const { bones, weights } = influences(source);
  const rim = rimOf(kept.index!.array, position.length / 3);
  return { source, position, normal, bones, weights, placed, facing, geometry, rim };
}

function influences({ geometry }: SkinnedMesh): Pick<Piece, 'bones' | 'weights'> {
  const index = geometry.getAttribute('skinIndex').array;
  const weight = geometry.getAttribute('skinWeight').array;
  const bones = new Uint16Array(index.length);
  const weights = new Float32Array(index.length);
  for (let first = 0; first < index.length; first += 4) {
    const order = [0, 1, 2, 3].sort((a, b) => weight[first + b]! - weight[first + a]!);
    for (let slot = 0; slot < 4; slot++) {
      bones[first + slot] = index[first + order[slot]!]!;
      weights[first + slot] = weight[first + order[slot]!]!;
    }
  }
  return { bones, weights };
}

const product = new Matrix4();
let places = new Float32Array(0);

/** Twelve numbers a bone: where it carries a point of the bind pose in the world, column by column. */
function bonePlaces(source: SkinnedMesh): Float32Array {
  const { bones, boneInverses } = source.skeleton;
  if (places.length < bones.length * 12) places = new Float32Array(bones.length * 12);
  for (let index = 0; index < bones.length; index++) {
    const e = product
      .multiplyMatrices(bones[index]!.matrixWorld, boneInverses[index]!)
      .multiply(source.bindMatrix).elements;
    const at = index * 12;
    for (let column = 0; column < 4; column++)
      for (let row = 0; row < 3; row++) places[at + column * 3 + row] = e[column * 4 + row]!;
  }
  return places;
}

function move({ source, position, normal, bones, weights, placed, facing }: Piece): void {
  const m = bonePlaces(source);
  const to = placed.array as Float32Array;
  const turned = facing.array as Int8Array;
  for (let vertex = 0, at = 0; at < position.length; vertex += 4, at += 3) {
    const x = position[at]!;
    const y = position[at + 1]!;
    const z = position[at + 2]!;
    const nx = normal[at]!;
    const ny = normal[at + 1]!;
    const nz = normal[at + 2]!;
    let px = 0;
    let py = 0;
    let pz = 0;
    let qx = 0;
    let qy = 0;
    let qz = 0;
    for (let slot = vertex; slot < vertex + 4; slot++) {
      const share = weights[slot]!;
      if (share === 0) break;
      const b = bones[slot]! * 12;
      const ax = m[b]!;
      const ay = m[b + 1]!;
      const az = m[b + 2]!;
      const bx = m[b + 3]!;
      const by = m[b + 4]!;
      const bz = m[b + 5]!;
      const cx = m[b + 6]!;
      const cy = m[b + 7]!;
      const cz = m[b + 8]!;
      px += share * (ax * x + bx * y + cx * z + m[b + 9]!);
      py += share * (ay * x + by * y + cy * z + m[b + 10]!);
      pz += share * (az * x + bz * y + cz * z + m[b + 11]!);
      qx += share * (ax * nx + bx * ny + cx * nz);
      qy += share * (ay * nx + by * ny + cy * nz);
      qz += share * (az * nx + bz * ny + cz * nz);
    }
    const scale = 127 / (Math.sqrt(qx * qx + qy * qy + qz * qz) || 1);
    to[at] = px;
    to[at + 1] = py;
    to[at + 2] = pz;
    turned[vertex] = qx * scale;
    turned[vertex + 1] = qy * scale;
    turned[vertex + 2] = qz * scale;
  }
  placed.needsUpdate = true;
  facing.needsUpdate = true;
}
