import { type Command, InvalidArgumentError } from 'commander';
import type { Usage } from '../language/index.ts';
import type { ModelWishes } from '../pipeline/index.ts';

/** `--model` without a name is the model in AUTEUR_MODEL. */
export type ModelOptions = { model?: string | true; tokens?: number; cost?: number };

/** Adds `--model`, with what the model does, `--tokens` and `--cost`. */
export function addModelOptions(command: Command, does: string): Command {
  return command
    .option('--model [model]', `${does} (default: the one in AUTEUR_MODEL)`)
    .option('--tokens <number>', 'the most tokens that the model may read and write', parseTokens)
    .option('--cost <amount>', 'the most that the model may cost, in the currency of AUTEUR_MODEL_PRICE', parseCost);
}

/** What the options ask of a model. */
export function modelWishes({ model, tokens, cost }: ModelOptions): ModelWishes {
  const limits = { ...(tokens !== undefined && { tokens }), ...(cost !== undefined && { cost }) };
  return { ...(typeof model === 'string' && { model }), limits };
}

function parseTokens(text: string): number {
  const tokens = Number(text);
  if (!/^\d{1,9}$/.test(text) || tokens < 1) throw new InvalidArgumentError('Write a whole number.');
  return tokens;
}

function parseCost(text: string): number {
  if (!/^\d{1,6}(?:\.\d+)?$/.test(text)) throw new InvalidArgumentError('Write an amount, such as 0.50.');
  return Number(text);
}

/** `0.0123 USD`. */
export const amountOf = ({ amount, currency }: NonNullable<Usage['cost']>) => `${amount.toFixed(4)} ${currency}`;

/** What was spent, and what had to be mended in answers, in one line. */
export function describeUsage({ requests, kept, tokens, cost }: Usage, notes: readonly string[]): string {
  const money = cost ? `; ${amountOf(cost)}` : '';
  const mended = notes.length > 0 ? `; answers were mended: ${notes.join(', ')}` : '';
  return `${requests} requests, ${kept} known from before; ${tokens.in} tokens read, ${tokens.out} written${money}${mended}\n`;
}
