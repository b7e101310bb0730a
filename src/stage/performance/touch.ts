import type { GazeTarget } from '../../film/index.ts';
import type { Measure } from '../actors/measure.ts';
import type { ArmState } from './arms.ts';
import type { Contact } from './gestures.ts';
import type { Handling } from './handling.ts';
import type { BodyPlace } from './player.ts';
import { about, inverse, minus, plus, rotate, times, unit, type Vector } from './rotation.ts';
import type { Skeleton } from './skeleton.ts';

/** Where a hand has to be to touch somebody or a point, in the arm's frame and in arm's lengths. */
export function touchOf(
  skeleton: Skeleton,
  m: Measure,
  side: string,
  sign: number,
  { root, bodyOf, eyesOf }: ArmState,
  target: GazeTarget | undefined,
  contact: Contact,
  handled: Handling | undefined,
): Vector | undefined {
  const length = m.upperArm + m.foreArm;
  const wide = handled?.hold.style === 'both' ? handled.hold.wide * 0.9 : 0;
  const inArm = (place: Vector): Vector => {
    const seen = rotate(about([0, 1, 0], -root.yaw), minus(place, [root.x, root.y, root.z]));
    const chest = skeleton.world[skeleton.bone('chest')]!;
    const way = rotate(inverse(chest), minus(seen, skeleton.place[skeleton.bone(`arm${side}`)]!));
    return [(way[0] * sign) / length, way[1] / length, way[2] / length];
  };
  if (target && 'point' in target) {
    const [x, y, z] = target.point;
    const away = Math.max(0.05, Math.hypot(x - root.x, z - root.z));
    const [ahead, aside] = [[(x - root.x) / away, 0, (z - root.z) / away] as Vector, wide * sign];
    const back = m.hand * 0.6;
    return inArm([x - ahead[0] * back + ahead[2] * aside, y + m.hand * 0.35, z - ahead[2] * back - ahead[0] * aside]);
  }
  const other = target && 'actor' in target ? bodyOf(target.actor) : undefined;
  if (!other || !target || !('actor' in target) || contact === 'point') return undefined;
  if (other.neck && contact.startsWith('back'))
    return inArm(roundNeck(other.neck, root, sign, contact === 'back-high'));
  const away = Math.hypot(other.x - root.x, other.z - root.z);
  if (away > 1.6 || away < 0.05) return undefined;
  const ahead: Vector = [(other.x - root.x) / away, 0, (other.z - root.z) / away];
  const aside: Vector = [ahead[2] * sign, 0, -ahead[0] * sign];
  const own = root.y + m.shoulder;
  const theirs = other.y + other.shoulder;
  const spot = (along: number, across: number, up: number): Vector =>
    plus([root.x, up, root.z], plus(times(ahead, along), times(aside, across)));
  const place = {
    meet:
      other.arm > 0
        ? spot(...meeting(away, own, theirs, length, other.arm, wide, m))
        : (mouthOf(eyesOf(target.actor), ahead, other.height) ?? spot(away, 0, theirs)),
    'back-high': spot(away + other.depth * 1.15 + 0.02, 0.05 * m.height, Math.min(own, theirs) - 0.06 * m.height),
    'back-low': spot(away + other.depth * 1.05 + 0.02, 0.06 * m.height, theirs - 0.19 * other.height),
    shoulder: spot(away - 0.1 * other.height, 0.1 * other.height, theirs - 0.03 * other.height),
    'upper-arm': spot(away - 0.12 * other.height, 0.14 * other.height, theirs - 0.12 * other.height),
    face: spot(away - 0.09 * other.height, 0, other.y + other.chin - 0.015 * other.height),
  }[contact];
  return inArm(place);
}

/** Where a hand lies on a beast's neck: beyond its middle, the upper hand nearer to the mane. */
function roundNeck(
  { at, thick }: NonNullable<BodyPlace['neck']>,
  root: { x: number; z: number },
  sign: number,
  high: boolean,
): Vector {
  const way = unit([at[0] - root.x, 0, at[2] - root.z]);
  return [
    at[0] + way[0] * thick * 0.5 + way[2] * sign * thick * 0.95,
    at[1] + thick * (high ? 0.45 : -0.35),
    at[2] + way[2] * thick * 0.5 - way[0] * sign * thick * 0.95,
  ];
}

/** Where a beast takes things, seen from somebody before it. */
function mouthOf(eyes: Vector | undefined, ahead: Vector, height: number): Vector | undefined {
  return eyes && plus(plus(eyes, times(ahead, -0.12 * height)), [0, -0.12 * height, 0]);
}

/**
 * Where the hands of two meet, as the wrist of one of them needs it: ahead, aside, and the height. Arms share the way as they share
 * their length, so that a child reaches up as far as its arm lets it and the grown-up down to it.
 */
function meeting(
  away: number,
  own: number,
  theirs: number,
  arm: number,
  otherArm: number,
  wide: number,
  m: Measure,
): [number, number, number] {
  const both = arm + otherArm;
  return [(away * arm) / both - m.hand * 0.62, wide, (own * otherArm + theirs * arm) / both - 0.22 * both];
}
