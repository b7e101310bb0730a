import { describe, expect, it } from 'vitest';
import {
  type Action,
  type Creature,
  fromSeconds,
  type Performance,
  type Person,
  type Staging,
} from '../../film/index.ts';
import { faceChannels, firstQuaternion, rigOf } from '../actors/rig.ts';
import { perform } from './perform.ts';
import type { Rotation } from './rotation.ts';
import { createSkeleton } from './skeleton.ts';

const scholar: Person = {
  kind: 'person',
  age: 'adult',
  sex: 'male',
  build: 'slight',
  height: 1.76,
  skin: '#f0cdb0',
  eyes: '#5b4632',
  beard: false,
  hair: { style: 'topknot', colour: '#1d1a20' },
  dress: { style: 'robe', colours: ['#6f8aa3', '#33475c', '#c9b48a'], hat: 'none' },
  features: [],
  props: ['umbrella'],
};
const spirit: Person = {
  ...scholar,
  sex: 'female',
  height: 1.66,
  hair: { style: 'long', colour: '#2a1a22' },
  features: ['fox-ears', 'fox-tail'],
  props: [],
};
const fox: Creature = {
  kind: 'creature',
  plan: 'fox',
  species: 'fox',
  height: 0.42,
  colours: ['#f6f1ea', '#ffffff', '#d8452f'],
  eyes: '#d79a2b',
  tails: 1,
};
const seconds = fromSeconds;
const rate = { numerator: 24, denominator: 1 };

function staging(
  appearance: Person | Creature,
  actions: Action[],
  over: Partial<Staging['blocking'][number]> = {},
  length = 4,
): Staging {
  return {
    type: 'staging',
    version: 1,
    duration: seconds(length),
    rate,
    set: { builder: 'stone-bridge', season: 'spring', parameters: {}, seed: 7 },
    hour: 'night',
    weather: 'rain',
    wind: 0.2,
    mood: { valence: 0, arousal: 0.4 },
    look: 'cel',
    props: [],
    actors: [{ id: 'a', appearance }],
    blocking: [{ actor: 'a', at: [0, 0], facing: 0, pose: 'stand', present: true, actions, ...over }],
    camera: {
      sensorWidth: 24.89,
      aperture: 2.8,
      keys: [{ time: 0, position: [0, 1.5, 4], target: [0, 1, 0], focalLength: 35, roll: 0 }],
      ease: 'in-out',
      handheld: 0.3,
    },
  };
}

const hill = (x: number, z: number) => 0.12 * Math.sin(x * 0.9) + 0.05 * z;
const flat = { groundAt: () => 0, layout: { surface: 'stone' } };

function decode(performance: Performance, target = 'a') {
  const track = performance.tracks.find((own) => own.target === target)!;
  const bytes = Uint8Array.from(atob(track.values), (letter) => letter.charCodeAt(0));
  const values = new Float32Array(bytes.buffer);
  const width = track.channels.length;
  return {
    frames: performance.frames,
    values,
    width,
    at: (frame: number, channel: string) => values[frame * width + track.channels.indexOf(channel)]!,
  };
}

/** Places of bones in the world in a frame, from the channels alone. */
function bonesOf(performance: Performance, appearance: Person) {
  const { values, width } = decode(performance);
  const skeleton = createSkeleton(rigOf(appearance));
  return (frame: number, bone: string): [number, number, number] => {
    const [, x, y, z, yaw, ...rest] = values.subarray(frame * width, (frame + 1) * width);
    skeleton.shift = [rest[0]!, rest[1]!, rest[2]!];
    for (let i = 0; i < skeleton.local.length; i++) {
      skeleton.local[i] = Array.from(
        values.subarray(frame * width + firstQuaternion + i * 4, frame * width + firstQuaternion + i * 4 + 4),
      ) as Rotation;
    }
    skeleton.solve();
    const [bx, by, bz] = skeleton.place[skeleton.bone(bone)]!;
    return [x! + bx * Math.cos(yaw!) + bz * Math.sin(yaw!), y! + by, z! - bx * Math.sin(yaw!) + bz * Math.cos(yaw!)];
  };
}

