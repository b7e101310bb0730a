export { type AssessOptions, assess } from './assess.ts';
export { assessmentHtml } from './assessment-html.ts';
export type { GeneratorPrice } from './production.ts';
