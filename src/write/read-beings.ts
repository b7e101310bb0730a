import nlp from 'compromise';
import type { Depiction, Language, Subject } from '../film/index.ts';
import { hash } from '../film/index.ts';
import words from './data/nouns.json' with { type: 'json' };
import phrases from './data/phrases.json' with { type: 'json' };
import registers from './data/registers.json' with { type: 'json' };
import type { Being, Group, Register } from './premise.ts';
import { literal, withArticle } from './wording.ts';

const determiner = /^(?:an?|the|his|her|their|its|my|our|one|two|three|four|five|some|several|many|no|this|that)$/i;
const outside =
  /^(?:in|on|at|by|for|to|of|with|from|into|over|under|past|and|or|but|who|that|is|are|while|as|against|about|through|across|between|after|before|near|onto|off|out|up|down|beside|behind)$/i;

/** The people and creatures of a premise, groups told apart into two or three of their kind, in the order of the text. */
export function readBeings(depiction: Depiction, language: Language): { beings: Being[]; groups: Group[] } {
  const beings: Being[] = [];
  const groups: Group[] = [];
  const living = depiction.subjects.filter((candidate) => isLiving(candidate, language));
  const found =
    language === 'zh'
      ? [...namesIn(depiction.text, living), ...living.filter((subject) => acts(depiction.text, subject))]
      : living;
  for (const subject of found.map((candidate) => whole(candidate, depiction.text, language))) {
    const phrase = language === 'zh' ? countedPhrase(depiction.text, subject.text) : phraseOf(depiction.text, subject);
    const members = membersOf(subject, phrase, language);
    if (members.length > 1) groups.push({ phrase, members });
    for (const member of members) if (!beings.some((other) => other.cue === member.cue)) beings.push(member);
  }
  return { beings, groups };
}

/** 小明, 老王, 阿强: names that no dictionary has. */
function namesIn(text: string, known: readonly Subject[]): Subject[] {
  const names =
    text.match(
      /(?<!\p{Script=Han}[是叫])[小老阿](?:明|红|华|强|刚|丽|芳|军|杰|伟|敏|静|李|王|张|刘|陈|杨|赵|周|吴|林|玉|梅|兰)(?!人|师|板)/gu,
    ) ?? [];
  return [...new Set(names)]
    .filter((name) => !known.some((subject) => subject.text.includes(name)))
    .map((name) => ({
      id: name,
      text: name,
      noun: name,
      concept: 'person',
      kind: 'person' as const,
      count: 1,
      colours: [],
      attributes: [],
    }));
}

/** Whom something is done for, and who somebody turns out to be, are no further people on stage. */
function acts(text: string, subject: Subject): boolean {
  const own = literal(subject.text);
  return !new RegExp(`(?:[为替]|是(?:自己|他|她)的)${own}|${own}的\\p{Script=Han}+(?:分享|一起|相)`, 'u').test(text);
}

/** 人 in 主人 is 主人. */
function whole(subject: Subject, text: string, language: Language): Subject {
  const longer =
    language === 'zh' && subject.noun === '人' ? /[主老女男商猎诗旅盲病客路仆]人/u.exec(text)?.[0] : undefined;
  return longer ? { ...subject, text: longer, noun: longer } : subject;
}

/** 两位老人: the number and its measure word belong to the phrase. */
function countedPhrase(text: string, noun: string): string {
  return (
    new RegExp(`[两二三四五六七八九十几][位个只名头条匹群对]?(?:\\p{Script=Han}{1,4}的)?${literal(noun)}`, 'u').exec(
      text,
    )?.[0] ?? noun
  );
}

/** Persons and creatures, but no volcano that wakes and no moon that forgets. */
function isLiving(subject: Subject, language: Language): boolean {
  if (subject.kind !== 'person' && subject.kind !== 'creature') return false;
  if (language === 'zh') return !words.lifeless.zh.some((noun) => subject.noun.endsWith(noun));
  const noun = subject.noun.split(' ').at(-1)!.toLowerCase();
  return !words.lifeless.en.includes(noun) && !/(?:tion|sion|ness|ment|ity|ism|ship|\w{4}ing)$/.test(noun);
}

/** The noun phrase around a subject's noun, from its determiner on: *her father*, *two old brothers*. */
export function phraseOf(text: string, subject: Subject): string {
  const last = subject.text.split(' ').at(-1)!;
  const known = subject.noun.includes(' ')
    ? subject.text.split(' ').slice(-subject.noun.split(' ').length).join(' ')
    : last;
  const at = text.toLowerCase().indexOf(known.toLowerCase());
  if (at < 0) return subject.text;
  const before = text.slice(0, at).trim().split(/\s+/).filter(Boolean);
  const own = text.slice(at, at + known.length);
  const taken: string[] = [];
  for (const word of before.reverse().slice(0, 5)) {
    if (determiner.test(word)) return [word, ...taken, own].join(' ');
    if (outside.test(word) || /[,.;:]$/.test(word)) break;
    taken.unshift(word);
  }
  return own;
}

