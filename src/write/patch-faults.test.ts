import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Scene } from '../film/index.ts';
import { parseFountain, toScreenplay } from '../screenplay/index.ts';
import { patchFault, placePatch, readScript } from './patch-faults.ts';
import { applyPatch } from './revise.ts';

const read = (text: string) => toScreenplay(parseFountain(text));
const marked = (text: string) =>
  `${text.replace(/^(?=INT\.|内景)/m, '/* cut\n\nEXT. NOWHERE - DAY\n\n*/ [[see below]]\n\n')}\n\n[[the end]]\n`;
const scripts = ['lantern.fountain', 'bridge-lamp.zh.fountain']
  .map((name) => readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8'))
  .flatMap((text) => [text, marked(text)]);

const pieces = [
  '\n',
  '\n\n',
  'MEI',
  '@书生',
  'NOBODY',
  'EXT. PIER - NIGHT',
  '外景 码头 - 夜',
  '(softly)',
  '> THE END <',
  '= gist',
  '# Act',
  '[[',
  ']]',
  '/*',
  '*/',
  '===',
  '.FORCED',
  'She waits.',
  '她等着。',
  'Title: X',
  '~song',
  'CUT TO:',
];
const fountain = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join(''));

const told = ({ heading, beats }: Scene) =>
  JSON.stringify([
    heading.text,
    beats.map((beat) => (beat.kind === 'dialogue' ? [beat.speech.character, beat.speech.text] : beat.text)),
  ]);
const speakers = ({ beats }: Scene) =>
  new Set(beats.flatMap((beat) => (beat.kind === 'dialogue' ? [beat.speech.character] : [])));

test('whatever is put in, a change without a fault leaves all other scenes, the headings and the speakers', () => {
  let taken = 0;
  fc.assert(
    fc.property(
      fc.nat(scripts.length - 1),
      fc.nat(),
      fc.nat(),
      fc.nat(40),
      fountain,
      (which, scene, from, length, replace) => {
        const script = readScript(scripts[which]!, read);
        const span = script.spans[scene % script.spans.length]!;
        const start = span.start + (from % (span.end - span.start));
        const find = script.text.slice(start, Math.min(span.end, start + 1 + length));
        const line = script.text.slice(0, start).split('\n').length;
        const placed = placePatch(script.text, span, { file: 'f', line, find, replace });
        if ('fault' in placed || patchFault(script, span, placed.patch)) return;
        taken++;
        const after = read(applyPatch(script.text, placed.patch)).scenes;
        const before = script.screenplay.scenes;
        expect(after.map(({ heading }) => heading.text)).toEqual(before.map(({ heading }) => heading.text));
        for (const [at, was] of before.entries()) if (at !== span.index) expect(told(after[at]!)).toBe(told(was));
        expect([...speakers(after[span.index]!)]).toEqual(expect.arrayContaining([...speakers(before[span.index]!)]));
      },
    ),
    { numRuns: 1500, seed: 4 },
  );
  expect(taken).toBeGreaterThan(100);
});
