import { frameLength, type Staging } from '../../film/index.ts';
import { holdOf } from './looks.ts';

type Key = Staging['camera']['keys'][number];

/** Handheld strength above which a tripod's frames would be seen to stick. */
const breath = 0.05;

/**
 * For each frame whether it is drawn (1) or holds the one before (0). A still camera takes the look's own cadence (cel on twos,
 * ink and cut-out on threes, natural on ones); every frame in which the camera moves is drawn, as in hand-drawn animation
 * (R. Williams, The Animator's Survival Kit). The first frame is always drawn.
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

function movingSpans({ camera, duration }: Staging): [number, number][] {
  if (camera.handheld > breath) return [[0, duration]];
  const { keys } = camera;
  return keys
    .slice(1)
    .flatMap((key, index): [number, number][] => (differ(keys[index]!, key) ? [[keys[index]!.time, key.time]] : []));
}

function differ(first: Key, second: Key): boolean {
  const apart = (a: readonly number[], b: readonly number[]) =>
    a.some((value, axis) => Math.abs(value - b[axis]!) > 1e-4);
  return (
    apart(first.position, second.position) ||
    apart(first.target, second.target) ||
    Math.abs(first.focalLength - second.focalLength) > 1e-3 ||
    Math.abs(first.roll - second.roll) > 1e-3
  );
}
