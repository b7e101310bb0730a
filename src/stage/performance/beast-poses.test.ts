import { describe, expect, it, test } from 'vitest';
import type { Action, Creature, Pose } from '../../film/index.ts';
import { dog, played, seconds } from './__fixtures__/staged.ts';

const closed: Action = { kind: 'gaze', target: { away: 'closed' }, start: seconds(-1), end: seconds(9) };
const beasts: Creature[] = [
  { ...dog },
  { ...dog, plan: 'fox', species: 'tiger', height: 0.95 },
  { ...dog, species: 'bear', height: 1.1 },
  { ...dog, plan: 'horse', species: 'horse', height: 1.5 },
];
const bird: Creature = { ...dog, plan: 'bird', species: 'seagull', height: 0.3 };
const dragon: Creature = { ...dog, plan: 'dragon', species: 'dragon', height: 1 };

/** Heights of joints over the ground as shares of the beast's height, in a pose that it has held since before the shot. */
function heights(appearance: Creature, pose: Pose, actions: Action[], joints: readonly string[]): number[] {
  const { at } = played([{ appearance, pose, actions }], 2);
  return joints.map((joint) => at('a', 1, joint)[1] / appearance.height);
}

/** The least that a channel has at a time of a held pose. */
function channel(appearance: Creature, actions: Action[], name: string): number {
  const { performance } = played([{ appearance, pose: 'lie', actions }], 2);
  const track = performance.tracks.find(({ target }) => target === 'a')!;
  const index = 24 * track.channels.length + track.channels.indexOf(name);
  return Buffer.from(track.values, 'base64').readFloatLE(index * 4);
}

describe.each(beasts)('a $species', (beast) => {
  it('that lies has its body low and its head up, and lays the head down to sleep', () => {
    const [hips, awake] = heights(beast, 'lie', [], ['hips', 'head']) as [number, number];
    const [asleep] = heights(beast, 'lie', [closed], ['head']) as [number];
    expect(hips).toBeLessThan(0.55);
    expect(asleep).toBeLessThan(0.35);
    expect(asleep).toBeLessThan(awake - 0.1);
  });

  it('that has fallen lies on its side: rump, breast, head and paws on the ground', () => {
    const joints = ['hips', 'chest', 'head', 'foreL4', 'foreR4', 'hindL4', 'hindR4'];
    for (const height of heights(beast, 'fallen', [closed], joints)) expect(Math.abs(height)).toBeLessThan(0.32);
  });

  it('falls over its folded legs within the fall and gets up again', () => {
    const actions: Action[] = [
      { kind: 'gesture', gesture: 'fall', start: seconds(0.5), end: seconds(2.2) },
      { kind: 'pose', pose: 'fallen', start: seconds(2.2), end: seconds(4) },
      { kind: 'pose', pose: 'stand', start: seconds(4), end: seconds(8) },
    ];
    const { at } = played([{ appearance: beast, actions }], 8);
    const hips = (time: number) => at('a', time, 'hips')[1] / beast.height;
    expect(hips(0.4)).toBeGreaterThan(0.75);
    expect(hips(2.4)).toBeLessThan(0.32);
    expect(hips(3.9)).toBeLessThan(0.32);
    expect(hips(7)).toBeCloseTo(hips(0.4), 1);
  });

  it('turns about with every paw under its own quarter of the body, and walks back with fore paws before hind paws', () => {
    const turn: Action = { kind: 'turn', facing: 170, start: seconds(0.3), end: seconds(0.9) };
    const back: Action = {
      kind: 'move',
      gait: 'trot',
      path: [
        [0, 0],
        [0.3, 3],
      ],
      start: seconds(3),
      end: seconds(5.5),
    };
    const { at } = played([{ appearance: beast, actions: [turn, back] }], 6);
    for (let time = 0; time < 5.9; time += 1 / 24) {
      const [hips, chest] = [at('a', time, 'hips'), at('a', time, 'chest')];
      const length = Math.hypot(chest[0] - hips[0], chest[2] - hips[2]);
      const way = [(chest[0] - hips[0]) / length, (chest[2] - hips[2]) / length] as const;
      const along = (joint: string) => {
        const [x, , z] = at('a', time, joint);
        return (x - (hips[0] + chest[0]) / 2) * way[0] + (z - (hips[2] + chest[2]) / 2) * way[1];
      };
      for (const side of ['L', 'R']) {
        const [fore, hind] = [along(`fore${side}4`), along(`hind${side}4`)];
        expect(fore - hind, `${side} at ${time.toFixed(2)}`).toBeGreaterThan(0);
        if (time > 2.9) continue;
        expect(fore, `fore ${side} at ${time.toFixed(2)}`).toBeGreaterThan(0);
        expect(hind, `hind ${side} at ${time.toFixed(2)}`).toBeLessThan(0);
        expect(along('tail0-5'), `tail at ${time.toFixed(2)}`).toBeLessThan(along('hips'));
      }
    }
  });
});

test('a bird sits on its belly, sinks its head to sleep, and lies on its side when it has fallen', () => {
  const [stands, lies, fallen] = (['stand', 'lie', 'fallen'] as const).map(
    (pose) => heights(bird, pose, [], ['hips'])[0]!,
  ) as [number, number, number];
  expect(Math.max(lies, fallen)).toBeLessThan(0.5 * stands);
  const [awake, asleep] = [[], [closed]].map((actions) => heights(bird, 'lie', actions, ['head'])[0]!);
  expect(asleep).toBeLessThan(awake! - 0.03);
  expect(heights(bird, 'fallen', [closed], ['head'])[0]).toBeLessThan(0.45);
});

test('a hurt bird lets one wing hang lower than the other', () => {
  const [left, right] = heights(bird, 'crouch', [], ['wingL3', 'wingR3']) as [number, number];
  expect(left).toBeLessThan(right - 0.15);
});

test('a dragon comes down to lie on the ground, and lays its head there when it has fallen', () => {
  const [flies, lies] = (['stand', 'lie'] as const).map((pose) => heights(dragon, pose, [], ['hips'])[0]!);
  expect(lies).toBeLessThan(0.35 * flies!);
  expect(heights(dragon, 'fallen', [closed], ['head'])[0]).toBeLessThan(0.5);
});

test('eyes that look at nothing are shut, and open again with the next look', () => {
  const look: Action = { kind: 'gaze', target: { away: 'up' }, start: seconds(-0.5), end: seconds(9) };
  expect(channel(dog, [{ ...closed }], 'blink.left')).toBeCloseTo(1);
  expect(channel(dog, [{ ...closed, end: seconds(-0.5) }, look], 'blink.left')).toBeLessThan(0.9);
});
