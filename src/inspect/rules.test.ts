import { expect, test } from 'vitest';
import {
  type Action,
  fromSeconds,
  type Performance,
  type Plan,
  type Point,
  type SetLayout,
  type Shot,
} from '../film/index.ts';
import { checkRules, type RuleStage } from './index.ts';

const rate = { numerator: 24, denominator: 1 };
const height = 1.75;
const eyeHeight = 1.57;

/** A wooden person: the joints that the rules look at, upright in the bind pose. */
const bones = [
  ['hips', -1, 0, 0.9, 0],
  ['chest', 0, 0, 1.25, 0],
  ['neck', 1, 0, 1.45, 0],
  ['head', 2, 0, 1.53, 0],
  ['shinL', 0, 0.1, 0.46, 0],
  ['shinR', 0, -0.1, 0.46, 0],
  ['footL', 4, 0.1, 0.08, 0],
  ['footR', 5, -0.1, 0.08, 0],
].map(([name, parent, x, y, z]) => ({ name, parent, at: [x, y, z] })) as ReturnType<RuleStage['rigOf']>['bones'];

type Place = { x: number; y?: number; z: number; yaw: number; present?: number };
type View = { place: Point; target: Point; lens: number; roll?: number };
type Take = {
  slate: string;
  purpose: Shot['purpose'];
  subjects: string[];
  seconds: number;
  camera: (time: number) => View;
  bodies: Record<string, (time: number) => Place>;
};
type Film = {
  takes: Take[];
  solids: { minimum: Point; maximum: Point }[];
  /** Who speaks or does something when, in scene time. */
  speech: [string, number, number][];
  deeds: [string, number, number][];
  /** In which everybody swims. */
  water?: NonNullable<SetLayout['water']>;
};

const left: Place = { x: -0.7, z: 0, yaw: Math.PI / 2 };
const right: Place = { x: 0.7, z: 0, yaw: -Math.PI / 2 };
const both = { a: () => left, b: () => right };

/** A single from 36 degrees off the look, on the side of +z, with room ahead. */
function single(who: 'a' | 'b', lens = 65, shift = 0.12, low = 0): View {
  const side = who === 'a' ? 1 : -1;
  const eyes: Point = [who === 'a' ? -0.7 : 0.7, 1.47 - low, 0];
  const away = 0.65 / (14 / 65);
  const way: Point = [side * Math.cos(0.63), 0, Math.sin(0.63)];
  const across: Point = [side * Math.sin(0.63), 0, -Math.cos(0.63)];
  const aim: Point = [eyes[0] + across[0] * shift, eyes[1], eyes[2] + across[2] * shift];
  const place: Point = [aim[0] + way[0] * away, eyes[1] + 0.05, aim[2] + way[2] * away];
  return { place, target: aim, lens };
}

const wide: View = { place: [0, 1.3, 4.9], target: [0, 1.05, 0], lens: 40 };
const farther: View = { place: [2.6, 1.9, 6.5], target: [0, 0.95, 0], lens: 35 };

const clean = (): Film => ({
  takes: [
    { slate: '1A', purpose: 'two-shot', subjects: ['a', 'b'], seconds: 2.5, camera: () => wide, bodies: both },
    { slate: '1B', purpose: 'single', subjects: ['a'], seconds: 2.5, camera: () => single('a'), bodies: both },
    { slate: '1C', purpose: 'single', subjects: ['b'], seconds: 2.5, camera: () => single('b'), bodies: both },
    { slate: '1D', purpose: 'two-shot', subjects: ['b', 'a'], seconds: 2.5, camera: () => farther, bodies: both },
  ],
  solids: [],
  speech: [
    ['a', 2.7, 4.8],
    ['b', 5.2, 7.3],
  ],
  deeds: [
    ['a', 0.2, 2.2],
    ['b', 7.6, 9.8],
  ],
});

function encode(channels: string[], frames: number, row: (time: number) => number[]): Performance['tracks'][number] {
  const values = new Float32Array(frames * channels.length);
  for (let frame = 0; frame < frames; frame++) values.set(row(frame / 24), frame * channels.length);
  return { target: '', channels, values: btoa(String.fromCharCode(...new Uint8Array(values.buffer))) };
}

