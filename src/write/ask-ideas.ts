import { z } from 'zod';
import { fillSlots, type Language } from '../film/index.ts';
import { askFor, detectLanguage, type LanguageModel } from '../language/index.ts';
import data from './data/ask-ideas.json' with { type: 'json' };
import { genreNames } from './genres.ts';
import { askedWords, type Idea, meanOverPairs } from './ideas.ts';
import { mentions } from './wording.ts';

/** Words to make films of, and the model that is asked; `genre` is one of `genreNames`, `twist` one of `twistNames`. */
export type AskIdeasOptions = {
  words: string;
  language: Language;
  count: number;
  seed: number;
  genre?: string;
  twist?: string;
  model: LanguageModel;
  signal?: AbortSignal;
};

/** An idea of a model's: its script is written from its logline. */
export type AskedIdea = Omit<Idea, 'seed' | 'plot' | 'seconds'>;

/** Ideas of a model's, how much they differ (the mean share of parts that two of them do not share, 0 to 1), what is still wrong with them, and the codes of what had to be mended. */
export type AskedIdeas = { ideas: AskedIdea[]; diversity: number; complaints: string[]; notes: string[] };

const parts = ['protagonist', 'want', 'obstacle', 'turn', 'setting', 'object'] as const;

/** The longest logline, in characters. */
const longest = { en: 400, zh: 160 };

/**
 * Has a model propose films about some words. They must be in the language of the words, speak of all that these name, and differ
 * in their parts; what does not goes back with the reason. Throws the `Problem`s of `askFor`.
 */
export async function askIdeas(options: AskIdeasOptions): Promise<AskedIdeas> {
  const { words, language, count, seed, genre, twist, model } = options;
  const genres = genre ? [genre] : genreNames;
  const text = z.string().min(1);
  const idea = z.object({ title: text, logline: text, genre: z.enum(genres), ...each(text) });
  const prompt = [
    fillSlots(data.prompt[language], { count, words }),
    genre ? fillSlots(data.genre[language], { genre }) : '',
    twist ? fillSlots(data.twist[language], { twist }) : '',
  ];
  const { value, complaints, notes } = await askFor(model, {
    system: data.system[language],
    prompt: prompt.filter(Boolean).join('\n'),
    schema: z.object({ ideas: z.array(idea).length(count) }),
    maxTokens: 400 + 300 * count,
    seed,
    signal: options.signal ?? new AbortController().signal,
    check: ({ ideas }) => faultsOf(ideas, options),
  });
  const ideas = value.ideas.map((one, index): AskedIdea => ({ number: index + 1, ...one }));
  return { ideas, diversity: meanOverPairs(ideas, difference), complaints, notes };
}

function each(text: z.ZodString): Record<(typeof parts)[number], z.ZodString> {
  return { protagonist: text, want: text, obstacle: text, turn: text, setting: text, object: text };
}

type Told = Omit<AskedIdea, 'number'>;

function faultsOf(ideas: readonly Told[], { words, language }: AskIdeasOptions): string[] {
  return ideas.flatMap((idea, at) => {
    const say = (code: keyof typeof data.faults, slots = {}) =>
      fillSlots(data.faults[code][language], { at, most: longest[language], ...slots });
    const told = `${idea.title} ${idea.logline} ${parts.map((part) => idea[part]).join(' ')}`;
    const missing = askedWords(words, language).filter((word) => !mentions(told, word));
    const other = ideas.slice(0, at).findIndex((before) => difference(before, idea) < 0.5);
    return [
      ...missing.map((word) => say('missing', { word })),
      ...(other >= 0 ? [say('alike', { other })] : []),
      ...(idea.logline.length > longest[language] ? [say('long')] : []),
      ...(detectLanguage(idea.logline) === language ? [] : [say('language')]),
    ];
  });
}

/** The share of parts in which two ideas are not alike: parts are alike when they share half of their words. */
function difference(a: Told, b: Told): number {
  return parts.filter((part) => !alike(a[part], b[part])).length / parts.length;
}

function alike(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared > 0 && shared / (one.size + other.size - shared) >= 0.5;
}

/** Words of a phrase: English ones of four letters or more, Chinese pairs of characters. */
function wordsOf(text: string): Set<string> {
  const latin = text.toLowerCase().match(/[a-z]{4,}/g) ?? [];
  const han = (text.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
    [...run].slice(0, Math.max(1, run.length - 1)).map((_, index) => run.slice(index, index + 2)),
  );
  return new Set([...latin, ...han]);
}
