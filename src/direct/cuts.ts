import { hash } from '../film/index.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import { axes, type Figure, sideOfLine, sizes, sizeTable } from './frame.ts';
import { lastResort, type Option, type Scout, type Setup, setupsFor, solveSetup } from './setups.ts';
import type { Slot } from './slots.ts';
import { viewAngle } from './solve.ts';
import { clamp, dot, length } from './vector.ts';

const { weights, sigma, averageLength } = grammar;
const placeShots = new Set<Setup['purpose']>(['establishing', 'cutaway', 'closing', 'insert']);

/**
 * Chooses the shots of a scene: the cheapest sequence of options over its slots by dynamic programming over (last slot,
 * option), each option a setup over up to four slots. Costs are those of the edit cost in film grammar: picture, line,
 * jump, eyeline, direction, size progression and lognormal shot length (Galvane et al. 2015; Salt on shot lengths).
 */
export function chooseShots(scout: Scout): Option[] {
  const { slots } = scout.scene;
  const setups = setupsFor(scout);
  const ending: { option: Option; cost: number; before: number }[][] = [];
  for (let to = 0; to < slots.length; to++) {
    ending[to] = [];
    for (let from = to; from >= 0 && to - from < 4; from--) {
      if (slots.slice(from, to + 1).reduce((sum, slot) => sum + slot.nominal, 0) > 14 && from < to) break;
      for (const setup of setups) {
        const option = allowed(scout, setup, from, to) ? solveSetup(scout, setup, from, to) : undefined;
        if (!option) continue;
        const own = option.cost * weights.quality + shotCost(scout, option);
        const best = from === 0 ? { cost: 0, before: -1 } : cheapest(ending[from - 1]!, option, slots);
        if (best) ending[to]!.push({ option, cost: own + best.cost, before: best.before });
      }
    }
    const rescue = ending[to]!.length === 0 ? lastResort(scout, to) : undefined;
    const before = to === 0 ? { cost: 0, before: -1 } : rescue && cheapest(ending[to - 1]!, rescue, slots);
    if (rescue && before) ending[to]!.push({ option: rescue, cost: rescue.cost + before.cost, before: before.before });
  }
  return trace(ending, slots.length - 1);
}

function cheapest(
  list: { option: Option; cost: number }[],
  option: Option,
  slots: readonly Slot[],
): { cost: number; before: number } | undefined {
  let best: { cost: number; before: number } | undefined;
  for (const [before, entry] of list.entries()) {
    if (best && entry.cost >= best.cost) continue;
    const cost = entry.cost + cutCost(entry.option, option, slots);
    if (!best || cost < best.cost) best = { cost, before };
  }
  return best;
}

function trace(ending: { option: Option; cost: number; before: number }[][], last: number): Option[] {
  const chosen: Option[] = [];
  let slot = last;
  let index =
    ending[slot]?.reduce((best, entry, at, list) => (best < 0 || entry.cost < list[best]!.cost ? at : best), -1) ?? -1;
  while (slot >= 0 && index >= 0) {
    const entry = ending[slot]![index]!;
    chosen.unshift(entry.option);
    slot = entry.option.from - 1;
    index = entry.before;
  }
  return chosen;
}

/** Cheap tests before anything is solved. */
function allowed(scout: Scout, setup: Setup, from: number, to: number): boolean {
  const slots = scout.scene.slots.slice(from, to + 1);
  if (setup.purpose === 'establishing') return from === 0;
  if (setup.purpose === 'closing') return to === scout.scene.slots.length - 1 && from > 0 && to - from < 2;
  if (setup.purpose === 'cutaway') return from > 0 && slots.every((slot) => slot.scenic);
  if (setup.purpose === 'insert') return slots.length === 1 && slots[0]!.prop?.noun === setup.prop;
  if (setup.purpose === 'reaction') return slots.length === 1 && from > 0;
  if (setup.purpose === 'action') return slots.every((slot) => slot.kind !== 'speech');
  return true;
}

/**
 * What one shot costs by itself: how well it shows what matters, the size that tension asks, and its length. A little
 * taste, drawn from the words, keeps a long dialogue from the same two setups without end.
 */
