import { z } from 'zod';
import { Problem } from '../../film/index.ts';
import failures from '../data/model-failures.json' with { type: 'json' };
import words from '../data/model-words.json' with { type: 'json' };
import type { LanguageModel, ModelFailure, ModelReply, ModelRequest } from './language-model.ts';
import { type Mend, readJson } from './read-json.ts';

/** What a model is asked, and what its answer must be. */
export type Question<T> = {
  system: string;
  prompt: string;
  schema: z.ZodType<T>;
  /** Tokens that the answer may have. An answer that was cut off too early is asked for again with twice as many. */
  maxTokens: number;
  seed: number;
  signal: AbortSignal;
  /** What is wrong with a value that fits the schema, as sentences which the model is told. */
  check?: (value: T) => string[];
  /** How often an answer that cannot be used is asked for again: 0 to 2. */
  again?: number;
};

/**
 * A value that fits the schema. `complaints` is what `check` still says against it after the last try; of several answers
 * it is the one with the fewest. `asked` counts the answers, `notes` the codes of what had to be mended.
 */
export type Answered<T> = { value: T; complaints: string[]; asked: number; notes: string[] };

/**
 * Asks a model for a value. An answer that is no JSON, does not fit the schema or is complained about goes back with the exact
 * reasons, at most twice. Throws a `Problem`: `model-refused`, `model-answer` with the exact reason, `cancelled`, or the
 * model's own failure as `model-time-out`, `model-rate-limited`, `model-over-budget` ...
 */
export async function askFor<T>(model: LanguageModel, question: Question<T>): Promise<Answered<T>> {
  const { check = () => [], again = 2, signal } = question;
  const first = firstRequest(question);
  let request = first;
  let best: Answered<T> | undefined;
  let reasons: string[] = [];
  const notes: string[] = [];
  for (let asked = 1; asked <= again + 1; asked++) {
    const answer = await model.ask(request, signal);
    if ('failure' in answer) {
      if (best && answer.failure.code === 'over-budget') return best;
      throw failureProblem(model, answer.failure);
    }
    const { reply } = answer;
    if (reply.finish === 'refused') throw refused(model, reply);
    const read = readValue(question.schema, reply);
    notes.push(...reply.notes, ...read.mends);
    reasons = read.reasons;
    if (read.value !== undefined) {
      const complaints = check(read.value);
      if (!best || complaints.length < best.complaints.length) best = { value: read.value, complaints, asked, notes };
      best.asked = asked;
      if (complaints.length === 0) return best;
      reasons = complaints;
    }
    const longer = read.value === undefined && reply.finish === 'length' ? 2 ** asked : 1;
    request = { ...askAgain(first, reply, reasons), seed: first.seed + asked, maxTokens: first.maxTokens * longer };
  }
  if (best) return best;
  throw unusable(model, reasons, again + 1);
}

function firstRequest<T>({ system, prompt, schema, maxTokens, seed }: Question<T>): ModelRequest {
  const shape = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  const told = `${system}\n\n${words.shape}\n${JSON.stringify(shape)}`;
  return { system: told, prompt, schema: shape, maxTokens, temperature: 0, seed };
}

function askAgain(first: ModelRequest, reply: ModelReply, reasons: readonly string[]): ModelRequest {
  const list = reasons.map((reason) => `- ${reason}`).join('\n');
  const prompt = [first.prompt, words.before, reply.text, words.wrong, list, words.again].join('\n\n');
  return { ...first, prompt };
}

type Value<T> = { value?: T; reasons: string[]; mends: Mend[] };

function readValue<T>(schema: z.ZodType<T>, { text, finish }: ModelReply): Value<T> {
  const reading = readJson(text, finish === 'length');
  if ('reason' in reading) return { reasons: [reading.reason], mends: [] };
  const parsed = schema.safeParse(reading.value);
  if (parsed.success) return { value: parsed.data, reasons: [], mends: reading.mends };
  const reasons = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the answer'}: ${message}`);
  const cut = reading.mends.includes('cut-back') ? [`The answer was cut off after ${text.length} characters.`] : [];
  return { reasons: [...cut, ...reasons.slice(0, 8)], mends: reading.mends };
}

function failureProblem({ name }: LanguageModel, { code, message }: ModelFailure): Problem {
  const { says, fix } = failures[code];
  if (code === 'cancelled') return new Problem({ code, message: says, fix, exit: 130 });
  return new Problem({ code: `model-${code}`, message: `${says} (${name}: ${message})`, fix, exit: 5 });
}

function refused({ name }: LanguageModel, { text }: ModelReply): Problem {
  const said = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return new Problem({
    code: 'model-refused',
    message: `${name} refuses to answer${said ? `: "${said.slice(0, 200)}"` : '.'}`,
    fix: 'Ask another model, or do this part by hand.',
    exit: 5,
  });
}

function unusable({ name }: LanguageModel, reasons: readonly string[], asked: number): Problem {
  return new Problem({
    code: 'model-answer',
    message: `${name} was asked ${asked === 1 ? 'once' : `${asked} times`} and gave no answer that can be used: ${reasons.slice(0, 3).join('; ')}`,
    fix: 'Ask again with another seed, or take a model that follows a JSON schema.',
    exit: 5,
  });
}
