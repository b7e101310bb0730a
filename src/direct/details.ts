import type { Flicks, FrameRate, Point, StagedProp } from '../film/index.ts';
import { coverFrames, fromSeconds, toSeconds } from '../film/index.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import propTable from './data/props.json' with { type: 'json' };
import type { Figure } from './frame.ts';
import type { Setup } from './setups.ts';
import { nominalLength, type Slot } from './slots.ts';
import type { Space } from './space.ts';
import { add, scale } from './vector.ts';
import { has } from './words.ts';

const { pace } = grammar;

/** Seconds after which a thing rests in its new hand, and the shortest moment in which it can be read. */
const settled = 0.45;
const shortest = 0.85;

/** What is smaller is drawn to its own scale in a hand, and shown from nearer. Metres. */
const small = 0.25;

const sizes = new Map((propTable as { noun: string; size?: number }[]).map(({ noun, size }) => [noun, size]));

/** The thing on the set that a deed of hands is about. */
export function thingFound(slot: Slot, props: readonly StagedProp[]): Slot['prop'] {
  if (!slot.handed) return undefined;
  const entry = propTable.find(
    (candidate) => props.some((prop) => prop.noun === candidate.noun) && has(slot.text, candidate),
  );
  return entry && { noun: entry.noun, holder: undefined };
}

/** A sentence that asks for a thing alone, `Close: the mask`, `特写：面具`. */
const asksClose = /^(?:close\b[^.]{0,24}:|(?:又是)?特写[：:])/iu;

/** A slot whose words ask for a thing alone shows it, in the hand that holds it or where it lies. */
export function closeUp(slot: Slot, props: readonly StagedProp[]): Slot {
  if (slot.kind !== 'action' || !asksClose.test(slot.text)) return slot;
  const prop = slot.prop ?? thingFound({ ...slot, handed: true }, props);
  return prop ? { ...slot, prop, detail: true, scenic: false, handed: false, movers: [] } : slot;
}

/**
 * A deed of hands with a thing gets a moment in which the thing alone may be seen: in its new hand or place once it is there, what
 * lies on the ground before it is touched, what a hand holds while it is shown.
 */
export function withDetail(slot: Slot, rate: FrameRate): Slot[] {
  if (slot.kind !== 'action' || !slot.handed || !slot.prop) return [slot];
  const length = (seconds: number) => coverFrames(fromSeconds(seconds), rate);
  const detail = length(pace.insert);
  const { passes, holder } = slot.prop;
  if (passes === undefined && slot.duration < detail + length(1)) return [slot];
  const found = passes === undefined && holder === undefined;
  const parted = passes !== undefined ? passes - slot.start + length(settled) : found ? detail : slot.duration - detail;
  if (passes !== undefined && slot.duration - parted < length(shortest)) return [slot];
  const part = (start: number, duration: number, shown: boolean): Slot => ({
    ...slot,
    ...(shown ? { detail: true, movers: [], event: undefined } : {}),
    text: start === 0 ? slot.text : '',
    start: slot.start + start,
    duration,
    nominal: nominalLength(toSeconds(duration)),
  });
  return [part(0, parted, found), part(parted, slot.duration - parted, !found)];
}

/** When an insert looks at the thing of a slot: in its middle. */
export const momentOf = ({ start, duration }: Slot): Flicks => start + Math.round(duration / 2);

/** Whether an insert is of a slot's own thing at its own moment. */
export function shows(slot: Slot, { prop, moment }: Setup): boolean {
  return slot.detail && slot.prop?.noun === prop && momentOf(slot) === moment;
}

/** What an insert looks at: a point, metres of height in the picture so that the thing fills a third of it, and whose hands are there. */
export function detailIn(
  props: readonly StagedProp[],
  { prop: noun, moment = 0, subjects }: Setup,
  figures: readonly Figure[],
  space: Space,
): { point: Point; width: number; around: string[] } | undefined {
  const thing = props.find(({ id, noun: own }) => id === noun || own === noun);
  const size = sizes.get(noun ?? '') ?? 0.4;
  const width = size < small ? Math.max(0.26, size * 1.9) : Math.min(1.1, size * 2.8);
  const stay = thing?.stays?.findLast(({ from }) => from <= moment) ?? thing?.stays?.[0];
  const place = stay ? stay.at : thing?.at;
  if (place) {
    const point: Point = [place[0], space.ground(...place) + (stay?.up ?? 0) + size * 0.35, place[1]];
    return { point, width, around: [] };
  }
  const holder = figures.find(({ id }) => id === (stay ? stay.actor : subjects[0]));
  return holder && { point: inFrontOf(holder), width, around: [holder.id] };
}

/** Where hands hold a thing before the chest, a little to the right. */
function inFrontOf({ chest, look, height }: Figure): Point {
  return add(
    chest,
    add(scale(look, 0.2 * height), [-look[2] * 0.04 * height, -0.01 * height, look[0] * 0.04 * height]),
  );
}
