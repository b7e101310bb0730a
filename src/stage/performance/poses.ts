import { type Blocking, type Pose, toSeconds } from '../../film/index.ts';
import table from './data/postures.json' with { type: 'json' };
import { clamp, ease } from './ease.ts';

/**
 * The poses of a blocking, and those that bodies only pass through: `half` has one knee down, `floor` sits on the ground on one
 * hand, `buckle` is a body whose knees give way. `ground` sits with crossed legs where there is no seat.
 */
export type Posture = Exclude<Pose, 'propped'> | 'half' | 'floor' | 'buckle' | 'ground';

/** Shares of the postures at one moment; they sum to 1. */
export type PoseWeights = Record<Posture, number>;

/** One change of pose: postures with the shares of its time at which they are reached. `weighty` falls instead of easing. */
export type PostureChange = { start: number; seconds: number; stops: [Posture, number][]; weighty: boolean };

type Body = 'person' | 'beast';
type Ways = {
  usual: number;
  ways: { from: string; to: string; seconds: number; through: unknown[] }[];
  /** Where a fall ends, and through which postures it gets there. */
  fallen: Posture;
  fall: unknown[];
};

const waysOf = table as unknown as Record<Body, Ways>;

/** A pose that is taken somewhere: who sits where there is no seat sits on the ground, and people lie in one way only. */
function taken(pose: Pose, seated: boolean, body: Body): Posture {
  if (pose === 'sit' && !seated) return 'ground';
  if (pose === 'propped') return body === 'person' ? 'floor' : 'lie';
  return pose === 'fallen' ? waysOf[body].fallen : pose;
}

/** All changes of pose of a blocking, in the order of time, through the postures of data/postures.json. */
export function postureChanges(
  blocking: Blocking,
  body: Body = 'beast',
  seated: (at: number) => boolean = () => true,
): PostureChange[] {
  const changes: PostureChange[] = [];
  const { fallen, fall } = waysOf[body];
  let last = taken(blocking.pose, seated(Number.NEGATIVE_INFINITY), body);
  for (const action of [...blocking.actions].sort((a, b) => a.start - b.start)) {
    const start = toSeconds(action.start);
    const next = action.kind === 'pose' ? taken(action.pose, seated(start), body) : last;
    if (next !== last) {
      changes.push(changeOf(last, next, start, body));
      last = next;
    } else if (action.kind === 'move' && last !== 'stand') {
      const change = changeOf(last, 'stand', start, body);
      changes.push({ ...change, start: start - change.seconds * 0.8 });
      last = 'stand';
    } else if (action.kind === 'gesture' && action.gesture === 'fall' && last !== fallen) {
      const seconds = Math.max(0.9, toSeconds(action.end) - start);
      changes.push({ start, seconds, stops: fall as PostureChange['stops'], weighty: true });
      last = fallen;
    }
  }
  return changes;
}

/** Poses over time: a pose lasts until another is taken or the body walks (`postureChanges`). */
export function posesOf(
  blocking: Blocking,
  body: Body = 'beast',
  seated: (at: number) => boolean = () => true,
): (at: number) => PoseWeights {
  const changes = postureChanges(blocking, body, seated);
  const opening = taken(blocking.pose, seated(Number.NEGATIVE_INFINITY), body);
  return (at) => {
    let weights = only(opening);
    for (const change of changes) if (at > change.start) weights = changed(weights, change, at);
    return weights;
  };
}

function changeOf(from: Posture, to: Posture, start: number, body: Body): PostureChange {
  const { ways, usual } = waysOf[body];
  const way = ways.find((own) => own.from === from && own.to === to);
  const through = (way?.through ?? []) as PostureChange['stops'];
  return { start, seconds: way?.seconds ?? usual, stops: [...through, [to, 1]], weighty: false };
}

function changed(before: PoseWeights, { start, seconds, stops, weighty }: PostureChange, at: number): PoseWeights {
  const share = clamp((at - start) / seconds);
  let since = 0;
  let from = before;
  for (const [i, [posture, until]] of stops.entries()) {
    if (share >= until) {
      since = until;
      from = only(posture);
      continue;
    }
    const t = (share - since) / (until - since);
    const ends = stops.length - 1;
    const way = weighty
      ? t ** 1.7
      : ends === 0
        ? ease(0, 1, t)
        : i === 0
          ? t * t * (1.6 - 0.6 * t)
          : settled(t, i === ends);
    return blend(from, only(posture), way);
  }
  return from;
}

/** Steady on the way, at rest at the end. */
const settled = (t: number, last: boolean): number => (last ? 1 - (1 - t) ** 2 * (1 + 0.6 * t) : t);

function only(posture: Posture): PoseWeights {
  const weights: PoseWeights = {
    stand: 0,
    sit: 0,
    kneel: 0,
    lie: 0,
    fallen: 0,
    crouch: 0,
    half: 0,
    floor: 0,
    buckle: 0,
    ground: 0,
  };
  weights[posture] = 1;
  return weights;
}

function blend(a: PoseWeights, b: PoseWeights, t: number): PoseWeights {
  const weights = only('stand');
  for (const key of Object.keys(weights) as Posture[]) weights[key] = a[key] * (1 - t) + b[key] * t;
  return weights;
}
