import { expect, test } from 'vitest';
import { fromSeconds } from '../film/index.ts';
import { loudness } from '../media/index.ts';
import { type Audio, sampleRate, silence } from './audio.ts';
import { finish } from './finish.ts';
import { surround } from './layout.ts';
import { limiterGain, truePeaks } from './limiter.ts';
import { loudnessOf } from './loudness.ts';
import { loudnessTargets } from './loudness-target.ts';
import { type MixOptions, mix as mixFrom, type StemName, stemNames } from './mix.ts';
import { noise, pinkNoise } from './noise.ts';

type Stems = Record<StemName, Audio>;

const seconds = 8;
const length = seconds * sampleRate;
const speech = [
  { start: fromSeconds(2), end: fromSeconds(4) },
  { start: fromSeconds(5.5), end: fromSeconds(7) },
];

/** Noise with the rhythm of syllables while somebody speaks. */
function speaking(level: number): Audio {
  const samples = pinkNoise(length, 'voice').map((sample, index) => {
    const time = index / sampleRate;
    const talks = speech.some((span) => time >= span.start / 705_600_000 && time < span.end / 705_600_000);
    return talks ? sample * level * (0.4 + 0.6 * Math.sin(Math.PI * time * 4) ** 2) : 0;
  });
  return { sampleRate, channels: [samples, samples.slice()] };
}

function steady(level: number, seed: string): Audio {
  return { sampleRate, channels: ['l', 'r'].map((side) => pinkNoise(length, seed + side).map((x) => x * level)) };
}

function tune(level: number): Audio {
  const samples = Float32Array.from({ length }, (_, i) => level * (Math.sin(i * 0.031) + Math.sin(i * 0.047) * 0.5));
  return { sampleRate, channels: [samples, samples.slice()] };
}

/** The mix of some stems, with its own stems made. */
async function mix(given: Stems, options: MixOptions) {
  const mixed = await mixFrom((name) => copyOf(given[name]), options);
  const entries = await Promise.all(stemNames.map(async (name) => [name, await mixed.stem(name)]));
  return { ...mixed, stems: Object.fromEntries(entries) as Stems };
}

function copyOf({ channels }: Audio): Audio {
  return { sampleRate, channels: channels.map((channel) => channel.slice()) };
}

const stems = (rest: Partial<Stems> = {}): Stems => ({
  dialogue: speaking(0.5),
  music: tune(0.05),
  effects: steady(0.02, 'effects'),
  ambience: steady(0.02, 'ambience'),
  ...rest,
});

function background({ stems: { music, effects, ambience } }: { stems: Stems }): Audio {
  const sum = (side: number) =>
    music.channels[side]!.map((x, i) => x + effects.channels[side]![i]! + ambience.channels[side]![i]!);
  return { sampleRate, channels: [sum(0), sum(1)] };
}

test.each([
  ['as it comes', {}],
  ['loud music', { music: tune(0.6) }],
  ['loud rain', { ambience: steady(0.4, 'rain') }],
  ['quiet voices', { dialogue: speaking(0.05) }],
])('%s: the master is at -16 LUFS under -1 dBTP, and every word stands 6 LU over the rest', async (_, rest) => {
  const mixed = await mix(stems(rest), { speech });
  const { integrated, truePeak } = loudness(mixed.master);
  expect(Math.abs(integrated! + 16)).toBeLessThan(0.2);
  expect(truePeak!).toBeLessThanOrEqual(-1);
  expect(mixed.loudness.integrated).toBeCloseTo(integrated!, 1);
  expect(mixed.loudness.truePeak).toBeCloseTo(truePeak!, 0);
  for (const span of speech) {
    const [from, to] = [span.start / 14_700, span.end / 14_700];
    const over = loudnessOf(mixed.stems.dialogue, from, to) - loudnessOf(background(mixed), from, to);
    expect(over).toBeGreaterThan(8);
  }
  for (const { over, least } of mixed.clarity) {
    expect(over!).toBeGreaterThan(8);
    expect(least!).toBeGreaterThan(6);
  }
});

test('music may be asked for above its usual place', async () => {
  const stems: Stems = {
    dialogue: silence(length),
    music: tune(0.1),
    effects: silence(length),
    ambience: steady(0.01, 'air'),
  };
  const [usual, close] = await Promise.all(
    [0, 3].map((music) => mixFrom((name) => structuredClone(stems[name]), { speech: [], music })),
  );
  expect(close!.gains.music - usual!.gains.music).toBeCloseTo(3, 5);
});

test('the stems add up to the master, with fades at both ends and no jump at a duck', async () => {
  const mixed = await mix(stems(), { speech });
  for (const at of [1, 50_000, 200_000, 300_000, length - 2]) {
    const sum = Object.values(mixed.stems).reduce((total, stem) => total + stem.channels[0]![at]!, 0);
    expect(mixed.master.channels[0]![at]!).toBeCloseTo(sum, 5);
  }
  expect(Math.abs(mixed.master.channels[0]![0]!)).toBeLessThan(1e-4);
  expect(Math.abs(mixed.master.channels[0]!.at(-1)!)).toBeLessThan(1e-3);
  const music = mixed.stems.music.channels[0]!;
  let jump = 0;
  for (let index = 1; index < length; index++) jump = Math.max(jump, Math.abs(music[index]! - music[index - 1]!));
  expect(jump).toBeLessThan(0.05);
});

test('music comes back after the speech', async () => {
  const { stems: done } = await mix(stems({ music: tune(0.4) }), { speech });
  const at = (second: number) => loudnessOf(done.music, second * sampleRate, (second + 0.5) * sampleRate);
  expect(at(4.6) - at(3)).toBeGreaterThan(2.5);
});

