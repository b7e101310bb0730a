import words from './data/english-prose.json' with { type: 'json' };

type Gender = 'female' | 'male' | 'neutral' | 'thing';
type Person = { name: string; gender: Gender };

/** What stands around a quote. `before` is the narration right before it, `after` right behind it in the same paragraph. */
export type QuoteContext = {
  quote: string;
  before: string;
  after: string;
  startsParagraph: boolean;
  followsQuote: boolean;
};

/** Who says a quote, and the narration that is left when the words that said so are taken away. */
export type Attribution = { speaker: string; thought: boolean; reads?: boolean; before: string; after: string };

/** Finds speakers in English prose, quote by quote, in order. `narrate` must be told all narration as it passes. */
export type SpeakerFinder = { narrate: (text: string) => void; attribute: (context: QuoteContext) => Attribution };

const verbs = words.speechVerbs.join('|');
const proper = `(?:(?:${words.titles.join('|')})\\.? )?[A-Z][\\p{Ll}'’-]+(?: [A-Z][\\p{Ll}'’-]+)?`;
const nounPhrase = `(?:the|an?|his|her|my|their|another|one)(?: [\\p{Ll}-]+){1,3}?`;
const subject = `he|she|it|they|I|we|${proper}|(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Mm]y|[Tt]heir|[Aa]nother|[Oo]ne)(?: [\\p{L}-]+){1,3}?`;
const adverb = '(?: \\p{Ll}+ly)?';
const subjectThenVerb = new RegExp(`^[\\s,—–-]*(${subject})${adverb} (${verbs})\\b`, 'u');
const verbThenSubject = new RegExp(
  `^[\\s,—–-]*(${verbs}) (he|she|it|they|I|we|${proper}|${nounPhrase})(?=[\\s]*(?:[,.;:!?—–-]|$| (?:to|and|in|with|as|at|on|from|who|by|of|again|when|while|after|loudly|softly)\\b| \\p{Ll}+(?:ly|ing)\\b))`,
  'u',
);
const verbAtEnd = new RegExp(
  `\\b(${verbs})\\b(?: (?:to|unto|at)(?: [\\p{L}'’-]+){1,4})?${adverb}(?: (?:again|aloud|out))?\\s*[,:—–-]*\\s*$`,
  'iu',
);
/** How many mentions back a pronoun may point. */
const memory = 100;
const people = new Map<string, Gender>([
  ...words.female.map((noun) => [noun, 'female'] as const),
  ...words.male.map((noun) => [noun, 'male'] as const),
  ...words.neutral.map((noun) => [noun, 'neutral'] as const),
  ...words.writings.map((noun) => [noun, 'thing'] as const),
]);
const personPattern = new RegExp(
  `(?:\\b(\\p{L}+) )?\\b(${[...people.keys(), ...Object.keys(words.aliases)].join('|')})\\b`,
  'giu',
);
const titledName = new RegExp(`\\b(?:${words.titles.join('|')})\\.? [A-Z][\\p{Ll}]+`, 'gu');

