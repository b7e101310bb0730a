import type { Creature } from '../../film/index.ts';
import type { MaterialFactory } from '../look/materials.ts';
import { type Actor, buildFigure, type Figure } from './actor.ts';
import { addBird } from './bird.ts';
import { blend, linear, shade } from './colour.ts';
import { addDragon } from './dragon.ts';
import { type EyeMeasure, eyeLayers } from './eyes.ts';
import { createFace, type Face } from './face.ts';
import { actWithFace } from './face-actor.ts';
import { createMesh, type MeshData } from './mesh.ts';
import { addMuzzle, muzzleShape } from './muzzle.ts';
import { addBeast, type Beast, beastOf } from './quadruped.ts';
import { type Rig, rigOf } from './rig.ts';
import type { Triple } from './vector.ts';

/** The head of a creature as its eyes need it: size in metres, eyes, surface, and the jaw's hinge in actor space. */
export type CreatureHead = { size: number; eye: EyeMeasure; depth: (x: number, y: number) => number; hinge: Triple };

/** A creature built from its appearance. */
export function createCreature(creature: Creature, materials: MaterialFactory): Actor & { figure: Figure } {
  const rig = rigOf(creature);
  const fur = createMesh();
  const beast = beastOf(creature, rig);
  const head = build(fur, beast, rig);
  const headBone = rig.index.head!;
  const figure = buildFigure(
    rig,
    [{ parent: headBone, at: head.hinge }],
    [{ mesh: fur, surface: { role: 'fur', doubleSided: true }, line: 0.0024 }],
    materials,
  );
  const face = eyesOf(creature, head);
  return actWithFace({ figure, rig, face, head: headBone, jaw: { bone: rig.bones.length, reach: 2.4 } }, materials);
}

function build(fur: MeshData, beast: Beast, rig: Rig): CreatureHead {
  if (beast.creature.plan === 'bird') return addBird(fur, beast.creature, rig);
  if (beast.creature.plan === 'dragon') return addDragon(fur, beast.creature, rig);
  const shape = muzzleShape(beast);
  addBeast(fur, beast);
  addMuzzle(fur, beast, shape);
  const size = beast.plan.head * beast.h;
  const [x, y, z] = rig.bones[rig.index.head!]!.at;
  const back = shape.nose - beast.plan.muzzle.length - 0.14;
  return {
    size,
    eye: beast.plan.eye,
    depth: shape.depth,
    hinge: [x, y + (shape.middle(back) - 0.12) * size, z + back * size],
  };
}

function eyesOf(creature: Creature, { size, eye, depth }: CreatureHead): Face {
  const dark = linear('#1a1014');
  const palette = {
    white: blend(linear('#efe6d8'), linear(creature.eyes), 0.2),
    skin: linear(creature.colours[0]),
    iris: shade(linear(creature.eyes), 0.05),
    line: dark,
    brow: dark,
  };
  return createFace(eyeLayers(eye, palette), { depth, mouth: -1, lift: 4 }, size, [0, 0]);
}
