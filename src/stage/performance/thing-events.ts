import { type StageEvent, type Staging, type Stay, toSeconds } from '../../film/index.ts';
import { materialOf } from '../props/materials.ts';
import type { World } from './player.ts';

/** Higher than this a thing lies on furniture, not on the ground. Metres. */
const table = 0.3;

/** What is heard of the things that change hands, are set down, dropped, thrown and caught. */
export function thingEvents({ props }: Staging, world: World): StageEvent[] {
  return props.flatMap(({ noun, stays = [] }) =>
    stays.slice(1).flatMap((stay, index) => changeEvent(noun, stays[index]!, stay, world) ?? []),
  );
}

function changeEvent(
  noun: string,
  before: Stay,
  { from, at, up = 0, actor, flight }: Stay,
  world: World,
): StageEvent | undefined {
  const material = materialOf(noun);
  const { groundAt, surface } = world;
  if (at) {
    if (!flight && before.actor === undefined) return undefined;
    const position: StageEvent['position'] = [at[0], groundAt(...at) + up, at[1]];
    const under = up > table ? 'wood' : surface;
    return flight
      ? { time: from, kind: 'drop', position, strength: Math.min(1, 0.55 + 0.4 * flight), surface: under, material }
      : { time: from, kind: 'set-down', actor: before.actor!, position, strength: 0.5, surface: under, material };
  }
  const hand = actor ?? before.actor;
  const body = hand === undefined ? undefined : world.bodyOf(hand, toSeconds(from));
  if (hand === undefined || !body) return undefined;
  const strength = actor === undefined ? 0.3 : flight ? 0.7 : 0.45;
  const position: StageEvent['position'] = [body.x, body.y + 0.75 * body.shoulder, body.z];
  return { time: from, kind: 'handle', actor: hand, position, strength, surface, material };
}
