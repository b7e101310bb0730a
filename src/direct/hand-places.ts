import type { Flicks, Gesture, GroundPoint } from '../film/index.ts';
import { coverFrames, fromSeconds } from '../film/index.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import hands from './data/hands.json' with { type: 'json' };
import type { Act } from './interpret.ts';
import type { Playing } from './playing.ts';
import { heading, round } from './vector.ts';

/** An act with the thing that it is done with. */
export type Handling = { playing: Playing; act: Act; noun: string; start: Flicks };

/** How long each gesture takes, seconds. */
export const gestures = grammar.gestures as Record<Gesture, number>;

/** When in a gesture the hand is at the thing, as a share of it: as the stage's gestures have their contacts. */
const contacts: Partial<Record<Gesture, number>> = hands.contacts;

/** Seconds for which a thing is seen in the hand that got it. */
export const linger = 0.3;

/** What is larger than this takes both hands or all one's room. Metres. */
export const large = 0.3;

/** What is lower than this is picked up with bent knees. Metres. */
export const low = 0.45;

/** When the hand is at the thing in a gesture that starts at a time. */
export function at(playing: Playing, start: Flicks, name: Gesture): Flicks {
  return start + frames(playing, gestures[name] * (contacts[name] ?? 0.45));
}

/** Seconds as whole frames. */
export const frames = ({ rate }: Playing, seconds: number): Flicks =>
  coverFrames(fromSeconds(Math.max(0, seconds)), rate);

/** The place so many metres ahead of somebody, or aside by degrees. */
export function ahead({ book }: Playing, actor: string, time: Flicks, metres: number, turn = 0): GroundPoint {
  const stand = book.stand(actor, time);
  const way = heading(stand.facing + turn);
  return [round(stand.at[0] + way[0] * metres), round(stand.at[1] + way[2] * metres)];
}