const walk: Action = {
  kind: 'move',
  gait: 'walk',
  path: [
    [0, 0],
    [1.5, 0.4],
    [2.6, 1.6],
  ],
  start: seconds(0.2),
  end: seconds(3.2),
};

/**
 * The farthest that a bone moves along the ground while it is down, metres. A foot is down in a run of low frames; the first and
 * last frame of a run are left out, because the touch and the lift fall between frames.
 */
function slide(
  performance: Performance,
  appearance: Person,
  bones: readonly string[],
  groundAt: (x: number, z: number) => number,
  low: number,
): number {
  const place = bonesOf(performance, appearance);
  let worst = 0;
  let longest = 0;
  for (const bone of bones) {
    let run: [number, number, number][] = [];
    for (let frame = 0; frame <= performance.frames; frame++) {
      const at = frame < performance.frames ? place(frame, bone) : undefined;
      if (at && at[1] - groundAt(at[0], at[2]) < low) {
        run.push(at);
        continue;
      }
      const down = run.slice(1, -1);
      longest = Math.max(longest, down.length);
      for (const [x, , z] of down) worst = Math.max(worst, Math.hypot(x - down[0]![0], z - down[0]![2]));
      run = [];
    }
  }
  expect(longest).toBeGreaterThan(4);
  return worst;
}

describe('feet', () => {
  it('slide less than 2 cm while planted, on the level and on a slope', () => {
    const ball = 0.014 * 1.76 + 0.004 * 1.76;
    for (const groundAt of [() => 0, hill]) {
      const played = perform(staging(scholar, [walk]), { ...flat, groundAt });
      expect(slide(played, scholar, ['toeL', 'toeR'], groundAt, ball + 0.004)).toBeLessThan(0.02);
    }
  });

  it.each([
    'kneel',
    'sit',
    'crouch',
    'lie',
  ] as const)('are carried and not dragged into the ground by who goes to %s', (pose) => {
    const low = 0.018 * scholar.height + 0.004;
    const actions: Action[] = [
      { kind: 'turn', facing: 0.7, start: seconds(0.1), end: seconds(0.5) },
      { kind: 'pose', pose, start: seconds(0.8), end: seconds(0.8) },
      { kind: 'pose', pose: 'stand', start: seconds(4), end: seconds(4) },
    ];
    const played = perform(staging(scholar, actions, {}, 7), flat);
    expect(slide(played, scholar, ['toeL', 'toeR'], () => 0, low)).toBeLessThan(0.02);
    const place = bonesOf(played, scholar);
    const lowest = Array.from({ length: played.frames }, (_, frame) =>
      Math.min(...['toeL', 'toeR', 'shinL', 'shinR'].map((bone) => place(frame, bone)[1])),
    );
    expect(Math.min(...lowest)).toBeGreaterThan(0);
  });

  it('are carried along by who turns on the knees', () => {
    const turn: Action = { kind: 'turn', facing: 90, start: seconds(1), end: seconds(1.6) };
    const played = perform(staging(scholar, [turn], { pose: 'kneel' }), flat);
    const low = 0.018 * scholar.height + 0.004;
    expect(slide(played, scholar, ['toeL', 'toeR'], () => 0, low)).toBeLessThan(0.02);
  });

  it('are heard where and when they touch down', () => {
    const played = perform(staging(scholar, [walk]), flat);
    const place = bonesOf(played, scholar);
    const steps = played.events.filter((event) => event.kind === 'footstep');
    expect(steps.length).toBeGreaterThanOrEqual(5);
    for (const step of steps) {
      const frame = Math.min(played.frames - 1, Math.ceil(step.time / (seconds(1) / 24)));
      const near = ['footL', 'footR']
        .map((foot) => place(frame, foot))
        .map(([x, , z]) => Math.hypot(x - step.position[0], z - step.position[2]));
      expect(Math.min(...near)).toBeLessThan(0.03);
      expect(step.surface).toBe('stone');
    }
  });

  it('step round when the body turns', () => {
    const played = perform(
      staging(scholar, [{ kind: 'turn', facing: 120, start: seconds(0.5), end: seconds(1.5) }]),
      flat,
    );
    expect(played.events.filter((event) => event.kind === 'footstep').length).toBeGreaterThanOrEqual(2);
    expect(decode(played).at(played.frames - 1, 'root.yaw')).toBeCloseTo((120 * Math.PI) / 180, 3);
  });
});

