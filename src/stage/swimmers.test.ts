import { describe, expect, test } from 'vitest';
import { type Creature, fromSeconds, type GroundPoint, type SetLayout, type Staging } from '../film/index.ts';
import { bodyOf, groundAt, layoutOf, perform, setBuilders } from './index.ts';

const creature = (species: string, height: number): Creature => ({
  ...{ kind: 'creature', plan: 'dragon', species, height, tails: 1 },
  ...{ colours: ['#3c66a8', '#c9d2d9', '#2a3644'], eyes: '#1f1a16' },
});
const request = (builder: string, parameters: Record<string, string> = {}) => ({
  ...{ builder, season: 'summer' as const, parameters, seed: 7 },
});
const within = ([x0, z0, x1, z1]: number[], [x, z]: GroundPoint) => x >= x0! && x <= x1! && z >= z0! && z <= z1!;

const wet = setBuilders
  .flatMap(({ name }) => [request(name), ...(name === 'harbour' ? [request(name, { basin: 'open' })] : [])])
  .flatMap((set) => {
    const { water } = layoutOf(set);
    return water ? [{ name: `${set.builder} ${Object.values(set.parameters)}`, set, water }] : [];
  });

test('a shore, a harbour, a ship and a bridge have water', () => {
  const names = new Set(wet.map(({ set }) => set.builder));
  expect([...names].sort()).toEqual(['harbour', 'ship-deck', 'shore', 'stone-bridge']);
});

describe.each(wet)('$name', ({ set, water }) => {
  test('its open water is where nobody walks and nothing solid stands', () => {
    const { walkable, obstacles } = layoutOf(set);
    const samples = water.areas.flatMap(([x0, z0, x1, z1]) =>
      [0, 0.25, 0.5, 0.75, 1].flatMap((u) =>
        [0, 0.25, 0.5, 0.75, 1].map((v): GroundPoint => [x0 + u * (x1 - x0), z0 + v * (z1 - z0)]),
      ),
    );
    const inBox = ({ minimum, maximum }: SetLayout['obstacles'][number], [x, z]: GroundPoint) =>
      x > minimum[0] && x < maximum[0] && z > minimum[2] && z < maximum[2] && minimum[1] < water.level + 1;
    for (const place of samples) {
      expect(walkable.some((rectangle) => within(rectangle, place))).toBe(false);
      expect(obstacles.some((box) => inBox(box, place))).toBe(false);
      if (set.builder === 'shore') expect(groundAt(set, ...place), `${place}`).toBeLessThan(water.level);
    }
  });

  test('people stand over it, and cameras that float on it are above its surface', () => {
    for (const { kind, position } of layoutOf(set).marks)
      if (kind === 'stand') expect(position[1]).toBeGreaterThan(water.level);
    for (const { minimum } of water.cameras) expect(minimum[1]).toBeGreaterThan(water.level + 0.3);
  });

  test.each([
    ['whale', 1.8],
    ['dolphin', 0.7],
    ['shark', 1.2],
    ['fish', 0.25],
    ['octopus', 0.8],
    ['海豚', 0.7],
  ])('a %s lies in it with head and back out, and bobs', (species, height) => {
    const [x0, z0, x1, z1] = water.areas[0]!;
    const at: GroundPoint = [(x0 + x1) / 2, (z0 + z1) / 2];
    const { draught } = bodyOf(creature(species, height));
    const heights = rootsOf(set, creature(species, height), at);
    const usual = water.level - draught!;
    expect(draught).toBeGreaterThan(0.5 * height);
    expect(draught).toBeLessThan(1.2 * height);
    for (const y of heights) expect(Math.abs(y - usual)).toBeLessThan(0.1 * height);
    expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThan(0.02 * height);
  });
});

test('on dry land a whale hovers as a dragon does, and a crocodile does not live in water', () => {
  const [y] = rootsOf(request('forest'), creature('whale', 1.8), [0, 0]);
  expect(y).toBeGreaterThan(groundAt(request('forest'), 0, 0));
  expect(bodyOf(creature('鳄鱼', 0.45)).draught).toBeUndefined();
  expect(bodyOf(creature('dragon', 1)).draught).toBeUndefined();
  expect(bodyOf(creature('鲸鱼', 1.8)).draught).toBeDefined();
});

/** Heights of a creature's root over six seconds in which it does nothing. */
function rootsOf(set: Staging['set'], appearance: Creature, at: GroundPoint): number[] {
  const { tracks, frames } = perform({
    ...{ type: 'staging', version: 1, duration: fromSeconds(6), rate: { numerator: 24, denominator: 1 } },
    ...{ set, hour: 'noon', weather: 'clear', wind: 0, look: 'cel', props: [] },
    mood: { valence: 0, arousal: 0.3 },
    actors: [{ id: 'a', appearance }],
    blocking: [{ actor: 'a', at, facing: 0, pose: 'stand', present: true, actions: [] }],
    camera: {
      ...{ sensorWidth: 24.89, aperture: 4, ease: 'linear', handheld: 0 },
      keys: [{ time: 0, position: [0, 2, 8], target: [0, 1, 0], focalLength: 35, roll: 0 }],
    },
  });
  const { values, channels } = tracks.find(({ target }) => target === 'a')!;
  const bytes = Uint8Array.from(atob(values), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const place = channels.indexOf('root.y');
  return Array.from({ length: frames }, (_, frame) => view.getFloat32((frame * channels.length + place) * 4, true));
}
