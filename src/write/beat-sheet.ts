import { type Language, turningPointNames } from '../film/index.ts';
import { estimateSeconds, type WrittenScene } from './length.ts';
import type { PlannedScene, TurningPointName } from './plan-film.ts';
import type { Fact } from './world.ts';

/**
 * A scene of the plan: its number, counted from 1, what happens in one sentence (empty in a closing image), the share of the film
 * before its middle, what it is told from (`situation/id`), who and what play in it, and the facts that it leaves.
 */
export type SheetEntry = {
  scene: number;
  synopsis: string;
  share: number;
  act: number;
  from: string;
  roles: Record<string, string>;
  facts: Fact[];
};

/** One of the five as it was planned: the scene that carries it, and the share of the film before that scene's middle. */
export type PlannedTurn = { name: TurningPointName; scene: number; share: number };

/** The plan of a film and its five turning points. */
export type BeatSheet = { scenes: SheetEntry[]; turningPoints: PlannedTurn[] };

/** Where the points stand that the scenes of a film, or of an episode, do not carry by plan (M. Hauge, 1988). */
const usual: Record<TurningPointName, number> = {
  opportunity: 0.1,
  'change-of-plans': 0.25,
  'point-of-no-return': 0.5,
  'major-setback': 0.75,
  climax: 0.95,
};

/** The beat sheet of a film; a story without chapters has `planned` scenes too, one for each part. */
export function beatSheetOf(scenes: readonly WrittenScene[], planned: readonly PlannedScene[]): BeatSheet {
  const lengths = scenes.map((scene) => estimateSeconds([scene]));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const starts = lengths.map((_, at) => lengths.slice(0, at).reduce((sum, length) => sum + length, 0));
  const share = (at: number) => Math.round(((starts[at]! + lengths[at]! / 2) / total) * 1000) / 1000;
  const at = (part: number) =>
    Math.max(
      0,
      starts.findLastIndex((start) => start <= part * total),
    );
  const turning = (name: TurningPointName) => {
    const marked = planned.findIndex(({ turn }) => turn === name);
    const later = turningPointNames.slice(turningPointNames.indexOf(name) + 1);
    const due = planned.findIndex(({ turn }) => turn && later.includes(turn));
    const scene = marked >= 0 ? marked : Math.min(at(usual[name]), due < 0 ? Number.POSITIVE_INFINITY : due);
    return { name, scene: scene + 1, share: share(scene) };
  };
  return {
    scenes: scenes.map(({ synopsis }, index) => {
      const plan = planned[index];
      return {
        scene: index + 1,
        synopsis,
        share: share(index),
        act: (plan?.act ?? planned.at(-1)?.act ?? 0) + 1,
        from: plan ? `${plan.chapter.situation}/${plan.chapter.chain[plan.part].id}` : '',
        roles: plan?.chapter.roles ?? {},
        facts: plan?.facts ?? [],
      };
    }),
    turningPoints: turningPointNames.map(turning),
  };
}

/** What is wanted and what comes in between: the opportunity and the major setback in a sentence each. */
export function loglineOf({ scenes, turningPoints }: BeatSheet, language: Language): string {
  const numbers = new Set([turningPoints[0]!.scene, turningPoints[3]!.scene]);
  return [...numbers].map((scene) => scenes[scene - 1]!.synopsis).join(language === 'zh' ? '' : ' ');
}
