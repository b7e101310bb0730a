import type { Camera, Material, Object3D, WebGLRenderer } from 'three';
import { mixed } from '../look/materials.ts';

/** What is between gone and there in a frame: `share` is how far it is there, over 0 and under 1. */
export type Fading = { object: Object3D; share: number };

/** Whether a presence is one that fades; below the first it is gone, above the second it is there. */
export const fades = (presence: number): boolean => presence > 0.004 && presence < 0.999;

/**
 * Draws what fades over a picture that lacks it: its depth first, then of its surfaces the nearest alone, mixed evenly with what is
 * behind. The depth in the picture's alpha stays that of what is behind, so that no lines run through it.
 */
export function drawFading(renderer: WebGLRenderer, camera: Camera, fading: readonly Fading[]): void {
  const shown = fading.map(({ object }) => object.visible);
  for (const { object } of fading) object.visible = true;
  for (const { object } of fading)
    dressed(
      materialsOf(object),
      (own) => (own.transparent ? { visible: false } : { colorWrite: false }),
      () => renderer.render(object, camera),
    );
  for (const { object, share } of fading)
    dressed(
      materialsOf(object),
      (own) => mixed(own.transparent ? (own.blendAlpha ?? 1) * share : share),
      () => renderer.render(object, camera),
    );
  fading.forEach(({ object }, index) => {
    object.visible = shown[index]!;
  });
}

function materialsOf(object: Object3D): Set<Material> {
  const found = new Set<Material>();
  object.traverse((part) => {
    if ('material' in part) for (const own of [part.material].flat()) found.add(own as Material);
  });
  return found;
}

/** Does something while materials have other properties. */
function dressed(materials: Set<Material>, changed: (material: Material) => Partial<Material>, work: () => void): void {
  const before = [...materials].map((material) => {
    const change = changed(material);
    const old = Object.fromEntries(Object.keys(change).map((key) => [key, material[key as keyof Material]]));
    Object.assign(material, change);
    return [material, old] as const;
  });
  work();
  for (const [material, old] of before) Object.assign(material, old);
}
