import { type Audio, lengthOf, sampleRate, toFactor } from './audio.ts';
import { loudnessOf } from './loudness.ts';

type Span = readonly [from: number, until: number];

const attack = Math.round(0.25 * sampleRate);
const release = Math.round(0.7 * sampleRate);
const bridge = Math.round(0.9 * sampleRate);

/**
 * The gain of everything but dialogue for every sample: under each stretch of speech (pauses under 0.9 s belong to it) as low as leaves
 * `separation` LU between the speech and the rest, never up, at least 3 dB down; in over 0.25 s before the first word, out over 0.7 s after
 * the last. The rest is measured where it is loudest against the speech, in windows of 0.8 s.
 */
export function duckingGain(
  dialogue: Audio,
  background: Audio,
  speech: readonly Span[],
  separation: number,
): Float32Array {
  const gain = new Float32Array(lengthOf(dialogue)).fill(1);
  for (const [from, until] of joinSpans(speech)) {
    const voice = Math.max(...windows(from, until).map(([start, end]) => loudnessOf(dialogue, start, end)));
    const rest = Math.max(...windows(from, until).map(([start, end]) => loudnessOf(background, start, end)));
    const depth = Math.max(-30, Math.min(-3, voice - separation - rest));
    if (rest < -65) continue;
    dip(gain, from, until, toFactor(depth));
  }
  return gain;
}

function joinSpans(speech: readonly Span[]): Span[] {
  const joined: [number, number][] = [];
  for (const [from, until] of [...speech].sort((one, other) => one[0] - other[0])) {
    const before = joined.at(-1);
    if (before && from - before[1] < bridge) before[1] = Math.max(before[1], until);
    else joined.push([from, until]);
  }
  return joined;
}

function windows(from: number, until: number): Span[] {
  const size = Math.round(0.8 * sampleRate);
  const list: Span[] = [];
  for (let start = from; start === from || start + size <= until; start += size)
    list.push([start, Math.min(until, start + size)]);
  return list;
}

/** Lowers `gain` to `depth` in a span, with slopes outside it that are straight in dB. */
function dip(gain: Float32Array, from: number, until: number, depth: number): void {
  const first = Math.max(0, from - attack);
  const last = Math.min(gain.length, until + release);
  for (let index = first; index < last; index++) {
    const share = index < from ? (index - first) / attack : index >= until ? 1 - (index - until) / release : 1;
    gain[index] = Math.min(gain[index]!, depth ** (0.5 - 0.5 * Math.cos(Math.PI * share)));
  }
}
