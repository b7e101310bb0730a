import type { Emotion, Flicks, PhoneSpan, VisemeSpan, Voice, VoicedLine } from '../film/index.ts';
import { fromSamples, toSamples } from '../film/index.ts';
import { type Audio, fade, sampleRate, silence, toFactor } from './audio.ts';
import table from './data/delivery.json' with { type: 'json' };
import { biquad, filter, filterChain } from './filter.ts';
import { loudnessWhileSounding } from './loudness.ts';
import { noise } from './noise.ts';
import type { Speech, WordSpan } from './speech.ts';
import { spokenChinese, spokenEnglish } from './spoken-text.ts';
import { melodyOf, splitVoice, treat } from './treatment.ts';
import { visemesOf } from './visemes.ts';

/** A line to voice: `line` is its identity, `text` as the script writes it. */
export type LineToVoice = { line: string; text: string; voice: Voice; emotion?: Emotion; offScreen?: boolean };

/** How loud a voice is in the dialogue stem, in LUFS while it speaks (before the mix). */
export const speechLoudness = -20;

const leadIn = Math.round(0.04 * sampleRate);
const leadOut = Math.round(0.12 * sampleRate);

/**
 * Voices one line: mono, 48 kHz, de-essed, evened out, trimmed to 40 ms before the first and 120 ms after the last sound, faded at both ends, at -20 LUFS
 * plus what the emotion adds. `offScreen` speaks a little calmer and nearer, as narration does. Phones and visemes follow one another from 0
 * to the duration. A text with nothing to say ("...") gives 0.8 s of silence with closed lips.
 */
export async function voiceLine(input: LineToVoice, speech: Speech): Promise<{ audio: Audio; voiced: VoicedLine }> {
  const { voice, treatment } = splitVoice(input.voice);
  const spoken = voice.engine === 'espeak' ? spokenChinese(input.text) : spokenEnglish(input.text);
  if (spoken.text === '') return silentLine(input.line);
  const manner = table[input.emotion ?? 'neutral'];
  const calm = input.offScreen ? 0.96 : 1;
  const said = await speech.say(spoken.text, voice, {
    ...manner,
    rate: manner.rate * calm,
    range: manner.range * melodyOf(treatment),
  });
  const raw = said.audio.channels[0]!;
  const [first, last] = soundingPart(raw);
  const from = Math.max(0, first - leadIn);
  const until = Math.min(raw.length, last + leadOut);
  const samples = even(treat(softenHiss(polish(raw.slice(from, until), voice, input.line)), treatment));
  level(samples, speechLoudness + manner.level);
  fade(samples, Math.min(240, first - from), 1_920);
  const duration = fromSamples(samples.length, sampleRate);
  const phones = cut(said.phones, fromSamples(from, sampleRate), duration);
  const words = cut(said.words, fromSamples(from, sampleRate), duration);
  const written = spoken.words.length === words.length ? spoken.words : undefined;
  return {
    audio: { sampleRate, channels: [samples] },
    voiced: {
      line: input.line,
      duration,
      phones: cover(phones, duration),
      visemes: openWithLoudness(visemesOf(cover(phones, duration), voice.engine), samples),
      words: words.map((word: WordSpan, index) => ({ ...word, text: written?.[index] ?? word.text })),
    },
  };
}

/** A mouth opens further the louder it speaks: each shape by the level of its sound against the line's loud parts. Closed lips stay closed. */
function openWithLoudness(visemes: VisemeSpan[], samples: Float32Array): VisemeSpan[] {
  const levelOf = ({ start, end }: { start: Flicks; end: Flicks }) => {
    const span = samples.subarray(toSamples(start, sampleRate), toSamples(end, sampleRate));
    return Math.sqrt(span.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, span.length));
  };
  const levels = visemes.map(levelOf);
  const loud = [...levels].sort((a, b) => a - b)[Math.floor(levels.length * 0.9)] || 1;
  return visemes.map((span, index) => {
    if (span.viseme === 'PP') return span;
    const open = Math.min(1, Math.max(0.15, 0.15 + (0.95 * levels[index]!) / loud));
    return { ...span, weight: Math.round(span.weight * open * 1000) / 1000 };
  });
}

function silentLine(line: string): { audio: Audio; voiced: VoicedLine } {
  const audio = silence(0.8 * sampleRate, 1);
  const duration = fromSamples(0.8 * sampleRate, sampleRate);
  const phones = [{ phone: 'pau', start: 0, end: duration }];
  return { audio, voiced: { line, duration, phones, visemes: visemesOf(phones, 'flite'), words: [] } };
}

/** First and last sample within 46 dB of the peak. */
function soundingPart(samples: Float32Array): [number, number] {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  const gate = peak * toFactor(-46);
  let first = 0;
  let last = samples.length - 1;
  while (first < last && Math.abs(samples[first]!) < gate) first++;
  while (last > first && Math.abs(samples[last]!) < gate) last--;
  return [first, last];
}

