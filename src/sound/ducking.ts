import { sampleRate, toFactor } from './audio.ts';
import { blockSteps, levelAt, loudnessStep } from './loudness.ts';

/** A stretch of samples. */
export type Span = readonly [from: number, until: number];

/** Energies of each 50 ms (`energies`): the speech, the music, and what else there is beside them. */
export type Heard = { speech: Float64Array; music: Float64Array; rest: Float64Array };

/** Gains for every sample. Music gives way first, places and steps as far as they must. */
export type Ducking = { music: Float32Array; rest: Float32Array; deepest: number };

const attack = Math.round(0.4 * sampleRate);
const release = Math.round(0.8 * sampleRate);
const bridge = Math.round(1.2 * sampleRate);
const deepest = 30;

/**
 * How far everything but dialogue goes down while somebody speaks: for each stretch of speech (pauses under 1.2 s belong to it) the least that
 * leaves each line `separation` LU and a little over the rest, and every block of 400 ms in which it is heard not much less.
 * Music goes down by 3 dB at least; rain, rooms and steps by half of what music does, and by all of it where that is not enough. Slopes are cosines in
 * dB: 0.4 s before the first word, 0.8 s after the last.
 */
export function duckingGain(heard: Heard, speech: readonly Span[], length: number, separation: number): Ducking {
  const music = new Float32Array(length).fill(1);
  const rest = new Float32Array(length).fill(1);
  let most = 0;
  for (const stretch of joinSpans(speech)) {
    const lines = stretch.lines.map((line) => speakingBlocks(heard.speech, line));
    const depth = depthFor(heard, lines, separation);
    most = Math.max(most, depth.music);
    dip(music, stretch.span, toFactor(-depth.music));
    dip(rest, stretch.span, toFactor(-depth.rest));
  }
  return { music, rest, deepest: -most };
}

/**
 * The blocks of 400 ms (by their first 50 ms step) in which a line is really heard: within `gate` LU of its loudest third. Dialogue gating, so
 * that the pauses within a line do not count.
 */
export function speakingBlocks(speech: Float64Array, [from, until]: Span, gate = 8): number[] {
  const first = Math.ceil(from / loudnessStep);
  const last = Math.max(first, Math.floor(until / loudnessStep) - blockSteps);
  const blocks = Array.from({ length: Math.floor((last - first) / 2) + 1 }, (_, index) => first + 2 * index);
  const levels = blocks.map((block) => levelAt(speech, block, blockSteps));
  const strong = [...levels].sort((one, other) => other - one)[Math.floor(levels.length / 3)]!;
  return blocks.filter((_, index) => levels[index]! > -70 && levels[index]! > strong - gate);
}

/** What a line's mean has more, and its weakest block may have less, than the separation asked for, in LU. */
const spare = 1.2;
const forgiven = 1.5;

function depthFor(
  heard: Heard,
  lines: readonly (readonly number[])[],
  separation: number,
): { music: number; rest: number } {
  for (let depth = 3; depth < deepest; depth += 0.5) {
    const rest = depth / 2 + Math.max(0, depth - 9) / 2;
    if (lines.every((blocks) => isClear(heard, blocks, toFactor(-depth), toFactor(-rest), separation)))
      return { music: depth, rest };
  }
  return { music: deepest, rest: deepest };
}

function isClear(heard: Heard, blocks: readonly number[], music: number, rest: number, separation: number): boolean {
  const weakest = 10 ** ((separation - forgiven) / 10);
  let [voices, others] = [0, 0];
  for (const block of blocks) {
    let [voice, other] = [0, 0];
    for (let step = block; step < block + blockSteps && step < heard.speech.length; step++) {
      voice += heard.speech[step]!;
      other += heard.music[step]! * music * music + heard.rest[step]! * rest * rest;
    }
    if (voice < other * weakest) return false;
    voices += voice;
    others += other;
  }
  return voices >= others * 10 ** ((separation + spare) / 10);
}

function joinSpans(speech: readonly Span[]): { span: Span; lines: Span[] }[] {
  const joined: { span: [number, number]; lines: Span[] }[] = [];
  for (const line of [...speech].sort((one, other) => one[0] - other[0])) {
    const before = joined.at(-1);
    if (before && line[0] - before.span[1] < bridge) {
      before.span[1] = Math.max(before.span[1], line[1]);
      before.lines.push(line);
    } else joined.push({ span: [...line], lines: [line] });
  }
  return joined;
}

/** Lowers `gain` to `depth` in a span, with slopes outside it that are cosines in dB. */
function dip(gain: Float32Array, [from, until]: Span, depth: number): void {
  const first = Math.max(0, from - attack);
  const last = Math.min(gain.length, until + release);
  for (let index = first; index < last; index++) {
    const inside = index >= from && index < until;
    const share = index < from ? (index - first) / attack : 1 - (index - until) / release;
    const wanted = inside ? depth : depth ** (0.5 - 0.5 * Math.cos(Math.PI * share));
    if (wanted < gain[index]!) gain[index] = wanted;
  }
}
