import type { z } from 'zod';
import { Problem } from '../film/index.ts';
import { askFor, type LanguageModel } from '../language/index.ts';

/** Who is asked. */
export type Asking = { model: LanguageModel; seed: number; signal: AbortSignal };

/** Texts by what they were asked for, a sentence for each fault that leaves something without one, and the codes of what had to be mended. */
export type AskedTexts = { texts: Record<string, string>; faults: string[]; notes: string[] };

/** What is asked, and what of an answer can be used. */
export type TextQuestion<T> = {
  system: string;
  prompt: string;
  schema: z.ZodType<T>;
  maxTokens: number;
  examine(answer: T): Pick<AskedTexts, 'texts' | 'faults'>;
};

/**
 * Asks for texts, once more with the exact reasons where something is wrong, and takes what can be used. Throws the `Problem`s of `askFor` but for
 * refusals and unusable answers, and `model-over-budget` also where the budget ends before an answer of which nothing can be used is asked for again.
 */
export async function askTexts<T>(
  { examine, ...question }: TextQuestion<T>,
  { model, seed, signal }: Asking,
): Promise<AskedTexts> {
  try {
    const check = (answer: T) => examine(answer).faults;
    const { value, asked, notes } = await askFor(model, { ...question, seed, signal, check, again: 1 });
    const { texts, faults } = examine(value);
    if (asked === 1 && faults.length > 0 && Object.keys(texts).length === 0) throw overBudget(model);
    return { texts, faults, notes };
  } catch (error) {
    if (!(error instanceof Problem) || !unusable.includes(error.code)) throw error;
    return { texts: {}, faults: [error.message], notes: [] };
  }
}

const unusable = ['model-refused', 'model-answer'];

function overBudget({ name }: LanguageModel): Problem {
  return new Problem({
    code: 'model-over-budget',
    message: `The budget is too small to ask ${name} again about an answer that cannot be used.`,
    fix: 'Allow more: what was answered is kept and will not be paid for again.',
    exit: 5,
  });
}
