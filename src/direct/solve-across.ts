import type { Point, ShotSize } from '../film/index.ts';
import { axes, type Figure, frameHeight, level, project, scaleOf, type View } from './frame.ts';
import { cutAtJoint, finish, flaws, type Sight, type Solution, turned } from './solve.ts';
import { add, dot, mix, scale, subtract, unit } from './vector.ts';

/** Whoever stands before the water and whoever lies in it are to be seen in one picture. */
export function isAcross(group: readonly Figure[]): boolean {
  return group.some(({ afloat }) => afloat) && group.some(({ afloat }) => !afloat);
}

type Plan = { backs: readonly number[]; wanted: number; low: number };

/** Metres behind the people, frame height over their height, and how far down they are shown, by how wide the picture is. */
const near = { backs: [1.7, 2.3, 3.1, 4], wanted: 1, low: 0.9 };
const wide = { backs: [3, 4, 5.2, 6.6, 8], wanted: 1.9, low: 0.45 };

/** Metres that the lens keeps from the ground. */
const overGround = 0.3;

/**
 * A view over people at the edge of the water to who is in it: the camera behind them on its side of the line, the people before
 * one third of the frame, the other on the opposite one; the tightest lens that holds both.
 */
export function solveAcross(sight: Sight, group: readonly Figure[], size: ShotSize): Solution | undefined {
  const ashore = group.filter(({ afloat }) => !afloat);
  const floating = group.filter(({ afloat }) => afloat);
  const people = middleOf(ashore);
  const away = unit(level(subtract(people, middleOf(floating))));
  const plan = size === 'MS' || size === 'MCU' ? near : wide;
  let best: Solution | undefined;
  for (const [order, turn] of [32, 45, 20, 58, 10, 72, -10, -20, -32, 86].entries()) {
    const sign = dot(turned(away, 90), sight.front) >= 0 ? 1 : -1;
    const direction = turned(away, sign * turn);
    for (const back of plan.backs)
      for (const up of [0.1, 0.5, 1.1, 1.9, 2.6]) {
        const position = add(people, add(scale(direction, back), [0, up, 0]));
        if (position[1] < sight.space.ground(position[0], position[2]) + overGround) continue;
        for (const lens of [40, 35, 50, 28, 24, 20]) {
          const view = aimed(position, group, plan.low, lens, sight.aspect);
          const framing = framed(view, ashore, floating, plan) + 0.12 * order + (turn < 0 ? 6 : 0) + 0.3 * up;
          if (best && framing >= best.faults) continue;
          const joints = ashore.reduce((sum, figure) => sum + cutAtJoint(view, figure), 0);
          const faults = framing + joints + flaws(sight, view, group);
          if (!best || faults < best.faults - 1e-9) best = { view, faults };
        }
      }
  }
  return best;
}

function middleOf(figures: readonly Figure[]): Point {
  return scale(
    figures.reduce<Point>((sum, { eyes }) => add(sum, eyes), [0, 0, 0]),
    1 / figures.length,
  );
}

/** What of somebody a picture should hold: the head with room about it, and of a swimmer some of its back. */
function held({ eyes, crown, chest, foot, along, radius, afloat }: Figure, position: Point, low: number): Point[] {
  if (afloat) return [eyes, crown, add(eyes, scale(along, 0.35)), subtract(chest, scale(along, 0.7))];
  const side = unit([position[2] - foot[2], 0, foot[0] - position[0]]);
  return [
    add(eyes, scale(side, radius)),
    subtract(eyes, scale(side, radius)),
    add(crown, [0, 0.12, 0]),
    mix(foot, chest, low),
  ];
}

/** The view from a place whose frame lies evenly about all that it should hold. */
function aimed(position: Point, group: readonly Figure[], low: number, lens: number, aspect: number): View {
  const points = group.flatMap((figure) => held(figure, position, low));
  const centre = scale(
    points.reduce<Point>((sum, point) => add(sum, unit(subtract(point, position))), [0, 0, 0]),
    1 / points.length,
  );
  let view: View = { position, target: add(position, scale(unit(centre), 6)), focalLength: lens, aspect };
  for (let pass = 0; pass < 2; pass++) {
    const seen = points.map((point) => project(view, point));
    const middle = (values: number[]) => (Math.max(...values) + Math.min(...values)) / 2;
    const high = frameHeight(6, lens, aspect);
    const { right, up } = axes(view);
    const shift = add(
      scale(right, middle(seen.map(({ x }) => x)) * high * aspect),
      scale(up, middle(seen.map(({ y }) => y)) * high),
    );
    view = { ...view, target: add(view.target, shift) };
  }
  return finish(position, view.target, lens, aspect);
}

/** What is amiss with how a view holds people and swimmers: cut by its edges, lost in it, or too small. */
function framed(view: View, ashore: readonly Figure[], floating: readonly Figure[], { wanted, low }: Plan): number {
  const over = (figure: Figure, room: number) =>
    held(figure, view.position, low).reduce((sum, point) => {
      const { x, y, depth } = project(view, point);
      return sum + (depth < 0.5 ? 12 : 14 * Math.max(0, Math.abs(x) - room) + 14 * Math.max(0, Math.abs(y) - room));
    }, 0);
  const cut = ashore.reduce((sum, figure) => sum + over(figure, 0.43), 0);
  const lost = floating.reduce((sum, figure) => sum + over(figure, 0.46), 0);
  const nearest = Math.min(...ashore.map((figure) => scaleOf(view, figure)));
  const small = floating.reduce((sum, figure) => sum + Math.max(0, scaleOf(view, figure) - 2.2), 0);
  return cut + lost + 1.2 * Math.abs(Math.log2(nearest / wanted)) + small;
}
