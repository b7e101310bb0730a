import { type Flicks, Problem, toSamples } from '../film/index.ts';
import { type Audio, lengthOf, sampleRate, silence, toDecibels, toFactor } from './audio.ts';
import { pause } from './breathe.ts';
import { duckingGain, type Span, speakingBlocks } from './ducking.ts';
import { limiterGain, truePeak, truePeaks } from './limiter.ts';
import { blockSteps, energies, integrated, levelAt, loudnessStep } from './loudness.ts';

/** Stereo stems of one length. */
export type Stems = { dialogue: Audio; music: Audio; effects: Audio; ambience: Audio };

/** A stretch of the film in which somebody speaks; `line` names it in what is measured. */
export type SpokenSpan = { line?: string; start: Flicks; end: Flicks };

/** How a film is mixed: when somebody speaks, LUFS (default -16), dBTP (default -1), LU between speech and the rest (default 8). */
export type MixOptions = {
  speech: readonly SpokenSpan[];
  target?: number;
  ceiling?: number;
  separation?: number;
};

/**
 * How far a line stands above everything else, in LU, dialogue-gated: over all blocks of 400 ms in which it is heard (`over`), and in
 * the worst of them (`least`). `null` where nothing else or nothing at all is heard.
 */
export type LineClarity = { line: string | undefined; over: number | null; least: number | null };

/**
 * A finished soundtrack. The master is the sum of `stems`, which have all gains in them (balance, ducking, fades, make-up, limiter).
 * `gains` are dB: the balance of each stem, the deepest ducking, the make-up.
 */
export type Mix = {
  master: Audio;
  stems: Stems;
  gains: { dialogue: number; music: number; effects: number; ambience: number; ducking: number; makeUp: number };
  loudness: { integrated: number | null; truePeak: number | null };
  clarity: LineClarity[];
};

type Curves = Record<keyof Stems, Float32Array>;

const names = ['dialogue', 'music', 'effects', 'ambience'] as const;
const musicLoudness = -22.5;
const rounds = 5;

/**
 * Mixes a film: music to its place under the dialogue, everything but dialogue down while somebody speaks (`separation` LU under the speech in
 * every block in which it is heard), fades at both ends, make-up to the target loudness, true-peak limiter with look-ahead. Throws
 * `Problem` `mix-stems` for stems of different lengths. A silent film stays silent. Gives way to other work between its parts.
 */
export async function mix(input: Stems, options: MixOptions): Promise<Mix> {
  const stems = stereo(input);
  const length = lengthOf(stems.dialogue);
  const spans = options.speech.map(
    (span): Span => [toSamples(span.start, sampleRate), toSamples(span.end, sampleRate)],
  );
  const surroundings = sum([stems.effects, stems.ambience], length);
  const heard = {
    speech: energies(stems.dialogue.channels),
    music: energies(stems.music.channels),
    rest: energies(surroundings.channels),
  };
  await pause();
  const balance = musicBalance(heard.music);
  for (let step = 0; step < heard.music.length; step++) heard.music[step]! *= toFactor(balance) ** 2;
  const duck = duckingGain(heard, spans, length, options.separation ?? 8);
  const curves = curvesOf(duck, toFactor(balance), length);
  await pause();
  const plain = weightedSum(stems, curves, length);
  const { gain, makeUp, loudness } = await finish(plain, options.target ?? -16, options.ceiling ?? -1);
  const finished = Object.fromEntries(
    names.map((name) => [name, multiply(stems[name], curves[name], gain)]),
  ) as unknown as Stems;
  const { music, effects, ambience } = finished;
  return {
    master: multiply(plain, gain),
    stems: finished,
    gains: { dialogue: 0, music: balance, effects: 0, ambience: 0, ducking: duck.deepest, makeUp },
    loudness,
    clarity: clarityOf(finished.dialogue, sum([music, effects, ambience], length), options.speech, spans),
  };
}

function stereo(input: Stems): Stems {
  const lengths = new Set(names.map((name) => lengthOf(input[name])));
  if (lengths.size > 1) {
    throw new Problem({
      code: 'mix-stems',
      message: `The stems to mix have different lengths (${[...lengths].join(', ')} samples).`,
      fix: 'Make every stem as long as the film.',
    });
  }
  const wide = ({ channels }: Audio): Audio => ({ sampleRate, channels: [channels[0]!, channels.at(-1)!] });
  const { dialogue, music, effects, ambience } = input;
  return { dialogue: wide(dialogue), music: wide(music), effects: wide(effects), ambience: wide(ambience) };
}

/** dB that bring music, wherever it came from, to its place. */
function musicBalance(music: Float64Array): number {
  const loudness = integrated(music);
  return loudness <= -67 ? 0 : Math.max(-24, Math.min(36, musicLoudness - loudness));
}

