import type { Creature, Person } from '../../film/index.ts';
import type { MaterialFactory } from '../look/materials.ts';
import type { Actor } from './actor.ts';
import { createCreature } from './beast-actor.ts';
import { createPerson } from './person.ts';

export type { Actor } from './actor.ts';
export { type BodyMeasure, bodyOf } from './body-measure.ts';
export { createGarment, garmentNouns } from './garment.ts';
export { type Chain, faceChannels, firstQuaternion, type Rig, rigOf } from './rig.ts';

/** Builds a figure from its appearance; its materials come from the look. It looks along +z and stands at its own origin. */
export function createActor(appearance: Person | Creature, materials: MaterialFactory): Actor {
  return appearance.kind === 'person' ? createPerson(appearance, materials) : createCreature(appearance, materials);
}
