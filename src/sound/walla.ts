import { type Flicks, type Language, pick, type Random, random, toSamples } from '../film/index.ts';
import {
  type Audio,
  addAudio,
  addInto,
  fade,
  lengthOf,
  panGains,
  sampleRate,
  scale,
  silence,
  toFactor,
} from './audio.ts';
import table from './data/walla.json' with { type: 'json' };
import { biquad, filterChain } from './filter.ts';
import { loudnessWhileSounding } from './loudness.ts';
import { resample } from './resample.ts';
import { reverberate } from './reverb.ts';

/** How many people are heard, and how they feel. */
export type Crowd = { size: 'small' | 'large'; mood: 'calm' | 'excited' };

/** What a crowd's murmur is made from: it sounds like its language and says nothing. */
export type WallaBrief = Crowd & { language: Language; duration: Flicks; seed: number | string };

type Tongue = (typeof table.languages)[Language];
type Mood = (typeof table.moods)[Crowd['mood']];
type Formants = readonly number[];

const rate = 16_000;

/** Seconds after which a crowd is heard again from its beginning. */
const longest = 19;

/** Loudness of a walla in LUFS, both sides together. */
const loudness = -23;

/** The crowd that words of a place or a scene tell of, English or Chinese; `undefined` without one. */
export function crowdIn(words: string): Crowd | undefined {
  const tells = (list: string) =>
    new RegExp(
      list.replace(/(^|\|)(?=[a-z])/g, (bar) => `${bar}(?<![a-z])`),
      'iu',
    ).test(words);
  const size = tells(table.places.large) ? 'large' : tells(table.places.small) ? 'small' : undefined;
  return size && { size, mood: tells(table.places.excited) ? 'excited' : 'calm' };
}

/**
 * The murmur of a crowd, stereo, 48 kHz, -23 LUFS: several people talking at once in syllables of no language, each with a body, a pitch and a place
 * of its own. English falls over its phrases and swallows unstressed vowels; Mandarin gives each syllable a tone and the same time. Sounds are made as
 * by D. Klatt (JASA 67, 1980): pulses through three formants, hiss between. It begins and ends at full level.
 */
export function walla({ size, mood, language, duration, seed }: WallaBrief): Audio {
  const samples = toSamples(duration, sampleRate);
  const round = Math.min(samples, longest * sampleRate);
  const low = silence(Math.ceil((round * rate) / sampleRate));
  const crowd = table.sizes[size];
  for (let voice = 0; voice < crowd.voices; voice++) {
    const source = random(`${seed}/walla/${voice}`);
    const near = voice < 2 ? 1 : crowd.near + (1 - crowd.near) * source() * 0.5;
    const murmur = talk(table.languages[language], table.moods[mood], low.channels[0]!.length, source);
    filterChain(murmur, [biquad('lowpass', 1800 + 4200 * near * source(), 0.7, 0, rate)]);
    repeat(low, murmur, Math.floor(source() * murmur.length), near, source() * 1.8 - 0.9);
  }
  const wide: Audio = { sampleRate, channels: low.channels.map((channel) => resample(channel, rate, sampleRate)) };
  const middle = wide.channels[0]!.map((sample, at) => (sample + wide.channels[1]![at]!) / 2);
  addAudio(wide, reverberate(middle, { decay: 0.9, predelay: 0.015, damping: 3500, level: crowd.ring }));
  const heard = loudnessWhileSounding(wide.channels[0]!) + 3;
  if (heard > -67) scale(wide, toFactor(loudness - heard));
  const result = silence(samples);
  result.channels.forEach((channel, side) => {
    roundAndRound(channel, wide.channels[side]!);
  });
  return result;
}

/** Fills a channel with a shorter one again and again, each end over the next beginning for half a second. */
function roundAndRound(target: Float32Array, given: Float32Array): void {
  const over = given.length < target.length ? sampleRate / 2 : 0;
  const once = over > 0 ? fade(given, 0, over) : given;
  addInto(target, once, 0);
  const again = fade(given.slice(), over, 0);
  for (let start = given.length - over; start < target.length; start += given.length - over)
    addInto(target, again, start);
}

/** Says a murmur again and again from a place in it on: it ends in a pause, so nothing jumps. */
function repeat(target: Audio, murmur: Float32Array, from: number, gain: number, pan: number): void {
  const gains = panGains(pan);
  target.channels.forEach((channel, side) => {
    const factor = gain * gains[side]!;
    for (let index = 0; index < lengthOf(target); index++) {
      channel[index]! += factor * murmur[(from + index) % murmur.length]!;
    }
  });
}

