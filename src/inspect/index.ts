export { type Expectation, inspectFilm, inspectSound, passesGate } from './inspect-film.ts';
export { type ReportInput, reportHtml } from './report.ts';
export { checkRules, type RuleInput } from './rules.ts';
export type { RuleStage } from './rules-seen.ts';
