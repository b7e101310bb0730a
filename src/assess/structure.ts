import type { Finding, TurningPoint } from '../film/index.ts';
import { climaxRatio } from './climax.ts';
import { combined, findingAt, type Judgement, tell } from './judgement.ts';
import type { ScriptFacts } from './script-facts.ts';
import { mean, quantile, scoreWithin } from './statistics.ts';

/** Scripts shorter than this have scenes that do several things at once, so that single scenes tell little. */
const fewScenes = 8;

/** A climax is this much greater than the other strong scenes. */
const leastRise = 2.15;

/**
 * Structure: the shares of the acts (about a quarter, a half, a quarter; S. Field, Screenplay, 1979), whether the tension
 * rises to a climax (climax.ts), and scenes in which nobody new, no new place and no tension is seen.
 */
export function judgeStructure(facts: ScriptFacts, points: readonly TurningPoint[]): Judgement {
  const { scenes } = facts;
  if (scenes.length < 5) return tooShort(facts);
  const [, second, , fourth, climax] = points as [TurningPoint, TurningPoint, TurningPoint, TurningPoint, TurningPoint];
  const peak = climaxRatio(facts);
  const rises = peak >= leastRise;
  const idle = scenes.length < fewScenes ? [] : idleScenes(facts);
  const acts = { first: second.position, second: fourth.position - second.position, third: 1 - fourth.position };
  const score = combined([
    [scoreWithin(acts.first, 0.18, 0.36, 0.25), 1],
    [scoreWithin(acts.third, 0.15, 0.35, 0.25), 1],
    [Math.round(100 * Math.min(1, peak / leastRise)), 2],
    [Math.round(100 * (1 - Math.min(1, (3 * idle.length) / scenes.length))), 1],
  ]);
  return {
    dimension: {
      id: 'structure',
      score,
      says: tell(facts.language, rises ? 'structure-says' : 'structure-says-flat', {
        first: Math.round(100 * acts.first),
        second: Math.round(100 * acts.second),
        third: Math.round(100 * acts.third),
      }),
      evidence: {
        acts,
        climaxAgainstRest: Math.round(100 * peak) / 100,
        confidence: mean(points.map((point) => point.confidence)),
        idleScenes: idle,
      },
    },
    findings: [
      ...(rises ? [] : [missingClimax(facts, climax)]),
      ...idle.map((index) =>
        findingAt(
          facts,
          'scene-without-purpose',
          { line: scenes[index]!.line, scene: scenes[index]!.id },
          { scene: scenes[index]!.number },
          0.4,
          'note',
        ),
      ),
    ],
  };
}

function missingClimax(facts: ScriptFacts, { scene, number }: TurningPoint): Finding {
  const { id, line } = facts.scenes[scene]!;
  const few = facts.scenes.length < fewScenes;
  const [confidence, severity] = few ? ([0.4, 'note'] as const) : ([0.7, 'warning'] as const);
  return findingAt(facts, 'climax-missing', { line, scene: id }, { scene: number }, confidence, severity);
}

/** Scenes of the middle that are among the least tense and bring no new person, place or word of weight. */
function idleScenes({ scenes, intensity }: ScriptFacts): number[] {
  const seen = new Map<string, number>();
  const low = quantile(intensity, 0.25);
  return scenes.flatMap((scene, index) => {
    const fresh = [...new Set([...scene.content, ...scene.present, scene.place])].filter((word) => !seen.has(word));
    const share = fresh.length / Math.max(1, new Set(scene.content).size);
    for (const word of fresh) seen.set(word, index);
    const middle = index > 1 && index < scenes.length - 2;
    return middle && intensity[index]! <= low && share < 0.15 && scene.words.length > 30 ? [index] : [];
  });
}

function tooShort(facts: ScriptFacts): Judgement {
  const dimension = { id: 'structure', score: null, says: tell(facts.language, 'structure-too-short'), evidence: {} };
  return { dimension, findings: [] };
}
