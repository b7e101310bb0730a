import type { MusicAnalysis } from './analyse-music.ts';
import { likeness } from './harmony-heard.ts';

/** A loop of beats: where beat `leaves` would be heard, beat `returns` is. */
export type Loop = { leaves: number; returns: number };

/** The shortest loop in bars, and how many beats before and after a splice are compared. */
const shortest = 4;
const context = 4;

/** What a loop over the whole music is worth beside one that sounds quite alike: long ones repeat less. */
const longing = 0.4;

/**
 * Where music can go back unheard: of all pairs of beats at the same place of a bar, no earlier than `first`, the one whose neighbourhoods sound most
 * alike (T. Jehan, Creating Music by Listening, 2005). Music of fewer bars is repeated whole.
 */
export function findLoop({ beats, beatsPerBar, sounds }: MusicAnalysis, first: number): Loop {
  const last = beats.length - 1;
  let best = { leaves: last - ((last - first) % beatsPerBar || 0), returns: first, worth: Number.NEGATIVE_INFINITY };
  if (best.leaves <= first) best.leaves = last;
  const least = shortest * beatsPerBar;
  for (let leaves = first + least; leaves <= last; leaves += beatsPerBar) {
    for (let returns = first; leaves - returns >= least; returns += beatsPerBar) {
      const worth = alike(sounds, leaves, returns) + (longing * (leaves - returns)) / beats.length;
      if (worth > best.worth) best = { leaves, returns, worth };
    }
  }
  return { leaves: best.leaves, returns: best.returns };
}

function alike(sounds: readonly (readonly number[])[], one: number, other: number): number {
  let [sum, count] = [0, 0];
  for (let step = -context; step < context; step++) {
    const [here, there] = [sounds[one + step], sounds[other + step]];
    if (!here || !there) continue;
    sum += likeness(here, there);
    count++;
  }
  return count > 0 ? sum / count : 0;
}
