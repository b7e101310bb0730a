import { expect, test } from 'vitest';
import { fromSeconds } from '../../film/index.ts';
import type { HeardScene } from './heard-scene.ts';
import { soundCuts } from './scene-cuts.ts';

/** Scenes of ten seconds in places of their own, as excited as given. */
function scenes(...arousal: number[]): HeardScene[] {
  return arousal.map((value, index) => ({
    scene: { mood: { valence: 0, arousal: value } },
    start: fromSeconds(10 * index),
    duration: fromSeconds(10),
    shots: [{ transition: { kind: 'cut', duration: 0 } }],
    set: { id: `set-${index}` },
  })) as unknown as HeardScene[];
}

const speech = (...spans: [number, number][]) =>
  spans.map(([start, end]) => ({ start: fromSeconds(start), end: fromSeconds(end) }));

test('a more excited scene is heard before it is seen, a calmer one after the last has lingered', () => {
  const [rise, fall] = soundCuts(scenes(0.3, 0.8, 0.4), []);
  expect(rise).toMatchObject({ kind: 'J', before: fromSeconds(1.6) });
  expect(fall).toMatchObject({ kind: 'L', after: fromSeconds(1.4) });
});

test('sound never changes under a word', () => {
  const lines = speech([5, 9], [11.1, 13], [15, 19.6], [20.3, 22]);
  const [rise, fall] = soundCuts(scenes(0.3, 0.8, 0.4), lines);
  expect(rise).toMatchObject({ kind: 'J', before: fromSeconds(0.8) });
  expect(fall!.kind).toBe('straight');
});

test('within one place, over a fade, and between scenes that are alike the cut is straight', () => {
  const alike = soundCuts(scenes(0.5, 0.55), []);
  const onePlace = scenes(0.2, 0.9);
  onePlace[1]!.set = onePlace[0]!.set;
  const faded = scenes(0.2, 0.9);
  faded[1]!.shots = [{ transition: { kind: 'fade', duration: 1 } }] as HeardScene['shots'];
  for (const [cut] of [alike, soundCuts(onePlace, []), soundCuts(faded, [])]) expect(cut!.kind).toBe('straight');
});
