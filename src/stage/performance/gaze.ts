import { type Action, type GazeTarget, random, toSeconds } from '../../film/index.ts';
import { curve } from '../actors/vector.ts';
import { clamp, drift, ease } from './ease.ts';
import type { Vector } from './rotation.ts';

type GazeAction = Extract<Action, { kind: 'gaze' }>;

/** Where head and eyes are turned. Radians; the head's from the trunk's own front, the eyes' from the head's. */
export type Look = { headYaw: number; headPitch: number; trunkYaw: number; eyeX: number; eyeY: number };

/** What gaze must know of its owner at a time: eyes in the world, the way the body faces (radians), and whether it lies on its back. */
export type Eyes = { place: Vector; yaw: number; supine?: boolean };

const farAway = 8;

/** How far eyes turn up in the head before their white shows under the iris; the head does the rest. Radians. */
const highest = 0.16;

/**
 * How far a person's head nods towards something at a pitch, both radians upwards. Eyes and lids do most of it between faces: the head
 * takes 12 degrees down and 8 up at most, and more, up to 25, only for what lies at the feet or stands high overhead.
 */
export const personNod = curve([
  [-1, -0.43],
  [-0.62, -0.21],
  [0, 0],
  [0.32, 0.14],
  [1, 0.43],
]);

/** How a beast's does, whose eyes turn little: nearly all the way. */
export const beastNod = (pitch: number): number => pitch * (pitch > 0 ? 0.88 : 0.72);

/** The direction to a target as seen from the body: yaw to the left and pitch upwards, radians. */
function directionTo(
  target: GazeTarget,
  own: Eyes,
  eyesOf: (actor: string) => Vector | undefined,
): { yaw: number; pitch: number } {
  if ('away' in target)
    return {
      left: { yaw: 0.75, pitch: -0.05 },
      right: { yaw: -0.75, pitch: -0.05 },
      down: { yaw: 0.15, pitch: -0.55 },
      up: { yaw: 0.1, pitch: 0.5 },
      closed: { yaw: 0, pitch: 0 },
    }[target.away];
  const point = 'point' in target ? (target.point as Vector) : eyesOf(target.actor);
  if (!point) return { yaw: 0, pitch: 0 };
  const [dx, dy, dz] = [point[0] - own.place[0], point[1] - own.place[1], point[2] - own.place[2]];
  if (own.supine) return seenFromBack([dx, dy, dz], own.yaw);
  const flat = Math.max(0.05, Math.hypot(dx, dz));
  let yaw = Math.atan2(dx, dz) - own.yaw;
  yaw -= Math.round(yaw / (2 * Math.PI)) * 2 * Math.PI;
  return { yaw: clamp(yaw, -2, 2), pitch: clamp(Math.atan2(dy, flat), -1, 1) };
}

/** The direction to something for a face that looks up, with the feet towards `yaw`. */
function seenFromBack([x, y, z]: Vector, yaw: number): { yaw: number; pitch: number } {
  const [sin, cos] = [Math.sin(yaw), Math.cos(yaw)];
  const [left, towardsFeet] = [x * cos - z * sin, x * sin + z * cos];
  const up = Math.max(0.05, y);
  return {
    yaw: clamp(Math.atan2(left, up), -1.2, 1.2),
    pitch: clamp(-Math.atan2(towardsFeet, Math.hypot(left, up)), -0.7, 0.3),
  };
}

/**
 * Gaze over time: the eyes jump first (saccades of 50 ms), the head follows after a tenth of a second, the trunk lends a share
 * of a large turn; between jumps the eyes flit between the points of a face. `nod` is what the head takes of a pitch.
 */
