import type { Build } from '../build.ts';
import { foleyStep } from '../steps/foley.ts';
import type { HeardScene, MadePiece, Performances } from './heard-scene.ts';
import { hearShot } from './hearing.ts';

/** What people and creatures do in a scene, heard from its cameras. */
export async function foleyScene(
  { builder, document }: Build,
  performances: Performances,
  { scene, start, shots, set }: HeardScene,
): Promise<MadePiece | undefined> {
  const events = shots.flatMap((shot) => hearShot(shot, performances.get(shot.id)!.performance, shot.start));
  if (events.length === 0) return undefined;
  const params = { events, interior: set.interior, seed: `${document.film.source.seed}/${scene.id}` };
  return { start, sound: await builder.build(foleyStep, params, {}, { label: scene.number }) };
}
