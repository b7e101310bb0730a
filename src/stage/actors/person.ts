import type { Person } from '../../film/index.ts';
import type { MaterialFactory } from '../look/materials.ts';
import { addAccessories } from './accessories.ts';
import { type Actor, buildFigure, type Figure, type Part } from './actor.ts';
import { ageLines } from './age-lines.ts';
import { animalHead } from './animal-head.ts';
import { type Body, bodyShape } from './body-shape.ts';
import { addDress } from './dress.ts';
import { browLayers, eyeLayers } from './eyes.ts';
import { addFaceFur } from './fable.ts';
import { createFace, type Face, jawHinge } from './face.ts';
import { actWithFace } from './face-actor.ts';
import { addFeatures } from './features.ts';
import { addGloves, gloveOf } from './gloves.ts';
import { addHair } from './hair.ts';
import { addHat } from './hats.ts';
import { type HeadShape, headShape } from './head-shape.ts';
import { createMesh } from './mesh.ts';
import { mouthLayers } from './mouth.ts';
import { headAt } from './person-rig.ts';
import { addProp } from './props.ts';
import { plateDepth, robotFaceLayers, robotHeadOf } from './robot-head.ts';
import { addSkin, faceDepth, onHead } from './skin.ts';
import { skinMarks } from './skin-marks.ts';
import type { Triple } from './vector.ts';
import { addWings } from './wings.ts';

/** The surfaces of a person: skin, hair, cloth, fur, props, what glows, what is sheer, and threads without a line round them. An animal that acts as people do has its own head. */
export function personParts(body: Body, animal = animalHead(body)): Part[] {
  const [skin, hair, cloth, fur, solid, glow, metal] = Array.from({ length: 7 }, createMesh);
  const shape = headShape(body.person);
  const glove = gloveOf(body);
  addSkin(skin!, body, shape, glove !== undefined);
  if (glove) addGloves(glove.made === 'metal' ? metal! : cloth!, body, glove);
  addHair(hair!, body, shape);
  if (body.person.features.includes('fur')) addFaceFur(hair!, body, shape);
  addDress(cloth!, skin!, metal!, body);
  const [sheer, thread] = [createMesh(), createMesh()];
  addHat({ cloth: cloth!, metal: metal!, sheer, body, shape });
  addAccessories({ cloth: cloth!, metal: metal! }, body, shape);
  addFeatures(fur!, glow!, body);
  if (body.person.features.includes('wings')) addWings({ sheer, thread }, body);
  animal?.build(fur!, thread);
  const prop = body.person.props[0];
  if (prop) addProp({ solid: solid!, glow: glow! }, body, prop);
  const parts: Part[] = [
    { mesh: skin!, surface: { role: 'skin' }, line: 0.0022 },
    { mesh: hair!, surface: { role: 'fur' }, line: 0.0024 },
    { mesh: cloth!, surface: { role: 'cloth', doubleSided: true }, line: 0.0026 },
    { mesh: fur!, surface: { role: 'fur' }, line: 0.0024 },
    { mesh: metal!, surface: { role: 'metal', doubleSided: true }, line: 0.0022 },
    { mesh: solid!, surface: { role: 'paper', doubleSided: true }, line: 0.002 },
    { mesh: glow!, surface: { role: 'glow' }, line: 0 },
    { mesh: thread, surface: { role: 'paper', doubleSided: true }, line: 0 },
    { mesh: sheer, surface: { role: 'paper', doubleSided: true, sheer: 0.34 }, line: 0 },
  ];
  if (!body.person.features.includes('ghostly')) return parts;
  return parts.map(({ mesh, surface }) => ({ mesh, surface: { ...surface, emissive: 0.55 }, line: 0 }));
}

/** A person built from its appearance. */
export function createPerson(person: Person, materials: MaterialFactory): Actor & { figure: Figure } {
  const body = bodyShape(person);
  const { m, rig } = body;
  const head = body.bone('head');
  const animal = animalHead(body);
  const hinge = animal?.hinge ?? onHead(body, [0, jawHinge.y, jawHinge.z]);
  const figure = buildFigure(rig, [{ parent: head, at: hinge }], personParts(body, animal), materials);
  if (animal) {
    const { eyes, place } = animal;
    return actWithFace({ figure, rig, face: eyes, head, jaw: { bone: body.jaw, reach: 2 }, place }, materials);
  }
  const shape = headShape(person);
  const joint = headAt(m);
  const origin: [number, number] = [(joint[1] - m.chin) / m.head, (joint[2] - faceDepth(body)) / m.head];
  const robot = person.dress.style === 'robot';
  const face = robot ? robotFace(body, origin) : humanFace(person, body, shape, origin);
  return actWithFace({ figure, rig, face, head, jaw: { bone: body.jaw, reach: 1 }, glows: robot }, materials);
}

function humanFace(person: Person, body: Body, shape: HeadShape, origin: [number, number]): Face {
  const layers = [
    ...ageLines(person, shape, body.palette),
    ...skinMarks(person, shape, body.palette),
    ...eyeLayers(shape.features.eye, body.palette),
    ...browLayers(shape.features, body.palette),
    ...mouthLayers(shape, body.palette),
  ];
  return createFace(layers, { depth: shape.depth, mouth: shape.features.mouth.y }, body.m.head, origin);
}

function robotFace(body: Body, origin: [number, number]): Face {
  const kind = robotHeadOf(body.person);
  const onto = (x: number, y: number, lift: number) => ({
    at: [x, y - origin[0], plateDepth(kind, x) + lift - 0.05 - origin[1]] as Triple,
    normal: [0, 0, 1] as Triple,
  });
  return createFace(robotFaceLayers(kind, body.palette.iris), { depth: () => 0, mouth: -1, onto }, body.m.head, [0, 0]);
}
