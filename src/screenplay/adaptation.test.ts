import { expect, test } from 'vitest';
import { readSourceText } from './__fixtures__/score-adaptation.ts';
import { adapt, adaptProse, formatFountain, parseFountain, splitEpisodes, storyBible, toScreenplay } from './index.ts';

const story = readSourceText('aesop-town-mouse')!;
const peach = readSourceText('taoyuanming-peach-blossom-spring')!;

/** The text between two places of a source. */
function slice(
  text: string,
  { from, to }: { from: { line: number; column: number }; to: { line: number; column: number } },
) {
  const lines = text.split('\n');
  const offset = (at: { line: number; column: number }) =>
    lines.slice(0, at.line - 1).reduce((sum, line) => sum + line.length + 1, 0) + at.column - 1;
  return text.slice(offset(from), offset(to) + 1);
}

test.each([story, peach])('each scene and each beat points to its words in the source, in order', (text) => {
  const { scenes } = adapt(text);
  expect(scenes.length).toBeGreaterThan(2);
  expect(
    scenes
      .map(({ source }) => slice(text, source))
      .join('')
      .replace(/\s/g, ''),
  ).toBe(text.replace(/\s/g, ''));
  for (const { beats } of scenes) {
    for (const { elements, source } of beats) {
      if (elements[0]!.type !== 'character') continue;
      const said = elements
        .at(-1)!
        .text.split(/[^\p{L}]+/u)
        .filter(Boolean);
      expect(slice(text, source)).toContain(said[0]);
      expect(slice(text, source)).toContain(said.at(-1));
    }
  }
});

test('the pointer is a note: it survives editing and formatting, and is neither seen nor heard', () => {
  const script = adaptProse(story).replace('Country Mouse', 'country mouse').replace('scamper down', 'scamper');
  const screenplay = toScreenplay(parseFountain(formatFountain(parseFountain(script))));
  expect(screenplay.scenes.map(({ source }) => source?.from.line)).toEqual([1, 1, 1]);
  expect(screenplay.scenes[1]!.source).toEqual(adapt(story).scenes[1]!.source);
  expect(JSON.stringify(screenplay.scenes.map(({ beats }) => beats))).not.toMatch(/source:|\[\[\w/);
});

test('a note that is no pointer is left alone', () => {
  const scene = (note: string) => toScreenplay(parseFountain(`INT. ROOM - DAY\n\n[[${note}]]\n\nHe sits.`)).scenes[0]!;
  expect(scene('source: 2:1-3:9').source).toEqual({ from: { line: 2, column: 1 }, to: { line: 3, column: 9 } });
  expect(scene('source: the letters of 1912').source).toBeUndefined();
});

test('Markdown and wrapped lines: pointers are to the lines of the file', () => {
  const { scenes } = adapt(
    '# The Mill\n\nAnna walked to\nthe mill. "Here," she\nsaid. She sat down.\n\n## Two\n\nThe next day she went to the beach.\n',
  );
  expect(scenes.map(({ source }) => [source.from.line, source.to.line])).toEqual([
    [3, 5],
    [9, 9],
  ]);
});

test('a report is told in the order of what happened, in its own words, and only quotes are spoken', () => {
  const text = readSourceText('news-footbridge')!;
  const { kind, scenes } = adapt(text);
  expect(kind).toBe('news');
  const heard = scenes.flatMap(({ beats }) => beats.flatMap(({ elements }) => (elements[0]!.name ? [elements] : [])));
  const told = heard.filter(([name]) => name!.name === 'NARRATOR').map((elements) => elements.at(-1)!.text);
  const order = ['9 January', '2:40 a.m.', '3 a.m.', '20 January', '6 February', '14 March', '2025'];
  expect(order.map((when) => told.findIndex((line) => line.includes(when)))).toEqual(
    order.map((when) => told.findIndex((line) => line.includes(when))).sort((a, b) => a - b),
  );
  expect(told.every((line) => line.length > 0)).toBe(true);
  expect(heard.filter(([name]) => name!.name !== 'NARRATOR').map((elements) => elements.at(-1)!.text)).toEqual([
    'I baked for the gulls.',
    'People have walked six miles round to buy bread.',
    'Today they walk two minutes.',
  ]);
});

test.each([
  'product-kettle',
  'product-desk-lamp-zh',
  'product-backpack',
  'product-thermos-zh',
])('%s: the voice claims nothing but what the page says', (name) => {
  const text = readSourceText(name)!;
  const { kind, scenes } = adapt(text);
  expect(kind).toBe('product');
  const letters = (words: string) => words.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  const heard = scenes.flatMap(({ beats }) =>
    beats.flatMap(({ elements }) => (elements[0]!.name ? [elements.at(-1)!.text] : [])),
  );
  for (const sentence of heard.flatMap((said) => said.split(/(?<=[.!?。！？])\s*/)).filter(Boolean)) {
    if (/^Priya Nair tested/.test(sentence)) continue;
    expect(letters(text)).toContain(letters(sentence));
  }
});

const chapters = (count: number) =>
  `The Long Book\n\n${Array.from({ length: count }, (_, index) => `Chapter ${index + 1}\n\n${story}`).join('\n\n')}`;

test('a long text is cut at its chapters, and nothing is lost between episodes', () => {
  const adaptation = adapt(chapters(12));
  const episodes = splitEpisodes(adaptation, 3);
  expect(episodes.map(({ title }) => title)).toEqual(['Chapter 1', 'Chapter 5', 'Chapter 9']);
  expect(episodes.flatMap(({ scenes }) => scenes)).toEqual(adaptation.scenes);
  expect(splitEpisodes(adapt(story))).toHaveLength(1);
  expect(splitEpisodes(adapt(chapters(40))).length).toBeGreaterThan(1);
  expect(splitEpisodes(adapt(story), 50)).toHaveLength(3);
});

test('the bible names who speaks, as the source does', () => {
  const adaptation = adapt(chapters(6));
  const bible = storyBible(adaptation, splitEpisodes(adaptation, 2));
  expect(bible.cast.map(({ name }) => name)).toEqual(['TOWN MOUSE', 'COUNTRY MOUSE']);
  expect(bible.cast[0]!.description).toContain('a Town Mouse');
  expect(bible.cast[0]!.source?.from.line).toBe(5);
  expect(bible.places.map(({ name }) => name)).toEqual(['country', 'residence', 'dining-room']);
});
