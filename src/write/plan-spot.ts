import type { Language, Random } from '../film/index.ts';
import { shuffle } from '../film/index.ts';
import data from './data/spots.json' with { type: 'json' };
import type { Plot } from './plan-story.ts';
import type { Premise } from './premise.ts';

/** A film shorter than this many seconds is told in one scene. */
export const spotBelow = 28;

/** From so many seconds on a need is tried to be met in vain first. */
const longFrom = 20;

/**
 * Plans films of one scene: what the premise says, a need, one thing, what it changes, and a last line (data/spots.json). They tell
 * the `situation` that the premise names.
 */
export function planSpots(premise: Premise, situation: string, seconds: number, source: Random): Plot[] {
  const { language } = premise;
  const opening = premise.weather ? ['{opening}'] : [];
  return shuffle(data.spots, source).map((spot) => ({
    id: `${situation}/${spot.id}`,
    situation,
    chain: [spot],
    titles: data.titles[language],
    gists: [spot.gist[language]],
    scenes: [['place same', ...opening, '{deed}', ...beatsOf(spot, language, seconds)]],
  }));
}

/** The beats of a spot, in a longer one with what is tried in vain after the need. */
function beatsOf(spot: (typeof data.spots)[number], language: Language, seconds: number): string[] {
  const [need = '', ...rest] = spot[language];
  return seconds < longFrom ? [need, ...rest] : [need, ...spot.more[language], ...rest];
}
