import { cutCost } from './cut-cost.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import { shows } from './details.ts';
import { popsAtCut, popsWithin } from './pops.ts';
import { type Option, type Scout, type Setup, setupsFor } from './setups.ts';
import { shotCost } from './shot-cost.ts';
import { briefTail, type Slot } from './slots.ts';
import { lastResort, solveSetup } from './solve-setup.ts';

const { weights } = grammar;

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
    for (let from = to; from >= 0 && to - from < scout.style.span; from--) {
      for (const setup of setups) {
        const option = allowed(scout, setup, from, to) ? solveSetup(scout, setup, from, to) : undefined;
        if (!option) continue;
        const own = option.cost * weights.quality + shotCost(scout, option) + weights.pop * popsWithin(scout, option);
        const best = from === 0 ? { cost: 0, before: -1 } : cheapest(scout, ending[from - 1]!, option);
        if (best) ending[to]!.push({ option, cost: own + best.cost, before: best.before });
      }
    }
    if (ending[to]!.length === 0 && to > 0) ending[to] = prolonged(ending[to - 1]!, slots, to);
    const rescue = ending[to]!.length === 0 ? lastResort(scout, to) : undefined;
    const before = to === 0 ? { cost: 0, before: -1 } : rescue && cheapest(scout, ending[to - 1]!, rescue);
    if (rescue && before) ending[to]!.push({ option: rescue, cost: rescue.cost + before.cost, before: before.before });
  }
  return trace(ending, slots.length - 1);
}

/** The shots before, held over a moment too short for one of its own. */
function prolonged<Entry extends { option: Option }>(before: Entry[], slots: readonly Slot[], to: number): Entry[] {
  if (slots[to]!.kind !== 'tail') return [];
  return before.map((entry) => ({ ...entry, option: { ...entry.option, to } }));
}

function cheapest(
  scout: Scout,
  list: { option: Option; cost: number }[],
  option: Option,
): { cost: number; before: number } | undefined {
  let best: { cost: number; before: number } | undefined;
  for (const [before, entry] of list.entries()) {
    if (best && entry.cost >= best.cost) continue;
    const cost =
      entry.cost +
      cutCost(entry.option, option, scout.scene.slots, scout.style.strict) +
      weights.pop * popsAtCut(scout, entry.option, option);
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

/** Pictures that show of one of two the back alone. */
const shoulders = new Set<Setup['purpose']>(['over-shoulder', 'reverse']);

/** Cheap tests before anything is solved. */
function allowed(scout: Scout, setup: Setup, from: number, to: number): boolean {
  const slots = scout.scene.slots.slice(from, to + 1);
  const seconds = slots.reduce((sum, slot) => sum + slot.nominal, 0);
  const speech = slots.some((slot) => slot.kind === 'speech');
  const { longest } = scout.style;
  if (from < to && seconds > (speech ? longest.speech : longest.silent)) return false;
  if (slots.some((slot) => slot.speaker !== undefined && !setup.subjects.includes(slot.speaker))) return false;
  if (shoulders.has(setup.purpose) && slots.some(({ speaker = setup.subjects[0] }) => speaker !== setup.subjects[0]))
    return false;
  if (slots.every(briefTail)) return false;
  if (setup.purpose === 'establishing') return from === 0;
  if (setup.purpose === 'closing') return to === scout.scene.slots.length - 1 && from > 0 && to - from < 2;
  if (setup.purpose === 'cutaway') return from > 0 && slots.every((slot) => slot.scenic);
  if (setup.purpose === 'insert') return slots.length === 1 && shows(slots[0]!, setup);
  if (setup.purpose === 'reaction') return from > 0 && slots.slice(1).every(briefTail);
  if (setup.purpose === 'action') return slots.every((slot) => slot.kind !== 'speech');
  return true;
}
