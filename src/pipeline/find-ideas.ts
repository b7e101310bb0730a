import { resolve } from 'node:path';
import { stringify } from 'yaml';
import { type Film, filmSchema, type Language, Problem } from '../film/index.ts';
import { depict, detectLanguage } from '../language/index.ts';
import { type Guidance, guide, type Idea, type Ideas, proposeIdeas, writeScreenplay } from '../write/index.ts';
import { openVocabulary } from './dictionary.ts';
import { createFilmWithScript, type FilmFolder, isFilmFolder, writeText } from './film-folder.ts';
import { folderName } from './start-film.ts';

/** Words to make films of and how; the language is the words' own unless it is given. */
export type FindIdeasOptions = {
  words: string;
  language?: Language;
  seed?: number;
  count?: number;
  genre?: string;
  twist?: string;
};

/** What was asked, with what nobody said. */
export type AskedFor = FindIdeasOptions & Required<Pick<FindIdeasOptions, 'words' | 'language' | 'seed' | 'count'>>;

/** Ideas about some words, what the words leave open, and what was asked. */
export type FoundIdeas = Ideas & { guidance: Guidance; asked: AskedFor };

/** The words in one line, in their language. Throws `no-words` for an empty text. */
export function ideaWords(options: FindIdeasOptions): AskedFor {
  const words = options.words.replace(/\s+/g, ' ').trim();
  if (words === '') {
    throw new Problem({
      code: 'no-words',
      message: 'There are no words to make ideas of.',
      fix: 'Name a few people, things or places: auteur ideas "lighthouse, two brothers, debt".',
      exit: 2,
    });
  }
  const { language = detectLanguage(words), seed = 1, count = 8 } = options;
  return { ...options, words, language, seed, count };
}

/** Proposes films about some words. Throws `no-words` for an empty text. */
export function findIdeas(options: FindIdeasOptions): FoundIdeas {
  const asked = ideaWords(options);
  const { words, language, seed, count, genre, twist } = asked;
  const depiction = depict(words, { language, thesaurus: openVocabulary().thesaurus });
  const found = proposeIdeas({
    words,
    depiction,
    language,
    seed,
    count,
    ...(genre && { genre }),
    ...(twist && { twist }),
  });
  return { ...found, guidance: guide(words, depiction, language, found.ideas), asked };
}

/** The people, place and thing of one idea in the story of another. */
export function mixIdeas({ ideas }: Ideas, first: number, second: number): Idea {
  const [who, story] = [ideaNumber(ideas, first), ideaNumber(ideas, second)];
  return { ...who, plot: story.plot.split('/')[0]!, genre: story.genre, seconds: story.seconds };
}

/** The idea with the number. Throws `no-idea`. */
export function ideaNumber<T extends { number: number }>(ideas: readonly T[], number: number): T {
  const idea = ideas.find((candidate) => candidate.number === number);
  if (idea) return idea;
  throw new Problem({
    code: 'no-idea',
    message: `There is no idea ${number}.`,
    fix: `Choose a number from 1 to ${ideas.length}.`,
    exit: 2,
  });
}

/** Starts a film folder with the script of an idea. What was asked, proposed and chosen is kept in ideas.yaml. */
export function startFromIdea(found: FoundIdeas, idea: Idea, chosen: string, out?: string): FilmFolder {
  const { words, language } = found.asked;
  const depiction = depict(words, { language, thesaurus: openVocabulary().thesaurus });
  const { seed, plot, genre, seconds } = idea;
  const { title, text } = writeScreenplay({ premise: words, depiction, language, seed, plot, genre, seconds });
  const path = out ?? resolve('.', folderName(title));
  if (isFilmFolder(path)) throw otherFilm(path);
  const film: Film = filmSchema.parse({
    type: 'film',
    version: 1,
    title,
    source: { premise: words, seed },
    language,
    length: seconds,
    genre,
  });
  const folder = createFilmWithScript(path, film, text);
  const proposed = found.ideas.map(({ number, title: name, logline }) => ({ number, title: name, logline }));
  writeText(folder, 'ideas.yaml', stringify({ asked: found.asked, chosen, proposed }));
  return folder;
}

/** The problem of a folder that holds a film already where a new one is to be. */
export function otherFilm(path: string): Problem {
  return new Problem({
    code: 'other-film',
    message: `${path} already holds a film; it was not changed.`,
    where: { file: path },
    fix: 'Choose another folder with --out.',
  });
}
