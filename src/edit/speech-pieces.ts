import type { Flicks, Language } from '../film/index.ts';
import { toSeconds } from '../film/index.ts';
import { captionLimits } from './caption-limits.ts';
import { type Phrases, phrasesOf, setLines } from './caption-text.ts';
import type { Speech } from './spoken-lines.ts';

/** A stretch of speech that stands in one caption: its lines and when it is heard. */
export type Piece = { speech: Speech; lines: string[]; start: Flicks; end: Flicks };

/** What a caption more costs, so that a speech is not cut up without need. */
const another = 12;

/** Parts a speech into captions: each fits two lines and is heard within seven seconds, and they part where phrases do. */
export function piecesOf(speech: Speech, language: Language, names: readonly string[]): Piece[] {
  const phrases = phrasesOf(speech.text, names, captionLimits[language].columns);
  const places = [{ end: 0, next: 0, cost: 0 }, ...phrases.breaks, { end: speech.text.length, next: 0, cost: 0 }];
  const best = [{ cost: 0, from: 0, lines: [] as string[] }];
  for (let to = 1; to < places.length; to++) best.push(cheapestEnd(to, places, best, { speech, phrases, language }));
  const pieces: Piece[] = [];
  for (let to = places.length - 1; to > 0; to = best[to]!.from) {
    const { from, lines } = best[to]!;
    pieces.unshift({ speech, lines, start: speech.at(places[from]!.next), end: speech.at(places[to]!.end) });
  }
  return pieces;
}

type Place = { end: number; next: number; cost: number };
type Ending = { cost: number; from: number; lines: string[] };

/** The cheapest way to end a caption at a place, from all that end before it. */
function cheapestEnd(
  to: number,
  places: readonly Place[],
  best: readonly Ending[],
  { speech, phrases, language }: { speech: Speech; phrases: Phrases; language: Language },
): Ending {
  const most = captionLimits[language].columns;
  const { end, cost } = places[to]!;
  let ending: Ending = { cost: Number.POSITIVE_INFINITY, from: to - 1, lines: [] };
  for (let from = to - 1; from >= 0; from--) {
    const { next } = places[from]!;
    if (phrases.columns(next, end) > most * captionLimits.lines + 1) break;
    const set = setLines(phrases, [next, end], most, [from, to - 1]);
    if (!set) continue;
    const seconds = toSeconds(speech.at(end) - speech.at(next));
    const total = best[from]!.cost + another + set.cost + 2 * cost + hurry(seconds);
    if (total < ending.cost) ending = { cost: total, from, lines: set.lines };
  }
  return ending;
}

/** What it costs that a caption is heard for longer than it may stand, or hardly at all. */
function hurry(seconds: number): number {
  return 40 * Math.max(0, seconds - captionLimits.longest) + 20 * Math.max(0, captionLimits.shortest - seconds);
}
