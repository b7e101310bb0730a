import { expect, test } from 'vitest';
import { fromSeconds, toSeconds } from '../../film/index.ts';
import { composeScore } from './compose.ts';
import { cueSheet } from './cue-sheet.ts';
import { feelingOf, type MoodWord } from './feeling.ts';
import { type SpottedScene, spot } from './spotting.ts';

function scene(
  id: string,
  start: number,
  length: number,
  mood: MoodWord,
  lines: [number, number][],
  turn?: number,
): SpottedScene {
  return {
    id,
    name: id,
    start: fromSeconds(start),
    duration: fromSeconds(length),
    feeling: feelingOf(mood),
    curve: [],
    marks: turn === undefined ? [] : [{ time: fromSeconds(turn), kind: 'turn', weight: 0.85 }],
    speech: lines.map(([from, to]) => ({ start: fromSeconds(from), end: fromSeconds(to) })),
  };
}

const talk: [number, number][] = [
  [7, 10],
  [10.5, 13],
];

test('music opens and closes the film and plays through a fight', () => {
  const cues = spot(
    [scene('a', 0, 10, 'calm', []), scene('b', 10, 20, 'angry', talk), scene('c', 30, 10, 'sad', [])],
    fromSeconds(3),
  );
  expect(cues.map(({ start, duration }) => [toSeconds(start), toSeconds(duration)])).toEqual([
    [0, 10],
    [10, 20],
    [30, 10],
  ]);
  expect(cues[0]!.enters).toBe('opens');
  expect(cues[2]).toMatchObject({ leaves: 'closes', ending: 'close', ringOut: fromSeconds(3) });
  expect(cues[0]!.ending).toBe('onward');
});

test('where much is said, music leaves under a line and comes back after one', () => {
  const long: [number, number][] = [...talk, [14, 17]];
  const cues = spot(
    [scene('a', 0, 10, 'calm', []), scene('b', 10, 25, 'tender', long), scene('c', 35, 10, 'calm', [])],
    0,
  ).filter(({ id }) => id.startsWith('b'));
  expect(cues).toHaveLength(2);
  const [before, after] = cues as [(typeof cues)[number], (typeof cues)[number]];
  expect(before).toMatchObject({ leaves: 'line', ending: 'under' });
  expect(toSeconds(before.start + before.duration)).toBeCloseTo(17.6);
  expect(after.enters).toBe('line');
  expect(toSeconds(after.start)).toBeGreaterThan(toSeconds(before.start + before.duration) + 2.4);
});

test('there is a breath of silence before a turn, and music enters on it', () => {
  const cues = spot(
    [scene('a', 0, 10, 'calm', []), scene('b', 10, 20, 'tense', [], 11), scene('c', 30, 10, 'calm', [])],
    0,
  );
  const [before, after] = cues.filter(({ id }) => id.startsWith('b'));
  expect(before!.leaves).toBe('before-turn');
  expect(after!.enters).toBe('turn');
  expect(toSeconds(after!.start)).toBe(21);
  expect(toSeconds(after!.start - before!.start - before!.duration)).toBeCloseTo(1.4);
});

test('the last chord rings into a scene that begins without a word or music, as far as the first word', () => {
  const [before, after] = [scene('a', 0, 10, 'angry', []), scene('c', 35, 10, 'calm', [])];
  const film = spot([before, scene('b', 10, 25, 'tender', [[2.2, 16]]), after], 0);
  expect(film.find(({ id }) => id.startsWith('b'))!.start).toBeGreaterThan(fromSeconds(25));
  expect(film[0]).toMatchObject({ ending: 'rest', ringOut: fromSeconds(2) });
  const spoken = spot([before, scene('b', 10, 25, 'tender', [[0.4, 16]]), after], 0);
  expect(spoken[0]!.ringOut).toBeUndefined();
  const score = composeScore({ cues: film, duration: fromSeconds(45), dialogue: [], seed: 1, style: 'orchestra' });
  const ends = score.sections[0]!.music.tracks.flatMap(({ notes }) => notes.map((note) => note.start + note.duration));
  expect(toSeconds(Math.max(...ends))).toBeGreaterThan(11);
  expect(toSeconds(Math.max(...ends))).toBeLessThan(12.5);
});

test('a scene is spotted by itself: longer lines in one leave the others as they are', () => {
  const film = (lines: [number, number][]) =>
    spot([scene('a', 0, 14, 'calm', talk), scene('b', 14, 20, 'tender', lines), scene('c', 34, 14, 'sad', talk)], 0);
  const others = (cues: ReturnType<typeof spot>) => cues.filter(({ id }) => !id.startsWith('b'));
  expect(others(film(talk))).toEqual(others(film([[7, 15]])));
});

test('the cue sheet says in both languages why music enters and leaves, and where it rests', () => {
  const long: [number, number][] = [...talk, [14, 17]];
  const cues = spot([scene('a', 0, 25, 'tender', long), scene('b', 25, 10, 'calm', [])], 0);
  const score = composeScore({ cues, duration: fromSeconds(36), dialogue: [], seed: 1, style: 'piano' });
  const english = cueSheet(score, 'en');
  expect(english.cues[0]!.enters.words).toBe('the film begins');
  expect(cueSheet(score, 'zh').cues[0]!.enters.words).toBe('影片开始');
  expect(english.rests).toHaveLength(1);
  expect(english.rests[0]!.end - english.rests[0]!.start).toBeGreaterThan(fromSeconds(2));
});
