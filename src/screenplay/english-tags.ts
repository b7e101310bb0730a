import words from './data/english-prose.json' with { type: 'json' };
import { adverb, groupsIn, type Namer, type Names, peopleIn, personPattern, proper, verbs } from './english-names.ts';
import type { QuoteContext } from './english-speakers.ts';
import { beforeFirstVerb } from './present-tense.ts';

const nounPhrase = `(?:the|an?|his|her|my|their|another|one)(?: [\\p{L}-]+){1,3}?`;
const subject = `he|she|it|they|I|we|${proper}|(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Mm]y|[Tt]heir|[Aa]nother|[Oo]ne)(?: [\\p{L}-]+){1,3}?`;
const listener = '(?: (?:me|him|her|us|them|it|the \\p{L}+))?';
const subjectThenVerb = new RegExp(
  `^[\\s,—–-]*(${subject})${adverb} (${verbs})\\b(?:(?<=told|asked|begged|answered)${listener})?`,
  'u',
);
const verbThenSubject = new RegExp(
  `^[\\s,—–-]*(${verbs}) (he|she|it|they|I|we|one(?! of)|another(?= *[,.;:])|${proper}|${nounPhrase})(?=[\\s]*(?:[,.;:!?—–-]|$| (?:to|and|in|with|as|at|on|from|who|by|of|again|when|while|after|loudly|softly)\\b| \\p{Ll}+(?:ly|ing)\\b))`,
  'u',
);
const verbAtEnd = new RegExp(
  `\\b(${verbs}|say|cry|ask|answer|reply|whisper|shout|exclaim|sing)\\b(?: out| aloud| again)?(?:(?<=answered|told|asked|begged|warned|ordered) (?:(?:the|his|her|their)(?: [\\p{L}'’-]+){1,2}|him|her|them|me|us))?(?: (?:to|unto|at)(?: [\\p{L}'’-]+){1,4})?${adverb}(?: (?:again|aloud|out))?\\s*[,:—–-]*\\s*$`,
  'iu',
);
/** `Then said the Tortoise:` */
const verbThenSubjectAtEnd = new RegExp(
  `(?<=^|[.!?;,] |\\b(?:[Tt]hen|[Aa]nd|[Bb]ut|[Ss]o|[Tt]hus) )(${verbs}) (${proper}|${nounPhrase})\\s*[:,]\\s*$`,
  'u',
);
/** `He ran to the village calling out` */
const gerundAtEnd =
  /,?\s+(?:and )?(?:calling|crying|shouting|screaming|singing|whispering|muttering|exclaiming|repeating)(?: out| aloud| to (?:him|her|it|them|[\p{L}]+self))?\s*[:,]?\s*$/u;
/** `two women, one of whom said:` */
const memberAtEnd = /,?\s*\b((?:[Oo]ne|[Ss]ome|[Aa]ll|[Aa]nother|[Tt]wo) of (?:whom|them|the(?: \p{L}+){1,2}))\s*$/u;

/** The words that say who speaks: `objects` are whoever else is named there. */
export type Tag = { subject: string; objects?: string[]; verb: string; manner?: string; before: string; after: string };

const manner = new RegExp(words.manner, 'u');
/** How something is said, from the words that say who does and the first ones behind them. */
const mannerOf = (tag: string, after = '') =>
  manner.exec(tag)?.[0] ?? manner.exec(/^[\s,]*[^,.;:!?]*/.exec(after)?.[0] ?? '')?.[0];

/** Reads who says a quote from the words around it; `undefined` where they do not say so. */
export function readTag(context: QuoteContext, nameOf: Namer, known: Names): Tag | undefined {
  return tagBehind(context) ?? tagAround(context, nameOf, known) ?? tagBefore(context, nameOf, known);
}

/** `“...” the frog said`, `“...” said the frog` */
function tagBehind({ quote, before, after }: QuoteContext): Tag | undefined {
  const subjectFirst = subjectThenVerb.exec(after);
  const isOwn = subjectFirst && !beginsSentence(quote, subjectFirst[1]!);
  const found = isOwn ? subjectFirst : verbThenSubject.exec(after);
  if (!found) return undefined;
  const [whole, first, second] = found as unknown as [string, string, string];
  const rest = after.slice(whole.length);
  const [subject, verb] = isOwn ? [first, second] : [second, first];
  return { subject, verb, manner: mannerOf(whole, rest), before, after: rest };
}

/** `He ran down calling out “...”`, `Then said the frog: “...”` */
function tagAround({ before, after }: QuoteContext, nameOf: Namer, known: Names): Tag | undefined {
  const crying = gerundAtEnd.exec(before);
  const crier = crying && beforeFirstVerb(before.slice(before.slice(0, crying.index).search(/[^.!?;]*$/)));
  const whoCries = crier && lastSubject(crier, nameOf, known);
  if (crying && whoCries)
    return { subject: whoCries, verb: 'cried', before: endSentence(before.slice(0, crying.index)), after };
  const inverted = verbThenSubjectAtEnd.exec(before);
  if (!inverted) return undefined;
  const [whole, verb, phrase] = inverted as unknown as [string, string, string];
  const kept = before.slice(0, before.length - whole.length).replace(/(?:^|(?<=[.!?;] ))(?:then|and|but|so)$/i, '');
  return { subject: phrase, verb, before: endSentence(kept), after };
}

