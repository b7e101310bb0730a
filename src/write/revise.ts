import { type Patch, Problem } from '../film/index.ts';

/** A line of a change as a person reads it: taken out, put in, or as it was. */
export type DiffLine = { mark: '-' | '+' | ' '; text: string };

/**
 * The text with one patch applied: the first occurrence of `find` at or after `line` becomes `replace`, all else stays byte for byte.
 * Throws `patch-unplaced` where the words are no longer there, and `patch-ambiguous` where they stand more than once and no line is given.
 */
export function applyPatch(text: string, patch: Patch): string {
  const at = placeOf(text, patch);
  return text.slice(0, at) + patch.replace + text.slice(at + patch.find.length);
}

/** Patches of one text, one over the other; a patch below another's place finds its line where that one has moved it to. */
export function applyPatches(text: string, patches: readonly Patch[]): string {
  const done: { line: number; lines: number }[] = [];
  return patches.reduce((current, patch) => {
    const moved = shifted(patch, done);
    const result = applyPatch(current, moved);
    const line = patch.line ?? lineOf(current, placeOf(current, moved));
    done.push({ line, lines: countLines(patch.replace) - countLines(patch.find) });
    return result;
  }, text);
}

/** A patch for the text that others have changed above it. */
function shifted(patch: Patch, done: readonly { line: number; lines: number }[]): Patch {
  if (patch.line === undefined) return patch;
  const lines = done.filter(({ line }) => line < patch.line!).reduce((sum, change) => sum + change.lines, 0);
  return { ...patch, line: Math.max(1, patch.line + lines) };
}

function placeOf(text: string, { file, line, find }: Patch): number {
  if (find === '') throw unplaced(file, line, 'names no words to find', find);
  const from = line === undefined ? 0 : startOf(text, line);
  const at = from === undefined ? -1 : text.indexOf(find, from);
  if (at < 0) throw unplaced(file, line, 'is about words that are no longer there', find);
  if (line !== undefined || text.indexOf(find, at + 1) < 0) return at;
  throw new Problem({
    code: 'patch-ambiguous',
    message: `The words of this change stand more than once in ${file}: "${shown(find)}"`,
    where: { file },
    fix: 'Give the line, or more of the words around it.',
  });
}

function unplaced(file: string, line: number | undefined, says: string, find: string): Problem {
  return new Problem({
    code: 'patch-unplaced',
    message: `This change ${says}: "${shown(find)}"`,
    where: { file, line },
    fix: 'Look at the script and ask for its revision again.',
  });
}

function shown(find: string): string {
  const line = find.trim().split(/\r\n|\n|\r/)[0]!;
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}

const lineEnd = /\r\n|\n|\r/g;

function countLines(text: string): number {
  return text.match(lineEnd)?.length ?? 0;
}

/** Where a 1-based line begins; undefined behind the end of the text. */
function startOf(text: string, line: number): number | undefined {
  if (line <= 1) return 0;
  let count = 1;
  for (const match of text.matchAll(lineEnd)) if (++count === line) return match.index + match[0].length;
  return undefined;
}

function lineOf(text: string, at: number): number {
  return countLines(text.slice(0, at)) + 1;
}

/** A patch as lines taken out and put in (longest common subsequence: E. Myers, 1986, in its plain form). */
export function diffOf({ find, replace }: Pick<Patch, 'find' | 'replace'>): DiffLine[] {
  const [before, after] = [find, replace].map((text) =>
    text === '' ? [] : text.replace(/(?:\r\n|\n|\r)+$/, '').split(lineEnd),
  ) as [string[], string[]];
  const common = before
    .map(() => new Array<number>(after.length + 1).fill(0))
    .concat([new Array<number>(after.length + 1).fill(0)]);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      common[i]![j] =
        before[i] === after[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push({ mark: ' ', text: before[i]! });
      i++;
      j++;
    } else if (i < before.length && (j === after.length || common[i + 1]![j]! >= common[i]![j + 1]!)) {
      lines.push({ mark: '-', text: before[i++]! });
    } else lines.push({ mark: '+', text: after[j++]! });
  }
  return lines;
}

/**
 * The lines of a patch that a person may write otherwise: those it puts in or, where it only cuts, the last of those it takes out
 * (of a speech the words, not the name).
 */
export function editableLines(patch: Pick<Patch, 'find' | 'replace'>): string[] {
  const lines = diffOf(patch);
  const added = lines.filter(({ mark, text }) => mark === '+' && text.trim() !== '').map(({ text }) => text);
  if (added.length > 0) return added;
  return lines
    .filter(({ mark, text }) => mark === '-' && text.trim() !== '')
    .map(({ text }) => text)
    .slice(-1);
}

/** What stands in place of `find` when the editable lines are written as `lines`; an empty one stays as it was offered. */
export function editedText({ find, replace }: Pick<Patch, 'find' | 'replace'>, lines: readonly string[]): string {
  const offered = editableLines({ find, replace });
  const cuts = !diffOf({ find, replace }).some(({ mark, text }) => mark === '+' && text.trim() !== '');
  return offered.reduce(
    (text, line, index) => (lines[index] ? replaceLast(text, line, lines[index]) : text),
    cuts ? find : replace,
  );
}

function replaceLast(text: string, words: string, put: string): string {
  const at = text.lastIndexOf(words);
  return text.slice(0, at) + put + text.slice(at + words.length);
}
