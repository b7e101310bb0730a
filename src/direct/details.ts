import type { FrameRate, StagedProp } from '../film/index.ts';
import { coverFrames, fromSeconds, toSeconds } from '../film/index.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import propTable from './data/props.json' with { type: 'json' };
import { nominalLength, type Slot } from './slots.ts';
import { has } from './words.ts';

const { pace } = grammar;

/** The thing on the set that a deed of hands is about. */
export function thingFound(slot: Slot, props: readonly StagedProp[]): Slot['prop'] {
  if (!slot.handed) return undefined;
  const entry = propTable.find(
    (candidate) => props.some((prop) => prop.noun === candidate.noun) && has(slot.text, candidate),
  );
  return entry && { noun: entry.noun, holder: undefined };
}

/**
 * A deed of hands with a thing gets a moment in which the thing alone may be seen: what lies on the ground before it is
 * taken, what a hand holds while it is given.
 */
export function withDetail(slot: Slot, rate: FrameRate): Slot[] {
  if (slot.kind !== 'action' || !slot.handed || !slot.prop) return [slot];
  const detail = coverFrames(fromSeconds(pace.insert), rate);
  if (slot.duration < detail + coverFrames(fromSeconds(1), rate)) return [slot];
  const first = slot.prop.holder === undefined ? detail : slot.duration - detail;
  const part = (start: number, duration: number, more: Partial<Slot>): Slot => ({
    ...slot,
    start,
    duration,
    nominal: nominalLength(toSeconds(duration)),
    ...more,
  });
  const found = slot.prop.holder === undefined;
  return [
    part(slot.start, first, found ? { detail: true, movers: [] } : {}),
    part(slot.start + first, slot.duration - first, found ? { text: '' } : { text: '', detail: true, movers: [] }),
  ];
}
