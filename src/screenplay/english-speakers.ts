import words from './data/english-prose.json' with { type: 'json' };
import {
  type Gender,
  groupsIn,
  indexNames,
  memberOf,
  type Namer,
  type Names,
  namer,
  namesIn,
  type Person,
  peopleIn,
} from './english-names.ts';
import { readTag } from './english-tags.ts';

/** What stands around a quote. `before` is the narration right before it, `after` right behind it in the same paragraph. */
export type QuoteContext = {
  quote: string;
  before: string;
  after: string;
  startsParagraph: boolean;
  followsQuote: boolean;
};

/** Who says a quote, and the narration that is left when the words that said so are taken away. */
export type Attribution = {
  speaker: string;
  thought: boolean;
  reads?: boolean;
  /** How it is said: `quietly`, `in a gruff voice`, `大笑`. */
  manner?: string;
  before: string;
  after: string;
};

/** Finds speakers in English prose, quote by quote, in order. `narrate` must be told all narration as it passes. */
export type SpeakerFinder = { narrate: (text: string) => void; attribute: (context: QuoteContext) => Attribution };

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
  const genders = new Map<string, Gender>();
  const mention = (person: Person) => {
    if (person.gender === 'neutral') person.gender = genders.get(person.name) ?? 'neutral';
    else genders.set(person.name, person.gender);
    mentions.push(person);
    if (mentions.length > 2 * memory) mentions.splice(0, memory);
    if (speakers.length > 2 * memory) speakers.splice(0, memory);
  };
  const narrate = (text: string) => {
    for (const clause of text.split(/[.;!?]/)) {
      const isPronoun =
        /^\W*(?:(?:and|but|then|so|now) )?(?:(?:when|as|while|after|before|if) )?(?:he|she|it|they)\b/i.test(clause);
      const told = peopleIn(clause, nameOf, known, false).find(({ gender }) => gender !== 'group');
      topic = (isPronoun ? undefined : told) ?? topic;
    }
    for (const person of peopleIn(text, nameOf, known, false)) mention(person);
  };
  const resolve = (phrase: string, objects: readonly string[] = []): Person => {
    const lower = phrase.toLowerCase();
    if (lower === 'i' || lower === 'we') return { name: 'STORYTELLER', gender: 'neutral' };
    if (/^some ?(?:one|body)$/.test(lower)) return { name: 'VOICE', gender: 'neutral' };
    const group = mentions.findLast(({ gender }) => gender === 'group')?.name;
    if (lower === 'they') return { name: group ?? 'VOICES', gender: 'group' };
    if (/^(?:some|all|many) of /.test(lower)) return { name: group ?? 'VOICES', gender: 'group' };
    if (/^(?:one|another|two)(?: of |$)/.test(lower)) {
      const one = memberOf(groupsIn(phrase, known).at(-1)?.name ?? group ?? 'voice');
      return { name: mentions.some(({ name }) => name === one) ? `ANOTHER ${one}` : one, gender: 'neutral' };
    }
    if (lower === 'the other') return other(speakers) ?? other(mentions) ?? { name: 'VOICE', gender: 'neutral' };
    if (lower === 'he' || lower === 'she' || lower === 'it') {
      const answers = saidBefore.endsWith('?') ? other(speakers.slice(-4)) : undefined;
      const fits =
        answers &&
        !mentions
          .slice(-6)
          .some(
            ({ name, gender }) =>
              name !== speakers.at(-1)?.name && gender === { he: 'male', she: 'female', it: 'neutral' }[lower],
          ) &&
        lower !== 'it' &&
        [{ he: 'male', she: 'female' }[lower], 'neutral'].includes(answers.gender);
      const others = mentions.filter(({ name }) => !objects.includes(name));
      return fits ? answers : resolvePronoun(lower, others, speakers, topic);
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
      ? resolve(tag.subject, tag.objects)
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
      ...(tag?.manner && { manner: tag.manner }),
      before: tag?.before ?? context.before,
      after: tag?.after ?? context.after,
    };
  };
  return { narrate, attribute };
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
    !/\bVOICES?$/.test(person.name) &&
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
  return opening && /^\p{Lu}/u.test(opening) ? peopleIn(opening, nameOf, known, false)[0] : undefined;
}

/** A quote without a tag: the same speaker goes on inside a paragraph; a new paragraph is the other one's turn. */
function withoutTag(context: QuoteContext, mentions: Person[], speakers: Person[]): Person {
  const last = speakers.at(-1);
  if (context.followsQuote && last) return last;
  if (context.before && !context.startsParagraph) {
    const actor = mentions.findLast(({ gender }) => gender !== 'group');
    if (actor) return actor;
  }
  const other = speakers.findLast((person) => person.name !== last?.name);
  return (
    other ??
    (last ? { name: 'SECOND VOICE', gender: 'neutral' } : (mentions.at(-1) ?? { name: 'VOICE', gender: 'neutral' }))
  );
}
