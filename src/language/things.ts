import type { Subject } from '../film/index.ts';
import collectives from './data/collective-nouns.json' with { type: 'json' };
import { describe } from './describe.ts';
import { compoundStart, isModifier, isNoun, nameOf, type Reading } from './find-nouns.ts';
import { type NounSense, personSense, senseOf } from './noun-sense.ts';
import { isVerb, nounOf, type Word } from './words.ts';

/** A noun of a sentence: where its head stands, and what it is. */
export type Thing = { index: number; subject: Subject; interior: boolean };

type Found = { index: number; name: string | undefined; sense: NounSense };

const manyPeople = 5;
const members: Record<string, number> = collectives;

/**
 * The people, creatures, things and places that the words name, in order. What cannot be seen (*love*, *secret*) is left
 * out unless nothing else could be the thing that the story is about.
 */
export function findThings(words: Word[], reading: Reading): Thing[] {
  const firstVerb = words.findIndex(isVerb);
  const found = words.flatMap((word, index): Found[] => {
    const name = nameOf(words, index, reading);
    if (!name && (!isNoun(words, index, reading) || isModifier(words, index, reading))) return [];
    return [{ index, name, sense: name ? personSense(word.base) : senseOf(words, index, firstVerb, reading) }];
  });
  const needed = !found.some(({ sense }) => sense.seen && sense.kind === 'object');
  return giveNames(found, words)
    .filter(({ sense }) => sense.seen || needed)
    .map((entry, place) => makeThing(words, entry, place, reading));
}

/** *a boy named Tom*, *detective Anna Smith*: one person, with a name. */
function giveNames(found: Found[], words: Word[]): Found[] {
  return found.flatMap((entry, place) => {
    const [before, after] = [found[place - 1], found[place + 1]];
    if (after?.name && !entry.name && namedBy(words, entry, after)) return [{ ...entry, name: after.name }];
    return before && entry.name && !before.name && namedBy(words, before, entry) ? [] : [entry];
  });
}

function namedBy(words: Word[], person: Found, name: Found): boolean {
  if (person.sense.kind !== 'person' && person.sense.kind !== 'creature') return false;
  const between = words.slice(person.index, name.index);
  if (between.length === 1) return !between[0]!.ends;
  return between.length === 2 && /^(?:name|named|call|called)$/.test(between[1]!.base);
}

function makeThing(words: Word[], { index, name, sense }: Found, place: number, reading: Reading): Thing {
  const nameOnly = name !== undefined && nounOf(words[index]!) === undefined && nameOf(words, index, reading) === name;
  const start = nameOnly ? index : compoundStart(words, index, reading);
  const { count, colours, attributes, from } = describe(words, start);
  const joint = reading.language === 'zh' ? '' : ' ';
  const head = words[index]!.tags.has('ProperNoun') ? words[index]!.text : words[index]!.base;
  const text = words.slice(from, index + 1).map((word) => word.text);
  return {
    index,
    interior: sense.interior,
    subject: {
      id: `${words[index]!.base}-${place + 1}`,
      text: text.join(joint),
      noun: nameOnly ? name : [...words.slice(start, index).map((word) => word.text), head].join(joint),
      concept: sense.concept,
      kind: sense.kind,
      count: count > 1 ? count : (members[words[index]!.base] ?? (sense.several ? manyPeople : 1)),
      colours,
      attributes,
      ...(name && { name }),
    },
  };
}
