import type { Language, Random } from '../film/index.ts';
import { Problem, shuffle } from '../film/index.ts';
import genres from './data/genres.json' with { type: 'json' };
import type { Premise } from './premise.ts';
import { isKin } from './read-premise.ts';
import { type Shape, shapesOf } from './shapes.ts';
import { mentions } from './wording.ts';

/** An entry of data/genres.json. */
export type Genre = (typeof genres)[number];

/** The names of the genres, for `--genre`. */
export const genreNames: readonly string[] = genres.map((genre) => genre.id);

/** The genre of the name. Throws `unknown-genre`. */
export function genreNamed(name: string): Genre {
  const genre = genres.find((candidate) => candidate.id === name);
  if (genre) return genre;
  throw new Problem({
    code: 'unknown-genre',
    message: `There is no genre "${name}".`,
    fix: `Choose one of: ${genreNames.join(', ')}.`,
    exit: 2,
  });
}

/** How well each genre fits a premise's own words. */
function genreScores(premise: Premise): Map<string, number> {
  const { language, text } = premise;
  const scores = new Map<string, number>();
  for (const genre of genres) {
    const hits = genre[language].filter((word) => mentions(text, word)).length;
    scores.set(genre.id, hits);
  }
  const kin = premise.beings.some((being) => isKin(being, language));
  if (kin) scores.set('family', scores.get('family')! + 1);
  return scores;
}

/** Shapes that a story of the premise can have, the best first; among equals the source of chance decides. */
export function rankShapes(premise: Premise, wanted: string | undefined, source: Random): Shape[] {
  const scores = genreScores(premise);
  const kin = premise.beings.filter((being) => isKin(being, premise.language)).length;
  const value = (shape: Shape) => {
    const deed = premise.deeds.findIndex((family) => shape.families.includes(family));
    const still = premise.deeds.length === 0 && shape.families.includes('still');
    const place = deed < 0 ? 0 : shape.families.indexOf(premise.deeds[deed]!);
    const fits = still ? 3 : deed < 0 ? 0 : (deed === 0 ? 3.2 : 2) - 0.3 * Math.min(place, 3);
    const evidence = scores.get(shape.genre)!;
    const genre = wanted
      ? shape.genre === wanted
        ? 20
        : 0
      : evidence === 0
        ? premise.earthly
          ? -genreNamed(shape.genre).strange
          : 0
        : 1.2 * Math.min(2, evidence);
    const wrongKin = (shape.kin === 'none' && kin > 0) || (shape.kin === 'only' && kin === 0 && !wanted) ? -6 : 0;
    const wrongThing = shape.holds && premise.sought ? -3 : 0;
    const searched = premise.awaited && premise.deeds.includes('search');
    const person = shape.closed ? (searched ? 3 : -40) : shape.seeks && premise.awaited ? -4 : 0;
    const known = shape.strangers && premise.groups.length > 0 ? -3 : 0;
    return fits + genre + wrongKin + wrongThing + person + known;
  };
  const ranked = shuffle(shapesOf(premise.language), source)
    .map((shape) => ({ shape, value: value(shape) }))
    .sort((a, b) => b.value - a.value);
  const best = ranked[0]!.value;
  const near = ranked.filter((entry, index) => entry.value > best - (index < 4 ? 3 : 1.6));
  const [first] = shuffle(near.slice(0, 10), source);
  return [first!.shape, ...ranked.map((entry) => entry.shape).filter((shape) => shape !== first!.shape)];
}

/** Somebody, something and somewhere that the genre lends to a premise that names none. */
export function stockOf(genre: Genre, language: Language): { partners: string[]; objects: string[]; places: string[] } {
  return { partners: genre.partners[language], objects: genre.objects[language], places: genre.places };
}
