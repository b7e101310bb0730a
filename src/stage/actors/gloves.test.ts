import { expect, test } from 'vitest';
import type { Person } from '../../film/index.ts';
import { man } from '../performance/__fixtures__/staged.ts';
import { bodyShape } from './body-shape.ts';
import { personParts } from './person.ts';

/** How many points of a person's skin the hands and fingers move. */
function bareHands(person: Person): number {
  const body = bodyShape(person);
  const fingers = ['handL', 'handR', 'indexL1', 'indexR1', 'thumbL1', 'thumbR1'].map(body.bone);
  const skin = personParts(body).find(({ surface }) => surface.role === 'skin')!.mesh;
  return skin.bones.filter((bone, slot) => skin.weights[slot]! > 0.3 && fingers.includes(bone)).length;
}

const dressed = (dress: Partial<Person['dress']>, features: Person['features'] = []): Person => ({
  ...man,
  dress: { ...man.dress, ...dress },
  features,
});

test.each([
  ['a sealed suit', dressed({ style: 'spacesuit', hat: 'space' })],
  ['plate armour', dressed({ style: 'plate', hat: 'casque' })],
  ["a beekeeper's veil", dressed({ style: 'coat', hat: 'beekeeper' })],
  ['gloves', dressed({ style: 'uniform', hat: 'helmet' }, ['gloves'])],
])('who wears %s has no bare hands', (_, person) => {
  expect(bareHands(person)).toBe(0);
});

test('who wears a suit or a uniform alone has bare hands', () => {
  for (const style of ['suit', 'uniform', 'casual'] as const) expect(bareHands(dressed({ style }))).toBeGreaterThan(60);
});