export function gazeOf(
  actions: readonly Action[],
  seed: string,
  nod: (pitch: number) => number,
): (at: number, own: (at: number) => Eyes, eyesOf: (actor: string) => Vector | undefined) => Look {
  const gazes = actions
    .filter((action): action is GazeAction => action.kind === 'gaze')
    .sort((a, b) => a.start - b.start);
  const moments = momentsOf(gazes);
  const flit = saccades(seed);
  const idleYaw = drift(`${seed}/head-yaw`, 0.13);
  const idlePitch = drift(`${seed}/head-pitch`, 0.17);
  return (at, own, eyesOf) => {
    const eyes = own(at);
    let head = { yaw: idleYaw(at) * 0.05, pitch: idlePitch(at) * 0.035 };
    let sight = { yaw: head.yaw, pitch: head.pitch };
    for (const { time, target } of moments) {
      if (time > at) break;
      const aim = target ? directionTo(target, eyes, eyesOf) : { yaw: 0, pitch: 0 };
      const wander = { yaw: aim.yaw + idleYaw(at) * 0.025, pitch: aim.pitch + idlePitch(at) * 0.02 };
      const turn = Math.hypot(aim.yaw - head.yaw, aim.pitch - head.pitch);
      const quick = ease(time, time + 0.07, at);
      const slow = ease(time + 0.06, time + 0.36 + 0.34 * turn, at);
      sight = {
        yaw: sight.yaw + (aim.yaw - sight.yaw) * quick,
        pitch: sight.pitch + (aim.pitch - sight.pitch) * quick,
      };
      head = {
        yaw: head.yaw + (wander.yaw * 0.86 - head.yaw) * slow,
        pitch: head.pitch + (nod(wander.pitch) - head.pitch) * slow,
      };
    }
    const trunk = clamp(head.yaw * 0.3, -0.42, 0.42);
    const yaw = clamp(head.yaw - trunk, -0.95, 0.95);
    const pitch = clamp(head.pitch, -0.55, 0.8);
    const [fx, fy] = flit(at);
    return {
      headYaw: yaw,
      headPitch: pitch,
      trunkYaw: trunk,
      eyeX: clamp(sight.yaw - yaw - trunk + fx, -0.55, 0.55),
      eyeY: clamp(sight.pitch - pitch + fy, -0.4, highest),
    };
  };
}

function momentsOf(gazes: readonly GazeAction[]): { time: number; target: GazeTarget | undefined }[] {
  const moments: { time: number; target: GazeTarget | undefined }[] = [];
  for (const [i, gaze] of gazes.entries()) {
    const start = toSeconds(gaze.start);
    moments.push({ time: start <= 0 ? -farAway : start, target: gaze.target });
    const next = gazes[i + 1];
    if (!next || next.start > gaze.end) moments.push({ time: toSeconds(gaze.end), target: undefined });
  }
  return moments;
}

/** Small jumps of the eyes between points of what is looked at, every 0.5 to 2.2 seconds. */
function saccades(seed: string): (at: number) => [number, number] {
  const source = random(`${seed}/saccades`);
  const jumps: { time: number; x: number; y: number }[] = [];
  for (let time = -3; time < 120; time += 0.5 + source() * 1.7)
    jumps.push({ time, x: (source() - 0.5) * 0.075, y: (source() - 0.6) * 0.045 });
  return (at) => {
    let i = jumps.findIndex((jump) => jump.time > at) - 1;
    if (i < 0) i = 0;
    const now = jumps[i]!;
    const before = jumps[i - 1] ?? now;
    const share = ease(now.time, now.time + 0.045, at);
    return [before.x + (now.x - before.x) * share, before.y + (now.y - before.y) * share];
  };
}

/** How far eyes are closed that look at nothing at all: 0 open to 1 shut, over half a second. */
export function shutOf(actions: readonly Action[]): (at: number) => number {
  const spans = momentsOf(actions.filter((action): action is GazeAction => action.kind === 'gaze'));
  const shut = (target: GazeTarget | undefined) => (target && 'away' in target && target.away === 'closed' ? 1 : 0);
  return (at) => {
    let closed = 0;
    for (const { time, target } of spans) closed += (shut(target) - closed) * ease(time, time + 0.5, at);
    return closed;
  };
}

/** When eyes blink: every 2 to 6 seconds, sometimes twice, and with large turns of the gaze; and when they are closed. 0 open to 1 shut. */
export function blinksOf(actions: readonly Action[], seed: string): (at: number) => number {
  const source = random(`${seed}/blink`);
  const times: number[] = [];
  for (let time = -1.5 + source() * 2.5; time < 120; time += 2 + source() * 3.8) {
    times.push(time);
    if (source() < 0.14) times.push(time + 0.32);
  }
  for (const action of actions)
    if (action.kind === 'gaze' && action.start > 0) times.push(toSeconds(action.start) + 0.03);
  const shut = shutOf(actions);
  return (at) =>
    times.reduce(
      (most, time) => Math.max(most, ease(time, time + 0.09, at) * (1 - ease(time + 0.12, time + 0.29, at))),
      shut(at),
    );
}
