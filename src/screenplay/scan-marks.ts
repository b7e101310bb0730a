import type { FountainElement } from './fountain-document.ts';

/** A line of a script whose notes and boneyards have been replaced by their places, with its 1-based source line. */
export type ScriptLine = { text: string; line: number };

/** What `scanMarks` finds. */
export type ScannedScript = { lines: ScriptLine[]; notes: FountainElement[]; boneyards: FountainElement[] };

const placePattern = /\[\[(\d+)\]\]|\/\*(\d+)\*\//g;

/** `text` without the places of notes and boneyards. */
export function withoutPlaces(text: string): string {
  return text.includes('[[') || text.includes('/*') ? text.replace(placePattern, '') : text;
}

/** The places of notes and boneyards in `text`, in order, joined with spaces. */
export function placesOf(text: string): string {
  return (text.match(placePattern) ?? []).join(' ');
}

/** `text` with each place replaced by the note or boneyard that stands there. A place without an owner stays. */
export function fillPlaces(text: string, notes: Map<number, string>, boneyards: Map<number, string>): string {
  return text.replace(placePattern, (place, note: string | undefined, boneyard: string | undefined) => {
    const inner = note === undefined ? boneyards.get(Number(boneyard)) : notes.get(Number(note));
    if (inner === undefined) return place;
    return note === undefined ? `/*${inner}*/` : `[[${inner}]]`;
  });
}

/**
 * Takes notes (`[[ ]]`, which end at an empty line unless it holds two spaces) and boneyards (slash-and-star, across
 * anything) out of a script and leaves their places. Whichever begins first wins; one that is never closed is plain text.
 * Line ends become `\n`, a byte order mark goes. Linear in the length of `source`.
 */
export function scanMarks(source: string): ScannedScript {
  const text = source.replace(/^\uFEFF+/, '').replace(/\r\n?/g, '\n');
  const scanner = createScanner(text);
  const notes: FountainElement[] = [];
  const boneyards: FountainElement[] = [];
  const lines: ScriptLine[] = [];
  let current = '';
  let lineStart = 1;
  let visibleFrom = 0;
  let line = 1;
  let position = 0;
  const append = (part: string) => {
    if (!visibleFrom && part.trim()) visibleFrom = line;
    current += part;
  };
  const endLine = () => {
    lines.push({ text: current, line: visibleFrom || lineStart });
    current = '';
    visibleFrom = 0;
  };
  const copy = (end: number) => {
    const parts = text.slice(position, end).split('\n');
    append(parts[0]!);
    for (const part of parts.slice(1)) {
      endLine();
      lineStart = ++line;
      append(part);
    }
  };
  for (let span = scanner(0); span; span = scanner(position)) {
    copy(span.start);
    const list = span.type === 'note' ? notes : boneyards;
    const inner = text.slice(span.start + 2, span.end - 2);
    current += span.type === 'note' ? `[[${list.length}]]` : `/*${list.length}*/`;
    list.push({ type: span.type, text: inner, line, mark: list.length });
    line += countNewlines(inner);
    position = span.end;
  }
  copy(text.length);
  endLine();
  return { lines, notes, boneyards };
}

type Span = { type: 'note' | 'boneyard'; start: number; end: number };

function createScanner(text: string): (from: number) => Span | undefined {
  const seek = (needle: string) => {
    let found = -2;
    return (from: number) => {
      if (found === -2 || (found !== -1 && found < from)) found = text.indexOf(needle, from);
      return found;
    };
  };
  const noteStart = seek('[[');
  const noteEnd = seek(']]');
  const emptyLine = seek('\n\n');
  const boneyardStart = seek('/*');
  const boneyardEnd = seek('*/');
  const noteFrom = (from: number): Span | undefined => {
    for (let start = noteStart(from); start !== -1; start = noteStart(start + 1)) {
      const end = noteEnd(start + 2);
      if (end === -1) return undefined;
      const gap = emptyLine(start);
      if (gap === -1 || gap > end) return { type: 'note', start, end: end + 2 };
    }
    return undefined;
  };
  const boneyardFrom = (from: number): Span | undefined => {
    const start = boneyardStart(from);
    const end = start === -1 ? -1 : boneyardEnd(start + 2);
    return end === -1 ? undefined : { type: 'boneyard', start, end: end + 2 };
  };
  let note: Span | undefined | null = null;
  return (from) => {
    if (note === null || (note && note.start < from)) note = noteFrom(from);
    const boneyard = boneyardFrom(from);
    if (!note || !boneyard) return note || boneyard || undefined;
    return note.start < boneyard.start ? note : boneyard;
  };
}

function countNewlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
