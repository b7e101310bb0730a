import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = dirname(fileURLToPath(import.meta.url));
const making = ['screenplay', 'write', 'assess', 'direct', 'stage', 'generate', 'sound', 'edit', 'inspect'];
const neutral = ['film', 'language', ...making];

type Import = { file: string; room: string; target: string; typeOnly: boolean };

const files = (readdirSync(root, { recursive: true }) as string[])
  .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$/.test(file) && !/__fixtures__/.test(file))
  .map((file) => file.split(sep).join('/'));

const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const pattern =
    /^\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
  return [...text.matchAll(pattern)].map((match) => ({
    file,
    room: file.split('/')[0]!,
    target: match[2] ?? match[3] ?? match[4]!,
    typeOnly: match[1] !== undefined,
  }));
});

function targetFile(entry: Import): string | undefined {
  if (!entry.target.startsWith('.')) return undefined;
  return relative(root, join(root, dirname(entry.file), entry.target))
    .split(sep)
    .join('/');
}

const say = (entry: Import) => `${entry.file} imports ${entry.target}`;

test('the reader of imports sees the imports', () => {
  expect(imports.length).toBeGreaterThan(20);
});

test('film imports nothing of ours', () => {
  const wrong = imports.filter(
    (entry) => entry.room === 'film' && targetFile(entry) && !targetFile(entry)!.startsWith('film/'),
  );
  expect(wrong.map(say)).toEqual([]);
});

test('rooms are entered by their door', () => {
  const wrong = imports.filter((entry) => {
    const target = targetFile(entry);
    if (!target || target.startsWith('..')) return false;
    return (
      target.split('/')[0] !== entry.room &&
      !/^[^/]+\/((node|browser)\/)?index\.ts$/.test(target) &&
      !/^film\/schemas\//.test(target)
    );
  });
  expect(wrong.map(say)).toEqual([]);
});

test('making rooms import film, language, and of each other only types', () => {
  const wrong = imports.filter((entry) => {
    const target = targetFile(entry);
    if (!target || !making.includes(entry.room)) return false;
    const room = target.split('/')[0]!;
    if (room === entry.room || room === 'film' || room === 'language') return false;
    return (
      !(making.includes(room) && entry.typeOnly) && !(/\/node\//.test(entry.file) && ['media', 'engine'].includes(room))
    );
  });
  expect(wrong.map(say)).toEqual([]);
});

test('engine and media know no film', () => {
  const wrong = imports.filter((entry) => {
    const target = targetFile(entry);
    if (!target || !['engine', 'media'].includes(entry.room)) return false;
    return !['engine', 'media', 'film'].includes(target.split('/')[0]!);
  });
  expect(wrong.map(say)).toEqual([]);
});

test('neutral rooms run in a browser: node: only under node/', () => {
  const wrong = imports.filter(
    (entry) =>
      neutral.includes(entry.room) &&
      entry.target.startsWith('node:') &&
      !/\/node\//.test(entry.file) &&
      entry.file !== 'film/schemas/write.ts',
  );
  expect(wrong.map(say)).toEqual([]);
});

test('rooms have no clock and no unseeded randomness', () => {
  const wrong = files.filter((file) => {
    const room = file.split('/')[0]!;
    if (!neutral.includes(room) || /\/(node|browser)\//.test(file)) return false;
    return /\bMath\.random\b|\bDate\.now\b|\bnew Date\b|\bperformance\.now\b/.test(
      readFileSync(join(root, file), 'utf8'),
    );
  });
  expect(wrong).toEqual([]);
});
