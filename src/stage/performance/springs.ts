import type { Chain, Rig } from '../actors/rig.ts';
import { about, between, inner, minus, multiply, plus, rotate, size, times, unit, type Vector } from './rotation.ts';
import type { Skeleton } from './skeleton.ts';

/** A round volume that hanging things stay out of, in the root's space. */
export type Capsule = { from: Vector; to: Vector; radius: number };

/** What acts on hanging things in one frame. Accelerations in metres a second squared, world axes. */
export type Surroundings = {
  seconds: number;
  step: number;
  wind: Vector;
  capsules: Partial<Record<Chain['kind'], readonly Capsule[]>>;
  /** From the root's space to the world and back. */
  toWorld: (point: Vector) => Vector;
  toRoot: (point: Vector) => Vector;
  /** How far out a point of the skirt must be: `order` counts the chains from the front, `level` the joints from the hips. */
  skirt?: (order: number, level: number) => Hull;
  /** How far behind the neck a chain of hair must be, if it hangs down the back. */
  hair?: (chain: Chain) => Hull | undefined;
  /** Height of the ground near the body, in the root's space. */
  floor: number;
  /** Liveliness of tails, 0 to 1. */
  wag: number;
};

/** A point lies at least so far out along `way`; `fold` turns the lower cloth in under the upper, where it lies on the ground. */
export type Hull = { way: Vector; least: number; fold: number };

type Particle = { at: Vector; before: Vector; anchor: Vector };

/** Hanging things of one body, moved by damped springs (Verlet integration: Jakobsen, GDC 2001; the shape of VRM's spring bones). */
export function createSprings(rig: Rig): (skeleton: Skeleton, surroundings: Surroundings) => void {
  const states = rig.chains.map((): Particle[] => []);
  const ranks = rig.chains.map(
    (chain, i) => rig.chains.slice(0, i).filter((other) => other.kind === chain.kind).length,
  );
  return (skeleton, surroundings) => {
    for (const [i, chain] of rig.chains.entries()) swing(skeleton, chain, ranks[i]!, states[i]!, surroundings);
  };
}

const substeps = 2;

/** Share of the body's own motion that the air lets hanging things keep without pull. */
const carry = 0.86;

function swing(skeleton: Skeleton, chain: Chain, order: number, particles: Particle[], around: Surroundings): void {
  const { rig } = skeleton;
  let carried: Vector = [0, 0, 0];
  for (const [j, index] of chain.bones.entries()) {
    const bone = rig.bones[index]!;
    const origin = bone.at;
    const tip = chain.bones[j + 1] === undefined ? chain.tip : rig.bones[chain.bones[j + 1]!]!.at;
    const parent = bone.parent;
    const parentTurn = skeleton.world[parent]!;
    const place = plus(skeleton.place[parent]!, rotate(parentTurn, minus(origin, rig.bones[parent]!.at)));
    skeleton.place[index] = place;
    const bind = minus(tip, origin);
    const length = size(bind);
    const rest = hung(chain, rotate(parentTurn, wagged(chain, order, j, bind, around)), length);
    const aim = around.toWorld(plus(place, rest));
    const anchor = around.toWorld(place);
    const particle = particles[j] ?? { at: aim, before: aim, anchor };
    particles[j] = particle;
    const moved = times(minus(anchor, particle.anchor), 1 / substeps);
    if (j === 0) carried = times(moved, carry);
    for (let k = 1; k <= substeps; k++) {
      const late = times(moved, k - substeps);
      advance(particle, chain, plus(aim, late), plus(anchor, late), carried, length, around);
    }
    particle.anchor = anchor;
    const hull = hullOf(chain, order, j, around);
    const free = around.toRoot(particle.at);
    const seen = settle(
      chain.kind === 'tail' ? bentFrom(free, place, rest) : free,
      place,
      length,
      around.capsules[chain.kind] ?? [],
      around.floor,
      hull,
    );
    const pushed = around.toWorld(seen);
    particle.before = plus(particle.before, minus(pushed, particle.at));
    particle.at = pushed;
    const straight = unit(rotate(parentTurn, bind));
    skeleton.setWorld(index, multiply(between(straight, unit(minus(seen, place))), parentTurn));
  }
}

