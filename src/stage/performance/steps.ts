import { clamp, ease, mix, nearAngle } from './ease.ts';
import type { Route, Stretch } from './root.ts';

/** A foot's place on the ground: metres and radians. */
export type Footing = { x: number; z: number; yaw: number };

/** One step of one foot, from lift to touchdown, seconds. */
export type Step = { start: number; end: number; from: Footing; to: Footing; height: number; speed: number };

/** How a body steps: its feet in the standing pose, their places in the cycle, and how long a foot stays down. */
export type Gait = {
  /** Metres from the root: to the left and ahead; toes turned out, radians. */
  feet: readonly { left: number; ahead: number; turn: number; phase: number }[];
  /** The places in the cycle by another gait than the usual one; in the order of the feet. */
  phases?: (gait: string) => readonly number[] | undefined;
  /** Metres of a whole cycle at a speed in metres a second, and the share of it that a foot is down. */
  stride: (speed: number, gait: string) => number;
  duty: (speed: number, gait: string) => number;
  lift: (speed: number, gait: string) => number;
  /** How far a body turns while each foot steps once, radians, and how long that takes, where that is not as with people. */
  turn?: { angle: number; seconds: number };
};

/** Seconds that a body needs to turn on the spot by an angle in radians. */
export const turnSeconds = ({ angle, seconds }: NonNullable<Gait['turn']>, radians: number): number =>
  Math.ceil(radians / angle) * seconds;

/** Every step that each foot takes over a route. Feet stand still between their steps. */
export function planSteps(route: Route, gait: Gait): { steps: Step[][]; first: Footing[] } {
  const opening = route.at(Math.min(-4, (route.stretches[0]?.start ?? 0) - 0.01));
  const first = gait.feet.map((foot) => footing(opening, foot));
  const steps: Step[][] = gait.feet.map(() => []);
  const now = first.map((foot) => ({ ...foot }));
  for (const stretch of route.stretches) {
    for (const index of gait.feet.keys()) {
      const added =
        stretch.kind === 'move'
          ? moveSteps(stretch, route, gait, index, now[index]!)
          : stretch.kind === 'turn'
            ? turnSteps(stretch, route, gait, index, now[index]!)
            : shiftSteps(stretch, gait, index, now[index]!);
      for (const step of added) addStep(steps[index]!, step);
      now[index] = steps[index]!.at(-1)?.to ?? now[index]!;
    }
  }
  return { steps, first };
}

/** A step that would begin before the one before it has landed waits for it. */
function addStep(steps: Step[], step: Step): void {
  const last = steps.at(-1);
  if (last && step.start < last.end + 0.03) {
    step.start = last.end + 0.03;
    step.end = Math.max(step.end, step.start + 0.2);
  }
  steps.push(step);
}

type Foot = Gait['feet'][number];

function footing({ x, z, yaw }: { x: number; z: number; yaw: number }, foot: Foot): Footing {
  const [sin, cos] = [Math.sin(yaw), Math.cos(yaw)];
  return { x: x + foot.left * cos + foot.ahead * sin, z: z - foot.left * sin + foot.ahead * cos, yaw: yaw + foot.turn };
}

function moveSteps(
  move: Extract<Stretch, { kind: 'move' }>,
  route: Route,
  gait: Gait,
  index: number,
  from: Footing,
): Step[] {
  const foot = gait.feet[index]!;
  const { path, progress, start, end } = move;
  const speed = path.length / Math.max(0.1, end - start);
  const half = gait.stride(speed, move.gait) / 2;
  const stride = (2 * path.length) / Math.max(1, Math.round(path.length / half));
  const duty = gait.duty(speed, move.gait);
  const steps: Step[] = [];
  let standing = from;
  const phase = gait.phases?.(move.gait)?.[index] ?? foot.phase;
  const first = phase === 0 ? 1 : phase;
  for (let plant = first * stride; ; plant += stride) {
    const final = plant > path.length - stride * 0.3;
    const touch = clamp(plant - (duty * stride) / 2, 0, path.length);
    const leave = clamp(plant - (duty * stride) / 2 - (1 - duty) * stride, 0, path.length);
    let until = final ? Math.min(progress.timeAt(touch), end + 0.1) : progress.timeAt(touch);
    let since = Math.max(progress.timeAt(leave), until - 0.5, start - 0.02);
    if (until - since < 0.2) {
      if (final) since = Math.max(start, until - 0.24);
      until = Math.max(until, since + 0.2);
    }
    const along = Math.min(plant, path.length);
    const [x, z] = path.at(along);
    const yaw = final ? route.at(end + 0.001).yaw : nearAngle(path.heading(along), standing.yaw);
    const swayed = final
      ? foot
      : { ...foot, left: foot.left * 0.72, turn: foot.turn * 0.6, ahead: gait.feet.length > 2 ? foot.ahead : 0 };
    const to = footing({ x, z, yaw }, swayed);
    steps.push({ start: since, end: until, from: standing, to, height: gait.lift(speed, move.gait), speed });
    standing = to;
    if (final) return steps;
  }
}

