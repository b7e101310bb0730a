import { Mesh } from 'three';
import type { MaterialFactory } from '../look/materials.ts';
import { type Actor, disposeFigure, type Figure, poseFigure } from './actor.ts';
import type { Face } from './face.ts';
import { facePose, jawAngle } from './face-pose.ts';
import type { Rig } from './rig.ts';
import type { Triple } from './vector.ts';

/** A figure's parts that act: its skeleton, the drawn face, the bone it sits on, and the jaw with how far it opens. */
export type ActingParts = {
  figure: Figure;
  rig: Rig;
  face: Face;
  head: number;
  jaw: { bone: number; reach: number };
  /** Whether the face is of light, as a robot's. */
  glows?: boolean;
  /** Where the face is drawn about the head's joint, metres, and how large. */
  place?: { at: Triple; scale: number };
};

/** Puts the drawn face on a figure's head and gives the actor that its channels move. */
export function actWithFace(
  { figure, rig, face, head, jaw, glows, place }: ActingParts,
  materials: MaterialFactory,
): Actor & { figure: Figure } {
  const drawn = new Mesh(
    face.geometry,
    materials.surface({ role: glows ? 'glow' : 'paper', vertexColours: true, doubleSided: true }),
  );
  drawn.name = 'face';
  drawn.frustumCulled = false;
  if (place) {
    drawn.position.set(...place.at);
    drawn.scale.setScalar(place.scale);
  }
  figure.bones[head]!.add(drawn);
  figure.meshes.push(drawn);
  const faceStart = rig.channels.indexOf('viseme.PP');
  return {
    object: figure.object,
    channels: rig.channels,
    figure,
    apply(values, offset) {
      poseFigure(figure, rig, values, offset);
      const pose = facePose(values, offset + faceStart);
      face.update(pose);
      figure.bones[jaw.bone]!.rotation.x = jawAngle(pose) * jaw.reach;
    },
    dispose: () => disposeFigure(figure),
  };
}
