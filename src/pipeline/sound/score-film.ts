import type { Artifact } from '../../engine/index.ts';
import type { Flicks } from '../../film/index.ts';
import { type CueMusic, chooseStyle, type ScoreCue, type SpokenSpan, styleOf } from '../../sound/index.ts';
import type { Build } from '../build.ts';
import type { PlannedFilm } from '../plan-film.ts';
import { cueStep, scoreStep } from '../steps/score.ts';
import type { HeardScene, MadePiece } from './heard-scene.ts';

/** Composes the film's score and plays it, a piece a cue; with the score as MIDI. */
export async function scoreFilm(
  build: Build,
  planned: PlannedFilm,
  scenes: readonly HeardScene[],
  speech: readonly SpokenSpan[],
  duration: Flicks,
): Promise<{ pieces: MadePiece[]; midi: Artifact }> {
  const { builder, store, document } = build;
  const { source, title } = document.film;
  const style = chooseStyle(wordsOf(build, planned), planned.plan.language);
  const cues = scenes.map(({ scene, start, duration: length, shots }, index): ScoreCue => {
    const end = start + length;
    const cuts = shots.map((shot) => shot.start).filter((cut) => cut > 0);
    const ringOut = index === scenes.length - 1 && duration > end ? duration - end : undefined;
    return { id: scene.id, name: scene.heading, start, duration: length, mood: scene.mood, cuts, ringOut };
  });
  const score = await builder.build(scoreStep, {
    cues,
    dialogue: speech.map(({ start, end }) => ({ start, end })),
    duration,
    seed: `${source.seed}/${source.premise ?? source.file ?? title}`,
    style,
  });
  const written = await store.json<{ start: Flicks; music: CueMusic }[]>(score.parts!.music!.digest);
  const { hall } = styleOf(style);
  builder.expect(cueStep, written.length);
  const pieces = await Promise.all(
    written.map(async ({ start, music }) => ({ start, sound: await builder.build(cueStep, { music, hall }) })),
  );
  return { pieces, midi: score.parts!.midi! };
}

/** What says which kind of film this is. */
function wordsOf({ document: { film } }: Build, { plan, sets, cast }: PlannedFilm): string {
  return [
    plan.title,
    film.source.premise ?? '',
    ...plan.scenes.map((scene) => scene.heading),
    ...sets.sets.map((set) => set.builder.replaceAll('-', ' ')),
    ...cast.characters.map((character) => character.name),
  ].join('\n');
}
