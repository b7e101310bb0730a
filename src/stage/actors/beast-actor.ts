import type { Creature } from '../../film/index.ts';
import type { MaterialFactory } from '../look/materials.ts';
import { type Actor, buildFigure, type Figure } from './actor.ts';
import { addCoat } from './beast-coat.ts';
import { beastEyes, roundSocket, socketOf } from './beast-eyes.ts';
import { type BeastForm, beastForm } from './beast-form.ts';
import { addHide, addNose, addWhiskers } from './beast-head.ts';
import { addBird } from './bird.ts';
import { blend, linear, shade } from './colour.ts';
import species from './data/species.json' with { type: 'json' };
import { addDragon } from './dragon.ts';
import type { Face } from './face.ts';
import { actWithFace } from './face-actor.ts';
import { addFish, fishFormOf } from './fish.ts';
import { addFlutterer, fluttererOf } from './flutter.ts';
import { createMesh, type MeshData } from './mesh.ts';
import { addOctopus } from './octopus.ts';
import { addBeast, type Beast, beastOf } from './quadruped.ts';
import { type Rig, rigOf } from './rig.ts';
import { addShelled, shelledOf } from './shelled.ts';
import { kindIn } from './species.ts';
import type { Triple } from './vector.ts';

/** The head of a bird or a dragon: size in metres, the left eye in head shares about the joint, the jaw's hinge in actor space. */
export type FrontHead = {
  size: number;
  eye: {
    at: Triple;
    way: Triple;
    /** How round the head is at the eye, shares of the head. */
    radius: number;
    half: number;
    up: number;
    down: number;
    tilt: number;
    pupil: string;
  };
  hinge: Triple;
};

/** The head of a creature: its drawn eyes and the jaw's hinge in actor space. */
export type CreatureHead = { eyes: Face; hinge: Triple };

/** A creature built from its appearance. */
export function createCreature(creature: Creature, materials: MaterialFactory): Actor & { figure: Figure } {
  const rig = rigOf(creature);
  const fur = createMesh();
  const fine = createMesh();
  const beast = beastOf(creature, rig);
  const { eyes, hinge } = build(fur, fine, beast, rig);
  const headBone = rig.index.head!;
  const figure = buildFigure(
    rig,
    [{ parent: headBone, at: hinge }],
    [
      { mesh: fur, surface: { role: 'fur', doubleSided: true }, line: 0.0024 },
      { mesh: fine, surface: { role: 'paper', doubleSided: true }, line: 0 },
    ],
    materials,
  );
  return actWithFace({ figure, rig, face: eyes, head: headBone, jaw: { bone: rig.bones.length, reach: 2 } }, materials);
}

function build(fur: MeshData, fine: MeshData, beast: Beast, rig: Rig): CreatureHead {
  const { creature } = beast;
  if (creature.plan === 'bird') {
    const flutters = fluttererOf(creature);
    return drawn(flutters ? addFlutterer(fur, creature, rig, flutters) : addBird(fur, creature, rig), creature);
  }
  if (creature.plan === 'dragon') {
    const swims = fishFormOf(creature);
    if (kindIn(creature, species.longBodies) === 'octopus') return drawn(addOctopus(fur, creature, rig), creature);
    return drawn(swims ? addFish(fur, creature, rig, swims) : addDragon(fur, creature, rig), creature);
  }
  const shelled = shelledOf(creature);
  if (shelled) return drawn(addShelled(fur, creature, rig, shelled), creature);
  const form = beastForm(creature, beast.plan, rig);
  addHide(fur, beast, form);
  addBeast(fur, beast);
  addNose(fur, beast, form);
  addWhiskers(fine, beast, form);
  addCoat(fur, beast, form);
  return eyesOf(beast, form);
}

/** The drawn eyes of a four-legged beast and the hinge of its jaw. */
export function eyesOf(beast: Beast, form: BeastForm): CreatureHead {
  const { creature } = beast;
  const [z, y] = form.plan.mouth[0]!;
  const iris = linear(creature.eyes);
  const { eye } = form.plan;
  const eyes = beastEyes(
    socketOf(form),
    {
      ...eye,
      iris,
      rim: blend(shade(beast.main, -0.8), [0.008, 0.005, 0.006], 0.6),
      bulge: eye.bulge ?? eye.half * 0.22,
      patch: beast.plan.marking === 'panda' ? linear('#1d1b1f') : undefined,
    },
    form.size,
  );
  return { eyes, hinge: form.onHead([0, y + 0.02, z - 0.2]) };
}

/** Eyes of a round head, which looks aside as birds do or ahead as owls and dragons do. */
function drawn({ size, eye, hinge }: FrontHead, creature: Creature): CreatureHead {
  const iris = shade(linear(creature.eyes), 0.05);
  const rim = blend(shade(linear(creature.colours[0]), -0.85), [0.01, 0.008, 0.008], 0.5);
  const { at, way, radius, ...form } = eye;
  return {
    eyes: beastEyes(roundSocket(at, way, radius), { ...form, iris, rim, bulge: form.half * 0.25 }, size),
    hinge,
  };
}