export function shotCost(scout: Scout, option: Option): number {
  const slots = scout.scene.slots.slice(option.from, option.to + 1);
  const seconds = slots.reduce((sum, slot) => sum + slot.nominal, 0);
  const fit = slots.reduce((sum, slot) => sum + slotCost(scout, option.setup, slot) * Math.sqrt(slot.nominal / 2.5), 0);
  const mean = averageLength.calm + (averageLength.tense - averageLength.calm) * scout.arousal;
  const wide = option.setup.purpose === 'establishing' ? 1.3 : 1;
  const off = Math.log(seconds) - (Math.log(mean * wide) - sigma ** 2 / 8);
  const rhythm = (weights.rhythm * off ** 2) / (2 * (sigma / 2) ** 2);
  const taste = (hash(`${option.setup.key}/${slots[0]!.text}`) % 100) / 100;
  return (
    weights.variety * taste +
    weights.purpose * fit +
    sizeCost(option.setup, slots) +
    angleCost(option.setup, slots) +
    rhythm +
    (seconds < 1.5 ? 1.5 : 0) +
    (slots.length > 1 && option.setup.purpose !== 'establishing' ? 0.5 * Math.max(0, seconds - 5.5) : 0)
  );
}

/** A low or high camera speaks only where the words ask for it. */
function angleCost({ purpose, angle, size }: Setup, slots: readonly Slot[]): number {
  if (purpose === 'closing') return size === 'LS' || size === 'ELS' ? 0 : 0.5;
  if (purpose !== 'single' && purpose !== 'action') return purpose === 'master' && angle !== 'eye' ? 0.15 : 0;
  const wanted = slots.find((slot) => slot.angle !== 'eye')?.angle ?? 'eye';
  if (angle === wanted) return 0;
  return angle === 'eye' ? 0.5 : 1.5;
}

/** Close sizes belong to tense moments: wanted runs from MS at rest to CU at the height. */
function sizeCost(setup: Setup, slots: readonly Slot[]): number {
  const key = slots.some((slot) => slot.key);
  if (key && (setup.purpose !== 'single' || setup.angle !== 'eye')) return 2.2;
  if (setup.purpose !== 'single' && setup.purpose !== 'reaction') return 0;
  if (key) return 1.2 * Math.abs(sizes.indexOf(setup.size) - sizes.indexOf('CU'));
  const tension = Math.max(...slots.map((slot) => slot.tension));
  const wanted = 3.3 - 2.4 * clamp((tension - 0.25) / 0.6, 0, 1);
  return 0.4 * Math.abs(sizes.indexOf(setup.size) - wanted);
}

/** 0 when the setup is just right for the slot; above 2 it would be a mistake. */
function slotCost(scout: Scout, setup: Setup, slot: Slot): number {
  if (slot.kind === 'head') return headCost(scout, setup);
  if (slot.kind === 'tail') return tailCost(scout, setup);
  if (slot.scenic) return scenicCost(setup);
  return slot.kind === 'speech' ? speechCost(setup, slot) : actionCost(setup, slot);
}

function headCost({ fresh }: Scout, { purpose }: Setup): number {
  if (purpose === 'establishing') return fresh ? 0 : 0.5;
  if (purpose === 'master') return fresh ? 1.6 : 0.2;
  return purpose === 'insert' ? 1 : fresh ? 5 : 1.4;
}

function tailCost({ last }: Scout, { purpose }: Setup): number {
  if (purpose === 'closing') return last ? 0 : 0.7;
  if (purpose === 'cutaway') return last ? 2 : 0.9;
  return (last ? 2.4 : 0) + (purpose === 'insert' ? 1.5 : 0.35);
}

function scenicCost({ purpose }: Setup): number {
  if (purpose === 'establishing') return 0.05;
  if (purpose === 'cutaway' || purpose === 'insert') return 0.3;
  if (purpose === 'master') return 0.6;
  return purpose === 'closing' ? 0.4 : 1.8;
}

