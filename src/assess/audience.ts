import table from './data/rating-words.json' with { type: 'json' };
import { findingAt, type Judgement, tell } from './judgement.ts';
import type { SceneFacts, ScriptFacts } from './script-facts.ts';

type Matter = keyof typeof table.matters;

const matters = Object.keys(table.matters) as Matter[];

/**
 * Audience and rating: what each scene holds of violence, sex, coarse language and substances, mild or strong, and the youngest
 * audience that the rules of data/rating-words.json allow. The rules are ours, in the manner of public guidelines; a board may decide otherwise.
 */
export function judgeAudience(facts: ScriptFacts): Judgement {
  const found = facts.scenes.flatMap((scene) => matters.flatMap((matter) => mattersIn(scene, matter, facts)));
  const counts = Object.fromEntries(
    matters.map((matter) => [
      matter,
      {
        mild: found.filter((one) => one.matter === matter && !one.strong).length,
        strong: found.filter((one) => one.matter === matter && one.strong).length,
      },
    ]),
  ) as Record<Matter, { mild: number; strong: number }>;
  const rule = table.rules.find(({ most }) =>
    matters.every((matter) => counts[matter].mild <= most[matter].mild && counts[matter].strong <= most[matter].strong),
  );
  const age = rule?.age ?? 18;
  return {
    dimension: {
      id: 'audience-and-rating',
      score: null,
      says: tell(facts.language, age === 0 ? 'audience-says-all' : 'audience-says', { age }),
      evidence: {
        age,
        rule: rule?.id ?? 'adults',
        counts,
        scenes: found.map(({ scene, matter, word, line }) => ({ scene: scene.number, matter, word, line })),
      },
    },
    findings: found
      .filter((one) => one.strong)
      .slice(0, 20)
      .map(({ scene, matter, word, line }) =>
        findingAt(
          facts,
          'strong-matter',
          { line, scene: scene.id },
          { matter: tell(facts.language, `matter-${matter}`), word },
          0.6,
          'note',
        ),
      ),
  };
}

type Found = { scene: SceneFacts; matter: Matter; word: string; line: number; strong: boolean };

function mattersIn(scene: SceneFacts, matter: Matter, { language }: ScriptFacts): Found[] {
  return [...scene.action, ...scene.speeches].flatMap(({ text, line }) =>
    (['strong', 'mild'] as const).flatMap((degree): Found[] => {
      const word = new RegExp(table.matters[matter][degree][language], 'iu').exec(text)?.[0];
      return word ? [{ scene, matter, word, line, strong: degree === 'strong' }] : [];
    }),
  );
}
