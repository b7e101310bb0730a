import type { Language } from '../film/index.ts';
import { hasFiniteVerb } from '../language/index.ts';
import { findChineseSpeakers } from './chinese-speakers.ts';
import words from './data/english-prose.json' with { type: 'json' };
import { isKindOfPerson } from './english-names.ts';
import { type Attribution, findEnglishSpeakers, type QuoteContext } from './english-speakers.ts';
import type { Paragraph } from './read-prose.ts';
import { findQuoteMarks, type Stretch, splitQuotes } from './split-quotes.ts';

/** A stretch of the story, `from` and `to` in its paragraph's text: a speech with its speaker, or narration. */
export type Speech = {
  kind: 'speech';
  speaker: string;
  thought: boolean;
  reads: boolean;
  manner?: string;
  text: string;
  from: number;
  to: number;
};
export type Piece = Speech | { kind: 'narration'; text: string; from: number; to: number };

/** Who tells a story that somebody tells of himself. */
export const storyteller = { en: 'STORYTELLER', zh: '讲述者' };
/** Who speaks what nobody on screen says. */
export const narrator = { en: 'NARRATOR', zh: '旁白' };

/**
 * Parts each paragraph into narration and speeches, in order, and finds who speaks. The words that only say who speaks (`said the frog`)
 * are taken away; what else they tell stays as narration. A saying that stands alone at the end, or at a chapter's end, is the last
 * speaker's, or the narrator's where nobody has spoken.
 */
