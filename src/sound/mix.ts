import { type Flicks, Problem, toSamples } from '../film/index.ts';
import { type Audio, addAudio, lengthOf, sampleRate, toDecibels, toFactor } from './audio.ts';
import { pause } from './breathe.ts';
import { clarityOf, type LineClarity } from './clarity.ts';
import { duckingGain, type Heard, type Span } from './ducking.ts';
import { type Finished, type FinishOptions, finish, limitAt, multiply } from './finish.ts';
import { downMix, type Layout, silenceIn } from './layout.ts';
import { sceneGain, sceneLevels } from './level-scenes.ts';
import { energies, integrated, loudnessStep } from './loudness.ts';
import { type LoudnessTarget, loudnessTargets } from './loudness-target.ts';
import { inLayout } from './up-mix.ts';

/** The buses of a film's sound. */
export type StemName = 'dialogue' | 'music' | 'effects' | 'ambience';

/**
 * Gives a stem of a film: mono, stereo or 5.1, all of one length, the same each time, in samples that may be changed. Each is asked for several
 * times and is no longer needed when the next one is, so that no two need be in memory at once.
 */
export type StemSource = (name: StemName) => Audio | Promise<Audio>;

/** A stretch of the film in which somebody speaks; `line` names it in what is measured. */
export type SpokenSpan = { line?: string; start: Flicks; end: Flicks };

/**
 * How a film is mixed: when somebody speaks, its scenes in order (default: one), LUFS and dBTP (default: streaming), where its loudness is measured (default: everywhere), LU between
 * speech and the rest (default 8), loudspeakers (default stereo), and whether music and effects are wanted without dialogue.
 */
export type MixOptions = {
  speech: readonly SpokenSpan[];
  scenes?: readonly { start: Flicks; end: Flicks }[];
  target?: number;
  ceiling?: number;
  measured?: readonly SpokenSpan[];
  separation?: number;
  /** dB for the music beside its usual place under the dialogue. */
  music?: number;
  layout?: Layout;
  dubbing?: boolean;
};

/**
 * A finished soundtrack. The master is the sum of the stems that `stem` gives, which have all gains in them (balance, ducking, fades,
 * make-up, limiter). `stereo` is the master, or the down-mix of a 5.1 master brought to the same loudness. `musicAndEffects` is for dubbing: at
 * the film's level, but never lowered for speech. `gains` are dB: the balance of the music, the deepest ducking, the make-up, the deepest limiting.
 */
export type Mix = {
  master: Audio;
  stereo: Audio;
  stem(name: StemName): Promise<Audio>;
  musicAndEffects: Audio | undefined;
  gains: { music: number; ducking: number; makeUp: number; limiting: number };
  loudness: Finished['loudness'];
  clarity: LineClarity[];
};

/** All stems, in the order in which they are mixed. */
export const stemNames = ['dialogue', 'music', 'effects', 'ambience'] as const;

const musicLoudness = -22.5;

/**
 * Mixes a film: music to its place under the dialogue, scenes to levels that go together, everything but dialogue down while somebody speaks (every
 * line `separation` LU over the rest at least), fades at both ends, make-up to the target loudness, true-peak limiter with look-ahead. Throws
 * `Problem` `mix-stems` for stems of different lengths. A silent film stays silent. Gives way to other work between its parts.
 */
export async function mix(source: StemSource, options: MixOptions): Promise<Mix> {
  const { layout = 'stereo', separation = 8, dubbing = false } = options;
  const spans = toSpans(options.speech);
  const { heard, length } = await hear(source, layout);
  const balance = musicBalance(heard.music, options.music ?? 0);
  const scenes = levelled(heard, toSpans(options.scenes ?? []), spans, length);
  const duck = duckingGain(heard, spans, length, separation);
  const clarity = clarityOf(heard, duck, options.speech, spans);
  for (const curve of [duck.music, duck.rest]) multiply({ sampleRate, channels: [curve] }, scenes);
  const shaped = async (name: StemName, lowered = true) => {
    const audio = inLayout(await source(name), layout, name);
    if (name !== 'dialogue') multiply(audio, !lowered ? scenes : name === 'music' ? duck.music : duck.rest);
    fadeEdges(audio);
    return audio;
  };
  const master = silenceIn(layout, length);
  for (const name of stemNames) addAudio(master, await shaped(name), name === 'music' ? balance : 1);
  const wanted = finishOptions(options);
  const stereo = layout === 'stereo' ? master : await finishCopy(downMix(master), wanted);
  const { gain, makeUp, limiting, loudness } = await finish(master, wanted);
  multiply(master, gain);
  const musicAndEffects = dubbing ? await withoutDialogue(shaped, layout, length, balance, makeUp, wanted) : undefined;
  return {
    master,
    stereo,
    musicAndEffects,
    async stem(name) {
      const audio = await shaped(name);
      multiply(audio, gain, name === 'music' ? balance : 1);
      return audio;
    },
    gains: { music: toDecibels(balance), ducking: duck.deepest, makeUp, limiting },
    loudness,
    clarity,
  };
}

