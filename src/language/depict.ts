import type { DepictedAction, Depiction, Language, Subject } from '../film/index.ts';
import { placeWords } from './describe.ts';
import type { QualityRole } from './lexicon.ts';
import type { Thesaurus } from './thesaurus.ts';
import { findThings, type Thing } from './things.ts';
import { isVerb, readWords, valueIn, type Word } from './words.ts';

/**
 * How to read a sentence. `names` are proper names known to be persons, such as a script's characters; a `thesaurus` says
 * what nouns are that the lexicon lacks.
 */
export type DepictOptions = { language: Language; names?: readonly string[]; thesaurus?: Thesaurus };

/**
 * What one sentence asks to be seen. Reads by lexicon and word order, without a model: a noun that no vocabulary knows
 * is kept as an object, or as a person where the sentence makes it act.
 */
export function depict(text: string, { language, names = [], thesaurus }: DepictOptions): Depiction {
  const words = readWords(text, language, thesaurus);
  const quality = (role: QualityRole) => words.flatMap((word) => valueIn(word, role) ?? [])[0];
  const things = findThings(words, { language, names, thesaurus });
  const subjects = things.map((thing) => thing.subject).filter((subject) => subject.kind !== 'place');
  const place = choosePlace(words, things, language);
  const camera = { size: quality('sizes'), angle: quality('angles'), movement: quality('movements') };
  return {
    text,
    subjects,
    actions: findActions(words, things),
    relations: findRelations(words, things, language),
    ...(place && { place }),
    hour: (quality('hours') ?? hourOfSky(subjects)) as Depiction['hour'],
    weather: quality('weathers') as Depiction['weather'],
    season: quality('seasons') as Depiction['season'],
    moodWords: words.flatMap((word) => valueIn(word, 'moods') ?? []),
    ...(Object.values(camera).some(Boolean) && { camera: camera as Depiction['camera'] }),
  };
}

function choosePlace(words: Word[], things: Thing[], language: Language): Depiction['place'] {
  const places = things.filter((thing) => thing.subject.kind === 'place');
  const led = places.find((thing) => {
    const start = words.slice(Math.max(0, thing.index - 4), thing.index);
    return start.some((word) => placeWords.test(word.base) || word.text === '在');
  });
  const first = led ?? places[0];
  const chosen = language === 'zh' && first ? innermost(words, places, first) : first;
  if (!chosen) return undefined;
  return { text: chosen.subject.noun, concept: chosen.subject.concept, interior: chosen.interior };
}

/** 上海的舞厅里: of places joined by 的 or nothing, the last is where it happens. */
function innermost(words: Word[], places: Thing[], first: Thing): Thing {
  const next = places.find((place) => place.index > first.index);
  const between = next && words.slice(first.index + 1, next.index).map((word) => word.text);
  return next && between!.every((text) => /^(?:的|里|中|里的|城里|上的|旁的|外的)$/.test(text))
    ? innermost(words, places, next)
    : first;
}

function findActions(words: Word[], things: Thing[]): DepictedAction[] {
  const actors = things.filter((thing) => thing.subject.kind !== 'place');
  const animate = actors.filter((thing) => thing.subject.kind === 'person' || thing.subject.kind === 'creature');
  const agents = animate.length > 0 ? animate : actors;
  return words.flatMap((word, index): DepictedAction[] => {
    if (!isVerb(word) || isDescribing(words, index)) return [];
    const known = word.meanings.find((meaning) => meaning.role === 'verb');
    const concept = known?.role === 'verb' ? known.concept : word.base;
    const before = agents.filter((thing) => thing.index < index).at(-1) ?? agents[0];
    const after = actors.find((thing) => thing.index > index);
    const manner = [words[index - 1], words[index + 1]]
      .filter((near) => near?.tags.has('Adverb'))
      .map((near) => near!.base);
    return [{ verb: word.base, concept, subject: before?.subject.id, object: after?.subject.id, manner }];
  });
}

/** Under the moon or the stars it is night. */
function hourOfSky(subjects: Subject[]): Depiction['hour'] {
  const sky = subjects.some((subject) => subject.kind === 'nature' && nightSky.test(subject.concept));
  return sky ? 'night' : undefined;
}

/** *a ruined library*: a participle between an article and its noun. */
function isDescribing(words: Word[], index: number): boolean {
  const before = words[index - 1];
  return before?.tags.has('Determiner') === true || before?.tags.has('Possessive') === true;
}

const nightSky = /^(?:moon|star|stars|aurora|comet|meteor|firefly)$/;

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
