import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from './__fixtures__/workshop.ts';
import { storeConformance } from './conformance/store.ts';
import { diskFiles, type Files } from './files.ts';
import { openStore } from './index.ts';
import { fileProblem } from './problems.ts';
import { thisProcess } from './process-identity.ts';

storeConformance('the local store', (path, limit) => openStore({ path, limit }));

const text = (content: string) => ({ bytes: new TextEncoder().encode(content), mediaType: 'text/plain' });

function failing(code: string): Files {
  const fail = async (path: string) => {
    throw fileProblem(Object.assign(new Error(code), { code }), path);
  };
  return { makeFolder: fail, write: fail, copy: fail, flush: fail, move: fail, remove: fail };
}

test('bytes changed behind a restored modification time are found', async () => {
  const folder = temporaryFolder();
  const store = await openStore({ path: folder });
  const { digest } = await store.land(text('precious'));
  const path = await store.path(digest);
  utimesSync(path, 1000, 1000);
  expect(await store.check(digest)).toBe('intact');
  writeFileSync(path, 'prexious');
  utimesSync(path, 1000, 1000);
  expect(await store.check(digest)).toBe('damaged');
});

test.each(['{"key":', '{}', 'null', ''])('a torn or foreign result file %j counts as no result', async (content) => {
  const store = await openStore({ path: temporaryFolder() });
  const folder = temporaryFolder();
  const key = 'ab'.padEnd(64, '0');
  const other = await openStore({ path: folder });
  mkdirSync(join(folder, 'results', 'ab'), { recursive: true });
  writeFileSync(join(folder, 'results', 'ab', `${key.slice(2)}.json`), content);
  expect(await other.result(key)).toBeUndefined();
  expect(await store.result(key)).toBeUndefined();
});

test('scratch folders of processes that are gone are removed, those of live ones stay', async () => {
  const folder = temporaryFolder();
  const { pid, start } = thisProcess();
  const gone = [`999999999-1`, `${pid}-1`].map((name) => join(folder, 'scratch', name));
  const live = join(folder, 'scratch', `${pid}-${start}`, 'work-of-another-store');
  for (const path of [...gone, live]) mkdirSync(path, { recursive: true });
  const store = await openStore({ path: folder });
  expect(gone.filter((path) => existsSync(path))).toEqual(process.platform === 'win32' ? [gone[1]] : []);
  await store.land(text('something'));
  await store.close();
  expect(existsSync(live)).toBe(true);
  rmSync(live, { recursive: true });
});

test('nothing is written before something is landed, and close leaves no scratch', async () => {
  const folder = temporaryFolder();
  const store = await openStore({ path: join(folder, 'store') });
  expect(await store.usage()).toMatchObject({ artifacts: 0, results: 0 });
  expect(readdirSync(folder)).toEqual([]);
  await store.land(text('something'));
  await store.close();
  expect(readdirSync(join(folder, 'store', 'scratch'))).toEqual([]);
});

test.each([
  ['ENOSPC', 'disk-full', 'The disk is full'],
  ['EDQUOT', 'disk-full', 'The disk is full'],
  ['EROFS', 'folder-read-only', 'may not write'],
  ['EACCES', 'folder-read-only', 'may not write'],
  ['EMFILE', 'too-many-open-files', 'no more open files'],
  ['EIO', 'disk-error', 'The disk gave an error'],
])('%s is the problem %s, and what was kept is still there', async (error, code, sentence) => {
  const folder = temporaryFolder();
  const good = await openStore({ path: folder });
  const kept = await good.land(text('kept'));
  await good.close();
  const store = await openStore({ path: folder, files: failing(error) });
  const landing = store.land(text('new'));
  await expect(landing).rejects.toMatchObject({ code, exit: 5, fix: expect.stringContaining('same command') });
  await expect(landing).rejects.toThrow(sentence);
  expect(await store.check(kept.digest)).toBe('intact');
  expect(await store.bytes(kept.digest)).toEqual(Buffer.from('kept'));
});

test.each([
  'makeFolder',
  'write',
  'move',
] as const)('a disk that fills up in %s keeps nothing half done', async (operation) => {
  const folder = temporaryFolder();
  let failAt = 0;
  for (;;) {
    let calls = 0;
    const files: Files = { ...diskFiles };
    files[operation] = async (...args: never[]) => {
      if (calls++ === failAt) throw fileProblem(Object.assign(new Error(), { code: 'ENOSPC' }), 'here');
      await (diskFiles[operation] as (...args: never[]) => Promise<void>)(...args);
    };
    const store = await openStore({ path: join(folder, String(failAt)), files });
    const failed = await store.land(text('content')).then(
      () => false,
      (problem) => problem.code === 'disk-full',
    );
    if (!failed) break;
    const again = await openStore({ path: join(folder, String(failAt)) });
    const { digest } = await again.land(text('content'));
    expect(await again.bytes(digest)).toEqual(Buffer.from('content'));
    failAt++;
  }
  expect(failAt).toBeGreaterThan(0);
});

test('a file where the folder must be is named', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, '.auteur'), 'a file of the user');
  const store = await openStore({ path: join(folder, '.auteur', 'store') });
  await expect(store.land(text('new'))).rejects.toMatchObject({
    code: 'folder-in-the-way',
    message: expect.stringContaining('.auteur'),
  });
});

test('what others leave in the folders of the store is left alone', async () => {
  const path = temporaryFolder();
  const store = await openStore({ path });
  await store.land(text('something'));
  writeFileSync(join(path, 'objects', '.DS_Store'), 'of a file manager');
  expect(await store.verify()).toEqual([]);
  expect((await store.usage()).artifacts).toBe(1);
});

test.skipIf(process.platform === 'win32')(
  'with no more files to open, the store says so and loses nothing',
  async () => {
    const script = fileURLToPath(new URL('./__fixtures__/few-files.ts', import.meta.url));
    const command = ['-c', 'ulimit -n 64; exec "$0" "$@"', process.execPath, script, temporaryFolder()];
    const { stdout } = await promisify(execFile)('sh', command);
    const code = 'too-many-open-files';
    expect(JSON.parse(stdout)).toEqual({ land: code, result: code, check: code, bytes: code, afterwards: 'intact' });
  },
);
