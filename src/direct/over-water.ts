import type { Point } from '../film/index.ts';
import type { Figure, View } from './frame.ts';
import type { Sight } from './solve.ts';
import { dot, subtract } from './vector.ts';

/** Metres over the ground at which a camera at least is: clear of waves before a swimmer's face, over grass and quay before a beast. */
export function leastHeight({ afloat, upright }: Figure): number {
  return afloat ? (upright ? 0.7 : 1.4) : 0.3;
}

/** Metres from the nearest part of a long body to a place, seen from above, less the water that a lens keeps from it. */
export function alongSide({ foot, along }: Figure, place: Point): number {
  const away = [-1.4, -0.7, 0, 0.7, 1.4].map((share) =>
    Math.hypot(foot[0] + along[0] * share - place[0], foot[2] + along[2] * share - place[2]),
  );
  return Math.min(...away) - 0.5;
}

/** 5 where a camera on a swimmer is on the other side of the line from the people to where it is, or sets out. */
export function overLine({ figures, track, front }: Sight, view: View, figure: Figure): number {
  const people = figure.afloat && figures.find(({ afloat }) => !afloat);
  if (!people) return 0;
  const [x, , z] = subtract((track?.[0] ?? figure).eyes, people.eyes);
  const normal: Point = [z, 0, -x];
  return dot(normal, front) * dot(normal, subtract(view.position, people.eyes)) < 0 ? 5 : 0;
}