/** A lens that looks from one point to another, as a quaternion. */
function lensRow({ place, target, lens, roll = 0 }: View): number[] {
  const [x, y, z] = [target[0] - place[0], target[1] - place[1], target[2] - place[2]];
  const yaw = Math.atan2(-x, -z);
  const pitch = Math.atan2(y, Math.hypot(x, z));
  const half = [yaw / 2, pitch / 2, (roll * Math.PI) / 360] as const;
  const turn = multiply(
    multiply([0, Math.sin(half[0]), 0, Math.cos(half[0])], [Math.sin(half[1]), 0, 0, Math.cos(half[1])]),
    [0, 0, Math.sin(half[2]), Math.cos(half[2])],
  );
  return [...place, ...turn, (2 * Math.atan(14 / lens / 2) * 180) / Math.PI, 3, 4];
}

function multiply(a: number[], b: number[]): number[] {
  const [ax, ay, az, aw] = a as [number, number, number, number];
  const [bx, by, bz, bw] = b as [number, number, number, number];
  return [
    aw * bx + ax * bw + ay * bz - az * by,
    aw * by - ax * bz + ay * bw + az * bx,
    aw * bz + ax * by - ay * bx + az * bw,
    aw * bw - ax * bx - ay * by - az * bz,
  ];
}

function performanceOf(take: Take): Performance {
  const frames = Math.round(take.seconds * 24);
  const camera = encode(['x', 'y', 'z', 'qx', 'qy', 'qz', 'qw', 'fov', 'focus', 'aperture'], frames, (time) =>
    lensRow(take.camera(time)),
  );
  const bodies = Object.entries(take.bodies).map(([target, at]) => ({
    ...encode(['present', 'root.x', 'root.y', 'root.z', 'root.yaw'], frames, (time) => {
      const { x, y = 0, z, yaw, present = 1 } = at(time);
      return [present, x, y, z, yaw];
    }),
    target,
  }));
  return {
    type: 'performance',
    version: 1,
    rate,
    frames,
    tracks: [{ ...camera, target: 'camera' }, ...bodies],
    events: [],
  };
}

function codes(film: Film): string[] {
  const performances = new Map(film.takes.map((take) => [take.slate, performanceOf(take)]));
  let clock = 0;
  const shots = film.takes.map((take) => {
    const start = clock;
    clock += fromSeconds(take.seconds);
    const actors = Object.keys(take.bodies).map((id) => ({
      id,
      appearance: { kind: 'person', dress: { hat: 'none' }, hair: { style: 'short' }, features: [] },
    }));
    const staging = { set: { builder: 'flat' }, actors, blocking: [] };
    return {
      ...{
        id: take.slate,
        slate: take.slate,
        scene: 's',
        purpose: take.purpose,
        subjects: take.subjects,
        angle: 'eye',
      },
      ...{ start, duration: fromSeconds(take.seconds), staging },
    };
  });
  const span = (from: number, to: number) => ({ start: fromSeconds(from), end: fromSeconds(to) });
  const actions = (actor: string) => [
    ...film.speech.flatMap(([who, from, to], line) =>
      who === actor ? [{ kind: 'speak', line: `l${line}`, visemes: [], ...span(from, to) }] : [],
    ),
    ...film.deeds.flatMap(([who, from, to]) =>
      who === actor ? [{ kind: 'gesture', gesture: 'wave', ...span(from, to) }] : [],
    ),
  ];
  const scene = {
    id: 's',
    blocking: ['a', 'b'].map((actor) => ({ actor, actions: actions(actor) as Action[] })),
    lines: film.speech.map(([who, from, to], line) => ({
      ...{ id: `l${line}`, character: who, offScreen: false },
      ...{ start: fromSeconds(from), duration: fromSeconds(to - from) },
    })),
  };
  const stage: RuleStage = {
    layoutOf: () => ({ obstacles: film.solids, ...(film.water && { water: film.water }) }),
    groundAt: () => 0,
    bodyOf: () => ({ height, eyeHeight, radius: 0.25, length: 0.4, ...(film.water && { draught: 0.9 }) }),
    rigOf: () => ({ bones }),
  };
  const plan = { scenes: [scene], shots } as unknown as Plan;
  return checkRules({ plan, performances, stage }).map((finding) => finding.code);
}