function membersOf(subject: Subject, phrase: string, language: Language): Being[] {
  const count = language === 'en' && subject.count === 1 && isPlural(subject, phrase) ? 3 : subject.count;
  const { pair, many, young } = phrases[language];
  const noun = language === 'zh' ? headOf(subject.noun) : subject.noun.toLowerCase();
  if (count < 2) return [single(subject, phrase, language)];
  const elderly = /老|孩|童/u.test(noun);
  const childish = words.children[language].some((word) => noun.includes(word));
  const kinds =
    count > 2 ? (childish ? young : many[hash(phrase) % many.length]!) : pair[language === 'zh' && elderly ? 1 : 0]!;
  return kinds.map((kind) => {
    const name = language === 'zh' ? `${kind}${noun}` : `${kind} ${noun}`;
    return being(name, noun, language);
  });
}

function isPlural(subject: Subject, phrase: string): boolean {
  const last = phrase.split(' ').at(-1)!;
  return (
    !/['’]/.test(last) &&
    !isName(subject, phrase) &&
    last.toLowerCase() !== subject.noun.split(' ').at(-1) &&
    /s$|men$|ren$|ople$/i.test(last)
  );
}

function isName(subject: Subject, phrase: string): boolean {
  if (subject.name) return true;
  if (/['’]s?$/.test(phrase)) return false;
  if (determiner.test(phrase.split(' ')[0]!)) return false;
  const inside = /^\p{Lu}[\p{Ll}]+$/u.test(phrase) && !nlp(phrase).has('#Plural') && subject.noun !== phrase;
  return (
    (inside && subject.text !== phrase) ||
    (/^\p{Lu}/u.test(phrase) && nlp(phrase).has('(#Person|#FirstName|#ProperNoun)') && !nlp(phrase).has('#Plural'))
  );
}

function single(subject: Subject, phrase: string, language: Language): Being {
  if (language === 'zh') return { ...being(headOf(subject.noun), subject.noun, language), indefinite: subject.text };
  const noun = subject.noun.toLowerCase();
  const owner = phrase.replace(/['’]s?$/, '');
  if (owner !== phrase)
    return single(subject, determiner.test(owner.split(' ')[0]!) ? owner : `the ${owner}`, language);
  if (isName(subject, phrase)) {
    const name = subject.name ?? phrase;
    return { ...being(noun, noun, language), cue: name.toUpperCase(), indefinite: name, definite: name };
  }
  const bare = phrase.replace(/^(?:an?|one)\s+/i, '').toLowerCase();
  const fixed = determiner.test(bare.split(' ')[0]!);
  return {
    ...being(noun, noun, language),
    indefinite: fixed ? `the ${bare.replace(/^\S+\s+/, '')}` : withArticle(bare),
  };
}

/** Somebody whom the premise does not name, from a phrase such as *an old ferryman* or 老渔夫. */
export function inventBeing(phrase: string, language: Language): Being {
  const bare = phrase.replace(/^(?:an?|the)\s+/i, '');
  const noun =
    language === 'zh'
      ? headOf(bare)
      : bare
          .replace(/\s+(?:in|with|of)\s.*$/, '')
          .replace(
            /^(?:old|young|tired|grown|grey|pale|quiet|proud|stout|strict|nervous|wounded|cheerful|clumsy|silent|stubborn|travelling|wandering|masked)\s+/,
            '',
          );
  return { ...being(noun, noun, language), indefinite: language === 'zh' ? bare : withArticle(bare) };
}

function being(name: string, noun: string, language: Language): Being {
  const cue = language === 'zh' ? name : name.toUpperCase();
  const definite = language === 'zh' ? name : `the ${name}`;
  return { cue, definite, indefinite: language === 'zh' ? name : withArticle(name), noun, register: registerOf(name) };
}

/** 卖花的姑娘 is called 姑娘 afterwards. */
function headOf(text: string): string {
  const head = text.split('的').at(-1)!;
  return head.length > 0 ? head : text;
}

function registerOf(name: string): Register {
  const kinds: Exclude<Register, 'plain'>[] = ['terse', 'ornate', 'joking'];
  const has = (word: string) =>
    /\p{Script=Han}/u.test(word) ? name.includes(word) : new RegExp(`\\b${literal(word)}\\b`, 'i').test(name);
  return kinds.find((kind) => registers[kind].some(has)) ?? 'plain';
}
