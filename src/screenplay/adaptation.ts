import type { Language, Realism, SourceSpan } from '../film/index.ts';
import { formatFountain } from './format-fountain.ts';
import type { FountainElement } from './fountain-document.ts';

/** What a text was read as. */
export type AdaptedKind = 'story' | 'play' | 'news' | 'product';

/** The elements of one beat, and where they come from. */
export type AdaptedBeat = { elements: FountainElement[]; source: SourceSpan };

/** One scene of an adaptation; `chapter` is the chapter that begins with it, `''` for one without a name. */
export type AdaptedScene = {
  heading: string;
  place: string;
  chapter?: string;
  source: SourceSpan;
  beats: AdaptedBeat[];
};

/** A text as scenes, before it is written down as a script. */
export type Adaptation = {
  kind: AdaptedKind;
  language: Language;
  title?: string;
  realism?: Realism;
  scenes: AdaptedScene[];
};

/**
 * The scenes as a Fountain screenplay. Under each heading stands a note with its place in the source, `[[source: 3:1-5:80]]` (line and column of
 * the first and the last character), which `toScreenplay` reads back and which is never seen or heard.
 */
export function writeAdaptation(title: string | undefined, scenes: readonly AdaptedScene[], realism?: Realism): string {
  const elements = scenes.flatMap(({ heading, chapter, beats }, mark): FountainElement[] => [
    ...(chapter ? [{ type: 'section' as const, text: chapter, level: 1, line: 0 }] : []),
    { type: 'heading', text: heading, line: 0 },
    { type: 'action', text: `[[${mark}]]`, line: 0 },
    ...beats.flatMap((beat) => beat.elements),
  ]);
  const notes = scenes.map(
    ({ source }, mark): FountainElement => ({ type: 'note', text: `source: ${writeSpan(source)}`, line: 0, mark }),
  );
  return formatFountain({
    titlePage: [
      ...(title ? [{ key: 'Title', values: [title], line: 0 }] : []),
      ...(realism ? [{ key: 'Realism', values: [realism], line: 0 }] : []),
    ],
    elements: [...elements, ...notes],
  });
}

/** A span as `3:1-5:80`. */
export const writeSpan = ({ from, to }: SourceSpan) => `${from.line}:${from.column}-${to.line}:${to.column}`;

/** Reads the note that `writeAdaptation` puts under a heading; `undefined` for any other note. */
export function readSourceNote(note: string): SourceSpan | undefined {
  const match = /^\s*(?:source|原文)\s*[:：]\s*(\d{1,9}):(\d{1,9})\s*[-–]\s*(\d{1,9}):(\d{1,9})\s*$/i.exec(note);
  if (!match) return undefined;
  const [line, column, lastLine, lastColumn] = match.slice(1).map(Number) as [number, number, number, number];
  if (!line || !column || !lastLine || !lastColumn) return undefined;
  return { from: { line, column }, to: { line: lastLine, column: lastColumn } };
}

/** A scene heading in the language's own form. */
export function writeHeading(place: string, interior: boolean, hour: string, language: Language): string {
  return language === 'zh'
    ? `${interior ? '内景' : '外景'} ${place} ${hour}`
    : `${interior ? 'INT.' : 'EXT.'} ${place.toUpperCase()} - ${hour.toUpperCase()}`;
}

/** A speech as its name and its words; what would read as a lyric or a parenthetical is kept from it. */
export function writeSpeech(name: string, text: string, extension?: string, aside?: string): FountainElement[] {
  const words = text
    .replace(/^~\s*/, '')
    .replace(/^[(（](.*)[)）]$/s, '$1')
    .trim();
  return [
    { type: 'character', text: name, name, ...(extension && { extension }), line: 0 },
    ...(aside ? [{ type: 'parenthetical' as const, text: aside, line: 0 }] : []),
    { type: 'dialogue', text: words || '…', line: 0 },
  ];
}

/** What is spoken by somebody who is not seen. */
export const voiceOver = { en: 'V.O.', zh: '画外音' };

/** A paragraph of action. */
export const writeAction = (text: string): FountainElement[] => [{ type: 'action', text, line: 0 }];

/** Beats in which the same voice goes on, with nothing between them, as one. */
export function joinVoices(
  beats: readonly AdaptedBeat[],
  join: (first: string, second: string) => string,
): AdaptedBeat[] {
  const joined: AdaptedBeat[] = [];
  for (const beat of beats) {
    const last = joined.at(-1);
    const [name, said] = [beat.elements[0]!, beat.elements.at(-1)!];
    const [before, words] = [last?.elements[0], last?.elements.at(-1)];
    const isSame = name.type === 'character' && before?.type === 'character' && name.name === before.name;
    const goesOn = isSame && name.extension === before.extension && last?.elements.length === beat.elements.length;
    if (goesOn && last && words) {
      joined[joined.length - 1] = {
        elements: [...last.elements.slice(0, -1), { ...words, text: join(words.text, said.text) }],
        source: { from: last.source.from, to: beat.source.to },
      };
    } else joined.push(beat);
  }
  return joined;
}
