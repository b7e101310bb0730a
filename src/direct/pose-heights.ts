import type { Blocking, Character } from '../film/index.ts';
import crowns from './data/crowns.json' with { type: 'json' };

/** The height of a usual seat, metres, and the height of the person it is made for. */
const seat = { height: 0.46, sitter: 1.65, flesh: 0.03 };

/**
 * Height of the crown above the ground as a share of standing, by pose, as the stage poses bodies: a seat as high as the
 * sitter is grown, crossed legs on the ground, heels under a kneeling body, a beast that sits on its haunches with its head up. Eyes sink as far.
 */
export function poseShare(appearance: Character['appearance'], pose: Blocking['pose'], onSeat = true): number {
  if (appearance.kind === 'creature') return { lie: 0.55, fallen: 0.4 }[pose as string] ?? 1;
  const { height, age } = appearance;
  const hip = age === 'child' ? 0.43 : 0.487;
  const sat = (seat.height * Math.min(1, height / seat.sitter) + seat.flesh) / height;
  if (pose === 'sit' && !onSeat) return 1.055 - hip;
  return {
    stand: 1,
    sit: 0.988 - hip + sat,
    kneel: 1.1 - hip,
    crouch: 1.175 - hip,
    lie: 0.2,
    fallen: 0.2,
    propped: 0.53,
  }[pose];
}

const backs: Partial<Record<Blocking['pose'], number>> = crowns.back;

/** How far behind its feet somebody's trunk is who sits on the heels or on the ground, as a share of the standing height. */
export function poseBack(appearance: Character['appearance'], pose: Blocking['pose'], onSeat: boolean): number {
  return appearance.kind === 'creature' || onSeat ? 0 : (backs[pose] ?? 0);
}
