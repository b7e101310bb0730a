/** A piece of text with one kind of emphasis throughout. */
export type TextRun = { text: string; bold: boolean; italic: boolean; underline: boolean };

type Token = { mark: string; opens: boolean; closes: boolean } | { text: string };

/**
 * Splits text by Fountain's emphasis: `*italic*`, `**bold**`, `***both***`, `_underline_`, `\*` for a plain asterisk. A mark
 * opens only before and closes only after something that is not white space, and never across a line end; a mark without
 * partner is plain text.
 */
export function parseEmphasis(text: string): TextRun[] {
  const runs: TextRun[] = [];
  text.split('\n').forEach((line, index) => {
    if (index > 0) append(runs, '\n', { bold: false, italic: false, underline: false });
    parseLine(line, runs);
  });
  return runs;
}

/** `text` without emphasis marks and without the backslashes that protect them. */
export function plainText(text: string): string {
  if (!/[*_\\]/.test(text)) return text;
  return parseEmphasis(text)
    .map((run) => run.text)
    .join('');
}

function parseLine(line: string, runs: TextRun[]): void {
  const tokens = tokenise(line);
  const partners = pair(tokens);
  const style = { bold: false, italic: false, underline: false };
  tokens.forEach((token, index) => {
    if ('text' in token) append(runs, token.text, style);
    else if (!partners.has(index)) append(runs, token.mark, style);
    else if (token.mark === '_') style.underline = !style.underline;
    else {
      if (token.mark.length !== 1) style.bold = !style.bold;
      if (token.mark.length !== 2) style.italic = !style.italic;
    }
  });
}

function tokenise(line: string): Token[] {
  const tokens: Token[] = [];
  for (const match of line.matchAll(/\\([*_\\])|(\*{1,3}|_)|[^\\*_]+|\\/g)) {
    const [whole, escaped, mark] = match;
    if (!mark) {
      tokens.push({ text: escaped ?? whole });
      continue;
    }
    const before = line[match.index - 1] ?? ' ';
    const after = line[match.index + mark.length] ?? ' ';
    tokens.push({ mark, opens: /\S/.test(after), closes: /\S/.test(before) });
  }
  return tokens;
}

/** The indexes of marks that have a partner. Partners nest: a pair that closes discards marks left open inside it. */
function pair(tokens: Token[]): Set<number> {
  const partners = new Set<number>();
  let openMarks: { index: number; mark: string }[] = [];
  tokens.forEach((token, index) => {
    if ('text' in token) return;
    const at = token.closes ? openMarks.findLastIndex(({ mark }) => mark === token.mark) : -1;
    if (at !== -1) {
      partners.add(openMarks[at]!.index).add(index);
      openMarks = openMarks.slice(0, at);
    } else if (token.opens && !openMarks.some(({ mark }) => mark === token.mark)) {
      openMarks.push({ index, mark: token.mark });
    }
  });
  return partners;
}

function append(runs: TextRun[], text: string, style: Omit<TextRun, 'text'>): void {
  const last = runs.at(-1);
  const same = last && last.bold === style.bold && last.italic === style.italic && last.underline === style.underline;
  if (same) last.text += text;
  else runs.push({ text, ...style });
}
