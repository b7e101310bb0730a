import { type Dimension, type Finding, fillSlots, type Language } from '../film/index.ts';
import sentences from './data/sentences.json' with { type: 'json' };
import type { ScriptFacts } from './script-facts.ts';

/** What one side of a script was found to be, the findings that cite its lines, and what could not be judged of it. */
export type Judgement = { dimension: Dimension; findings: Finding[]; unjudged?: string[] };

type Key = keyof typeof sentences;
type Slots = Record<string, string | number>;

/** A sentence of data/sentences.json in the script's language, with its slots filled. */
export function tell(language: Language, key: Key, slots: Slots = {}): string {
  return fillSlots(sentences[key][language], slots);
}

/** A finding about a line of the script. Severity `note` or `warning`; `fix` is a sentence under the key with `-fix` where there is one. */
export function findingAt(
  { language }: ScriptFacts,
  code: Key,
  place: { line?: number; scene?: string },
  slots: Slots,
  confidence: number,
  severity: 'note' | 'warning' = 'warning',
): Finding {
  const fix = `${code}-fix`;
  return {
    code,
    severity,
    message: tell(language, code, slots),
    where: { file: 'screenplay', ...place },
    evidence: slots,
    confidence,
    ...(fix in sentences && { fix: tell(language, fix as Key, slots) }),
  };
}

/** The weighted mean of scores of 0 to 100, those that could not be taken left out; null where none could. */
export function combined(parts: readonly (readonly [score: number | null, weight: number])[]): number | null {
  const known = parts.filter((part): part is [number, number] => part[0] !== null);
  const weight = known.reduce((sum, part) => sum + part[1], 0);
  return weight > 0 ? Math.round(known.reduce((sum, [score, part]) => sum + score * part, 0) / weight) : null;
}
