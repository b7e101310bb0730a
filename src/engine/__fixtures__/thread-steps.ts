import { Problem } from '../../film/index.ts';
import { defineStep, type Step } from '../index.ts';

export const threadSteps = [
  defineStep<{ milliseconds: number }>({
    name: 'compute',
    version: 1,
    resource: 'cpu',
    thread: true,
    async run({ params, inputs, progress }) {
      progress(1, 2);
      for (const end = Date.now() + params.milliseconds; Date.now() < end; );
      return { json: { seen: await inputs.text?.json() } };
    },
  }),
  defineStep({
    name: 'refuse',
    version: 1,
    resource: 'cpu',
    thread: true,
    run() {
      throw new Problem({ code: 'too-loud', message: 'It is too loud.', fix: 'Turn it down.' });
    },
  }),
  defineStep({ name: 'near', version: 1, resource: 'cpu', run: () => ({ json: 'here' }) }),
] as unknown as Step[];
