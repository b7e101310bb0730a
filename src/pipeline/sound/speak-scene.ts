import { characterNamed } from '../../direct/index.ts';
import { linesOf, type ShotSize } from '../../film/index.ts';
import { hallSpace, voicePlaceOf } from '../../sound/index.ts';
import type { Build } from '../build.ts';
import type { PlannedFilm } from '../plan-film.ts';
import { dialogueStep } from '../steps/dialogue.ts';
import type { HeardScene, MadePiece, Performances } from './heard-scene.ts';
import { hearActor } from './hearing.ts';
import { acousticsOf } from './set-acoustics.ts';
import { directionOf } from './voice-direction.ts';

const distanceOfSize: Record<ShotSize, number> = { ECU: 1, CU: 1.3, MCU: 1.7, MS: 2.3, MLS: 3, FS: 4, LS: 6, ELS: 9 };

/** The spoken lines of a scene, heard from its cameras. */
export async function speakScene(
  { builder, format }: Build,
  { voices, screenplay, cast }: PlannedFilm,
  performances: Performances,
  { scene, start, shots, set }: HeardScene,
): Promise<MadePiece | undefined> {
  const lines = scene.lines.filter((line) => voices.get(line.id)?.audio);
  if (lines.length === 0) return undefined;
  const speeches = new Map(screenplay.scenes.flatMap(linesOf).map((speech) => [speech.id, speech]));
  const { space } = acousticsOf(set);
  const placed = lines.map((line) => {
    const speech = speeches.get(line.id)!;
    const room = characterNamed(speech.character, cast.characters)?.voice.room;
    const time = line.start + Math.round(line.duration / 2);
    const shot = shots.find((one) => one.start <= time && time < one.start + one.duration);
    const actor = scene.blocking.find(({ actions }) =>
      actions.some((action) => action.kind === 'speak' && action.line === line.id),
    )?.actor;
    const performance = shot && performances.get(shot.id)?.performance;
    const heard =
      performance && actor && hearActor(performance, actor, time - shot.start, format.width / format.height);
    return {
      start: line.start,
      pan: heard ? heard.pan : 0,
      distance: distanceOfSize[shot?.size ?? 'MS'],
      place: voicePlaceOf({ ...directionOf(speech), offScreen: line.offScreen }, room),
      space: room === 'hall' ? hallSpace : space,
    };
  });
  const inputs = Object.fromEntries(lines.map((line, index) => [`line${index}`, voices.get(line.id)!.audio!]));
  return { start, sound: await builder.build(dialogueStep, { lines: placed }, inputs, { label: scene.number }) };
}