function finishOptions({ target, ceiling, measured }: MixOptions): FinishOptions {
  const usual: LoudnessTarget = loudnessTargets.stream;
  return {
    target: target ?? usual.target,
    ceiling: ceiling ?? usual.ceiling,
    ...(measured && { measured: toSpans(measured) }),
  };
}

function toSpans(spoken: readonly { start: Flicks; end: Flicks }[]): Span[] {
  return spoken.map((span) => [toSamples(span.start, sampleRate), toSamples(span.end, sampleRate)]);
}

async function finishCopy(audio: Audio, wanted: FinishOptions): Promise<Audio> {
  const { gain } = await finish(audio, wanted);
  multiply(audio, gain);
  return audio;
}

async function withoutDialogue(
  shaped: (name: StemName, lowered: boolean) => Promise<Audio>,
  layout: Layout,
  length: number,
  balance: number,
  makeUp: number,
  { ceiling }: FinishOptions,
): Promise<Audio> {
  const result = silenceIn(layout, length);
  for (const name of stemNames) {
    if (name !== 'dialogue') addAudio(result, await shaped(name, false), name === 'music' ? balance : 1);
  }
  multiply(result, await limitAt(result, makeUp, ceiling));
  return result;
}

/** The energies of all stems, places and steps together, music as loud as it will be. */
async function hear(source: StemSource, layout: Layout): Promise<{ heard: Heard; length: number }> {
  const lengths: number[] = [];
  const measured = async (name: StemName) => {
    const audio = inLayout(await source(name), layout, name);
    lengths.push(lengthOf(audio));
    await pause();
    return energies(audio.channels);
  };
  const heard = { speech: await measured('dialogue'), music: await measured('music'), rest: await measured('effects') };
  (await measured('ambience')).forEach((energy, step) => {
    heard.rest[step]! += energy;
  });
  if (new Set(lengths).size > 1) {
    throw new Problem({
      code: 'mix-stems',
      message: `The stems to mix have different lengths (${lengths.join(', ')} samples).`,
      fix: 'Make every stem as long as the film.',
    });
  }
  return { heard, length: lengths[0]! };
}

/** The factor that brings music, wherever it came from, to its place; its energies are brought there. */
function musicBalance(music: Float64Array, more: number): number {
  const loudness = integrated(music);
  const balance = toFactor(loudness <= -67 ? 0 : Math.max(-24, Math.min(36, musicLoudness + more - loudness)));
  for (let step = 0; step < music.length; step++) music[step]! *= balance ** 2;
  return balance;
}

/** The gain that brings scenes to levels that go together; the energies are brought there. */
function levelled(heard: Heard, scenes: readonly Span[], speech: readonly Span[], length: number): Float32Array {
  const gain = sceneGain(sceneLevels(heard, scenes, speech), scenes, length);
  for (const steps of [heard.music, heard.rest]) {
    for (let step = 0; step < steps.length; step++) steps[step]! *= (gain[step * loudnessStep] ?? 1) ** 2;
  }
  return gain;
}

/** In over 0.3 s, out over 1.2 s (a quarter of a very short film at most). */
function fadeEdges({ channels }: Audio): void {
  for (const channel of channels) {
    const start = Math.floor(Math.min(0.3 * sampleRate, channel.length / 4));
    const end = Math.floor(Math.min(1.2 * sampleRate, channel.length / 4));
    for (let index = 0; index < start; index++) channel[index]! *= Math.sin(((Math.PI / 2) * index) / start);
    for (let index = 0; index < end; index++)
      channel[channel.length - 1 - index]! *= Math.sin(((Math.PI / 2) * index) / end);
  }
}
