import { describe, expect, it } from 'vitest';
import { type Action, type Creature, type Mark, random, type Viseme } from '../../film/index.ts';
import { facePose } from '../actors/face-pose.ts';
import { faceChannels } from '../actors/rig.ts';
import { apart, dog, gesture, man, played, seconds, woman } from './__fixtures__/staged.ts';

const pose = (name: 'stand' | 'sit' | 'kneel' | 'lie' | 'crouch', time: number): Action => ({
  kind: 'pose',
  pose: name,
  start: seconds(time),
  end: seconds(time),
});
const facing = {
  a: { at: [-0.5, 0] as [number, number], facing: 90 },
  b: { at: [0.5, 0] as [number, number], facing: -90 },
};

describe('paws', () => {
  it.each([
    ['dog', 'walk', 2.2],
    ['dog', 'trot', 1.4],
    ['dog', 'run', 0.8],
    ['horse', 'walk', 2.4],
    ['horse', 'run', 0.7],
  ] as const)('of a %s slide less than 2 cm while planted at a %s', (plan, gait, time) => {
    const creature: Creature = { ...dog, plan, height: plan === 'horse' ? 1.5 : 0.55 };
    const way: Action = {
      kind: 'move',
      gait,
      path: [
        [0, 0],
        [2.4, 0.6],
      ],
      start: seconds(0.2),
      end: seconds(0.2 + time),
    };
    const { at, performance } = played([{ appearance: creature, actions: [way], facing: 76 }], time + 0.6);
    let longest = 0;
    for (const paw of ['foreL4', 'foreR4', 'hindL4', 'hindR4']) {
      const low = Math.min(...Array.from({ length: performance.frames }, (_, frame) => at('a', frame / 24, paw)[1]));
      let run: number[][] = [];
      for (let frame = 0; frame <= performance.frames; frame++) {
        const place = at('a', Math.min(frame, performance.frames - 1) / 24, paw);
        if (frame < performance.frames && place[1] < low + 0.006) {
          run.push(place);
          continue;
        }
        const down = run.slice(1, -1);
        longest = Math.max(longest, down.length);
        for (const [x, , z] of down) expect(Math.hypot(x! - down[0]![0]!, z! - down[0]![2]!), paw).toBeLessThan(0.02);
        run = [];
      }
    }
    expect(longest).toBeGreaterThan(3);
  });
});

describe('two who touch', () => {
  it.each([
    ['embrace', 0.5],
    ['reach', 0.3],
  ])('%s %s m apart from the middle: hands on the back of the other, nobody inside the other', (name, x) => {
    const { at } = played(
      [
        { appearance: man, at: [-x, 0], facing: 90, actions: [gesture(name, 0.2, 3.2, 'b')] },
        { appearance: woman, at: [x, 0], facing: -90, actions: [gesture(name, 0.3, 3.2, 'a')] },
      ],
      3.6,
    );
    for (const [own, other] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const chest = at(other, 1.8, 'chest');
      const way = Math.sign(chest[0] - at(own, 1.8, 'chest')[0]);
      for (const hand of ['handL', 'handR']) {
        const behind = (at(own, 1.8, hand)[0] - chest[0]) * way;
        expect(behind, `${own} ${hand} behind`).toBeGreaterThan(0.02);
        expect(behind, `${own} ${hand} near`).toBeLessThan(0.25);
      }
      expect(apart(at(own, 3.55, 'footL'), at(own, 0, 'footL')), 'back at the own place').toBeLessThan(0.06);
    }
    const between = apart(at('a', 1.8, 'chest'), at('b', 1.8, 'chest'));
    expect(between).toBeGreaterThan(0.2);
    expect(between).toBeLessThan(0.42);
    expect(apart(at('a', 1.8, 'head'), at('b', 1.8, 'head'))).toBeGreaterThan(0.15);
  });

  it('wrestling: hands on the shoulder and the arm of the other, pushing and giving way, and back at the own place', () => {
    const { at } = played(
      [
        { appearance: man, at: [-0.5, 0], facing: 90, actions: [gesture('grapple', 0.2, 2.7, 'b')] },
        { appearance: woman, at: [0.5, 0], facing: -90, actions: [gesture('grapple', 0.2, 2.7, 'a')] },
      ],
      3.2,
    );
    const times = [0.9, 1.2, 1.5, 1.8, 2.1];
    for (const time of times) {
      for (const [own, other] of ['ab', 'ba'].map((pair) => [...pair]))
        for (const [hand, arm] of [
          ['handR', 'armL'],
          ['handL', 'armR'],
        ] as const)
          expect(apart(at(own!, time, hand), at(other!, time, arm)), `${own} ${hand} at ${time}`).toBeLessThan(0.32);
      expect(apart(at('a', time, 'head'), at('b', time, 'head')), `heads at ${time}`).toBeGreaterThan(0.4);
    }
    const middle = times.map((time) => (at('a', time, 'hips')[0] + at('b', time, 'hips')[0]) / 2);
    expect(Math.max(...middle) - Math.min(...middle)).toBeGreaterThan(0.2);
    expect(apart(at('a', 3.15, 'footL'), at('a', 0, 'footL'))).toBeLessThan(0.06);
  });

  it('hand over: both hands are at the same thing', () => {
    const { at } = played(
      [
        { appearance: { ...woman, props: ['lantern'] }, ...facing.a, actions: [gesture('offer', 0.2, 2.4, 'b')] },
        { appearance: man, ...facing.b, actions: [gesture('take', 0.4, 2.4, 'a')] },
      ],
      2.8,
    );
    expect(apart(at('a', 1.3, 'handR'), at('b', 1.3, 'handR'))).toBeLessThan(0.22);
    expect(apart(at('a', 0.2, 'handR'), at('b', 0.2, 'handR'))).toBeGreaterThan(0.5);
  });

  it('fight: the fist meets the face, and the head flies back', () => {
    const { at } = played(
      [
        { appearance: man, ...facing.a, actions: [gesture('strike', 0.3, 1.4, 'b')] },
        { appearance: man, ...facing.b, actions: [gesture('recoil', 0.74, 2, 'a')] },
      ],
      2.2,
    );
    expect(apart(at('a', 0.79, 'handR'), at('b', 0.75, 'head'))).toBeLessThan(0.3);
    expect(at('a', 0.6, 'handR')[0]).toBeLessThan(at('a', 0.6, 'chest')[0]);
    expect(at('b', 1.1, 'head')[0] - at('b', 0.7, 'head')[0]).toBeGreaterThan(0.15);
  });
});

