import { type Flicks, type FrameRate, frameLength, toFrame } from '../../src/film/index.ts';

type Shot = { id: string; start: Flicks; duration: Flicks };
type Line = { start: Flicks; end: Flicks };

/** Length of a film in flicks. */
export function filmDuration(shots: readonly Shot[]): Flicks {
  const last = shots.at(-1);
  return last ? last.start + last.duration : 0;
}

/** `time` brought to the beginning of its frame and between the film's first and last frame. */
export function clampTime(time: number, duration: Flicks, rate: FrameRate): Flicks {
  const length = frameLength(rate);
  const last = Math.max(0, Math.ceil(duration / length) - 1);
  return Math.min(Math.max(0, toFrame(time, rate)), last) * length;
}

/** Index of the shot that is seen at `time`; the first or last one outside the film; -1 without shots. */
export function shotIndexAt(shots: readonly Shot[], time: Flicks): number {
  let low = 0;
  let high = shots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shots[middle]!.start <= time) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, Math.min(0, shots.length - 1));
}

/** The lines that are spoken at `time`. */
export function linesAt<T extends Line>(lines: readonly T[], time: Flicks): T[] {
  return lines.filter(({ start, end }) => start <= time && time < end);
}

/** Where to go on in a changed film, and whether that is the same shot. */
export type KeptPlace = { time: Flicks; sameShot: boolean };

/**
 * The place in `after` that corresponds to `time` in `before`: as far into the same shot by id, however the film moved around
 * it; where the shot is gone, the end of the nearest shot before it that is still there, else the beginning.
 */
export function keepPlace(before: readonly Shot[], after: readonly Shot[], time: Flicks, rate: FrameRate): KeptPlace {
  const duration = filmDuration(after);
  const index = shotIndexAt(before, time);
  const known = new Map(after.map((shot) => [shot.id, shot]));
  for (let at = index; at >= 0; at--) {
    const shot = known.get(before[at]!.id);
    if (!shot) continue;
    const last = shot.start + shot.duration - frameLength(rate);
    const wanted = at === index ? shot.start + time - before[index]!.start : last;
    return { time: clampTime(Math.max(shot.start, Math.min(wanted, last)), duration, rate), sameShot: at === index };
  }
  return { time: 0, sameShot: false };
}

/** The time one shot on or back from `time`. Going back from inside a shot leads to its beginning first. */
export function neighbourShot(shots: readonly Shot[], time: Flicks, step: 1 | -1, rate: FrameRate): Flicks {
  const index = shotIndexAt(shots, time);
  const shot = shots[index];
  if (!shot) return 0;
  if (step < 0 && time - shot.start > frameLength(rate) * 12) return shot.start;
  return shots[Math.min(Math.max(0, index + step), shots.length - 1)]!.start;
}

/** Indexes of the shots whose motion is wanted, most urgent first: this one, the two after it, the one before, those that follow. */
export function wantedShots(index: number, count: number, reach = 12): number[] {
  const after = Array.from({ length: reach }, (_, step) => index + 3 + step);
  return [index, index + 1, index + 2, index - 1, ...after].filter((at) => at >= 0 && at < count);
}
