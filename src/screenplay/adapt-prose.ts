import type { Language } from '../film/index.ts';
import { detectLanguage } from '../language/index.ts';
import { adaptPlay, isPlay } from './adapt-play.ts';
import { findChineseSpeakers } from './chinese-speakers.ts';
import { findEnglishSpeakers } from './english-speakers.ts';
import { findSetting, type Setting } from './find-setting.ts';
import { formatFountain } from './format-fountain.ts';
import type { FountainElement } from './fountain-document.ts';
import { readProse } from './read-prose.ts';
import { findQuoteMarks, type Stretch, splitQuotes } from './split-quotes.ts';
import { isFirstPerson, tellOrShow } from './tell-or-show.ts';

/** How prose is adapted. `title` is used when the text names none; `language` is found from the text when not given. */
export type AdaptOptions = { language?: Language; title?: string };

/** One stretch of the story in order: a speech with its speaker, or narration. */
type Speech = { kind: 'speech'; speaker: string; thought: boolean; reads: boolean; text: string };
type Piece = Speech | { kind: 'narration'; text: string };

const narrators = { en: { name: 'NARRATOR', extension: 'V.O.' }, zh: { name: '旁白', extension: '画外音' } };

/**
 * Turns a story (plain text or Markdown, English or Chinese, modern or classical) into a Fountain screenplay: paragraphs into
 * scenes where place or time changes, quotes into dialogue by whoever `said` (`曰`, `说`) them, narration into action in the
 * present tense or, where nothing can be seen, into the voice of a narrator. A play in plain text keeps its speeches. Nothing
 * that is spoken is left out, and all of it stays in order.
 */
export function adaptProse(text: string, options: AdaptOptions = {}): string {
  const language = options.language ?? detectLanguage(text);
  const { title, paragraphs } = readProse(text);
  if (isPlay(text)) return adaptPlay(text, options.title);
  const name = title ?? options.title;
  const story = paragraphs.map((paragraph) => paragraph.text).join('\n');
  const pieces = attribute(
    paragraphs.map((paragraph) => paragraph.text),
    story,
    language,
  );
  const elements: FountainElement[] = [];
  const narration = pieces
    .flat()
    .map((piece) => (piece.kind === 'narration' ? piece.text : ''))
    .join(' ');
  const tellers = pieces.flat().some((piece) => piece.kind === 'speech' && piece.speaker === storyteller[language]);
  const own = tellers || isFirstPerson(narration, language);
  const scenes = createScenes(language, narration);
  paragraphs.forEach((paragraph, index) => {
    const told = pieces[index]!.map((piece) => (piece.kind === 'narration' ? piece.text : '')).join(' ');
    const heading = scenes(findSetting(told, language), paragraph.breaks);
    if (heading) elements.push({ type: 'heading', text: heading, line: 0 });
    if (heading && own && !tellers && elements.length === 1) elements.push(action(presence[language]));
    for (const piece of pieces[index]!) elements.push(...writePiece(piece, language, own));
  });
  return formatFountain({
    titlePage: name ? [{ key: 'Title', values: [name], line: 0 }] : [],
    elements: joinSpeeches(elements),
  });
}

const storyteller = { en: 'STORYTELLER', zh: '讲述者' };
const presence = { en: 'The STORYTELLER looks straight at us.', zh: '讲述者看着我们。' };

const action = (text: string): FountainElement => ({ type: 'action', text, line: 0 });

function attribute(paragraphs: string[], story: string, language: Language): Piece[][] {
  const marks = findQuoteMarks(story) ?? /“([^”]*)”/g;
  const isUnmarked = !story.includes('“') && language === 'zh';
  const finder = language === 'zh' ? findChineseSpeakers(story) : findEnglishSpeakers(story);
  let carried = '';
  return paragraphs.map((paragraph, index) => {
    const stretches = splitQuotes(isUnmarked ? markSpeech(paragraph) : paragraph, marks).map((stretch) => ({
      ...stretch,
    }));
    const pieces: Piece[] = [];
    stretches.forEach((stretch, at) => {
      const next = stretches[at + 1];
      if (stretch.kind === 'narration') {
        if (at === 0) pushNarration(pieces, carried);
        if (stretch.text.trim()) finder.narrate(stretch.text);
        if (next?.kind !== 'quote' && !leadsOn(paragraph)) pushNarration(pieces, stretch.text);
        return;
      }
      const before = stretches[at - 1];
      const found = finder.attribute({
        quote: stretch.text,
        before: before?.kind === 'narration' ? before.text : at === 0 ? carried : '',
        after: next?.kind === 'narration' ? next.text : '',
        startsParagraph: at === 0,
        followsQuote: stretches.slice(0, at).some((earlier) => earlier.kind === 'quote') && !leadsIn(before),
      });
      if (before?.kind === 'narration' || at === 0) pushNarration(pieces, found.before);
      const ends = next?.kind === 'narration' && /[.!?。！？]$/.test(next.text.trim());
      pushSpeech(pieces, {
        kind: 'speech',
        speaker: found.speaker,
        thought: found.thought,
        reads: found.reads === true,
        text: ends ? closeSpeech(stretch.text) : stretch.text,
      });
      if (next?.kind === 'narration' && found.after !== next.text) {
        next.text = remainder(found.after, found.speaker, language, story);
      }
    });
    const last = stretches.at(-1);
    carried = leadsOn(paragraph) && last?.kind === 'narration' ? last.text : '';
    if (index === paragraphs.length - 1) pushNarration(pieces, carried);
    return pieces;
  });
}

