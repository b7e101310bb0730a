import { type Flicks, Problem, toSamples } from '../film/index.ts';
import { type Audio, lengthOf, sampleRate, silence, toDecibels, toFactor } from './audio.ts';
import { pause } from './breathe.ts';
import { duckingGain } from './ducking.ts';
import { limiterGain, truePeaks } from './limiter.ts';
import { loudnessWhileSounding } from './loudness.ts';

/** Stereo stems of one length. */
export type Stems = { dialogue: Audio; music: Audio; effects: Audio; ambience: Audio };

/** The port to a loudness meter after ITU-R BS.1770-5: integrated loudness in LUFS, true peak in dBTP; `null` for silence. */
export type LoudnessMeter = (audio: Audio) => { integrated: number | null; truePeak: number | null };

/** How a film is mixed: when somebody speaks, the meter, LUFS (default -16), dBTP (default -1), LU between speech and the rest (default 10). */
export type MixOptions = {
  speech: readonly { start: Flicks; end: Flicks }[];
  loudness: LoudnessMeter;
  target?: number;
  ceiling?: number;
  separation?: number;
};

/**
 * A finished soundtrack. The master is the sum of `stems`, which have all gains in them (balance, ducking, fades, make-up, limiter).
 * `gains` are dB: the balance of each stem, the deepest ducking, the make-up.
 */
export type Mix = {
  master: Audio;
  stems: Stems;
  gains: { dialogue: number; music: number; effects: number; ambience: number; ducking: number; makeUp: number };
  loudness: { integrated: number | null; truePeak: number | null };
};

const names = ['dialogue', 'music', 'effects', 'ambience'] as const;
const musicLoudness = -22.5;

/**
 * Mixes a film: music to its place under the dialogue, everything but dialogue down while somebody speaks (at least `separation` LU under the speech
 * of each span), fades at both ends, make-up to the target loudness, true-peak limiter with look-ahead. Throws `Problem` `mix-stems` for stems of
 * different lengths. A silent film stays silent. Gives way to other work between its parts.
 */
export async function mix(input: Stems, options: MixOptions): Promise<Mix> {
  const stems = copy(input);
  const length = lengthOf(stems.dialogue);
  const target = options.target ?? -16;
  const balance = { dialogue: 0, music: musicBalance(stems.music), effects: 0, ambience: 0 };
  for (const name of names) multiply(stems[name], () => toFactor(balance[name]));
  await pause();
  const spans = options.speech.map(
    (span) => [toSamples(span.start, sampleRate), toSamples(span.end, sampleRate)] as const,
  );
  const background = sum([stems.music, stems.effects, stems.ambience], length);
  const duck = duckingGain(stems.dialogue, background, spans, options.separation ?? 10);
  for (const name of ['music', 'effects', 'ambience'] as const) multiply(stems[name], (index) => duck[index]!);
  await pause();
  const edges = edgeGain(length);
  for (const name of names) multiply(stems[name], (index) => edges(index));
  const { makeUp, loudness } = await finish(stems, options.loudness, target, options.ceiling ?? -1);
  const deepest = duck.reduce((low, gain) => Math.min(low, gain), 1);
  const master = sum(
    names.map((name) => stems[name]),
    length,
  );
  return { master, stems, gains: { ...balance, ducking: toDecibels(deepest), makeUp }, loudness };
}

function copy(input: Stems): Stems {
  const lengths = new Set(names.map((name) => lengthOf(input[name])));
  if (lengths.size > 1) {
    throw new Problem({
      code: 'mix-stems',
      message: `The stems to mix have different lengths (${[...lengths].join(', ')} samples).`,
      fix: 'Make every stem as long as the film.',
    });
  }
  const stereo = (audio: Audio): Audio => ({
    sampleRate,
    channels: [0, 1].map((side) => audio.channels[side % audio.channels.length]!.slice()),
  });
  const { dialogue, music, effects, ambience } = input;
  return { dialogue: stereo(dialogue), music: stereo(music), effects: stereo(effects), ambience: stereo(ambience) };
}

/** dB that bring music, wherever it came from, to its place. Both sides count, so a mono measure is 3 LU low. */
function musicBalance(music: Audio): number {
  const loudness = Math.max(...music.channels.map((channel) => loudnessWhileSounding(channel))) + 3;
  return loudness <= -67 ? 0 : Math.max(-24, Math.min(36, musicLoudness - loudness));
}

function multiply(audio: Audio, gain: (index: number) => number): void {
  for (const channel of audio.channels)
    for (let index = 0; index < channel.length; index++) channel[index]! *= gain(index);
}

function sum(parts: readonly Audio[], length: number): Audio {
  const result = silence(length);
  for (const part of parts) {
    part.channels.forEach((channel, side) => {
      const target = result.channels[side]!;
      for (let index = 0; index < length; index++) target[index]! += channel[index]!;
    });
  }
  return result;
}

/** In over 0.3 s, out over 1.2 s (a quarter of a very short film at most). */
function edgeGain(length: number): (index: number) => number {
  const start = Math.min(0.3 * sampleRate, length / 4);
  const end = Math.min(1.2 * sampleRate, length / 4);
  return (index) => {
    const into = Math.min(1, index / start);
    const out = Math.min(1, (length - 1 - index) / end);
    return Math.sin((Math.PI / 2) * into) * Math.sin((Math.PI / 2) * out);
  };
}

/** Make-up and limiter, a few rounds, because a limiter takes loudness away again. The stems take every gain. */
async function finish(stems: Stems, meter: LoudnessMeter, target: number, ceiling: number) {
  const length = lengthOf(stems.dialogue);
  const plain = sum(
    names.map((name) => stems[name]),
    length,
  );
  const before = meter(plain);
  if (before.integrated === null || before.integrated < -69) return { makeUp: 0, loudness: before };
  let makeUp = Math.min(40, target - before.integrated);
  let limit = ceiling - 0.3;
  let gain = new Float32Array(length);
  let loudness: Mix['loudness'] = before;
  const peaks = truePeaks(plain, toFactor(limit - makeUp - 3));
  for (let round = 0; round < 5; round++) {
    await pause();
    const factor = toFactor(makeUp);
    gain = limiterGain(peaks, toFactor(limit) / factor) as Float32Array<ArrayBuffer>;
    for (let index = 0; index < length; index++) gain[index]! *= factor;
    const channels = plain.channels.map((channel) => channel.map((sample, index) => sample * gain[index]!));
    loudness = meter({ sampleRate, channels });
    const off = target - (loudness.integrated ?? target);
    const over = (loudness.truePeak ?? ceiling) - ceiling;
    if (Math.abs(off) < 0.15 && over <= 0) break;
    if (round === 4) {
      if (over > 0) gain = gain.map((value) => value * toFactor(-over));
      break;
    }
    makeUp += off;
    if (over > 0) limit -= over + 0.1;
  }
  for (const name of names) multiply(stems[name], (index) => gain[index]!);
  return { makeUp, loudness };
}
