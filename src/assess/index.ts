export { type AssessOptions, assess, type OwnScript, openShelf, type Shelf } from './assess.ts';
export { assessmentHtml } from './assessment-html.ts';
export { compareAssessments, type Moved } from './compare.ts';
export type { Likeness } from './originality.ts';
export type { GeneratorPrice } from './production.ts';
export { type ProposedFinding, propose } from './propose/propose.ts';
