import words from './data/english-prose.json' with { type: 'json' };
import {
  adverb,
  type Gender,
  indexNames,
  type Namer,
  type Names,
  namer,
  namesIn,
  type Person,
  peopleIn,
  personPattern,
  proper,
  verbs,
} from './english-names.ts';

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

const nounPhrase = `(?:the|an?|his|her|my|their|another|one)(?: [\\p{L}-]+){1,3}?`;
const subject = `he|she|it|they|I|we|${proper}|(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Mm]y|[Tt]heir|[Aa]nother|[Oo]ne)(?: [\\p{L}-]+){1,3}?`;
const listener = '(?: (?:me|him|her|us|them|it|the \\p{L}+))?';
const subjectThenVerb = new RegExp(
  `^[\\s,—–-]*(${subject})${adverb} (${verbs})\\b(?:(?<=told|asked|begged|answered)${listener})?`,
  'u',
);
const verbThenSubject = new RegExp(
  `^[\\s,—–-]*(${verbs}) (he|she|it|they|I|we|${proper}|${nounPhrase})(?=[\\s]*(?:[,.;:!?—–-]|$| (?:to|and|in|with|as|at|on|from|who|by|of|again|when|while|after|loudly|softly)\\b| \\p{Ll}+(?:ly|ing)\\b))`,
  'u',
);
const verbAtEnd = new RegExp(
  `\\b(${verbs})\\b(?: out| aloud| again)?(?: (?:to|unto|at)(?: [\\p{L}'’-]+){1,4})?${adverb}(?: (?:again|aloud|out))?\\s*[,:—–-]*\\s*$`,
  'iu',
);
/** How many mentions back a pronoun may point. */
const memory = 100;
/** Makes a finder for one story; `story` is all of its text. */
export function findEnglishSpeakers(story: string): SpeakerFinder {
  const nameOf = namer(story);
  const known = indexNames(namesIn(story));
  const mentions: Person[] = [];
  const speakers: Person[] = [];
  let topic: Person | undefined;
  let saidBefore = '';
  let thoughtBefore = false;
  let readsBefore = false;
  const mention = (person: Person) => {
    mentions.push(person);
    if (mentions.length > 2 * memory) mentions.splice(0, memory);
    if (speakers.length > 2 * memory) speakers.splice(0, memory);
  };
  const narrate = (text: string) => {
    const found = peopleIn(text, nameOf, known);
    for (const clause of text.split(/[.;!?]/)) {
      const isPronoun = /^\W*(?:(?:and|but|then|so) )?(?:he|she|it|they)\b/i.test(clause);
      topic = (isPronoun ? undefined : peopleIn(clause, nameOf, known)[0]) ?? topic;
    }
    for (const person of found) mention(person);
  };
  const resolve = (phrase: string): Person => {
    const lower = phrase.toLowerCase();
    if (lower === 'i' || lower === 'we') return { name: 'STORYTELLER', gender: 'neutral' };
    if (lower === 'they') return { name: 'VOICES', gender: 'neutral' };
    if (lower === 'the other') return other(speakers) ?? other(mentions) ?? { name: 'VOICE', gender: 'neutral' };
    if (lower === 'he' || lower === 'she' || lower === 'it') {
      const answers = saidBefore.endsWith('?') ? other(speakers.slice(-4)) : undefined;
      const fits =
        answers && lower !== 'it' && [{ he: 'male', she: 'female' }[lower], 'neutral'].includes(answers.gender);
      return fits ? answers : resolvePronoun(lower, mentions, speakers, topic);
    }
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
    let person = tag
      ? resolve(tag.subject)
      : ((context.followsQuote ? undefined : actorBehind(context.after, nameOf, known)) ??
        withoutTag(context, mentions, speakers));
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

function readTag({ quote, before, after }: QuoteContext, nameOf: Namer, known: Names): Tag | undefined {
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
function lastSubject(clause: string, nameOf: Namer, known: Names): string | undefined {
  const pattern = new RegExp(
    `\\b(he|she|it|they|I|we)\\b|${personPattern.source}|(?!(?:${words.notNames.join('|')})\\b)(${proper})`,
    'gu',
  );
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

/** The last of `people` who is somebody else than the last one. */
function other(people: Person[]): Person | undefined {
  return people.findLast((person) => person.name !== people.at(-1)?.name);
}

/** Whom a pronoun means: somebody of its gender, else whom the narration was about last. */
function resolvePronoun(
  pronoun: 'he' | 'she' | 'it',
  mentions: Person[],
  speakers: Person[],
  topic: Person | undefined,
): Person {
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
  if (latest?.gender === 'neutral' && topic && fits(topic)) return topic;
  return latest ?? spoke ?? { name: 'MAN', gender };
}

/** Who does something right behind a quote, in the same paragraph: `"No." The old man shook his head.` */
function actorBehind(after: string, nameOf: Namer, known: Names): Person | undefined {
  const opening = /^(?:(?:The|An?|His|Her|My|Their) )?(?:\p{L}+ )?\p{L}+/u.exec(after)?.[0];
  return opening && /^\p{Lu}/u.test(opening) ? peopleIn(opening, nameOf, known)[0] : undefined;
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
