import type { Finding, TurningPoint } from '../film/index.ts';
import { climaxRatio, findClimax } from './climax.ts';
import { combined, findingAt, type Judgement, tell } from './judgement.ts';
import type { ScriptFacts } from './script-facts.ts';
import { mean, quantile, scoreWithin } from './statistics.ts';

/** Scripts shorter than this have scenes that do several things at once, so that single scenes tell little. */
const fewScenes = 8;

const says = { no: 'structure-says', yes: 'structure-says-flat', unsure: 'structure-says-unsure' } as const;

/**
 * Structure: the shares of the acts (about a quarter, a half, a quarter; S. Field, Screenplay, 1979), whether the tension
 * rises to a climax (climax.ts), and scenes in which nobody new, no new place and no tension is seen.
 */
export function judgeStructure(facts: ScriptFacts, points: readonly TurningPoint[]): Judgement {
  const { scenes } = facts;
  if (scenes.length < 5) return tooShort(facts);
  const [, second, , fourth, climax] = points as [TurningPoint, TurningPoint, TurningPoint, TurningPoint, TurningPoint];
  const { missing, likely } = findClimax(facts);
  const idle = scenes.length < fewScenes ? [] : idleScenes(facts);
  const acts = { first: second.position, second: fourth.position - second.position, third: 1 - fourth.position };
  const score = combined([
    [scoreWithin(acts.first, 0.18, 0.36, 0.25), 1],
    [scoreWithin(acts.third, 0.15, 0.35, 0.25), 1],
    [likely === undefined ? null : Math.round(100 * likely), 2],
    [Math.round(100 * (1 - Math.min(1, (3 * idle.length) / scenes.length))), 1],
  ]);
  return {
    dimension: {
      id: 'structure',
      score,
      says: tell(facts.language, says[missing], {
        first: Math.round(100 * acts.first),
        second: Math.round(100 * acts.second),
        third: Math.round(100 * acts.third),
      }),
      evidence: {
        acts,
        climaxAgainstRest: Math.round(100 * climaxRatio(facts)) / 100,
        confidence: mean(points.map((point) => point.confidence)),
        idleScenes: idle,
      },
    },
    findings: [
      ...(missing === 'yes' ? [missingClimax(facts, climax)] : []),
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
    ...(missing === 'unsure' && { unjudged: [tell(facts.language, 'unjudged-climax')] }),
  };
}

function missingClimax(facts: ScriptFacts, { scene, number }: TurningPoint): Finding {
  const { id, line } = facts.scenes[scene]!;
  return findingAt(facts, 'climax-missing', { line, scene: id }, { scene: number }, 0.7);
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
