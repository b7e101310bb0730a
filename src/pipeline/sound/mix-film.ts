import type { Artifact } from '../../engine/index.ts';
import type { Flicks } from '../../film/index.ts';
import type { Build } from '../build.ts';
import type { PlannedFilm } from '../plan-film.ts';
import { mixStep, type PlacedPiece, type StemName } from '../steps/mix.ts';
import { foleyScene } from './foley-scene.ts';
import { type HeardScene, heardScenes, type MadePiece, type Performances, spokenSpans } from './heard-scene.ts';
import { scoreFilm } from './score-film.ts';
import { speakScene } from './speak-scene.ts';
import { surroundScene } from './surround-scene.ts';

/** Loudness and ceiling of the master: web and film streaming (STANDARDS, Apple and common practice). */
export const loudnessTarget = { target: -16, ceiling: -1 };

/** Decibels that AAC may add to a peak: the mix stays this far under the ceiling that the film is measured against. */
const codingHeadroom = 0.5;

/** The soundtrack: parts `master`, `dialogue`, `music`, `effects`, `ambience`, and the score as MIDI. */
export type Soundtrack = { mix: Artifact; midi: Artifact };

/**
 * Makes the sound of every scene by itself (lines, music, steps, place), each a step keyed on that scene alone, joins them and mixes: after
 * a change in one scene only that scene's sound is made again.
 */
export async function mixFilm(
  build: Build,
  planned: PlannedFilm,
  performances: Performances,
  duration: Flicks,
): Promise<Soundtrack> {
  const scenes = heardScenes(planned);
  const speech = spokenSpans(planned);
  const [score, dialogue, effects, ambience] = await Promise.all([
    scoreFilm(build, planned, scenes, speech, duration),
    gather(scenes, (scene) => speakScene(build, planned, performances, scene)),
    gather(scenes, (scene) => foleyScene(build, performances, scene)),
    gather(scenes, (scene, index) => surroundScene(build, scene, scenes[index - 1], scenes[index + 1], duration)),
  ]);
  const stems: Record<StemName, MadePiece[]> = { dialogue, music: score.pieces, effects, ambience };
  const entries = Object.entries(stems) as [StemName, MadePiece[]][];
  const pieces = Object.fromEntries(
    entries.map(([name, made]) => [name, made.map(({ sound: _, ...piece }) => piece)]),
  ) as Record<StemName, PlacedPiece[]>;
  const inputs = Object.fromEntries(
    entries.flatMap(([name, made]) => made.map(({ sound }, index) => [`${name}${index}`, sound])),
  );
  const mix = await build.builder.build(
    mixStep,
    { duration, pieces, speech, target: loudnessTarget.target, ceiling: loudnessTarget.ceiling - codingHeadroom },
    inputs,
  );
  return { mix, midi: score.midi };
}

async function gather(
  scenes: readonly HeardScene[],
  make: (scene: HeardScene, index: number) => Promise<MadePiece | undefined>,
): Promise<MadePiece[]> {
  const made = await Promise.all(scenes.map(make));
  return made.filter((piece) => piece !== undefined);
}
