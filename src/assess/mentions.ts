import type { Language } from '../film/index.ts';
import props from './data/props.json' with { type: 'json' };
import table from './data/things.json' with { type: 'json' };
import { bareNoun, type ScriptFacts, segmentsOf, wordsOf } from './script-facts.ts';

/**
 * A thing that a sentence takes for known. `standing`: what people carry, or what belongs to a place or a person as often;
 * `handled`: somebody does something with it; `owned`: somebody's; `several`: its noun is in the plural; `acts`: an English sentence
 * begins with it and says what it does; `described`: an adjective tells it from others; `nearby`: the words between article and noun.
 */
export type Mention = {
  thing: string;
  standing: 'carried' | 'ambient';
  handled: boolean;
  owned: boolean;
  several: boolean;
  acts: boolean;
  described: boolean;
  nearby: string[];
};

const carried = { en: new Set(props.en), zh: new Set(props.zh) };
const ambient: ReadonlySet<string> = new Set(props.ambient);
const definite = new Set(table.definite);
const possessive = new Set(table.possessive);
const breaks = new Set(table.phraseBreaks);
const qualities = new Set(table.qualities);
const ordinals = new Set(table.ordinals);
const owners = new Set([...table.owners, ...table.qualities]);
const alsoVerbs = new Set(table.alsoVerbs);
const handling = new Set(table.handling);
const telling = new Set(table.telling);
const states = new Set(table.states);
const particles = new Set(table.particles);
const withThing = new Set(table.withThing);
const bare = { handled: false, owned: false, several: false, acts: false, described: false, nearby: [] };
const brackets = /[（(][^）)]*[）)]/gu;

const chinese = new RegExp([...props.zh].sort((a, b) => b.length - a.length).join('|'), 'gu');
const chineseVerb = new RegExp(table.chinese.verb, 'u');
const chineseNew = new RegExp(table.chinese.new, 'u');
const chineseKnown = new RegExp(table.chinese.known, 'u');
const chineseHandled = new RegExp(table.chinese.handled, 'u');
const chinesePlace = new RegExp(table.chinese.place, 'u');
const chineseOwned = new RegExp(table.chinese.owned, 'u');

/** A Chinese sentence with its people as *他*: a name may hold a number or a thing (*霍三*, *石头*). English names are told by capitals. */
export function withoutNames(text: string, { language, roles }: ScriptFacts): string {
  return language === 'en'
    ? text
    : roles.reduce((rest, { name }) => (name.length > 1 ? rest.replaceAll(name, '他') : rest), text);
}

/** Whether people carry such a thing (data/props.json). */
export function isCarried(noun: string, language: Language): boolean {
  return carried[language].has(noun);
}

/** The things that a sentence takes for known. */
export function mentionsIn(text: string, language: Language): Mention[] {
  if (language === 'zh') return chineseMentions(text).filter(({ known, placed }) => known && !placed);
  return text.split(/[.,;:!?—()“”"]+/u).flatMap((clause, index) => englishMentions(wordsOf(clause, 'en'), index === 0));
}

/** The Chinese things of a sentence that a number, a measure or *there is* brings in. */
export function newThings(text: string): string[] {
  return chineseMentions(text).flatMap(({ thing, known }) => (known || thing.length < 2 ? [] : [thing]));
}

/** The Chinese things of a sentence that are spoken of as known. */
export function knownThings(text: string): string[] {
  return chineseMentions(text).flatMap(({ thing, known }) => (known ? [thing] : []));
}

/** English nouns without their plural, verbs that look like them left out; of Chinese only the things. */
export function nounsIn(text: string, language: Language): string[] {
  if (language === 'zh') return text.match(chinese) ?? [];
  return wordsOf(text, language).flatMap((word, index, words) =>
    alsoVerbs.has(word) && !words.slice(Math.max(0, index - 3), index).some((one) => owners.has(one))
      ? []
      : [singular(word)],
  );
}

function singular(word: string): string {
  return carried.en.has(word) ? word : bareNoun(word);
}

function englishMentions(words: readonly string[], opens: boolean): Mention[] {
  return words.flatMap((word, at) => {
    const owned = possessive.has(word) || /['’]s$/.test(word);
    if (!owned && !definite.has(word)) return [];
    const rest = words.slice(at + 1, at + 5);
    const end = rest.findIndex((one) => definite.has(one) || (breaks.has(one) && !possessive.has(one)));
    const phrase = end < 0 ? rest : rest.slice(0, end);
    const head = headOf(phrase);
    if (head < 0 || telling.has(rest[head + 1] ?? '')) return [];
    const between = phrase.slice(0, head);
    const thing = singular(phrase[head]!);
    return [
      {
        ...standingOf(thing),
        handled: isHandled(words, at),
        owned,
        several: phrase[head] === `${thing}s`,
        acts: opens && at === 0 && rest[head + 1] !== undefined && !states.has(rest[head + 1]!),
        described: between.some((one) => qualities.has(one) && !ordinals.has(one)),
        nearby: between.filter((one) => !qualities.has(one)).map(singular),
      },
    ];
  });
}

/** The place of the noun in a phrase: the last of the first run of carried things, three words in at most. */
function headOf(phrase: readonly string[]): number {
  const isThing = (word: string | undefined) => word !== undefined && carried.en.has(singular(word));
  const head = phrase.findIndex((word, index) => isThing(word) && !isThing(phrase[index + 1]));
  return head < 3 ? head : -1;
}

function isHandled(words: readonly string[], at: number): boolean {
  const before = words[at - 1] ?? '';
  return withThing.has(before) || isHandling(before) || (particles.has(before) && isHandling(words[at - 2] ?? ''));
}

function isHandling(word: string): boolean {
  return [word, word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/ies$/, 'y')].some((form) =>
    handling.has(form),
  );
}

type ChineseMention = Mention & { known: boolean; placed: boolean };

/** Each thing once; `known` where no number, measure or *there is* brings it in, nor a person's description in brackets; `placed` where it says where. */
function chineseMentions(text: string): ChineseMention[] {
  const plain = text.replace(brackets, '');
  const worn = [...text.matchAll(brackets)].flatMap(([inside]) => inside.match(chinese) ?? []);
  const met = new Set(worn);
  const brought = [...met].map((thing) => ({ ...bare, ...standingOf(thing), known: false, placed: false }));
  const edges = wordEdges(plain);
  const found = [...plain.matchAll(chinese)].flatMap(({ 0: thing, index }) => {
    if (met.has(thing) || !edges.has(index) || !edges.has(index + thing.length)) return [];
    if (chineseVerb.test(plain.slice(index + thing.length - 1))) return [];
    met.add(thing);
    return [chineseMention(plain.slice(0, index), thing)];
  });
  return [...brought, ...found];
}

/** Where the words of a Chinese text begin and end, so that 舞台灯光 holds no 台灯. */
function wordEdges(text: string): ReadonlySet<number> {
  return new Set([...segmentsOf(text).map(({ index }) => index), text.length]);
}

function chineseMention(text: string, thing: string): ChineseMention {
  const before = text.split(/[，。；：！？、]/u).at(-1)!;
  const shown = chineseKnown.test(before);
  return {
    ...standingOf(thing),
    handled: chineseHandled.test(before),
    owned: chineseOwned.test(before),
    several: false,
    acts: false,
    described: shown,
    nearby: [],
    placed: chinesePlace.test(before),
    known: shown || !chineseNew.test(before),
  };
}

function standingOf(thing: string): Pick<Mention, 'thing' | 'standing'> {
  return { thing, standing: ambient.has(thing) ? 'ambient' : 'carried' };
}
