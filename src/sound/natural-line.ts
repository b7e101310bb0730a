import type { VoicedLine } from '../film/index.ts';
import { type Alignment, alignSpeech } from './align/align-speech.ts';
import { anchorToCharacters } from './align/anchor-words.ts';
import { type Audio, sampleRate } from './audio.ts';
import { resample } from './resample.ts';
import type { CharacterTimes } from './service/speech-service.ts';
import type { Speech } from './speech.ts';
import { spokenText } from './spoken-text.ts';
import { treat } from './treatment.ts';
import { mannerOf } from './voice/manner.ts';
import { finishLine, type LineToVoice, silentLine, trim } from './voice-line.ts';

/** A line said by a person or a speech service, and how far its sound is from its text: see `Alignment`. */
export type NaturalLine = { audio: Audio; voiced: VoicedLine; mismatch: number };

/** Above this most recordings say something else (`npm run bench -- align`). */
export const doubtfulMismatch = 0.94;

/** The length of a recording's speech by that of its text said plainly, beyond which it cannot be the line. */
const possibleStretch = { least: 0.4, most: 2.6 };

/**
 * Fits a recording of any rate and layout to its line: mono, 48 kHz, trimmed, at speech level, with phones, visemes and words. Nothing is done to the
 * voice itself but what its place asks for (telephone, radio, wall). Times come from an
 * alignment with the line in the voice of `input.voice`; where a service gave `times` of characters, words stand exactly there. `undefined` where the sound cannot be the line: silent, far too short or far too long.
 */
export async function naturalLine(
  input: LineToVoice,
  recording: Audio,
  speech: Speech,
  times?: CharacterTimes,
): Promise<NaturalLine | undefined> {
  const spoken = spokenText(input.text, input.voice.engine, input.pronunciations);
  if (spoken.text === '') return { ...silentLine(input.line), mismatch: 0 };
  const audio = toMono(recording);
  if (!isHeard(audio)) return undefined;
  const reference = await speech.say(spoken.text, { ...input.voice, pitch: 0, rate: 1, timbre: 1 });
  const aligned = alignSpeech(audio, reference);
  if (!aligned || aligned.stretch < possibleStretch.least || aligned.stretch > possibleStretch.most) return undefined;
  const utterance = trim({ audio, ...((times && anchorToCharacters(aligned, times)) ?? timed(aligned)) });
  const manner = mannerOf(input);
  const treated = treat(utterance.audio.channels[0]!, manner.treatments, input.line);
  const finished = finishLine(input.line, utterance, treated, manner.level, input.voice, spoken.words);
  return { ...finished, mismatch: aligned.mismatch };
}

function toMono({ sampleRate: rate, channels }: Audio): Audio {
  const [first = new Float32Array(), ...rest] = channels;
  const both = first.map(
    (sample, index) => rest.reduce((sum, channel) => sum + channel[index]!, sample) / channels.length,
  );
  const samples = both.map((sample) => (Number.isFinite(sample) ? sample : 0));
  return { sampleRate, channels: [rate === sampleRate ? samples : resample(samples, rate, sampleRate)] };
}

const timed = ({ phones, words }: Alignment) => ({ phones, words });

/** True for sound of a fifth of a second or more that rises above -60 dB. */
function isHeard({ channels }: Audio): boolean {
  const samples = channels[0]!;
  return samples.length > sampleRate / 5 && samples.some((sample) => Math.abs(sample) > 1e-3);
}
