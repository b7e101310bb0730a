import table from './data/production-words.json' with { type: 'json' };
import { findingAt, type Judgement, tell } from './judgement.ts';
import type { SceneFacts, ScriptFacts } from './script-facts.ts';

/** What a second of a film costs on a generator: processor time, or money in the generator's currency. */
export type GeneratorPrice = { name: string; perSecond: number; unit: string };

/** On two processor cores without a GPU, seconds of work for a second of film (bench/RESULTS.md). */
const stagePrice: GeneratorPrice = { name: 'stage', perSecond: 3.2, unit: 's' };

/**
 * Production: cast, sets, nights, scenes with crowds, animals, vehicles or effects, running time, and what the film costs on the stage
 * and on each generator that is configured. Every scene's demands are in the evidence.
 */
export function judgeProduction(facts: ScriptFacts, generators: readonly GeneratorPrice[]): Judgement {
  const { scenes, language } = facts;
  const sets = new Set(scenes.map((scene) => scene.place.toLowerCase()));
  const demands = scenes.map((scene) => ({
    scene: scene.number,
    seconds: Math.round(scene.seconds),
    cast: scene.present.size,
    needs: needsOf(scene, facts),
  }));
  const nights = scenes.filter((scene) => scene.hour === 'night').length;
  const dear = demands.filter(({ needs }) => needs.length >= 2);
  const costs = [stagePrice, ...generators].map(({ name, perSecond, unit }) => ({
    name,
    amount: Math.round(perSecond * facts.seconds * 100) / 100,
    unit,
  }));
  const minutes = facts.seconds / 60;
  return {
    dimension: {
      id: 'production',
      score: null,
      says: tell(language, 'production-says', {
        minutes: minutes < 10 ? minutes.toFixed(1) : Math.round(minutes),
        cast: facts.roles.length,
        sets: sets.size,
        nights,
        dear: dear.length,
      }),
      evidence: { seconds: facts.seconds, cast: facts.roles.length, sets: sets.size, nights, scenes: demands, costs },
    },
    findings: dear.map(({ scene, needs }) => {
      const found = scenes.find((candidate) => candidate.number === scene)!;
      const list = needs.map((need) => tell(language, `need-${need}`)).join(language === 'zh' ? '、' : ', ');
      return findingAt(
        facts,
        'costly-scene',
        { line: found.line, scene: found.id },
        { scene, needs: list },
        0.6,
        'note',
      );
    }),
  };
}

type Need = keyof typeof table;

function needsOf(scene: SceneFacts, { language }: ScriptFacts): Need[] {
  const text = scene.action.map((sentence) => sentence.text).join(' ');
  return (Object.keys(table) as Need[]).filter((need) => new RegExp(table[need][language], 'iu').test(text));
}
