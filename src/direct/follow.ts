import type { Blocking, Camera, Flicks, ShotMovement } from '../film/index.ts';
import { fromFrames } from '../film/index.ts';
import { type Figure, figuresAt } from './frame.ts';
import { followCamera, moveCamera, type Track } from './moves.ts';
import type { Option, Scout } from './setups.ts';

/** Somebody walks during a stretch of the scene. */
export function walks(scout: Scout, id: string, start: Flicks, duration: Flicks): boolean {
  const book = scout.scene.blocking.find((candidate) => candidate.actor === id);
  return (
    book?.actions.some((action) => action.kind === 'move' && action.start < start + duration && action.end > start) ??
    false
  );
}

/** A camera that keeps a walking subject in the picture; `undefined` where the set leaves it no way. */
export function follow(
  scout: Scout,
  option: Option,
  start: Flicks,
  duration: Flicks,
): { camera: Camera; movement: ShotMovement } | undefined {
  const id = option.setup.subjects[0]!;
  const { scene, space } = scout;
  const step = fromFrames(6, scout.rate);
  if (!walks(scout, id, start, duration)) return undefined;
  const track: Track = [];
  for (let time = 0; time < duration + step; time += step) {
    const local = Math.min(time, duration);
    const figure = figureOf(scene.blocking, scout, start + Math.min(local, duration - 1), id);
    if (figure) track.push({ time: local, figure });
  }
  const centre = option.solvedFor.find((figure) => figure.id === id);
  if (!centre || track.length < 2) return undefined;
  const made = followCamera(option.view, smooth(track), centre, space);
  if (!made) return undefined;
  const base = moveCamera(option.view, 'static', duration, space, [centre]).camera;
  return { movement: made.movement, camera: { ...base, keys: made.keys, ease: 'linear' } };
}

function figureOf(blocking: readonly Blocking[], scout: Scout, time: Flicks, id: string): Figure | undefined {
  return figuresAt(blocking, scout.performers, scout.space, time).find((figure) => figure.id === id);
}

/** An operator's weight: the camera starts before and stops after the walker (moving mean over five moments). */
function smooth(track: Track): Track {
  return track.map(({ time, figure }, index) => {
    const near = track.slice(Math.max(0, index - 2), index + 3);
    const mean = (axis: 0 | 1 | 2) => near.reduce((sum, entry) => sum + entry.figure.eyes[axis], 0) / near.length;
    return { time, figure: { ...figure, eyes: [mean(0), mean(1), mean(2)] } };
  });
}
