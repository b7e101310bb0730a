import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Problem } from '../film/index.ts';
import {
  adaptProse,
  classifySource,
  type FountainDocument,
  formatFdx,
  formatFountain,
  pages,
  parseFdx,
  parseFountain,
  toScreenplay,
} from './index.ts';

const folder = join(import.meta.dirname, '../../../shared/data/fountain');
const ownSample = readFileSync(join(import.meta.dirname, '__fixtures__/everything.fountain'), 'utf8');
const samples = existsSync(folder)
  ? [
      ownSample,
      ...readdirSync(folder)
        .filter((name) => name.endsWith('.fountain'))
        .map((name) => readFileSync(join(folder, name), 'utf8')),
    ]
  : [ownSample];

const snippets = [
  '\n',
  '\n\n',
  '\r\n',
  '  \n',
  '    ',
  '\t',
  '\u3000',
  '\uFEFF',
  '!',
  '@',
  '.',
  '>',
  '<',
  '~',
  '#',
  '##',
  '=',
  '===',
  '^',
  '[[',
  ']]',
  '/*',
  '*/',
  '*',
  '**',
  '_',
  '\\',
  ':',
  '：',
  '(',
  ')',
  '（',
  '）',
  '#1A#',
  'INT. ',
  'EXT ',
  'int ',
  'I/E. ',
  'CUT TO:',
  'TO:',
  'FADE IN:',
  'Title:',
  'Key: ',
  'BOB',
  'Bob',
  'R2D2',
  '23',
  '(V.O.)',
  "(CONT'D)",
  '内景 书房 夜',
  '外景。石桥',
  '第3场 桥 夜',
  '老人',
  '老人（笑）：你来了。',
  '他说：',
  '狐',
  '。',
  'x',
  'A b.',
  '-',
  ' - NIGHT',
  '[[n]]',
  '/*b\n\nb*/',
  '[[0]]',
  '/*0*/',
  '\u0000',
  '\u2028',
  '😀',
  '\ud800',
  'ß',
  'Ǆ',
  '1:00',
  '名字：',
];
const scriptish = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...snippets) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

/** Cuts, doubles, swaps or spoils a few stretches of a sample. */
const mutated = (sources: string[]) =>
  fc
    .tuple(
      fc.constantFrom(...sources),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(40), fc.constantFrom('', ...snippets)), {
        minLength: 1,
        maxLength: 8,
      }),
    )
    .map(([text, changes]) =>
      changes.reduce((result, [at, length, insert]) => {
        const position = Math.floor(at * result.length);
        return result.slice(0, position) + insert + result.slice(position + length);
      }, text),
    );

const withoutLines = ({ titlePage, elements }: FountainDocument) => ({
  titlePage: titlePage.map(({ key, values }) => ({ key, values })),
  elements: elements.map(({ line: _, ...element }) => element),
});

function surviveFountain(text: string): void {
  const read = parseFountain(text);
  expect(withoutLines(parseFountain(formatFountain(read)))).toEqual(withoutLines(read));
  const lines = text.split(/\r\n?|\n/).length;
  for (const { line } of read.elements) expect(line >= 1 && line <= lines).toBe(true);
  const screenplay = toScreenplay(read);
  pages(screenplay);
  const ids = screenplay.scenes.flatMap((scene) => [scene.id, ...scene.beats.map((beat) => beat.id)]);
  expect(new Set(ids).size).toBe(ids.length);
}

/** Runs `read` and lets nothing but a Problem with code, sentence and fix out of it. */
function surviveOrRefuse<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    const { code, message, fix } = error as Problem;
    expect(Boolean(code && message && fix)).toBe(true);
    return undefined;
  }
}

test('1,000 random scripts are read, written and read the same', () => {
  fc.assert(fc.property(scriptish, surviveFountain), { seed: 1, numRuns: 1000 });
});

test('1,000 damaged scripts are read, written and read the same', () => {
  fc.assert(fc.property(mutated(samples), surviveFountain), { seed: 2, numRuns: 1000 });
});

test('damaged Final Draft files are read or refused with a fix', () => {
  const files = samples.map((sample) => formatFdx(parseFountain(sample)));
  const check = (xml: string) => {
    const read = surviveOrRefuse(() => parseFdx(xml));
    if (read) parseFountain(formatFountain(read));
  };
  fc.assert(fc.property(mutated(files), check), { seed: 3, numRuns: 500 });
});

test('any text is classified or refused, and adapted', () => {
  const check = (text: string) => {
    if (surviveOrRefuse(() => classifySource(text))) toScreenplay(parseFountain(adaptProse(text, { language: 'en' })));
  };
  fc.assert(fc.property(scriptish, check), { seed: 4, numRuns: 150 });
});

test.each([
  ['one long line', 'A'.repeat(5_000_000)],
  ['many marks never closed', '[[/*'.repeat(1_250_000)],
  ['many notes', '[[a note of some length]]\n'.repeat(190_000)],
  ['names', 'BOB\n'.repeat(1_250_000)],
  ['round brackets', `BOB ${'('.repeat(2_000_000)}${')'.repeat(2_000_000)}`],
  ['white space', `INT. ${' '.repeat(5_000_000)}`],
  ['number signs', '#'.repeat(5_000_000)],
  ['colons', 'a: '.repeat(1_600_000)],
  ['asterisks', `!${'*a'.repeat(1_000_000)}`],
])('five megabytes of %s do not hang the parser', (_, text) => {
  const { elements, titlePage } = parseFountain(text);
  expect(elements.length + titlePage.length).toBeGreaterThan(0);
});
