import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRegistry, defineStep, digestJson, keyOf } from './index.ts';

const run = () => ({ json: null });
const paint = defineStep<unknown>({ name: 'paint', version: 1, resource: 'cpu', run });
// sha256sum of {"inputs":{"sketch":"aa…"},"name":"paint","params":{…},"tables":{},"version":1}
const key = '4b9e60e870ce154c3450599e55144585bfdbb9a63087130f2df35adb4a6aa134';
const job = { params: { colour: 'vermilion', size: [1280, 720] }, inputs: { sketch: 'a'.repeat(64) } };

test('a key is the same in every process and on every machine', async () => {
  expect(await keyOf(paint, job)).toBe(key);
  expect(await keyOf({ ...paint, resource: 'gpu' }, job)).toBe(key);
});

test('a key changes with the name, version, parameters, inputs and tables, and with nothing else', async () => {
  const keys = await Promise.all([
    keyOf(paint, job),
    keyOf({ ...paint, name: 'draw' }, job),
    keyOf({ ...paint, version: 2 }, job),
    keyOf({ ...paint, tables: () => ({ palette: digestJson(['red']) }) }, job),
    keyOf({ ...paint, tables: async () => ({ palette: digestJson(['blue']) }) }, job),
    keyOf(paint, { ...job, params: {} }),
    keyOf(paint, { ...job, inputs: {} }),
    keyOf(paint, { ...job, inputs: { draft: 'a'.repeat(64) } }),
  ]);
  expect(new Set(keys).size).toBe(keys.length);
});

test('equal parameters have one key, different ones have two', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), async (params, extra) => {
      const shuffled = Object.fromEntries(Object.entries(params).reverse());
      const own = await keyOf(paint, { params: params as never, inputs: {} });
      expect(await keyOf(paint, { params: shuffled as never, inputs: {} })).toBe(own);
      expect(await keyOf(paint, { params: { inside: params, extra } as never, inputs: {} })).not.toBe(own);
    }),
  );
});

test('tables are read once', async () => {
  let reads = 0;
  const step = defineStep<unknown>({
    name: 'read',
    version: 1,
    resource: 'cpu',
    run,
    tables: () => ({ words: String(++reads) }),
  });
  expect(await keyOf(step, job)).toBe(await keyOf(step, job));
  expect(reads).toBe(1);
});

test('two steps of one name are refused', () => {
  expect(() => createRegistry([paint, { ...paint, version: 2 }])).toThrow('two steps are named paint');
});
