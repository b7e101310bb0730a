import { type Flicks, fromSamples, fromSeconds, type PhoneSpan } from '../../film/index.ts';
import { type Audio, lengthOf } from '../audio.ts';
import type { Utterance, WordSpan } from '../speech.ts';
import { hop, speechFeatures } from './features.ts';
import type { Pause } from './find-speech.ts';
import { type Warp, warp } from './warp.ts';

/**
 * The phones and words of a recording, and how well it fits the reference. `mismatch` is the distance along the way that was found by the
 * distance along the best way through the reference said backwards: about 0.3 to 0.9 for the same text, near 1 for another one. `stretch` is
 * the length of its speech by that of the reference.
 */
export type Alignment = { phones: PhoneSpan[]; words: WordSpan[]; mismatch: number; stretch: number };

/**
 * Times for a recording (mono) of what `reference` says in another voice: both are compared frame by frame and the reference's own times are
 * carried over (F. Malfrère and T. Dutoit, Eurospeech 1997). Phones follow one another from 0 to the recording's end; where it pauses and
 * the reference does not, a `pau` is put in. `undefined` where the recording cannot be that text: more than about three times slower or faster.
 */
export function alignSpeech(recording: Audio, reference: Utterance): Alignment | undefined {
  const heard = speechFeatures(recording.channels[0]!, recording.sampleRate);
  const known = speechFeatures(reference.audio.channels[0]!, reference.audio.sampleRate);
  const rows = known.speech.kept;
  const { kept: columns, pauses } = heard.speech;
  const warped = warp(known, heard, rows, columns);
  if (!warped) return undefined;
  const backwards = warp(known, heard, rows.slice().reverse(), columns);
  const end = fromSamples(lengthOf(recording), recording.sampleRate);
  const timeOf = carryOver(warped, end);
  const carry = <T extends PhoneSpan | WordSpan>(spans: readonly T[]) =>
    withoutPauses(
      spans.map((span) => ({ ...span, start: timeOf(span.start), end: timeOf(span.end) })),
      pauses,
    );
  const phones = carry(reference.phones.filter(({ phone }) => phone !== 'pau'));
  return {
    phones: fillGaps(phones, end),
    words: carry(reference.words),
    mismatch: backwards ? warped.distance / backwards.distance : 0,
    stretch: columns.length / rows.length,
  };
}

/** From times of the reference to times of the recording: straight between pairs of frames, as it comes outside them. */
function carryOver({ pairs }: Warp, end: Flicks): (time: Flicks) => Flicks {
  const frame = fromSeconds(hop);
  const known = pairs.map(({ reference }) => reference * frame);
  const heard = pairs.map(({ recording }) => recording * frame);
  const within = (time: Flicks) => Math.max(0, Math.min(end, time));
  return (time) => {
    const next = firstFrom(known, time);
    if (next === 0) return within(heard[0]! + time - known[0]!);
    if (next === known.length) return within(heard.at(-1)! + time - known.at(-1)!);
    const share = (time - known[next - 1]!) / (known[next]! - known[next - 1]!);
    return within(Math.round(heard[next - 1]! + share * (heard[next]! - heard[next - 1]!)));
  };
}

/** The index of the first of rising `times` that is not before `time`. */
export function firstFrom(times: readonly Flicks[], time: Flicks): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Nothing sounds through a long pause: a span that would keeps the longer of its sides. */
function withoutPauses<T extends { start: Flicks; end: Flicks }>(spans: readonly T[], pauses: readonly Pause[]): T[] {
  const frame = fromSeconds(hop);
  return spans.map((span) => {
    const pause = pauses.find(({ start, end }) => start * frame > span.start && end * frame < span.end);
    if (!pause) return span;
    const [from, until] = [pause.start * frame, pause.end * frame];
    return from - span.start >= span.end - until ? { ...span, end: from } : { ...span, start: until };
  });
}

/** Phones that follow one another from 0 to `end`, with `pau` between them. */
export function fillGaps(phones: readonly PhoneSpan[], end: Flicks): PhoneSpan[] {
  const filled: PhoneSpan[] = [];
  let at = 0;
  for (const phone of phones) {
    if (phone.start > at) filled.push({ phone: 'pau', start: at, end: phone.start });
    filled.push(phone);
    at = phone.end;
  }
  if (at < end) filled.push({ phone: 'pau', start: at, end });
  return filled;
}
