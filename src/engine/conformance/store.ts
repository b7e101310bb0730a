import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../__fixtures__/workshop.ts';
import { type Artifact, digestBytes, digestJson, type Result, type RunRecord, type Store } from '../index.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const text = (content: string) => ({ bytes: encode(content), mediaType: 'text/plain' });

function resultOf(name: string, artifact: Artifact): Result {
  const key = digestJson(name);
  const record: RunRecord = {
    type: 'run',
    version: 1,
    step: name,
    stepVersion: 1,
    key,
    inputs: {},
    outputs: [artifact.digest],
    agent: { kind: 'software', name: 'test' },
    start: '2026-01-01T00:00:00.000Z',
    end: '2026-01-01T00:00:01.000Z',
    outcome: 'done',
  };
  return { key, artifact, record };
}

/**
 * What every store must do. `open` opens the store of a folder, with the given size limit; opened again on the same folder, it
 * holds what it held.
 */
export function storeConformance(name: string, open: (path: string, limit?: number) => Promise<Store>): void {
  describe(`${name} is a store`, () => {
    test('bytes, JSON and files come back as they were, under the digest of their bytes', async () => {
      const store = await open(temporaryFolder());
      const bytes = await store.land({ bytes: encode('灯笼'), mediaType: 'text/plain', facts: { lines: 1 } });
      expect(bytes).toEqual({ digest: digestBytes('灯笼'), size: 6, mediaType: 'text/plain', facts: { lines: 1 } });
      expect(new TextDecoder().decode(await store.bytes(bytes.digest))).toBe('灯笼');
      expect(readFileSync(await store.path(bytes.digest), 'utf8')).toBe('灯笼');
      const json = await store.land({ json: { b: 1, a: [2] } });
      expect(json).toMatchObject({ digest: digestBytes('{"a":[2],"b":1}'), mediaType: 'application/json' });
      expect(await store.json(json.digest)).toEqual({ a: [2], b: 1 });
      expect(await store.find(bytes.digest)).toEqual(bytes);
    });

    test('a scratch file is moved in, any other file is copied', async () => {
      const folder = temporaryFolder();
      const store = await open(join(folder, 'store'));
      const scratch = await store.scratch();
      const made = join(scratch.path, 'made.txt');
      const own = join(folder, 'own.txt');
      for (const file of [made, own]) writeFileSync(file, file);
      const moved = await store.land({ file: made, mediaType: 'text/plain' });
      const copied = await store.land({ file: own, mediaType: 'text/plain' });
      expect(existsSync(made)).toBe(false);
      expect(readFileSync(own, 'utf8')).toBe(own);
      expect(readFileSync(await store.path(moved.digest), 'utf8')).toBe(made);
      expect(readFileSync(await store.path(copied.digest), 'utf8')).toBe(own);
      await scratch.remove();
      expect(existsSync(scratch.path)).toBe(false);
    });

    test('the same bytes are kept once, with the newest facts', async () => {
      const store = await open(temporaryFolder());
      await store.land({ ...text('same'), facts: { loudness: -20 } });
      const { digest } = await store.land({ ...text('same'), facts: { loudness: -16 } });
      expect((await store.find(digest))?.facts).toEqual({ loudness: -16 });
      expect(await store.usage()).toMatchObject({ artifacts: 1, bytes: 4 });
    });

    test('what is kept is there when the store is opened again', async () => {
      const folder = temporaryFolder();
      const first = await open(folder);
      const result = resultOf('kept', await first.land(text('kept')));
      await first.keep(result);
      await first.close();
      const second = await open(folder);
      expect(await second.result(result.key)).toEqual(result);
      expect(await second.check(result.artifact.digest)).toBe('intact');
      await second.drop(result.key);
      expect(await second.result(result.key)).toBeUndefined();
    });

    test('what was never kept is missing, and says so with a fix', async () => {
      const store = await open(temporaryFolder());
      const digest = digestBytes('never');
      expect(await store.check(digest)).toBe('missing');
      expect(await store.find(digest)).toBeUndefined();
      expect(await store.result(digest)).toBeUndefined();
      await expect(store.bytes(digest)).rejects.toMatchObject({ code: 'artifact-missing', fix: expect.any(String) });
      await expect(store.path(digest)).rejects.toMatchObject({ code: 'artifact-missing' });
    });

    test.each([
      'shorter',
      'of the same length',
      'empty',
    ])('damaged bytes, %s, are found and can be landed again', async (kind) => {
      const folder = temporaryFolder();
      const first = await open(folder);
      const { digest } = await first.land(text('precious'));
      await first.close();
      const store = await open(folder);
      writeFileSync(await store.path(digest), { shorter: 'prec', 'of the same length': 'prexious', empty: '' }[kind]!);
      expect(await store.check(digest)).toBe('damaged');
      expect(await store.check(digest)).toBe('missing');
      await store.land(text('precious'));
      expect(await store.check(digest)).toBe('intact');
    });

    test('verify reads everything, drops what is damaged with its results and leaves the rest', async () => {
      const store = await open(temporaryFolder());
      const good = resultOf('good', await store.land(text('good')));
      const bad = resultOf('bad', await store.land(text('bad')));
      for (const result of [good, bad]) await store.keep(result);
      writeFileSync(await store.path(bad.artifact.digest), 'BAD');
      expect(await store.verify()).toEqual([bad.artifact.digest]);
      expect(await store.result(bad.key)).toBeUndefined();
      expect(await store.result(good.key)).toEqual(good);
      expect(await store.verify()).toEqual([]);
    });

    test('eviction takes the least recently used first and never what is in use', async () => {
      const folder = temporaryFolder();
      const old = await open(folder);
      const results: Result[] = [];
      for (const name of ['one', 'two', 'three']) {
        results.push(resultOf(name, await old.land(text(name.padEnd(1000, '.')))));
        await old.keep(results.at(-1)!);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await old.close();
      const store = await open(folder, 2500);
      const [one, two, three] = results as [Result, Result, Result];
      expect(await store.check(one.artifact.digest)).toBe('intact');
      const fresh = await store.land(text('four'.padEnd(1000, '.')));
      expect(await store.usage()).toMatchObject({ artifacts: 2, bytes: 2000, results: 1, limit: 2500 });
      expect(await store.result(two.key)).toBeUndefined();
      expect(await store.result(three.key)).toBeUndefined();
      expect(await store.evict(0)).toBe(0);
      for (const { digest } of [one.artifact, fresh]) expect(await store.check(digest)).toBe('intact');
    });

    test('clear removes everything kept', async () => {
      const store = await open(temporaryFolder());
      const result = resultOf('gone', await store.land(text('gone')));
      await store.keep(result);
      await store.clear();
      expect(await store.usage()).toMatchObject({ artifacts: 0, bytes: 0, results: 0 });
      expect(await store.check(result.artifact.digest)).toBe('missing');
    });

    test('many landings at once, some of the same bytes, are all kept', async () => {
      const store = await open(temporaryFolder());
      const landed = await Promise.all(
        Array.from({ length: 200 }, (_, index) => store.land(text(`bytes ${index % 50}`))),
      );
      for (const { digest } of landed) expect(await store.check(digest)).toBe('intact');
      expect((await store.usage()).artifacts).toBe(50);
    });

    test('a file that is not there is refused and nothing is kept', async () => {
      const store = await open(temporaryFolder());
      const file = join(tmpdir(), 'auteur-no-such-file');
      await expect(store.land({ file, mediaType: 'text/plain' })).rejects.toThrow();
      expect((await store.usage()).artifacts).toBe(0);
    });
  });
}
