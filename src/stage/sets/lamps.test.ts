import { expect, test } from 'vitest';
import { luma, paletteOf } from '../light/palette.ts';
import { modelIn, modelOf, setBuilders } from './index.ts';
import { broadTree } from './parts/trees.ts';
import { createSculpture } from './sculpture.ts';

const set = (builder: string, season: 'summer' | 'winter' = 'summer') => ({
  builder,
  season,
  parameters: {},
  seed: 11,
});
const calm = { hour: 'noon' as const, weather: 'clear' as const };
const leaves = (builder: string, weather: 'clear' | 'snow') =>
  modelIn({ ...calm, weather, set: set(builder) }).leaves.index!.count;

test('at night the wall of a room that no lamp reaches has the hue of the one beside its lamps', () => {
  for (const name of ['bedroom', 'kitchen', 'tavern', 'tea-house', 'room', 'study', 'living-room']) {
    const request = set(name);
    const { bounce, lamps } = modelOf(request);
    const palette = paletteOf({ hour: 'night', weather: 'clear', mood: { valence: 0, arousal: 0.4 }, set: request });
    const far = palette.sky.map((part, index) => part + bounce![index]! * palette.lamps);
    expect(far[0]! / far[2]!, name).toBeGreaterThan(1);
    expect(luma([...bounce!]), name).toBeGreaterThan(0.03);
    expect(lamps.length, name).toBeGreaterThan(0);
  }
});

test('no lamp outside is thrown about by walls', () => {
  for (const { name, interior } of setBuilders) if (!interior) expect(modelOf(set(name)).bounce).toBeUndefined();
});

test('where snow falls broad-leaved trees are bare, and they take the same chances, so that nothing else is moved', () => {
  for (const name of ['hills', 'forest', 'village-street', 'city-street'])
    expect(leaves(name, 'snow'), name).toBeLessThan(leaves(name, 'clear'));
  const taken = [false, true].map((bare) => {
    let chances = 0;
    const wood = { solid: createSculpture(), leaves: createSculpture() };
    broadTree(wood, [0, 0, 0], 6, [[0.2, 0.4, 0.1]], () => ++chances / 10, 1, bare);
    return chances;
  });
  expect(taken[0]).toBe(taken[1]);
});

test('the fire of the desert camp burns at dusk and at night alone', () => {
  const at = (hour: 'dawn' | 'noon' | 'golden' | 'dusk' | 'night') =>
    modelIn({ ...calm, hour, set: set('desert') }).lamps.length;
  expect([at('dawn'), at('noon'), at('golden')]).toEqual([1, 1, 1]);
  expect([at('dusk'), at('night')]).toEqual([2, 2]);
});
