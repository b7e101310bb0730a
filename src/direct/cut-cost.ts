import grammar from './data/grammar.json' with { type: 'json' };
import { axes, type Figure, scaleOf, sensorWidth, sideOfLine, sizes, sizeTable, type View } from './frame.ts';
import type { Option, Setup } from './setups.ts';
import type { Slot } from './slots.ts';
import { viewAngle } from './solve.ts';
import { angleBetween, distance, dot, length } from './vector.ts';

const { weights } = grammar;
const placeShots = new Set<Setup['purpose']>(['establishing', 'cutaway', 'closing', 'insert']);

/** A last picture of the people rather than of the place: the line between them counts in it too. */
const ofPeople = ({ purpose, subjects }: Setup) => purpose === 'closing' && subjects.length > 0;

/** What a cut costs: crossing the line, a jump, mismatched eyelines, flipped direction, a rough change of size. `strict` is how much more than usual crossing the line does. */
export function cutCost(before: Option, after: Option, slots: readonly Slot[], strict = 1): number {
  if (before.setup.key === after.setup.key) return 9;
  const place = [before, after].some(({ setup }) => placeShots.has(setup.purpose) && !ofPeople(setup));
  const jump = sameSubjectCost(before, after);
  let cost = (jump > 0 ? jump : lookAlike(before, after)) + progression(before.setup, after.setup);
  if (before.setup.view !== undefined && before.setup.view === after.setup.view) cost += 4;
  if (
    before.setup.purpose === after.setup.purpose &&
    (placeShots.has(before.setup.purpose) || before.setup.purpose === 'reaction')
  )
    cost += 3;
  cost += matchCost(before.setup, after.setup);
  if (isTiny(before, before.closes) && isTiny(after, after.opens)) cost += weights.tiny;
  if (!place)
    cost += strict * lineCost(before, after, slots) + eyelineCost(before, after) + directionCost(before, after);
  return cost;
}

/** Frame height over body height from which on people are small in a picture. */
const small = 1.9;

/** A picture of people shows them small, and does not leave them at the end. */
export function isTiny({ setup, figures, end }: Option, view: View): boolean {
  if (setup.purpose === 'closing') return false;
  const main = [...figures, ...end].find(({ id }) => id === setup.subjects[0]);
  return main !== undefined && scaleOf(view, main) > small;
}

function sameSubjectCost(before: Option, after: Option): number {
  const shared =
    before.setup.subjects.find((id) => after.setup.subjects[0] === id) ??
    after.setup.subjects.find((id) => before.setup.subjects[0] === id);
  const figure = after.figures.find((candidate) => candidate.id === shared);
  if (!figure) return 0;
  const scales = [before.closes, after.opens].map((view) => scaleOf(view, figure));
  const ratio = Math.max(...scales) / Math.min(...scales);
  return viewAngle(before.closes, after.opens, figure.eyes) < 32 && ratio < 2 ? weights.jump : 0;
}

/** Two pictures in a row from nearly the same place, of nearly the same things in nearly the same size. */
function lookAlike(before: Option, after: Option): number {
  const [one, other] = [before.closes, after.opens];
  if (angleBetween(axes(one).forward, axes(other).forward) > 20) return 0;
  const reaches = [one, other].map((view) => distance(view.position, view.target) / view.focalLength);
  if (Math.max(...reaches) / Math.min(...reaches) > 1.6) return 0;
  const aims = distance(one.target, other.target) / (Math.max(...reaches) * sensorWidth);
  return aims < 0.7 ? weights.alike : 0;
}

/** The pairs whose line counts at a cut: those the slots are about, and the first subjects of the two shots. */
function linePairs(before: Option, slots: readonly Slot[], after: Option): [Figure, Figure][] {
  const { subjects } = before.setup;
  const named = [
    slots[after.from]!.principal,
    slots[before.to]!.principal,
    [...new Set([...subjects, ...after.setup.subjects])],
    [subjects[0], after.setup.subjects[0]],
  ];
  return named.flatMap((ids) => {
    const [a, b] = ids
      .slice(0, 2)
      .map((id) => after.figures.find((figure) => figure.id === id) ?? before.end.find((figure) => figure.id === id));
    return a && b && a !== b ? [[a, b] as [Figure, Figure]] : [];
  });
}

function lineCost(before: Option, after: Option, slots: readonly Slot[]): number {
  const crossed = linePairs(before, slots, after).some(([a, b]) => {
    const [one, other] = [before.closes, after.opens].map((view) => sideOfLine(a.eyes, b.eyes, view.position));
    return one! * other! < 0;
  });
  return crossed ? weights.line : 0;
}

function screenLook(option: Option, id: string, figures: readonly Figure[]): number {
  const figure = figures.find((candidate) => candidate.id === id);
  const across = figure ? dot(figure.look, axes(option.view).right) : 0;
  return Math.abs(across) < 0.15 ? 0 : Math.sign(across);
}

const answering = new Set<Setup['purpose']>(['single', 'over-shoulder', 'reverse']);

/** Shot and reverse shot of two who talk are a pair: of one size and of one kind. */
function matchCost(before: Setup, after: Setup): number {
  if (!answering.has(before.purpose) || !answering.has(after.purpose)) return 0;
  if (before.subjects[0] === after.subjects[0]) return 0;
  const steps = Math.abs(sizes.indexOf(before.size) - sizes.indexOf(after.size));
  const kinds = (before.purpose === 'single') === (after.purpose === 'single') ? 0 : 1;
  return weights.match * (steps + kinds);
}

/** Two who look at each other look opposite ways on the screen; one keeps looking the same way. */
function eyelineCost(before: Option, after: Option): number {
  const [a, b] = [before.setup.subjects[0], after.setup.subjects[0]];
  if (!a || !b || before.setup.subjects.length === 0) return 0;
  const [first, second] = [screenLook(before, a, before.end), screenLook(after, b, after.figures)];
  if (first === 0 || second === 0) return 0;
  return (a === b ? first !== second : first === second) ? weights.eyeline : 0;
}

function directionCost(before: Option, after: Option): number {
  const walker = before.end.find(
    (figure) => figure.moving && after.figures.some((other) => other.id === figure.id && other.moving),
  );
  if (!walker || length(walker.look) === 0) return 0;
  return screenLook(before, walker.id, before.end) * screenLook(after, walker.id, after.figures) < 0
    ? weights.direction
    : 0;
}

function progression(before: Setup, after: Setup): number {
  const steps = Math.abs(sizes.indexOf(before.size) - sizes.indexOf(after.size));
  const rough = Math.max(0, steps - 4) * weights.progression;
  return rough + (sizeTable[before.size].scale > 4 && sizeTable[after.size].scale < 0.25 ? 1 : 0);
}
