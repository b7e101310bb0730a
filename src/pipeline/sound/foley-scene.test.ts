import { expect, test } from 'vitest';
import { fromSeconds, type Performance, type Shot, toSeconds } from '../../film/index.ts';
import { onsetsOf } from '../../sound/__fixtures__/onsets.ts';
import { foley } from '../../sound/index.ts';
import { layoutOf } from '../../stage/index.ts';
import { silentFilm } from './__fixtures__/silent-film.ts';
import { hearShot } from './hearing.ts';
import { acousticsOf } from './set-acoustics.ts';

const script = `INT. STUDY - NIGHT

ANNA (30) enters. She sits down.

BORIS (40) walks in. Anna stands up. She gives Boris a letter.

Boris drops the letter. Anna strikes Boris. Boris falls. Anna leaves.
`;

test('every step, contact and door of a performed scene has an onset in the effects within one frame', () => {
  const { scenes } = silentFilm(script, 'en', 3);
  const [{ events, space }] = scenes as [(typeof scenes)[number]];
  const kinds = new Set(events.map(({ kind }) => kind));
  for (const kind of ['footstep', 'sit', 'handle', 'drop', 'blow', 'fall', 'door-open', 'door-close'] as const)
    expect(kinds).toContain(kind);
  const onsets = onsetsOf(foley({ events, space, seed: 1 }), 4);
  const quiet = ['cloth', 'swish'];
  const late = events.filter(
    ({ kind, time }) => !quiet.includes(kind) && !onsets.some((onset) => Math.abs(onset - toSeconds(time)) <= 1 / 24),
  );
  expect(late.map(({ kind, time }) => `${kind} at ${toSeconds(time).toFixed(2)}`)).toEqual([]);
  const moments = Array.from({ length: 1000 }, (_, index) => (index * toSeconds(scenes[0]!.duration)) / 1000);
  const near = moments.filter((moment) => onsets.some((onset) => Math.abs(onset - moment) <= 1 / 24));
  expect(near.length).toBeLessThan(400);
}, 30_000);

const channels = ['x', 'y', 'z', 'qx', 'qy', 'qz', 'qw', 'fov'];

/** A camera in the middle of a set that looks along -z, and one event. */
function heard(event: Partial<Performance['events'][number]>, builder = 'study') {
  const set = { builder, season: 'summer' as const, parameters: {}, seed: 1 };
  const performance: Performance = {
    type: 'performance',
    version: 1,
    rate: { numerator: 24, denominator: 1 },
    frames: 1,
    tracks: [
      {
        target: 'camera',
        channels,
        values: Buffer.from(Float32Array.from([0, 1.5, 0, 0, 0, 0, 1, 35]).buffer).toString('base64'),
      },
    ],
    events: [{ time: 0, kind: 'knock', position: [0, 1.5, -2], strength: 0.5, surface: 'wood', ...event }],
  };
  return hearShot({ duration: fromSeconds(4) } as Shot, performance, 0, layoutOf(set))[0]!;
}

test('a sound comes from where it is round the camera', () => {
  const azimuth = (position: [number, number, number]) => heard({ position }, 'desert').azimuth;
  expect(azimuth([0, 1.5, -2])).toBeCloseTo(0);
  expect(azimuth([2, 1.5, 0])).toBeCloseTo(90);
  expect(azimuth([-2, 1.5, -2])).toBeCloseTo(-45);
  expect(Math.abs(azimuth([0, 1.5, 2]))).toBeCloseTo(180);
});

test('what is outside a room is heard through its wall, what is outside in the open is not', () => {
  expect(heard({ position: [0, 1.5, -2] }).blocked).toBe(0);
  expect(heard({ position: [0, 1.5, 30] }).blocked).toBe(1);
  expect(heard({ position: [0, 1.5, 30] }, 'desert').blocked).toBe(0);
});

test('thunder comes as late as its flash is far', () => {
  const { time, distance } = heard({ kind: 'thunder', position: [0, 0, -686] }, 'desert');
  expect(toSeconds(time)).toBeCloseTo(2, 1);
  expect(distance).toBeCloseTo(686, 0);
});

test('a stone hall rings longer than a furnished room, and the open hardly at all', () => {
  const space = (builder: string, interior: boolean) =>
    acousticsOf({ builder, interior, season: 'summer', parameters: {}, seed: 1, name: builder, description: '' }).space;
  expect(space('throne-hall', true).decay).toBeGreaterThan(2 * space('bedroom', true).decay);
  expect(space('desert', false).level).toBeLessThan(space('bedroom', true).level / 3);
  expect(space('city-street', false).echoes).toBeDefined();
});
