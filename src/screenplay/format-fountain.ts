import { canBeginSpeech, classifyLine, holdsOnlyPlaces, splitSceneNumber } from './classify-line.ts';
import type { FountainDocument, FountainElement } from './fountain-document.ts';
import { fillPlaces } from './scan-marks.ts';
import { beginsTitlePage, writeTitlePage } from './title-page.ts';

/**
 * Writes a document as Fountain text, with `\n` line ends and one empty line between elements. Forcing marks (`.`, `@`,
 * `!`, `>`) are written only where the text would be read as something else without them, so that
 * `parseFountain(formatFountain(document))` equals `document` for every document that `parseFountain` gives (line numbers
 * aside). In documents from elsewhere, dialogue that stands alone becomes action and a speech line in brackets a parenthetical.
 */
export function formatFountain(document: FountainDocument): string {
  const notes = marksOf(document, 'note');
  const boneyards = marksOf(document, 'boneyard');
  const blocks: string[][] = document.titlePage.length > 0 ? [writeTitlePage(document.titlePage)] : [];
  const elements = document.elements.filter(({ type }) => type !== 'note' && type !== 'boneyard');
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index]!;
    if (element.type === 'character') {
      const speech = speechBelow(elements, index + 1);
      blocks.push(writeSpeech(element, speech.lines));
      index += speech.count;
    } else {
      blocks.push(writeElement(element));
    }
    if (blocks.length === 1) forceFirstLine(blocks[0]!, element);
  }
  const text = blocks.map((lines) => lines.join('\n')).join('\n\n');
  const loose = looseMarks(document, text);
  const whole = fillPlaces([text, ...loose].filter(Boolean).join('\n\n'), notes, boneyards);
  return whole === '' ? '' : `${whole}\n`;
}

function marksOf(document: FountainDocument, type: 'note' | 'boneyard'): Map<number, string> {
  const marks = document.elements.filter((element) => element.type === type);
  return new Map(marks.map((element, index) => [element.mark ?? index, element.text]));
}

function looseMarks(document: FountainDocument, text: string): string[] {
  const title = new Set(text.match(/\[\[\d+\]\]|\/\*\d+\*\//g));
  return document.elements
    .filter(({ type }) => type === 'note' || type === 'boneyard')
    .map(({ type, mark }) => (type === 'note' ? `[[${mark ?? 0}]]` : `/*${mark ?? 0}*/`))
    .filter((place) => !title.has(place));
}

function forceFirstLine(lines: string[], element: FountainElement): void {
  if (!beginsTitlePage(lines[0]!, lines[1])) return;
  const force = { character: '@', heading: '.', transition: '> ' }[element.type as string] ?? '!';
  lines[0] = force + lines[0];
}

/** The parentheticals, dialogue and lyrics from `start` on, as lines, and how many elements they are. */
function speechBelow(elements: FountainElement[], start: number): { lines: string[]; count: number } {
  const lines: string[] = [];
  let count = 0;
  for (let index = start; index < elements.length; index++, count++) {
    const { type, text } = elements[index]!;
    if (type === 'parenthetical') lines.push(`(${oneLine(text)})`);
    else if (type === 'lyric') lines.push(`~ ${oneLine(text)}`);
    else if (type === 'dialogue')
      lines.push(
        ...text
          .trim()
          .split('\n')
          .map((line) => line.trim() || '  '),
      );
    else break;
  }
  return { lines, count };
}

function writeSpeech(element: FountainElement, speech: string[]): string[] {
  const name = element.name ?? element.text;
  const places = element.text.startsWith(name) ? element.text.slice(name.length) : '';
  const parts = [
    name,
    element.extension && `(${element.extension})`,
    element.continued && "(CONT'D)",
    element.dual && '^',
  ].filter(Boolean);
  const line = parts.join(' ') + places;
  const below = speech.map((text) => ({ text }));
  const context = { open: true, below: speech[0], speechBelow: () => canBeginSpeech(below, 0) };
  const read = classifyLine(line, context);
  const same = read.type === 'character' && read.name === name && read.extension === element.extension;
  const plain = same && read.dual === element.dual && read.continued === element.continued;
  return [plain ? line : `@${line}`, ...speech];
}

function writeElement(element: FountainElement): string[] {
  switch (element.type) {
    case 'heading':
      return [writeHeading(element)];
    case 'transition': {
      const text = oneLine(element.text);
      return [readsAs('transition', text) ? text : `> ${text}`];
    }
    case 'lyric':
      return [`~ ${oneLine(element.text)}`];
    case 'section':
      return [`${'#'.repeat(element.level ?? 1)} ${oneLine(element.text)}`];
    case 'synopsis':
      return [`= ${oneLine(element.text)}`];
    case 'pagebreak':
      return ['==='];
    case 'parenthetical':
      return writeAction(`(${element.text})`);
    default:
      return element.centered ? [`> ${oneLine(element.text)} <`] : writeAction(element.text);
  }
}

const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ').trim();

function readsAs(type: FountainElement['type'], line: string): boolean {
  const read = classifyLine(line, { open: true, below: undefined, speechBelow: () => false });
  return read.type === type && read.text === line;
}

function writeHeading(element: FountainElement): string {
  const text = oneLine(element.text);
  const line = element.sceneNumber === undefined ? text : `${text} #${element.sceneNumber}#`;
  const read = classifyLine(line, { open: true, below: undefined, speechBelow: () => false });
  if (read.type === 'heading' && read.text === splitSceneNumber(line).text) return line;
  return /^[\p{L}\p{N}]/u.test(line) ? `.${line}` : `.SCENE ${line}`;
}

function writeAction(text: string): string[] {
  const lines = text.split('\n').map((line) => ({ text: line.trimEnd() }));
  let open = true;
  return lines.map(({ text: line }, index) => {
    if (line.trim() === '') {
      open = true;
      return '';
    }
    const speechBelow = () => canBeginSpeech(lines, index + 1);
    const context = { open, below: lines[index + 1]?.text, speechBelow };
    const read = classifyLine(line, context);
    open = holdsOnlyPlaces(line);
    return read.type === 'action' && read.text === line && !read.centered ? line : force(line);
  });
}

const force = (line: string) => line.replace(/^\s*/, (indent) => `${indent}!`);
