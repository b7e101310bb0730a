import { expect, test } from 'vitest';
import type { Artifact, Step } from '../../engine/index.ts';
import { type Film, fromSeconds, type Performance, type Plan } from '../../film/index.ts';
import type { Build } from '../build.ts';
import type { PlannedFilm } from '../plan-film.ts';
import { hearActor } from './hearing.ts';
import { mixFilm } from './mix-film.ts';

const rate = { numerator: 24, denominator: 1 };

/** A camera at the origin that looks along -z, an actor `x` metres to the right and five before it, and one step. */
function performance(x: number): Performance {
  const track = (target: string, values: Record<string, number>) => ({
    target,
    channels: Object.keys(values),
    values: Buffer.from(Float32Array.from(Object.values(values)).buffer).toString('base64'),
  });
  const tracks = [
    track('camera', { x: 0, y: 1.4, z: 0, qx: 0, qy: 0, qz: 0, qw: 1, fov: 30 }),
    track('hero', { present: 1, 'root.x': x, 'root.y': 0, 'root.z': -5 }),
  ];
  const step = { time: 0, kind: 'footstep' as const, position: [x, 0, -5] as [number, number, number] };
  return {
    type: 'performance',
    version: 1,
    rate,
    frames: 1,
    tracks,
    events: [{ ...step, strength: 0.5, surface: 'stone' }],
  };
}

const speechOf = (id: string) => ({
  id: `line-${id}`,
  character: 'HERO',
  parentheticals: [],
  text: 'Hello.',
  offScreen: false,
});

/** Three scenes of one shot and one line each; those of `lengths` seconds. */
function film(lengths: number[]): { planned: PlannedFilm; performances: Map<string, { performance: Performance }> } {
  const ids = lengths.map((_, index) => `scene-${index + 1}`);
  const scenes = ids.map((id, index) => ({
    id,
    number: String(index + 1),
    heading: `EXT. PLACE ${index + 1}`,
    set: `set-${index + 1}`,
    hour: 'noon',
    weather: 'clear',
    mood: { valence: 0.2, arousal: 0.3 },
    duration: fromSeconds(lengths[index]!),
    characters: ['hero'],
    lines: [
      {
        id: `line-${id}`,
        character: 'HERO',
        start: fromSeconds(1),
        duration: fromSeconds(lengths[index]! - 3),
        offScreen: false,
      },
    ],
    blocking: [{ actor: 'hero', actions: [{ kind: 'speak', line: `line-${id}` }] }],
  }));
  const shots = ids.map((id, index) => ({
    id: `shot-${id}`,
    scene: id,
    size: 'MS',
    transition: { kind: 'cut', duration: 0 },
    staging: { actors: [], props: [] },
    subjects: ['hero'],
    start: 0,
    duration: fromSeconds(lengths[index]!),
  }));
  const voices = ids.map((id, index) => [`line-${id}`, { audio: { digest: `voice of ${id}, ${lengths[index]} s` } }]);
  const sets = ids.map((_, index) => ({
    id: `set-${index + 1}`,
    name: `place ${index + 1}`,
    builder: 'hills',
    description: '',
    interior: false,
    season: 'summer',
  }));
  const plan = { title: 'Test', language: 'en', rate, scenes, shots } as unknown as Plan;
  return {
    planned: {
      plan,
      screenplay: { scenes: ids.map((id) => ({ beats: [{ kind: 'dialogue', speech: speechOf(id) }] })) },
      sets: { sets },
      cast: { characters: [] },
      voices: new Map(voices as []),
    } as unknown as PlannedFilm,
    performances: new Map(shots.map((shot) => [shot.id, { performance: performance(1) }])),
  };
}

const usualSound: Film['sound'] = { loudness: 'stream', layout: 'stereo', dubbing: false };

/** What a film's sound asks to be built: one entry a step, of which those that are already in `kept` would not run. */
async function built(
  lengths: number[],
  kept = new Set<string>(),
  sound = usualSound,
): Promise<{ ran: string[]; keys: Set<string> }> {
  const keys = new Set<string>();
  const ran: string[] = [];
  const values = new Map<string, unknown>();
  const build = async (step: Step, params: unknown, inputs: Record<string, Artifact> = {}): Promise<Artifact> => {
    const digests = Object.entries(inputs).map(([name, { digest }]) => [name, digest]);
    const key = JSON.stringify([step.name, params, digests]);
    if (!kept.has(key) && !keys.has(key)) ran.push(step.name);
    keys.add(key);
    const part = (name: string) => ({ digest: `${name} of ${key}` }) as Artifact;
    if (step.name !== 'score') return part('result');
    const output = (await step.run({ params } as never)) as { parts: Record<string, { json: unknown }> };
    values.set(part('music').digest, output.parts.music!.json);
    return { ...part('result'), parts: { music: part('music'), midi: part('midi') } };
  };
  const context = {
    builder: { build, expect: () => {} },
    store: { json: async (digest: string) => values.get(digest) },
    document: { film: { title: 'Test', source: { seed: 1 } }, music: { tracks: [] } },
    folder: { root: '/no-such-film' },
    format: { width: 320, height: 180, rate },
    sound,
  } as unknown as Build;
  const { planned, performances } = film(lengths);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  await mixFilm(context, planned, performances, fromSeconds(total + 3));
  return { ran: ran.sort(), keys };
}

test('a longer line in one scene makes only that scene’s sound again, and the mix', async () => {
  const before = await built([8, 8, 8]);
  expect(before.ran.filter((name) => name === 'cue')).toHaveLength(3);
  const after = await built([8, 10, 8], before.keys);
  expect(after.ran).toEqual(['cue', 'dialogue', 'mix', 'score']);
});

test('the loudness and the loudspeakers that are chosen reach the mix; voices, music and places are not made again for them', async () => {
  const usual = await built([8, 8, 8]);
  const chosen: Film['sound'] = { loudness: 'cinema', layout: '5.1', dubbing: true };
  const { ran, keys } = await built([8, 8, 8], usual.keys, chosen);
  expect(new Set(ran)).toEqual(new Set(['foley', 'mix']));
  const [, params] = JSON.parse([...keys].find((key) => key.startsWith('["mix"'))!);
  expect(params).toMatchObject({ target: -27, layout: '5.1', dubbing: true });
  expect(params.ceiling).toBeLessThanOrEqual(-2);
  expect(params.measured).toHaveLength(3);
});

test('a speaker is heard from where the picture shows them', () => {
  const place = (x: number) => hearActor(performance(x), 'hero', 0, 16 / 9)!;
  expect(place(0).pan).toBeCloseTo(0);
  expect(place(-1).pan).toBeCloseTo(-place(1).pan);
  expect(place(1).pan).toBeGreaterThan(0.3);
  expect(place(9).pan).toBe(1);
  expect(place(3).distance).toBeCloseTo(Math.hypot(3, 5));
  expect(hearActor(performance(1), 'nobody', 0, 1)).toBeUndefined();
});
