import { Group, type Object3D, Vector3 } from 'three';
import { fromFrames, type Staging } from '../../film/index.ts';
import type { Atmosphere } from '../look/atmosphere.ts';
import { createMaterials, type MaterialTreatment, type OwnedMaterials } from '../look/materials.ts';
import { buildProp, type Changing, createChanging, createPouring, type Pouring } from '../props/index.ts';
import { groundAt } from '../sets/index.ts';
import { channelAt, type DecodedTrack } from './tracks.ts';

/** The things of a shot. `lines` are the outlines among them; `pose` puts those that move where they are in a frame. */
export type Things = {
  object: Group;
  lines: Object3D[];
  /** The light in the air round what burns, which only the picture itself shows. */
  halos: Object3D[];
  materials: OwnedMaterials;
  pose(tracks: ReadonlyMap<string, DecodedTrack>, frame: number): void;
  /** Those that move, with how far each is there in the frame that was posed, 0 to 1. */
  movers(): { object: Object3D; presence: number }[];
  dispose(): void;
};

/** Puts a staging's props on the ground of its set; nouns without a shape are left out, as the film's findings say. */
export function createThings(staging: Staging, atmosphere: Atmosphere, treatment: MaterialTreatment): Things {
  const materials = createMaterials(atmosphere, treatment);
  materials.maskIndex.value = 2;
  const object = new Group();
  const lines: Object3D[] = [];
  const moving = new Map<string, Object3D>();
  const present = new Map<Object3D, number>();
  const changing: Changing[] = [];
  const pouring: Pouring[] = [];
  for (const { id, noun, at, facing, colour, stays, changes, sounds = [] } of staging.props) {
    const prop = buildProp(noun, materials, colour);
    if (!prop) continue;
    prop.position.set(at[0], groundAt(staging.set, at[0], at[1]), at[1]);
    prop.rotation.y = (facing * Math.PI) / 180;
    object.add(prop);
    if (stays) moving.set(`thing/${id}`, prop);
    if (changes) changing.push(createChanging(prop, noun, changes, materials, atmosphere));
    const pours = createPouring(prop, noun, sounds, materials);
    if (pours) {
      object.add(pours.stream);
      pouring.push(pours);
    }
  }
  object.traverse((part) => {
    if (part.name === 'outline') lines.push(part);
  });
  const cup = ['cup', 'bowl'].map((noun) => moving.get(`thing/${noun}`)).find((own) => own !== undefined);
  const halos = changing.flatMap(({ halo }) => halo ?? []);
  return {
    object,
    lines: [...lines, ...halos],
    halos,
    materials,
    pose(tracks, frame) {
      for (const [target, prop] of moving) {
        const of = (channel: string, otherwise: number) => channelAt(tracks.get(target), frame, channel, otherwise);
        present.set(prop, of('present', 1));
        prop.visible = of('present', 1) > 0;
        prop.position.set(of('x', 0), of('y', 0), of('z', 0));
        prop.quaternion.set(of('qx', 0), of('qy', 0), of('qz', 0), of('qw', 1));
        prop.scale.setScalar(of('scale', 1));
      }
      const time = fromFrames(frame, staging.rate);
      for (const own of changing) own.show(time);
      const mouth = cup?.visible ? mouthOf(cup) : undefined;
      for (const own of pouring) own.tip(time, mouth);
    },
    movers: () => [...present].map(([prop, presence]) => ({ object: prop, presence })),
    dispose() {
      object.traverse((part) => {
        if ('geometry' in part) (part.geometry as { dispose(): void }).dispose();
      });
      materials.dispose();
    },
  };
}

/** The middle of a cup's mouth. */
const mouthOf = ({ position, quaternion, scale }: Object3D) =>
  new Vector3(0, 0.07, 0).multiply(scale).applyQuaternion(quaternion).add(position);
