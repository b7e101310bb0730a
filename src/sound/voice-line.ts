import type { Flicks, PhoneSpan, VisemeSpan, Voice, VoicedLine } from '../film/index.ts';
import { fromSamples, toSamples } from '../film/index.ts';
import { type Audio, fade, sampleRate, silence, toFactor } from './audio.ts';
import type { Pronunciations } from './pronunciation.ts';
import type { Speech, Utterance, WordSpan } from './speech.ts';
import { type SpokenText, spokenText } from './spoken-text.ts';
import { melodyOf, splitVoice, treat } from './treatment.ts';
import { visemesOf } from './visemes.ts';
import { breathe } from './voice/breath.ts';
import { type Direction, type Manner, mannerOf } from './voice/manner.ts';
import { perform } from './voice/perform.ts';
import { even, level, polish, softenHiss } from './voice/polish.ts';

/** A line to voice: `line` is its identity, `text` as the script writes it; with what the script says of how it is spoken, and how some words are said. */
export type LineToVoice = Direction & { line: string; text: string; voice: Voice; pronunciations?: Pronunciations };

/** How loud a voice is in the dialogue stem, in LUFS while it speaks (before the mix). */
const speechLoudness = -20;

const leadIn = Math.round(0.04 * sampleRate);
const leadOut = Math.round(0.12 * sampleRate);

/**
 * Voices one line: mono, 48 kHz. The engine speaks at the voice's pitch and speed; melody, stress, pauses and shaking of its manner (`mannerOf`) and
 * punctuation are laid on it; then it is trimmed to 40 ms before the first and 120 ms after the last sound, de-essed, evened out, treated, breathed, faded at both
 * ends and brought to -20 LUFS plus what the manner adds. Phones, visemes and words follow the sound: phones and visemes one another from 0 to
 * the duration. A text with nothing to say ("...") gives 0.8 s of silence with closed lips.
 */
export async function voiceLine(input: LineToVoice, speech: Speech): Promise<{ audio: Audio; voiced: VoicedLine }> {
  const { voice, treatments } = splitVoice(input.voice);
  const spoken = spokenText(input.text, voice.engine, input.pronunciations);
  if (spoken.text === '') return silentLine(input.line);
  const manner = withVoice(mannerOf(input), input.voice);
  const text = manner.phrase > 0 ? inPhrases(spoken.text, manner.phrase) : spoken.text;
  const plain = await speech.say(text, voice, { rate: manner.rate, range: 1, pitch: 0 });
  const all = [...treatments, ...manner.treatments];
  const said = trim(perform(plain, input.text, voice, { ...manner, range: manner.range * melodyOf(all) }, input.line));
  const clean = even(softenHiss(polish(said.audio.channels[0]!, voice, input.line, manner.tilt)));
  level(clean, speechLoudness);
  const treated = treat(breathe(clean, said.phones, manner.breath, input.line), all, input.line);
  return finishLine(input.line, said, treated, manner.level, voice, spoken.words);
}

/** A line as it goes into the stem: treated, at the level of speech and `added` dB, faded at both ends, its times later by what the treatment delays. */
export function finishLine(
  line: string,
  said: Utterance,
  { samples, delay }: ReturnType<typeof treat>,
  added: number,
  voice: Voice,
  words: SpokenText['words'],
): { audio: Audio; voiced: VoicedLine } {
  level(samples, speechLoudness + added);
  fade(samples, 480, 1_920);
  return {
    audio: { sampleRate, channels: [samples] },
    voiced: describe(line, later(said, delay), samples, voice, words),
  };
}

/** What the voice itself brings: its melody's width, and what age does to it. */
function withVoice(manner: Manner, voice: Voice): Manner {
  const range = manner.range * (voice.range ?? 1) * (voice.age === 'child' ? 1.15 : 1);
  const breath = voice.age === 'elder' ? Math.max(manner.breath, 0.25) : manner.breath;
  return { ...manner, range, breath };
}

/** A text with commas where breath runs out: after so many words, or twice as many Chinese characters, and never right before another mark. */
function inPhrases(text: string, words: number): string {
  const latin = text.replace(new RegExp(`((?:[^\\s,.;:!?]+\\s+){${words - 1}}[a-z'-]+)\\s+(?=[a-z])`, 'giu'), '$1, ');
  return [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(latin)].reduce((done, { segment }) => {
    const open = /\p{Script=Han}*$/u.exec(done)![0].length;
    return /^\p{Script=Han}/u.test(segment) && open >= 2 * words ? `${done}，${segment}` : done + segment;
  }, '');
}

/** The utterance from a little before its first sound to a little after its last. */
export function trim(said: Utterance): Utterance {
  const raw = said.audio.channels[0]!;
  const [first, last] = soundingPart(raw);
  const from = Math.max(0, first - leadIn);
  const sounding = raw.slice(from, Math.min(raw.length, last + leadOut));
  const start = fromSamples(from, sampleRate);
  const length = fromSamples(sounding.length, sampleRate);
  return led(
    {
      audio: { sampleRate, channels: [sounding] },
      phones: cut(said.phones, start, length),
      words: cut(said.words, start, length),
    },
    Math.max(0, leadIn - first),
  );
}

/** An utterance after so many samples of silence: an engine that begins in its first sound gets its lead-in as well. */
function led(said: Utterance, silent: number): Utterance {
  if (silent === 0) return said;
  const sounding = said.audio.channels[0]!;
  const samples = new Float32Array(silent + sounding.length);
  samples.set(fade(sounding, 96, 0), silent);
  return { ...later(said, silent), audio: { sampleRate, channels: [samples] } };
}

/** An utterance whose phones and words begin so many samples later; its sound is left as it is. */
function later(said: Utterance, samples: number): Utterance {
  const delay = fromSamples(samples, sampleRate);
  const move = <T extends { start: Flicks; end: Flicks }>(span: T): T => ({
    ...span,
    start: span.start + delay,
    end: span.end + delay,
  });
  return { ...said, phones: said.phones.map(move), words: said.words.map(move) };
}

function describe(
  line: string,
  { phones, words }: Utterance,
  samples: Float32Array,
  voice: Voice,
  written: readonly string[],
): VoicedLine {
  const duration = fromSamples(samples.length, sampleRate);
  const covered = cover(phones, duration);
  const spelt = written.length === words.length ? written : undefined;
  return {
    line,
    duration,
    phones: covered,
    visemes: openWithLoudness(visemesOf(covered, voice.engine), samples),
    words: words.map((word: WordSpan, index) => ({ ...word, text: spelt?.[index] ?? word.text })),
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

export function silentLine(line: string): { audio: Audio; voiced: VoicedLine } {
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
