import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renderSchemas } from './render.ts';

test.each(renderSchemas())('%s is what the records say (run `npm run schemas` when it is not)', (name, text) => {
  expect(readFileSync(new URL(name, import.meta.url), 'utf8')).toBe(text);
});
