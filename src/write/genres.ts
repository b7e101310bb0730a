import type { Random } from '../film/index.ts';
import { Problem, pick } from '../film/index.ts';
import genres from './data/genres.json' with { type: 'json' };
import type { Premise } from './premise.ts';
import { isKin } from './read-premise.ts';
import { mentions } from './wording.ts';

/** An entry of data/genres.json. */
export type Genre = (typeof genres)[number];

/** The names of the genres, for `--genre`. */
export const genreNames: readonly string[] = genres.map((genre) => genre.id);

/** The genre that another is told like, where it has no scenes made for it. */
export function likeOf(genre: Genre): string {
  return genre.like ?? genre.id;
}

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

/**
 * The genre that a premise's own words ask for; where none does, one of those that suit its situation, without magic and
 * wars in a story of everyday people.
 */
export function genreOf(premise: Premise, suitable: readonly string[], source: Random): Genre {
  const { language, text } = premise;
  const kin = premise.beings.some((being) => isKin(being, language));
  const evidence = genres.map((genre) => ({
    genre,
    hits: genre[language].filter((word) => mentions(text, word)).length + (kin && genre.id === 'family' ? 1 : 0),
  }));
  const most = Math.max(...evidence.map(({ hits }) => hits));
  if (most > 0)
    return pick(
      evidence.filter(({ hits }) => hits === most).map(({ genre }) => genre),
      source,
    );
  const all = suitable.map(genreNamed);
  const plain = all.filter((genre) => !premise.earthly || genre.strange < 1);
  return pick(plain.length > 0 ? plain : all, source);
}