export function attributeSpeech(paragraphs: readonly Paragraph[], language: Language): Piece[][] {
  const story = paragraphs.map(({ text }) => text).join('\n');
  const marks = findQuoteMarks(story) ?? /“([^”]*)”/g;
  const isUnmarked = language === 'zh' && !/[“「『"]/.test(story);
  const finder = language === 'zh' ? findChineseSpeakers(story) : findEnglishSpeakers(story);
  let carried = '';
  let goesOn = false;
  let spoken: string | undefined;
  return paragraphs.map(({ text: paragraph }, index) => {
    const stretches = splitQuotes(isUnmarked ? markSpeech(paragraph) : paragraph, marks);
    const pieces: Piece[] = [];
    let tagged: Stretch | undefined;
    const ends = paragraphs[index + 1]?.breaks ?? true;
    const isMoral = ends && stretches.length === 1 && !carried && isTold(paragraphs[index - 1]?.text ?? '', marks);
    stretches.forEach((stretch, at) => {
      const [before, next] = [stretches[at - 1], stretches[at + 1]];
      if (stretch.kind === 'narration') {
        if (at === 0) pushNarration(pieces, carried, stretch);
        finder.narrate(stretch.text);
        if (next?.kind !== 'quote' && !leadsOn(paragraph)) pushNarration(pieces, stretch.text, stretch);
        return;
      }
      const found = finder.attribute({
        ...contextOf(stretches, at, carried),
        ...(at === 0 && goesOn && { followsQuote: true }),
      });
      if (before?.kind === 'narration' || at === 0) pushNarration(pieces, found.before, before ?? stretch);
      const speech = speechOf(stretch, next, found);
      const moral = isMoral ? (spoken ?? narrator[language]) : undefined;
      pushSpeech(pieces, moral ? { ...speech, speaker: moral, thought: moral === narrator[language] } : speech);
      spoken = moral ?? found.speaker;
      if (next?.kind === 'narration' && found.after !== next.text) {
        const leads = stretches[at + 2]?.kind === 'quote' && /[,:，：]\s*$/.test(found.after);
        next.text = remainder(found.after, found.speaker, language, leads);
        if (!/[.!?]/.test(found.after)) tagged = next;
      } else if (next?.kind === 'narration' && language === 'en')
        next.text = next.text.replace(sharesSubject, `${named(found.speaker)} `);
    });
    const last = stretches.at(-1);
    carried = leadsOn(paragraph) && last?.kind === 'narration' ? last.text : '';
    goesOn = leadsOn(paragraph) && last !== undefined && last === tagged;
    if (index === paragraphs.length - 1 && last) pushNarration(pieces, carried, last);
    return pieces;
  });
}

/** What stands around the quote at `at`; `carried` is narration that led on to it from the paragraph before. */
function contextOf(stretches: readonly Stretch[], at: number, carried: string): QuoteContext {
  const [before, next] = [stretches[at - 1], stretches[at + 1]];
  return {
    quote: stretches[at]!.text,
    before: before?.kind === 'narration' ? before.text : at === 0 ? carried : '',
    after: next?.kind === 'narration' ? next.text : '',
    startsParagraph: at === 0,
    followsQuote: stretches.slice(0, at).some(({ kind }) => kind === 'quote') && !leadsIn(before),
  };
}

function speechOf({ text, from, to }: Stretch, next: Stretch | undefined, found: Attribution): Speech {
  const closes = next?.kind === 'narration' && /[.!?。！？]$/.test(next.text.trim());
  const { speaker, thought } = found;
  return {
    kind: 'speech',
    speaker,
    thought,
    reads: found.reads === true,
    ...(found.manner && { manner: found.manner }),
    text: closes ? closeSpeech(text) : text,
    from,
    to,
  };
}

/** True for a paragraph in which more is told than said, or none. */
function isTold(paragraph: string, marks: RegExp): boolean {
  const said = splitQuotes(paragraph, marks).reduce(
    (sum, { kind, text }) => sum + (kind === 'quote' ? text.length : 0),
    0,
  );
  return 2 * said <= paragraph.length;
}

/** True for a paragraph that ends in a colon, or in `he replied;`: what is said follows in the next one. */
const leadsOn = (paragraph: string) =>
  /[:：]\s*$|\b(?:said|replied|answered|cried|added)[;,—–-]+\s*$/.test(paragraph.slice(-40));

/** True for narration that starts a new sentence, and so may bring on another speaker. */
const leadsIn = (stretch: Stretch | undefined) =>
  stretch?.kind === 'narration' && /[.!?。！？]/.test(stretch.text.trim().slice(0, -1));

/** Classical texts without quotation marks: what follows `曰：` up to the paragraph's end is put between marks. */
function markSpeech(paragraph: string): string {
  return paragraph.replace(/(曰[：:])([^“「]+)$/, '$1“$2”');
}

/** Adds a speech; one that goes on after `said X` stays one. */
function pushSpeech(pieces: Piece[], said: Speech): void {
  const last = pieces.at(-1);
  const goesOn = last?.kind === 'speech' && last.speaker === said.speaker && last.thought === said.thought;
  if (goesOn && last.reads === said.reads) {
    last.text = joinSpoken(last.text, said.text);
    last.to = said.to;
  } else pieces.push(said);
}

/** Two stretches of one speech as one. */
export function joinSpoken(first: string, second: string): string {
  const begun = /^(?!I\b)\p{Lu}/u.test(second) ? closeSpeech(first) : first;
  return /[\p{Script=Han}，。！？；”]$/u.test(begun) ? begun + second : `${begun} ${second}`;
}

/** The comma before `said he` is a full stop where the speech goes no further. */
export const closeSpeech = (text: string) => text.replace(/,$/, '.').replace(/，$/, '。');

function pushNarration(pieces: Piece[], text: string, { from, to }: { from: number; to: number }): void {
  const clean = text
    .replace(/^[\s,;,；，。—–-]+/, '')
    .replace(/,? (?:and )?saying[.,:\s]*$/, '.')
    .trim();
  if (/[\p{L}\p{N}]/u.test(clean)) pieces.push({ kind: 'narration', text: clean, from, to });
}

/** What is left behind `said X`: made a sentence of its own about the speaker. What `leads` to the next quote keeps its comma or colon. */
function remainder(after: string, speaker: string, language: Language, leads: boolean): string {
  const begun = after.replace(/^[\s,;:.，；：。—–-]+/, '');
  if (leads && /^[\p{Lu}\p{Script=Han}]/u.test(begun)) return begun;
  const rest = begun.replace(/[\s,;:，；：—–-]+$/, '').trim();
  if (!/\p{L}/u.test(rest)) return '';
  if (language === 'zh') return /[。！？]$/.test(rest) ? rest : `${rest}。`;
  const name = named(speaker);
  const doing = rest
    .replace(/^(?:to|in|with|at|from|under|over|through|into) [^,.;:!?]*[,.;:!?]*\s*/, '')
    .replace(/^(?:just )?(?:as|while|when) (?=(?:he|she|it|they)\b)/, '');
  if (!/\p{L}/u.test(doing)) return '';
  const about = doing
    .replace(/^and (?=(?:the|an?|his|her|its|their|all|they|one|some|both|everybody|nobody|there) )/i, '')
    .replace(/^and (?:he|she|it|they)\b/i, name)
    .replace(/^(?:and|who) /i, `${name} `);
  const first = about.split(/(?<=[.!?])\s/)[0]!;
  const isTitle = /^(?:the|an?|his|her|its) /.test(about) && !hasFiniteVerb(first);
  const sentence = isTitle
    ? `${name} is ${about}`
    : /^\p{Ll}+ing\b/u.test(about)
      ? `${name} is ${about}`
      : about.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** A speaker as the subject of a sentence. */
const named = (speaker: string) =>
  speaker === storyteller.en || isKindOfPerson(speaker) || /\bONES?$/.test(speaker)
    ? `The ${speaker.toLowerCase()}`
    : properName(speaker);

/** `thought: “...” and refused`: what goes on behind a quote about whoever spoke it. */
const sharesSubject = new RegExp(
  `^[\\s,;]*and (?=(?:then |so |at once )?(?:\\p{Ll}+ed|${Object.keys(words.pastToBase).join('|')})\\b)`,
  'u',
);

/** `ELLEN MARSH` as `Ellen Marsh`. */
export const properName = (name: string) =>
  name.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase());
