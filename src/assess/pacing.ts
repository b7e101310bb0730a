import { combined, findingAt, type Judgement, tell } from './judgement.ts';
import type { ScriptFacts } from './script-facts.ts';
import { correlation, deviation, mean, quantile, scoreWithin } from './statistics.ts';

/**
 * Pacing: how long scenes are and how much they differ, stretches of long scenes without tension (slack) and of scenes too short to
 * land (rush), and whether tension rises from the first quarter to the last.
 */
export function judgePacing(facts: ScriptFacts): Judgement {
  const { scenes, intensity } = facts;
  if (scenes.length < 5) {
    return {
      dimension: { id: 'pacing', score: null, says: tell(facts.language, 'pacing-too-short'), evidence: {} },
      findings: [],
    };
  }
  const lengths = scenes.map((scene) => scene.seconds);
  const rise = correlation(
    intensity,
    scenes.map((scene) => scene.start),
  );
  const variety = deviation(lengths) / Math.max(1, mean(lengths));
  const long = Math.max(30, quantile(lengths, 0.6));
  const calm = quantile(intensity, 0.4);
  const slack = runs(
    scenes.map((_, index) => lengths[index]! >= long && intensity[index]! <= calm),
    4,
  );
  const rush = runs(
    scenes.map((scene, index) => lengths[index]! < 12 && scene.start < 0.8),
    5,
  );
  const score = combined([
    [scoreWithin(mean(lengths), 25, 150, 120), 1],
    [scoreWithin(variety, 0.35, 1.2, 0.6), 1],
    [scoreWithin(rise, 0.1, 1, 0.6), 1],
    [Math.max(0, 100 - 25 * (slack.length + rush.length)), 1],
  ]);
  const at = (index: number) => ({ line: scenes[index]!.line, scene: scenes[index]!.id });
  const named = ([from, to]: readonly [number, number]) => ({ from: scenes[from]!.number, to: scenes[to]!.number });
  return {
    dimension: {
      id: 'pacing',
      score,
      says: tell(facts.language, 'pacing-says', {
        seconds: Math.round(mean(lengths)),
        slack: slack.length,
        rush: rush.length,
      }),
      evidence: { meanSceneSeconds: mean(lengths), longestSeconds: Math.max(...lengths), variety, rise, slack, rush },
    },
    findings: [
      ...slack.map((run) => findingAt(facts, 'slack', at(run[0]), named(run), 0.5)),
      ...rush.map((run) => findingAt(facts, 'rush', at(run[0]), named(run), 0.5)),
    ],
  };
}

/** First and last of every run of at least `least` that holds. */
function runs(holds: readonly boolean[], least: number): [number, number][] {
  const found: [number, number][] = [];
  let start = -1;
  for (let index = 0; index <= holds.length; index++) {
    if (holds[index]) {
      if (start < 0) start = index;
      continue;
    }
    if (start >= 0 && index - start >= least) found.push([start, index - 1]);
    start = -1;
  }
  return found;
}