describe('a shot is a window', () => {
  it('that opens in the middle of a walk', () => {
    const whole = decode(perform(staging(scholar, [walk]), flat));
    const later = decode(
      perform(
        staging(scholar, [{ ...walk, start: walk.start - seconds(1), end: walk.end - seconds(1) } as Action], {}, 3),
        flat,
      ),
    );
    for (let frame = 0; frame < later.frames; frame++) {
      for (const channel of ['root.x', 'root.z', 'root.yaw'])
        expect(later.at(frame, channel)).toBeCloseTo(whole.at(frame + 24, channel), 4);
    }
  });

  it('and gives equal bytes for equal stagings', () => {
    expect(JSON.stringify(perform(staging(spirit, [walk]), flat))).toBe(
      JSON.stringify(perform(staging(spirit, [walk]), flat)),
    );
  });
});

describe('faces', () => {
  it('close their lips fully on PP and open them on aa', () => {
    const visemes = [
      { viseme: 'aa' as const, start: seconds(0.5), end: seconds(1), weight: 1 },
      { viseme: 'PP' as const, start: seconds(1), end: seconds(1.12), weight: 0.7 },
      { viseme: 'aa' as const, start: seconds(1.12), end: seconds(1.6), weight: 1 },
    ];
    const track = decode(
      perform(staging(spirit, [{ kind: 'speak', line: 'l', visemes, start: seconds(0.5), end: seconds(1.6) }]), flat),
    );
    expect(track.at(18, 'viseme.aa')).toBeGreaterThan(0.9);
    const closed = Math.round(1.06 * 24);
    expect(track.at(closed, 'viseme.PP')).toBeGreaterThan(0.95);
    for (const other of faceChannels.filter((channel) => channel.startsWith('viseme.') && channel !== 'viseme.PP'))
      expect(track.at(closed, other)).toBeLessThan(0.06);
  });

  it('ease into a feeling, blink, and turn the eyes before the head', () => {
    const actions: Action[] = [
      { kind: 'feel', emotion: 'joy', intensity: 0.8, start: seconds(1), end: seconds(4) },
      { kind: 'gaze', target: { point: [3, 1.5, 1] }, start: seconds(1.5), end: seconds(4) },
    ];
    const track = decode(perform(staging(scholar, actions), flat));
    expect(track.at(20, 'emotion.joy')).toBe(0);
    expect(track.at(60, 'emotion.joy')).toBeCloseTo(0.8, 2);
    expect(
      Math.max(...Array.from({ length: track.frames }, (_, frame) => track.at(frame, 'blink.left'))),
    ).toBeGreaterThan(0.8);
    expect(track.at(39, 'gaze.x')).toBeGreaterThan(0.35);
    expect(Math.abs(track.at(39, 'head.qy'))).toBeLessThan(0.1);
    expect(track.at(80, 'head.qy')).toBeGreaterThan(0.2);
  });
});

