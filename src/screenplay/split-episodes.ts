import { type Screenplay, toSeconds } from '../film/index.ts';
import { type Adaptation, type AdaptedScene, writeAdaptation } from './adaptation.ts';
import { estimateDuration } from './pages.ts';
import { parseFountain } from './parse-fountain.ts';
import { toScreenplay } from './to-screenplay.ts';

/** One episode of an adaptation. `title` is the chapter it begins with, where it has one. */
export type Episode = { title?: string; scenes: AdaptedScene[] };

/** How long an episode of a long text becomes when nobody says how many there should be, in seconds. */
const usualEpisode = 600;

/**
 * Cuts an adaptation into episodes of about equal length: `count` of them, or as many as its length asks for at about ten minutes each. A cut falls
 * where it is least in the way: at a chapter first, else where place and hour change, as near to the even cut as may be. A text with fewer
 * scenes than episodes wished for gives one episode a scene.
 */
export function splitEpisodes(adaptation: Adaptation, count?: number): Episode[] {
  const { scenes } = adaptation;
  const lengths = scenes.map((scene) => sceneSeconds(scene, adaptation));
  const total = lengths.reduce((sum, seconds) => sum + seconds, 0);
  const wished = Math.min(scenes.length, count ?? Math.max(1, Math.ceil(total / (1.2 * usualEpisode))));
  const cuts = findCuts(scenes, lengths, total, wished);
  return [0, ...cuts].map((from, index) => {
    const part = scenes.slice(from, cuts[index] ?? scenes.length);
    const title = part[0]?.chapter;
    return { ...(title && { title }), scenes: part };
  });
}

/** Estimated running time in seconds of a whole adaptation. */
export function adaptationSeconds(adaptation: Adaptation): number {
  return adaptation.scenes.reduce((sum, scene) => sum + sceneSeconds(scene, adaptation), 0);
}

function sceneSeconds(scene: AdaptedScene, { language }: Adaptation): number {
  const screenplay: Screenplay = toScreenplay(parseFountain(writeAdaptation(undefined, [scene])), { language });
  return toSeconds(estimateDuration(screenplay));
}

/** The numbers of the scenes that begin the second and each further episode. */
function findCuts(scenes: readonly AdaptedScene[], lengths: readonly number[], total: number, count: number): number[] {
  const starts: number[] = [];
  lengths.reduce((sum, seconds, index) => {
    starts[index] = sum;
    return sum + seconds;
  }, 0);
  const cuts: number[] = [];
  for (let number = 1; number < count; number++) {
    const even = (total * number) / count;
    const first = (cuts.at(-1) ?? 0) + 1;
    const last = scenes.length - (count - number);
    let best = first;
    for (let at = first; at <= last; at++) {
      const cost = (index: number) => Math.abs(starts[index]! - even) - weight(scenes, index) * (total / count);
      if (cost(at) < cost(best)) best = at;
    }
    cuts.push(best);
  }
  return cuts;
}

/** How good a cut before a scene is, from 0 to 0.5 of an episode's length. */
function weight(scenes: readonly AdaptedScene[], at: number): number {
  const { chapter, heading, place } = scenes[at]!;
  const before = scenes[at - 1]!;
  if (chapter !== undefined) return 0.5;
  const hour = (text: string) => text.split(/[ -]+/).at(-1);
  return (place !== before.place ? 0.05 : 0) + (hour(heading) !== hour(before.heading) ? 0.1 : 0);
}