describe('hands', () => {
  it('point with the hand on the side of what they point at', () => {
    for (const [x, near, far] of [
      [3, 'handL', 'handR'],
      [-3, 'handR', 'handL'],
    ] as const) {
      const point: Action = {
        kind: 'gesture',
        gesture: 'point',
        target: { point: [x, 1.4, 1.5] },
        start: seconds(0.2),
        end: seconds(1.8),
      };
      const { at } = played([{ appearance: man, actions: [point] }], 2);
      expect(Math.abs(at('a', 1, near)[0])).toBeGreaterThan(0.45);
      expect(apart(at('a', 1, far), at('a', 0, far))).toBeLessThan(0.15);
    }
  });
});

describe('weight', () => {
  it('falls in order: knees give, then the hips are down, then the body', () => {
    const { at } = played([{ appearance: man, actions: [gesture('fall', 0.2, 1.9)] }], 2.4);
    const when = (bone: string, height: number) =>
      Array.from({ length: 57 }, (_, frame) => frame / 24).find((time) => at('a', time, bone)[1] < height)!;
    expect(at('a', 0.65, 'hips')[1]).toBeLessThan(0.75);
    expect(when('hips', 0.3)).toBeLessThan(when('chest', 0.35));
    expect(when('chest', 0.35)).toBeLessThanOrEqual(when('head', 0.3));
    for (const bone of ['hips', 'chest', 'head', 'shinL', 'shinR'])
      expect(at('a', 2.3, bone)[1], bone).toBeLessThan(0.36);
  });

  it('leaves the ground in a jump and comes down again', () => {
    const { at } = played([{ appearance: man, actions: [gesture('jump', 0.2, 1.5)] }], 1.8);
    const toes = (time: number) => Math.min(at('a', time, 'toeL')[1], at('a', time, 'toeR')[1]);
    expect(toes(0.86)).toBeGreaterThan(0.2);
    expect(toes(0.3)).toBeLessThan(0.05);
    expect(toes(1.4)).toBeLessThan(0.05);
    expect(at('a', 0.49, 'hips')[1]).toBeLessThan(at('a', 0.1, 'hips')[1] - 0.15);
  });

  it('kneels with one knee first', () => {
    const { at } = played([{ appearance: man, actions: [pose('kneel', 0.2)] }], 2);
    const difference = (time: number) => Math.abs(at('a', time, 'shinL')[1] - at('a', time, 'shinR')[1]);
    expect(Math.max(...[0.8, 0.9, 1, 1.1].map(difference))).toBeGreaterThan(0.2);
    expect(difference(1.95)).toBeLessThan(0.05);
  });

  it('keeps a lantern over the ground in every pose', () => {
    for (const low of ['kneel', 'crouch', 'sit'] as const) {
      const { at } = played([{ appearance: { ...woman, props: ['lantern'] }, actions: [pose(low, 0.2)] }], 2.2);
      for (let time = 0; time < 2.2; time += 0.1)
        expect(at('a', time, 'prop')[1], `${low} ${time}`).toBeGreaterThan(0.56);
    }
  });

  it('sits as high as the seat is', () => {
    const mark: Mark = { name: 'bench', kind: 'sit', position: [0, 0, 0], facing: 0 };
    const hips = (seat: number) =>
      played([{ appearance: man, pose: 'sit' }], 1, [{ ...mark, seat } as Mark]).at('a', 0.5, 'hips')[1];
    expect(hips(0.6) - hips(0.4)).toBeCloseTo(0.2, 2);
  });

  it('sits down with the feet where they stand, the hips on the seat', () => {
    const seat: [number, number] = [0, 0];
    const walk: Action = { kind: 'move', gait: 'walk', path: [[0, 2], seat], start: 0, end: seconds(1.8) };
    const turn: Action = { kind: 'turn', facing: 0, start: seconds(1.8), end: seconds(2.6) };
    const actions = [walk, turn, pose('sit', 2.8)];
    const mark: Mark = { name: 'bench', kind: 'sit', position: [0, 0, 0], facing: 0 };
    const { at } = played([{ appearance: man, at: [0, 2], facing: 180, actions }], 4.6, [mark]);
    const hips = at('a', 4.5, 'hips');
    expect(Math.hypot(hips[0] - seat[0], hips[2] - seat[1])).toBeLessThan(0.08);
    expect(at('a', 2.8, 'hips')[2]).toBeGreaterThan(0.25);
    for (const foot of ['footL', 'footR'])
      expect(apart(at('a', 2.8, foot), at('a', 4.5, foot)), foot).toBeLessThan(0.12);
  });

  it('sits on the ground where no seat is', () => {
    const { at } = played([{ appearance: man, actions: [pose('sit', 0.2)] }], 3);
    expect(at('a', 2.8, 'hips')[1]).toBeLessThan(0.2);
    expect(Math.min(...['footL', 'footR', 'shinL', 'shinR'].map((bone) => at('a', 2.8, bone)[1]))).toBeGreaterThan(0);
  });

  it('turns on the seat, and no farther than a sitter can', () => {
    const mark: Mark = { name: 'bench', kind: 'sit', position: [1, 0, 1], facing: 0 };
    const turn: Action = { kind: 'turn', facing: 120, start: seconds(0.5), end: seconds(1.2) };
    const { at } = played([{ appearance: man, at: [1, 1], pose: 'sit', actions: [turn] }], 2, [mark]);
    for (const time of [0.2, 0.9, 1.8])
      expect(Math.hypot(at('a', time, 'hips')[0] - 1, at('a', time, 'hips')[2] - 1)).toBeLessThan(0.08);
  });

  it('shifts from leg to leg while somebody waits, with the feet where they are', () => {
    const { at } = played([{ appearance: woman }], 14);
    const xs = Array.from({ length: 56 }, (_, i) => at('a', i / 4, 'hips')[0]);
    expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(0.02);
    for (const foot of ['toeL', 'toeR']) expect(apart(at('a', 0, foot), at('a', 13, foot))).toBeLessThan(0.01);
  });
});

