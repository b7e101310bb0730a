import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filmSchema, type Note, Problem, readRecord } from '../film/index.ts';
import { addEntries, createFilmFolder, openFilmFolder, pathIn, readFilm, readText, writeText } from './film-folder.ts';
import { parseYaml } from './yaml-file.ts';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'auteur 影片 '));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const film = filmSchema.parse({ type: 'film', version: 1, title: '雨夜 & "Rain"' });
const note: Note = { id: 'n1', by: 'director', anchor: { quote: 'Who are you?' }, change: { size: 'CU' } };

test('a new film folder reads back as it was written, in a path with spaces and Chinese', () => {
  const folder = createFilmFolder(join(parent, '雨 夜'), film);
  expect(readFilm(folder).film).toEqual(film);
  expect(readFilm(folder).findings).toEqual([]);
});

test('a folder that holds other things is refused and left alone', () => {
  writeFileSync(join(parent, 'thesis.docx'), 'mine');
  expect(() => createFilmFolder(parent, film)).toThrow(/thesis\.docx/);
  expect(readdirSync(parent)).toEqual(['thesis.docx']);
  expect(() => createFilmFolder(join(parent, 'thesis.docx'), film)).toThrow(Problem);
  expect(readFileSync(join(parent, 'thesis.docx'), 'utf8')).toBe('mine');
});

test('a folder without film.yaml is no film', () => {
  expect(() => openFilmFolder(parent)).toThrow(/not a film folder/);
});

test('entries are added without touching comments, order or values that people wrote', () => {
  const folder = createFilmFolder(join(parent, 'f'), film);
  const mine =
    '# my notes\ntype: notes\nversion: 1\nnotes:\n  - id: mine # keep\n    by: me\n    anchor: { quote: "Rain." }\n    change: { lens: 85 }\n';
  writeText(folder, 'notes.yaml', mine);
  addEntries(folder, 'notes', [note]);
  const text = readText(folder, 'notes.yaml')!.text;
  expect(text).toContain('# my notes');
  expect(text).toContain('id: mine # keep');
  expect(readFilm(folder).notes.notes.map((entry) => entry.id)).toEqual(['mine', 'n1']);
});

test('an edit that somebody overtook is refused, and theirs stays', () => {
  const folder = createFilmFolder(join(parent, 'f'), film);
  writeText(folder, 'screenplay.fountain', 'one', null);
  const { digest } = readText(folder, 'screenplay.fountain')!;
  writeText(folder, 'screenplay.fountain', 'theirs', digest);
  expect(() => writeText(folder, 'screenplay.fountain', 'mine', digest)).toThrow(/somebody else/);
  expect(readText(folder, 'screenplay.fountain')!.text).toBe('theirs');
});

test.each(['../x', '/etc/passwd', 'a/../../x'])('%s does not lead out of the folder', (name) => {
  const folder = createFilmFolder(join(parent, 'f'), film);
  expect(() => pathIn(folder, name)).toThrow(/leads out/);
});

test('a wrong value names its file and line, an unknown key warns', () => {
  const folder = createFilmFolder(join(parent, 'f'), film);
  writeText(folder, 'film.yaml', 'type: film\nversion: 1\n\nformat:\n  width: wide\n');
  expect(problemOf(() => readFilm(folder))).toMatchObject({
    code: 'record-value',
    where: { file: 'film.yaml', line: 5, path: 'format.width' },
  });
  writeText(folder, 'film.yaml', 'type: film\nversion: 1\nlok: cel\n');
  expect(readFilm(folder).findings).toMatchObject([{ code: 'unknown-key', where: { file: 'film.yaml', line: 3 } }]);
});

test('a file where a folder must be is a clear problem', () => {
  writeFileSync(join(parent, 'file'), '');
  expect(problemOf(() => createFilmFolder(join(parent, 'file', 'film'), film))).toMatchObject({
    code: 'not-a-folder',
    fix: expect.stringContaining('--out'),
  });
});

const sample = `type: film
version: 1
title: "Rain on the Bridge"
source: { premise: A fox spirit, seed: 1 }
format: { width: 1280, height: 720, rate: "24" }
credits:
  - role: Director
    name: &n Li
  - { role: Camera, name: *n }
`;

const mutated = fc
  .array(
    fc.tuple(
      fc.nat(sample.length),
      fc.nat(12),
      fc.constantFrom(
        '',
        '"',
        ':',
        '- ',
        '\t',
        '{',
        '}',
        '[',
        '&a',
        '*a',
        '!!js ',
        '\n',
        '\0',
        '💧',
        '|',
        '? ',
        '%',
        '---\n',
        '9e999',
      ),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((edits) =>
    edits.reduce((text, [at, length, insert]) => text.slice(0, at) + insert + text.slice(at + length), sample),
  );

test.each([
  ['random', fc.oneof(fc.string({ maxLength: 400 }), fc.string({ unit: 'binary', maxLength: 400 }))],
  ['mutated', mutated],
] as const)('1,000 %s inputs: read, or refused with code, line and fix', (_, arbitrary) => {
  fc.assert(
    fc.property(arbitrary, (text) => {
      try {
        const { data, locate } = parseYaml(text, 'film.yaml');
        readRecord('film', data, locate);
      } catch (error) {
        expect(error).toBeInstanceOf(Problem);
        expect(error).toMatchObject({
          code: expect.stringMatching(/^(?:yaml|record)-/),
          where: { file: 'film.yaml', line: expect.any(Number) },
          fix: expect.stringMatching(/\w/),
        });
      }
    }),
    { numRuns: 1000, seed: 7 },
  );
});

test.each([
  ['deep nesting', '['.repeat(20_000)],
  [
    'a billion laughs',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
      .split('')
      .map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefg'[index]}`).join(',')}]`)
      .join('\n')}`,
  ],
  ['too much', 'a: '.padEnd(2_100_000, 'x')],
  ['bytes', '\u0000\u0001'],
])('%s is refused at once', (_, text) => {
  expect(problemOf(() => parseYaml(text, 'film.yaml'))).toMatchObject({ fix: expect.any(String) });
});

function problemOf(action: () => unknown): Problem {
  try {
    action();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('folders can be made where none is yet', () => {
  mkdirSync(join(parent, 'a'));
  expect(createFilmFolder(join(parent, 'a', 'b', 'c'), film).root).toBe(join(parent, 'a', 'b', 'c'));
});
