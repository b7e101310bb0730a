import type { DepictedAction, Depiction, Language, Subject } from '../film/index.ts';
import type { Meaning, QualityRole } from './lexicon.ts';
import { readWords, type Word } from './words.ts';

/** How to read a sentence. `names` are proper names known to be persons, such as a script's characters. */
export type DepictOptions = { language: Language; names?: readonly string[] };

const placeWords =
  /^(?:in|on|at|under|near|by|to|through|across|beside|inside|into|from|along|over|behind|outside|onto|beneath|within|around|of)$/;
const directionWords = /^(?:left|right|top|bottom|front|back|side|middle|centre|center|end|edge)$/;
const personSuffix = /(?:er|or|ist|man|woman|ian|eer|maid|smith)$/;
const personTags = ['Person', 'FirstName', 'LastName', 'ProperNoun', 'Actor'];
const notThings = ['Pronoun', 'Determiner', 'Date', 'Time', 'Verb', 'Value', 'Adjective', 'Conjunction', 'Preposition'];

type NounMeaning = Extract<Meaning, { role: 'noun' }>;

/**
 * What one sentence asks to be seen. Reads by lexicon and word order, without a model: a noun that no vocabulary knows
 * is kept as an object, or as a person where the sentence makes it act.
 */
export function depict(text: string, { language, names = [] }: DepictOptions): Depiction {
  const words = readWords(text, language);
  const quality = (role: QualityRole) => words.flatMap((word) => valueIn(word, role) ?? [])[0];
  const things = findThings(words, language, names);
  const subjects = things.map((thing) => thing.subject).filter((subject) => subject.kind !== 'place');
  const place = choosePlace(words, things);
  const camera = { size: quality('sizes'), angle: quality('angles'), movement: quality('movements') };
  return {
    text,
    subjects,
    actions: findActions(words, things),
    relations: findRelations(words, things, language),
    ...(place && { place }),
    hour: quality('hours') as Depiction['hour'],
    weather: quality('weathers') as Depiction['weather'],
    season: quality('seasons') as Depiction['season'],
    moodWords: words.flatMap((word) => valueIn(word, 'moods') ?? []),
    ...(Object.values(camera).some(Boolean) && { camera: camera as Depiction['camera'] }),
  };
}

type Thing = { index: number; subject: Subject; interior: boolean };

function valueIn(word: Word, role: QualityRole): string | undefined {
  const meaning = word.meanings.find((candidate) => candidate.role === role);
  return meaning && 'value' in meaning ? meaning.value : undefined;
}

function nounOf(word: Word): NounMeaning | undefined {
  return word.meanings.find((meaning): meaning is NounMeaning => meaning.role === 'noun');
}

function isVerb(word: Word): boolean {
  return word.meanings.some((meaning) => meaning.role === 'verb') && !nounOf(word);
}

