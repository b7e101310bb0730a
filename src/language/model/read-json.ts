import { jsonrepair } from 'jsonrepair';

/** What had to be done to read an answer: taken out of a code fence or of other words, mended where its syntax was wrong, or cut back to what was whole. */
export type Mend = 'unwrapped' | 'mended' | 'cut-back';

/** A JSON value and how it was read, or one sentence saying why there is none. */
export type JsonReading = { value: unknown; mends: Mend[] } | { reason: string };

/** The longest answer that is read, in UTF-16 units. */
const longest = 1_000_000;

/**
 * Reads the JSON value in an answer. Words and code fences around it are left out, and slips of syntax (quotes, commas,
 * brackets) mended, thoughts aloud before it (`<think>`) passed over. An answer that was cut off keeps only elements that were whole: a half-said text is never taken for a
 * whole one. Texts come without control characters. `cut` says that the model stopped at its limit.
 */
export function readJson(text: string, cut: boolean): JsonReading {
  const trimmed = text.replace(/^\s*<think>[\s\S]*?<\/think>/, '').trim();
  if (trimmed.length > longest) return { reason: `The answer is longer than ${longest} characters.` };
  const whole = parse(trimmed);
  if (whole) return { ...whole, mends: [] };
  const fence = /```(?:json)?\s*(?=[{[])/.exec(trimmed);
  const start = fence ? fence.index + fence[0].length : trimmed.search(/[{[]/);
  if (start === -1) {
    return { reason: trimmed === '' ? 'The answer is empty.' : `The answer holds no JSON: "${trimmed.slice(0, 80)}".` };
  }
  const body = trimmed.slice(start).replace(/\s*```[^`]*$/, '');
  const { end, wholeUntil } = scan(body);
  const unwrapped: Mend[] = body.length < trimmed.length || (end ?? body.length) < body.length ? ['unwrapped'] : [];
  const inner = body.slice(0, end);
  const parsed = parse(inner);
  if (parsed) return { ...parsed, mends: unwrapped };
  const isCut = end === undefined && (cut || !/[}\]]$/.test(inner));
  if (!isCut) return repaired(inner, [...unwrapped, 'mended']);
  if (wholeUntil === 0)
    return { reason: `The answer was cut off after ${text.length} characters, before any part was whole.` };
  return repaired(inner.slice(0, wholeUntil), [...unwrapped, 'cut-back']);
}

/** Marks that a terminal or an editor obeys instead of showing them: control characters and overrides of direction. */
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

const visible = (_: string, value: unknown) => (typeof value === 'string' ? value.replace(unseen, '') : value);

function parse(text: string): { value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text, visible);
    return typeof value === 'object' && value !== null ? { value } : undefined;
  } catch {
    return undefined;
  }
}

function repaired(text: string, mends: Mend[]): JsonReading {
  try {
    return { value: JSON.parse(jsonrepair(text), visible), mends };
  } catch (error) {
    return { reason: `The answer is no JSON: ${error instanceof Error ? error.message.split('\n')[0] : error}.` };
  }
}

/** Where the first value ends, when it does, and where the last element within it ended. */
function scan(text: string): { end: number | undefined; wholeUntil: number } {
  let depth = 0;
  let quoted = false;
  let wholeUntil = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    if (quoted) {
      if (character === '\\') index++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') {
      depth--;
      wholeUntil = index + 1;
      if (depth === 0) return { end: index + 1, wholeUntil };
    }
  }
  return { end: undefined, wholeUntil };
}