describe('cold', () => {
  const { at } = played([{ appearance: man, actions: [gesture('shiver', 0.4, 3)] }], 4);
  const turns = (place: (time: number) => number, from: number, to: number) => {
    const steps = Array.from({ length: Math.round((to - from) * 24) }, (_, frame) => {
      const time = from + frame / 24;
      return place(time + 1 / 24) - place(time);
    });
    return steps.filter((step, frame) => frame > 0 && step * steps[frame - 1]! < 0).length / (to - from);
  };

  it('draws the shoulders up, hugs and rubs the upper arms, with the feet where they stand', () => {
    expect(at('a', 1.5, 'armL')[1] - at('a', 1.5, 'chest')[1]).toBeGreaterThan(
      at('a', 0.2, 'armL')[1] - at('a', 0.2, 'chest')[1] + 0.02,
    );
    for (const [hand, arm] of [
      ['handR', 'armL'],
      ['handL', 'armR'],
    ] as const) {
      expect(apart(at('a', 1.5, hand), at('a', 1.5, arm)), hand).toBeLessThan(0.3);
      expect(
        turns((time) => at('a', time, hand)[1], 0.8, 2.2),
        hand,
      ).toBeGreaterThan(2);
    }
    for (const foot of ['toeL', 'toeR'])
      for (let time = 0.4; time < 3; time += 0.1)
        expect(apart(at('a', 0, foot), at('a', time, foot)), foot).toBeLessThan(0.01);
  });

  it('trembles: small quick turns of the head, of a dog too, and none before or afterwards', () => {
    const beast = played([{ appearance: dog, actions: [gesture('shiver', 0.4, 3)] }], 4).at;
    for (const own of [at, beast]) {
      const aside = (time: number) => own('a', time, 'head')[0] - own('a', time, 'hips')[0];
      expect(turns(aside, 0.8, 2.6)).toBeGreaterThan(5);
      expect(turns(aside, 3.2, 4)).toBeLessThan(3);
      const places = Array.from({ length: 43 }, (_, frame) => aside(0.8 + frame / 24));
      expect(Math.max(...places) - Math.min(...places)).toBeLessThan(0.06);
    }
  });
});

