import type { Patch } from '../../film/index.ts';
import type { SceneFacts, ScriptFacts, Speech } from '../script-facts.ts';

/** A script as its file has it, with where each line begins, and what was read from it. `file` is the name for patches. */
export type Script = { text: string; file: string; starts: readonly number[]; newline: string; facts: ScriptFacts };

/** A change of a text: what stands from `from` to `to` (offsets in UTF-16 units) becomes `put`. */
export type Edit = { from: number; to: number; put: string };

/** A stretch of the text in offsets. */
export type Span = { from: number; to: number };

/** Reads where the lines of a text begin. */
export function openText(text: string, file: string, facts: ScriptFacts): Script {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((match) => match.index + match[0].length)];
  return { text, file, starts, newline: text.includes('\r\n') ? '\r\n' : '\n', facts };
}

/** The 1-based line that an offset is on. */
export function lineAt({ starts }: Script, offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** A 1-based line without its end. */
export function lineSpan({ text, starts }: Script, line: number): Span {
  const from = starts[line - 1] ?? text.length;
  const next = starts[line] ?? text.length;
  return { from, to: from + text.slice(from, next).replace(/[\r\n]+$/, '').length };
}

/** The block of lines that begins at a line: up to the next empty line. */
export function blockSpan(script: Script, line: number): Span {
  let last = line;
  while (last < script.starts.length && textOf(script, lineSpan(script, last + 1)) !== '') last++;
  return { from: lineSpan(script, line).from, to: lineSpan(script, last).to };
}

/** The block at a line with the empty lines after it, for cutting it out. */
export function wholeBlock(script: Script, line: number): Span {
  const { from, to } = blockSpan(script, line);
  const rest = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(script.text.slice(to))![0];
  return { from, to: to + rest.length };
}

export function textOf({ text }: Script, { from, to }: Span): string {
  return text.slice(from, to);
}

/** Where a part of a block stands in the text; nothing where emphasis, notes or line ends stand within it. */
export function findWithin(script: Script, block: Span, part: string): Span | undefined {
  const at = part === '' ? -1 : script.text.indexOf(part, block.from);
  return at < 0 || at + part.length > block.to ? undefined : { from: at, to: at + part.length };
}

/** An edit as a patch of whole lines, so that it reads as a change of lines and finds its own place only. */
export function patchOf(script: Script, { from, to, put }: Edit): Patch {
  const line = lineAt(script, from);
  const start = lineSpan(script, line).from;
  const block = start === from && script.starts.includes(to) && to > from;
  const end = block ? to : lineSpan(script, lineAt(script, Math.max(from, to - 1))).to;
  const { text, file } = script;
  return {
    file,
    line,
    find: text.slice(start, Math.max(end, to)),
    replace: text.slice(start, from) + put + text.slice(to, Math.max(end, to)),
  };
}

/** A sentence of a paragraph or speech cut out, with the space on one of its sides. */
export function withoutSentence(script: Script, { from, to }: Span, put = ''): Edit {
  const after = /^[ \t]+/.exec(script.text.slice(to))?.[0].length ?? 0;
  const before = after > 0 ? 0 : (/[ \t]+$/.exec(script.text.slice(0, from))?.[0].length ?? 0);
  return { from: from - before, to: to + after, put };
}

/** The speech whose name stands on a line. */
export function speechAt({ facts }: Script, line: number): { scene: SceneFacts; speech: Speech } | undefined {
  for (const scene of facts.scenes) {
    const speech = scene.speeches.find((one) => one.line === line);
    if (speech) return { scene, speech };
  }
  return undefined;
}

/** A speech's words as the file has them: all lines below its name. */
export function spokenSpan(script: Script, speech: Speech): Span {
  return { from: lineSpan(script, speech.line + 1).from, to: blockSpan(script, speech.line).to };
}

/** The scene that holds a line. */
export function sceneAt({ facts }: Script, line: number): SceneFacts | undefined {
  return facts.scenes.findLast((scene) => scene.line <= line);
}