function curvesOf(duck: { music: Float32Array; rest: Float32Array }, balance: number, length: number): Curves {
  const dialogue = new Float32Array(length).fill(1);
  for (const curve of [dialogue, duck.music, duck.rest]) fadeEdges(curve);
  for (let index = 0; index < length; index++) duck.music[index]! *= balance;
  return { dialogue, music: duck.music, effects: duck.rest, ambience: duck.rest };
}

/** In over 0.3 s, out over 1.2 s (a quarter of a very short film at most). */
function fadeEdges(curve: Float32Array): void {
  const start = Math.floor(Math.min(0.3 * sampleRate, curve.length / 4));
  const end = Math.floor(Math.min(1.2 * sampleRate, curve.length / 4));
  for (let index = 0; index < start; index++) curve[index]! *= Math.sin(((Math.PI / 2) * index) / start);
  for (let index = 0; index < end; index++) curve[curve.length - 1 - index]! *= Math.sin(((Math.PI / 2) * index) / end);
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

function weightedSum(stems: Stems, curves: Curves, length: number): Audio {
  const result = silence(length);
  result.channels.forEach((target, side) => {
    for (const name of names) {
      const channel = stems[name].channels[side]!;
      const curve = curves[name];
      for (let index = 0; index < length; index++) target[index]! += channel[index]! * curve[index]!;
    }
  });
  return result;
}

function multiply(audio: Audio, gain: Float32Array, other?: Float32Array): Audio {
  const channels = audio.channels.map((channel) => {
    const result = new Float32Array(channel.length);
    if (other)
      for (let index = 0; index < result.length; index++)
        result[index] = channel[index]! * gain[index]! * other[index]!;
    else for (let index = 0; index < result.length; index++) result[index] = channel[index]! * gain[index]!;
    return result;
  });
  return { sampleRate, channels };
}

/** Make-up and limiter, a few rounds, because a limiter takes loudness away again. What comes out is measured. */
async function finish(
  plain: Audio,
  target: number,
  ceiling: number,
): Promise<{ gain: Float32Array; makeUp: number; loudness: Mix['loudness'] }> {
  const before = energies(plain.channels);
  const loud = integrated(before);
  const gain = new Float32Array(lengthOf(plain)).fill(1);
  if (loud < -69) {
    const peak = truePeak(plain.channels, gain);
    return { gain, makeUp: 0, loudness: { integrated: null, truePeak: peak > 0 ? toDecibels(peak) : null } };
  }
  let makeUp = Math.min(40, target - loud);
  let limit = ceiling - 0.3;
  const peaks = truePeaks(plain, toFactor(limit - makeUp - 1.5));
  for (let round = 1; ; round++) {
    await pause();
    limitTo(gain, peaks, makeUp, limit);
    const off = target - integrated(before.map((energy, step) => energy * meanSquare(gain, step)));
    if (Math.abs(off) > 0.1 && round < rounds) makeUp += off;
    else {
      const reached = toDecibels(truePeak(plain.channels, gain));
      if (reached <= ceiling)
        return {
          gain,
          makeUp,
          loudness: { integrated: integrated(energies(plain.channels, gain)), truePeak: reached },
        };
      limit -= reached - ceiling + 0.1;
    }
  }
}

function limitTo(gain: Float32Array, peaks: Float32Array, makeUp: number, limit: number): void {
  const factor = toFactor(makeUp);
  gain.set(limiterGain(peaks, toFactor(limit) / factor));
  for (let index = 0; index < gain.length; index++) gain[index]! *= factor;
}

/** Mean square of a gain in one step: what it makes of the step's energy, as it moves slowly. */
function meanSquare(gain: Float32Array, step: number): number {
  const until = Math.min(gain.length, (step + 1) * loudnessStep);
  let sum = 0;
  for (let index = step * loudnessStep; index < until; index++) sum += gain[index]! * gain[index]!;
  return sum / Math.max(1, until - step * loudnessStep);
}

function clarityOf(dialogue: Audio, rest: Audio, lines: readonly SpokenSpan[], spans: readonly Span[]): LineClarity[] {
  return spans.map(([from, until], index) => {
    const { line } = lines[index]!;
    const start = Math.max(0, Math.floor(from / loudnessStep) - 2) * loudnessStep;
    const part = (audio: Audio) => energies(audio.channels.map((channel) => channel.subarray(start, until)));
    const speech = part(dialogue);
    const other = part(rest);
    const blocks = speakingBlocks(speech, [from - start, until - start]);
    if (blocks.length === 0) return { line, over: null, least: null };
    const mean = (steps: Float64Array) =>
      10 * Math.log10(blocks.reduce((total, block) => total + 10 ** (levelAt(steps, block, blockSteps) / 10), 0));
    const apart = blocks.map(
      (block) => levelAt(speech, block, blockSteps) - Math.max(-100, levelAt(other, block, blockSteps)),
    );
    return { line, over: round(mean(speech) - mean(other)), least: round(Math.min(...apart)) };
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