/** `The frog looked up and said, “...”` */
function tagBefore({ quote, before, after }: QuoteContext, nameOf: Namer, known: Names): Tag | undefined {
  const atEnd = verbAtEnd.exec(before);
  if (!atEnd || !(/[,:—–-]\s*$/.test(before) || /^\p{Lu}/u.test(quote))) return undefined;
  const member = memberAtEnd.exec(before.slice(0, atEnd.index));
  if (member)
    return { subject: member[1]!, verb: atEnd[1]!, before: endSentence(before.slice(0, member.index)), after };
  const sentenceStart = before.search(/[^.!?;]*$/);
  const clause = before.slice(sentenceStart, atEnd.index);
  const phrase = lastSubject(clause, nameOf, known) ?? thingThatSpeaks(before.slice(sentenceStart));
  if (!phrase) return undefined;
  const joined = /^(.*?),?\s+(?:and|then|but)\s*$/s.exec(before.slice(0, atEnd.index))?.[1];
  const kept =
    joined ?? endSentence(before.slice(0, sentenceStart).replace(/[;,]\s*$/, '')) + meanwhile(clause, phrase);
  const tag = before.slice(sentenceStart + clause.lastIndexOf(phrase));
  const last = /(?:.*(?:,| and\b))?(.*)$/s.exec(tag.trim().replace(/[,:]$/, ''))![1]!;
  return {
    subject: phrase,
    objects: peopleIn(tag.slice(phrase.length), nameOf, known).map(({ name }) => name),
    verb: atEnd[1]!,
    manner: mannerOf(last),
    before: endSentence(kept),
    after,
  };
}

/** What else the clause tells of: `as they were sitting by the fire, he said`, `the fox, who had seen it, said`. */
function meanwhile(clause: string, phrase: string): string {
  const at = clause.lastIndexOf(phrase);
  const lead = clause
    .slice(0, at)
    .replace(/\b(?:the|an?|his|her|my|their|one)\s*$/i, '')
    .replace(/[\s,]+(?:and|but|then)?[\s,]*$/, '')
    .replace(/(^|, (?:and |but )?|^\s*(?:But|And|So|Now) )(?:just )?(?:as|when|while|whilst|after) /i, '$1')
    .trim();
  const deed = clause.slice(at + phrase.length).replace(/,?\s+(?:and|then|but)\s(?:(?!\b(?:and|then|but)\b).)*$/s, '');
  if (/^\s/.test(deed) && beforeFirstVerb(`X${deed}`) !== undefined)
    return ` ${clause.slice(0, at + phrase.length).trim()}${deed}.`;
  const aside = /^,\s*(?:who|which)\s+(.+?),?\s*$/s.exec(clause.slice(at + phrase.length))?.[1];
  const told = aside ? `${clause.slice(0, at + phrase.length).trim()} ${aside}` : lead;
  if (told.split(' ').length < 3 || beforeFirstVerb(told) === undefined) return '';
  return ` ${told.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())}.`;
}

/** What is the subject of a clause of speech though it is nobody that the story knows: `the glass one day answered`. */
const thingThatSpeaks = (clause: string) =>
  /\b((?:the|an?|his|her|their) (?:\p{Ll}+ )?\p{Ll}+)/iu.exec(
    (beforeFirstVerb(clause) ?? '').replace(/ (?:one|every|each) \p{Ll}+$/u, ''),
  )?.[1];

/** True when `The frog said` behind a quote begins a sentence of its own, and so leads to the next quote. */
function beginsSentence(quote: string, phrase: string): boolean {
  if (quote.endsWith(',')) return false;
  return /^(?:The|An?|His|Her|Their|Another|One)\b/.test(phrase) || (/^\p{Lu}/u.test(phrase) && quote.endsWith('.'));
}

const endSentence = (text: string) => (text.trim() && !/[.!?]$/.test(text.trim()) ? `${text.trim()}.` : text.trim());

const afterPreposition =
  /\b(?:to|of|with|at|by|from|for|after|before|into|upon|on)(?: (?:the|an?|his|her|my))?(?: (?:two|three|poor|little|old|young))?\s*$/i;

/** The last person or pronoun in a clause that is no object of a preposition. */
function lastSubject(clause: string, nameOf: Namer, known: Names): string | undefined {
  const pattern = new RegExp(
    `\\b([Hh]e|[Ss]he|[Ii]t|[Tt]hey|I|[Ww]e|[Ss]ome ?one|[Ss]omebody)\\b|${personPattern.source}|(?!(?:${words.notNames.join('|')})\\b)(${proper})`,
    'gu',
  );
  let last: string | undefined;
  let end = -1;
  for (const match of clause.matchAll(pattern)) {
    if (afterPreposition.test(clause.slice(0, match.index))) continue;
    if (match[1] || peopleIn(match[0], nameOf, known).length > 0) {
      last = match[0];
      end = match.index;
    }
  }
  const group = groupsIn(clause, known).findLast(({ at }) => at > end && !afterPreposition.test(clause.slice(0, at)));
  return group ? clause.slice(group.at, group.at + group.name.length) : last;
}
