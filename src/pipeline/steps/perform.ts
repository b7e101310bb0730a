import { defineStep } from '../../engine/index.ts';
import type { Staging } from '../../film/index.ts';
import { perform } from '../../stage/index.ts';
import { codeDigest } from '../code-digest.ts';

/** The motion of one shot, as data. */
export const performStep = defineStep<{ staging: Staging }>({
  name: 'perform',
  version: 2,
  resource: 'cpu',
  tables: () => ({ code: codeDigest('stage') }),
  run: ({ params }) => ({ json: perform(params.staging) }),
});
