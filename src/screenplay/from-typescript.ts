const heading =
  /^\s*(?:\d+[A-Z]?\.?\s+)?(?:INT|EXT|INT\.?\/EXT|EXT\.?\/INT|I\/E|EST)[.\s]|^\s*(?:\d+[.、]\s*)?(?:内景|外景|内外景)/i;
const furniture =
  /^\s*(?:\d{1,3}\.?|page \d+|\(?continued:?\)?(?:\s*\(\d+\))?|\(more\)|cont['’]d:?|-\s*\d+\s*-|第\s*\d+\s*页)\s*\d*\.?\s*$/i;
const cue = /^[\p{Lu}][\p{Lu}\d .'’\-#&/]{0,38}(?:\s*\((?:[^)]{1,24})\))*$/u;
const transition = /^(?:[\p{Lu} ]+ TO:|FADE (?:IN|OUT)[.:]?|THE END)$/u;

/**
 * The plain text of a typed script, as it comes out of a PDF, as Fountain. Page numbers and CONTINUED lines go, lines that the
 * page broke are joined, cues are known by their capitals and the deeper column of what follows, and the first line of a front page
 * is the title. Text that is no such script comes back without headings.
 */
export function fromTypescript(text: string): string {
  const all = text
    .replace(/\r\n?|\f/g, '\n')
    .split('\n')
    .filter((line) => !furniture.test(line));
  const start = Math.max(
    0,
    all.findIndex((line) => heading.test(line) || transition.test(line.trim())),
  );
  const title = all.slice(0, start).find((line) => line.trim() !== '');
  const lines = all.slice(start);
  const margin = actionColumn(lines);
  const out: string[] = [];
  let speaking = false;
  for (const [index, line] of lines.entries()) {
    const words = line.trim();
    const column = line.length - line.trimStart().length;
    const next = lines[index + 1]?.trim() ?? '';
    if (words === '') {
      speaking = false;
      out.push('');
    } else if (heading.test(words)) {
      speaking = false;
      out.push('', words.replace(/^\d+[A-Z]?\.?\s+/, '').replace(/\s+\d+[A-Z]?\.?$/, ''), '');
    } else if (transition.test(words)) {
      speaking = false;
      out.push('', words, '');
    } else if (
      cue.test(words) &&
      next !== '' &&
      !heading.test(next) &&
      (column > margin || !speaking) &&
      !cue.test(next)
    ) {
      speaking = true;
      out.push('', words);
    } else if (speaking && (column > margin || margin === 0)) {
      const before = out.at(-1)!;
      const joins = !/^\(/.test(words) && !/\)$/.test(before) && !cue.test(before);
      if (joins) out[out.length - 1] = `${before} ${words}`;
      else out.push(words);
    } else {
      if (speaking) out.push('');
      speaking = false;
      const before = out.at(-1) ?? '';
      if (before !== '' && !heading.test(before)) out[out.length - 1] = `${before} ${words}`;
      else out.push(words);
    }
  }
  const page = title ? `Title: ${title.trim()}\n\n` : '';
  return `${page}${out
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

/** A typed script: scene headings, and many lines that stand far to the right. */
export function isTypescript(text: string): boolean {
  const lines = text.split(/\r\n?|\n|\f/).filter((line) => line.trim() !== '');
  const indented = lines.filter((line) => /^\s{10,}\S/.test(line)).length;
  return lines.some((line) => heading.test(line)) && indented > 0.1 * lines.length;
}

/** The column at which action stands: the one where headings do. 0 where the text has lost its columns. */
function actionColumn(lines: readonly string[]): number {
  const columns = lines.filter((line) => heading.test(line)).map((line) => line.length - line.trimStart().length);
  return columns.length > 0 ? Math.min(...columns) : 0;
}