/** The clean film with one take changed. */
function changed(index: number, change: Partial<Take>, rest: Partial<Film> = {}): Film {
  const film = clean();
  return { ...film, ...rest, takes: film.takes.map((take, at) => (at === index ? { ...take, ...change } : take)) };
}

const box = (x: number, y: number, z: number, half: number) => ({
  minimum: [x - half, y - half, z - half] as Point,
  maximum: [x + half, y + half, z + half] as Point,
});

test('a clean film breaks no rule', () => {
  expect(codes(clean())).toEqual([]);
});

const over = (view: View): View => ({ ...view, place: [view.place[0], view.place[1], -view.place[2]] });
const slide = (from: Place, to: Place, seconds: number) => (time: number) => ({
  ...from,
  x: from.x + ((to.x - from.x) * time) / seconds,
  z: from.z + ((to.z - from.z) * time) / seconds,
});
const near = single('b').place;

const faults: [string, Film][] = [
  ['line-crossed', changed(2, { camera: () => over(single('b')) })],
  ['eyeline', changed(2, { camera: () => over(single('b')) })],
  ['jump-cut', changed(2, { subjects: ['a'], camera: () => single('a', 62) })],
  ['headroom', changed(1, { camera: () => single('a', 65, 0.12, 0.2) })],
  ['headroom', changed(1, { camera: () => single('a', 65, 0.12, -0.22) })],
  ['lead-room', changed(1, { camera: () => single('a', 65, -0.22) })],
  ['subject-unseen', changed(1, { camera: () => ({ ...single('a'), target: [6, 1.5, 0] }) })],
  ['subject-unseen', changed(1, {}, { solids: [box(0.2, 1.4, 0.8, 0.3)] })],
  ['subject-unseen', changed(1, { bodies: { ...both, b: () => ({ x: 0.45, z: 0.77, yaw: 0 }) } })],
  ['headless', changed(0, { bodies: { ...both, c: () => ({ x: 0.1, z: 3.2, yaw: 0 }) } })],
  ['headless', changed(0, { purpose: 'insert', subjects: [], camera: () => ({ ...wide, target: [0, 0.2, 0] }) })],
  ['face-cut', changed(1, { camera: () => single('a', 65, 0.58) })],
  ['face-hidden', changed(1, { bodies: { ...both, b: () => ({ x: 0.45, z: 0.77, yaw: 0 }) } })],
  ['face-hidden', changed(0, { camera: () => ({ ...wide, place: [4.9, 1.45, 0.02] }) })],
  ['speaker-unseen', changed(1, { subjects: ['b'], camera: () => single('b', 40) })],
  ['cut-at-joint', changed(1, { camera: () => ({ place: [1.4, 1.3, 2.4], target: [-0.62, 1.16, 0], lens: 32 }) })],
  ['camera-solid', changed(2, {}, { solids: [box(near[0], near[1], near[2] + 0.7, 0.5)] })],
  ['camera-solid', changed(2, { bodies: { ...both, c: () => ({ x: near[0] + 0.3, z: near[2], yaw: 0 }) } })],
  ['camera-ground', changed(0, { camera: () => ({ ...wide, place: [0, 0.05, 4.9] }) })],
  ['horizon', changed(0, { camera: () => ({ ...wide, roll: 6 }) })],
  ['camera-jolt', changed(0, { camera: (time) => ({ ...wide, place: [time < 1.2 ? 0 : 0.9, 1.3, 4.9] }) })],
  ['figures-collide', changed(0, { bodies: { a: slide(left, { ...right, x: 2 }, 2.5), b: () => right } })],
  ['figure-in-solid', changed(0, {}, { solids: [box(-0.7, 0.5, -0.1, 0.3)] })],
  ['feet-off-ground', changed(0, { bodies: { ...both, a: () => ({ ...left, y: 0.2 }) } })],
  ['too-short', changed(3, { seconds: 0.6 })],
  [
    'too-long',
    changed(
      3,
      { seconds: 6.5 },
      {
        deeds: [
          ['a', 0.2, 2.2],
          ['b', 7.6, 14],
        ],
      },
    ),
  ],
  ['dead-air', changed(0, {}, { deeds: [['b', 7.6, 9.8]] })],
  ['pops-in', changed(0, { bodies: { ...both, b: (time) => ({ ...right, present: time < 1 ? 0 : 1 }) } })],
  [
    'pops-in',
    changed(3, {
      bodies: { ...both, c: () => ({ x: 1.1, z: -0.6, yaw: 0 }) },
      camera: () => ({ ...single('b'), lens: 30 }),
    }),
  ],
  ['position-jump', changed(3, { bodies: { a: () => left, b: () => ({ ...right, x: 1.5 }) } })],
  ['out-of-water', { ...clean(), water: { level: 0.9, areas: [[2, -9, 9, 9]], cameras: [], screens: [] } }],
  ['out-of-water', { ...clean(), water: { level: -0.9, areas: [[-9, -9, 9, 9]], cameras: [], screens: [] } }],
];

