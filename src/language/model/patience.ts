import { hash, random } from '../../film/index.ts';
import failures from '../data/model-failures.json' with { type: 'json' };
import type { LanguageModel, ModelAnswer, ModelFailure, Wait } from './language-model.ts';

/** A model whose request is given up after so many seconds, with the failure `time-out`. */
export function withTimeLimit(model: LanguageModel, seconds: number, wait: Wait): LanguageModel {
  return {
    name: model.name,
    async ask(request, signal) {
      const sent = new AbortController();
      const clock = new AbortController();
      const late = wait(seconds * 1000, clock.signal).then((): ModelAnswer => {
        return { failure: { code: 'time-out', message: `There was no answer within ${seconds} s.` } };
      });
      const asked = model.ask(request, AbortSignal.any([signal, sent.signal]));
      const answer = await Promise.race([asked, late]);
      clock.abort();
      sent.abort();
      return answer;
    },
  };
}

/** How a model is asked again: `tries` in all, the first wait in milliseconds, the longest that is ever waited. */
export type Patience = { tries: number; first: number; longest: number; wait: Wait };

/**
 * A model that is asked again where that can help: after a time-out, a limit of its rate, overload or a broken answer. Waits
 * double and are scattered by a seeded half, so that many askers do not come back at once; a service that says how long to
 * wait is believed, and given up where that is longer than `longest`.
 */
export function withPatience(model: LanguageModel, { tries, first, longest, wait }: Patience): LanguageModel {
  return {
    name: model.name,
    async ask(request, signal) {
      const source = random(`${request.seed}/wait/${hash(request.prompt)}`);
      let answer = await model.ask(request, signal);
      for (let tried = 1; tried < tries && 'failure' in answer && failures[answer.failure.code].again; tried++) {
        const pause = Math.min(longest, first * 2 ** (tried - 1)) * (0.5 + source() / 2);
        const asked = (answer.failure.retryAfter ?? 0) * 1000;
        if (asked > longest) return answer;
        await wait(Math.max(pause, asked), signal);
        if (signal.aborted) return { failure: cancelledFailure };
        answer = await model.ask(request, signal);
      }
      return answer;
    },
  };
}

/** The failure of a request that a person has stopped. */
export const cancelledFailure: ModelFailure = { code: 'cancelled', message: 'The request was stopped.' };
