import type { JSONSchema } from 'zod/v4/core';

/**
 * One question to a language model. `maxTokens` limits the answer. `temperature` is 0 and `seed` is sent along, so that a
 * model that can answer the same twice does.
 */
export type ModelRequest = {
  system: string;
  prompt: string;
  /** The shape that the answer must have, where it is to be JSON. */
  schema?: JSONSchema.BaseSchema;
  maxTokens: number;
  temperature: 0;
  seed: number;
};

/** Why an answer ended: said whole, cut off at `maxTokens`, refused by the model or its filter, or for another reason. */
export const finishes = ['stop', 'length', 'refused', 'other'] as const;

/** What a model answered, and the tokens it read and wrote. */
export type ModelReply = {
  text: string;
  finish: (typeof finishes)[number];
  tokens: { in: number; out: number };
  /** Codes of what had to be done otherwise than asked, such as `response_format-not-taken`. */
  notes: string[];
};

/** Why there is no reply. Only some of them are worth another try; see `data/model-failures.json`. */
export type ModelFailure = {
  code:
    | 'time-out'
    | 'rate-limited'
    | 'no-quota'
    | 'unauthorised'
    | 'overloaded'
    | 'unreachable'
    | 'bad-request'
    | 'bad-reply'
    | 'over-budget'
    | 'cancelled';
  /** One plain sentence with what the service said. */
  message: string;
  /** Seconds after which the service wants to be asked again. */
  retryAfter?: number;
};

/** A reply, `kept` where it was known from before; or why there is none. */
export type ModelAnswer = { reply: ModelReply; kept?: boolean } | { failure: ModelFailure };

/** Any language model. `ask` never rejects for what a service does: failures are data. */
export type LanguageModel = {
  /** Names the model and where it is, for records: `openai-compatible:qwen3@localhost:11434`. */
  name: string;
  ask(request: ModelRequest, signal: AbortSignal): Promise<ModelAnswer>;
};

/** Resolves after so many milliseconds, or as soon as the signal aborts. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;
