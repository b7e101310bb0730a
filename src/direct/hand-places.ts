import type { Flicks, Gesture, GroundPoint, Point, SetLayout } from '../film/index.ts';
import { coverFrames, fromSeconds } from '../film/index.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import hands from './data/hands.json' with { type: 'json' };
import type { Act } from './interpret.ts';
import type { Playing } from './playing.ts';
import { stayAt } from './things.ts';
import { groundDistance, heading, round } from './vector.ts';

/** An act with the thing that it is done with. */
export type Handling = { playing: Playing; act: Act; noun: string; start: Flicks };

/** How long each gesture takes, seconds. */
export const gestures = grammar.gestures as Record<Gesture, number>;

/** When in a gesture the hand is at the thing, as a share of it: as the stage's gestures have their contacts. */
const contacts: Partial<Record<Gesture, number>> = hands.contacts;

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

/** A box that somebody sits on is a seat, and no table. */
function onTop({ minimum, maximum }: SetLayout['obstacles'][number], [x, , z]: Point): boolean {
  return x > minimum[0] && x < maximum[0] && z > minimum[2] && z < maximum[2];
}

/** Where somebody can put a thing: on what is as high as a table within reach, else on the ground before the feet. */
export function placeNear(playing: Playing, actor: string, time: Flicks): { at: GroundPoint; up: number } {
  const { book, space } = playing;
  const [x, z] = book.stand(actor, time).at;
  const ground = space.ground(x, z);
  const tops = space.layout.obstacles.flatMap((box) => {
    const { minimum, maximum } = box;
    const up = maximum[1] - ground;
    if (space.layout.marks.some(({ kind, position }) => kind === 'sit' && onTop(box, position))) return [];
    if (up < low || up > 1.15 || maximum[0] - minimum[0] < 0.3 || maximum[2] - minimum[2] < 0.3) return [];
    const inside = (value: number, from: number, to: number) => Math.min(to - 0.12, Math.max(from + 0.12, value));
    const spot: GroundPoint = [round(inside(x, minimum[0], maximum[0])), round(inside(z, minimum[2], maximum[2]))];
    return [{ at: spot, up: round(maximum[1] - space.ground(...spot)), away: groundDistance(spot, [x, z]) }];
  });
  const top = tops.filter(({ away }) => away < 0.75).sort((a, b) => a.away - b.away)[0];
  if (top) return { at: top.at, up: top.up };
  const lying = [...playing.things.stays.keys()].flatMap((noun) => {
    const place = stayAt(playing.things, noun, time)?.at;
    return place ? [place] : [];
  });
  const free = [0, 35, -35, 70, -70]
    .map((turn) => ahead(playing, actor, time, 0.45, turn))
    .find((place) => lying.every((other) => groundDistance(other, place) > 0.22));
  return { at: free ?? ahead(playing, actor, time, 0.45), up: 0 };
}
