import { glossOf, listedNouns } from '../language/index.ts';
import words from './data/chinese-prose.json' with { type: 'json' };

const longestFirst = (list: string[]) => [...list].sort((a, b) => b.length - a.length);
/** Alternatives of a regular expression, the longest first. */
export const anyOf = (list: string[]) => longestFirst(list).join('|');
/** Verbs of speech and thought, the longest first. */
export const verbs = longestFirst([...words.speechVerbs, ...words.thoughtVerbs]);
const spokenVerbs = new Set([...verbs, ...words.manner]);
const manner = new RegExp(`(?:${anyOf(words.manner)}|\\p{Script=Han}然)$`, 'u');
/** Words that lead in to a clause: `于是`, `随后`. */
export const leading = new RegExp(`^(?:${anyOf(words.leadsIn)})+`);
const relation = new RegExp(`^(?:${anyOf(words.relations)})(?=\\p{Script=Han}{2,3}$)`, 'u');
const office = new RegExp(
  `^.{0,6}?(?:${anyOf(words.offices)})(?=(?:${anyOf(words.surnames)})\\p{Script=Han}{1,2}$)`,
  'u',
);
const courtesy = new RegExp(`(?:${anyOf(words.surnames)})(?:${anyOf(words.courtesies)})$`, 'u');
const beings = [...listedNouns('zh', 'person').keys(), ...listedNouns('zh', 'creature').keys()].filter(
  (noun) => noun.length > 1,
);
const person = new RegExp(
  `(?:${anyOf(words.surnames)})(?:${anyOf([...words.courtesies, ...words.honorifics])})|[老小]?(?:${anyOf([...words.people, ...beings])})|(?<=(?:^|[。！？；，\\n]))\\p{Script=Han}{1,2}人(?=有|捕|之|，)|(?<=有)(?:${anyOf(words.surnames)})[生翁叟氏](?=，)`,
  'gmu',
);
const officer = new RegExp(`(?:${anyOf(words.offices)})((?:${anyOf(words.surnames)})\\p{Script=Han}{2})`, 'gu');
/** `北山愚公者，年且九十`, `王戎七岁`. */
const introduced = new RegExp(
  `(?:^|[。\\n])(\\p{Script=Han}{2,5}(?=者，)|(?:${anyOf(words.surnames)})\\p{Script=Han}{1,2}?(?=[一二三四五六七八九十]+岁|少[时有]|年[一二三四五六七八九十少]|，字|尝|、|共|同|居|与|好|为人|见|夜))`,
  'gmu',
);
const placeEnd = new RegExp(`(?:${anyOf(words.exteriors)})$`);
/** `一个穿蓑衣的人走来`: somebody without a name. */
const stranger = /一[个位名](?!人)((?:[^，。！？的一]{1,5}的)?\p{Script=Han}{0,2}?[人者汉客])/gu;
/** `众猴`, `群臣`, `诸将`: many of a kind. */
const crowd = /[众群诸一二两三四五六七八九十数]人|[众群诸]\p{Script=Han}{1,2}/gu;
/** `楚王`, `齐宣王`: the ruler of a state. */
const ruler = new RegExp(`(?:${anyOf(words.states)})\\p{Script=Han}?[王公侯]`, 'gu');
/** A surname and a name that begin a clause, before what somebody does. */
const heads = new RegExp(
  `(?<=^|[。！？；，\\n”])((?!${anyOf(words.leadsIn)})(?:${anyOf(words.surnames)})\\p{Script=Han}{1,2}?)(?=[${words.actionStarts}道曰说问笑大便又忙])`,
  'gmu',
);
/** `学名王熙凤`, `名唤石秀` */
const called = /(?:学名|名唤|名叫|唤作|唤做)(\p{Script=Han}{2,3})(?=[，。])/gu;
/** A surname and a given name. */
export const family = new RegExp(`^(?:${anyOf(words.surnames)})\\p{Script=Han}{1,2}$`, 'u');
/** Begins with a verb of action. */
export const actionStart = new RegExp(`^[${words.actionStarts}]`);
/** What no subject holds. */
export const notSubjects = /[其之而以于所乃遂誉召顾谓是有为不]|^[又即既且再复]/;

/** `飞` as `张飞` in a story that tells of him. */
export function fullName(name: string, story: string): string {
  if (name.length > 2 || glossOf(name) || /[子公侯君王氏儿母父人]$/.test(name)) return name;
  return new RegExp(`(?<!\\p{Script=Han}{0,1}[姓名])(?:${anyOf(words.surnames)})${name}`, 'u').exec(story)?.[0] ?? name;
}

/** A phrase without the words behind that say how something is said. */
export function withoutManner(phrase: string): string {
  let plain = phrase;
  for (let shorter = plain.replace(manner, ''); shorter !== plain; shorter = plain.replace(manner, '')) plain = shorter;
  return plain;
}

/** True for what names somebody by its last character (`石猴`, `傧者`, `晏子`) or its surname. */
const isBeing = (text: string) =>
  family.test(text) ||
  /[子公侯君王氏儿母父妪娘]$/.test(text) ||
  (!actionStart.test(text) && ['person', 'creature'].includes(glossOf(text)?.kind ?? ''));

