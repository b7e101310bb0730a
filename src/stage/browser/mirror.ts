import {
  LinearFilter,
  Matrix4,
  PerspectiveCamera,
  Plane,
  type Scene,
  Vector3,
  Vector4,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';

/** The scene as a level mirror shows it, in the screen space of the looking camera. */
export type Mirror = {
  target: WebGLRenderTarget;
  /** From the world to the mirror picture's clip space. */
  matrix: Matrix4;
  draw(
    renderer: WebGLRenderer,
    scene: Scene,
    camera: PerspectiveCamera,
    level: number,
    ready?: (view: Matrix4) => void,
  ): void;
  dispose(): void;
};

/** A mirror of `width` by `height` texels. Near plane cut to the surface after Lengyel, Oblique View Frustum (2005). */
export function createMirror(width: number, height: number): Mirror {
  const target = new WebGLRenderTarget(width, height, {
    minFilter: LinearFilter,
    magFilter: LinearFilter,
    generateMipmaps: false,
  });
  const seen = new PerspectiveCamera();
  const flip = new Matrix4().makeScale(1, -1, 1);
  const plane = new Plane();
  const cut = new Vector4();
  const corner = new Vector4();
  const matrix = new Matrix4();
  return {
    target,
    matrix,
    draw(renderer, scene, camera, level, ready) {
      const turned = new Matrix4().makeTranslation(0, 2 * level, 0).multiply(flip);
      const forward = camera.getWorldDirection(new Vector3());
      const eye = camera.getWorldPosition(new Vector3()).applyMatrix4(turned);
      const look = camera.getWorldPosition(new Vector3()).add(forward).applyMatrix4(turned);
      seen.position.copy(eye);
      seen.up.set(0, 1, 0);
      seen.lookAt(look);
      seen.updateMatrixWorld();
      seen.projectionMatrix.copy(camera.projectionMatrix);
      matrix.copy(camera.projectionMatrix).multiply(seen.matrixWorldInverse);
      plane.setFromNormalAndCoplanarPoint(new Vector3(0, 1, 0), new Vector3(0, level - 0.05, 0));
      plane.applyMatrix4(seen.matrixWorldInverse);
      cut.set(plane.normal.x, plane.normal.y, plane.normal.z, plane.constant);
      const projection = seen.projectionMatrix.elements;
      corner.set(
        (Math.sign(cut.x) + projection[8]!) / projection[0]!,
        (Math.sign(cut.y) + projection[9]!) / projection[5]!,
        -1,
        (1 + projection[10]!) / projection[14]!,
      );
      cut.multiplyScalar(2 / cut.dot(corner));
      projection[2] = cut.x;
      projection[6] = cut.y;
      projection[10] = cut.z + 1;
      projection[14] = cut.w;
      seen.projectionMatrixInverse.copy(seen.projectionMatrix).invert();
      ready?.(matrix);
      renderer.setRenderTarget(target);
      renderer.render(scene, seen);
    },
    dispose() {
      target.dispose();
    },
  };
}
