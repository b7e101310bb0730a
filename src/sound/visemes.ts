import type { PhoneSpan, Viseme, Voice, VoicedLine } from '../film/index.ts';
import { fromSeconds } from '../film/index.ts';
import table from './data/visemes.json' with { type: 'json' };

type Shape = [viseme: Viseme, share: number, weight: number];

const english = table.english as unknown as Record<string, Shape[]>;
const mandarin = table.mandarin as unknown as Record<string, Shape[]>;
const longest = Math.max(...Object.keys(mandarin).map((phone) => phone.length));

/** The shapes of one phone, one after another, with their share of its length. eSpeak's phones are read by their longest known parts. */
export function shapesOf(phone: string, engine: Voice['engine']): Shape[] {
  const known = engine === 'flite' ? english[phone] : mandarin[phone];
  if (known) return known;
  const shapes: Shape[] = [];
  for (let index = 0; index < phone.length; ) {
    let length = Math.min(longest, phone.length - index);
    while (length > 0 && !mandarin[phone.slice(index, index + length)]) length--;
    shapes.push(...(mandarin[phone.slice(index, index + length)] ?? []));
    index += Math.max(1, length);
  }
  if (shapes.length === 0) return [['E', 1, 0.3]];
  const total = shapes.reduce((sum, shape) => sum + shape[1], 0);
  return shapes.map(([viseme, share, weight]) => [viseme, share / total, weight]);
}

/** Between words a gap of under 90 ms leaves the mouth as it was. */
const shortPause = fromSeconds(0.09);

/**
 * Mouth shapes of the MPEG-4 set for a row of phones: diphthongs and blends in parts, equal neighbours joined (weight of the
 * stronger). The shapes follow one another without gaps over the same time as the phones.
 */
export function visemesOf(phones: readonly PhoneSpan[], engine: Voice['engine']): VoicedLine['visemes'] {
  const spans: VoicedLine['visemes'] = [];
  for (const [index, phone] of phones.entries()) {
    const before = spans.at(-1);
    if (before && phone.phone === 'pau' && index < phones.length - 1 && phone.end - phone.start < shortPause) {
      before.end = phone.end;
      continue;
    }
    let share = 0;
    for (const [viseme, part, weight] of shapesOf(phone.phone, engine)) {
      const start = phone.start + Math.round((phone.end - phone.start) * share);
      share += part;
      const end = phone.start + Math.round((phone.end - phone.start) * Math.min(1, share));
      const before = spans.at(-1);
      if (end <= start) continue;
      if (before && before.viseme === viseme) {
        before.end = end;
        before.weight = Math.max(before.weight, weight);
      } else spans.push({ viseme, start, end, weight });
    }
  }
  return spans;
}
