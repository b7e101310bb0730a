import { MeshBasicMaterial } from 'three';
import { expect, test } from 'vitest';
import crowns from '../../direct/data/crowns.json' with { type: 'json' };
import type { Person } from '../../film/index.ts';
import type { MaterialFactory } from '../look/materials.ts';
import { bodyOf } from './index.ts';
import { createPerson } from './person.ts';

const materials: MaterialFactory = { surface: () => new MeshBasicMaterial(), outline: () => null };

function person(age: Person['age'], hat: string, hair: string, features: string[]): Person {
  return {
    ...{ kind: 'person', age, sex: 'female', build: 'average', height: age === 'child' ? 1.1 : 1.7 },
    ...{ skin: '#f8dcc8', eyes: '#c98a2b', beard: false, hair: { style: hair, colour: '#2a1a22' } },
    ...{ dress: { style: 'robe', colours: ['#f4efe6', '#c8402e', '#d8452f'], hat }, features, props: [] },
  } as Person;
}

/** How far the highest point stands above the crown, in shares of the way from eyes to crown. */
function above(who: Person): number {
  const { height, eyeHeight } = bodyOf(who);
  const highest = createPerson(who, materials).figure.meshes.reduce((high, mesh) => {
    const positions = mesh.geometry.getAttribute('position');
    for (let i = 0; i < positions.count; i++) high = Math.max(high, positions.getY(i));
    return high;
  }, 0);
  return (highest - height) / (height - eyeHeight);
}

const worn: [string, number, string, string, string[]][] = [
  ...Object.entries(crowns.hats).map(([hat, high]): (typeof worn)[number] => [hat, high, hat, 'short', []]),
  ...Object.entries(crowns.hair).map(([hair, high]): (typeof worn)[number] => [hair, high, 'none', hair, []]),
  ...Object.entries(crowns.features).map(([own, high]): (typeof worn)[number] => [own, high, 'none', 'long', [own]]),
];

test.each(worn)('%s stands as high above the crown as the director reckons: %f', (_, high, hat, hair, features) => {
  for (const age of ['adult', 'child'] as const) {
    const measured = above(person(age, hat, hair, features));
    expect(Math.abs(measured - high), age).toBeLessThan(0.05);
  }
});

test.each(
  crowns.animals.flatMap(({ en, high }) => en.map((species) => [species, high] as const)),
)('the ears of a %s are no higher above the crown than the director reckons: %f', (species, high) => {
  const colours: [string, string, string] = ['#7a7a7a', '#d0ccc4', '#2a2a2c'];
  const plan = species === 'dog' ? ('dog' as const) : ('fox' as const);
  const animal = { plan, species, colours, eyes: '#2a1d14' };
  const measured = above({ ...person('adult', 'none', 'short', []), animal });
  expect(measured).toBeLessThan(high + 0.05);
  expect(measured).toBeGreaterThan(high - 0.45);
});