/** Makes a finder for one story; `story` is all of its text. */
export function findEnglishSpeakers(story: string): SpeakerFinder {
  const nameOf = namer(story);
  const known = namesIn(story);
  const mentions: Person[] = [];
  const speakers: Person[] = [];
  let saidBefore = '';
  let thoughtBefore = false;
  let readsBefore = false;
  const mention = (person: Person) => {
    mentions.push(person);
    if (mentions.length > 2 * memory) mentions.splice(0, memory);
    if (speakers.length > 2 * memory) speakers.splice(0, memory);
  };
  const narrate = (text: string) => {
    for (const person of peopleIn(text, nameOf, known)) mention(person);
  };
  const resolve = (phrase: string): Person => {
    const lower = phrase.toLowerCase();
    if (lower === 'i' || lower === 'we') return { name: 'STORYTELLER', gender: 'neutral' };
    if (lower === 'they') return { name: 'VOICES', gender: 'neutral' };
    if (lower === 'he' || lower === 'she' || lower === 'it') return resolvePronoun(lower, mentions, speakers);
    const found = peopleIn(phrase, nameOf, known).at(-1);
    return (
      found ?? {
        name: phrase.replace(/^(?:the|an?|his|her|my|their|another|one) /i, '').toUpperCase(),
        gender: 'neutral',
      }
    );
  };
  const attribute = (context: QuoteContext): Attribution => {
    const tag = readTag(context, nameOf, known);
    let person = tag ? resolve(tag.subject) : withoutTag(context, mentions, speakers);
    const isRead = person.gender === 'thing' && /\bread\b/i.test(saidBefore);
    if (isRead) {
      person = speakers.findLast((speaker) => speaker.name !== speakers.at(-1)?.name) ?? person;
    }
    const thinks = tag ? words.thoughtVerbs.includes(tag.verb.toLowerCase()) : context.followsQuote && thoughtBefore;
    speakers.push(person);
    mention(person);
    saidBefore = context.quote;
    thoughtBefore = thinks;
    const reads = isRead || (tag === undefined && context.followsQuote && readsBefore);
    readsBefore = reads;
    return {
      speaker: person.name,
      thought: thinks || person.gender === 'thing',
      reads,
      before: tag?.before ?? context.before,
      after: tag?.after ?? context.after,
    };
  };
  return { narrate, attribute };
}

type Tag = { subject: string; verb: string; before: string; after: string };
type Namer = (noun: string, adjective: string | undefined) => string;

function readTag({ quote, before, after }: QuoteContext, nameOf: Namer, known: string[]): Tag | undefined {
  const subjectFirst = subjectThenVerb.exec(after);
  if (subjectFirst && !beginsSentence(quote, subjectFirst[1]!)) {
    const [whole, phrase, verb] = subjectFirst as unknown as [string, string, string];
    return { subject: phrase, verb, before, after: after.slice(whole.length) };
  }
  const verbFirst = verbThenSubject.exec(after);
  if (verbFirst) {
    const [whole, verb, phrase] = verbFirst as unknown as [string, string, string];
    return { subject: phrase, verb, before, after: after.slice(whole.length) };
  }
  const atEnd = verbAtEnd.exec(before);
  if (!atEnd || !/[,:—–-]\s*$/.test(before)) return undefined;
  const sentenceStart = before.search(/[^.!?;]*$/);
  const clause = before.slice(sentenceStart, atEnd.index);
  const phrase = lastSubject(clause, nameOf, known);
  if (!phrase) return undefined;
  const joined = /^(.*?),?\s+(?:and|then|but)\s*$/s.exec(before.slice(0, atEnd.index))?.[1];
  const kept = joined ?? before.slice(0, sentenceStart).replace(/[;,]\s*$/, '');
  return { subject: phrase, verb: atEnd[1]!, before: endSentence(kept), after };
}

/** True when `The frog said` behind a quote begins a sentence of its own, and so leads to the next quote. */
function beginsSentence(quote: string, phrase: string): boolean {
  if (quote.endsWith(',')) return false;
  return /^(?:The|An?|His|Her|Their|Another|One)\b/.test(phrase) || (/^\p{Lu}/u.test(phrase) && quote.endsWith('.'));
}

const endSentence = (text: string) => (text.trim() && !/[.!?]$/.test(text.trim()) ? `${text.trim()}.` : text.trim());

/** The last person or pronoun in a clause that is no object of a preposition. */
function lastSubject(clause: string, nameOf: Namer, known: string[]): string | undefined {
  const pattern = new RegExp(`\\b(he|she|it|they|I|we)\\b|${personPattern.source}|(${proper})`, 'gu');
  let last: string | undefined;
  for (const match of clause.matchAll(pattern)) {
    if (
      /\b(?:to|of|with|at|by|from|for|after|before|into|upon|on)(?: (?:the|an?|his|her|my))?\s*$/i.test(
        clause.slice(0, match.index),
      )
    )
      continue;
    if (match[1] || peopleIn(match[0], nameOf, known).length > 0) last = match[0];
  }
  return last;
}

