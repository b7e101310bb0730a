import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { defineStep } from '../index.ts';

/** Adds its number to the list it is given, slowly, by way of a half-written file. */
export const count = defineStep<{ number: number }, { ran(number: number): void }>({
  name: 'count',
  version: 1,
  resource: 'cpu',
  async run({ params, inputs, scratch, services }) {
    services.ran(params.number);
    const list = [...((await inputs.last?.json<number[]>()) ?? []), params.number];
    const file = join(scratch, 'list.json');
    const text = JSON.stringify(list);
    writeFileSync(file, text.slice(0, 3));
    await wait(10);
    writeFileSync(file, text);
    return { file, mediaType: 'application/json' };
  },
});
