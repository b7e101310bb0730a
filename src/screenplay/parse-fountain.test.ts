import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type FountainDocument, formatFountain, parseFountain } from './index.ts';

const sample = readFileSync(join(import.meta.dirname, '__fixtures__/everything.fountain'), 'utf8');
const withoutLines = ({ titlePage, elements }: FountainDocument) => ({
  titlePage: titlePage.map(({ key, values }) => ({ key, values })),
  elements: elements.map(({ line: _, ...element }) => element),
});
const outline = (text: string) => parseFountain(text).elements.map(({ type, text: said }) => `${type}: ${said}`);

test('every kind of element is found, with its line', () => {
  const { titlePage, elements } = parseFountain(sample);
  expect(titlePage.map(({ key }) => key)).toEqual(['Title', 'Credit', 'Author', 'Draft date', 'Contact']);
  expect(titlePage[0]!.values).toEqual(['_**The Lantern**_', 'A tale']);
  expect(new Set(elements.map(({ type }) => type)).size).toBe(12);
  const lines = sample.split('\n');
  for (const { type, text, line } of elements) {
    if (type === 'pagebreak' || type === 'boneyard') continue;
    const first = text
      .split('\n')[0]!
      .replace(/\[\[\d+\]\]|\/\*\d+\*\//g, '')
      .trim();
    expect(lines[line - 1]).toContain(first);
  }
});

test('extra facts stand on their elements', () => {
  const { elements } = parseFountain(sample);
  expect(elements.filter(({ type }) => type === 'heading').map(({ sceneNumber }) => sceneNumber)).toEqual([
    '1',
    '2A',
    undefined,
    undefined,
  ]);
  expect(elements.find(({ name }) => name === 'Mei-Lin')).toMatchObject({ extension: 'V.O.', text: 'Mei-Lin' });
  expect(elements.find(({ dual }) => dual)).toMatchObject({ name: 'FOX SPIRIT' });
  expect(elements.find(({ text }) => text === 'TITLE CARD')).toMatchObject({ type: 'action', centered: true });
  expect(elements.find(({ type }) => type === 'note')).toMatchObject({ text: 'Does he limp?', mark: 0 });
  expect(elements.find(({ text }) => text.startsWith('He never'))!.text).toBe('He never saw me.\n\nNot *once*.');
});

test('line ends and a byte order mark change nothing', () => {
  const expected = parseFountain(sample);
  expect(parseFountain(`\uFEFF${sample.replaceAll('\n', '\r\n')}`)).toEqual(expected);
  expect(parseFountain(sample.replaceAll('\n', '\r'))).toEqual(expected);
});

test('what is written reads as the same document', () => {
  const read = parseFountain(sample);
  expect(withoutLines(parseFountain(formatFountain(read)))).toEqual(withoutLines(read));
  const written = formatFountain(read);
  expect(formatFountain(parseFountain(written))).toBe(written);
});

test('elements are forced only where they must be', () => {
  const document: FountainDocument = {
    titlePage: [],
    elements: [
      { type: 'heading', text: 'THE BRIDGE', line: 0 },
      { type: 'action', text: 'INT. is how headings begin', line: 0 },
      { type: 'action', text: 'Rain.', line: 0 },
      { type: 'character', text: '书生', name: '书生', line: 0 },
      { type: 'dialogue', text: '谁？', line: 0 },
      { type: 'character', text: 'BOB', name: 'BOB', line: 0 },
      { type: 'dialogue', text: 'Me.', line: 0 },
      { type: 'transition', text: 'FADE OUT.', line: 0 },
    ],
  };
  expect(formatFountain(document)).toBe(
    '.THE BRIDGE\n\n!INT. is how headings begin\n\nRain.\n\n@书生\n谁？\n\nBOB\nMe.\n\n> FADE OUT.\n',
  );
});

test('Chinese headings and speeches are read without forcing', () => {
  expect(
    outline(
      '标题：雨桥\n\n内景 书房 夜\n\n老人（画外音）：谁？\n书生：是我。\n字幕：十年后\n他说：好。\n\n外景。石桥 - 夜\n\n第3场 河边 日 外\n\n内心的声音。',
    ),
  ).toEqual([
    'heading: 内景 书房 夜',
    'character: 老人',
    'dialogue: 谁？',
    'character: 书生',
    'dialogue: 是我。',
    'action: 字幕：十年后\n他说：好。',
    'heading: 外景。石桥 - 夜',
    'heading: 第3场 河边 日 外',
    'action: 内心的声音。',
  ]);
});

test('a name in Chinese on its own line needs @, because nothing tells it from action', () => {
  expect(outline('书生\n我来了。')).toEqual(['action: 书生\n我来了。']);
  expect(outline('@书生\n我来了。')).toEqual(['character: 书生', 'dialogue: 我来了。']);
});

test('a scene number may have a note behind it', () => {
  expect(parseFountain('INT. HOUSE - DAY #4B# [[check]]').elements[0]).toMatchObject({
    text: 'INT. HOUSE - DAY [[0]]',
    sceneNumber: '4B',
  });
});

test.each([
  ['FADE IN:\n\nRain.', ['action: FADE IN:', 'action: Rain.']],
  ['THE END\n/* cut\n\nscene */\n\nNext.', ['action: THE END\n/*0*/', 'action: Next.', 'boneyard:  cut\n\nscene ']],
  ['[[a\n\nb]]', ['action: [[a', 'action: b]]']],
  ['', []],
])('%j', (text, expected) => {
  expect(outline(text)).toEqual(expected);
});
