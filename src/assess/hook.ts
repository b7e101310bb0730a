import words from './data/wants.json' with { type: 'json' };
import { combined, findingAt, type Judgement, tell } from './judgement.ts';
import type { RoleFacts, ScriptFacts } from './script-facts.ts';
import { scoreWithin } from './statistics.ts';

/** A line in which somebody says what they want or must do. */
export type Want = { role: string; text: string; line: number; position: number };

/**
 * Premise and hook: how soon the leading role is there, whether it says in words what it wants, and whether the first tenth has
 * tension. A film may tell a want in deeds alone, which this cannot see; the finding says so.
 */
export function judgeHook(facts: ScriptFacts): Judgement {
  const lead = facts.roles[0];
  const entrance = lead ? (facts.scenes[lead.scenes[0] ?? 0]?.start ?? 0) : undefined;
  const wants = lead ? wantsOf(facts, lead) : [];
  const first = wants[0];
  const tension = Math.max(0, ...facts.intensity.filter((_, index) => facts.scenes[index]!.start < 0.1));
  const score = combined([
    [entrance === undefined ? null : scoreWithin(entrance, 0, 0.1, 0.2), 2],
    [lead ? (first ? scoreWithin(first.position, 0, 0.3, 0.4) : 0) : null, 2],
    [facts.scenes.length > 4 ? Math.round(40 + 60 * tension) : null, 1],
  ]);
  const slots = { role: lead?.name ?? '', quote: first?.text ?? '', percent: Math.round(100 * (first?.position ?? 0)) };
  return {
    dimension: {
      id: 'premise-and-hook',
      score,
      says: lead
        ? tell(facts.language, first ? 'hook-says' : 'hook-says-nothing', slots)
        : tell(facts.language, 'hook-says-nobody'),
      evidence: { lead: lead?.name, entrance, wants: wants.slice(0, 5), tension },
    },
    findings: [
      ...(lead && !first ? [findingAt(facts, 'no-want-told', {}, { role: lead.name }, 0.5, 'note')] : []),
      ...(lead && entrance! > 0.2
        ? [
            findingAt(
              facts,
              'lead-comes-late',
              lineOf(facts, lead),
              { role: lead.name, percent: Math.round(100 * entrance!) },
              0.7,
            ),
          ]
        : []),
    ],
  };
}

/** What a role says that it wants, in the order of the script. */
export function wantsOf(facts: ScriptFacts, role: RoleFacts): Want[] {
  const pattern = new RegExp(words[facts.language], facts.language === 'en' ? 'i' : 'u');
  return role.speeches
    .filter(({ line }) => pattern.test(line.text))
    .map(({ scene, line }) => ({
      role: role.name,
      text: line.text,
      line: line.line,
      position: facts.scenes[scene]!.start,
    }));
}

function lineOf(facts: ScriptFacts, role: RoleFacts) {
  const scene = facts.scenes[role.scenes[0] ?? 0]!;
  return { line: scene.line, scene: scene.id };
}
