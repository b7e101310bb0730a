import { hash } from '../film/index.ts';
import { isTiny } from './cut-cost.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import { eventCost } from './event-cost.ts';
import { sizes } from './frame.ts';
import { closestOf, type Option, type Scout, type Setup } from './setups.ts';
import { briefTail, type Slot } from './slots.ts';
import { clamp } from './vector.ts';

const { weights, sigma, averageLength } = grammar;

/**
 * What one shot costs by itself: how well it shows what matters, the size that tension asks, and its length. A little
 * taste, drawn from film and scene, keeps a long dialogue from the same two setups without end.
 */
export function shotCost(scout: Scout, option: Option): number {
  const slots = scout.scene.slots.slice(option.from, option.to + 1);
  const seconds = slots.reduce((sum, slot) => sum + slot.nominal, 0);
  const fit = slots.reduce((sum, slot) => sum + slotCost(scout, option.setup, slot) * Math.sqrt(slot.nominal / 2.5), 0);
  const { pace } = scout.style;
  const mean = pace * (averageLength.calm + (averageLength.tense - averageLength.calm) * scout.arousal);
  const wide = option.setup.purpose === 'establishing' ? 1.3 : 1;
  const off = Math.log(seconds) - (Math.log(mean * wide) - sigma ** 2 / 8);
  const rhythm = (weights.rhythm * off ** 2) / (2 * (sigma / 2) ** 2);
  const taste = (hash(`${scout.film}/${scout.scene.slots[0]!.text}/${option.setup.key}/${option.from}`) % 100) / 100;
  return (
    weights.variety * taste +
    weights.purpose * fit +
    sizeCost(scout, option.setup, slots) +
    angleCost(scout, option.setup, slots) +
    rhythm +
    eventCost(scout, option) +
    farCost(option, seconds) +
    (seconds < 1.5 && !slots[0]!.reacts && !slots[0]!.detail ? 1.2 : 0) +
    (slots.length > 1 && slots.some((slot) => slot.reacts || slot.detail) && !slots.slice(1).every(briefTail)
      ? 0.9
      : 0) +
    (slots.length > 1 && option.setup.purpose !== 'establishing' ? 0.5 * Math.max(0, seconds - 5.5 * pace) : 0)
  );
}

/** Seconds for which people may be small in a picture, and what each second more costs. */
const far = { seconds: 2.5, cost: 0.6 };

function farCost(option: Option, seconds: number): number {
  return isTiny(option, option.closes) ? far.cost * Math.max(0, seconds - far.seconds) : 0;
}

/** A scene that threatens is tense and dark; one is lonely who is alone in a sad and quiet one. */
function moodOf({ arousal, valence, scene }: Scout): { threat: boolean; lonely: boolean } {
  const alone = scene.blocking.length === 1;
  return { threat: arousal > 0.6 && valence < 0, lonely: alone && arousal < 0.5 && valence <= 0 };
}

/** A low or high camera speaks only where the words ask for it, or the mood of the scene does. */
function angleCost(scout: Scout, { purpose, angle, size }: Setup, slots: readonly Slot[]): number {
  if (purpose === 'closing') return size === 'LS' || size === 'ELS' ? 0 : 0.5;
  const { threat, lonely } = moodOf(scout);
  if (purpose === 'master') return angle === 'eye' ? (lonely ? 0.5 : 0) : lonely ? -0.4 : 0.15;
  if (purpose !== 'single' && purpose !== 'action') return 0;
  const wanted = slots.find((slot) => slot.angle !== 'eye')?.angle ?? 'eye';
  if (angle === wanted) return 0;
  if (angle === 'low' && threat) return 0.1;
  return angle === 'eye' ? 0.5 : 1.5;
}

/** Close sizes belong to tense moments: wanted runs from MS at rest to CU at the height. */
function sizeCost(scout: Scout, setup: Setup, slots: readonly Slot[]): number {
  const { style, performers } = scout;
  const key = slots.some((slot) => slot.key);
  if (key && (setup.purpose !== 'single' || setup.angle !== 'eye')) return 2.2;
  if (setup.purpose !== 'single' && setup.purpose !== 'reaction') return 0;
  const main = performers.get(setup.subjects[0] ?? '');
  const closest = sizes.indexOf(main ? closestOf(main) : 'CU');
  if (key) return 1.2 * Math.abs(sizes.indexOf(setup.size) - closest - style.reserve);
  const tension = Math.max(...slots.map((slot) => slot.tension));
  const wanted = 3.3 - style.closeness - 2.4 * clamp((tension - 0.25) / 0.6, 0, 1) + roundShift(scout, slots[0]!);
  return 0.4 * Math.abs(sizes.indexOf(setup.size) - Math.max(closest, wanted));
}

/** Sizes by which the pictures of faces grow wider from one round of a dialogue to the next, so that they are not all alike. */
const rounds = [0, -1.4, 1.2];

function roundShift({ film, scene }: Scout, { speaker, start }: Slot): number {
  if (speaker === undefined) return 0;
  const lines = scene.slots.filter((slot) => slot.speaker === speaker && slot.part === 0 && slot.start <= start);
  return rounds[(hash(`${film}/${scene.slots[0]!.text}`) + lines.length) % rounds.length]!;
}

/** 0 when the setup is just right for the slot; above 2 it would be a mistake. */
function slotCost(scout: Scout, setup: Setup, slot: Slot): number {
  const own = scout.style.purposes[setup.purpose] ?? 0;
  if (slot.kind === 'head') return headCost(scout, setup) + own;
  if (slot.kind === 'tail') return tailCost(scout, setup) + own;
  if (slot.scenic) return scenicCost(setup) + own;
  return own + (slot.kind === 'speech' ? speechCost(setup, slot) : actionCost(setup, slot)) - liking(scout, setup);
}

/** How much a view from the mind's own eyes is liked above a picture from outside. */
const inTheirEyes = 0.7;

/** What this film's director likes. */
function liking({ style }: Scout, { purpose, pov }: Setup): number {
  if (pov !== undefined) return inTheirEyes;
  if (purpose === 'over-shoulder' || purpose === 'reverse') return style.shoulder;
  if (purpose === 'two-shot') return style.pairs;
  return purpose === 'reaction' ? style.listeners : 0;
}

function headCost({ fresh }: Scout, { purpose }: Setup): number {
  if (purpose === 'establishing') return fresh ? 0 : 0.5;
  if (purpose === 'master') return fresh ? 2.8 : 0.2;
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
      return setup.subjects.length ? 2 : 3;
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
      return slot.reacts && main === lead ? -0.4 : main === second ? (slot.busy ? 2.4 : 0.9) : 4;
    case 'two-shot':
      return (slot.reacts ? 0.8 : 0) + (both ? 0.3 : setup.subjects.includes(lead ?? '') ? 0.9 : 3);
    case 'master':
      return slot.movers.length > 0 ? 0.6 : both ? 0.55 : 0.8;
    case 'over-shoulder':
    case 'reverse':
      return main === lead && !moves ? 0.7 : 2;
    case 'insert':
      return slot.detail ? -0.6 : 0.4;
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
