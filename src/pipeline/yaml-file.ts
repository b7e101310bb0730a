import { type Document, isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import { type Locate, Problem } from '../film/index.ts';

/** A YAML text that can be changed without losing its comments, and can say on which line a key stands. */
export type YamlFile = { document: Document; data: unknown; locate: Locate };

const longestText = 2_000_000;

/**
 * Reads YAML as data only: no custom tags, few aliases, at most 2 MB. Throws a `Problem` with the line of the first
 * fault; `file` is the name shown to the user.
 */
export function parseYaml(text: string, file: string): YamlFile {
  if (text.length > longestText) {
    throw refuse('yaml-too-large', `${file} is larger than 2 MB.`, { file }, 'Move long text into the screenplay.');
  }
  if (text.includes('\0')) {
    throw refuse(
      'yaml-binary',
      `${file} is not text.`,
      { file, line: 1 },
      'Restore it from version control, or delete it to have it made again.',
    );
  }
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
    const fault = document.errors[0];
    if (fault) {
      const { line, col } = lines.linePos(fault.pos[0]);
      throw refuse(
        'yaml-syntax',
        `${file} is not valid YAML: ${firstLine(fault.message)}.`,
        { file, line, column: col },
        'Check the indentation, the colons and the quotation marks on that line.',
      );
    }
    const data: unknown = document.toJS({ maxAliasCount: 50 });
    return { document, data, locate: (path) => ({ file, line: lineOf(document, lines, path) }) };
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw refuse(
      'yaml-syntax',
      `${file} cannot be read as YAML: ${firstLine(error instanceof Error ? error.message : 'unknown fault')}.`,
      { file, line: 1 },
      'Take out deep nesting and aliases; the file needs none.',
    );
  }
}

function refuse(
  code: string,
  message: string,
  where: { file: string; line?: number; column?: number },
  fix: string,
): Problem {
  return new Problem({ code, message, where, fix });
}

function firstLine(text: string): string {
  return text
    .split('\n')[0]!
    .replace(/[.:]?\s*$/, '')
    .slice(0, 200);
}

function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1) as unknown[], true);
    const last = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => String((item.key as { value?: unknown })?.value) === String(last));
      const range = (pair?.key as { range?: [number, number, number] } | undefined)?.range;
      if (range) return lines.linePos(range[0]).line;
    }
    if (isSeq(parent)) {
      const range = (parent.items[Number(last)] as { range?: [number, number, number] } | undefined)?.range;
      if (range) return lines.linePos(range[0]).line;
    }
  }
  return 1;
}
