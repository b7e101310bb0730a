import type { Point } from '../../../film/index.ts';
import { assemble } from '../assemble.ts';
import type { Lamp, SetDraft, SetModel } from '../model.ts';
import type { Sculpture, Tint } from '../sculpture.ts';
import { unit } from '../shapes.ts';
import type { Opening } from './interior.ts';
import { halfOf, onWall, quad, type Room, type WallName, wallNames } from './interior-plan.ts';

/**
 * How a set's surfaces take light: `gain` brightens all that do not shine themselves, places of `daylight` brighten what is
 * near and turned to them, and nothing inside the room above `sheltered` metres takes the sun's own light.
 */
export type Finishing = { gain?: Tint; daylight?: readonly Point[]; sheltered?: { room: Room; above: number } };

type Shaft = SetModel['shafts'][number];

function shaft(
  at: (along: number, up: number) => Point,
  { from, to, low, high }: Opening,
  length: number,
  strength: number,
): Shaft {
  return { from: [at(from, low), at(to, low), at(to, high), at(from, high)], length, strength };
}

/** Light that falls `length` metres into a room through an opening in its back wall. */
export function backShaft({ depth }: Room, opening: Opening, length: number, strength: number): Shaft {
  return shaft((along, up) => [along, up, -depth / 2 + 0.02], opening, length, strength);
}

/** Light through an opening in the wall at the right, or at the left where `side` is -1; it goes from z to z. */
export function sideShaft(
  { width }: Room,
  opening: Opening,
  length: number,
  strength: number,
  side: 1 | -1 = 1,
): Shaft {
  return shaft((along, up) => [side * (width / 2 - 0.02), up, along], opening, length, strength);
}

/**
 * The finished model of a workshop's draft, its lights mirrored as its sculptures are. Surfaces are
 * brightened as a room bounces the light of its windows about.
 */
export function finishSet(
  draft: SetDraft,
  hand: 1 | -1,
  lamps: readonly Lamp[],
  rest: Pick<Partial<SetModel>, 'halos' | 'shafts' | 'mist'>,
  { gain = [1.5, 1.4, 1.25], daylight = [], sheltered }: Finishing = {},
): SetModel {
  const turned = (at: Point): Point => [at[0] * hand, at[1], at[2]];
  const placed = <Thing extends { position: Point }>(things: readonly Thing[] = []) =>
    things.map((thing) => ({ ...thing, position: turned(thing.position) }));
  const model = assemble(draft, placed(lamps), {
    halos: placed(rest.halos),
    mist: placed(rest.mist),
    shafts: (rest.shafts ?? []).map((shaft) => ({
      ...shaft,
      from: shaft.from.map(turned) as [Point, Point, Point, Point],
    })),
  });
  for (const part of [model.solid, model.leaves, model.ground]) {
    brighten(part, gain, daylight.map(turned));
    if (sheltered) shelter(part, sheltered.room, sheltered.above);
  }
  return model;
}

function brighten(geometry: SetModel['solid'], gain: Tint, daylight: readonly Point[]): void {
  const [colour, trait, position, normal] = ['color', 'trait', 'position', 'normal'].map(
    (name) => geometry.getAttribute(name).array,
  ) as [Float32Array, Float32Array, Float32Array, Float32Array];
  for (let index = 0; index < colour.length; index += 3) {
    if (trait[(index / 3) * 4 + 1]! > 0.01) continue;
    let light = 0;
    for (const [x, y, z] of daylight) {
      const [dx, dy, dz] = [x - position[index]!, y - position[index + 1]!, z - position[index + 2]!];
      const away = Math.hypot(dx, dy, dz) + 0.01;
      const facing = (dx * normal[index]! + dy * normal[index + 1]! + dz * normal[index + 2]!) / away;
      light = Math.max(light, (0.45 + 0.55 * facing) / (1 + (away * away) / 9));
    }
    const bounce = daylight.length > 0 ? 0.82 + 0.75 * light : 1;
    for (let part = 0; part < 3; part++) colour[index + part]! *= gain[part]! * bounce;
  }
}

function shelter(geometry: SetModel['solid'], { width, depth }: Room, above: number): void {
  const [position, normal] = [geometry.getAttribute('position').array, geometry.getAttribute('normal').array];
  for (let index = 0; index < position.length; index += 3) {
    const inside = Math.abs(position[index]!) < width / 2 + 0.1 && Math.abs(position[index + 2]!) < depth / 2 + 0.1;
    if (!inside || position[index + 1]! < above) continue;
    const turned = unit([normal[index]!, normal[index + 1]! - 1.4, normal[index + 2]!]);
    for (let part = 0; part < 3; part++) normal[index + part] = turned[part]!;
  }
}

/**
 * An outer shell that nobody sees, a little outside walls and ceiling, with the same openings: it keeps the sun from
 * seeping in where they meet. `roof` leaves it open above where false.
 */
export function blackout(into: Sculpture, room: Room, openings: Record<WallName, Opening[]>, roof = true): void {
  into.finish({ sway: 0, glow: 0, gloss: 0, brush: 0 });
  const [out, dark]: [number, Tint] = [0.17, [0.02, 0.02, 0.02]];
  const top = room.height + 0.3;
  for (const wall of wallNames) {
    const half = halfOf(room, wall) + out;
    onWall(into, room, wall, () => {
      const piece = (a: number, b: number, low: number, high: number) => {
        if (b - a < 0.01 || high - low < 0.01) return;
        quad(
          into,
          [
            [a, low, -out],
            [b, low, -out],
            [b, high, -out],
            [a, high, -out],
          ],
          [0, 0, -1],
          dark,
        );
      };
      let at = -half;
      for (const { from, to, low, high } of [...openings[wall]].sort((a, b) => a.from - b.from)) {
        piece(at, from, -0.4, top);
        piece(from, to, -0.4, low);
        piece(from, to, high, top);
        at = to;
      }
      piece(at, half, -0.4, top);
    });
  }
  if (!roof) return;
  const [w, d, y] = [room.width / 2 + out, room.depth / 2 + out, room.height + 0.12];
  quad(
    into,
    [
      [-w, y, d],
      [w, y, d],
      [w, y, -d],
      [-w, y, -d],
    ],
    [0, 1, 0],
    dark,
  );
}
