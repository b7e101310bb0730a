import type { ShotPurpose } from '../film/index.ts';
import { axes, type Figure, inFrame, level, project, scaleOf, type View } from './frame.ts';
import { lies } from './heights.ts';
import { figureHides } from './occlusion.ts';
import type { Setup } from './setups.ts';
import type { Space } from './space.ts';
import { add, distance, dot, mix, scale, subtract, unit } from './vector.ts';

/** Frame heights over body height: from the first on a picture holds heads whole, under the second an insert holds hands alone. */
const [whole, hands] = [0.6, 0.42];

/** A picture shows somebody's body without the head, or in a wide picture without the crown; a beast's throat counts as its body. */
export function beheaded(view: View, figure: Figure): boolean {
  const { eyes, crown, chest, foot, along, upright, afloat } = figure;
  const beast = !upright && !lies(figure);
  const needed = scaleOf(view, figure) < whole && !beast ? [eyes] : [eyes, crown];
  if (needed.every((point) => inFrame(view, point, -0.02))) return false;
  const trunk = afloat
    ? [crown, ...[1.7, 1, 0, -1].map((share) => add(chest, scale(along, share)))]
    : [chest, mix(foot, chest, 0.6), mix(chest, eyes, 0.5)];
  const muzzle = beast && !afloat ? [add(eyes, scale(add(unit(along), [0, -1, 0]), 0.06 * figure.measure))] : [];
  return [...trunk, ...muzzle].some((point) => inFrame(view, point, -0.02));
}

/** Metres between two who hold each other, those by which one is clearly taller, and the cosine to their line from which on a face is open. */
const embrace = { within: 0.75, taller: 0.05, open: 0.25 };

/** Two hold each other and neither face is open: the taller's is over the shorter's shoulder, of equals either. */
export function embraceHides(view: View, figures: readonly Figure[]): boolean {
  const [tall, short] = figures.filter(({ arm }) => arm).sort((a, b) => b.crown[1] - a.crown[1]);
  if (!tall || !short || distance(tall.foot, short.foot) > embrace.within) return false;
  const along = dot(unit(level(subtract(tall.foot, short.foot))), axes(view).forward);
  const clearly = tall.crown[1] - short.crown[1] > embrace.taller;
  return (clearly ? along : Math.abs(along)) < embrace.open;
}

/** Where in the width of a frame the middle of a subject's face stays, as a share of it from the middle. */
const faceRoom = 0.44;

const ofOne = new Set<ShotPurpose>(['single', 'reaction', 'over-shoulder', 'reverse']);
const ofPlaces = new Set<ShotPurpose>(['establishing', 'cutaway', 'insert', 'title', 'credits']);

/**
 * How many heads of those ashore a picture loses: bodies without one, subjects' faces at the frame's side, and faces behind other bodies, of subjects
 * and, in a picture of several, of whoever the text is `about`. Nobody's back over whose shoulder it looks counts.
 */
export function lostHeads(
  { purpose, subjects, pov }: Setup,
  view: View,
  figures: readonly Figure[],
  space: Space,
  about: readonly string[],
): number {
  const shoulder = purpose === 'over-shoulder' || purpose === 'reverse' ? subjects[1] : undefined;
  const seen = figures.filter(({ id }) => id !== pov);
  const hugged = seen.filter(({ id, eyes }) => subjects.includes(id) || inFrame(view, eyes));
  const faces = ofPlaces.has(purpose) ? [] : ofOne.has(purpose) ? subjects.slice(0, 1) : [...subjects, ...about];
  const start = !ofPlaces.has(purpose) && embraceHides(view, hugged) ? 1 : 0;
  return seen.reduce((sum, figure) => {
    if (figure.id === shoulder || figure.afloat) return sum;
    if (beheaded(view, figure)) {
      const detail = purpose === 'insert' && scaleOf(view, figure) < hands;
      return sum + (detail || space.blocked(view.position, figure.chest) ? 0 : 1);
    }
    if (!faces.includes(figure.id) || !inFrame(view, figure.eyes)) return sum;
    const aside = subjects.includes(figure.id) && Math.abs(project(view, figure.eyes).x) > faceRoom;
    const hidden = seen.some((other) => other !== figure && figureHides(other, 0, view.position, figure.eyes));
    return sum + (aside ? 1 : 0) + (hidden ? 1 : 0);
  }, start);
}
