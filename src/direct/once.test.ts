import { expect, test } from 'vitest';
import { type Action, type Blocking, fromSeconds, type StageEvent, toSeconds } from '../film/index.ts';
import { man, staged } from '../stage/performance/__fixtures__/staged.ts';
import { perform } from '../stage/performance/perform.ts';
import { windowOf } from './window.ts';

const seconds = fromSeconds;
const ground = { groundAt: () => 0, layout: { surface: 'stone' } };
const length = 20;
const pose = (to: Blocking['pose'], start: number, end: number): Action => ({
  ...{ kind: 'pose', pose: to, start: seconds(start), end: seconds(end) },
});
const gesture = (name: 'fall' | 'bow' | 'knock', start: number, end: number): Action => ({
  ...{ kind: 'gesture', gesture: name, start: seconds(start), end: seconds(end) },
});
const scene: Blocking = {
  ...{ actor: 'a', at: [0, 0], facing: 0, pose: 'stand', present: true },
  actions: [
    pose('kneel', 1, 3.7),
    gesture('fall', 2, 3.7),
    pose('lie', 3.7, 6.5),
    pose('stand', 6.5, 13),
    gesture('bow', 9.5, 11.5),
    gesture('knock', 11.7, 12.9),
    pose('sit', 13, length),
  ],
};

/** What is heard of a stretch of the scene in a shot of its own, in the scene's time. */
function heard(from: number, to: number): { kind: string; at: number }[] {
  const { actor: _, ...window } = windowOf(scene, seconds(from), seconds(to - from));
  const { events } = perform(staged([{ appearance: man, ...window }], to - from), ground);
  const deeds = events.filter(({ kind }: StageEvent) => kind !== 'footstep');
  return deeds.map(({ kind, time }) => ({ kind, at: toSeconds(time) + from }));
}

test('wherever a scene is cut, each deed is heard once, at its own time', () => {
  const whole = heard(0, length);
  expect(whole.filter(({ kind }) => kind === 'fall')).toHaveLength(3);
  for (let cut = 0.6; cut < length; cut += 0.43) {
    const parts = [...heard(0, cut), ...heard(cut, length)];
    expect(
      parts.map(({ kind }) => kind),
      `cut at ${cut}`,
    ).toEqual(whole.map(({ kind }) => kind));
    for (const [index, { at }] of parts.entries()) expect(at).toBeCloseTo(whole[index]!.at, 3);
  }
});

test.each([
  ['after the fall', 3.9, 'lie'],
  ['long after the fall', 6.4, 'lie'],
  ['after getting up', 9.9, 'stand'],
  ['after sitting down', 19, 'sit'],
])('a shot %s opens in the posture that was taken', (_, cut, posture) => {
  expect(windowOf(scene, seconds(cut), seconds(2)).pose).toBe(posture);
});
