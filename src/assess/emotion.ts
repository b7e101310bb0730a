import { arousalOf, valenceOf } from './feeling.ts';
import { type Judgement, tell } from './judgement.ts';
import type { ScriptFacts } from './script-facts.ts';
import { correlation, deviation, smoothed } from './statistics.ts';

/** The six shapes of stories, as signs of what feeling does in each part (A. Reagan and others, EPJ Data Science 5:31, 2016). */
const shapes = {
  'rags-to-riches': [1],
  tragedy: [-1],
  'man-in-a-hole': [-1, 1],
  icarus: [1, -1],
  cinderella: [1, -1, 1],
  oedipus: [-1, 1, -1],
} as const;
type Shape = keyof typeof shapes;

/** Valence and arousal of each scene, a scene with few words leaning on its neighbours. */
export function feelingCurves({ scenes, language }: ScriptFacts): { valence: number[]; arousal: number[] } {
  const reach = Math.max(1, Math.round(scenes.length / 20));
  return {
    valence: smoothed(
      scenes.map((scene) => valenceOf(scene.words, language)),
      reach,
    ),
    arousal: smoothed(
      scenes.map((scene) => arousalOf(scene.words, language)),
      reach,
    ),
  };
}

/** Emotion: the curve of feeling over the scenes, which of the six shapes it is nearest to, and how far it moves. */
export function judgeEmotion(facts: ScriptFacts): Judgement {
  const { scenes, language } = facts;
  if (scenes.length < 3) {
    return {
      dimension: { id: 'emotion', score: null, says: tell(language, 'emotion-too-short'), evidence: {} },
      findings: [],
    };
  }
  const { valence, arousal } = feelingCurves(facts);
  const fits = (Object.keys(shapes) as Shape[]).map((shape) => ({
    shape,
    fit: correlation(valence, curveOf(shape, scenes.length)),
  }));
  const best = fits.reduce((a, b) => (b.fit > a.fit ? b : a));
  const movement = deviation(valence);
  const score = Math.round(100 * Math.min(1, 0.5 * Math.max(0, best.fit) + movement / 0.5));
  return {
    dimension: {
      id: 'emotion',
      score,
      says: tell(language, 'emotion-says', {
        shape: tell(language, `shape-${best.shape}`),
        fit: Math.round(100 * best.fit) / 100,
      }),
      evidence: {
        shape: best.shape,
        fit: best.fit,
        fits,
        movement,
        opening: valence[0],
        ending: valence.at(-1),
        peakArousal: Math.max(...arousal),
      },
    },
    findings: [],
  };
}

/** Half waves that rise and fall as the shape says. */
function curveOf(shape: Shape, count: number): number[] {
  const signs: readonly number[] = shapes[shape];
  return Array.from({ length: count }, (_, index) => {
    const at = (index / Math.max(1, count - 1)) * signs.length;
    const part = Math.min(signs.length - 1, Math.floor(at));
    const start = signs.slice(0, part).reduce((total, sign) => total + sign, 0);
    return start + signs[part]! * (0.5 - 0.5 * Math.cos(Math.PI * (at - part)));
  });
}
