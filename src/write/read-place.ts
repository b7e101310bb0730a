import { type Depiction, type Language, literal } from '../film/index.ts';
import nouns from './data/nouns.json' with { type: 'json' };
import places from './data/places.json' with { type: 'json' };
import type { Place } from './premise.ts';
import { isBareVerb } from './read-clauses.ts';

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
      const before = match ? text.slice(0, match.index) : '';
      const none = !match || (language === 'en' && (madeOrWay.test(before) || (word === 'home' && !home.test(before))));
      return none ? [] : [{ kind, word: match[0], start: match.index }];
    }),
  );
  return found.sort((a, b) => b.word.length - a.word.length);
}

/** What leads to a place, and what befalls one: 潜入博物馆, 逃出山谷, 飞船断电. */
const toPlace =
  /(?:在[^，等骑坐追看]{0,8}|从|到|去|回到?|进|逃出|离开|淹没了?|穿过|穿越|经过|潜入|闯入|住进|烧毁了?|冲进|攻进|[，。 ])$/u;
const befallen = /^(?:断电|停电|起火|着火|失火|爆炸|坠落|沉没|倒塌|漏|失控|地震|爆发|被[淹烧炸毁]|要倒)/u;

/** 在…里, …上, or the place alone before a comma: somebody is there; 追着潜水艇 is a thing, 上一条船 and 造塔 are too. */
function settled(text: string, start: number, word: string): boolean {
  const [before, after] = [text.slice(0, start), text.slice(start + word.length)];
  if (word === '家' && /(?:想|回|爱|搬|安|一|国|大|画|作|专|成|离)$/u.test(before)) return false;
  if (/从$/u.test(before) && /^(?:归来|回来|回家)/u.test(after)) return false;
  if (/[上里]$/u.test(word) || toPlace.test(before) || befallen.test(after)) return true;
  return (
    /^(?:[边旁前上里中下内外， ]|门[口前]|的门|$)/u.test(after) &&
    !/[着艘辆条座]|(?:[修造建盖买卖画开等骑找抢偷追见像坐]|(?<!去)看)[一座条艘间辆]{0,3}$/u.test(
      text.slice(Math.max(0, start - 5), start),
    )
  );
}

/** *builds a tower* and *paints a bridge* are made or owned, not where it plays; *walks home* is a way. */
const madeOrWay =
  /\b(?:build|paint|draw|buy|sell|inherit|steal|dream of|own|repair|fix|invent|design|carve|want|find|discover|lose)(?:s|es|ing)?\s+(?:(?:an?|the|his|her|their|its|two|three|old|new)\s+)(?:[\w'’-]+\s+){0,2}$/i;
const home = /\b(?:at|in|inside|into|from|his|her|their|an?|the|old|new|\w+['’]s|nursing|empty)\s+$/i;

const leading =
  /\b(?:in|on|at|inside|aboard|under|by|near|within|beside|around|along|across|through|into|from|onto|behind|over)\s+(?:(?!and\b|but\b|to\b|of\b)[\w-]+\s+){0,3}$/i;

/** The place that the premise plays in, with the adjectives it gives it; `undefined` when it names none. */
export function readPlace(text: string, depiction: Depiction, language: Language): Place | undefined {
  const at = depiction.place ? text.indexOf(depiction.place.text) : -1;
  const own = at >= 0 && !isThere(text, at, depiction.place!.text, language) ? undefined : depiction.place;
  const named = kindsIn(text, language).filter(({ start, word }) =>
    language === 'zh'
      ? settled(text, start, word) || own?.text.includes(word)
      : leading.test(text.slice(0, start)) || depiction.place?.text.includes(word.toLowerCase()),
  );
  const within = named.filter(({ word }) => own && (own.text.includes(word.toLowerCase()) || word.includes(own.text)));
  const found = within.find(({ word }) => own!.text.endsWith(word.toLowerCase())) ?? within[0];
  const loose = kindsIn(text, language).filter(
    ({ kind }) => !['ship', 'spaceship', 'station', 'planet', 'sky', 'bridge'].includes(kind.id),
  );
  const chosen = found ?? (own ? undefined : (named[0] ?? (language === 'en' ? loose[0] : undefined)));
  if (!chosen && !own) return undefined;
  const kind = chosen?.kind ?? (own?.interior ? placeKind('room') : placeKind(own!.concept));
  const noun = chosen && (!own || chosen.word.length >= own.text.length) ? chosen.word : own!.text;
  const longest =
    language === 'zh'
      ? (new RegExp(`${literal(noun)}(?:[顶脚腰巅底]|门?口(?!袋)|门前)`, 'u').exec(text)?.[0] ?? noun)
      : noun;
  const name = language === 'zh' ? chinesePhrase(text, longest) : englishPhrase(text, longest);
  return {
    kind: kind.id,
    name,
    definite: language === 'zh' ? longest : `the ${longest.toLowerCase()}`,
    interior: (chosen ? kind.interior : own!.interior) && !/(?:[口顶]|门前)$/u.test(name),
  };
}

/** The depiction's place is one that the story stands in, no 追着潜水艇 and no *walk home*. */
function isThere(text: string, at: number, name: string, language: Language): boolean {
  const before = text.slice(0, at);
  if (language === 'zh') return settled(text, at, name);
  if (/\bhome$/i.test(name)) return home.test(before + name.replace(/home$/i, ''));
  if (nouns.furniture.includes(name.split(' ').at(-1)!.toLowerCase())) return false;
  return !madeOrWay.test(before) && !/\b(?:hold|holds|holding) on to\b[^,]*$/i.test(before);
}

/** *an abandoned factory* → *abandoned factory*: the words from the determiner to the noun. */
function englishPhrase(text: string, noun: string): string {
  const inside = '(?!(?:in|on|at|of|to|from|by|and|the|an?|with|for)\\b)[\\w-]+\\s+';
  const pattern = new RegExp(
    `\\b(?:an?|the|his|her|their|its|my|our)\\s+((?:${inside}){0,3}?)${literal(noun)}\\b`,
    'i',
  );
  const before = pattern.exec(text)?.[1] ?? '';
  const verb = before.split(' ').findLastIndex(isBareVerb);
  const near = before
    .split(' ')
    .slice(verb + 1)
    .join(' ');
  return `${near.replace(weatherWords, '')}${noun}`.toLowerCase();
}

function chinesePhrase(text: string, noun: string): string {
  const before =
    new RegExp(`([破旧废弃古老空荒小大深蓝绿红白黑]{1,3}的?|\\p{Script=Han}{2,3}的)${literal(noun)}`, 'u').exec(
      text,
    )?.[1] ?? '';
  const dated = /[雨雪雾夜晨夏春秋冬艘辆座间把]|在|[，。]/u.test(before);
  return dated ? noun : `${before}${noun}`;
}
