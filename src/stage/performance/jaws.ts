import type { Creature } from '../../film/index.ts';
import { birdPlan, headPlan, quadrupedPlan } from '../actors/creature-measure.ts';
import type { Hold } from '../props/holds.ts';
import { minus, plus, type Rotation, rotate, times, type Vector } from './rotation.ts';

/** Where a creature bites: the place from the head's joint in the bind pose, and the size of the head, metres. */
export type Bite = { at: Vector; head: number };

/** Things that lie in the teeth by their edge are at most so large, as a share of the head. */
const largest = 0.55;

/** How large a thing is that lies on an open hand, metres; one that two hands carry is as wide as they are apart. */
const onPalm = 0.3;

/** Where the teeth of a creature hold things: between its front teeth or the tip of its beak. */
export function biteOf(creature: Creature): Bite {
  const { plan, height } = creature;
  if (plan === 'bird') {
    const { head, beak } = birdPlan(creature);
    return { at: [0, -0.06 * head * height, head * height * (0.5 + beak[0]! * 0.8)], head: head * height };
  }
  if (!['fox', 'dog', 'horse'].includes(plan)) return { at: [0, -0.1 * height, 0.32 * height], head: 0.5 * height };
  const design = quadrupedPlan(creature);
  const head = design.head * height;
  const [z, y] = headPlan(design).mouth.at(-2)!;
  return { at: [0, y * head, z * head], head };
}

/** A thing between teeth: what is wide is bitten by its edge and drawn small against the head, the rest is held at its grip. */
export function inJaws(
  { style, grip, scale, wide }: Hold,
  turn: Rotation,
  mouth: Vector,
  { head }: Bite,
): { at: Vector; turn: Rotation; scale: number } {
  const across = style === 'both' ? 2 * wide : style === 'palm' ? onPalm : 0;
  const size = across > 0 ? Math.min(scale, (largest * head) / across) : Math.min(1, scale);
  const ahead = rotate(turn, [0, 0, across * 0.42 * size]);
  return { at: plus(minus(mouth, rotate(turn, times(grip, size))), ahead), turn, scale: size };
}
