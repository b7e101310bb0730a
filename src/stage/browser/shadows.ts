import {
  DepthTexture,
  DoubleSide,
  LessEqualCompare,
  LinearFilter,
  type Matrix4,
  MeshDepthMaterial,
  type Object3D,
  OrthographicCamera,
  RGBADepthPacking,
  type Scene,
  Vector3,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';

/** A depth map drawn along a light. */
export type ShadowMap = {
  target: WebGLRenderTarget;
  /** Draws what is visible of the scene, `half` metres around `centre`, seen from `direction`. `ready` hears from where, before. */
  draw(
    renderer: WebGLRenderer,
    scene: Scene,
    centre: Vector3,
    half: number,
    direction: Vector3,
    into: Matrix4,
    ready?: (view: Matrix4, size: number) => void,
  ): void;
  /** The depths last drawn, 0 near to 1 far, row by row from below. */
  read(renderer: WebGLRenderer): Float32Array;
  dispose(): void;
};

/** A square shadow map of `size` texels that is compared and filtered by the sampler. */
export function createShadowMap(size: number): ShadowMap {
  const depth = new DepthTexture(size, size);
  depth.compareFunction = LessEqualCompare;
  depth.minFilter = LinearFilter;
  depth.magFilter = LinearFilter;
  const target = new WebGLRenderTarget(size, size, { depthTexture: depth, generateMipmaps: false });
  const camera = new OrthographicCamera();
  const material = new MeshDepthMaterial({ depthPacking: RGBADepthPacking, side: DoubleSide });
  return {
    target,
    draw(renderer, scene, centre, half, direction, into, ready) {
      Object.assign(camera, { left: -half, right: half, top: half, bottom: -half, near: 1, far: half * 6 });
      camera.position.copy(centre).addScaledVector(direction, half * 3);
      camera.up.set(0, Math.abs(direction.y) > 0.98 ? 0 : 1, Math.abs(direction.y) > 0.98 ? 1 : 0);
      camera.lookAt(centre);
      camera.updateProjectionMatrix();
      camera.updateMatrixWorld();
      const view = camera.projectionMatrix.clone().multiply(camera.matrixWorldInverse);
      ready?.(view, size);
      const before = scene.overrideMaterial;
      scene.overrideMaterial = material;
      renderer.setRenderTarget(target);
      renderer.clear(true, true, false);
      renderer.render(scene, camera);
      scene.overrideMaterial = before;
      into
        .makeTranslation(0.5, 0.5, 0.5)
        .scale(new Vector3(0.5, 0.5, 0.5))
        .multiply(view);
    },
    read(renderer) {
      const bytes = new Uint8Array(size * size * 4);
      renderer.readRenderTargetPixels(target, 0, 0, size, size, bytes);
      const depths = new Float32Array(size * size);
      const scale = 255 / 256;
      for (let index = 0; index < depths.length; index++) {
        const at = index * 4;
        depths[index] = (scale * (bytes[at]! + bytes[at + 1]! / 256 + bytes[at + 2]! / 65536)) / 255 || 1;
      }
      return depths;
    },
    dispose() {
      target.dispose();
      depth.dispose();
      material.dispose();
    },
  };
}

/** Where a figure stands: its first bone, else its first mesh, in the world. */
export function placeOf(object: Object3D, into: Vector3): Vector3 {
  let found: Object3D | undefined;
  object.traverse((part) => {
    if (!found && 'isBone' in part) found = part;
  });
  return (found ?? object).getWorldPosition(into);
}
