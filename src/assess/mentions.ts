import type { Language } from '../film/index.ts';
import props from './data/props.json' with { type: 'json' };
import table from './data/things.json' with { type: 'json' };
import { bareNoun, type ScriptFacts, segmentsOf, wordsOf } from './script-facts.ts';

/**
 * A thing that a sentence takes for known. `standing`: what people carry, or what belongs to a place or a person as often;
 * `handled`: somebody does something with it; `owned`: somebody's; `several`: its noun is in the plural; `acts`: a sentence begins with
 * it and says what it does; `described`: an adjective tells it from others; `durative`: it follows a Chinese verb with 着, as new
 * things do as often; `nearby`: the words between article and noun; `marks`: the colours and materials among them.
 */
export type Mention = {
  thing: string;
  standing: 'carried' | 'ambient';
  handled: boolean;
  owned: boolean;
  several: boolean;
  acts: boolean;
  described: boolean;
  durative: boolean;
  nearby: string[];
  marks: string[];
};

const carried = { en: new Set(props.en), zh: new Set(props.zh) };
const ambient: ReadonlySet<string> = new Set(props.ambient);
const definite = new Set(table.definite);
const possessive = new Set(table.possessive);
const breaks = new Set(table.phraseBreaks);
const qualities = new Set(table.qualities);
const ordinals = new Set(table.ordinals);
const marks = new Set(table.marks);
const owners = new Set([...table.owners, ...table.qualities]);
const alsoVerbs = new Set(table.alsoVerbs);
const handling = new Set(table.handling);
const telling = new Set(table.telling);
const states = new Set(table.states);
const particles = new Set(table.particles);
const withThing = new Set(table.withThing);
const compoundTails = new Set(table.compoundTails);
const hypothetical = new Set(table.hypothetical);
const apposition = new RegExp(table.apposition, 'iu');
const bare = {
  handled: false,
  owned: false,
  several: false,
  acts: false,
  described: false,
  durative: false,
  nearby: [],
  marks: [],
};
const brackets = /[（(][^）)]*[）)]/gu;

const chinese = new RegExp([...props.zh].sort((a, b) => b.length - a.length).join('|'), 'gu');
const chineseVerb = new RegExp(table.chinese.verb, 'u');
const chineseTail = new RegExp(table.chinese.tail, 'u');
const chineseTopic = new RegExp(table.chinese.topic, 'u');
const chineseDurative = new RegExp(table.chinese.durative, 'u');
const chineseParticles = new RegExp(table.chinese.particles, 'gu');
const chineseNew = new RegExp(table.chinese.new, 'u');
const chineseAlone = new RegExp(table.chinese.alone, 'u');
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
  const clauses = text.split(/[.,;:!?—()“”"]+/u).map((clause) => clause.trim());
  return clauses.flatMap((clause, index) => {
    const mentions = englishMentions(wordsOf(clause, 'en'), index === 0);
    return apposition.test(clauses[index + 1] ?? '') ? mentions.filter(({ last }) => !last) : mentions;
  });
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

/** The listed thing that the word names, alone or in the plural, or the word without its *s*. */
function singular(word: string): string {
  if (carried.en.has(word)) return word;
  const forms = [bareNoun(word), word.replace(/es$/, ''), word.replace(/ies$/, 'y'), word.replace(/ves$/, 'fe')];
  return forms.find((form) => carried.en.has(form)) ?? forms[0]!;
}

/** `last`: the clause ends with it. */
type EnglishMention = Mention & { last: boolean };

function englishMentions(words: readonly string[], opens: boolean): EnglishMention[] {
  const unreal = words.findIndex((word) => hypothetical.has(word));
  return words.slice(0, unreal < 0 ? words.length : unreal).flatMap((word, at) => {
    const owned = possessive.has(word) || /['’]s$/.test(word);
    if (!owned && !definite.has(word)) return [];
    const rest = words.slice(at + 1, at + 5);
    const end = rest.findIndex((one) => definite.has(one) || (breaks.has(one) && !possessive.has(one)));
    const phrase = end < 0 ? rest : rest.slice(0, end);
    const head = headOf(phrase);
    const next = rest[head + 1] ?? '';
    if (head < 0 || telling.has(next) || compoundTails.has(next)) return [];
    const between = phrase.slice(0, head);
    const thing = singular(phrase[head]!);
    return [
      {
        ...standingOf(thing),
        handled: isHandled(words, at),
        owned: owned || between.some((one) => /['’]s$/.test(one)),
        several: phrase[head] !== thing,
        acts: opens && at === 0 && next !== '' && !states.has(next),
        described: between.some((one) => qualities.has(one) && !ordinals.has(one)),
        durative: false,
        nearby: between.filter((one) => !qualities.has(one)).map(singular),
        marks: between.filter((one) => marks.has(one)),
        last: next === '',
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

/** Each thing once; `known` where no number, measure or *there is* brings it in, nor a list, nor a person's description in brackets; `placed` where it says where. */
function chineseMentions(text: string): ChineseMention[] {
  const plain = text.replace(brackets, '');
  const worn = [...text.matchAll(brackets)].flatMap(([inside]) => inside.match(chinese) ?? []);
  const met = new Set(worn);
  const brought = [...met].map((thing) => ({ ...bare, ...standingOf(thing), known: false, placed: false }));
  const words = segmentsOf(plain.replace(chineseParticles, '，'));
  const found = [...plain.matchAll(chinese)].flatMap(({ 0: thing, index }) => {
    if (met.has(thing) || !endsWord(words, index, thing)) return [];
    const after = plain.slice(index + thing.length);
    if (chineseVerb.test(`${thing.at(-1)}${after}`) || chineseTail.test(after)) return [];
    met.add(thing);
    return [chineseMention(plain.slice(0, index), thing, after)];
  });
  return [...brought, ...found];
}

/** Whether words of a Chinese text, or the end of one (金镯子), are the thing: 舞台灯光 holds no 台灯. */
function endsWord(words: readonly Intl.SegmentData[], at: number, thing: string): boolean {
  const parts = words.filter(({ index, segment }) => index < at + thing.length && index + segment.length > at);
  const last = parts.at(-1)!;
  if (last.index + last.segment.length !== at + thing.length) return false;
  return parts.length === 1 || parts[0]!.index === at;
}

function chineseMention(text: string, thing: string, after: string): ChineseMention {
  const before = text.split(/[，。；：！？、]/u).at(-1)!;
  const shown = chineseKnown.test(before);
  return {
    ...standingOf(thing),
    handled: chineseHandled.test(before),
    owned: chineseOwned.test(before),
    several: false,
    acts: before === '' && chineseTopic.test(after),
    described: shown,
    durative: chineseDurative.test(before),
    nearby: [],
    marks: [],
    placed: chinesePlace.test(before),
    known: shown || !(chineseNew.test(before) || (before === '' && chineseAlone.test(after))),
  };
}

function standingOf(thing: string): Pick<Mention, 'thing' | 'standing'> {
  return { thing, standing: ambient.has(thing) ? 'ambient' : 'carried' };
}
