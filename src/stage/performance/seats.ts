import type { Blocking, GroundPoint } from '../../film/index.ts';

/** A seat of the set: which way it looks (degrees), and how high it is over the ground where the set tells it (metres). */
export type Seat = { facing: number; height: number | undefined };

type Move = Extract<Blocking['actions'][number], { kind: 'move' }>;

/** A turn about a place so many metres behind the feet: of somebody who sits. */
export type Turn = Extract<Blocking['actions'][number], { kind: 'turn' }> & { behind?: number };

const degrees = Math.PI / 180;

/**
 * A blocking whose sitters stand before their seats. A director puts hips on a seat; feet stand `ahead` metres before it, and stay
 * there while somebody sits down and gets up again. Ways to and from the seat end and begin there too. Who turns while sitting turns
 * on the seat, by 45 degrees at most. A place is a seat where the set has a mark for one; elsewhere people sit on the ground, where they stand.
 */
export function beforeSeats(
  blocking: Blocking,
  ahead: number,
  seatAt: (x: number, z: number) => Seat | undefined,
): Blocking {
  const actions = [...blocking.actions].sort((a, b) => a.start - b.start);
  const seats = new Map<number, number>();
  let arrival = -1;
  const opening = seatAt(...blocking.at);
  if (opening) seats.set(arrival, opening.facing);
  for (const [index, action] of actions.entries()) {
    if (action.kind === 'move') {
      arrival = index;
      const seat = seatAt(...action.path.at(-1)!);
      if (seat) seats.set(arrival, seat.facing);
    }
  }
  if (seats.size === 0) return blocking;
  const before = ([x, z]: GroundPoint, yaw: number | undefined): GroundPoint =>
    yaw === undefined ? [x, z] : [x + Math.sin(yaw * degrees) * ahead, z + Math.cos(yaw * degrees) * ahead];
  let left = -1;
  let pose = blocking.pose;
  const onSeat = (yaw: number, seat: number) => {
    const away = ((((yaw - seat) % 360) + 540) % 360) - 180;
    return seat + Math.min(45, Math.max(-45, away));
  };
  const first = seats.get(-1);
  const sits = blocking.pose === 'sit' && first !== undefined;
  const opens = sits ? onSeat(blocking.facing, first) : blocking.facing;
  const moved = actions.map((action, index) => {
    if (action.kind === 'pose') pose = action.pose;
    const seat = seats.get(left);
    if (action.kind === 'turn' && pose === 'sit' && seat !== undefined)
      return { ...action, facing: onSeat(action.facing, seat), behind: ahead } as Turn;
    if (action.kind !== 'move') return action;
    pose = 'stand';
    const path = [...action.path];
    path[0] = before(path[0]!, seats.get(left));
    path[path.length - 1] = before(path.at(-1)!, seats.get(index));
    left = index;
    return { ...action, path } as Move;
  });
  return { ...blocking, at: before(blocking.at, sits ? opens : first), facing: opens, actions: moved };
}