/** True for a paragraph that ends in a colon: what is said follows in the next one. */
const leadsOn = (paragraph: string) => /[:：]\s*$/.test(paragraph);

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
  if (goesOn && last.reads === said.reads) last.text = joinSpoken(last.text, said.text);
  else pieces.push(said);
}

function joinSpoken(first: string, second: string): string {
  const begun = /^(?!I\b)\p{Lu}/u.test(second) ? closeSpeech(first) : first;
  return /[\p{Script=Han}，。！？；”]$/u.test(begun) ? begun + second : `${begun} ${second}`;
}

function pushNarration(pieces: Piece[], text: string): void {
  const clean = text.replace(/^[\s,;，；—–-]+/, '').trim();
  if (/[\p{L}\p{N}]/u.test(clean)) pieces.push({ kind: 'narration', text: clean });
}

/** What is left behind `said X`: made a sentence of its own about the speaker. */
function remainder(after: string, speaker: string, language: Language, story: string): string {
  const rest = after
    .replace(/^[\s,;:.，；：。—–-]+/, '')
    .replace(/[\s,;:，；：—–-]+$/, '')
    .trim();
  if (!/\p{L}/u.test(rest)) return '';
  if (language === 'zh') return /[。！？]$/.test(rest) ? rest : `${rest}。`;
  const isNoun =
    speaker === 'STORYTELLER' || story.includes(speaker.toLowerCase()) || !story.toUpperCase().includes(speaker);
  const name = isNoun
    ? `The ${speaker.toLowerCase()}`
    : speaker.toLowerCase().replace(/\b\p{L}/gu, (letter) => letter.toUpperCase());
  const about = rest.replace(/^and (?:he|she|it|they)\b/i, name).replace(/^and /i, `${name} `);
  const sentence = /^\p{Ll}+ing\b/u.test(about)
    ? `${name} is ${about}`
    : about.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** Writes headings: the first paragraph gets one, and each that is somewhere or some time else. */
function createScenes(language: Language, narration: string) {
  const whole = findSetting(narration, language);
  const fallback =
    language === 'zh'
      ? { place: '旷野', interior: false, hour: '日' }
      : { place: 'open country', interior: false, hour: 'day' };
  let current: { place: string; interior: boolean; hour: string } | undefined;
  return (setting: Setting, breaks: boolean): string | undefined => {
    const moved = setting.place !== undefined && setting.place !== current?.place;
    if (current && !breaks && !(setting.shifts && (moved || setting.hour !== undefined))) return undefined;
    const before = current ?? {
      ...fallback,
      ...(whole.place && { place: whole.place, interior: whole.interior === true }),
      ...(whole.hour && { hour: whole.hour }),
    };
    current = {
      place: setting.place ?? before.place,
      interior: setting.place === undefined ? before.interior : setting.interior === true,
      hour: setting.hour ?? before.hour,
    };
    return language === 'zh'
      ? `${current.interior ? '内景' : '外景'} ${current.place} ${current.hour}`
      : `${current.interior ? 'INT.' : 'EXT.'} ${current.place.toUpperCase()} - ${current.hour.toUpperCase()}`;
  };
}

function writePiece(piece: Piece, language: Language, own: boolean): FountainElement[] {
  if (piece.kind === 'speech') {
    const thought = piece.thought ? narrators[language].extension : undefined;
    const [name, said] = speech(piece.speaker, piece.text, thought);
    const aside: FountainElement = { type: 'parenthetical', text: language === 'zh' ? '念' : 'reading', line: 0 };
    return piece.reads ? [name, aside, said] : [name, said];
  }
  const narrator = own ? { ...narrators[language], name: storyteller[language] } : narrators[language];
  return tellOrShow(piece.text, language, own).flatMap((run) =>
    run.kind === 'shown' ? [action(run.text)] : speech(narrator.name, run.text, narrator.extension),
  );
}

function speech(name: string, text: string, extension?: string): [FountainElement, FountainElement] {
  return [
    { type: 'character', text: name, name, ...(extension && { extension }), line: 0 },
    { type: 'dialogue', text: asDialogue(text), line: 0 },
  ];
}

/** Keeps a line of speech from reading as a lyric or a parenthetical. */
const asDialogue = (text: string) =>
  text
    .replace(/^~\s*/, '')
    .replace(/^[(（](.*)[)）]$/s, '$1')
    .trim() || '…';

/** Speeches by the same speaker with nothing between them are one. */
function joinSpeeches(elements: FountainElement[]): FountainElement[] {
  const joined: FountainElement[] = [];
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index]!;
    const speaker = joined.at(-2);
    const goesOn = element.type === 'character' && joined.at(-1)?.type === 'dialogue' && speaker?.type === 'character';
    if (goesOn && speaker.name === element.name && speaker.extension === element.extension) {
      const said = joined.at(-1)!;
      said.text = joinSpoken(said.text, elements[++index]!.text);
    } else joined.push({ ...element });
  }
  return joined.map((element) =>
    element.type === 'dialogue' ? { ...element, text: closeSpeech(element.text) } : element,
  );
}

/** The comma before `said he` is a full stop where the speech goes no further. */
const closeSpeech = (text: string) => text.replace(/,$/, '.').replace(/，$/, '。');
