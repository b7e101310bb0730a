import { afterAll, expect, test } from 'vitest';
import { fromSeconds, type PhoneSpan, toSeconds, type Voice } from '../../film/index.ts';
import { sampleRate } from '../audio.ts';
import { openSpeech } from '../node/index.ts';
import { pinkNoise } from '../noise.ts';
import { alignSpeech } from './align-speech.ts';

const speech = await openSpeech();
afterAll(() => speech.close());

const voice = (name: string, rate = 1): Voice => ({
  engine: name.startsWith('cmn') ? 'espeak' : 'flite',
  name,
  pitch: 0,
  rate,
  timbre: 1,
});
const spoken = (phones: readonly PhoneSpan[]) => phones.filter(({ phone }) => phone !== 'pau');
const sound = (samples: Float32Array) => ({ sampleRate, channels: [samples] });

/** Noise 20 dB under the voice, and a second of it before and after. */
function amidNoise(samples: Float32Array): Float32Array {
  const level = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
  const noisy = pinkNoise(samples.length + 2 * sampleRate, 'noise').map((sample) => sample * level * 0.3);
  for (let index = 0; index < samples.length; index++) noisy[sampleRate + index]! += samples[index]!;
  return noisy;
}

test.each([
  ['The boat sank yesterday, sir, and nobody told the captain.', 'slt', 'awb', 0.85],
  ['The boat sank yesterday, sir, and nobody told the captain.', 'rms', 'slt', 1.15],
  ['八点半的船，没回来。他是水手。', 'cmn+f2', 'cmn+m7', 0.85],
])('%s by %s gets its times from %s', async (text, one, other, rate) => {
  const reference = await speech.say(text, voice(other));
  const truth = await speech.say(text, voice(one, rate));
  const recording = sound(amidNoise(truth.audio.channels[0]!));
  const aligned = alignSpeech(recording, reference)!;
  const [mine, theirs] = [spoken(aligned.phones), spoken(truth.phones)];
  expect(mine.map(({ phone }) => phone)).toEqual(theirs.map(({ phone }) => phone));
  const errors = mine
    .map((span, index) => Math.abs(toSeconds(span.end - theirs[index]!.end) - 1))
    .sort((a, b) => a - b);
  expect(errors[errors.length >> 1]).toBeLessThan(0.03);
  expect(aligned.phones[0]!.start).toBe(0);
  for (const [index, phone] of aligned.phones.entries()) {
    expect(Number.isInteger(phone.end)).toBe(true);
    expect(phone.start).toBe(aligned.phones[index - 1]?.end ?? 0);
    expect(phone.end).toBeGreaterThan(phone.start);
  }
  expect(aligned.phones.at(-1)!.end).toBe((recording.channels[0]!.length / sampleRate) * fromSeconds(1));
  expect(aligned.words.map((word) => word.text)).toEqual(reference.words.map((word) => word.text));
  expect(aligned.stretch).toBeGreaterThan(0.7);
});

test('a pause that only the recording has is silence between its words', async () => {
  const text = 'My brother sold the old house.';
  const said = (await speech.say(text, voice('slt'))).words;
  const reference = await speech.say(text, voice('awb'));
  const truth = await speech.say(text, voice('slt'));
  const samples = truth.audio.channels[0]!;
  const cut = Math.round(toSeconds(said[2]!.start) * sampleRate);
  const paused = new Float32Array(samples.length + 2 * sampleRate);
  paused.set(samples.subarray(0, cut));
  paused.set(samples.subarray(cut), cut + 2 * sampleRate);
  const { phones, words } = alignSpeech(sound(paused), reference)!;
  const longest = phones.reduce((most, span) => (span.end - span.start > most.end - most.start ? span : most));
  expect(longest.phone).toBe('pau');
  expect(toSeconds(longest.end - longest.start)).toBeGreaterThan(1.8);
  expect(Math.abs(toSeconds(words[2]!.start - said[2]!.start) - 2)).toBeLessThan(0.08);
  expect(toSeconds(words[1]!.end)).toBeLessThan(cut / sampleRate + 0.08);
});

test('recordings of another text fit less well, and one that is far too short not at all', async () => {
  const texts = [
    'The boat sank yesterday, sir, and nobody told the captain.',
    'I see. I had supposed that it was merely a gnome.',
    'Take the suitcase and come with me, before it rains.',
  ];
  const references = await Promise.all(texts.map((text) => speech.say(text, voice('awb'))));
  const recordings = await Promise.all(texts.map((text) => speech.say(text, voice('slt'))));
  const mismatches = (shift: number) =>
    recordings.map(({ audio }, index) => alignSpeech(audio, references[(index + shift) % 3]!)?.mismatch ?? 1);
  const wrong = mismatches(1);
  for (const [index, right] of mismatches(0).entries()) expect(right).toBeLessThan(wrong[index]!);
  const short = await speech.say('No.', voice('rms'));
  expect(alignSpeech(short.audio, references[0]!)).toBeUndefined();
});

test('silence and noise alone break nothing', async () => {
  const reference = await speech.say('Good morning to you all.', voice('slt'));
  for (const samples of [new Float32Array(0), new Float32Array(48_000), pinkNoise(96_000, 'alone')]) {
    const aligned = alignSpeech(sound(samples), reference);
    if (aligned) expect(aligned.phones.at(-1)?.end ?? 0).toBeLessThanOrEqual(samples.length * 14_700);
  }
});
