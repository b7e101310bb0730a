import type { Emotion, Flicks, PhoneSpan, Voice, VoicedLine } from '../film/index.ts';
import { fromSamples } from '../film/index.ts';
import { type Audio, fade, sampleRate, silence, toFactor } from './audio.ts';
import table from './data/delivery.json' with { type: 'json' };
import { biquad, filter, filterChain } from './filter.ts';
import { loudnessWhileSounding } from './loudness.ts';
import { noise } from './noise.ts';
import type { Speech, WordSpan } from './speech.ts';
import { spokenChinese, spokenEnglish } from './spoken-text.ts';
import { visemesOf } from './visemes.ts';

/** A line to voice: `line` is its identity, `text` as the script writes it. */
export type LineToVoice = { line: string; text: string; voice: Voice; emotion?: Emotion; offScreen?: boolean };

/** How loud a voice is in the dialogue stem, in LUFS while it speaks (before the mix). */
export const speechLoudness = -20;

const leadIn = Math.round(0.04 * sampleRate);
const leadOut = Math.round(0.12 * sampleRate);

/**
 * Voices one line: mono, 48 kHz, trimmed to 40 ms before the first and 120 ms after the last sound, faded at both ends, at -20 LUFS
 * plus what the emotion adds. `offScreen` speaks a little calmer and nearer, as narration does. Phones and visemes follow one another from 0
 * to the duration. A text with nothing to say ("...") gives 0.8 s of silence with closed lips.
 */
export async function voiceLine(input: LineToVoice, speech: Speech): Promise<{ audio: Audio; voiced: VoicedLine }> {
  const { voice } = input;
  const spoken = voice.engine === 'espeak' ? spokenChinese(input.text) : spokenEnglish(input.text);
  if (spoken.text === '') return silentLine(input.line);
  const manner = table[input.emotion ?? 'neutral'];
  const calm = input.offScreen ? 0.96 : 1;
  const said = await speech.say(spoken.text, voice, { ...manner, rate: manner.rate * calm });
  const raw = said.audio.channels[0]!;
  const [first, last] = soundingPart(raw);
  const from = Math.max(0, first - leadIn);
  const until = Math.min(raw.length, last + leadOut);
  const samples = polish(raw.slice(from, until), voice, input.line);
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
      visemes: visemesOf(cover(phones, duration), voice.engine),
      words: words.map((word: WordSpan, index) => ({ ...word, text: written?.[index] ?? word.text })),
    },
  };
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
    biquad('highpass', 6800),
    biquad('highpass', 6800),
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
  for (let index = 0; index < samples.length; index++) samples[index]! += air[index]! * Math.max(0, hiss[index]!) * 0.9;
  return samples;
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
