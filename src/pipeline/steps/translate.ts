import { defineStep } from '../../engine/index.ts';
import type { Language } from '../../film/index.ts';
import {
  type AskedTexts,
  type PersonToName,
  type TranslationRequest,
  translateLines,
  translateNames,
} from '../../write/index.ts';
import { codeDigest } from '../code-digest.ts';
import type { Services } from '../services.ts';

/** What a model is asked to translate, and which. */
export type TranslateParams = { model: string } & (
  | { scene: TranslationRequest }
  | { people: readonly PersonToName[]; from: Language; known: Readonly<Record<string, string>> }
);

/** The lines of a scene, or the names of people, in the other language by a language model: `AskedTexts`. */
export const translateStep = defineStep<TranslateParams, Services>({
  name: 'translate',
  version: 1,
  resource: 'provider:model',
  tables: () => ({ code: codeDigest('write') }),
  agent: ({ model }) => ({ kind: 'model', name: model }),
  async run({ params, services, signal, spend }) {
    const { model, budget } = services.model();
    const asking = { model, seed: 1, signal };
    const before = budget.used().cost?.amount ?? 0;
    try {
      const json: AskedTexts = await ('scene' in params
        ? translateLines(params.scene, asking)
        : translateNames(params.from, params.people, params.known, asking));
      return { json };
    } finally {
      const { cost } = budget.used();
      if (cost && cost.amount > before) spend({ ...cost, amount: cost.amount - before });
    }
  },
});
