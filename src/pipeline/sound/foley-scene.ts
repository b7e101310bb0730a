import { toSeconds } from '../../film/index.ts';
import type { FoleyEvent } from '../../sound/index.ts';
import type { Build } from '../build.ts';
import { foleyStep } from '../steps/foley.ts';
import type { HeardScene, MadePiece, Performances } from './heard-scene.ts';
import { hearShot } from './hearing.ts';
import { acousticsOf } from './set-acoustics.ts';

/** Seconds in which a scene hears one clap of thunder: its shots see the same strikes again and again. */
const rolling = 6;

/** What people and creatures do in a scene, heard from its cameras. */
export async function foleyScene(
  { builder, document, sound: { layout } }: Build,
  performances: Performances,
  heard: HeardScene,
): Promise<MadePiece | undefined> {
  const { events, space } = sceneFoley(performances, heard);
  if (events.length === 0) return undefined;
  const params = { events, space, layout, seed: `${document.film.source.seed}/${heard.scene.id}` };
  return { start: heard.start, sound: await builder.build(foleyStep, params, {}, { label: heard.scene.number }) };
}

/** All that is heard of a scene's stage, in scene time, and how its set answers. Thunder that comes after the scene is left out. */
export function sceneFoley(performances: Performances, { shots, set, duration }: Omit<HeardScene, 'scene' | 'start'>) {
  const acoustics = acousticsOf(set);
  let lastClap = Number.NEGATIVE_INFINITY;
  const events = shots
    .flatMap((shot) => hearShot(shot, performances.get(shot.id)!.performance, shot.start, acoustics.layout))
    .sort((one, other) => one.time - other.time)
    .filter(({ kind, time }) => {
      if (kind !== 'thunder') return true;
      if (time >= duration || toSeconds(time) < lastClap + rolling) return false;
      lastClap = toSeconds(time);
      return true;
    }) satisfies FoleyEvent[];
  return { events, space: acoustics.space };
}
