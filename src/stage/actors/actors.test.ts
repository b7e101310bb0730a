import { type Bone, type Group, MeshBasicMaterial, type SkinnedMesh, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { type Creature, type Person, personSchema } from '../../film/index.ts';
import type { MaterialFactory } from '../look/materials.ts';
import { bodyShape } from './body-shape.ts';
import variety from './data/creatures.json' with { type: 'json' };
import { headShape } from './head-shape.ts';
import { bodyOf, createActor } from './index.ts';
import { createPerson, personParts } from './person.ts';
import { faceDepth } from './skin.ts';

const materials: MaterialFactory = { surface: () => new MeshBasicMaterial(), outline: () => null };
const spirit: Person = {
  kind: 'person',
  age: 'adult',
  sex: 'female',
  build: 'slight',
  height: 1.66,
  skin: '#f8dcc8',
  eyes: '#c98a2b',
  beard: false,
  hair: { style: 'long', colour: '#2a1a22' },
  dress: { style: 'robe', colours: ['#f4efe6', '#c8402e', '#d8452f'], hat: 'none' },
  features: ['fox-ears', 'fox-tail'],
  props: ['umbrella'],
};
const fox: Creature = {
  kind: 'creature',
  plan: 'fox',
  species: 'fox',
  height: 0.42,
  colours: ['#f6f1ea', '#ffffff', '#d8452f'],
  eyes: '#d79a2b',
  tails: 1,
};
const { dress, hair, features } = personSchema.shape;
const styles = dress.shape.style.options;

function resting(channels: string[]): Float32Array {
  return Float32Array.from(channels, (channel) => (channel === 'present' || channel.endsWith('.qw') ? 1 : 0));
}

function meshesOf(object: Group): SkinnedMesh[] {
  const meshes: SkinnedMesh[] = [];
  object.traverse((child) => {
    if ('geometry' in child) meshes.push(child as SkinnedMesh);
  });
  return meshes;
}

/** The highest and lowest point of skin and cloth in the bind pose. */
function extent(person: Person): [number, number] {
  const { figure } = createPerson(person, materials);
  let [low, high] = [9, -9];
  for (const mesh of figure.meshes.slice(0, 1)) {
    const positions = mesh.geometry.getAttribute('position');
    for (let i = 0; i < positions.count; i++) {
      low = Math.min(low, positions.getY(i));
      high = Math.max(high, positions.getY(i));
    }
  }
  return [low, high];
}

describe('a person', () => {
  it('of any dress stays within 8 draw calls and 11,000 triangles', () => {
    for (const style of styles) {
      const actor = createActor({ ...spirit, props: [], dress: { ...spirit.dress, style } }, materials);
      const meshes = meshesOf(actor.object as Group);
      expect(meshes.length).toBeLessThanOrEqual(8);
      expect(meshes.reduce((sum, mesh) => sum + mesh.geometry.index!.count / 3, 0)).toBeLessThan(11_000);
    }
  });

  it('is as tall as its appearance says, at every age and build', () => {
    for (const age of ['child', 'youth', 'adult', 'elder'] as const) {
      for (const build of ['slight', 'average', 'stout', 'strong'] as const) {
        const height = age === 'child' ? 1.1 : 1.7;
        const person = { ...spirit, age, build, height };
        const [low, high] = extent(person);
        expect(low).toBeGreaterThanOrEqual(-0.01);
        expect(high).toBeGreaterThan(height * 0.97);
        expect(high).toBeLessThan(height * 1.01);
        expect(bodyOf(person).eyeHeight).toBeLessThan(height * 0.94);
      }
    }
  });

  it('opens the mouth, shuts the eyes and moves its joints when the channels say so', () => {
    const { figure, apply, channels } = createPerson(spirit, materials);
    const face = figure.meshes.at(-1)!.geometry.getAttribute('position');
    const values = resting(channels);
    apply(values, 0);
    const still = Float32Array.from(face.array);
    const jaw = figure.bones.at(-1) as Bone;
    expect(jaw.rotation.x).toBe(0);
    values[channels.indexOf('viseme.aa')] = 1;
    values[channels.indexOf('blink.left')] = 1;
    values[channels.indexOf('root.x')] = 2;
    apply(values, 0);
    expect(jaw.rotation.x).toBeGreaterThan(0.1);
    const moved = still.filter((value, i) => Math.abs(value - face.array[i]!) > 0.002).length;
    expect(moved).toBeGreaterThan(100);
    expect(figure.object.position.x).toBe(2);
  });

  it('is not drawn while it is not present', () => {
    const actor = createActor(spirit, materials);
    actor.apply(new Float32Array(actor.channels.length), 0);
    expect(actor.object.visible).toBe(false);
  });
});

/** Points of hair, hats and the rest that lie before the eyes and the mouth, by the role of their surface. */
function beforeTheFace(person: Person): string[] {
  const body = bodyShape(person);
  const { eye, mouth } = headShape(person).features;
  return personParts(body).flatMap(({ mesh, surface }) => {
    if (surface.role === 'skin') return [];
    const found: string[] = [];
    for (let i = 0; i < mesh.positions.length; i += 3) {
      const x = mesh.positions[i]! / body.m.head;
      const y = (mesh.positions[i + 1]! - body.m.chin) / body.m.head;
      const z = (mesh.positions[i + 2]! - faceDepth(body)) / body.m.head;
      const onEye = Math.hypot(Math.abs(x) - eye.x, y - eye.y) < eye.half * 0.6;
      const onMouth = Math.hypot(x, y - mouth.y) < mouth.half * 0.35;
      if (z > 0.2 && (onEye || onMouth)) found.push(surface.role);
    }
    return found;
  });
}

describe('a face', () => {
  const plain: Person = { ...spirit, features: [], props: [] };

  it('is hidden by no hat', () => {
    for (const hat of dress.shape.hat.options)
      for (const sex of ['female', 'male'] as const)
        expect(beforeTheFace({ ...plain, sex, dress: { ...plain.dress, hat } }), hat).toEqual([]);
  });

  it('is hidden by no hair or beard', () => {
    for (const style of hair.shape.style.options)
      for (const age of ['adult', 'elder'] as const)
        expect(
          beforeTheFace({ ...plain, age, sex: 'male', beard: true, hair: { ...plain.hair, style } }),
          style,
        ).toEqual([]);
  });

  it('keeps its eyes free of everything that is worn, but for the patch over one', () => {
    for (const feature of features.element.options)
      expect(beforeTheFace({ ...plain, features: [feature] }).length > 0, feature).toBe(feature === 'eye-patch');
  });

  it('differs between two people of one kind', () => {
    const other = headShape({ ...plain, height: plain.height + 0.03 }).features;
    expect(other).not.toEqual(headShape(plain).features);
  });
});

describe('a surface', () => {
  it('of the head faces outwards', () => {
    const { figure } = createPerson({ ...spirit, props: [] }, materials);
    const [skin] = figure.meshes;
    for (const mesh of [skin!]) {
      const { position, normal } = mesh.geometry.attributes;
      const at = new Vector3();
      const way = new Vector3();
      let outwards = 0;
      let count = 0;
      for (let i = 0; i < position!.count; i++) {
        at.fromBufferAttribute(position!, i);
        way.fromBufferAttribute(normal!, i);
        if (at.y < 1.45) continue;
        count++;
        if (way.dot(new Vector3(at.x, at.y - 1.52, at.z)) > -0.02) outwards++;
      }
      expect(outwards / count).toBeGreaterThan(0.8);
    }
  });
});

describe('a creature', () => {
  it('of every species differs from its plan and stays within 8,000 triangles', () => {
    const built = (plan: Creature['plan'], species: string) => {
      const actor = createActor({ ...fox, plan, species }, materials);
      const size = (mesh: SkinnedMesh) => mesh.geometry.index!.count;
      return meshesOf(actor.object as Group).sort((a, b) => size(b) - size(a))[0]!.geometry;
    };
    const shape = (plan: Creature['plan'], species: string) =>
      Array.from(built(plan, species).attributes.position!.array);
    for (const { words } of variety.variants) {
      expect(shape('fox', words[0]!), words[0]).not.toEqual(shape('fox', 'fox'));
      expect(built('fox', words[0]!).index!.count / 3).toBeLessThan(8000);
    }
    for (const { words } of variety.birds.variants)
      expect(shape('bird', words[0]!), words[0]).not.toEqual(shape('bird', 'bird'));
  });

  it('of every plan can be built, within 8 draw calls and 12,000 triangles', () => {
    for (const plan of ['fox', 'dog', 'horse', 'bird', 'dragon'] as const) {
      const actor = createActor({ ...fox, plan, tails: plan === 'fox' ? 9 : 1 }, materials);
      const meshes = meshesOf(actor.object as Group);
      expect(meshes.length).toBeLessThanOrEqual(8);
      expect(meshes.reduce((sum, mesh) => sum + mesh.geometry.index!.count / 3, 0)).toBeLessThan(12_000);
      actor.apply(resting(actor.channels), 0);
      expect(bodyOf({ ...fox, plan }).height).toBeGreaterThan(fox.height);
    }
  });
});

describe("bodies that were another animal's", () => {
  const pointsOf = (species: string, plan: 'fox' | 'dog', height: number) => {
    const { object } = createActor({ ...fox, plan, species, height }, materials);
    const body = meshesOf(object as Group).filter(({ name }) => name !== 'face');
    return body.flatMap((mesh) => {
      const position = mesh.geometry.getAttribute('position');
      return Array.from({ length: position.count }, (_, i) => [position.getX(i), position.getY(i), position.getZ(i)]);
    });
  };
  const beyond = (points: number[][], axis: number) => Math.max(...points.map((point) => point[axis]!));

  it('a griffin has wings over its back, a lion none', () => {
    const behind = (species: string) => pointsOf(species, 'fox', 1).filter(([, , z]) => z! < -0.2);
    expect(beyond(behind('griffin'), 1)).toBeGreaterThan(1.35);
    expect(beyond(behind('lioness'), 1)).toBeLessThan(1.3);
  });

  it('a dinosaur stands on columns under a long neck, its belly off the ground', () => {
    const points = pointsOf('dinosaur', 'dog', 1.7);
    expect(beyond(points, 1)).toBeGreaterThan(1.6 * 1.7);
    const belly = points.filter(([x, , z]) => Math.abs(x!) < 0.05 && Math.abs(z!) < 0.3).map(([, y]) => y!);
    expect(Math.min(...belly)).toBeGreaterThan(0.4);
  });

  it('a red panda is no panda: russet, with a long tail', () => {
    const long = (species: string) => Math.min(...pointsOf(species, 'fox', 1).map(([, , z]) => z!));
    expect(long('red panda')).toBeLessThan(long('panda') - 0.3);
  });
});