/**
 * What a vocoder at 16 kHz lacks: less boom, more presence, and breath above 7 kHz that follows the loudness of the hiss
 * below it (after spectral band replication: M. Dietz and others, AES 112, 2002).
 */
function polish(samples: Float32Array, voice: Voice, seed: string): Float32Array {
  const hiss = filterChain(samples.slice(), [biquad('highpass', 4200), biquad('lowpass', 7000)]);
  const air = filterChain(noise(samples.length, `air/${seed}`), [
    biquad('highpass', 7400),
    biquad('highpass', 7400),
    biquad('lowpass', 13_000),
  ]);
  const follow = biquad('lowpass', 60);
  for (let index = 0; index < hiss.length; index++) hiss[index] = Math.abs(hiss[index]!);
  filter(hiss, follow);
  filterChain(samples, [
    biquad('highpass', 75),
    biquad('peak', 280, 0.9, -1.5),
    biquad('peak', 3000, 0.8, voice.engine === 'flite' ? 2.5 : -1),
    biquad('highshelf', 5200, 0.7, voice.engine === 'flite' ? 2 : -3),
  ]);
  for (let index = 0; index < samples.length; index++) samples[index]! += air[index]! * Math.max(0, hiss[index]!) * 0.8;
  return samples;
}

/** A de-esser: what lies over 4.8 kHz goes down by two thirds of what it rises over its share of the voice. */
function softenHiss(samples: Float32Array): Float32Array {
  const high = filterChain(samples.slice(), [biquad('highpass', 4800), biquad('highpass', 4800)]);
  const hiss = envelope(high, 90);
  let power = 0;
  for (let index = 0; index < samples.length; index++) power += samples[index]! * samples[index]!;
  const allowed = 0.3 * Math.sqrt(power / Math.max(1, samples.length));
  for (let index = 0; index < samples.length; index++) {
    const over = hiss[index]! / Math.max(allowed, 1e-9);
    if (over > 1) samples[index]! -= high[index]! * (1 - over ** (-2 / 3));
  }
  return samples;
}

/** Evens a line out: quiet words come up and loud ones down by a third of their distance, within 5 dB, over a quarter of a second. */
function even(samples: Float32Array): Float32Array {
  const loud = envelope(samples, 3);
  let sum = 0;
  let count = 0;
  const floor = loud.reduce((most, value) => Math.max(most, value), 0) / 20;
  for (const value of loud) {
    if (value < floor) continue;
    sum += value;
    count++;
  }
  const middle = sum / Math.max(1, count);
  for (let index = 0; index < samples.length; index++) {
    const distance = Math.max(loud[index]!, floor) / Math.max(middle, 1e-9);
    samples[index]! *= Math.max(0.56, Math.min(1.78, distance ** (-1 / 3)));
  }
  return samples;
}

/** How loud samples are over time: their absolute value through a low-pass that looks both ways, so that it is not late. */
function envelope(samples: Float32Array, frequency: number): Float32Array {
  const result = samples.map((sample) => Math.abs(sample));
  const share = 1 - Math.exp((-2 * Math.PI * frequency) / sampleRate);
  let held = 0;
  for (let index = 0; index < result.length; index++) {
    held += (result[index]! - held) * share;
    result[index] = held;
  }
  held = 0;
  for (let index = result.length - 1; index >= 0; index--) {
    held += (result[index]! - held) * share;
    result[index] = held;
  }
  return result;
}

function level(samples: Float32Array, target: number): void {
  const loudness = loudnessWhileSounding(samples);
  if (loudness <= -70) return;
  const factor = toFactor(target - loudness);
  for (let index = 0; index < samples.length; index++) samples[index]! *= factor;
}

function cut<T extends { start: Flicks; end: Flicks }>(spans: readonly T[], from: Flicks, duration: Flicks): T[] {
  return spans
    .map((span) => ({
      ...span,
      start: Math.max(0, span.start - from),
      end: Math.min(duration, Math.max(0, span.end - from)),
    }))
    .filter((span) => span.end > span.start);
}

/** Phones from 0 to the duration: what the cut left open at the ends is silence. */
function cover(phones: readonly PhoneSpan[], duration: Flicks): PhoneSpan[] {
  const covered = phones.map((phone) => ({ ...phone }));
  const first = covered[0];
  if (!first) return [{ phone: 'pau', start: 0, end: duration }];
  if (first.start > 0) covered.unshift({ phone: 'pau', start: 0, end: first.start });
  const last = covered.at(-1)!;
  if (last.end < duration) covered.push({ phone: 'pau', start: last.end, end: duration });
  return covered;
}
