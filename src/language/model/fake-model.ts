import type { LanguageModel, ModelFailure, ModelReply, ModelRequest } from './language-model.ts';

/** What a fake model answers: a text, a value as JSON, parts of a reply, or a failure. */
export type FakeAnswer = string | { json: unknown } | { reply: Partial<ModelReply> } | { failure: ModelFailure };

/**
 * A model that answers from a script, or by a function of the request, and remembers what it was asked. Tokens are the
 * characters of the texts. Asked more often than its script is long, it repeats the last answer.
 */
export function createFakeModel(
  answers: readonly FakeAnswer[] | ((request: ModelRequest, index: number) => FakeAnswer),
): LanguageModel & { requests: ModelRequest[] } {
  const requests: ModelRequest[] = [];
  return {
    name: 'fake',
    requests,
    async ask(request, signal) {
      if (signal.aborted) return { failure: { code: 'cancelled', message: 'The request was stopped.' } };
      const index = requests.push(request) - 1;
      const answer =
        typeof answers === 'function' ? answers(request, index) : answers[Math.min(index, answers.length - 1)]!;
      if (typeof answer === 'object' && 'failure' in answer) return answer;
      const given =
        typeof answer === 'string'
          ? { text: answer }
          : 'json' in answer
            ? { text: JSON.stringify(answer.json) }
            : answer.reply;
      const text = given.text ?? '';
      const tokens = { in: request.system.length + request.prompt.length, out: text.length };
      return { reply: { finish: 'stop', tokens, notes: [], ...given, text } };
    },
  };
}
