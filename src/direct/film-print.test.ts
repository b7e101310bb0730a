import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { make } from './__fixtures__/film.ts';
import { filmPrint, lookalikes } from './film-print.ts';

const script = (name: string) => readFileSync(new URL(`./__fixtures__/${name}.fountain`, import.meta.url), 'utf8');
const names = ['umbrella', 'shusheng', 'crow', 'letter', 'short'];

test('ten films of five scripts differ in sets, palette or shot sizes', () => {
  const plans = names.flatMap((name) =>
    [1, 2].map((seed) => make(script(name), { title: `${name} ${seed}`, seed }).plan),
  );
  expect(lookalikes(plans)).toEqual([]);
  for (let index = 0; index < plans.length; index += 2)
    expect(filmPrint(plans[index]!).sizes, names[index / 2]).not.toBe(filmPrint(plans[index + 1]!).sizes);
});

test('a film is the lookalike of its own copy', () => {
  const { plan } = make(script('short'));
  expect(lookalikes([plan, make(script('crow')).plan, plan])).toEqual([[0, 2]]);
});
