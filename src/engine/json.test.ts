import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './json.ts';

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).reverse();
  const copy = Object.create(null);
  for (const [name, member] of entries) copy[name] = reversed(member);
  return copy;
}

test('equal values have one text, whatever the order of their members', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
    }),
  );
});

test('the text means the value, and reading it changes nothing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});

test('different values have different texts', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const same =
        JSON.stringify(reversed(JSON.parse(canonicalJson(one)))) ===
        JSON.stringify(reversed(JSON.parse(canonicalJson(other))));
      expect(canonicalJson(one) === canonicalJson(other)).toBe(same);
    }),
  );
});

test('members are sorted by UTF-16 code units, as in RFC 8785 section 3.2.3', () => {
  const value = {
    '\u20ac': 'Euro',
    '\r': 'Return',
    '\ufb33': 'Hebrew',
    1: 'One',
    '\ud83d\ude00': 'Smile',
    '\u0080': 'Control',
    ö: 'Latin',
  };
  expect(Object.values(JSON.parse(canonicalJson(value)))).toHaveLength(7);
  expect(canonicalJson(value)).toBe(
    '{"\\r":"Return","1":"One","\u0080":"Control","ö":"Latin","€":"Euro","😀":"Smile","\ufb33":"Hebrew"}',
  );
});

test('an absent member and an undefined one are the same', () => {
  expect(canonicalJson({ a: 1, b: undefined })).toBe(canonicalJson({ a: 1 }));
  expect(canonicalJson(-0)).toBe('0');
});

test.each([
  ['not a number', { a: [1, Number.NaN] }, '$.a.1 is NaN'],
  ['infinity', Number.POSITIVE_INFINITY, '$ is Infinity'],
  ['a date', { when: new Date(0) }, '$.when is a Date'],
  ['bytes', { bytes: new Uint8Array(2) }, '$.bytes is a Uint8Array'],
  ['a map', new Map(), '$ is a Map'],
  ['undefined in a list', [undefined], '$.0 is undefined'],
  ['a big integer', 1n, '$ is 1'],
])('%s is refused with its place', (_, value, message) => {
  expect(() => canonicalJson(value)).toThrow(message);
});

test('a cycle is refused, the same object twice is not', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic.self = { cyclic };
  expect(() => canonicalJson(cyclic)).toThrow('$.self.cyclic is a cycle');
  const shared = { x: 1 };
  expect(canonicalJson([shared, shared])).toBe('[{"x":1},{"x":1}]');
});