describe('lips', () => {
  /** How loud each sound is in a voice, from measured lines of Flite. */
  const loudness: Partial<Record<Viseme, number>> = {
    aa: 1.2,
    oh: 1.2,
    E: 1.2,
    ou: 1.1,
    ih: 1.1,
    RR: 1.15,
    nn: 1,
    DD: 0.5,
    FF: 0.15,
    SS: 0.35,
    kk: 0.15,
    CH: 0.2,
    TH: 0.7,
    PP: 0.6,
  };

  it('open with the voice (r > 0.6) and are closed on every m, b and p', () => {
    const dice = random('lips');
    const names = Object.keys(loudness) as Viseme[];
    const vowels = names.slice(0, 5);
    const consonants = names.slice(5);
    const spans: { viseme: Viseme; start: number; end: number; weight: number }[] = [];
    for (let time = 0.1; time < 7.7; ) {
      for (const viseme of [consonants[Math.floor(dice() * consonants.length)]!, vowels[Math.floor(dice() * 5)]!]) {
        const length = vowels.includes(viseme) ? 0.1 + dice() * 0.09 : 0.06 + dice() * 0.04;
        spans.push({ viseme, start: time, end: time + length, weight: 0.65 + 0.35 * dice() });
        time += length;
      }
      if (dice() < 0.15) time += 0.3;
    }
    const visemes = spans.map((span) => ({ ...span, start: seconds(span.start), end: seconds(span.end) }));
    const speak: Action = { kind: 'speak', line: 'l', visemes, start: 0, end: seconds(8) };
    const { performance } = played([{ appearance: woman, actions: [speak] }], 8);
    const track = performance.tracks.find(({ target }) => target === 'a')!;
    const values = new Float32Array(Uint8Array.from(atob(track.values), (letter) => letter.charCodeAt(0)).buffer);
    const opening = Array.from({ length: performance.frames }, (_, frame) => {
      const face = facePose(values, frame * track.channels.length + track.channels.indexOf(faceChannels[0]!));
      return face.up + face.down;
    });
    const energy = opening.map((_, frame) => {
      const parts = Array.from({ length: 8 }, (_, k) => {
        const time = (frame + (k - 3.5) / 8) / 24;
        return loudness[spans.find(({ start, end }) => start <= time && time < end)?.viseme ?? 'sil'] ?? 0;
      });
      return parts.reduce((sum, part) => sum + part, 0) / 8;
    });
    expect(correlation(opening, energy)).toBeGreaterThan(0.6);
    const widest = Math.max(...opening);
    for (const { start, end } of spans.filter(({ viseme }) => viseme === 'PP')) {
      const drawn = opening.filter(
        (_, frame) => frame % 2 === 0 && frame / 24 > start - 0.05 && frame / 24 < end + 0.05,
      );
      expect(Math.min(...drawn), `PP at ${start}, on twos`).toBeLessThan(0.1 * widest);
    }
  });
});

function correlation(a: number[], b: number[]): number {
  const mean = (list: number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const [ma, mb] = [mean(a), mean(b)];
  const sum = (of: (i: number) => number) => a.reduce((total, _, i) => total + of(i), 0);
  return (
    sum((i) => (a[i]! - ma) * (b[i]! - mb)) / Math.sqrt(sum((i) => (a[i]! - ma) ** 2) * sum((i) => (b[i]! - mb) ** 2))
  );
}
