import { type Flicks, fromSeconds, hash, snapToFrame } from '../film/index.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import { isPictured } from './frame.ts';
import type { Option, Scout } from './setups.ts';
import type { Slot } from './slots.ts';
import { readingTime } from './words.ts';

const { share, lap, part, least, soon } = grammar.splits;

/** Where a shot begins and how long it stands, in scene time. */
export type ShotSpan = { start: Flicks; duration: Flicks };

/**
 * When each shot of a scene is cut to. Mostly where its slots begin; where one speaks and the other is seen, now and then later, so that the next
 * voice is heard before its face is seen (a J cut), or earlier, so that the last words fall on who hears them (an L cut). Only who is not in the
 * picture is heard in it, so that another voice changes no picture but the speaker's; drawn from the words,
 * and never at both ends of a line.
 * (Reisz and Millar, The Technique of Film Editing, 1968, on dialogue; Murch, In the Blink of an Eye, 2001.)
 */
export function splitEdits(scout: Scout, options: readonly Option[]): ShotSpan[] {
  const { slots } = scout.scene;
  const ends = options.map(({ to }) => slots[to]!.start + slots[to]!.duration);
  const cuts = options.map(({ from }, index) => (index === 0 ? slots[from]!.start : ends[index - 1]!));
  let led: Option | undefined;
  for (let index = 1; index < options.length; index++) {
    const [before, after] = [options[index - 1]!, options[index]!];
    const shift = shiftOf(scout, before, after);
    const moved = cuts[index]! + shift;
    const enough = [moved - cuts[index - 1]!, ends[index]! - moved].every((length) => length >= fromSeconds(least));
    const twice = shift < 0 && led === before && before.from === before.to;
    if (!enough || twice) continue;
    cuts[index] = moved;
    if (shift > 0) led = after;
  }
  return cuts.map((start, index) => ({ start, duration: (cuts[index + 1] ?? ends[index]!) - start }));
}

/** How much later a shot is cut to than its slots begin; below 0 earlier. Whole frames. */
function shiftOf(scout: Scout, before: Option, after: Option): Flicks {
  const { slots, lines } = scout.scene;
  const [last, first] = [slots[before.to]!, slots[after.from]!];
  if (![before, after].every(stands) || ![last, first].every(still)) return 0;
  const draw = hash(`${scout.film}/split/${last.text}/${first.text}`) % 100;
  if (first.kind === 'speech' && first.part === 0 && draw < share.lead && !shows(before, first.speaker)) {
    const line = lines.find(({ start }) => start >= first.start && start < first.start + first.duration);
    if (line && line.start - first.start <= fromSeconds(soon))
      return snapToFrame(line.start - first.start + lapOf(first), scout.rate);
  }
  if (last.kind === 'speech' && first.part === 0 && draw >= 100 - share.trail && !shows(after, last.speaker)) {
    const line = lines.findLast(({ start }) => start < first.start);
    if (line && first.start - line.start - line.duration <= fromSeconds(soon) && !plays(scout, after, first.start))
      return -snapToFrame(first.start - line.start - line.duration + lapOf(last), scout.rate);
  }
  return 0;
}

/** How much of a line is heard in the other's picture, by its words alone. */
function lapOf({ text }: Slot): Flicks {
  return fromSeconds(Math.max(lap[0]!, Math.min(lap[1]!, readingTime(text) * part)));
}

const stands = ({ setup, opens, closes }: Option): boolean => setup.purpose !== 'insert' && opens === closes;

const still = ({ busy, movers, handed, event }: Slot): boolean => !busy && !handed && !event && movers.length === 0;

function shows({ view, figures, end }: Option, id: string | undefined): boolean {
  return [...figures, ...end].some((figure) => figure.id === id && isPictured(view, figure));
}

/** Somebody of a shot's subjects does something that began with the words before it, and would come too late by another voice. */
function plays(scout: Scout, { setup }: Option, start: Flicks): boolean {
  return scout.scene.blocking.some(
    ({ actor, actions }) =>
      setup.subjects.includes(actor) &&
      actions.some(
        (action) => action.kind === 'gesture' && action.start < start && action.end > start - fromSeconds(1.5),
      ),
  );
}
