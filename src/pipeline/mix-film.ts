import type { Artifact } from '../engine/index.ts';
import { type Flicks, filmTimes, type Mood, type Performance, type Plan, type ShotSize } from '../film/index.ts';
import type { Build } from './build.ts';
import { hearShot } from './hearing.ts';
import type { PlannedFilm } from './plan-film.ts';
import { ambienceStep, dialogueStep, foleyStep, mixStep, scoreStep } from './steps/sound.ts';

/** Loudness and ceiling of the master: web and film streaming (STANDARDS, Apple and common practice). */
export const loudnessTarget = { target: -16, ceiling: -1 };

const distanceOfSize: Record<ShotSize, number> = { ECU: 1, CU: 1.3, MCU: 1.7, MS: 2.3, MLS: 3, FS: 4, LS: 6, ELS: 9 };

/** The soundtrack: parts `master`, `dialogue`, `music`, `effects`, `ambience`, and the score as MIDI. */
export type Soundtrack = { mix: Artifact; midi: Artifact };

/** Places lines, composes the score, makes ambience and foley from what happens on stage, and mixes. */
export async function mixFilm(
  build: Build,
  planned: PlannedFilm,
  performances: ReadonlyMap<string, { performance: Performance }>,
  duration: Flicks,
): Promise<Soundtrack> {
  const { builder, document } = build;
  const { plan } = planned;
  const { seed } = document.film.source;
  const spoken = placeLines(planned);
  const speech = spoken.map(({ start, end }) => ({ start, end }));
  const times = filmTimes(plan);
  const scenes = plan.scenes.map((scene) => ({
    scene,
    start: times.scenes.get(scene.id) ?? 0,
    duration: lengthOf(plan, scene.id),
  }));
  const events = plan.shots.flatMap((shot) =>
    hearShot(shot, performances.get(shot.id)!.performance, times.shots.get(shot.id)!),
  );
  const audible = spoken.filter((line) => line.audio);
  const flavour =
    plan.language === 'zh' || planned.sets.sets.some((set) => set.builder === 'stone-bridge')
      ? ('chinese' as const)
      : ('western' as const);
  const cues = scenes.map(({ scene, start, duration: length }) => ({
    start,
    duration: length,
    mood: scene.mood as Mood,
    name: scene.heading,
  }));
  const surroundings = scenes.map(({ scene, start, duration: length }) => {
    const set = planned.sets.sets.find((candidate) => candidate.id === scene.set)!;
    return {
      start,
      duration: length,
      weather: scene.weather,
      hour: scene.hour,
      interior: set.interior,
      season: set.season,
      words: `${set.name} ${set.builder} ${set.description}`,
    };
  });
  const interiors = surroundings
    .filter((scene) => scene.interior)
    .map(({ start, duration: length }) => ({ start, end: start + length }));
  const [dialogue, score, ambience, effects] = await Promise.all([
    builder.build(
      dialogueStep,
      {
        lines: audible.map(({ start, distance, offScreen, setting }) => ({
          start,
          pan: 0,
          distance,
          offScreen,
          setting,
        })),
        duration,
      },
      Object.fromEntries(audible.map((line, index) => [`line${index}`, line.audio!])),
    ),
    builder.build(scoreStep, { cues, dialogue: speech, duration, seed, flavour }),
    builder.build(ambienceStep, { scenes: surroundings, duration, seed }),
    builder.build(foleyStep, { events, interiors, duration, seed }),
  ]);
  const mix = await builder.build(
    mixStep,
    { speech, ...loudnessTarget },
    { dialogue, music: score.parts!.audio!, effects, ambience },
  );
  return { mix, midi: score.parts!.midi! };
}

function lengthOf(plan: Plan, scene: string): Flicks {
  return plan.shots.filter((shot) => shot.scene === scene).reduce((sum, shot) => sum + shot.duration, 0);
}

function placeLines({ plan, voices, sets }: PlannedFilm) {
  const times = filmTimes(plan);
  return plan.scenes.flatMap((scene) =>
    scene.lines.map((line) => {
      const start = (times.scenes.get(scene.id) ?? 0) + line.start;
      const shot = plan.shots.find(
        (candidate) =>
          candidate.scene === scene.id &&
          candidate.start <= line.start &&
          line.start < candidate.start + candidate.duration,
      );
      return {
        start,
        end: start + line.duration,
        audio: voices.get(line.id)?.audio,
        distance: line.offScreen ? 0.6 : distanceOfSize[shot?.size ?? 'MS'],
        offScreen: line.offScreen,
        setting: sets.sets.find((set) => set.id === scene.set)?.interior ? ('room' as const) : ('outdoors' as const),
      };
    }),
  );
}
