import type { Artifact } from '../../engine/index.ts';
import { type Flicks, filmTimes, type Performance, type PlannedScene, type Shot } from '../../film/index.ts';
import type { SpokenSpan } from '../../sound/index.ts';
import type { PlannedFilm } from '../plan-film.ts';
import type { PlacedPiece } from '../steps/mix.ts';

/** The performance of every shot, by its id. */
export type Performances = ReadonlyMap<string, { performance: Performance }>;

/** A scene with what its sound is made from: its place in the film, shots, and set. */
export type HeardScene = {
  scene: PlannedScene;
  start: Flicks;
  duration: Flicks;
  shots: Shot[];
  set: PlannedFilm['sets']['sets'][number];
};

/** A piece of a stem, made, and where it belongs. */
export type MadePiece = PlacedPiece & { sound: Artifact };

/** The scenes of a film that are shown, in order. */
export function heardScenes({ plan, sets }: PlannedFilm): HeardScene[] {
  const times = filmTimes(plan);
  return plan.scenes.flatMap((scene) => {
    const shots = plan.shots.filter((shot) => shot.scene === scene.id);
    const duration = shots.reduce((sum, shot) => sum + shot.duration, 0);
    const set = sets.sets.find((candidate) => candidate.id === scene.set)!;
    return duration === 0 ? [] : [{ scene, start: times.scenes.get(scene.id) ?? 0, duration, shots, set }];
  });
}

/** When somebody is heard to speak, in film time. */
export function spokenSpans({ plan, voices }: PlannedFilm): SpokenSpan[] {
  const times = filmTimes(plan);
  return plan.scenes.flatMap((scene) =>
    scene.lines
      .filter((line) => voices.get(line.id)?.audio)
      .map((line) => {
        const start = (times.scenes.get(scene.id) ?? 0) + line.start;
        return { line: line.id, start, end: start + line.duration };
      }),
  );
}
