import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from './read-json.ts';

const json = fc.oneof(
  fc.array(fc.jsonValue({ stringUnit: 'grapheme' })),
  fc.dictionary(fc.string(), fc.jsonValue({ stringUnit: 'grapheme' })),
);
const same = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

test('any value comes through as it is, alone and in words', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = JSON.stringify(value);
      expect(readJson(text, false)).toEqual({ value: same(value), mends: [] });
      const wrapped = readJson(`Certainly!\n\`\`\`json\n${text}\n\`\`\`\nAnything else?`, false);
      expect(wrapped).toEqual({ value: same(value), mends: ['unwrapped'] });
    }),
  );
});

test('wherever an answer is cut off, nothing half-said is taken for whole', () => {
  const whole = {
    lines: [{ text: 'He said "no", [and] left.' }, { text: '灯灭了。', notes: ['a', 'b'] }, { text: 'Rain.' }],
  };
  const text = JSON.stringify(whole, null, 1);
  const kept = new Set<number>();
  for (let length = 1; length < text.length; length++) {
    const reading = readJson(text.slice(0, length), true);
    if ('reason' in reading) continue;
    const { lines } = reading.value as typeof whole;
    for (const [index, line] of lines.entries()) {
      for (const [key, value] of Object.entries(line)) expect(value).toEqual(whole.lines[index]![key as 'text']);
    }
    kept.add(lines.filter(({ text: said }) => said !== undefined).length);
  }
  expect([...kept].sort()).toEqual([1, 2, 3]);
});

test.each([
  ["{'a': 'x', b: [1, 2,], }", { a: 'x', b: [1, 2] }, ['mended']],
  ['{"a": "x" "b": 1}', { a: 'x', b: 1 }, ['mended']],
  ['{"a": "first\nsecond"}', { a: 'first\nsecond' }, ['mended']],
  ['{"a": “x”, "b": None}', { a: 'x', b: null }, ['mended']],
  ['<think>Perhaps {"a": 2}?</think>{"a": 1}', { a: 1 }, []],
  ['Line [3] is weak:\n```json\n{"a": 1}\n```', { a: 1 }, ['unwrapped']],
])('%j is read as %j', (text, value, mends) => {
  expect(readJson(text, false)).toEqual({ value, mends });
});

test.each([
  ['', 'The answer is empty.'],
  ['I cannot see any script.', 'The answer holds no JSON: "I cannot see any script.".'],
  ['{"text": "half a sen', 'The answer was cut off after 20 characters, before any part was whole.'],
  [`[${'x'.repeat(1_000_001)}]`, 'The answer is longer than 1000000 characters.'],
])('%.30j is refused: %s', (text, reason) => {
  expect(readJson(text, true)).toEqual({ reason });
});

test('a text cannot move the cursor of a terminal or turn its words round', () => {
  const text = '{"a": "\\u001b[31mred\\u0007", "b": ["\\u202eevil", "line\\nbreak\\ttab"], "c": "\\u001b"}';
  expect(readJson(text, false)).toEqual({ value: { a: '[31mred', b: ['evil', 'line\nbreak\ttab'], c: '' }, mends: [] });
});

test('no text breaks the reader', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\`a1\n ') }), fc.boolean(), (text, cut) => {
      const reading = readJson(text, cut);
      expect('reason' in reading ? reading.reason : reading.value).toBeTruthy();
    }),
  );
  expect(readJson('['.repeat(100_000), false)).toHaveProperty('reason');
});
