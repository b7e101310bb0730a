import { type Finding, fromSeconds, type Shot } from '../film/index.ts';
import rules from './data/rules.json' with { type: 'json' };

/** The rules that are checked, by code; thresholds and sources are in data/rules.json. */
export type RuleCode = Exclude<keyof typeof rules, 'sampling' | 'hats'>;

/** A rule that a shot breaks: what was seen, with numbers as evidence. `at` is in seconds of the shot. */
export function broken(
  code: RuleCode,
  shot: Shot | undefined,
  message: string,
  evidence: object,
  at?: number,
): Finding {
  return {
    code,
    severity: rules[code].severity as Finding['severity'],
    message: shot ? `${shot.slate}: ${message}` : message,
    ...(shot && {
      where: { scene: shot.scene, shot: shot.id, ...(at !== undefined && { start: fromSeconds(at) }) },
    }),
    evidence,
    confidence: 0.9,
  };
}

/** The middle value; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Rounded to hundredths, for evidence. */
export function short(value: number): number {
  return Math.round(value * 100) / 100;
}