/** One voice at 16 kHz: phrases of syllables with pauses between, a pause at its end. */
function talk(tongue: Tongue, mood: Mood, length: number, source: Random): Float32Array {
  const result = new Float32Array(Math.max(length, 3 * rate));
  const woman = source() < 0.5;
  const body = (woman ? 1.15 : 0.98) * (0.94 + 0.12 * source());
  const pitch = (woman ? 195 : 112) * 2 ** ((mood.pitch + 5 * (source() - 0.5)) / 12);
  const tract = { body, phase: 0, ringing: new Float64Array(6) };
  let at = Math.round(source() * 0.8 * rate);
  while (at < result.length - rate) {
    const syllables = 3 + Math.floor(source() * 8);
    for (let index = 0; index < syllables && at < result.length - rate / 2; index++) {
      const height = tongue.fall * (0.5 - index / syllables) * mood.range;
      at = syllable(result, at, { tongue, mood, tract, pitch: pitch * 2 ** (height / 12), source });
    }
    at += Math.round((0.25 + 1.1 * source()) * mood.pause * rate);
  }
  const bright = biquad('highshelf', 1500, 0.7, mood.press - 3, rate);
  return filterChain(result, [biquad('highpass', 120, 0.7, 0, rate), bright]);
}

type Speaking = { tongue: Tongue; mood: Mood; tract: Tract; pitch: number; source: Random };

/** One syllable: a hiss or a gap, a vowel with its melody, perhaps a nasal. Returns where it ends. */
function syllable(target: Float32Array, at: number, speaking: Speaking): number {
  const { tongue, mood, tract, source } = speaking;
  const vowels = table.vowels as Record<string, Formants>;
  const time = (1 / (tongue.rate * mood.rate)) * (1 + (1 - tongue.evenness) * (source() - 0.5) * 1.4);
  const onset = Math.round((0.03 + 0.05 * source()) * rate);
  if (source() < tongue.hiss) hiss(target, at, onset, source);
  const vowel = vowels[pick(tongue.vowels, source)]!;
  const end = source() < tongue.nasal ? vowels.nasal! : vowels[pick(tongue.vowels, source)]!;
  const melody = pick(tongue.tones, source).map((tone) => 2 ** ((tone * mood.range) / 12)) as [number, number];
  const length = Math.max(Math.round(0.06 * rate), Math.round(time * rate) - onset);
  const strength = 0.6 + 0.4 * source();
  sing(target, at + onset, tract, { length, from: vowel, to: end, pitch: speaking.pitch, melody, strength });
  return at + onset + length;
}

function hiss(target: Float32Array, at: number, length: number, source: Random): void {
  let before = 0;
  for (let index = 0; index < length && at + index < target.length; index++) {
    const value = source() * 2 - 1;
    target[at + index]! += (value - before) * 0.05 * Math.sin((Math.PI * index) / length);
    before = value;
  }
}

/** A vocal tract: its size, where its voice is in a period, and what rings in its three resonances. */
type Tract = { body: number; phase: number; ringing: Float64Array };

type Vowel = {
  length: number;
  from: Formants;
  to: Formants;
  pitch: number;
  melody: readonly [number, number];
  strength: number;
};

const widths = [80, 110, 170];

/** Sends pulses through three resonances that move from one vowel to another. */
function sing(target: Float32Array, at: number, tract: Tract, vowel: Vowel): void {
  const { length, from, to, pitch, melody, strength } = vowel;
  const { ringing } = tract;
  const sections = new Float64Array(9);
  const end = Math.min(length, target.length - at);
  for (let index = 0; index < end; index++) {
    const share = index / length;
    if (index % 32 === 0) resonances(sections, from, to, Math.max(0, (share - 0.45) / 0.55) * 0.7, tract.body);
    tract.phase += (pitch * (melody[0] + (melody[1] - melody[0]) * share)) / rate;
    if (tract.phase >= 1) tract.phase -= 1;
    let value = pulse(tract.phase);
    for (let section = 0; section < 3; section++) {
      const [one, two] = [section * 2, section * 2 + 1];
      value =
        sections[section * 3]! * value +
        sections[section * 3 + 1]! * ringing[one]! +
        sections[section * 3 + 2]! * ringing[two]!;
      ringing[two] = ringing[one]!;
      ringing[one] = value;
    }
    target[at + index]! += 0.2 * strength * Math.sqrt(Math.sin(Math.PI * share)) * value;
  }
}

function resonances(sections: Float64Array, from: Formants, to: Formants, glide: number, body: number): void {
  for (let index = 0; index < 3; index++) {
    const frequency = from[index]! + (to[index]! - from[index]!) * glide;
    const radius = Math.exp((-Math.PI * widths[index]!) / rate);
    const turn = 2 * radius * Math.cos((2 * Math.PI * frequency * body) / rate);
    sections[index * 3] = 1 - turn + radius * radius;
    sections[index * 3 + 1] = turn;
    sections[index * 3 + 2] = -radius * radius;
  }
}

/** The flow of air through the glottis, differentiated: it opens for 60% of a period and closes sharply (A. Rosenberg, JASA 49, 1971). */
function pulse(phase: number): number {
  if (phase < 0.4) return Math.sin((Math.PI * phase) / 0.4) * 0.5;
  return phase < 0.6 ? -Math.sin(((phase - 0.4) * Math.PI) / 0.4) : 0;
}
