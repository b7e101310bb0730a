import keys from './data/title-keys.json' with { type: 'json' };
import type { TitleEntry } from './fountain-document.ts';
import { headingShape, isHan, isTransitionShape } from './recognise.ts';
import type { ScriptLine } from './scan-marks.ts';

const knownKeys = new Set(keys);
const keyPattern = /^(\p{L}[\p{L}\p{N} _'’&./()-]{0,39})([:：])(.*)$/u;

function readKey(line: string): { key: string; value: string } | undefined {
  const match = keyPattern.exec(line);
  if (!match) return undefined;
  const key = match[1]!.trim();
  const value = match[3]!.trim();
  const known = knownKeys.has(key.toLowerCase());
  if (!known && (match[2] === '：' || isHan(key) || value.startsWith('//'))) return undefined;
  return { key, value };
}

const isIndented = (line: string | undefined) => line !== undefined && /^\s/.test(line) && line.trim() !== '';

/**
 * True when a title page begins at the first of `lines`: `Key: value`, or a key whose values follow, and neither a scene
 * heading nor a transition. A lone unknown key without a value (`FADE IN:`) begins none.
 */
export function beginsTitlePage(first: string, second: string | undefined): boolean {
  const entry = readKey(first);
  if (!entry || headingShape(first) || isTransitionShape(first)) return false;
  if (entry.value || knownKeys.has(entry.key.toLowerCase())) return true;
  return isIndented(second) || (second !== undefined && readKey(second) !== undefined && !headingShape(second));
}

/** Reads the title page. `next` is the index of the first line after it; 0 entries when the script has none. */
export function readTitlePage(lines: ScriptLine[]): { titlePage: TitleEntry[]; next: number } {
  const start = lines.findIndex((line) => line.text.trim() !== '');
  const titlePage: TitleEntry[] = [];
  if (start === -1 || !beginsTitlePage(lines[start]!.text, lines[start + 1]?.text)) return { titlePage, next: 0 };
  let next = start;
  for (; next < lines.length; next++) {
    const { text, line } = lines[next]!;
    if (text.trim() === '') break;
    const last = titlePage.at(-1);
    if (last && isIndented(text)) {
      last.values.push(text.trim());
      continue;
    }
    const entry = readKey(text);
    if (!entry || (next > start && headingShape(text))) break;
    titlePage.push({ key: entry.key, values: entry.value ? [entry.value] : [], line });
  }
  return { titlePage, next };
}

/** Writes a title page, one line for each line of the result. */
export function writeTitlePage(titlePage: TitleEntry[]): string[] {
  return titlePage.flatMap(({ key, values }, index) => {
    const [first = '', ...others] = values;
    const onKeyLine = values.length <= 1 || (index === 0 && !beginsTitlePage(`${key}:`, `    ${first}`));
    const below = onKeyLine ? others : values;
    return [onKeyLine ? `${key}: ${first}`.trimEnd() : `${key}:`, ...below.map((value) => `    ${value}`)];
  });
}
