import type { Artifact } from '../../engine/index.ts';
import type { Finding, Flicks } from '../../film/index.ts';
import { loudnessTargets, measuredSpans, type SpokenSpan, type StemName } from '../../sound/index.ts';
import type { Build } from '../build.ts';
import type { PlannedFilm } from '../plan-film.ts';
import { mixStep, type PlacedPiece } from '../steps/mix.ts';
import { foleyScene } from './foley-scene.ts';
import { type HeardScene, heardScenes, type MadePiece, type Performances, spokenSpans } from './heard-scene.ts';
import { heardPlaces, placeLevels } from './level-places.ts';
import { feltSpans, levelOfPlace, soundOfRealism } from './realism-sound.ts';
import { soundCuts } from './scene-cuts.ts';
import { scoreFilm } from './score-film.ts';
import { speakScene } from './speak-scene.ts';
import { surroundScene } from './surround-scene.ts';

/** Decibels that AAC mostly adds to a peak: the mix stays this far under the ceiling that the film is measured against. */
export const codingHeadroom = 1;

/**
 * The soundtrack: parts `master`, `dialogue`, `music`, `effects`, `ambience`, where they are asked for `master-5.1` and `music-and-effects`, and the score
 * as MIDI and as a cue sheet. `measured` is where the target's loudness is measured, if not over the whole film; `findings` are about its music.
 */
export type Soundtrack = {
  mix: Artifact;
  midi: Artifact;
  cueSheet: Artifact;
  measured: SpokenSpan[] | undefined;
  findings: Finding[];
};

/**
 * Makes the sound of every scene by itself (lines, music, steps, place), each a step keyed on that scene alone, joins them and mixes: after
 * a change in one scene only that scene's sound is made again. `headroom`: dB under the ceiling, for what coding adds.
 */
export async function mixFilm(
  build: Build,
  planned: PlannedFilm,
  performances: Performances,
  duration: Flicks,
  headroom = codingHeadroom,
): Promise<Soundtrack> {
  const scenes = heardScenes(planned);
  const speech = spokenSpans(planned);
  const cuts = soundCuts(scenes, speech);
  const [score, dialogue, effects, places] = await Promise.all([
    scoreFilm(build, planned, performances, scenes, speech, duration),
    gather(scenes, (scene) => speakScene(build, planned, performances, scene)),
    gather(scenes, (scene) => foleyScene(build, performances, scene)),
    gather(scenes, (scene, index) =>
      surroundScene(
        build,
        planned.plan,
        performances,
        scene,
        { before: cuts[index - 1], after: cuts[index] },
        duration,
      ),
    ),
  ]);
  const levels = placeLevels(heardPlaces(scenes, cuts), speech, score.entries);
  const own = soundOfRealism(planned.plan);
  const ambience = places.map((piece, index): MadePiece => {
    const { scene, start } = scenes[index]!;
    const usual = levels[index]!;
    return { ...piece, level: own ? levelOfPlace(usual, feltSpans(scene), start - piece.start, own) : usual };
  });
  const steps = own ? effects.map((piece) => ({ ...piece, level: [{ time: 0, decibels: own.effects }] })) : effects;
  const stems: Record<StemName, MadePiece[]> = { dialogue, music: score.pieces, effects: steps, ambience };
  const entries = Object.entries(stems) as [StemName, MadePiece[]][];
  const pieces = Object.fromEntries(
    entries.map(([name, made]) => [name, made.map(({ sound: _, ...piece }) => piece)]),
  ) as Record<StemName, PlacedPiece[]>;
  const inputs = Object.fromEntries(
    entries.flatMap(([name, made]) => made.map(({ sound }, index) => [`${name}${index}`, sound])),
  );
  const shown = scenes.map(({ start, duration: length }) => ({ start, end: start + length }));
  const { loudness, layout, dubbing } = build.sound;
  const { target, ceiling } = loudnessTargets[loudness];
  const measured = measuredSpans(loudnessTargets[loudness], speech, duration);
  const wanted = {
    target,
    ceiling: ceiling - headroom,
    ...(measured && { measured }),
    layout,
    dubbing,
    ...(own && { music: own.music }),
  };
  const mix = await build.builder.build(mixStep, { duration, pieces, speech, scenes: shown, ...wanted }, inputs);
  return { mix, midi: score.midi, cueSheet: score.cueSheet, measured, findings: score.findings };
}

async function gather(
  scenes: readonly HeardScene[],
  make: (scene: HeardScene, index: number) => Promise<MadePiece | undefined>,
): Promise<MadePiece[]> {
  const made = await Promise.all(scenes.map(make));
  return made.filter((piece) => piece !== undefined);
}
