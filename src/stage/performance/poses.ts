import { type Blocking, toSeconds } from '../../film/index.ts';
import { ease } from './ease.ts';

type Pose = Blocking['pose'];

/** Shares of the poses at one moment; they sum to 1. */
export type PoseWeights = Record<Pose, number>;

/** Seconds that somebody takes to get from one pose into another. */
const changing = 1.15;

/** Poses over time: a pose lasts until another is taken or the body walks. */
export function posesOf(blocking: Blocking): (at: number) => PoseWeights {
  const changes: { time: number; pose: Pose }[] = [];
  for (const action of [...blocking.actions].sort((a, b) => a.start - b.start)) {
    if (action.kind === 'pose') changes.push({ time: toSeconds(action.start), pose: action.pose });
    else if (action.kind === 'move') changes.push({ time: toSeconds(action.start) - changing * 0.7, pose: 'stand' });
  }
  return (at) => {
    const weights: PoseWeights = { stand: 0, sit: 0, kneel: 0, lie: 0, crouch: 0 };
    weights[blocking.pose] = 1;
    for (const { time, pose } of changes) {
      const share = ease(time, time + changing, at);
      if (share <= 0) continue;
      for (const key of Object.keys(weights) as Pose[]) weights[key] *= 1 - share;
      weights[pose] += share;
    }
    return weights;
  };
}
