import {
  BufferAttribute,
  BufferGeometry,
  GLSL3,
  Matrix4,
  Mesh,
  NearestFilter,
  PerspectiveCamera,
  RawShaderMaterial,
  Scene,
  Vector3,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import { poseAt } from './sight.ts';
import type { DecodedTrack } from './tracks.ts';

/** Still geometry that hides and is hidden: places of vertices in the world and the triangles that a shot may show. */
export type Occluder = { position: ArrayLike<number>; index: Uint32Array };

/** What stands in view: of each occluder the triangles that are seen, and whether anything is seen beyond them all. */
export type Unhidden = { index: Uint32Array[]; beyond: boolean };

/** Finds what of a shot's still geometry hides nothing and is hidden itself. */
export type Occlusion = {
  unhidden(occluders: readonly Occluder[], track: DecodedTrack | undefined, frames: number): Unhidden;
  dispose(): void;
};

/** Places of the camera that are looked from, at most, and how far the picture may move between two, in shares of its width. */
const mostViews = 12;
const step = 0.02;

/** A smaller triangle may fall between pixels where it is looked from and not where it is drawn: it stays. In pixels. */
const smallest = 4;

/**
 * Looks at every triangle's number from places along the shot's camera move and keeps the numbers that are seen: software GL
 * shades what is hidden at full cost. An item buffer, after Weghorst, Hooper, Greenberg, Improved Computational Methods for Ray
 * Tracing (ACM TOG 1984). Width and height in pixels are those of the drawn picture.
 */
export function createOcclusion(renderer: WebGLRenderer, width: number, height: number): Occlusion {
  const target = new WebGLRenderTarget(width, height, {
    minFilter: NearestFilter,
    magFilter: NearestFilter,
    generateMipmaps: false,
  });
  const pixels = new Uint8Array(width * height * 4);
  const numbers = new Uint32Array(pixels.buffer);
  const view = { value: new Matrix4() };
  const material = new RawShaderMaterial({
    name: 'item-buffer',
    glslVersion: GLSL3,
    uniforms: { view },
    vertexShader: /* glsl */ `
      in vec3 position;
      uniform mat4 view;
      flat out uint number;
      void main() {
        number = uint(gl_VertexID / 3 + 1);
        gl_Position = view * vec4(position, 1.0);
      }`,
    fragmentShader: /* glsl */ `
      precision highp float;
      precision highp int;
      flat in uint number;
      out vec4 bytes;
      void main() {
        bytes = vec4(uvec4(number, number >> 8u, number >> 16u, 0u) & 255u) / 255.0;
      }`,
  });
  const camera = new PerspectiveCamera(40, width / height, 0.08, 900);

  function look(scene: Scene, pose: ReturnType<typeof poseAt>, seen: Uint8Array): void {
    camera.position.copy(pose.eye);
    camera.quaternion.copy(pose.turn);
    camera.fov = pose.fov;
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
    view.value.copy(camera.projectionMatrix).multiply(camera.matrixWorldInverse);
    renderer.setRenderTarget(target);
    renderer.setClearAlpha(0);
    renderer.clear(true, true, false);
    renderer.setClearAlpha(1);
    renderer.render(scene, camera);
    renderer.readRenderTargetPixels(target, 0, 0, width, height, pixels);
    for (const number of numbers) seen[number] = 1;
  }

  return {
    unhidden(occluders, track, frames) {
      const triangles = occluders.reduce((sum, { index }) => sum + index.length / 3, 0);
      const geometry = new BufferGeometry();
      geometry.setAttribute('position', new BufferAttribute(cornersOf(occluders, triangles), 3));
      const mesh = new Mesh(geometry, material);
      mesh.frustumCulled = false;
      const scene = new Scene().add(mesh);
      const seen = new Uint8Array(triangles + 1);
      const poses = placesAlong(track, frames);
      for (const pose of poses) look(scene, pose, seen);
      geometry.dispose();
      const focal = height / 2 / Math.tan((Math.min(...poses.map(({ fov }) => fov)) * Math.PI) / 360);
      let first = 1;
      const index = occluders.map((occluder) => {
        const numbersFrom = first;
        first += occluder.index.length / 3;
        return occluder.index.filter((_, at) => {
          const triangle = Math.floor(at / 3);
          return seen[numbersFrom + triangle] === 1 || isSmall(occluder, triangle * 3, poses, focal);
        });
      });
      return { index, beyond: seen[0] === 1 };
    },
    dispose() {
      target.dispose();
      material.dispose();
    },
  };
}

function cornersOf(occluders: readonly Occluder[], triangles: number): Float32Array {
  const corners = new Float32Array(triangles * 9);
  let at = 0;
  for (const { position, index } of occluders) {
    for (const vertex of index) {
      for (let axis = 0; axis < 3; axis++) corners[at + axis] = position[vertex * 3 + axis]!;
      at += 3;
    }
  }
  return corners;
}

/** Places of the camera from first to last frame, the nearer together the more the picture moves. */
function placesAlong(track: DecodedTrack | undefined, frames: number): ReturnType<typeof poseAt>[] {
  const all = Array.from({ length: Math.max(1, frames) }, (_, frame) => poseAt(track, frame));
  const moved = [0];
  for (let frame = 1; frame < all.length; frame++) {
    const [before, now] = [all[frame - 1]!, all[frame]!];
    const turn = now.turn.angleTo(before.turn) / ((now.fov * Math.PI) / 180);
    moved.push(moved[frame - 1]! + turn + now.eye.distanceTo(before.eye) / reach);
  }
  const whole = moved.at(-1)!;
  if (whole < 1e-5) return all.slice(0, 1);
  const count = Math.min(mostViews, Math.ceil(whole / step) + 1);
  return Array.from({ length: count }, (_, index) => {
    const wanted = (whole * index) / Math.max(1, count - 1);
    return all[
      Math.max(
        0,
        moved.findIndex((share) => share >= wanted - 1e-9),
      )
    ]!;
  });
}

/** Metres to what a move is taken to pass: a travelled tenth of it moves the picture by a tenth of its width. */
const reach = 3;

const [a, b, c] = [new Vector3(), new Vector3(), new Vector3()];

function isSmall(
  { position, index }: Occluder,
  at: number,
  poses: readonly { eye: Vector3 }[],
  focal: number,
): boolean {
  const array = position as number[];
  a.fromArray(array, index[at]! * 3);
  b.fromArray(array, index[at + 1]! * 3);
  c.fromArray(array, index[at + 2]! * 3);
  const nearest = Math.min(...poses.map(({ eye }) => eye.distanceToSquared(a)));
  const area = b.sub(a).cross(c.sub(a)).length() / 2;
  return area * focal * focal < smallest * nearest;
}
