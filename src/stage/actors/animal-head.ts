import type { Creature, Person } from '../../film/index.ts';
import { type CreatureHead, eyesOf } from './beast-actor.ts';
import { addCoat } from './beast-coat.ts';
import { beastForm } from './beast-form.ts';
import { addHide, addNose, addWhiskers } from './beast-head.ts';
import type { Body } from './body-shape.ts';
import { addEar } from './ears.ts';
import { addHorns } from './horns.ts';
import { createMesh, type MeshData } from './mesh.ts';
import { beastOf } from './quadruped.ts';
import { rigOf } from './rig.ts';
import { onHead } from './skin.ts';
import { addSolid } from './solids.ts';
import { add, scale, subtract, type Triple } from './vector.ts';

/** Where on a person the middle of an animal's head is, in shares of the head from the chin, and its size in heads. */
const middle: Triple = [0, 0.49, 0.02];
const breadth = { bare: 1.3, hat: 1.12 };

/** An animal's head in the place of a person's: surfaces of its own skeleton, carried over, with its eyes and the jaw's hinge. */
export type AnimalHead = {
  /** Adds hide, ears, nose and horns to `fur`, whiskers, which have no line round them, to `fine`. */
  build(fur: MeshData, fine: MeshData): void;
  eyes: CreatureHead['eyes'];
  hinge: Triple;
  /** The place and size at which the eyes are drawn about the head's joint, metres and a share. */
  place: { at: Triple; scale: number };
};

/** The head of the animal that a person is, or undefined. */
export function animalHead(body: Body): AnimalHead | undefined {
  const { animal } = body.person;
  if (!animal) return undefined;
  const creature = creatureOf(animal);
  const rig = rigOf(creature);
  const beast = beastOf(creature, rig);
  const form = beastForm(creature, beast.plan, rig);
  const { eyes, hinge } = eyesOf(beast, form);
  const [from, to] = [form.onHead([0, 0, 0]), onHead(body, middle)];
  const size = (breadth[body.person.dress.hat === 'none' ? 'bare' : 'hat'] * body.m.head) / form.size;
  const carried = (point: Triple): Triple => add(to, scale(subtract(point, from), size));
  const head = body.bone('head');
  const bones = (bone: number) => (bone === beast.jaw ? body.jaw : head);
  return {
    eyes,
    hinge: carried(hinge),
    place: { at: subtract(to, body.rig.bones[head]!.at), scale: size },
    build(fur, fine) {
      const [own, thin] = [createMesh(), createMesh()];
      addHide(own, beast, form, form.headKnots[0]);
      addSolid(own, form.onHead([0, -0.1, -0.2]), [0.33, 0.44, 0.3].map((half) => half * form.size) as Triple, {
        colour: beast.main,
        bones: [[rig.index.head!, 1]],
        corner: 1,
      });
      for (const sign of [1, -1]) addEar(own, beast, sign);
      addHorns(own, beast);
      addNose(own, beast, form);
      addCoat(own, beast, form);
      addWhiskers(thin, beast, form);
      graft(fur, own, carried, bones);
      graft(fine, thin, carried, bones);
    },
  };
}

function creatureOf({ plan, species, colours, eyes }: NonNullable<Person['animal']>): Creature {
  return { kind: 'creature', plan, species, height: 1, colours, eyes, tails: 0 };
}

/** Adds a mesh to another with its places and bones carried over. */
function graft(
  mesh: MeshData,
  from: MeshData,
  carried: (point: Triple) => Triple,
  boneOf: (bone: number) => number,
): void {
  const first = mesh.positions.length / 3;
  for (let at = 0; at < from.positions.length; at += 3)
    mesh.positions.push(...carried([from.positions[at]!, from.positions[at + 1]!, from.positions[at + 2]!]));
  mesh.normals.push(...from.normals);
  mesh.colours.push(...from.colours);
  mesh.bones.push(...from.bones.map(boneOf));
  mesh.weights.push(...from.weights);
  mesh.triangles.push(...from.triangles.map((vertex) => vertex + first));
}