function hullOf(chain: Chain, order: number, level: number, { skirt, hair }: Surroundings): Hull | undefined {
  if (chain.kind === 'skirt') return skirt?.(order, level);
  return chain.kind === 'hair' ? hair?.(chain) : undefined;
}

/** How far a joint of a tail bends from where the joint before it points, radians. */
const mostBend = 0.25;

/** A tail trails behind a turn; it does not come over the back. */
function bentFrom(point: Vector, place: Vector, rest: Vector): Vector {
  const [way, straight] = [unit(minus(point, place)), unit(rest)];
  const along = inner(way, straight);
  if (along >= Math.cos(mostBend)) return point;
  const side = unit(minus(way, times(straight, along)));
  const bent = plus(times(straight, Math.cos(mostBend)), times(side, Math.sin(mostBend)));
  return plus(place, times(bent, size(rest)));
}

/** Wide sleeves hang from a raised arm; they do not stand off it. */
function hung(chain: Chain, rest: Vector, length: number): Vector {
  if (chain.kind !== 'sleeve') return rest;
  return times(unit(plus(times(rest, 0.3), [0, -0.7 * length, 0])), length);
}

/** Tails are never quite still: a slow wave runs down them. */
function wagged(chain: Chain, order: number, j: number, bind: Vector, { seconds, wag }: Surroundings): Vector {
  if (chain.kind !== 'tail') return bind;
  const phase = seconds * (1.1 + 1.5 * wag) - j * 0.75 + order * 1.9;
  const sway = about([0, 1, 0], (0.1 + 0.12 * wag) * Math.sin(phase));
  const lift = about([1, 0, 0], 0.06 * Math.sin(phase * 0.63 + 1));
  return rotate(multiply(sway, lift), bind);
}

function advance(
  particle: Particle,
  chain: Chain,
  aim: Vector,
  anchor: Vector,
  carried: Vector,
  length: number,
  around: Surroundings,
): void {
  const step = around.step / substeps;
  const keep = (1 - chain.drag) ** (step * 60);
  const velocity = plus(carried, times(minus(minus(particle.at, particle.before), carried), keep));
  const pull = times(minus(aim, particle.at), chain.stiffness * 1100);
  const weight: Vector = [0, -9.8 * chain.gravity, 0];
  const force = plus(plus(pull, weight), times(around.wind, chain.wind));
  const next = plus(plus(particle.at, velocity), times(force, step * step));
  particle.before = particle.at;
  particle.at = plus(anchor, times(unit(minus(next, anchor)), length));
}

/** Keeps a hanging point out of limbs and off the ground, at its length from where it hangs. */
function settle(
  point: Vector,
  place: Vector,
  length: number,
  capsules: readonly Capsule[],
  floor: number,
  hull: Hull | undefined,
): Vector {
  let at = point;
  if (hull && hull.fold > 0) {
    const tucked = plus(place, times([-hull.way[0], 0, -hull.way[2]], length));
    at = plus(times(at, 1 - hull.fold), times([tucked[0], floor, tucked[2]], hull.fold));
  } else if (hull) {
    const short = hull.least - inner(at, hull.way);
    if (short > 0) at = plus(at, times(hull.way, short));
  }
  for (const { from, to, radius } of capsules) {
    const axis = minus(to, from);
    const share = Math.min(1, Math.max(0, inner(minus(at, from), axis) / (inner(axis, axis) || 1)));
    const out = minus(at, plus(from, times(axis, share)));
    const deep = radius - size(out);
    if (deep > 0) at = plus(at, times(unit(out), deep));
  }
  if (at[1] < floor) at = [at[0], floor, at[2]];
  return plus(place, times(unit(minus(at, place)), length));
}
