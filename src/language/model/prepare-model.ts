import { type Budget, withinBudget } from './budget.ts';
import { type Kept, keepReplies } from './keep-replies.ts';
import type { LanguageModel, Wait } from './language-model.ts';
import { withPatience, withTimeLimit } from './patience.ts';

/** What a model is used with: what may be spent, where replies are kept, how to wait. */
export type ModelTerms = {
  budget: Budget;
  kept: Kept;
  wait: Wait;
  /** Seconds after which one request is given up: 180. */
  seconds?: number;
  /** Times that one request is sent in all while the service fails: 4. */
  tries?: number;
};

/** The first and the longest wait between two tries, in milliseconds. */
const pauses = { first: 1000, longest: 60_000 };

/**
 * A model as it is to be used: nothing is asked twice, nothing beyond the budget, a failing service is asked again with
 * patience, and no request takes for ever.
 */
export function prepareModel(model: LanguageModel, terms: ModelTerms): LanguageModel {
  const { budget, kept, wait, seconds = 180, tries = 4 } = terms;
  const sent = withinBudget(withTimeLimit(model, seconds, wait), budget);
  return keepReplies(withPatience(sent, { tries, ...pauses, wait }), kept, budget);
}