function speechCost(setup: Setup, slot: Slot): number {
  const [main] = setup.subjects;
  const speaks = main === slot.speaker;
  switch (setup.purpose) {
    case 'single':
      return speaks ? 0.45 - 0.35 * slot.tension : 3;
    case 'over-shoulder':
    case 'reverse':
      return speaks ? 0.05 + 0.3 * slot.tension : 1.5;
    case 'reaction':
      return slot.principal.includes(main!) && !speaks ? 1.15 - 0.5 * slot.tension - (slot.part > 0 ? 0.4 : 0) : 4;
    case 'two-shot':
      return setup.subjects.includes(slot.speaker ?? '') ? 0.85 : 2.5;
    case 'master':
      return setup.subjects.includes(slot.speaker ?? '') ? 1.6 : 2.5;
    case 'closing':
      return setup.subjects.length ? 1.4 : 2.5;
    default:
      return 4;
  }
}

function actionCost(setup: Setup, slot: Slot): number {
  const [main] = setup.subjects;
  const [lead, second] = slot.principal;
  const moves = slot.movers.includes(main ?? '');
  const both = second !== undefined && [lead, second].every((id) => id && setup.subjects.includes(id));
  switch (setup.purpose) {
    case 'action':
      return main === lead ? (moves ? 0 : 0.55) : moves ? 0.6 : 3;
    case 'single':
      return main === lead ? (moves ? 1.8 : 0.4) + (slot.busy ? tightness(setup) : 0) : 3;
    case 'reaction':
      return main === second ? 0.9 : 4;
    case 'two-shot':
      return both ? 0.3 : setup.subjects.includes(lead ?? '') ? 0.9 : 3;
    case 'master':
      return slot.movers.length > 0 ? 0.6 : both ? 0.55 : 0.8;
    case 'over-shoulder':
    case 'reverse':
      return main === lead && !moves ? 0.7 : 2;
    case 'insert':
      return 0.25;
    case 'closing':
      return setup.subjects.includes(lead ?? '') ? 0.8 : 1.6;
    case 'establishing':
      return 1.7;
    default:
      return 4;
  }
}

/** How much of a deed a close size leaves out. */
function tightness({ size }: Setup): number {
  return size === 'CU' ? 1.4 : size === 'MCU' ? 0.6 : 0.1;
}

/** What a cut costs: crossing the line, a jump, mismatched eyelines, flipped direction, a rough change of size. */
export function cutCost(before: Option, after: Option, slots: readonly Slot[]): number {
  if (before.setup.key === after.setup.key) return 9;
  const place = placeShots.has(before.setup.purpose) || placeShots.has(after.setup.purpose);
  let cost = sameSubjectCost(before, after) + progression(before.setup, after.setup);
  if (before.setup.view !== undefined && before.setup.view === after.setup.view) cost += 4;
  if (
    before.setup.purpose === after.setup.purpose &&
    (placeShots.has(before.setup.purpose) || before.setup.purpose === 'reaction')
  )
    cost += 3;
  cost += matchCost(before.setup, after.setup);
  if (!place) cost += lineCost(before, after, slots) + eyelineCost(before, after) + directionCost(before, after);
  return cost;
}

function sameSubjectCost(before: Option, after: Option): number {
  const shared =
    before.setup.subjects.find((id) => after.setup.subjects[0] === id) ??
    after.setup.subjects.find((id) => before.setup.subjects[0] === id);
  const figure = after.figures.find((candidate) => candidate.id === shared);
  if (!figure) return 0;
  const steps = Math.abs(sizes.indexOf(before.setup.size) - sizes.indexOf(after.setup.size));
  return viewAngle(before.view, after.view, figure.eyes) < 30 && steps < 2 ? weights.jump : 0;
}

/** The pair whose line counts at the cut. */
function linePair(before: Option, slots: readonly Slot[], after: Option): [Figure, Figure] | undefined {
  for (const slot of [slots[after.from]!, slots[before.to]!]) {
    const pair = slot.principal.slice(0, 2).map((id) => after.figures.find((figure) => figure.id === id));
    if (pair[0] && pair[1]) return [pair[0], pair[1]];
  }
  const [a, b] = [...new Set([...before.setup.subjects, ...after.setup.subjects])].map((id) =>
    after.figures.find((figure) => figure.id === id),
  );
  return a && b ? [a, b] : undefined;
}

function lineCost(before: Option, after: Option, slots: readonly Slot[]): number {
  const pair = linePair(before, slots, after);
  if (!pair) return 0;
  const sides = [before, after].map(({ view }) => sideOfLine(pair[0].foot, pair[1].foot, view.position));
  return sides[0]! * sides[1]! < 0 ? weights.line : 0;
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