/** How often each foot steps in a turn: as the angle asks, as far as the time allows. */
function roundsOf({ turn }: Gait, angle: number, seconds: number): number {
  const wished = Math.max(1, Math.ceil(angle / (turn?.angle ?? 1.15)));
  return turn ? Math.min(wished, Math.max(1, Math.round(seconds / (0.8 * turn.seconds)))) : wished;
}

function turnSteps(
  turn: Extract<Stretch, { kind: 'turn' }>,
  route: Route,
  gait: Gait,
  index: number,
  from: Footing,
): Step[] {
  const sweep = turn.to - turn.from;
  if (Math.abs(sweep) < 0.3) return [];
  const rounds = roundsOf(gait, Math.abs(sweep), turn.end - turn.start);
  const count = gait.feet.length;
  const slot = (turn.end - turn.start) / (rounds * count);
  const order = sweep > 0 ? index : count - 1 - index;
  const swing = clamp(slot * 1.25, gait.turn ? gait.turn.seconds * 0.6 : 0.24, 0.42);
  const steps: Step[] = [];
  let standing = from;
  for (let round = 0; round < rounds; round++) {
    const start = turn.start + (round * count + order) * slot;
    const yaw = round === rounds - 1 ? turn.to : mix(turn.from, turn.to, (round + 0.75) / rounds);
    const { x, z } = route.at(turn.end);
    const to = footing({ x, z, yaw }, gait.feet[index]!);
    steps.push({
      start: Math.max(start, turn.start + 0.06),
      end: Math.max(start, turn.start + 0.06) + swing,
      from: standing,
      to,
      height: gait.lift(0.4, 'walk') * 0.7,
      speed: 0.4,
    });
    standing = to;
  }
  return steps;
}

/** Steps of both feet to a place near by, one each where legs reach so far; or one of the left foot alone, half as far again. */
function shiftSteps(shift: Extract<Stretch, { kind: 'shift' }>, gait: Gait, index: number, standing: Footing): Step[] {
  const { from, to, start, end, yaw, lunge } = shift;
  const [dx, dz] = [to[0] - from[0], to[1] - from[1]];
  const height = gait.lift(0.5, 'walk') * 1.1;
  const swing = (slot: number) => clamp(slot * 1.15, 0.18, 0.5);
  if (lunge) {
    if (index !== 0) return [];
    const place = { ...standing, x: standing.x + dx * 1.5, z: standing.z + dz * 1.5 };
    return [{ start, end: start + swing(end - start), from: standing, to: place, height, speed: 0.4 }];
  }
  const forward = dx * Math.sin(yaw) + dz * Math.cos(yaw) > 0;
  const count = gait.feet.length;
  const order = forward ? index : count - 1 - index;
  const rounds = Math.max(1, Math.ceil(Math.hypot(dx, dz) / (longestStep * gait.stride(1.2, 'walk'))));
  const slot = (end - start) / (1.2 * rounds * count);
  let last = standing;
  return Array.from({ length: rounds }, (_, round): Step => {
    const begin = start + (round * count + order) * slot * 1.2;
    const share = (round + 1) / rounds;
    const place = footing({ x: from[0] + dx * share, z: from[1] + dz * share, yaw }, gait.feet[index]!);
    const step = { start: begin, end: begin + swing(slot), from: last, to: place, height, speed: 0.4 };
    last = place;
    return step;
  });
}

/** How far one foot goes past where it stood while the other waits, as a share of a walking stride. */
const longestStep = 0.6;

/** A foot at a time: where its sole is, how high over the ground's own height, how far its heel is raised (radians). */
export type FootState = Footing & { lift: number; heel: number; planted: boolean };

/** The state of a foot from its steps. The heel rises before the foot leaves; the toes come down with the touch. */
export function footAt(steps: readonly Step[], first: Footing, seconds: number): FootState {
  let standing = first;
  for (const step of steps) {
    if (seconds < step.start) {
      const roll = step.speed > 0.5 ? Math.min(0.22, step.end - step.start) : 0.06;
      const heel = pushOf(step);
      return { ...standing, lift: 0, heel: heel * ease(step.start - roll, step.start, seconds), planted: true };
    }
    if (seconds < step.end) return swinging(step, (seconds - step.start) / (step.end - step.start));
    standing = step.to;
  }
  return { ...standing, lift: 0, heel: 0, planted: true };
}

/** How far a heel is raised before its foot leaves the ground, radians: the quicker the farther. */
const pushOf = (step: Step): number => (step.speed > 0.5 ? 0.42 + 0.25 * clamp((step.speed - 2) * 0.5) : 0.1);

function swinging(step: Step, u: number): FootState {
  const { from, to, height } = step;
  const way = u * u * (3 - 2 * u);
  const yaw = nearAngle(to.yaw, from.yaw);
  const push = pushOf(step);
  const kick = clamp((step.speed - 2) * 0.35) * 0.7 * Math.sin(Math.PI * clamp(u / 0.7));
  const heel =
    kick + push * (1 - ease(0, 0.55, u)) - 0.16 * Math.sin(Math.PI * ease(0.35, 1, u)) * (step.speed > 0.5 ? 1 : 0.2);
  return {
    x: mix(from.x, to.x, way),
    z: mix(from.z, to.z, way),
    yaw: mix(from.yaw, yaw, way),
    lift: height * Math.sin(Math.PI * u) ** 1.2,
    heel,
    planted: false,
  };
}
