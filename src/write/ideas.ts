import type { Depiction, Language } from '../film/index.ts';
import { random, shuffle, usualLength } from '../film/index.ts';
import guidance from './data/guidance.json' with { type: 'json' };
import twists from './data/twists.json' with { type: 'json' };
import { genreNames } from './genres.ts';
import { readPremise } from './read-premise.ts';
import { allSituations } from './stories.ts';
import { mentions } from './wording.ts';
import { type WrittenScreenplay, writeScreenplay } from './write-screenplay.ts';

/** Words to make films of, how many, and in which manner; `twist` is one of `twistNames`. */
export type IdeasOptions = {
  words: string;
  depiction: Depiction;
  language: Language;
  seed: number;
  count: number;
  genre?: string;
  twist?: string;
};

/**
 * A film that could be made: told in a logline, and its parts. `seed` and `plot` write its script (`writeScreenplay`) in the
 * length `seconds`.
 */
export type Idea = {
  number: number;
  title: string;
  logline: string;
  genre: string;
  protagonist: string;
  want: string;
  obstacle: string;
  turn: string;
  setting: string;
  object: string;
  seed: number;
  plot: string;
  seconds: number;
};

/** Ideas, and how much they differ: the mean share of parts in which two of them are not alike, 0 to 1. */
export type Ideas = { ideas: Idea[]; diversity: number };

/** What an idea can be turned into: darker, for children, a commercial. */
export const twistNames = Object.keys(twists);

type Twist = { genres?: string[]; seconds?: number };

const parts = ['genre', 'protagonist', 'want', 'obstacle', 'turn', 'setting', 'object'] as const;

/** Scripts looked at for each idea. */
const drafts = 8;

/**
 * Proposes films about the words, each as different from the others as the best of some drafts: another situation, another
 * protagonist, want, obstacle and turn. Drafts that speak of more of the words come first. The same words and seed give the same ideas.
 */
export function proposeIdeas(options: IdeasOptions): Ideas {
  const { words, depiction, language, seed, count } = options;
  const twist: Twist = (twists as Record<string, Twist>)[options.twist ?? ''] ?? {};
  const source = random(`${seed}/ideas/${words}/${options.twist ?? ''}`);
  const premise = readPremise(words, depiction, language);
  const told = premise.situations.slice(0, 1);
  const situations = [
    ...told,
    ...shuffle(allSituations, source)
      .map(({ id }) => id)
      .filter((id) => !told.includes(id)),
  ];
  const genres = options.genre ? [options.genre] : (twist.genres ?? shuffle(genreNames, source));
  const ideas: Idea[] = [];
  for (let number = 1; number <= count; number++) {
    const situation = situations[(number - 1) % situations.length]!;
    const candidates = Array.from({ length: drafts }, (_, draft): Idea => {
      const own = seed * 1000 + number * drafts + draft;
      const seconds = twist.seconds ?? usualLength;
      const genre = genres[(number - 1 + draft) % genres.length]!;
      const written = writeScreenplay({
        premise: words,
        depiction,
        language,
        seed: own,
        seconds,
        genre,
        plot: situation,
      });
      return ideaOf(written, number, own, seconds, language);
    });
    ideas.push(best(candidates, ideas, words, language));
  }
  return { ideas, diversity: meanOverPairs(ideas, difference) };
}

function ideaOf(written: WrittenScreenplay, number: number, seed: number, seconds: number, language: Language): Idea {
  const [want = '', obstacle = '', turn = ''] = written.treatment;
  return {
    number,
    title: written.title,
    logline: written.treatment.join(language === 'zh' ? '' : ' '),
    genre: written.genre,
    protagonist: written.people[0]!,
    want,
    obstacle,
    turn,
    setting: written.setting,
    object: written.object,
    seed,
    plot: written.plot,
    seconds,
  };
}

/** The words that ideas are asked about, without small ones. */
export function askedWords(words: string, language: Language): string[] {
  return words.split(/[,，、;；\s]+/u).filter((word) => word.length > (language === 'zh' ? 1 : 3));
}

/** The draft that differs most from the ideas there are, a word of the user's that it keeps counting as much as a part. */
function best(candidates: readonly Idea[], ideas: readonly Idea[], words: string, language: Language): Idea {
  const asked = askedWords(words, language);
  const value = (idea: Idea) => {
    const kept = asked.filter((word) => mentions(`${idea.logline} ${idea.title}`, word)).length;
    const apart = ideas.reduce((least, other) => Math.min(least, difference(idea, other)), 1);
    return parts.length * apart + kept;
  };
  return candidates.reduce((a, b) => (value(b) > value(a) ? b : a));
}

function difference(a: Idea, b: Idea): number {
  return parts.filter((part) => a[part] !== b[part]).length / parts.length;
}

/** The mean of a measure between each two of a list, to the hundredth; 1 where there are no two. */
export function meanOverPairs<T>(list: readonly T[], measure: (a: T, b: T) => number): number {
  const pairs = list.flatMap((a, index) => list.slice(index + 1).map((b) => measure(a, b)));
  return pairs.length === 0 ? 1 : Math.round((100 * pairs.reduce((sum, value) => sum + value, 0)) / pairs.length) / 100;
}

/** Help for a writer who is stuck: what the words do not say yet, a question about each, and three directions. */
export type Guidance = { missing: string[]; questions: string[]; directions: string[] };

/** Says what is missing in a premise and asks about it: who, another, a deed, a thing, a place, an hour. At most three questions. */
export function guide(words: string, depiction: Depiction, language: Language, ideas: readonly Idea[]): Guidance {
  const premise = readPremise(words, depiction, language);
  const told: Record<keyof typeof guidance, boolean> = {
    protagonist: premise.beings.length > 0,
    opponent: premise.beings.length > 1 || premise.awaited !== undefined,
    deed: premise.situations.length > 0,
    thing: premise.things.length > 0,
    place: premise.place !== undefined,
    hour: premise.hour !== undefined || premise.weather !== undefined,
  };
  const missing = (Object.keys(told) as (keyof typeof guidance)[]).filter((part) => !told[part]);
  return {
    missing: missing.map((part) => guidance[part].name[language]),
    questions: missing.slice(0, 3).map((part) => guidance[part].question[language]),
    directions: ideas.slice(0, 3).map(({ logline }) => logline),
  };
}
