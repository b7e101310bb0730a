import { type Flicks, type StageEvent, type Staging, type Stay, type ThingSound, toSeconds } from '../../film/index.ts';
import { materialOf } from '../props/materials.ts';
import type { World } from './player.ts';

/** Higher than this a thing lies on furniture, not on the ground. Metres. */
const table = 0.3;

/** What is heard of the things that change hands, are set down, dropped, thrown and caught. */
export function thingEvents({ props }: Staging, world: World): StageEvent[] {
  return props.flatMap(({ noun, stays = [], sounds = [] }) => [
    ...stays.slice(1).flatMap((stay, index) => changeEvent(noun, stays[index]!, stay, world) ?? []),
    ...sounds.flatMap((sound) => soundEvent(noun, stays, sound, world) ?? []),
  ]);
}

/** Something breaks, is poured or lit where it lies, else in the hand. */
function soundEvent(noun: string, stays: readonly Stay[], sound: ThingSound, world: World): StageEvent | undefined {
  const { time, kind, actor } = sound;
  const { at, up = 0 } = stays.findLast(({ from }) => from <= time) ?? {};
  const place: StageEvent['position'] | undefined = at
    ? [at[0], world.groundAt(...at) + up, at[1]]
    : hand(actor, time, world);
  const surface = at && up > table ? 'wood' : world.surface;
  return place && { time, kind, actor, position: place, strength: 0.7, surface, material: materialOf(noun) };
}

/** About where the hands of somebody are who handles something. */
function hand(actor: string, time: Flicks, world: World): StageEvent['position'] | undefined {
  const body = world.bodyOf(actor, toSeconds(time));
  return body && [body.x, body.y + 0.75 * body.shoulder, body.z];
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
  const holder = actor ?? before.actor;
  const position = holder === undefined ? undefined : hand(holder, from, world);
  if (holder === undefined || !position) return undefined;
  const strength = actor === undefined ? 0.3 : flight ? 0.7 : 0.45;
  return { time: from, kind: 'handle', actor: holder, position, strength, surface, material };
}
