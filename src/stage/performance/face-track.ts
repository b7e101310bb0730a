import { type Action, type Emotion, random, toSeconds, type Viseme } from '../../film/index.ts';
import { faceChannels } from '../actors/rig.ts';
import mouthTable from './data/mouth.json' with { type: 'json' };
import { clamp, ease } from './ease.ts';

type Speak = Extract<Action, { kind: 'speak' }>;
type Feel = Extract<Action, { kind: 'feel' }>;

/** How open each sound is, for the accents of head and brow. */
const openness: Partial<Record<Viseme, number>> = { aa: 1, oh: 0.85, E: 0.7, ou: 0.5, ih: 0.4 };

/**
 * How far the jaw follows the voice: sounds with a voice open the mouth farther than their lips alone show (`drop`), those that
 * are breath or touch alone hardly open it (`hush`). Jaw height and loudness go together in speech (Yehia, Rubin and
 * Vatikiotis-Bateson 1998).
 */
const drop = mouthTable.drop as Partial<Record<Viseme, number>>;
const hush = mouthTable.hush as Partial<Record<Viseme, number>>;

/** Channels of the mouth and the feelings at a time; `energy` is how loud the voice is just now, 0 to 1. */
export type Feeling = Partial<Record<Emotion, number>>;

/** Lips that close stay closed for as long as one drawing is held, so that the closing is seen on twos and threes. */
function seenClosed(span: Span, drawing: number): Span {
  const short = drawing + 0.015 - (span.end - span.start);
  if (span.viseme !== 'PP' || drawing === 0 || short <= 0) return span;
  return { ...span, start: span.start - short / 2, end: span.end + short / 2 };
}

/**
 * Weights of the visemes at a time. Neighbours overlap by up to 90 ms (coarticulation), and closed lips close fully; `drawing` is
 * how long one drawing is held, seconds.
 */
export function speechOf(
  actions: readonly Action[],
  seed: string,
  drawing = 0,
): (at: number) => { visemes: Partial<Record<Viseme, number>>; energy: number; speaking: boolean } {
  const speeches = actions.filter((action): action is Speak => action.kind === 'speak');
  const spans = speeches
    .flatMap((speech) => visemesOf(speech, seed))
    .map((span) => seenClosed(span, drawing))
    .sort((a, b) => a.start - b.start);
  return (at) => {
    const visemes: Partial<Record<Viseme, number>> = {};
    let energy = 0;
    let closed = 0;
    for (const span of spans) {
      if (span.start - 0.1 > at || span.end + 0.1 < at) continue;
      const closing = span.viseme === 'PP';
      const soft = Math.min(closing ? 0.05 : 0.09, 0.45 * (span.end - span.start) + 0.02);
      const lead = closing ? soft * 0.85 : soft * 0.5;
      const weight =
        span.weight *
        ease(span.start - lead, span.start + soft - lead, at) *
        (1 - ease(span.end - soft * (closing ? 0.15 : 0.5), span.end + soft * (closing ? 0.85 : 0.5), at));
      if (span.viseme === 'sil' || weight <= 0) continue;
      visemes[span.viseme] = Math.max(
        visemes[span.viseme] ?? 0,
        closing ? Math.min(1, weight / Math.max(0.01, span.weight)) : weight,
      );
      if (closing) closed = Math.max(closed, visemes.PP!);
      energy = Math.max(energy, weight * (openness[span.viseme] ?? 0.15));
    }
    followVoice(visemes);
    for (const key of Object.keys(visemes) as Viseme[]) if (key !== 'PP') visemes[key]! *= 1 - closed;
    return {
      visemes,
      energy,
      speaking: speeches.some((speech) => toSeconds(speech.start) <= at && at <= toSeconds(speech.end)),
    };
  };
}

function followVoice(visemes: Partial<Record<Viseme, number>>): void {
  let jaw = 0;
  for (const key of Object.keys(visemes) as Viseme[]) {
    jaw = Math.max(jaw, visemes[key]! * (drop[key] ?? 0));
    visemes[key]! *= hush[key] ?? 1;
  }
  if (jaw > 0) visemes.aa = Math.min(1, (visemes.aa ?? 0) + jaw);
}