test('a film without sound stays silent, one without speech reaches its loudness', async () => {
  const quiet = {
    dialogue: silence(length),
    music: silence(length),
    effects: silence(length),
    ambience: silence(length),
  };
  const nothing = await mix(quiet, { speech: [] });
  expect(nothing.loudness.integrated).toBeNull();
  expect(nothing.master.channels[0]!.every((sample) => sample === 0)).toBe(true);
  const wordless = await mix({ ...quiet, music: tune(0.1) }, { speech: [], target: -18 });
  expect(Math.abs(loudness(wordless.master).integrated! + 18)).toBeLessThan(0.5);
});

test('stems of different lengths are refused', async () => {
  await expect(mix(stems({ music: silence(100) }), { speech })).rejects.toMatchObject({ code: 'mix-stems' });
});

test('a dialogue-gated target is held where somebody speaks, under its own ceiling', async () => {
  const { target, ceiling } = loudnessTargets.cinema;
  const mixed = await mix(stems({ music: tune(0.6) }), { speech, measured: speech, target, ceiling });
  const spoken = speech.map(({ start, end }) => [start / 14_700, end / 14_700] as const);
  const channels = mixed.master.channels.map((channel) =>
    Float32Array.from(spoken.flatMap(([from, until]) => [...channel.subarray(from, until)])),
  );
  expect(Math.abs(loudness({ sampleRate, channels }).integrated! + 27)).toBeLessThan(0.3);
  expect(Math.abs(loudness(mixed.master).integrated! + 27)).toBeGreaterThan(1);
  expect(loudness(mixed.master).truePeak!).toBeLessThanOrEqual(-2);
});

test('in 5.1 voices are in the centre, both masters are as loud as asked for, and only what rumbles is in the low channel', async () => {
  const boom = Float32Array.from({ length }, (_, index) => {
    const since = index / sampleRate - 4.5;
    return since < 0 ? 0 : 0.8 * Math.sin(2 * Math.PI * 45 * since) * Math.exp(-3 * since);
  });
  const given = stems({ effects: { sampleRate, channels: [boom, boom] } });
  const mixed = await mix(given, { speech, layout: '5.1' });
  for (const audio of [mixed.master, mixed.stereo])
    expect(Math.abs(loudness(audio).integrated! + 16)).toBeLessThan(0.3);
  expect(mixed.stereo.channels).toHaveLength(2);
  expect(loudness(mixed.stereo).truePeak!).toBeLessThanOrEqual(-1);
  const power = ({ channels }: Audio, channel: number, from = 0, until = seconds) =>
    channels[channel]!.subarray(from * sampleRate, until * sampleRate).reduce((sum, value) => sum + value * value, 0);
  const { dialogue, music, effects } = mixed.stems;
  const sides = power(dialogue, surround.left) + power(dialogue, surround.right);
  expect(power(dialogue, surround.centre)).toBeGreaterThan(100 * sides);
  expect(power(music, surround.centre)).toBe(0);
  expect(power(music, surround.leftBack)).toBeLessThan(power(music, surround.left) / 4);
  expect(power(effects, surround.low, 4.5, 6)).toBeGreaterThan(0.01 * power(effects, surround.centre, 4.5, 6));
  expect(power(effects, surround.low, 0, 4.4)).toBe(0);
});

test('for dubbing music and effects are there without voices, and not lowered under them', async () => {
  const { musicAndEffects, stems: done } = await mix(stems({ music: tune(0.4) }), { speech, dubbing: true });
  const at = (audio: Audio, second: number) => loudnessOf(audio, second * sampleRate, (second + 0.5) * sampleRate);
  expect(at(done.music, 4.6) - at(done.music, 3)).toBeGreaterThan(2.5);
  expect(Math.abs(at(musicAndEffects!, 4.6) - at(musicAndEffects!, 3))).toBeLessThan(1);
  expect((await mix(stems(), { speech })).musicAndEffects).toBeUndefined();
});

test('sound that stands far under its own peaks is as loud as asked for, though much of it is limited', async () => {
  const length = 12 * sampleRate;
  const samples = pinkNoise(length, 5);
  for (let at = 4800; at < length - 400; at += 9600) {
    for (let index = 0; index < 400; index++) samples[at + index]! += 4 * Math.sin(index / 8) * Math.exp(-index / 90);
  }
  const { gain, limiting } = await finish({ sampleRate, channels: [samples] }, { target: -14, ceiling: -2 });
  expect(limiting).toBeLessThan(-6);
  const finished = samples.map((sample, index) => sample * gain[index]!);
  expect(Math.abs(loudness({ sampleRate, channels: [finished] }).integrated! + 14)).toBeLessThan(0.1);
});

test('the limiter holds the true peak between the samples', () => {
  const samples = noise(48_000, 'hot').map((x, index) => (index % 9000 < 300 ? x * 2 : x * 0.2));
  const between = Float32Array.from({ length: 4800 }, (_, index) => Math.sin(Math.PI * (index / 2 + 0.25)));
  samples.set(between, 20_000);
  const audio: Audio = { sampleRate, channels: [samples] };
  const gain = limiterGain(truePeaks(audio, 0.7), 0.7);
  const limited = { sampleRate, channels: [samples.map((sample, index) => sample * gain[index]!)] };
  expect(loudness(audio).truePeak!).toBeGreaterThan(0);
  expect(loudness(limited).truePeak!).toBeLessThan(20 * Math.log10(0.7) + 0.6);
});
