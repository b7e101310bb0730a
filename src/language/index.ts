export { type DepictOptions, depict } from './depict.ts';
export { type Traits, traitsOf } from './traits.ts';
export { detectLanguage, splitSentences } from './words.ts';
