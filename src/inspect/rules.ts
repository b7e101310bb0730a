import type { Finding, Performance, Plan } from '../film/index.ts';
import { cutFindings } from './rules-cut.ts';
import { framingFindings } from './rules-framing.ts';
import { headFindings } from './rules-heads.ts';
import { motionFindings } from './rules-motion.ts';
import { type RuleStage, type SeenShot, seenShot } from './rules-seen.ts';
import { filmFindings, speakerFindings, timeFindings } from './rules-time.ts';

/** What a plan is checked with: the motion of every shot by its identity, and what the stage knows of sets and bodies. */
export type RuleInput = {
  plan: Plan;
  performances: ReadonlyMap<string, Performance>;
  stage: RuleStage;
  /** Width over height of the picture; 16:9 when it is not said. */
  aspect?: number;
};

/**
 * Reads a directed film as a script supervisor would, from what is drawn alone: positions of bodies, heads and lenses over
 * time, and the solids of the sets. Knows nothing of how shots were chosen. The rules with their sources, measures and
 * thresholds are in data/rules.json; a finding's code is the rule's name. No finding means that no rule is broken.
 */
export function checkRules({ plan, performances, stage, aspect = 16 / 9 }: RuleInput): Finding[] {
  const shots = plan.shots.flatMap((shot) => {
    const performance = performances.get(shot.id);
    return performance ? [seenShot(shot, performance, stage, aspect)] : [];
  });
  return [...plan.scenes.flatMap((scene) => sceneFindings(scene, shots)), ...filmFindings(plan, shots)];
}

function sceneFindings(scene: Plan['scenes'][number], all: readonly SeenShot[]): Finding[] {
  const shots = all.filter((seen) => seen.shot.scene === scene.id);
  return [
    ...shots.flatMap((seen, index) => [
      ...(index > 0 ? cutFindings(shots[index - 1]!, seen) : []),
      ...framingFindings(seen, scene),
      ...headFindings(seen, scene),
      ...motionFindings(seen),
      ...timeFindings(seen, scene),
    ]),
    ...speakerFindings(scene, shots),
  ];
}
