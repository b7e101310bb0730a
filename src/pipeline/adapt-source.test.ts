import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { adaptSource } from './adapt-source.ts';
import { readSeries } from './series-folder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'adapt-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const chapter = (number: number, text: string) => `Chapter ${number}\n\n${text}`;
const story = [
  chapter(
    1,
    'Anna walked into the mill. "I must find my brother," said Anna. "He is late." The miller shook his head.',
  ),
  chapter(2, 'The next day Anna went to the river. "Where is he?" she asked. The miller said, "Ask the ferryman."'),
  chapter(3, 'At night the ferryman came to the bridge. "He sleeps in my boat," said the ferryman. Anna laughed.'),
].join('\n\n');
const source = { text: story, file: 'the-mill.txt' };

test('a short text becomes one film, whose scenes point to its lines', () => {
  const out = join(folder, 'film');
  const { films, kind } = adaptSource({ source, out, parent: folder });
  expect(kind).toBe('story');
  expect(films).toHaveLength(1);
  expect(readFileSync(join(out, 'screenplay.fountain'), 'utf8')).toMatch(/\[\[source: 3:1-3:\d+\]\]/);
  expect(adaptSource({ source, out, parent: folder }).films).toEqual(films);
});

test('a text in episodes becomes a series folder with a bible and a film folder each', () => {
  const out = join(folder, 'series');
  const { films } = adaptSource({ source, out, parent: folder, episodes: 3 });
  const { series, findings } = readSeries(out);
  expect(findings).toEqual([]);
  expect(series.episodes.map(({ title }) => title)).toEqual(['Chapter 1', 'Chapter 2', 'Chapter 3']);
  expect(series.bible.cast.map(({ name }) => name)).toEqual(['ANNA', 'MILLER', 'FERRYMAN']);
  expect(series.bible.cast[0]!.wants).toBe('I must find my brother.');
  expect(series.bible.threads).toMatchObject([{ text: 'Anna: I must find my brother.', opened: 1 }]);
  for (const { folder: film } of films) expect(existsSync(join(film, 'film.yaml'))).toBe(true);
});

test('what a person changed stays; what is missing is made again', () => {
  const out = join(folder, 'series');
  adaptSource({ source, out, parent: folder, episodes: 3 });
  const script = join(out, 'episode-2', 'screenplay.fountain');
  writeFileSync(script, 'INT. MINE - DAY\n\nMine.\n');
  rmSync(join(out, 'episode-3'), { recursive: true });
  adaptSource({ source, out, parent: folder, episodes: 3 });
  expect(readFileSync(script, 'utf8')).toContain('Mine.');
  expect(existsSync(join(out, 'episode-3', 'screenplay.fountain'))).toBe(true);
});

test('another text, another number of episodes and a script are refused, and nothing is changed', () => {
  const out = join(folder, 'series');
  adaptSource({ source, out, parent: folder, episodes: 3 });
  const before = readFileSync(join(out, 'series.yaml'), 'utf8');
  const wrong = [
    { source, episodes: 2 },
    { source: { text: `${story}\n\nThe end.`, file: 'other.txt' }, episodes: 3 },
  ];
  for (const options of wrong)
    expect(() => adaptSource({ ...options, out, parent: folder })).toThrow(
      expect.objectContaining({ code: 'other-series' }),
    );
  expect(readFileSync(join(out, 'series.yaml'), 'utf8')).toBe(before);
  const script = { text: 'INT. ROOM - DAY\n\nHe sits.\n' };
  expect(() => adaptSource({ source: script, out: join(folder, 'x'), parent: folder })).toThrow(
    expect.objectContaining({ code: 'already-script' }),
  );
  expect(existsSync(join(folder, 'x'))).toBe(false);
});
