import { defineStep } from '../../engine/index.ts';
import type { Performance, Plan } from '../../film/index.ts';
import { checkRules } from '../../inspect/index.ts';
import { bodyOf, groundAt, layoutOf, rigOf } from '../../stage/index.ts';
import { codeDigest } from '../code-digest.ts';

/** What the rules of film-making say of a plan as it is played. Inputs: the performance of every shot, by the shot's identity. */
export const rulesStep = defineStep<{ plan: Plan; aspect: number }>({
  name: 'rules',
  version: 1,
  resource: 'cpu',
  tables: () => ({ code: codeDigest('inspect', 'stage') }),
  async run({ params: { plan, aspect }, inputs }) {
    const performances = new Map<string, Performance>();
    for (const [shot, input] of Object.entries(inputs)) performances.set(shot, await input.json<Performance>());
    return { json: checkRules({ plan, performances, stage: { layoutOf, groundAt, bodyOf, rigOf }, aspect }) };
  },
});
