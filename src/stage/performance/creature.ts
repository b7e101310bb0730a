import type { Blocking, Creature } from '../../film/index.ts';
import { createBirdPlayer } from './bird.ts';
import { createDragonPlayer } from './dragon.ts';
import type { Player, World } from './player.ts';
import { createQuadrupedPlayer } from './quadruped.ts';
import { createSwimmerPlayer } from './swimmer.ts';

/** A creature's motion by its body plan. */
export function createCreaturePlayer(id: string, creature: Creature, blocking: Blocking, world: World): Player {
  if (creature.plan === 'bird') return createBirdPlayer(id, creature, blocking, world);
  if (creature.plan === 'dragon' && world.afloat) return createSwimmerPlayer(id, creature, blocking, world);
  if (creature.plan === 'dragon') return createDragonPlayer(id, creature, blocking, world);
  return createQuadrupedPlayer(id, creature, blocking, world);
}
