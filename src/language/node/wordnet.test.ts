import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openWordnet } from './index.ts';

const wordnet = openWordnet();

test.each(["'hood", '.22', 'monk', 'space station', 'study', 'zymurgy', 'zyrian'])('%j stands in the index', (noun) => {
  expect(wordnet.senses(noun).length).toBeGreaterThan(0);
});

test.each([
  '',
  ' ',
  'xqzt',
  'zzzz',
  '狐狸',
  'a'.repeat(3000),

  'the',
  '\u0000',
  'monk n 2',
])('%j does not, and nothing breaks', (noun) => {
  expect(wordnet.senses(noun)).toEqual([]);
});

test('senses come by frequency, with what is above them', () => {
  const [first, second] = wordnet.senses('watch').map((id) => wordnet.synset(id));
  expect([first!.words[0], second!.words[0]]).toEqual(['watch', 'watch']);
  expect(wordnet.synset(first!.broader[0]!).words).toContain('timepiece');
  expect(wordnet.synset(wordnet.senses('paris')[0]!).named).toBe(true);
  expect(wordnet.synset(wordnet.senses('city')[0]!).named).toBe(false);
});

test('a sense with hundreds of narrower ones is read whole', () => {
  const [city] = wordnet.senses('city');
  expect(wordnet.synset(city!).words).toContain('metropolis');
});

test('a dictionary in another folder, and none at all', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wordnet-'));
  try {
    const record = '00000002 18 n 01 blorp 0 000 | a made-up thing  \n';
    writeFileSync(join(folder, 'index.noun'), 'blorp n 1 0 1 0 00000002  \n');
    writeFileSync(join(folder, 'data.noun'), `x\n${record}`);
    const own = openWordnet(folder);
    expect(own.senses('blorp')).toEqual([2]);
    expect(own.synset(2)).toMatchObject({ field: 18, words: ['blorp'], broader: [] });
    own.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(() => openWordnet('/nowhere').senses('monk')).toThrow('ENOENT');
});

test('a closed dictionary opens again by itself', () => {
  const own = openWordnet();
  const [id] = own.senses('monk');
  own.close();
  expect(own.synset(id!).words).toContain('monk');
  own.close();
});