test('who lies in the water with as much of the body as is usual breaks no rule', () => {
  const water: Film['water'] = { level: 0.9, areas: [[-9, -9, 9, 9]], cameras: [], screens: [] };
  expect(codes({ ...clean(), water })).toEqual([]);
});

test.each(faults)('%s is found', (code, film) => {
  expect(codes(film)).toContain(code);
});

test('a film of a few long shots from one place has too few and holds one set-up', () => {
  const film = clean();
  const deeds = [0, 1, 2, 3].map((index): [string, number, number] => ['a', index * 5.9 + 0.1, index * 5.9 + 5.8]);
  const takes = film.takes.map((take) => ({ ...take, ...film.takes[0]!, slate: take.slate, seconds: 5.9 }));
  expect(codes({ ...film, takes, deeds, speech: [] })).toEqual(expect.arrayContaining(['too-few-shots', 'same-setup']));
});

test('who comes in mist, or out of the frame, does not pop', () => {
  const mist = changed(0, {
    bodies: { ...both, b: (time) => ({ ...right, present: Math.min(1, Math.max(0, time - 0.5)) }) },
  });
  expect(codes(mist)).not.toContain('pops-in');
  const away = changed(0, { bodies: { ...both, c: (time) => ({ x: 9, z: 0, yaw: 0, present: time < 1 ? 0 : 1 }) } });
  expect(codes(away)).toEqual([]);
});

const hands: Partial<Take> = { camera: () => ({ place: [-0.7, 1.1, 1.4], target: [-0.7, 0.95, 0], lens: 60 }) };

test('an insert of hands and the shoulder over which a shot looks need no head', () => {
  expect(codes(changed(0, { ...hands, purpose: 'insert', subjects: [] }))).not.toContain('headless');
  expect(codes(changed(0, { ...hands, purpose: 'two-shot' }))).toContain('headless');
  const near = { ...both, b: () => ({ x: 0.3, z: 3.2, yaw: Math.PI }) };
  const shoulder: Partial<Take> = { purpose: 'over-shoulder', subjects: ['a', 'b'], bodies: near };
  expect(codes(changed(0, shoulder))).not.toContain('headless');
  expect(codes(changed(0, { ...shoulder, purpose: 'two-shot' }))).toContain('headless');
});

test('of two who hold each other one face is enough, while that one is open to the lens', () => {
  const held = { a: () => ({ ...left, x: -0.1 }), b: () => ({ ...left, x: 0.1 }) };
  const from = (x: number) => codes(changed(0, { bodies: held, camera: () => ({ ...wide, place: [x, 1.45, 0.02] }) }));
  expect(from(4.9)).not.toContain('face-hidden');
  expect(from(-4.9)).toContain('face-hidden');
});

const fromAside = (seconds: number) => (time: number) => (time < seconds ? { ...left, x: -6 } : left);

test('who is out of the frame for the beginning of a shot of them is missed, unless a moment long', () => {
  const begins = (seconds: number) => changed(1, { bodies: { ...both, a: fromAside(seconds) } });
  expect(codes(begins(0.75))).toContain('subject-unseen');
  expect(codes(begins(0.4))).not.toContain('subject-unseen');
});

test('a breath of roll is not a leaning horizon', () => {
  expect(codes(changed(0, { camera: () => ({ ...wide, roll: 1 }) }))).toEqual([]);
});