function findThings(words: Word[], language: Language, names: readonly string[]): Thing[] {
  const things: Thing[] = [];
  const firstVerb = words.findIndex(isVerb);
  words.forEach((word, index) => {
    const name = names.find((candidate) => candidate.toLowerCase() === word.text.toLowerCase().replace(/['’]s$/, ''));
    const known = nounOf(word);
    if (!name && !known && !isUnknownThing(words, index, language)) return;
    if (known && !name && language === 'en' && isModifier(words, index)) return;
    const { count, colours, attributes } = describe(words, index);
    const kind = name ? 'person' : (known?.kind ?? guessKind(words, index, firstVerb));
    things.push({
      index,
      interior: known
        ? known.interior
        : words.slice(Math.max(0, index - 3), index).some((near) => /^(?:in|inside)$/.test(near.base)),
      subject: {
        id: `${word.base}-${things.length + 1}`,
        text: phrase(words, index, attributes.length, language),
        noun: word.base,
        concept: known?.concept ?? word.base,
        kind,
        count,
        colours,
        attributes,
        ...(name && { name }),
      },
    });
  });
  return things;
}

/** *stone* in *stone wall*: a noun directly before another known noun describes it. */
function isModifier(words: Word[], index: number): boolean {
  const next = words[index + 1];
  return next !== undefined && nounOf(next) !== undefined && nounOf(words[index]!)!.kind !== 'person';
}

function isUnknownThing(words: Word[], index: number, language: Language): boolean {
  const [before, word, after] = [words[index - 1], words[index]!, words[index + 1]];
  if (word.meanings.length > 0 || directionWords.test(word.base)) return false;
  if (language === 'zh')
    return /^[一两三四五六七八九十几这那][\p{Script=Han}]?$/u.test(before?.text ?? '') && word.text.length > 1;
  if (word.tags.has('Adjective')) return endsPhrase(before, after);
  return word.tags.has('Noun') && !notThings.some((tag) => word.tags.has(tag));
}

/** *observatory* looks like an adjective, but *an abandoned observatory* ends with a noun. */
function endsPhrase(before: Word | undefined, after: Word | undefined): boolean {
  const described = before?.tags.has('Determiner') || before?.tags.has('Adjective');
  return (
    described === true && !(after?.tags.has('Noun') || after?.tags.has('Adjective') || after?.tags.has('Conjunction'))
  );
}

function guessKind(words: Word[], index: number, firstVerb: number): Subject['kind'] {
  const word = words[index]!;
  if (
    words.slice(Math.max(0, index - 3), index).some((near) => /^(?:in|inside|into|at|across|through)$/.test(near.base))
  )
    return 'place';
  const person = personTags.some((tag) => word.tags.has(tag)) || personSuffix.test(word.base);
  return person || (firstVerb >= 0 && index < firstVerb) ? 'person' : 'object';
}

/** Reads counts, colours and other attributes leftwards from a noun to the start of its phrase. */
function describe(words: Word[], noun: number): { count: number; colours: string[]; attributes: string[] } {
  const colours: string[] = [];
  const attributes: string[] = [];
  let count = 1;
  for (let index = noun - 1; index >= 0 && index > noun - 5; index--) {
    const word = words[index]!;
    const colour = valueIn(word, 'colours');
    const number = valueIn(word, 'counts');
    if (colour) colours.unshift(colour);
    if (number) count = Math.max(count, Number(number));
    const ends =
      number !== undefined ||
      isVerb(word) ||
      placeWords.test(word.base) ||
      word.tags.has('Conjunction') ||
      word.tags.has('Determiner');
    if (ends || (nounOf(word) && !word.tags.has('Adjective') && !colour)) break;
    if (word.tags.size > 0 || word.meanings.some((meaning) => 'value' in meaning)) attributes.unshift(word.base);
  }
  return { count, colours, attributes };
}

function phrase(words: Word[], noun: number, attributes: number, language: Language): string {
  return words
    .slice(Math.max(0, noun - attributes), noun + 1)
    .map((word) => word.text)
    .join(language === 'zh' ? '' : ' ');
}

function choosePlace(words: Word[], things: Thing[]): Depiction['place'] {
  const places = things.filter((thing) => thing.subject.kind === 'place');
  const led = places.find((thing) => {
    const start = words.slice(Math.max(0, thing.index - 4), thing.index);
    return start.some((word) => placeWords.test(word.base) || word.text === '在');
  });
  const chosen = led ?? places[0];
  if (!chosen) return undefined;
  return { text: chosen.subject.noun, concept: chosen.subject.concept, interior: chosen.interior };
}

function findActions(words: Word[], things: Thing[]): DepictedAction[] {
  const actors = things.filter((thing) => thing.subject.kind !== 'place');
  const animate = actors.filter((thing) => thing.subject.kind === 'person' || thing.subject.kind === 'creature');
  const agents = animate.length > 0 ? animate : actors;
  return words.flatMap((word, index): DepictedAction[] => {
    const verb = isVerb(word) ? word.meanings.find((meaning) => meaning.role === 'verb') : undefined;
    if (verb?.role !== 'verb') return [];
    const before = agents.filter((thing) => thing.index < index).at(-1) ?? agents[0];
    const after = actors.find((thing) => thing.index > index);
    const manner = [words[index - 1], words[index + 1]]
      .filter((near) => near?.tags.has('Adverb'))
      .map((near) => near!.base);
    return [{ verb: word.base, concept: verb.concept, subject: before?.subject.id, object: after?.subject.id, manner }];
  });
}

const relationPhrases: [string, RegExp, RegExp][] = [
  ['left-of', /\bleft of\b/, /左边|左侧/],
  ['right-of', /\bright of\b/, /右边|右侧/],
  ['on', /\b(?:on top of|on|upon|onto)\b/, /上面|之上|上/],
  ['under', /\b(?:under|beneath|below|underneath)\b/, /下面|之下|下/],
  ['behind', /\bbehind\b/, /后面|身后/],
  ['in-front-of', /\bin front of\b/, /前面|面前/],
  ['beside', /\b(?:next to|beside|by)\b/, /旁边|身旁|旁/],
];

function findRelations(words: Word[], things: Thing[], language: Language): Depiction['relations'] {
  return things.slice(1).flatMap((reference, place) => {
    const subject = things[place]!;
    const between = words.slice(subject.index + 1, reference.index).map((word) => word.text.toLowerCase());
    const after = words.slice(reference.index + 1, reference.index + 3).map((word) => word.text);
    const text = language === 'zh' ? [...after].join('') : between.join(' ');
    const found = relationPhrases.find(([, english, chinese]) => (language === 'zh' ? chinese : english).test(text));
    return found ? [{ subject: subject.subject.id, relation: found[0], reference: reference.subject.id }] : [];
  });
}
