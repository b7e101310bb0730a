import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Problem, realismOf, type Screenplay, screenplaySchema, toSeconds, unknownRealism } from '../film/index.ts';
import { estimateDuration, pages, parseFountain, readHeading, selectScenes, toScreenplay } from './index.ts';

const sample = readFileSync(join(import.meta.dirname, '__fixtures__/everything.fountain'), 'utf8');
const read = (text: string) => toScreenplay(parseFountain(text));
const identities = (screenplay: Screenplay) =>
  screenplay.scenes.flatMap((scene) => [
    scene.id,
    ...scene.beats.flatMap((beat) => [beat.id, ...(beat.kind === 'dialogue' ? [beat.speech.id] : [])]),
  ]);

test('scenes, beats and speeches are read in order', () => {
  const screenplay = read(sample);
  expect(screenplaySchema.parse(screenplay)).toEqual(screenplay);
  expect(screenplay.title).toBe('The Lantern A tale');
  expect(
    screenplay.scenes.map(({ number, heading }) => [number, heading.setting, heading.place, heading.hour]),
  ).toEqual([
    ['1', 'exterior', 'STONE BRIDGE', 'night'],
    ['2A', 'both', 'TEA HOUSE', 'night'],
    ['3', 'both', 'SNIPER SCOPE POV', undefined],
    ['4', 'interior', '书房', 'night'],
  ]);
  const speeches = screenplay.scenes.flatMap(({ beats }) =>
    beats.flatMap((beat) => (beat.kind === 'dialogue' ? [beat.speech] : [])),
  );
  expect(speeches.map(({ character, text }) => `${character}: ${text}`)).toEqual([
    'Mei-Lin: He never saw me. Not once.',
    'SCHOLAR: Who is there?',
    'FOX SPIRIT: Nobody. Nobody at all.',
    'FOX SPIRIT: The river runs, the river runs And so do I.',
    '老人: 你来了。',
    '书生: 我来了。',
  ]);
  expect(speeches.map(({ offScreen }) => offScreen)).toEqual([true, false, false, false, false, false]);
  expect(speeches[3]!.parentheticals).toEqual(['singing', 'laughing']);
  expect(screenplay.scenes.map(({ transition }) => transition)).toEqual(['CUT TO:', undefined, undefined, 'FADE OUT.']);
});

test('changing one line leaves every other identity alone', () => {
  const before = identities(read(sample));
  const after = identities(
    read(`Author: New\n${sample.replace('Who is there?', 'Who goes there?').replace('FADE IN:', 'FADE IN:\n\n')}`),
  );
  expect(after).toHaveLength(before.length);
  expect(after.filter((id) => !before.includes(id))).toHaveLength(2);
});

test('the same words said twice are two lines', () => {
  const ids = identities(read('INT. A - DAY\n\nBOB\nYes.\n\nBOB\nYes.\n\nINT. A - DAY\n\nBOB\nYes.'));
  expect(new Set(ids).size).toBe(ids.length);
});

test.each([
  ['INT. KITCHEN - DAY', 'interior', 'KITCHEN', 'noon'],
  ['ext. house - garden - late night', 'exterior', 'house - garden', 'night'],
  ['I/E CAR - SUNSET', 'both', 'CAR', 'dusk'],
  ['EXT. BRIDGE - NIGHT - RAIN', 'exterior', 'BRIDGE', 'night'],
  ['INT. ATTIC, DAWN', 'interior', 'ATTIC', 'dawn'],
  ['EXT. BEACH DAY', 'exterior', 'BEACH', 'noon'],
  ['内景 书房 夜', 'interior', '书房', 'night'],
  ['外景。石桥 - 黄昏', 'exterior', '石桥', 'dusk'],
  ['第三场 河边 清晨 外', 'exterior', '河边', 'dawn'],
  ['INT. 客栈 - 夜', 'interior', '客栈', 'night'],
  ['夜 外 山路', 'exterior', '山路', 'night'],
])('the heading %s', (text, setting, place, hour) => {
  expect(readHeading(text)).toMatchObject({ setting, place, hour });
});

test('a script without heading still has its scene', () => {
  const { scenes } = read('@A\nHello.');
  expect(scenes).toHaveLength(1);
  expect(scenes[0]!.beats).toHaveLength(1);
});

test('a page is about a minute', () => {
  const scene =
    'INT. ROOM - DAY\n\nHe walks to the window and looks out at the rain for a while.\n\nBOB\nIt will not stop before the morning comes.\n\n';
  const screenplay = read(scene.repeat(6));
  expect(pages(screenplay).eighths).toBeGreaterThan(6);
  expect(pages(screenplay).eighths).toBeLessThan(11);
  expect(toSeconds(estimateDuration(screenplay))).toBeCloseTo((pages(screenplay).eighths / 8) * 60, -1);
});

test('scenes are chosen by number and range', () => {
  const screenplay = read(sample);
  const numbers = (selection: string) => selectScenes(screenplay, selection).scenes.map(({ number }) => number);
  expect(numbers('1-3')).toEqual(['1', '2A', '3']);
  expect(numbers('4, 2a')).toEqual(['2A', '4']);
  for (const wrong of ['9', '3-1', '', 'x-y']) {
    expect(() => selectScenes(screenplay, wrong)).toThrow(Problem);
  }
});

test.each([
  [
    'Title: A\nRealism: event\n\nEXT. PIER - NIGHT (MEMORY)\n\nSUPER: DAY 2, 06:10 - PIER\n\nSnow.\n',
    'event',
    'PIER',
    'DAY 2, 06:10 - PIER',
  ],
  [
    '片名：甲\n写实：事件\n\n外景 码头 - 夜 - 回忆\n\n字幕：第2天 06:10，码头\n\n下雪。\n',
    'event',
    '码头',
    '第2天 06:10，码头',
  ],
])('what is written over a scene is no action of it, a memory has its place, and the title page its realism', (text, realism, place, superimposed) => {
  const screenplay = read(text);
  const [scene] = screenplay.scenes;
  expect(realismOf(screenplay)).toBe(realism);
  expect(scene).toMatchObject({ superimposed, heading: { place, hour: 'night' } });
  expect(scene!.beats).toHaveLength(1);
});

test('a realism that there is none of is known as such', () => {
  const { titlePage } = read('Title: A\nRealism: magical\n\nEXT. PIER - NIGHT\n\nSnow.\n');
  expect([realismOf({ titlePage }), unknownRealism({ titlePage })]).toEqual([undefined, 'magical']);
});
