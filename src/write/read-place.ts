import type { Depiction, Language } from '../film/index.ts';
import places from './data/places.json' with { type: 'json' };
import type { Place } from './premise.ts';
import { literal } from './wording.ts';

/** An entry of data/places.json: what a place is called, what stands in it, and where a second scene may play. */
export type PlaceKind = (typeof places)[number];

const weatherWords = /\b(?:rainy|snowy|foggy|misty|stormy|sunny|cloudy|windy|moonlit|night|midnight|dawn|dusk)\s+/gi;

/** The kind of place with the id; the street where there is none. */
export function placeKind(id: string): PlaceKind {
  return places.find((kind) => kind.id === id) ?? places.find((kind) => kind.id === 'street')!;
}

/** The kinds of places that a text names, the longest name first. */
function kindsIn(text: string, language: Language): { kind: PlaceKind; word: string; start: number }[] {
  const found = places.flatMap((kind) =>
    kind[language].flatMap((word) => {
      const pattern = language === 'zh' ? literal(word) : `\\b${literal(word)}(?:s|es)?\\b`;
      const match = new RegExp(pattern, 'i').exec(text);
      return match ? [{ kind, word: match[0], start: match.index }] : [];
    }),
  );
  return found.sort((a, b) => b.word.length - a.word.length);
}

/** 在…里, …上, or the place alone before a comma: somebody is there; 追着潜水艇 is a thing. */
function settled(text: string, start: number, word: string): boolean {
  return (
    /在[^，]{0,8}$/u.test(text.slice(0, start)) ||
    (/^(?:[边旁前上里中下内外，]|$)/u.test(text.slice(start + word.length)) &&
      !/[着艘辆了]/u.test(text.slice(Math.max(0, start - 5), start)))
  );
}

const leading =
  /\b(?:in|on|at|inside|aboard|under|by|near|within|beside|around|along|across|through|into|from|onto|behind|over)\s+(?:(?!and\b|but\b|to\b|of\b)[\w-]+\s+){0,3}$/i;

/** The place that the premise plays in, with the adjectives it gives it; `undefined` when it names none. */
export function readPlace(text: string, depiction: Depiction, language: Language): Place | undefined {
  const named = kindsIn(text, language).filter(({ start, word }) =>
    language === 'zh'
      ? settled(text, start, word)
      : leading.test(text.slice(0, start)) || depiction.place?.text.includes(word.toLowerCase()),
  );
  const at = depiction.place ? text.indexOf(depiction.place.text) : -1;
  const own = language === 'zh' && at >= 0 && !settled(text, at, depiction.place!.text) ? undefined : depiction.place;
  const found = named.find(({ word }) => own && (own.text.includes(word.toLowerCase()) || word.includes(own.text)));
  const loose = kindsIn(text, language).filter(
    ({ kind }) => !['ship', 'spaceship', 'station', 'planet', 'sky', 'bridge'].includes(kind.id),
  );
  const chosen = found ?? (own ? undefined : (named[0] ?? (language === 'en' ? loose[0] : undefined)));
  if (!chosen && !own) return undefined;
  const kind = chosen?.kind ?? (own?.interior ? placeKind('room') : placeKind(own!.concept));
  const longest = chosen && (!own || chosen.word.length >= own.text.length) ? chosen.word : own!.text;
  const name = language === 'zh' ? chinesePhrase(text, longest) : englishPhrase(text, longest);
  return {
    kind: kind.id,
    name,
    definite: language === 'zh' ? longest : `the ${longest.toLowerCase()}`,
    interior: chosen ? kind.interior : own!.interior,
  };
}

/** *an abandoned factory* → *abandoned factory*: the words from the determiner to the noun. */
function englishPhrase(text: string, noun: string): string {
  const inside = '(?!(?:in|on|at|of|to|from|by|and|the|an?|with|for)\\b)[\\w-]+\\s+';
  const pattern = new RegExp(
    `\\b(?:an?|the|his|her|their|its|my|our)\\s+((?:${inside}){0,3}?)${literal(noun)}\\b`,
    'i',
  );
  const before = pattern.exec(text)?.[1] ?? '';
  return `${before.replace(weatherWords, '')}${noun}`.toLowerCase();
}

function chinesePhrase(text: string, noun: string): string {
  const before =
    new RegExp(`([破旧废弃古老空荒小大深蓝绿红白黑]{1,3}的?|\\p{Script=Han}{2,3}的)${literal(noun)}`, 'u').exec(
      text,
    )?.[1] ?? '';
  const dated = /[雨雪雾夜晨夏春秋冬艘辆座间把]|在|[，。]/u.test(before);
  return dated ? noun : `${before}${noun}`;
}
