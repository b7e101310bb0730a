import nlp from 'compromise';
import { nounForms } from '../language/index.ts';
import words from './data/english-prose.json' with { type: 'json' };

/** A `group` is several people under one name: `children`, `the Snow and the Frost`. */
export type Gender = 'female' | 'male' | 'neutral' | 'thing' | 'group';
export type Person = { name: string; gender: Gender };

/** What a noun is called as a speaker, given the word before it. */
export type Namer = (noun: string, adjective: string | undefined) => string;

/** Verbs of speech and thought, a proper name, and an adverb of manner, as sources of regular expressions. */
export const verbs = words.speechVerbs.join('|');
export const proper = `(?:(?:${words.titles.join('|')})\\.? )?[A-Z][\\p{Ll}'’-]+(?: [A-Z][\\p{Ll}'’-]+)?`;
export const adverb = '(?: \\p{Ll}+ly)?';

const people = new Map<string, Gender>([
  ...words.female.map((noun) => [noun, 'female'] as const),
  ...words.male.map((noun) => [noun, 'male'] as const),
  ...words.neutral.map((noun) => [noun, 'neutral'] as const),
  ...words.writings.map((noun) => [noun, 'thing'] as const),
]);
/** A kind of person, animal or writing, with the word before it. */
export const personPattern = new RegExp(
  `(?:\\b(\\p{L}+) )?\\b(${[...people.keys(), ...Object.keys(words.aliases)].join('|')}|${words.trades})\\b`,
  'giu',
);
/** A first and a last name that somebody is introduced by: `Tom Okafor, who keeps ...`, `Ruth Adeyemi, 42, ...`. */
const introducedName = /\b(\p{Lu}\p{Ll}+ (?:\p{Lu}\p{Ll}?\p{Lu}?\p{Ll}+))(?=, (?:who|the|an?|\d))/gu;
const capitals = /\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’-]*){0,2}/gu;
/** `the Snow`, capitalised within a sentence like somebody's name, that does something. */
const personified = new RegExp(
  `(?<=[\\p{Ll},;] (?:and )?the )(\\p{Lu}\\p{Ll}+)(?= (?:[\\p{Ll}]+ed|${Object.keys(words.pastToBase).join('|')}|and the \\p{Lu}\\p{Ll}+)\\b)|(?<=\\b[Tt]he \\p{Lu}\\p{Ll}+ and the )(\\p{Lu}\\p{Ll}+)`,
  'gu',
);
const trade = new RegExp(`^(?:${words.trades})$`);
const titledName = new RegExp(`\\b(?:${words.titles.join('|')})\\.? [A-Z][\\p{Ll}]+`, 'gu');

const groupBefore =
  '(?:the|these|those|some|many|all|both|other|his|her|their|two|three|four|five|six|seven|several|little|old|young|poor)';
const groupWord = new RegExp(
  `\\b(?:${groupBefore} (?!the\\b|these\\b|those\\b|his\\b|her\\b|their\\b|other\\b|two\\b)(\\p{L}{3,})|(men|women|children|people|mice))\\b(?!['’])`,
  'giu',
);
const pair = /\b([Tt]he )?(\p{Lu}\p{Ll}+) and (the )?(\p{Lu}\p{Ll}+)\b/gu;

/** Several people under one word or joined by `and`, with where they stand in the text. */
export function groupsIn(text: string, known: Names): { name: string; at: number }[] {
  const many = [...text.matchAll(groupWord)].flatMap((match) => {
    const word = (match[1] ?? match[2])!;
    const at = match.index + match[0].length - word.length;
    return isGroup(word) ? [{ name: word.toUpperCase(), at }] : [];
  });
  const isSomebody = (name: string) => known.has(name) || people.has(name.toLowerCase());
  const pairs = [...text.matchAll(pair)].flatMap(({ 2: first, 4: second, index }) =>
    isSomebody(first!) && isSomebody(second!) ? [{ name: `${first} and ${second}`.toUpperCase(), at: index }] : [],
  );
  return [...many, ...pairs].sort((a, b) => a.at - b.at);
}

const isGroup = (word: string) =>
  !people.has(word.toLowerCase()) &&
  nounForms(word)
    .slice(1)
    .some((form) => people.has(form) || trade.test(form));

/** What one of a group is called: `WOMAN` of `WOMEN`. */
export const memberOf = (group: string) => (nounForms(group)[1] ?? group).toUpperCase();

/** True for `PRINCESS` or `OLD MOUSE`, false for `ELLEN MARSH`. */
export const isKindOfPerson = (speaker: string) => {
  const last = speaker.toLowerCase().split(' ').at(-1)!;
  return people.has(last) || trade.test(last);
};

