import { expect, test } from 'vitest';
import { fromSeconds } from '../../film/index.ts';
import { renderCue } from '../node/index.ts';
import { type Heard, listen } from './__fixtures__/listen.ts';
import { composeScore } from './compose.ts';
import { feelingOf, type MoodWord } from './feeling.ts';

const words = [
  'happy',
  'sad',
  'tender',
  'angry',
  'fearful',
  'tense',
  'calm',
  'triumphant',
  'mysterious',
  'melancholic',
  'playful',
  'epic',
] as const satisfies MoodWord[];

async function play(mood: MoodWord, seed: number): Promise<Heard> {
  const duration = fromSeconds(8);
  const cue = { id: 'a', name: mood, start: 0, duration, feeling: feelingOf(mood) };
  const score = composeScore({ cues: [cue], duration, dialogue: [], seed: `emotion ${seed}`, style: 'orchestra' });
  return listen(await renderCue(score.sections[0]!.music));
}

/**
 * What listeners expect of each word against another, from the reviews named in expression.ts (Hevner 1935 to 1937; Juslin and Laukka 2003, 2004;
 * Gabrielsson and Lindström 2010; Eerola, Friberg and Bresin 2013): the first is higher, louder, faster, denser, brighter in mode or rougher.
 */
const expected: Record<keyof Heard, [(typeof words)[number], (typeof words)[number]][]> = {
  tempo: [
    ['happy', 'sad'],
    ['happy', 'tender'],
    ['angry', 'sad'],
    ['triumphant', 'calm'],
    ['playful', 'melancholic'],
    ['fearful', 'tender'],
    ['tense', 'calm'],
    ['epic', 'mysterious'],
  ],
  density: [
    ['happy', 'sad'],
    ['angry', 'tender'],
    ['playful', 'calm'],
    ['triumphant', 'melancholic'],
    ['epic', 'mysterious'],
    ['fearful', 'calm'],
    ['tense', 'sad'],
  ],
  mode: [
    ['happy', 'sad'],
    ['playful', 'angry'],
    ['triumphant', 'fearful'],
    ['tender', 'melancholic'],
    ['calm', 'mysterious'],
    ['happy', 'tense'],
  ],
  register: [
    ['happy', 'sad'],
    ['playful', 'melancholic'],
    ['tender', 'sad'],
    ['happy', 'angry'],
    ['calm', 'fearful'],
    ['playful', 'tense'],
  ],
  loudness: [
    ['angry', 'sad'],
    ['triumphant', 'tender'],
    ['epic', 'calm'],
    ['happy', 'melancholic'],
    ['happy', 'tender'],
    ['angry', 'mysterious'],
    ['tense', 'calm'],
  ],
  roughness: [
    ['tense', 'calm'],
    ['fearful', 'tender'],
    ['angry', 'happy'],
    ['fearful', 'playful'],
    ['mysterious', 'calm'],
    ['tense', 'triumphant'],
  ],
};

test('twelve moods are heard as the literature says: tempo, density, mode, register, loudness, dissonance', async () => {
  const heard = new Map<MoodWord, Heard>();
  for (const word of words) heard.set(word, await play(word, 1));
  const wrong = Object.entries(expected).flatMap(([axis, pairs]) =>
    pairs
      .map(([more, less]) => ({
        more,
        less,
        high: heard.get(more)![axis as keyof Heard],
        low: heard.get(less)![axis as keyof Heard],
      }))
      .filter(({ high, low }) => high <= low)
      .map(
        ({ more, less, high, low }) => `${axis}: ${more} ${high.toFixed(2)} should be over ${less} ${low.toFixed(2)}`,
      ),
  );
  expect(wrong).toEqual([]);
}, 60_000);
