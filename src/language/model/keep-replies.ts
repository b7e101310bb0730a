import { z } from 'zod';
import type { Budget } from './budget.ts';
import { finishes, type LanguageModel, type ModelRequest } from './language-model.ts';

/** Keeps JSON values by a text that names them. What is put is kept for good; `get` gives `undefined` for what is not there. */
export type Kept = { get(key: string): Promise<unknown>; put(key: string, value: unknown): Promise<void> };

const exchangeSchema = z.object({
  reply: z.object({
    text: z.string(),
    finish: z.enum(finishes),
    tokens: z.object({ in: z.number(), out: z.number() }),
    notes: z.array(z.string()),
  }),
});

/**
 * A model that is asked nothing twice: each request is kept with its reply by what it says. A kept reply costs nothing, so
 * work that was broken off goes on where it stopped.
 */
export function keepReplies(model: LanguageModel, kept: Kept, budget: Budget): LanguageModel {
  return {
    name: model.name,
    async ask(request, signal) {
      const key = keyOf(model.name, request);
      const known = exchangeSchema.safeParse(await kept.get(key));
      if (known.success) {
        budget.countKept();
        return { reply: known.data.reply, kept: true };
      }
      const answer = await model.ask(request, signal);
      if ('reply' in answer) await kept.put(key, { model: model.name, request, reply: answer.reply });
      return answer;
    },
  };
}

function keyOf(name: string, { system, prompt, schema, maxTokens, temperature, seed }: ModelRequest): string {
  return JSON.stringify({ name, system, prompt, schema, maxTokens, temperature, seed });
}

/** Forgets with the process. */
export function memoryKept(): Kept {
  const values = new Map<string, unknown>();
  return {
    get: async (key) => values.get(key),
    put: async (key, value) => void values.set(key, value),
  };
}
