import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { flicksPerSecond, type Language, Problem, toSamples } from '../film/index.ts';
import {
  type Audio,
  addPiece,
  briefFor,
  commissionLimits,
  composeScore,
  cueSheet,
  encodeWave,
  loudnessOf,
  moodWords,
  readCommission,
  type Score,
  type SectionName,
  type StyleName,
  sampleRate,
  scoreToMidi,
  silence,
  styleOf,
} from '../sound/index.ts';
import { renderSections } from '../sound/node/index.ts';

/** What music is asked for. `mood` is free words: moods, a length, instruments, styles. */
export type ScoreAloneOptions = {
  mood: string;
  style?: StyleName;
  seed: number;
  length?: number;
  out: string;
  signal?: AbortSignal;
};

/** Music of its own: what it is, and where its files are. */
export type ScoreAlone = {
  files: string[];
  seconds: number;
  style: string;
  tempo: number[];
  key: string[];
  instruments: string[];
  unread: string[];
};

/** Loudness of a piece on its own, LUFS, and how near to full scale its highest sample may be. */
const loud = { target: -18, ceiling: 0.89 };

/**
 * Composes and plays a piece from words and writes `score.wav`, `score.mid`, `score.json` and a wave for each section of the orchestra, which add up to
 * it. The same words and seed give the same music. Throws `Problem` `score-mood` or `score-length` for words without a mood or a length out of reach.
 */
export async function scoreAlone(options: ScoreAloneOptions): Promise<ScoreAlone> {
  const commission = readCommission(options.mood);
  const seconds = checkedLength(options.length ?? commission.seconds ?? commissionLimits.usual);
  if (commission.moods.length === 0) {
    throw new Problem({
      code: 'score-mood',
      message: `There is no mood in "${options.mood}".`,
      fix: `Name one, in English or Chinese: ${moodWords.join(', ')}; for instance --mood "tense, 40 s, erhu".`,
      exit: 2,
    });
  }
  const style = options.style ?? commission.style ?? 'orchestra';
  const score = composeScore(briefFor(commission, seconds, `${options.seed}/${options.mood}`, style));
  const sections = await playSections(score, style, options.signal);
  const whole = sum(Object.values(sections));
  const gain = gainFor(whole);
  const language: Language = /\p{Script=Han}/u.test(options.mood) ? 'zh' : 'en';
  const sheet = {
    mood: options.mood,
    seed: options.seed,
    seconds,
    ...cueSheet(score, language),
    unread: commission.unread,
  };
  mkdirSync(join(options.out, 'sections'), { recursive: true });
  const files: [string, Uint8Array | string][] = [
    ['score.wav', encodeWave(scaled(whole, gain))],
    ['score.mid', scoreToMidi(score)],
    ['score.json', `${JSON.stringify(sheet, null, 2)}\n`],
    ...Object.entries(sections).map(([name, audio]): [string, Uint8Array] => [
      `sections/${name}.wav`,
      encodeWave(scaled(audio, gain)),
    ]),
  ];
  for (const [name, content] of files) writeFileSync(join(options.out, name), content);
  return {
    files: files.map(([name]) => join(options.out, name)),
    seconds,
    style,
    tempo: sheet.cues.map((cue) => cue.tempo),
    key: score.sections.map(({ tonic, mode }) => `${noteNames[tonic]} ${mode}`),
    instruments: [...new Set(sheet.cues.flatMap((cue) => cue.instruments))],
    unread: commission.unread,
  };
}

const noteNames = ['C', 'Db', 'D', 'Eb', 'E', 'F', 'F#', 'G', 'Ab', 'A', 'Bb', 'B'];

function checkedLength(seconds: number): number {
  const { shortest, longest } = commissionLimits;
  if (seconds >= shortest && seconds <= longest) return seconds;
  throw new Problem({
    code: 'score-length',
    message: `A piece of ${seconds} seconds cannot be composed.`,
    fix: `Ask for ${shortest} to ${longest} seconds.`,
    exit: 2,
  });
}

/** Every section over the whole piece: what its cues play, one after another. */
async function playSections(
  score: Score,
  style: StyleName,
  signal?: AbortSignal,
): Promise<Partial<Record<SectionName, Audio>>> {
  const stems: Partial<Record<SectionName, Audio>> = {};
  const length = toSamples(score.duration + 2 * flicksPerSecond, sampleRate);
  const { hall } = styleOf(style);
  for (const { start, music } of score.sections) {
    const played = await renderSections(music, { hall, soundfont: process.env.AUTEUR_SOUNDFONT, signal });
    for (const [name, audio] of Object.entries(played) as [SectionName, Audio][]) {
      stems[name] ??= silence(length);
      addPiece(stems[name], { start, audio });
    }
  }
  return stems;
}

function sum(parts: readonly Audio[]): Audio {
  const whole = silence(parts[0]!.channels[0]!.length);
  for (const audio of parts) addPiece(whole, { start: 0, audio });
  return whole;
}

function gainFor(audio: Audio): number {
  const length = audio.channels[0]!.length;
  const peak = audio.channels.reduce(
    (high, channel) => channel.reduce((most, sample) => Math.max(most, Math.abs(sample)), high),
    0,
  );
  const measured = loudnessOf(audio, 0, length);
  return Math.min(10 ** ((loud.target - measured) / 20), loud.ceiling / Math.max(peak, 1e-6));
}

function scaled(audio: Audio, gain: number): Audio {
  return { ...audio, channels: audio.channels.map((channel) => channel.map((sample) => sample * gain)) };
}
