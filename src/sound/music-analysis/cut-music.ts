import type { MusicAnalysis } from './analyse-music.ts';
import { findLoop, type Loop } from './loop.ts';

/** A stretch of a file, in seconds of it. */
export type MusicPart = { from: number; to: number };

/** How music is cut to picture. Seconds; `cuts` are from where the music begins. */
export type MusicOrder = {
  length: number;
  cuts: readonly number[];
  /** Where in the file to begin; by default with its first whole bar. */
  start?: number;
};

/**
 * Music cut to picture. It is heard `delay` seconds after the stretch begins, fades in and out, and its `parts` follow one another. `met` is how many cuts
 * fall on beats.
 */
export type CutMusic = { parts: MusicPart[]; delay: number; fadeIn: number; fadeOut: number; met: number };

/** A cut this near a beat is felt to be on it: two frames at 24 a second. */
const nearEnough = 2 / 24;

/** Fades in seconds: of music without beats, and the shortest with which music begins. */
const plainFade = 2;
const shortestFade = 0.01;

/**
 * Cuts music to a stretch of film: it begins with the first beat of a bar, moved by less than a beat so that most cuts fall on beats; it ends on the
 * last beat before the stretch is over, with a fade over its last bar; where the film is longer than the file it loops (`findLoop`). No cut of
 * the film is moved. Music without beats is begun, repeated and faded as it comes.
 */
export function cutMusic(music: MusicAnalysis, order: MusicOrder): CutMusic {
  const path = beatPath(music, order);
  if (path.length < 3) return withoutBeats(music, order);
  const times = heardTimes(path, music);
  const lead = bestLead(times, order.cuts);
  const room = music.beats[path[0]!]!;
  const end = Math.max(
    1,
    times.findLastIndex((time) => time + lead <= order.length),
  );
  const last = times[end]!;
  return {
    parts: partsOf(path.slice(0, end), music, Math.min(lead, room)),
    delay: Math.max(0, lead - room),
    fadeIn: Math.max(shortestFade, Math.min(lead, room, 0.25)),
    fadeOut: Math.min(last - times[Math.max(0, end - music.beatsPerBar)]!, last / 2),
    met: countMet(times, lead, order.cuts),
  };
}

function withoutBeats({ duration }: MusicAnalysis, { length, start = 0 }: MusicOrder): CutMusic {
  const parts: MusicPart[] = [];
  let left = length;
  for (let from = start < duration ? start : 0; left > 1e-6 && duration > 0; from = 0) {
    const to = Math.min(duration, from + left);
    parts.push({ from, to });
    left -= to - from;
  }
  return { parts, delay: 0, fadeIn: shortestFade, fadeOut: Math.min(plainFade, length / 2), met: 0 };
}

/** The beats to be heard, one after another, until the stretch is over: each follows the one before but where a loop goes back. */
function beatPath(music: MusicAnalysis, { length, start = 0 }: MusicOrder): number[] {
  const { beats, firstDownbeat, beatsPerBar } = music;
  if (beats.length < 3) return [];
  const found = beats.findIndex(
    (time, beat) => time >= start - 0.05 && (beat - firstDownbeat) % beatsPerBar === 0 && beat < beats.length - 2,
  );
  const first = found < 0 ? 0 : found;
  const loop: Loop | undefined = beats.at(-1)! - beats[first]! < length ? findLoop(music, first) : undefined;
  const path = [first];
  for (let heard = 0; heard < length; ) {
    const beat = path.at(-1)!;
    heard += stepAfter(music, beat);
    path.push(beat + 1 === loop?.leaves ? loop.returns : beat + 1);
  }
  return path;
}

function stepAfter({ beats }: MusicAnalysis, beat: number): number {
  return beat + 1 < beats.length ? beats[beat + 1]! - beats[beat]! : beats[beat]! - beats[beat - 1]!;
}

/** When each beat of a path is heard, from the first. */
function heardTimes(path: readonly number[], music: MusicAnalysis): number[] {
  const times = [0];
  for (const beat of path.slice(0, -1)) times.push(times.at(-1)! + stepAfter(music, beat));
  return times;
}

/** How long before its first beat the music begins, less than a beat: most cuts, that to the stretch itself among them, fall on beats then. */
function bestLead(times: readonly number[], cuts: readonly number[]): number {
  let best = { lead: 0, met: countMet(times, 0, [0, ...cuts]) };
  for (const cut of cuts) {
    const lead = cut - (times.findLast((time) => time <= cut) ?? cut);
    if (lead >= times[1]!) continue;
    const met = countMet(times, lead, [0, ...cuts]);
    if (met > best.met || (met === best.met && best.lead > 0 && lead < best.lead)) best = { lead, met };
  }
  return best.lead;
}

function countMet(times: readonly number[], lead: number, cuts: readonly number[]): number {
  return cuts.filter((cut) => times.some((time) => Math.abs(time + lead - cut) <= nearEnough)).length;
}

/** Stretches of beats that follow each other; the first begins `lead` seconds early. */
function partsOf(path: readonly number[], music: MusicAnalysis, lead: number): MusicPart[] {
  const parts: MusicPart[] = [];
  for (const [index, beat] of path.entries()) {
    const to = music.beats[beat]! + stepAfter(music, beat);
    if (index > 0 && beat === path[index - 1]! + 1) parts.at(-1)!.to = to;
    else parts.push({ from: music.beats[beat]! - (index === 0 ? lead : 0), to });
  }
  return parts;
}
