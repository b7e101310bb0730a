import { describe, expect, it } from 'vitest';
import type { Action, Stay } from '../../film/index.ts';
import { rigOf } from '../actors/rig.ts';
import { apart, dog, gesture, man, type Player, seconds, staged, woman } from './__fixtures__/staged.ts';
import { handlingsOf } from './handling.ts';
import { perform } from './perform.ts';
import { gripsOf, thingChannels } from './things.ts';

const ground = { groundAt: () => 0, layout: { surface: 'stone' } };
const facing = {
  a: { at: [-0.55, 0] as [number, number], facing: 90 },
  b: { at: [0.55, 0] as [number, number], facing: -90 },
};
const stay = (from: number, rest: Omit<Stay, 'from'>): Stay => ({ from: seconds(from), ...rest });

/** Places of a thing and of the hands that handle it, by time in seconds. */
function handled(players: Player[], noun: string, stays: Stay[], length = 3) {
  const staging = {
    ...staged(players, length),
    props: [{ id: noun, noun, at: [0, 0] as [number, number], facing: 0, stays }],
  };
  const performance = perform(staging, ground);
  const decoded = (target: string) => {
    const { values } = performance.tracks.find((track) => track.target === target)!;
    return new Float32Array(Uint8Array.from(atob(values), (letter) => letter.charCodeAt(0)).buffer);
  };
  const thing = decoded(`thing/${noun}`);
  const row = (time: number) => [
    ...thing.subarray(Math.round(time * 24) * thingChannels.length).subarray(0, thingChannels.length),
  ];
  const hand = (actor: string, time: number) => {
    const own = staging.actors.find(({ id }) => id === actor)!;
    const grips = gripsOf(own, { values: decoded(actor), width: rigOf(own.appearance).channels.length });
    const handling = handlingsOf(staging, actor)[0]!;
    const [, x, y, z, qx, qy, qz, qw, scale] = row(time) as [number, ...number[]];
    const [gx, gy, gz] = handling.hold.grip.map((value) => value * scale!) as [number, number, number];
    const turned = turn([qx!, qy!, qz!, qw!], [gx, gy, gz]);
    return apart([x! + turned[0], y! + turned[1], z! + turned[2]], grips(Math.round(time * 24)).hand(handling));
  };
  return { present: (time: number) => row(time)[0], place: (time: number) => row(time).slice(1, 4), away: hand };
}

function turn(
  [x, y, z, w]: [number, number, number, number],
  [a, b, c]: [number, number, number],
): [number, number, number] {
  const [tx, ty, tz] = [2 * (y * c - z * b), 2 * (z * a - x * c), 2 * (x * b - y * a)];
  return [a + w * tx + y * tz - z * ty, b + w * ty + z * tx - x * tz, c + w * tz + x * ty - y * tx];
}

const offer: Action[] = [gesture('offer', 0.3, 2.2, 'b')];
const take: Action[] = [gesture('take', 0.8, 2.3, 'a')];
const contact = 1.475;

describe('a thing that is given', () => {
  const given = (receiver = man) =>
    handled(
      [
        { appearance: woman, ...facing.a, actions: offer },
        { appearance: receiver, ...facing.b, actions: take },
      ],
      'key',
      [stay(0, { actor: 'a' }), stay(contact, { actor: 'b' })],
    );

  it('is in the giver’s hand before and in the receiver’s from the contact on', () => {
    const key = given();
    for (const time of [0, 0.6, 1.2]) expect(key.away('a', time), `${time}`).toBeLessThan(0.03);
    for (const time of [1.5, 1.8, 2.4, 2.9]) expect(key.away('b', time), `${time}`).toBeLessThan(0.03);
  });

  it('never jumps, also between a grown-up and a child', () => {
    for (const receiver of [man, { ...man, age: 'child' as const, height: 1.1 }]) {
      const key = given(receiver);
      for (let time = 1 / 24; time < 2.9; time += 1 / 24)
        expect(apart(key.place(time), key.place(time - 1 / 24)), `${receiver.age} ${time}`).toBeLessThan(0.11);
    }
  });
});

describe('a thing', () => {
  it('lies until it is picked up', () => {
    const lift = { ...gesture('pick-up', 0.2, 2.2), target: { point: [0.4, 0, 0.1] } } as Action;
    const apple = handled([{ appearance: man, facing: 90, actions: [lift] }], 'apple', [
      stay(0, { at: [0.4, 0.1], up: 0 }),
      stay(1.14, { actor: 'a' }),
    ]);
    expect(apart(apple.place(0.5), [0.4, 0, 0.1])).toBeLessThan(1e-4);
    expect(apple.away('a', 1.2)).toBeLessThan(0.03);
    expect(apple.place(2.9)[1]).toBeGreaterThan(0.8);
  });

  it('is not there while it is hidden', () => {
    const coin = handled([{ appearance: man }], 'coin', [stay(0, { actor: 'a' }), stay(1, {})]);
    expect([coin.present(0.5), coin.present(1.5)]).toEqual([1, 0]);
  });

  it('flies in a bow where it is thrown', () => {
    const ball = handled(
      [
        { appearance: man, ...facing.a },
        { appearance: woman, at: [2, 0], facing: -90 },
      ],
      'ball',
      [stay(0, { actor: 'a' }), stay(1.5, { actor: 'b', flight: 0.6 })],
    );
    expect(ball.place(1.2)[1]! - Math.max(ball.place(0.8)[1]!, ball.place(1.6)[1]!)).toBeGreaterThan(0.1);
  });

  it('is carried in the mouth by a beast', () => {
    const bone = handled([{ appearance: dog }], 'bone', [stay(0, { actor: 'a' })]);
    expect(bone.place(1)[1]).toBeGreaterThan(0.3);
    expect(bone.place(1)[2]).toBeGreaterThan(0.3);
  });
});

describe('what is worn', () => {
  const stays = [stay(-1, { actor: 'a' }), stay(1, { actor: 'b', worn: true })];
  const staging = {
    ...staged(
      [
        { appearance: man, ...facing.a, actions: [gesture('put-around', 0.1, 2.3, 'b')] },
        { appearance: woman, ...facing.b },
      ],
      2.5,
    ),
    props: [{ id: 'coat', noun: 'coat', at: [0, 0] as [number, number], facing: 0, stays }],
  };
  const { tracks } = perform(staging, ground);
  const values = (target: string) => {
    const bytes = Uint8Array.from(atob(tracks.find((track) => track.target === target)!.values), (letter) =>
      letter.charCodeAt(0),
    );
    return new Float32Array(bytes.buffer);
  };

  it('is in the hand until it is put on, then on the body and in no hand', () => {
    const present = (time: number) => values('thing/coat')[Math.round(time * 24) * thingChannels.length];
    expect([present(0.5), present(1.5)]).toEqual([1, 0]);
    expect([...values('worn/coat/b')].map((worn, frame) => worn === (frame >= 24 ? 1 : 0))).not.toContain(false);
    expect(handlingsOf(staging, 'b')).toEqual([]);
    expect(handlingsOf(staging, 'a')[0]!.to).toBe(1);
  });
});

it('what somebody holds fades with who holds it', () => {
  const gone: Action = { kind: 'vanish', effect: 'light', start: seconds(0.5), end: seconds(1.5) };
  const { present } = handled([{ appearance: man, ...facing.a, actions: [gone] }], 'cloth', [stay(0, { actor: 'a' })]);
  expect(present(0.25)).toBe(1);
  expect(present(1)).toBeGreaterThan(0.2);
  expect(present(1)).toBeLessThan(0.8);
  expect(present(1.75)).toBe(0);
});
