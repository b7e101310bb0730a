import type { Measure } from '../actors/measure.ts';
import { skirtChains } from '../actors/person-rig.ts';
import type { World } from './player.ts';
import type { PoseWeights } from './poses.ts';
import { about, inner, minus, plus, rotate, times, type Vector } from './rotation.ts';
import type { Skeleton } from './skeleton.ts';
import type { Capsule, Surroundings } from './springs.ts';

type Place = { at: number; x: number; y: number; z: number; yaw: number };

/** What acts on the cloth and hair of a person: wind, limbs, ground. `drop` is how far a gesture lowers the hips, in heights. */
export function surroundingsOf(
  skeleton: Skeleton,
  m: Measure,
  place: Place,
  world: World,
  floor: number,
  pose: PoseWeights,
  drop: number,
): Surroundings {
  const low = pose.kneel + pose.ground + pose.crouch + 0.7 * pose.half + 0.5 * (pose.floor + pose.buckle);
  return {
    ...spacesOf(place),
    seconds: place.at,
    step: world.frameLength,
    wind: world.windAt(place.at, place.x, place.z),
    capsules: capsulesOf(skeleton, m),
    hair: hairHull(skeleton, m),
    skirt: skirtHull(skeleton, m, Math.min(1, low + Math.max(0, drop - 0.06) * 4)),
    floor,
    wag: 0.25 + 0.3 * (1 - pose.stand),
  };
}

/** Maps between a root's space and the world. */
export function spacesOf({ x, y, z, yaw }: Omit<Place, 'at'>): Pick<Surroundings, 'toWorld' | 'toRoot'> {
  const turn = about([0, 1, 0], yaw);
  const back = about([0, 1, 0], -yaw);
  const origin: Vector = [x, y, z];
  return {
    toWorld: (point) => plus(rotate(turn, point), origin),
    toRoot: (point) => rotate(back, minus(point, origin)),
  };
}

function capsulesOf(skeleton: Skeleton, m: Measure): Surroundings['capsules'] {
  const at = (name: string): Vector => skeleton.place[skeleton.bone(name)]!;
  const h = m.height;
  const legs: Capsule[] = ['L', 'R'].flatMap((side) => [
    { from: at(`thigh${side}`), to: at(`shin${side}`), radius: 0.064 * m.limb },
    { from: at(`shin${side}`), to: at(`foot${side}`), radius: 0.058 * h },
    { from: at(`foot${side}`), to: at(`toe${side}`), radius: 0.05 * h },
  ]);
  const trunk: Capsule[] = [
    { from: at('hips'), to: at('spine'), radius: m.chestZ * 1.3 },
    { from: at('spine'), to: at('neck'), radius: m.chestZ * 1.25 },
  ];
  return {
    sash: [...legs, { ...trunk[0]!, radius: m.chestZ * 1.3 }],
    sleeve: trunk.map((part) => ({ ...part, radius: m.chestZ * 1.0 })),
    hair: [
      { from: at('spine'), to: at('chest'), radius: m.chestZ * 1.02 },
      { from: at('chest'), to: at('head'), radius: neckAndHair * m.head },
    ],
  };
}

/** Half the thickness of a neck and of the hair that lies on it, in heads. */
const neckAndHair = 0.34;

/** Hair that hangs down the back stays behind the neck, however far head and trunk are bowed. */
function hairHull(skeleton: Skeleton, m: Measure): Surroundings['hair'] {
  const neck = skeleton.place[skeleton.bone('neck')]!;
  const way = rotate(skeleton.world[skeleton.bone('chest')]!, [0, 0, -1]);
  return ({ tip }) => {
    if (tip[2] > 0) return undefined;
    const round = Math.sqrt(Math.max(0, (neckAndHair * m.head) ** 2 - tip[0] ** 2));
    return { way, fold: 0, least: inner(neck, way) + round };
  };
}

/** The skirt goes round both legs: its points lie outside the hull of knees above and of feet below. */
function skirtHull(skeleton: Skeleton, m: Measure, low: number): Surroundings['skirt'] {
  const at = (name: string): Vector => skeleton.place[skeleton.bone(name)]!;
  const knees = ['L', 'R'].map((side) => at(`shin${side}`));
  const feet = ['L', 'R'].flatMap((side) => {
    const ankle = at(`foot${side}`);
    const toe = at(`toe${side}`);
    const tip = plus(toe, times(minus(toe, ankle), 0.35));
    return [plus(ankle, times(minus(ankle, toe), 0.3)), tip];
  });
  const front = rotate(skeleton.world[skeleton.bone('hips')]!, [0, 0, 1]);
  const yaw = Math.atan2(front[0], front[2]);
  return (order, level) => {
    const angle = yaw + (order / skirtChains) * 2 * Math.PI;
    const way: Vector = [Math.sin(angle), 0, Math.cos(angle)];
    const reach = (points: Vector[]) => Math.max(...points.map((point) => inner(point, way)));
    return {
      way,
      fold: level === 0 ? 0 : low,
      least:
        level === 0
          ? Math.max(reach(knees), 0.6 * reach(knees) + 0.4 * reach(feet)) + 0.05 * m.height
          : reach(feet) + 0.02 * m.height,
    };
  };
}
