import { Group, type Object3D } from 'three';
import type { Staging } from '../../film/index.ts';
import type { Atmosphere } from '../look/atmosphere.ts';
import { createMaterials, type MaterialTreatment, type OwnedMaterials } from '../look/materials.ts';
import { buildProp } from '../props/index.ts';
import { groundAt } from '../sets/index.ts';

/** The things that stand or lie on a shot's set. `lines` are the outlines among them. */
export type Things = { object: Group; lines: Object3D[]; materials: OwnedMaterials; dispose(): void };

/** Puts a staging's props on the ground of its set; nouns without a shape are left out, as the film's findings say. */
export function createThings(staging: Staging, atmosphere: Atmosphere, treatment: MaterialTreatment): Things {
  const materials = createMaterials(atmosphere, treatment);
  materials.maskIndex.value = 2;
  const object = new Group();
  const lines: Object3D[] = [];
  for (const { noun, at, facing } of staging.props) {
    const prop = buildProp(noun, materials);
    if (!prop) continue;
    prop.position.set(at[0], groundAt(staging.set, at[0], at[1]), at[1]);
    prop.rotation.y = (facing * Math.PI) / 180;
    object.add(prop);
  }
  object.traverse((part) => {
    if (part.name === 'outline') lines.push(part);
  });
  return {
    object,
    lines,
    materials,
    dispose() {
      object.traverse((part) => {
        if ('geometry' in part) (part.geometry as { dispose(): void }).dispose();
      });
      materials.dispose();
    },
  };
}
