import { toSeconds } from '../film/index.ts';
import { eventIn, type StoryEvent } from './events.ts';
import { axes, type Figure, inFrame, level, scaleOf, type View } from './frame.ts';
import type { Option, Scout } from './setups.ts';
import type { Slot } from './slots.ts';
import { dot, mix, subtract, unit } from './vector.ts';

/**
 * What it costs that a shot does not play the event of its slots as it deserves: whoever does it and whomever it is done to
 * in the picture, from the front or the side, large enough and whole, with its height in the middle of the shot.
 */
export function eventCost(scout: Scout, option: Option): number {
  const slots = scout.scene.slots.slice(option.from, option.to + 1);
  const event = eventIn(slots);
  if (!event || !option.peak) return 0;
  if (option.setup.purpose === 'insert') return 0;
  const { weight } = event;
  return weight * (3.2 * Math.max(0, offCentre(slots, event) - 0.14) + shownAt(option, option.peak, event));
}

/** How far from its middle a shot has the height of its event, as a share of it; speeches count by their words alone. */
function offCentre(slots: readonly Slot[], event: StoryEvent): number {
  const length = (slot: Slot) => (slot.kind === 'speech' ? slot.nominal : toSeconds(slot.duration));
  let [all, before] = [0, 0];
  for (const slot of slots) {
    if (slot.event === event) before = all + toSeconds(event.peak - slot.start);
    all += length(slot);
  }
  return Math.abs(before / all - 0.5);
}

/** 0 where a picture shows the deed whole and from the front; about 1 for each thing that is missing. */
function shownAt({ setup, view: solved, closes, opens }: Option, people: readonly Figure[], event: StoryEvent): number {
  const view = opens === closes ? solved : closes;
  const find = (id: string | undefined) => people.find((figure) => figure.id === id);
  const [actor, partner] = [find(event.actor), find(event.partner)];
  if (!actor) return 0;
  let cost = seenCost(view, actor);
  if (partner) {
    cost += 0.9 * seenCost(view, partner);
    const hands = mix(actor.chest, partner.chest, 0.5);
    if (!inFrame(view, [hands[0], hands[1] - 0.15, hands[2]], -0.02)) cost += 1;
  }
  const scale = scaleOf(view, actor);
  if (event.whole) cost += Math.max(0, Math.log2(scale / 0.8)) * 4 + (setup.subjects.length > 1 ? 0 : 0.8);
  return cost + Math.max(0, Math.log2(scale)) * 0.8 + (scale < 0.4 ? 1 : 0);
}

/** Not in the picture, or with the back to it. */
function seenCost(view: View, figure: Figure): number {
  if (!inFrame(view, figure.eyes, -0.02)) return 1.7;
  const towards = dot(figure.look, unit(level(subtract(view.position, figure.eyes))));
  const ahead = dot(axes(view).forward, figure.look);
  return ahead > 0 ? Math.max(0, -towards - 0.15) * 1.6 : 0;
}