describe('bodies', () => {
  it('move under every gesture', () => {
    const still = decode(perform(staging(spirit, [], {}, 2), flat));
    const arms = ['armR', 'foreR', 'handR'];
    const head = ['head', 'neck'];
    const moves: Record<string, string[]> = {
      nod: head,
      'shake-head': head,
      bow: ['spine', 'chest'],
      wave: arms,
      point: arms,
      reach: arms,
      offer: arms,
      take: arms,
      'hand-to-chest': arms,
      'open-hands': [...arms, 'armL'],
      shrug: ['clavicleL', 'clavicleR'],
      'look-around': head,
      startle: ['spine', ...arms],
      laugh: ['chest', ...arms],
      weep: ['head', ...arms],
      listen: head,
    };
    for (const [gesture, bones] of Object.entries(moves)) {
      const moved = decode(
        perform(
          staging(
            spirit,
            [{ kind: 'gesture', gesture: gesture as 'nod', start: seconds(0.2), end: seconds(1.8) }],
            {},
            2,
          ),
          flat,
        ),
      );
      for (const bone of bones) {
        const turn = Array.from({ length: moved.frames }, (_, frame) =>
          Math.abs(
            ['qx', 'qy', 'qz', 'qw'].reduce(
              (sum, part) => sum + moved.at(frame, `${bone}.${part}`) * still.at(frame, `${bone}.${part}`),
              0,
            ),
          ),
        );
        expect(2 * Math.acos(Math.min(1, Math.min(...turn))), `${gesture} ${bone}`).toBeGreaterThan(0.06);
      }
    }
  });

  it('lower the head in every pose but standing', () => {
    const height = (pose: 'stand' | 'sit' | 'kneel' | 'crouch' | 'lie') =>
      bonesOf(perform(staging(scholar, [], { pose }, 1), flat), scholar)(12, 'head')[1];
    const standing = height('stand');
    for (const pose of ['sit', 'kneel', 'crouch'] as const) expect(height(pose)).toBeLessThan(standing - 0.3);
    expect(height('lie')).toBeLessThan(0.5);
  });

  it('keep an umbrella over the head while they walk', () => {
    const played = perform(staging(scholar, [walk]), flat);
    const place = bonesOf(played, scholar);
    for (let frame = 0; frame < played.frames; frame += 6) {
      const [hx, hy, hz] = place(frame, 'head');
      const [px, py, pz] = place(frame, 'prop');
      expect(Math.hypot(px - hx, pz - hz)).toBeLessThan(0.55);
      expect(py + 0.8).toBeGreaterThan(hy + 0.25);
    }
  });

  it('appear and vanish with ease', () => {
    const actions: Action[] = [
      { kind: 'appear', effect: 'mist', start: seconds(1), end: seconds(2) },
      { kind: 'vanish', effect: 'light', start: seconds(3), end: seconds(3.5) },
    ];
    const played = perform(staging(spirit, actions, { present: false }), flat);
    const track = decode(played);
    expect([0, 36, 60, 90].map((frame) => track.at(frame, 'present'))).toEqual([0, expect.closeTo(0.5, 5), 1, 0]);
    expect(played.events.some((event) => event.kind === 'appear')).toBe(true);
  });

  it('hold only finite numbers and unit quaternions', () => {
    for (const appearance of [
      spirit,
      fox,
      { ...fox, plan: 'bird' as const },
      { ...fox, plan: 'dragon' as const, height: 2 },
      { ...fox, plan: 'horse' as const, height: 1.5 },
    ]) {
      const performed = perform(staging(appearance, [walk]), flat);
      const { values, width, frames } = decode(performed);
      expect(values.every(Number.isFinite)).toBe(true);
      const channels = performed.tracks.find((track) => track.target === 'a')!.channels;
      for (const [i, channel] of channels.entries()) {
        if (!channel.endsWith('.qx')) continue;
        const start = (frames - 1) * width + i;
        expect(Math.hypot(...values.subarray(start, start + 4)), channel).toBeCloseTo(1, 3);
      }
    }
  });
});

describe('the camera', () => {
  it('eases between its keys and turns millimetres into degrees', () => {
    const shot = staging(scholar, []);
    shot.camera = {
      ...shot.camera,
      handheld: 0,
      keys: [
        { ...shot.camera.keys[0]!, focalLength: 35 },
        { ...shot.camera.keys[0]!, time: seconds(4), position: [2, 1.5, 4], focalLength: 35 },
      ],
    };
    const track = decode(perform(shot, flat), 'camera');
    expect(track.at(0, 'fov')).toBeCloseTo(22.6, 1);
    expect(track.at(48, 'x')).toBeCloseTo(1, 2);
    expect(track.at(2, 'x')).toBeLessThan(0.01);
  });
});
