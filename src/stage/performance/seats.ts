import type { Blocking, GroundPoint } from '../../film/index.ts';

/** A seat of the set: which way it looks (degrees), and how high it is over the ground where the set tells it (metres). */
export type Seat = { facing: number; height: number | undefined };

type Move = Extract<Blocking['actions'][number], { kind: 'move' }>;

const degrees = Math.PI / 180;

/**
 * A blocking whose sitters stand before their seats. A director puts hips on a seat; feet stand `ahead` metres before it, and stay
 * there while somebody sits down and gets up again. Ways to and from the seat end and begin there too. A place is a seat where the
 * set has a mark for one, or where somebody sits.
 */
export function beforeSeats(
  blocking: Blocking,
  ahead: number,
  seatAt: (x: number, z: number) => Seat | undefined,
): Blocking {
  const actions = [...blocking.actions].sort((a, b) => a.start - b.start);
  const seats = new Map<number, number>();
  let facing = blocking.facing;
  let arrival = -1;
  const opening = seatAt(...blocking.at);
  if (blocking.pose === 'sit' || opening) seats.set(arrival, opening?.facing ?? facing);
  for (const [index, action] of actions.entries()) {
    if (action.kind === 'move') {
      arrival = index;
      const [from, to] = action.path.slice(-2) as [GroundPoint, GroundPoint];
      facing = Math.atan2(to[0] - from[0], to[1] - from[1]) / degrees;
      const seat = seatAt(...to);
      if (seat) seats.set(arrival, seat.facing);
    } else if (action.kind === 'turn') facing = action.facing;
    else if (action.kind === 'pose' && action.pose === 'sit' && !seats.has(arrival)) seats.set(arrival, facing);
  }
  if (seats.size === 0) return blocking;
  const before = ([x, z]: GroundPoint, yaw: number | undefined): GroundPoint =>
    yaw === undefined ? [x, z] : [x + Math.sin(yaw * degrees) * ahead, z + Math.cos(yaw * degrees) * ahead];
  let left = -1;
  const moved = actions.map((action, index) => {
    if (action.kind !== 'move') return action;
    const path = [...action.path];
    path[0] = before(path[0]!, seats.get(left));
    path[path.length - 1] = before(path.at(-1)!, seats.get(index));
    left = index;
    return { ...action, path } as Move;
  });
  return { ...blocking, at: before(blocking.at, seats.get(-1)), actions: moved };
}