function peopleIn(text: string, nameOf: Namer, known: string[]): Person[] {
  const found: (Person & { at: number })[] = [];
  for (const match of text.matchAll(personPattern)) {
    const noun = match[2]!.toLowerCase();
    const alias = (words.aliases as Record<string, string>)[noun] ?? noun;
    found.push({
      name: nameOf(alias, match[1]?.toLowerCase()),
      gender: genderAfter(text, match, people.get(alias)),
      at: match.index,
    });
  }
  for (const name of known) {
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
      found.push({
        name: name.toUpperCase().replace('.', ''),
        gender: /^(?:Mrs|Miss|Ms|Lady|Queen|Aunt)/.test(name) ? 'female' : 'neutral',
        at,
      });
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ name, gender }) => ({ name, gender }));
}

function genderAfter(text: string, match: RegExpExecArray, gender: Gender | undefined): Gender {
  if (gender !== 'neutral') return gender ?? 'neutral';
  const rest = /^[^.!?;]{0,40}?\b(his|her)\b/.exec(text.slice(match.index + match[0].length))?.[1];
  return rest === 'her' ? 'female' : rest === 'his' ? 'male' : 'neutral';
}

function resolvePronoun(pronoun: 'he' | 'she' | 'it', mentions: Person[], speakers: Person[]): Person {
  const gender = { he: 'male', she: 'female', it: 'neutral' }[pronoun] as Gender;
  const fits = (person: Person) =>
    person.name !== 'STORYTELLER' &&
    (pronoun === 'it'
      ? person.gender === 'neutral' || person.gender === 'thing'
      : person.gender === gender || person.gender === 'neutral');
  const sure = mentions.findLast(
    (person) => person.gender === gender && person.name !== 'STORYTELLER' && pronoun !== 'it',
  );
  const latest = mentions.findLast(fits);
  const spoke = speakers.findLast((person) => person.gender === gender);
  if (pronoun === 'she') return sure ?? latest ?? { name: 'WOMAN', gender };
  if (pronoun === 'it') return latest ?? { name: 'VOICE', gender };
  return latest ?? spoke ?? { name: 'MAN', gender };
}

/** A quote without a tag: the same speaker goes on inside a paragraph; a new paragraph is the other one's turn. */
function withoutTag(context: QuoteContext, mentions: Person[], speakers: Person[]): Person {
  const last = speakers.at(-1);
  if (context.followsQuote && last) return last;
  if (context.before && !context.startsParagraph) {
    const actor = mentions.at(-1);
    if (actor) return actor;
  }
  const other = speakers.findLast((person) => person.name !== last?.name);
  return (
    other ??
    (last ? { name: 'SECOND VOICE', gender: 'neutral' } : (mentions.at(-1) ?? { name: 'VOICE', gender: 'neutral' }))
  );
}

/** Names a noun; adjectives belong to the name only where the story tells several of a kind apart by them. */
function namer(story: string): Namer {
  const kinds = new Map<string, Set<string>>();
  for (const match of story.matchAll(personPattern)) {
    const adjective = match[1]?.toLowerCase();
    if (!adjective || !words.distinguishing.includes(adjective)) continue;
    const noun = match[2]!.toLowerCase();
    kinds.set(noun, (kinds.get(noun) ?? new Set()).add(adjective));
  }
  return (noun, adjective) => {
    const several = (kinds.get(noun)?.size ?? 0) > 1 && adjective && kinds.get(noun)!.has(adjective);
    return (several ? `${adjective} ${noun}` : noun).toUpperCase();
  };
}

/** Proper names: those beside a verb of speech, and those with a title, unless they are a kind of person or animal. */
function namesIn(story: string): string[] {
  const names = new Set<string>();
  const isName = (name: string) => {
    const last = name.split(' ').at(-1)!.toLowerCase();
    return !words.notNames.includes(name.split(' ')[0]!) && !people.has(last) && !(last in words.aliases);
  };
  const beside = new RegExp(`\\b(?:${verbs}) (${proper})|(${proper})${adverb} (?:${verbs})\\b`, 'gu');
  for (const match of story.matchAll(beside)) {
    const name = match[1] ?? match[2]!;
    if (isName(name)) names.add(name);
  }
  for (const [name] of story.matchAll(titledName))
    if (isName(name) && !/^(?:Old|Young|Little) /.test(name)) names.add(name);
  return [...names].filter((name) => ![...names].some((other) => other !== name && other.includes(name)));
}
