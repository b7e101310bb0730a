import { expect, test } from 'vitest';
import { type Cast, type Screenplay, type Sets, toSeconds } from '../film/index.ts';
import { spokenFilm } from './__fixtures__/spoken-film.ts';
import { readVtt } from './__fixtures__/validate-captions.ts';
import { describePicture, formatDescriptionScript, formatVtt, spokenLines } from './index.ts';

function describe(language: 'en' | 'zh', action: string, start: number) {
  const film = spokenFilm(language, [{ text: language === 'en' ? 'No.' : '不。', start, duration: 1 }], { end: 14 });
  const [scene] = film.screenplay.scenes;
  const beat = { kind: 'action', id: 'action-1', text: action, sentences: [action], line: 1 };
  const screenplay = { ...film.screenplay, scenes: [{ ...scene, beats: [beat, ...scene!.beats] }] } as Screenplay;
  const sets = { sets: [{ id: 'bridge', name: language === 'en' ? 'STONE BRIDGE' : '石桥', interior: false }] };
  const speeches = spokenLines(film.plan, screenplay, new Map());
  const cast = { characters: [] } as unknown as Cast;
  return { speeches, told: describePicture(film.plan, { screenplay, sets: sets as unknown as Sets, cast, speeches }) };
}

test('a scene is placed and what is seen is told, in the words of the film, in both languages', () => {
  const english = describe('en', 'The fox lifts the lantern.', 11).told.flatMap(({ lines }) => lines);
  expect(english).toEqual(['Night. Stone bridge, in the rain.', 'The fox lifts the lantern.']);
  const chinese = describe('zh', '狐狸举起灯笼。', 11).told.flatMap(({ lines }) => lines);
  expect(chinese).toEqual(['夜里，石桥，下着雨。', '狐狸举起灯笼。']);
});

test('a description never talks over speech or another one, and is slow enough to be said', () => {
  const long = 'The old fox walks over the bridge with a lantern, stops under the arch, and looks down at the river.';
  for (const start of [1, 3, 6, 10]) {
    const { speeches, told } = describe('en', long, start);
    expect(told.length).toBeGreaterThan(0);
    const all = [...told, ...speeches].sort((a, b) => a.start - b.start);
    for (const [index, one] of all.slice(1).entries()) expect(one.start).toBeGreaterThanOrEqual(all[index]!.end);
    for (const { start: from, end, lines } of told) {
      expect(lines[0]!.split(' ').length / toSeconds(end - from)).toBeLessThan(170 / 60);
      expect(toSeconds(end)).toBeLessThanOrEqual(14);
    }
  }
});

test('what finds no room is told by its first clauses, or not at all', () => {
  const long = 'The old fox walks over the bridge with a lantern, stops under the arch, and looks down at the river.';
  const early = describe('en', long, 5.2).told.flatMap(({ lines }) => lines);
  expect(early[0]).toBe('Night. Stone bridge, in the rain.');
  expect(long.startsWith((early[1] ?? '').slice(0, -1))).toBe(true);
});

test('the script is delivered as WebVTT and as text', () => {
  const { told } = describe('en', 'The fox lifts the lantern.', 11);
  const { cues, faults } = readVtt(formatVtt(told, 'en', 'descriptions'));
  expect(faults).toEqual([]);
  expect(cues.map(({ lines }) => lines.join())).toEqual(told.map(({ lines }) => lines.join()));
  expect(formatDescriptionScript(told).split('\n')[0]).toMatch(/^00:00:00\.\d{3} {2}00:00:02\.\d{3} {2}Night\. /);
});
