import { Problem } from '../../film/index.ts';
import type { LanguageModel, ModelRequest } from './language-model.ts';

/** The price of a million tokens read and written. */
export type Price = { in: number; out: number; currency: string };

/** What may be spent; without a limit everything may. A limit of cost, in the price's currency, needs the price. */
export type BudgetLimits = { tokens?: number; cost?: number; price?: Price };

/** What was spent: requests sent, replies known from before, tokens and, where the price is known, money. */
export type Usage = {
  requests: number;
  kept: number;
  tokens: { in: number; out: number };
  cost?: { amount: number; currency: string };
};

/** Counts what is spent and says before a request whether it could pass the limits. */
export type Budget = {
  /** Why a request that reads and writes at most so many tokens may not be sent; `undefined` where it may. */
  refuses(most: Tokens): string | undefined;
  /** Counts one request that was sent. */
  spend(tokens: Tokens): void;
  /** Counts one reply that was known and cost nothing. */
  countKept(): void;
  used(): Usage;
};

type Tokens = { in: number; out: number };

/** A budget of which nothing is spent. Throws `no-price` for a limit of cost without a price. */
export function createBudget({ tokens, cost, price }: BudgetLimits = {}): Budget {
  if (cost !== undefined && !price) {
    throw new Problem({
      code: 'no-price',
      message: 'A limit of cost can only be kept where the price of the model is known.',
      fix: 'Set AUTEUR_MODEL_PRICE to the price of a million tokens read and written, such as "0.15 0.60 USD".',
      exit: 2,
    });
  }
  const spent = { requests: 0, kept: 0, in: 0, out: 0 };
  const costOf = (count: Tokens) => (price ? (count.in * price.in + count.out * price.out) / 1_000_000 : 0);
  return {
    refuses(most) {
      const total = { in: spent.in + most.in, out: spent.out + most.out };
      if (tokens !== undefined && total.in + total.out > tokens) {
        return `it could take ${most.in + most.out} tokens, and ${spent.in + spent.out} of ${tokens} are spent`;
      }
      if (cost === undefined || costOf(total) <= cost) return undefined;
      const [next, before] = [costOf(most), costOf(spent)].map((amount) => amount.toFixed(4));
      return `it could cost ${next} ${price!.currency}, and ${before} of ${cost} are spent`;
    },
    spend(count) {
      spent.requests += 1;
      spent.in += count.in;
      spent.out += count.out;
    },
    countKept() {
      spent.kept += 1;
    },
    used: () => ({
      requests: spent.requests,
      kept: spent.kept,
      tokens: { in: spent.in, out: spent.out },
      ...(price && { cost: { amount: costOf(spent), currency: price.currency } }),
    }),
  };
}

/**
 * About how many tokens a text has, rather too many: one for three bytes of UTF-8. Tokenizers in use take about four bytes
 * of English and two to four of Chinese.
 */
export function estimateTokens(text: string): number {
  return Math.ceil(new TextEncoder().encode(text).length / 3);
}

/** The most that a request can take, by estimate: all that is sent, and the longest answer. */
export function mostTokens({ system, prompt, schema, maxTokens }: ModelRequest): Tokens {
  return { in: estimateTokens(system + prompt + (schema ? JSON.stringify(schema) : '')) + 16, out: maxTokens };
}

/**
 * A model that is not asked what the budget does not allow. A request that took too long or was cancelled may have been
 * billed: it is counted in full.
 */
export function withinBudget(model: LanguageModel, budget: Budget): LanguageModel {
  return {
    name: model.name,
    async ask(request, signal) {
      const most = mostTokens(request);
      const refusal = budget.refuses(most);
      if (refusal) return { failure: { code: 'over-budget', message: `The request was not sent: ${refusal}.` } };
      const answer = await model.ask(request, signal);
      if ('reply' in answer) budget.spend(answer.reply.tokens);
      else if (answer.failure.code === 'time-out' || answer.failure.code === 'cancelled') budget.spend(most);
      return answer;
    },
  };
}
