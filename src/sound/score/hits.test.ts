import { expect, test } from 'vitest';
import { fromSeconds, random, toSeconds } from '../../film/index.ts';
import { renderCue } from '../node/index.ts';
import { onsetTimes } from './__fixtures__/listen.ts';
import { composeScore } from './compose.ts';
import { feelingOf } from './feeling.ts';
import type { Mark, ScoreSection } from './types.ts';

const kinds = ['blow', 'turn', 'arrival', 'blow'] as const;

/** A cue with four strong moments at irregular times, and cuts. */
function compose(seed: number, style: 'orchestra' | 'chinese' | 'action'): { marks: Mark[]; section: ScoreSection } {
  const source = random(`marks ${seed}`);
  const marks: Mark[] = kinds.map((kind, index) => ({
    time: fromSeconds(1.5 + 2.4 * index + 1.2 * source()),
    kind,
    weight: 0.9,
  }));
  const cuts: Mark[] = [2, 5, 8].map((time) => ({ time: fromSeconds(time + source()), kind: 'cut', weight: 0.36 }));
  const duration = fromSeconds(12);
  const cue = { id: 'a', name: 'A', start: 0, duration, feeling: feelingOf('tense'), marks: [...marks, ...cuts] };
  const score = composeScore({ cues: [cue], duration, dialogue: [], seed, style });
  return { marks, section: score.sections[0]! };
}

test('every strong moment is met within 40 ms in the notes, in all of 200 cues', () => {
  for (let seed = 0; seed < 200; seed++) {
    const { marks, section } = compose(seed, (['orchestra', 'chinese', 'action'] as const)[seed % 3]!);
    const starts = section.music.tracks.flatMap((track) => track.notes.map((note) => toSeconds(note.start)));
    for (const { time } of [...marks, ...section.hits]) {
      const nearest = Math.min(...starts.map((start) => Math.abs(start - toSeconds(time))));
      expect(nearest, `seed ${seed} at ${toSeconds(time)}`).toBeLessThan(0.01);
    }
  }
});

test.each([
  'orchestra',
  'chinese',
  'action',
] as const)('%s: what is met is heard within 40 ms in the sound', async (style) => {
  const { marks, section } = compose(4, style);
  const onsets = onsetTimes(await renderCue(section.music));
  const away = (time: number) => Math.min(...onsets.map((onset) => Math.abs(onset - time)));
  for (const { time } of marks) expect(away(toSeconds(time))).toBeLessThan(0.04);
  const source = random('anywhere');
  const chance =
    Array.from({ length: 400 }, () => away(12 * source())).filter((distance) => distance < 0.04).length / 400;
  expect(chance).toBeLessThan(0.4);
});