/** A subject without manner (`笑着`), addressee (`对他`), book-title marks and words that lead in. */
export function cleanSubject(text: string, names: Names, opens: boolean): string | undefined {
  const isWork = text.includes('《');
  if (/^\p{Script=Han}{1,4}、\p{Script=Han}+$/u.test(text)) return withoutManner(text);
  const kin = /^其([妻子父母兄弟女友仆师徒])/.exec(text)?.[1];
  if (kin) return kin;
  const theirs = /^其(\p{Script=Han}{1,3})$/u.exec(withoutManner(text))?.[1];
  if (theirs && theirs !== '人' && isBeing(theirs)) return theirs;
  if (/^其人/.test(text)) return '此人';
  if (/一人$/.test(withoutManner(text))) return '一人';
  let subject = withoutManner(
    text
      .replace(/[《》\s]/g, '')
      .replace(leading, '')
      .replace(/(?<=.{2})(?:为|与|因|使).{1,3}$/, '')
      .replace(/(?:对|向|跟|和|谓)[^，]*$/, ''),
  );
  const titled = courtesy.exec(subject)?.[0];
  if (titled) return titled;
  subject = subject.replace(office, '').replace(relation, '');
  const known = namesInOrder(subject, names)[0];
  const acting = known && subject.startsWith(known) && actionStart.test(subject.slice(known.length));
  if (known && (known.length > 1 || subject.length === 1 || acting)) return known;
  const bearer = isWork ? undefined : /^\p{Script=Han}{1,5}?[叟翁公妪氏君侯王]/u.exec(subject)?.[0];
  if (bearer) return bearer;
  const fits = subject.length > 0 && subject.length <= 5 && (isWork || !notSubjects.test(subject));
  return fits && (isWork || isBeing(subject) || (opens && !actionStart.test(subject))) ? subject : undefined;
}

/** Names by their first character. */
export type Names = Map<string, string[]>;

/** Makes names findable by their first character, the longest first. */
export function indexNames(list: string[]): Names {
  const names: Names = new Map();
  for (const name of longestFirst(list)) names.set(name[0]!, [...(names.get(name[0]!) ?? []), name]);
  return names;
}

/** The names in a text, in order. */
export function namesInOrder(text: string, names: Names): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const name = names.get(text[at]!)?.find((candidate) => text.startsWith(candidate, at));
    if (!name) continue;
    found.push(name);
    at += name.length - 1;
  }
  return found;
}

/** The part of a subject that the story repeats: `庖丁` of `庖丁释刀`. */
function recurring(subject: string | undefined, story: string): string | undefined {
  const count = (text: string) => story.split(text, 3).length - 1;
  if (!subject || count(subject) > 1) return subject;
  for (let length = subject.length - 1; length > 1; length--)
    if (count(subject.slice(0, length)) > 1 && !/[之而以于]$/.test(subject.slice(0, length)))
      return subject.slice(0, length);
  return subject;
}

/** True for `武松吃了` and `王视晏子`, where somebody else that is named does something. */
function isDeed(name: string, names: ReadonlySet<string>): boolean {
  for (let length = 1; length < name.length; length++) {
    const rest = name.slice(length);
    if (names.has(name.slice(0, length)) && (actionStart.test(rest) || /了$/.test(rest))) return true;
  }
  return false;
}

/** Everybody a story may name: kinds of people, and whatever stands right before a verb of speech and a colon. */
export function speakersIn(story: string): string[] {
  const names = new Set<string>([...namedIn(story), ...actorsIn(story), ...taggedIn(story)]);
  return [...names].filter((name) => !isDeed(name, names));
}

/** Names by what they are: kinds of people, rulers, strangers, officers, and who is introduced by name. */
function namedIn(story: string): string[] {
  const all = (pattern: RegExp) => [...story.matchAll(pattern)].map((match) => match[1] ?? match[0]);
  return [
    ...all(person),
    ...all(introduced)
      .map((whole) => whole.replace(/^\p{Script=Han}{0,2}有/u, ''))
      .filter((name) => name && !placeEnd.test(name)),
    ...all(stranger),
    ...[...all(crowd), ...all(/(?<=[一二两])\p{Script=Han}{2}(?=[，。])/gu)].filter(isBeing),
    ...all(called),
    ...all(/[这那](\p{Script=Han}{2})/gu).filter((name) => story.split(name, 4).length > 3 && isBeing(name)),
    ...all(ruler),
    ...all(officer).filter((name) => story.split(name, 3).length > 2),
  ];
}

/** Who begins a clause and does something: a surname and a name, an animal, a servant. */
function actorsIn(story: string): string[] {
  const all = [...story.matchAll(/(?:^|[。！？；，\n])(\p{Script=Han})/gmu)].map((match) => match[1]!);
  const repeats = (name: string) => all.indexOf(name) !== all.lastIndexOf(name);
  const first = [...new Set(all)];
  const begins = [...new Set([...story.matchAll(heads)].map((match) => match[1]!))];
  return [
    ...begins.filter((name) => story.split(name, 3).length > 2),
    ...first.filter((name) => words.servants.includes(name) || (glossOf(name)?.kind === 'creature' && repeats(name))),
  ];
}

/** Who stands right before a verb of speech and a colon. */
function taggedIn(story: string): string[] {
  const before = new RegExp(`(^|[。！？；，”」\\n])([^。！？；，：“”「」\\n]{1,8}?)(?:${verbs.join('|')})[：:]`, 'gm');
  const tags = new Map([...story.matchAll(before)].map((match) => [match[0], match]));
  return [...tags.values()].flatMap((match) => {
    const subject = recurring(cleanSubject(match[2]!, new Map(), true), story);
    if (!subject || subject.length > 6 || spokenVerbs.has(subject) || /^[他她它我吾其或]$/.test(subject)) return [];
    const recurs = !/[；，]/.test(match[1]!) || story.split(subject, 3).length > 2;
    return recurs ? [subject] : [];
  });
}
