import { type Flicks, fromSeconds } from '../../film/index.ts';
import { type LevelKey, loudnessOfPlace, type SpokenSpan } from '../../sound/index.ts';
import table from '../data/place-levels.json' with { type: 'json' };
import type { HeardScene } from './heard-scene.ts';
import type { SoundCut } from './scene-cuts.ts';
import { placeOf } from './surround-scene.ts';

/** When a scene's place is to be heard, how long it is heard before the cut to it, and how loud it is by itself, LUFS. */
export type HeardPlace = { start: Flicks; duration: Flicks; lead: Flicks; loudness: number };

/** The places of a film's scenes, in order; `cuts` are those between them. */
export function heardPlaces(scenes: readonly HeardScene[], cuts: readonly SoundCut[]): HeardPlace[] {
  return scenes.map(({ scene, set, shots, start, duration }, index) => ({
    start,
    duration,
    lead: cuts[index - 1]?.before ?? 0,
    loudness: loudnessOfPlace(placeOf(scene, set, shots)),
  }));
}

/**
 * How loud the places of a film are over time, dB beside their own level, from when each is heard. Places of one story differ, but no more than the ear takes for
 * one world: half of what one is over or under the middle place, beyond what is free, is taken away. A place that is heard by itself after a cut, before
 * anybody speaks or music enters, is set forward until then, as mixers introduce a place and then let it go back.
 */
export function placeLevels(
  places: readonly HeardPlace[],
  speech: readonly SpokenSpan[],
  entries: readonly Flicks[],
): LevelKey[][] {
  const middle = middleOf(places.map(({ loudness }) => loudness));
  return places.map((place, index): LevelKey[] => {
    const { loudness, lead } = place;
    const usual = nearer(loudness - middle);
    const lift = Math.max(0, Math.min(table.lift, table.introduced - loudness - usual));
    const bare = index === 0 ? 0 : bareOpening(place, speech, entries);
    if (bare < fromSeconds(table.bare) || lift === 0) return [{ time: 0, decibels: usual }];
    const back = lead + bare;
    return [
      { time: Math.max(lead, back - fromSeconds(table.going)), decibels: usual + lift },
      { time: back, decibels: usual },
    ];
  });
}

function middleOf(levels: readonly number[]): number {
  const sorted = [...levels].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** dB that bring a place which is `off` LU from the middle one nearer to it. */
function nearer(off: number): number {
  const excess = Math.sign(off) * Math.max(0, Math.abs(off) - table.free);
  return Math.max(-table.most, Math.min(table.most, -table.share * excess)) + 0;
}

/** How long a place is heard after the cut before somebody speaks or music enters. */
function bareOpening(
  { start, duration }: HeardPlace,
  speech: readonly SpokenSpan[],
  entries: readonly Flicks[],
): Flicks {
  const voices = speech.filter(({ end }) => end > start).map((span) => span.start);
  const music = entries.filter((time) => time >= start);
  return Math.max(0, Math.min(duration, ...[...voices, ...music].map((time) => time - start)));
}
