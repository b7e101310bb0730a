import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openShelf } from '../assess/index.ts';
import { parseFountain, toScreenplay } from '../screenplay/index.ts';
import { readLibrary } from './script-library.ts';
import { filmFrom, startFilm } from './start-film.ts';

const premise = 'A nurse embraces a soldier at a train station in the snow';
const read = (text: string) => toScreenplay(parseFountain(text));

let library: string;

beforeAll(() => {
  library = mkdtempSync(join(tmpdir(), 'auteur-library-'));
  startFilm({ source: { text: premise }, out: join(library, 'first'), parent: library });
  writeFileSync(join(library, 'notes.txt'), 'Call the nurse about the train.\n');
});

const written = (options: { seed?: number; library?: string } = {}) =>
  filmFrom({ source: { text: premise }, parent: library, ...options });

test('a library is the scripts and the films of a folder', () => {
  expect(readLibrary(library).map(({ name }) => name)).toEqual(['first']);
  expect(() => readLibrary(join(library, 'none'))).toThrow(expect.objectContaining({ code: 'no-library' }));
});

test('a film is its own script again beside itself', () => {
  expect(written({ library }).script).toBe(written().script);
});

test.each([1, 2])('beside the same story by somebody else it is told otherwise (seed %i)', (seed) => {
  const plain = written({ seed });
  const theirs = mkdtempSync(join(tmpdir(), 'auteur-library-'));
  writeFileSync(join(theirs, 'theirs.fountain'), plain.script);
  const other = written({ seed, library: theirs });
  const { likeness: alike } = openShelf([{ name: 'theirs', screenplay: read(plain.script) }]);
  expect(alike(read(plain.script))).toMatchObject({ name: 'theirs', share: 1 });
  expect(alike(read(other.script))).toBeUndefined();
  expect(other.script).toMatch(/nurse embraces .*soldier/i);
  expect(other.findings).toEqual(plain.findings);
});