type Span = { viseme: Viseme; start: number; end: number; weight: number };

/** The mouth shapes of a line; a line that was never voiced gets plausible syllables. */
function visemesOf(speech: Speak, seed: string): Span[] {
  if (speech.visemes.length > 0)
    return speech.visemes.map((span) => ({ ...span, start: toSeconds(span.start), end: toSeconds(span.end) }));
  const source = random(`${seed}/${speech.line}`);
  const spans: Span[] = [];
  const consonants: Viseme[] = ['PP', 'DD', 'SS', 'nn', 'kk', 'FF', 'RR'];
  const vowels: Viseme[] = ['aa', 'E', 'ih', 'oh', 'ou'];
  const end = toSeconds(speech.end);
  for (let time = toSeconds(speech.start); time < end - 0.2; time += 0.21) {
    spans.push({ viseme: consonants[Math.floor(source() * 7)]!, start: time, end: time + 0.07, weight: 0.8 });
    spans.push({
      viseme: vowels[Math.floor(source() * 5)]!,
      start: time + 0.07,
      end: time + 0.21,
      weight: 0.55 + 0.4 * source(),
    });
  }
  return spans;
}

/** Feelings at a time: in over 0.45 s from their start, out over 0.7 s after their end unless another follows. */
export function feelingsOf(actions: readonly Action[]): (at: number) => Feeling {
  const feels = actions.filter((action): action is Feel => action.kind === 'feel').sort((a, b) => a.start - b.start);
  return (at) => {
    const feeling: Feeling = {};
    for (const [i, feel] of feels.entries()) {
      const start = feel.start <= 0 ? -6 : toSeconds(feel.start);
      const next = feels[i + 1];
      const end = next ? toSeconds(next.start) : feel.end <= feel.start ? 1e6 : toSeconds(feel.end);
      const weight = feel.intensity * ease(start, start + 0.45, at) * (1 - ease(end, end + (next ? 0.5 : 0.7), at));
      if (weight > 0 && feel.emotion !== 'neutral')
        feeling[feel.emotion] = Math.max(feeling[feel.emotion] ?? 0, weight);
    }
    return feeling;
  };
}

/** Times of stressed sounds in what an actor says, seconds, with their strength: accents of head and brows fall on them. */
export function accentsOf(actions: readonly Action[], seed: string): { time: number; strength: number }[] {
  const source = random(`${seed}/accents`);
  const accents: { time: number; strength: number }[] = [];
  for (const speech of actions.filter((action): action is Speak => action.kind === 'speak')) {
    for (const span of visemesOf(speech, seed)) {
      const open = (openness[span.viseme] ?? 0) * span.weight * (0.7 + 0.6 * source());
      const last = accents.at(-1);
      if (open < 0.45 || (last && span.start - last.time < 0.42)) continue;
      accents.push({ time: span.start, strength: clamp(open) * (0.5 + 0.5 * source()) });
    }
  }
  return accents;
}

/** Writes the face's channels at a time into an array laid out as `faceChannels`. */
export function writeFace(
  values: Float32Array,
  offset: number,
  face: {
    visemes: Partial<Record<Viseme, number>>;
    feeling: Feeling;
    blink: number;
    eyeX: number;
    eyeY: number;
    brow: number;
  },
): void {
  for (const [i, channel] of faceChannels.entries()) {
    const dot = channel.indexOf('.');
    const kind = dot < 0 ? channel : channel.slice(0, dot);
    const name = channel.slice(dot + 1);
    if (kind === 'viseme') values[offset + i] = face.visemes[name as Viseme] ?? 0;
    else if (kind === 'emotion') values[offset + i] = face.feeling[name as Emotion] ?? 0;
    else if (kind === 'blink') values[offset + i] = face.blink;
    else if (kind === 'gaze') values[offset + i] = name === 'x' ? face.eyeX : face.eyeY;
    else values[offset + i] = face.brow;
  }
}
