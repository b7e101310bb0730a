import type { Flicks, GroundPoint, SetLayout } from '../film/index.ts';
import hands from './data/hands.json' with { type: 'json' };
import table from './data/stands.json' with { type: 'json' };
import { place, sizeOfStand } from './furniture.ts';
import { low } from './hand-places.ts';
import type { Playing } from './playing.ts';
import { sizeOf } from './things.ts';
import { groundDistance, heading, round, yawTo } from './vector.ts';

/** A place on the set where a thing lies or stands: `up` metres over the ground. */
export type Rest = { at: GroundPoint; up: number };

/** Nobody puts a thing on what is higher. Metres. */
const high = 1.15;

/** Metres: how far an arm reaches, and how far one goes to put something on a table. */
export const reach = 0.78;
export const errand = 1.4;

/** Metres from the edge of a top, and between two things on it. */
const edge = 0.12;
const apart = 0.13;

/** Pieces of furniture that things may bring to one set. */
const most = 3;

/** It stands on the ground by its nature, or is too large to stand on anything. */
export const standsOnGround = (noun: string): boolean => table.upright.includes(noun) || sizeOf(noun) >= 1.15;

/** What is played at a table, with both players beside it. */
export const isGame = (noun: string): boolean => table.games.includes(noun);

/**
 * Where a thing near a place of the set rests: on what is as high as a table within `within` metres, else on a stand that
 * suits the set and is put there for it; on the ground where it stands by its nature or there is no room for a stand.
 */
export function restNear(playing: Playing, noun: string, near: GroundPoint, time: Flicks, within = errand): Rest {
  if (standsOnGround(noun)) return onGround(playing, near, time);
  const top = topNear(playing, noun, near, time, within);
  if (top) return top;
  const own = isGame(noun) ? 'game table' : playing.stand;
  const spot = playing.furniture.length < most ? roomFor(playing, sizeOfStand(own).half, near, time) : undefined;
  if (!spot) return onGround(playing, near, time);
  const { front } = playing.ground;
  place(playing, own, spot, yawTo([0, 0], [front[0], front[2]]));
  return topNear(playing, noun, near, time, within) ?? onGround(playing, near, time);
}

/** Where a thing near a place rests without furniture of its own: on a table within `within` metres, else on the ground. */
export const restOnWhatIsThere: typeof restNear = (playing, noun, near, time, within = errand) =>
  topNear(playing, noun, near, time, within) ?? onGround(playing, near, time);

/** Where a thing hangs: on a hook near a place, of a post that is put there for it. */
export function hookNear(playing: Playing, noun: string, near: GroundPoint, time: Flicks): Rest {
  const { hook } = table;
  const known = playing.furniture.find((piece) => piece.noun === hook.noun && groundDistance(piece.at, near) < errand);
  const at = known?.at ?? roomFor(playing, hook.half, near, time, errand);
  if (!at) return restNear(playing, noun, near, time);
  const across = heading(known?.facing ?? yawTo(at, near) - 90);
  if (!known) place(playing, hook.noun, at, yawTo(at, near) - 90);
  return {
    at: [round(at[0] + across[2] * hook.arm), round(at[1] - across[0] * hook.arm)],
    up: round(Math.max(0.3, hook.hangs - sizeOf(noun) - 0.03)),
  };
}

/** The free place on the ground before somebody's feet or near a place. */
export function onGround({ things, ground, space }: Playing, near: GroundPoint, time: Flicks): Rest {
  const lying = lyingAt(things, time);
  const before = yawTo(near, ground.centre);
  const free = [0, 35, -35, 70, -70, 120, -120, 180]
    .map((turn): GroundPoint => {
      const way = heading(before + turn);
      return [round(near[0] + way[0] * 0.45), round(near[1] + way[2] * 0.45)];
    })
    .find((at) => space.free(at, 0.05) && lying.every((other) => groundDistance(other, at) > 0.22));
  return { at: free ?? near, up: 0 };
}

/** Where things lie from a time on: all but one and the cloths, which lie over things. */
function lyingAt({ stays }: Playing['things'], time: Flicks, but?: string): GroundPoint[] {
  return [...stays]
    .filter(([noun]) => noun !== but && !hands.cloths.includes(noun))
    .flatMap(([, own]) => own.filter((_, index) => (own[index + 1]?.from ?? Number.POSITIVE_INFINITY) > time))
    .map(({ at }) => at)
    .filter((at) => at !== undefined);
}

type Top = Rest & { away: number };