/** Everybody a passage names, in order; whose something is (`the miller's boast`) only says whose when `owners` is false. */
export function peopleIn(text: string, nameOf: Namer, known: Names, owners = true): Person[] {
  const found: (Person & { at: number })[] = [];
  for (const { name, at } of groupsIn(text, known)) found.push({ name, gender: 'group', at });
  for (const match of text.matchAll(personPattern)) {
    const noun = match[2]!.toLowerCase();
    const alias = (words.aliases as Record<string, string>)[noun] ?? noun;
    if (!owners && /^['’]s /.test(text.slice(match.index + match[0].length))) continue;
    found.push({
      name: nameOf(alias, match[1]?.toLowerCase()),
      gender: genderAfter(text, match, people.get(alias) ?? 'neutral'),
      at: match.index,
    });
  }
  for (const match of text.matchAll(capitals)) {
    const name = nameAmong(match[0], known);
    if (name) {
      const gender = genderAfter(text, match, genderOfName(name));
      found.push({ name: name.toUpperCase().replace('.', ''), gender, at: match.index });
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ name, gender }) => ({ name, gender }));
}

/** Full names by each of their own words. */
export type Names = Map<string, string>;

/** Makes names findable by each of their words that only one of them has. */
export function indexNames(names: string[]): Names {
  const index: Names = new Map();
  for (const name of names) {
    for (const word of name.split(' '))
      if (!words.titles.includes(word.replace('.', ''))) index.set(word, index.has(word) ? '' : name);
  }
  for (const name of names) index.set(name, name);
  return index;
}

/** The name that a run of capitalised words stands for; a leading `Then` or `But` is passed over. */
function nameAmong(run: string, known: Names): string | undefined {
  const parts = run.replace(/['’]s$/, '').split(' ');
  for (let length = parts.length; length > 0; length--) {
    for (let start = 0; start + length <= parts.length; start++) {
      const name = known.get(
        parts
          .slice(start, start + length)
          .join(' ')
          .replace(/['’]s$/, ''),
      );
      if (name) return name;
    }
  }
  return undefined;
}

const firstNames = (nlp.model() as { one: { lexicon: Record<string, string | string[]> } }).one.lexicon;

function genderOfName(name: string): Gender {
  if (/^(?:Mrs|Miss|Ms|Lady|Queen|Aunt|Mistress|Mother|Sister)\b/.test(name)) return 'female';
  const tags = [firstNames[name.split(' ')[0]!.toLowerCase()] ?? []].flat();
  return tags.includes('FemaleName') ? 'female' : tags.includes('MaleName') ? 'male' : 'neutral';
}

function genderAfter(text: string, match: RegExpExecArray, gender: Gender | undefined): Gender {
  if (gender !== 'neutral') return gender ?? 'neutral';
  const rest = /^[^.!?;]{0,40}?\b(his|her)\b/.exec(text.slice(match.index + match[0].length))?.[1];
  return rest === 'her' ? 'female' : rest === 'his' ? 'male' : 'neutral';
}

/** Names a noun; adjectives belong to the name only where the story tells several of a kind apart by them. */
export function namer(story: string): Namer {
  const kinds = new Map<string, Set<string>>();
  for (const match of story.matchAll(personPattern)) {
    const adjective = match[1]?.toLowerCase();
    if (!adjective || !tellsApart(match[1]!, match[2]!)) continue;
    const noun = match[2]!.toLowerCase();
    kinds.set(noun, (kinds.get(noun) ?? new Set()).add(adjective));
  }
  const first = new Map<string, number>();
  for (const match of story.matchAll(newcomer)) {
    const [adjective, noun] = [match[1]!.toLowerCase(), match[2]!.toLowerCase()];
    if (!first.has(noun)) first.set(noun, story.search(new RegExp(`\\b${noun}\\b`, 'i')));
    if (words.distinguishing.includes(adjective) && first.get(noun)! < match.index)
      kinds.set(noun, (kinds.get(noun) ?? new Set()).add(adjective).add(''));
  }
  return (noun, adjective) => {
    const several = (kinds.get(noun)?.size ?? 0) > 1 && adjective && kinds.get(noun)!.has(adjective);
    return (several ? `${adjective} ${noun}` : noun).toUpperCase();
  };
}

/** `an old man` where a man was told of before: somebody else. */
const newcomer = new RegExp(`\\b(?:an?|another) (\\p{L}+) (${[...people.keys()].join('|')})\\b`, 'giu');

/** `young` mouse, or a capitalised `Town` Mouse. */
function tellsApart(adjective: string, noun: string): boolean {
  if (words.distinguishing.includes(adjective.toLowerCase())) return true;
  const capitals = /^\p{Lu}/u.test(adjective) && /^\p{Lu}/u.test(noun);
  return capitals && !words.notNames.includes(adjective) && !words.titles.includes(adjective);
}

/** Proper names: those beside a verb of speech, and those with a title, unless they are a kind of person or animal. */
export function namesIn(story: string): string[] {
  const names = new Set<string>();
  const isName = (name: string) => {
    const last = name.split(' ').at(-1)!.toLowerCase();
    return !words.notNames.includes(name.split(' ')[0]!) && !people.has(last) && !(last in words.aliases);
  };
  const plain = verbs.replace(new RegExp(`\\b(?:${words.weakVerbs.join('|')})\\|`, 'g'), '');
  const beside = new RegExp(
    `\\b(?:${plain}) (${proper})|(${proper})${adverb} (?:${plain})\\b|["”’'] (?:${verbs}) (${proper})|\\b(?:${plain}) (?:un)?to (${proper})|\\b(?:called|named) (${proper})|\\b(?:boy|girl|man|woman|brother|sister|son|daughter|friend|servant) (${proper})`,
    'gu',
  );
  for (const match of story.matchAll(beside)) {
    const name = match.slice(1).find((group) => group !== undefined)!;
    if (isName(name)) names.add(name);
  }
  for (const match of story.matchAll(introducedName)) if (isName(match[1]!)) names.add(match[1]!);
  for (const [name] of story.matchAll(titledName))
    if (isName(name) && !/^(?:Old|Young|Little) /.test(name)) names.add(name);
  for (const match of story.matchAll(personified)) {
    const name = (match[1] ?? match[2])!;
    if (isName(name)) names.add(name);
  }
  return withoutParts([...names]);
}

/** Names that are no part of a longer one: `Reed` goes where there is `Captain Reed`. */
function withoutParts(names: string[]): string[] {
  const parts = new Set(
    names.flatMap((name) =>
      name.split(' ').flatMap((_, at, all) => [all.slice(0, at).join(' '), all.slice(at + 1).join(' ')]),
    ),
  );
  return names.filter((name) => !parts.has(name));
}
