import nlp from 'compromise';
import { type Depiction, type Language, literal, type Subject } from '../film/index.ts';
import words from './data/nouns.json' with { type: 'json' };
import registers from './data/registers.json' with { type: 'json' };
import { memberNames } from './members.ts';
import type { Being, Group, Register } from './premise.ts';
import { isBareVerb } from './read-clauses.ts';
import { withArticle } from './wording.ts';

const determiner = /^(?:an?|the|his|her|their|its|my|our|one|two|three|four|five|some|several|many|no|this|that)$/i;
/** What the stories of the world let speak, though it has the body of a beast. */
const magical =
  /spirit|ghost|fairy|demon|dragon|phoenix|phantom|unicorn|mermaid|talking|magic|狐仙|仙|鬼|妖|龙|凤|灵|神|精|会说话/iu;
const outside =
  /^(?:in|on|at|by|for|to|of|with|from|into|over|under|past|and|or|but|who|that|is|are|while|as|against|about|through|across|between|after|before|near|onto|off|out|up|down|beside|behind)$/i;

/** The people and creatures of a premise, groups told apart into two or three of their kind, in the order of the text. */
export function readBeings(depiction: Depiction, language: Language): { beings: Being[]; groups: Group[] } {
  const beings: Being[] = [];
  const groups: Group[] = [];
  const { text } = depiction;
  const living = depiction.subjects.filter((candidate) => isLiving(candidate, text, language));
  const found =
    language === 'zh'
      ? [...namesIn(text, living), ...living.filter((subject) => acts(text, subject, living))]
      : living.filter((subject) => !owns(text, subject, depiction.subjects) && isThere(text, subject, living));
  for (const subject of found.map((candidate) => whole(candidate, text, language))) {
    const phrase = language === 'zh' ? countedPhrase(text, subject.text) : phraseOf(text, subject);
    const beast = subject.kind === 'creature' && !magical.test(phrase) && !subject.noun.includes(' ');
    const wordless = beast || /\b(?:baby|infant|newborn|toddler)\b|婴/i.test(subject.noun);
    const members = membersOf(subject, phrase, language).map((member) => ({ ...member, wordless }));
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

/** Whom something is done for, who is dead, and who somebody turns out to be, are no further people on stage. */
function acts(text: string, subject: Subject, all: readonly Subject[]): boolean {
  const own = literal(subject.text);
  const counted = all.some((other) => new RegExp(`${literal(other.text)}[二两三四]人`, 'u').test(text));
  if (subject.noun === '人' && counted) return false;
  const owned = all.some((other) => other !== subject && text.includes(`${subject.text}的${other.text}`));
  if (owned && text.indexOf(subject.text) === text.lastIndexOf(subject.text)) return false;
  return !new RegExp(
    `(?:是(?:自己|他|她)的|(?:成了|成为|变成)\\p{Script=Han}{0,3}|(?:去世|死去|已故|过世)的)${own}|(?:替|为)(?:自己的|死去的)?${own}报仇|${own}(?:留下|生前|遗留|送|织|做)的|(?:把|用|拿着?|卖掉|卖了|丢了|弄丢了)${own}的|${own}的\\p{Script=Han}+(?:分享|一起|相)`,
    'u',
  ).test(text);
}

/** Whose things are with somebody else: the keeper of *a keeper's daughter*, the dead and absent, but not *an old man's hat*. */
function owns(text: string, subject: Subject, all: readonly Subject[]): boolean {
  const last = literal(lastWord(subject));
  const owning = [...text.matchAll(new RegExp(`\\b${last}['’]s?\\s`, 'gi'))].length;
  const named = [...text.matchAll(new RegExp(`\\b${last}\\b`, 'gi'))].length;
  const alone = all.filter(({ kind }) => kind === 'person' || kind === 'creature').length < 2;
  if (
    owning === 0 ||
    owning !== named ||
    all.length < 2 ||
    (alone && !/\b(?:dead|late|his|her|their)\b/i.test(phraseOf(text, subject)))
  )
    return false;
  const phrase = phraseOf(text, subject);
  const next = all[all.indexOf(subject) + 1];
  const present = /^(?:an?|two|three)\b/i.test(phrase) && !/\b(?:dead|late|lost)\b/i.test(phrase);
  return !present || next?.kind === 'person' || next?.kind === 'creature';
}

/** The grandmother whom somebody inherits from, the team in *a team of divers* and what somebody becomes are not there beside them. */
function isThere(text: string, subject: Subject, all: readonly Subject[]): boolean {
  if (all.length < 2) return true;
  const last = `${literal(lastWord(subject))}\\b`;
  const his = '(?:his|her|their|its|my)\\s+(?:[\\w-]+\\s+){0,2}';
  const absent = [
    `\\b(?:inherit|receiv|remember|miss)\\w*\\b.*\\b${his}${last}`,
    `\\b(?:dead|late)\\s+${last}`,
    `\\bwhere\\s+${his}${last}\\s+(?:die|fell|was|is)`,
    `\\b(?:becom|turn into|dream of being|pretend)\\w*\\s+(?:to be\\s+)?(?:an?\\s+|the\\s+)?(?:[\\w-]+\\s+){0,2}${last}`,
    `\\b(?:son|daughter|child|wife|widow|statue|memory)\\s+of\\s+(?:an?|the|his|her)\\s+(?:[\\w-]+\\s+){0,2}${last}`,
    `\\b(?:team|crowd|group|band|gang|crew|family|troupe|couple|pack)\\s+(?=of\\s+)`,
  ];
  const collective = /^(?:team|crowd|group|band|gang|crew|family|troupe|couple|pack)$/i.test(lastWord(subject));
  return (
    !absent.slice(0, -1).some((pattern) => new RegExp(pattern, 'i').test(text)) &&
    !(collective && new RegExp(absent.at(-1)!, 'i').test(text))
  );
}

function lastWord(subject: Subject): string {
  return subject.text
    .split(' ')
    .at(-1)!
    .replace(/['’]s?$/, '');
}

/** 人 in 主人 is 主人. */
function whole(subject: Subject, text: string, language: Language): Subject {
  const longer =
    language === 'zh' && subject.noun === '人'
      ? /(?:蒙面|黑衣|陌生|中年|年轻|[主老女男商猎诗旅盲病客路仆])人/u.exec(text)?.[0]
      : undefined;
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

/** Persons and creatures, but no volcano that wakes, no moon that forgets and no fish that is eaten. */
function isLiving(subject: Subject, text: string, language: Language): boolean {
  if (subject.kind !== 'person' && subject.kind !== 'creature') return false;
  if (isPrey(subject, text, language)) return false;
  const last = literal(lastWord(subject));
  if (
    new RegExp(
      `\\b(?:on|at|in|of|over|about|for|wearing|into)\\s+(?:an?|the|his|her)\\s+${last}\\s+(?:race|cart|show|costume|mask|statue|suit|doll|food)s?\\b`,
      'i',
    ).test(text)
  )
    return false;
  if (language === 'zh') return !words.lifeless.zh.some((noun) => subject.noun.endsWith(noun));
  const noun = subject.noun.split(' ').at(-1)!.toLowerCase();
  return (
    !words.lifeless.en.includes(noun) && !/(?:tion|sion|(?<!wit|gover)ness|ment|ity|ism|ship|\w{4}ing)$/.test(noun)
  );
}

/** A fish or a chicken that is eaten, sold or fought over is a thing; a toy animal always. */
export function isPrey(subject: Subject, text: string, language: Language): boolean {
  if (subject.kind !== 'creature') return false;
  const noun = literal(language === 'zh' ? subject.noun : subject.text.split(' ').at(-1)!);
  if (language === 'zh')
    return (
      /[木布纸石玉铜金]马$/u.test(subject.noun) ||
      (/^(?:\p{Script=Han}?鱼|[母公老小]?鸡|虾|螃蟹|鸭)$/u.test(subject.noun) &&
        new RegExp(
          `(?:抢|吃|卖|买|钓|烤|煮|炖|偷走?了?|争|分)(?:\\p{Script=Han}{0,5})${noun}|把${noun}(?:分|送|卖|吃|煮|烤)`,
          'u',
        ).test(text))
    );
  return (
    /^(?:fish|salmon|trout|chicken|hen|goose|duck|lobster|crab|turkey)$/i.test(subject.noun) &&
    new RegExp(
      `\\b(?:eat|cook|roast|fry|steal|sell|buy|share|over|catch)\\w*\\s+(?:an?|the|one|his|her|their|some)\\s+(?:[\\w-]+\\s+){0,2}${noun}`,
      'i',
    ).test(text)
  );
}

/** The noun phrase around a subject's noun, from its determiner on: *her father*, *two old brothers*. */
export function phraseOf(text: string, subject: Subject): string {
  const last = subject.text.split(' ').at(-1)!;
  const known = subject.noun.includes(' ')
    ? subject.text.split(' ').slice(-subject.noun.split(' ').length).join(' ')
    : last;
  const at = text.search(new RegExp(`\\b${literal(known)}`, 'i'));
  if (at < 0) return subject.text;
  const before = text.slice(0, at).trim().split(/\s+/).filter(Boolean);
  const own = text.slice(at, at + known.length);
  const taken: string[] = [];
  for (const word of before.reverse().slice(0, 5)) {
    if (determiner.test(word)) return [word, ...taken, own].join(' ');
    if (outside.test(word) || /[,.;:]$/.test(word) || isBareVerb(word)) break;
    taken.unshift(word);
  }
  return own;
}

function membersOf(subject: Subject, phrase: string, language: Language): Being[] {
  const many = language === 'en' && subject.count === 1 && isPlural(subject, phrase);
  const names = memberNames(subject, phrase, many, language);
  if (names.length === 0) return [single(subject, phrase, language)];
  const noun = language === 'zh' ? headOf(subject.noun) : subject.noun.toLowerCase();
  return names.map((name) => being(name, name.endsWith(noun) ? noun : name, language));
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
  const indefinite = language === 'zh' ? name : withArticle(name);
  return { cue, definite, indefinite, noun, register: registerOf(name), wordless: false };
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