/** A free spot on the nearest table top, nearest where one stands; a game only on a table with room for it. */
function topNear(playing: Playing, noun: string, near: GroundPoint, time: Flicks, within: number): Rest | undefined {
  const { layout, ground } = playing.space;
  const level = ground(...near);
  const tops = layout.obstacles.flatMap((box): Top[] => {
    const up = box.maximum[1] - level;
    const wide = Math.min(box.maximum[0] - box.minimum[0], box.maximum[2] - box.minimum[2]);
    if (up < low || up > high || box.minimum[1] > level + low || wide < (isGame(noun) ? 0.5 : 0.3)) return [];
    if (layout.marks.some(({ kind, position: [x, , z] }) => kind === 'sit' && isOver(box, [x, z]))) return [];
    const at = spotOn(playing, box, near, time, noun);
    const away = groundDistance(clampTo(box, near), near);
    return at && away < within ? [{ at, up: round(box.maximum[1] - ground(...at)), away }] : [];
  });
  const [best] = tops.sort((a, b) => a.away - b.away);
  return best && { at: best.at, up: best.up };
}

/** The free spot on a top that is farthest between the players and still in reach of a place; the middle of a narrow one. */
function spotOn(
  { space, things, ground }: Playing,
  box: SetLayout['obstacles'][number],
  near: GroundPoint,
  time: Flicks,
  own: string,
): GroundPoint | undefined {
  const wide = Math.min(box.maximum[0] - box.minimum[0], box.maximum[2] - box.minimum[2]);
  const [middle, inset] = [ground.centre, wide < 0.7 ? wide : Math.max(edge, sizeOf(own) / 2)];
  const towards = [1, 0.75, 0.5, 0.25, 0].map((share) =>
    clampTo(box, [near[0] + (middle[0] - near[0]) * share, near[1] + (middle[1] - near[1]) * share], inset),
  );
  const first = towards.find((at) => groundDistance(at, near) < reach + edge) ?? towards.at(-1)!;
  const others = lyingAt(things, time, own);
  const [fx, , fz] = ground.front;
  const lift = box.maximum[1] + 0.1;
  return (table.spots as [number, number][])
    .map(([aside, ahead]) =>
      clampTo(box, [first[0] + fz * aside + fx * ahead, first[1] - fx * aside + fz * ahead], 0.06),
    )
    .map(([x, z]): GroundPoint => [round(x), round(z)])
    .find(
      (at) =>
        others.every((other) => groundDistance(other, at) > apart) &&
        space.around([at[0], lift, at[1]], 0.02).length === 0,
    );
}

/** Free ground for a small piece of furniture behind the players as the cameras see them, `within` metres of whoever is at `near`. */
function roomFor(
  { ground, space, book, performers }: Playing,
  half: number,
  near: GroundPoint,
  time: Flicks,
  within = reach - edge,
) {
  const middle = groundDistance(near, ground.centre) < errand ? ground.centre : near;
  const [fx, , fz] = ground.front;
  const taken = [...ground.spots, ...book.present(time).map((id) => [id, book.stand(id, time).at] as const)];
  const places = [0.45, 0.58, 0.72, 0.9, 0.3].flatMap((back) =>
    [0, 0.2, -0.2, 0.4, -0.4, 0.6, -0.6, 0.8, -0.8, 1.1, -1.1].map((aside) => ({
      at: [round(middle[0] - fx * back + fz * aside), round(middle[1] - fz * back - fx * aside)] as GroundPoint,
      cost: Math.abs(aside) + Math.abs(back - 0.45),
    })),
  );
  return places
    .sort((a, b) => a.cost - b.cost)
    .find(
      ({ at }) =>
        groundDistance(at, near) - half < within &&
        space.free(at, half + 0.03) &&
        taken.every(
          ([id, spot]) =>
            groundDistance(spot, at) > half + clearance(performers.get(id)?.body) &&
            Math.abs((at[0] - spot[0]) * fz - (at[1] - spot[1]) * fx) > half + shadow,
        ),
    )?.at;
}

/** How far to a body's side furniture stands out from behind it. Metres. */
const shadow = 0.12;

/** How much room a body wants beside furniture. Metres. */
const clearance = (body: { radius: number; length: number } | undefined) =>
  body ? Math.max(0.32, body.radius + 0.05, body.length * 0.4) : 0.32;

function isOver({ minimum, maximum }: SetLayout['obstacles'][number], [x, z]: GroundPoint): boolean {
  return x > minimum[0] && x < maximum[0] && z > minimum[2] && z < maximum[2];
}

function clampTo({ minimum, maximum }: SetLayout['obstacles'][number], [x, z]: GroundPoint, inset = edge): GroundPoint {
  const inside = (value: number, from: number, to: number) =>
    to - from < 2 * inset ? (from + to) / 2 : Math.min(to - inset, Math.max(from + inset, value));
  return [inside(x, minimum[0], maximum[0]), inside(z, minimum[2], maximum[2])];
}
