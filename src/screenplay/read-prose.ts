import type { SourceSpan } from '../film/index.ts';

/** A paragraph of prose. `breaks` says that a new chapter or section begins there, and `chapter` how it is called. */
export type Paragraph = { text: string; breaks: boolean; chapter?: string; isItem: boolean; lines: LineStart[] };

/** Where a line of the source begins in its paragraph's text: `at` there is `line` and `column` here. */
type LineStart = { at: number; line: number; column: number };

/** A story's parts: its title if it has one, and its paragraphs. */
export type Prose = { title?: string; paragraphs: Paragraph[] };

const chapterLine =
  /^(?:(?:chapter|part|book|letter|stave)\s+(?:[ivxlc]+|\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|the \p{L}+)\b[.:]?.{0,60}|[IVXLC]{1,6}\.?|第[一二三四五六七八九十百千零〇两\d]{1,7}[章回节卷部折幕](?:\s.{0,30}|\p{Script=Han}{0,16})?)$/iu;

/**
 * Reads plain text or Markdown: the first heading, or a short first line that stands alone without end punctuation, is the title;
 * further headings, chapter lines (`Chapter II`, `第三回 ...`), rules and rows of stars break the story; links, images, code marks and list
 * marks go. Paragraphs are parted by empty lines; lines inside one are joined, list items and lines of Chinese that begin with an indent are
 * paragraphs of their own.
 */
export function readProse(text: string): Prose {
  const lines = text
    .replace(/^\uFEFF+/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const prose: Prose = { paragraphs: [] };
  let current = emptyParagraph();
  let chapter: { title?: string } | undefined;
  const flush = () => {
    if (!current.text.trim()) return;
    if (chapter) current = { ...current, breaks: true, ...(chapter.title && { chapter: chapter.title }) };
    prose.paragraphs.push(current);
    chapter = undefined;
    current = emptyParagraph();
  };
  lines.forEach((raw, index) => {
    const line = raw.trim();
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1];
    const isFirst = prose.paragraphs.length === 0 && current.text === '';
    const isChapter = line.length <= 80 && chapterLine.test(line);
    if (line === '') flush();
    else if (heading !== undefined || isChapter || /^(?:[-*_=]\s*){3,}$/.test(line)) {
      flush();
      const name = heading ?? (isChapter ? line : undefined);
      if (isFirst && heading && prose.title === undefined) prose.title = cleanMarkdown(heading);
      else chapter = { ...(name && { title: cleanMarkdown(name) }) };
    } else if (isFirst && prose.title === undefined && !chapter && isTitleLine(line, lines[index + 1]))
      prose.title = line.replace(/^《(.*)》$/, '$1');
    else {
      const isItem = listMark.test(line);
      if (isItem || /^(?:\u3000{2}| {2,}(?=\p{Script=Han})|\t(?=\p{Script=Han}))/u.test(raw)) flush();
      append(current, raw, index + 1);
      current.isItem = isItem;
    }
  });
  flush();
  return prose;
}

const emptyParagraph = (): Paragraph => ({ text: '', breaks: false, isItem: false, lines: [] });

const listMark = /^(?:[-*+•·]\s+|\d{1,3}[.)、]\s*(?!\d))/;

/** Adds a line to a paragraph and remembers where it began. */
function append(paragraph: Paragraph, raw: string, line: number): void {
  const clean = cleanMarkdown(raw.trim());
  if (!clean) return;
  const joins = paragraph.text === '' || /[\p{Script=Han}，。！？、；：”」]$/u.test(paragraph.text);
  if (!joins) paragraph.text += ' ';
  const column = Math.max(0, raw.indexOf(clean.slice(0, 12))) + 1;
  paragraph.lines.push({ at: paragraph.text.length, line, column });
  paragraph.text += clean;
}

/** Where a stretch of a paragraph's text stands in the source; `to` is behind its last character. */
export function spanOf({ lines, text }: Paragraph, from: number, to: number): SourceSpan {
  const position = (at: number) => {
    const start = lines.findLast((line) => line.at <= at) ?? lines[0]!;
    return { line: start.line, column: start.column + Math.max(0, at - start.at) };
  };
  const last = Math.max(from, Math.min(to, text.length) - 1);
  return { from: position(from), to: position(last) };
}

/** The stretch from the beginning of one span to the end of the other. */
export const joinSpans = (first: SourceSpan, last: SourceSpan): SourceSpan => ({ from: first.from, to: last.to });

function isTitleLine(line: string, below: string | undefined): boolean {
  return line.length <= 90 && below !== undefined && below.trim() === '' && !/[.!?。！？…,，:：;；"”」』]$/.test(line);
}

function cleanMarkdown(line: string): string {
  return line
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^>\s?/, '')
    .replace(listMark, '')
    .replace(/(\*{1,3}|_{1,2}|`)(?=\S)([^*_`]+)\1/g, '$2')
    .trim();
}
