export { isAnimalRole } from './animal-roles.ts';
export { type Gloss, glossOf } from './chinese-nouns.ts';
export { countSyllables } from './count-syllables.ts';
export { type DepictOptions, depict } from './depict.ts';
export { detectLanguage } from './detect-language.ts';
export type { Dictionary, Synset } from './dictionary.ts';
export type { NounKind, SenseKind } from './kinds.ts';
export { listedNouns } from './lexicon.ts';
export { hasFiniteVerb } from './mend-tags.ts';
export { type Answered, askFor, type Question } from './model/ask-for.ts';
export {
  type Budget,
  type BudgetLimits,
  createBudget,
  estimateTokens,
  type Price,
  type Usage,
} from './model/budget.ts';
export { createFakeModel, type FakeAnswer } from './model/fake-model.ts';
export { type Kept, memoryKept } from './model/keep-replies.ts';
export type {
  LanguageModel,
  ModelAnswer,
  ModelFailure,
  ModelReply,
  ModelRequest,
  Wait,
} from './model/language-model.ts';
export { type ModelTerms, prepareModel } from './model/prepare-model.ts';
export { compoundHeads, nounForms } from './noun-forms.ts';
export { splitSentences } from './split-sentences.ts';
export { createThesaurus, type Nearest, type NounEntry, type Thesaurus } from './thesaurus.ts';
export { type Traits, traitsOf } from './traits.ts';
