import { frameLength, type Staging } from '../../film/index.ts';
import { holdOf } from './looks.ts';

type Key = Staging['camera']['keys'][number];

/** Handheld strength above which a tripod's frames would be seen to stick. */
const breath = 0.05;

/** Share of the picture's width that may pass between two frames before a held one is seen as a step: 2.5 pixels of 1280. */
const visibleStep = 0.002;

/**
 * For each frame whether it is drawn (1) or holds the one before (0). A still camera, or one that creeps, takes the look's own
 * cadence (cel on twos, ink and cut-out on threes, natural on ones); every frame in which the camera visibly moves is drawn, as in
 * hand-drawn animation (R. Williams, The Animator's Survival Kit). The first frame is always drawn.
 */
export function cadenceOf(staging: Staging): number[] {
  const length = frameLength(staging.rate);
  const frames = Math.ceil(staging.duration / length);
  const hold = holdOf(staging.look);
  const moves = movingSpans(staging);
  let since = hold;
  return Array.from({ length: frames }, (_, frame) => {
    const from = frame * length;
    const moving = moves.some(([start, end]) => from >= start && from <= end + length);
    const drawn = moving || since >= hold;
    since = drawn ? 1 : since + 1;
    return drawn ? 1 : 0;
  });
}

function movingSpans({ camera, duration, rate }: Staging): [number, number][] {
  if (camera.handheld > breath) return [[0, duration]];
  const { keys } = camera;
  const peak = camera.ease === 'linear' ? 1 : 2;
  return keys.slice(1).flatMap((key, index): [number, number][] => {
    const before = keys[index]!;
    const frames = Math.max(1, (key.time - before.time) / frameLength(rate));
    const step = (peak * shiftOf(before, key, camera.sensorWidth)) / frames;
    return step > visibleStep ? [[before.time, key.time]] : [];
  });
}

/** About how far the picture moves between two keys, in shares of its width: turning, travelling sideways, nearing, zooming, rolling. */
function shiftOf(first: Key, second: Key, sensorWidth: number): number {
  const away = (key: Key) => key.target.map((value, axis) => value - key.position[axis]!) as [number, number, number];
  const [from, to] = [away(first), away(second)];
  const near = Math.max(0.1, Math.min(Math.hypot(...from), Math.hypot(...to)));
  const width = sensorWidth / Math.min(first.focalLength, second.focalLength);
  const cosine = dot(from, to) / (Math.hypot(...from) * Math.hypot(...to) || 1);
  const turn = Math.acos(Math.max(-1, Math.min(1, cosine)));
  const travel = second.position.map((value, axis) => value - first.position[axis]!) as [number, number, number];
  const forward = dot(travel, from) / (Math.hypot(...from) || 1);
  const sideways = Math.sqrt(Math.max(0, dot(travel, travel) - forward * forward));
  const zoom = Math.abs(Math.log(first.focalLength / second.focalLength)) / 2;
  const roll = (Math.abs(first.roll - second.roll) * Math.PI) / 360;
  return turn / width + sideways / (near * width) + Math.abs(forward) / near / 2 + zoom + roll;
}

function dot(a: readonly [number, number, number], b: readonly [number, number, number]): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
