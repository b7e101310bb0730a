import { type Point, type Random, random, type SetLayout } from '../../../film/index.ts';
import { createDraft, type SetDraft, type SetRequest } from '../model.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, cross, face, patch, subtract } from '../shapes.ts';
import type { Opening } from './interior.ts';

/** Metres of a room whose middle is the origin: its back wall lies at z = -depth / 2. */
export type Room = { width: number; depth: number; height: number };

/** The four walls, as somebody sees them who looks along -z. */
export type WallName = 'back' | 'left' | 'right' | 'front';

/** All walls of a room. */
export const wallNames: readonly WallName[] = ['back', 'left', 'right', 'front'];

/** Half the length of a wall in metres: along it, it goes from minus that to plus that. */
export function halfOf({ width, depth }: Room, wall: WallName): number {
  return (wall === 'back' || wall === 'front' ? width : depth) / 2;
}

/** What a set is built with: sculptures that may be mirrored, chance, and the hand that writing needs to stay readable. */
export type Workshop = SetDraft & { hand: 1 | -1; source: Random; season: SetRequest['season'] };

/** Whether a set is built mirrored: what its parameter `mirrored` says, else by its seed. */
export function handOf(set: SetRequest, name: string): 1 | -1 {
  const { mirrored } = set.parameters;
  if (typeof mirrored === 'boolean') return mirrored ? -1 : 1;
  return random(`${set.seed}/${name}/hand`)() < 0.5 ? -1 : 1;
}

/** Opens the workshop of a set; `draft` is what `finish` takes back. */
export function openWorkshop(set: SetRequest, name: string): { draft: SetDraft; shop: Workshop } {
  const draft = createDraft();
  const hand = handOf(set, name);
  const turned = (one: Sculpture) => (hand === 1 ? one : mirrored(one));
  return {
    draft,
    shop: {
      solid: turned(draft.solid),
      leaves: turned(draft.leaves),
      ground: turned(draft.ground),
      hand,
      source: random(`${set.seed}/${name}`),
      season: set.season,
    },
  };
}

function mirrored(inner: Sculpture): Sculpture {
  const other = (at: Triple): Triple => [-at[0], at[1], at[2]];
  return {
    ...inner,
    mirrored: !inner.mirrored,
    vertex: (at, normal, shade) => inner.vertex(other(at), other(normal), shade),
    place: (at, yaw, scale, work) => inner.place(other(at), -yaw, scale, work),
  };
}

const sides: Record<string, string> = { left: 'right', right: 'left' };

/** A layout as it is, or as seen in a mirror: left and right change places in its names too. */
export function layoutByHand(layout: SetLayout, hand: 1 | -1): SetLayout {
  if (hand === 1) return layout;
  const turned = (at: Point): Point => [-at[0], at[1], at[2]];
  const box = ({ minimum, maximum }: SetLayout['cameraVolume']) => ({
    minimum: [-maximum[0], minimum[1], minimum[2]] as Point,
    maximum: [-minimum[0], maximum[1], maximum[2]] as Point,
  });
  return {
    ...layout,
    marks: layout.marks.map((mark) => ({
      ...mark,
      name: mark.name.replace(/\b(left|right)\b/g, (side) => sides[side]!),
      position: turned(mark.position),
      facing: -mark.facing,
    })),
    obstacles: layout.obstacles.map(box),
    cameraVolume: box(layout.cameraVolume),
    walkable: layout.walkable.map(([x0, z0, x1, z1]) => [-x1, z0, -x0, z1]),
    views: layout.views.map((view) => ({ ...view, position: turned(view.position), target: turned(view.target) })),
  };
}

/** One of a list by chance. */
export function choose<Thing>(source: Random, things: readonly Thing[]): Thing {
  return things[Math.min(things.length - 1, Math.floor(source() * things.length))]!;
}

/** A colour that the set's parameters may name, else one of a list by chance. */
export function accentOf(set: SetRequest, source: Random, hexes: readonly string[], name = 'accent'): Tint {
  const chosen = choose(source, hexes);
  const asked = set.parameters[name];
  return tint(typeof asked === 'string' && /^#[0-9a-f]{6}$/i.test(asked) ? asked : chosen);
}

/** Works in the frame of a wall: x along it to the right as seen from inside, y up, z out of the wall into the room. */
export function onWall(into: Sculpture, room: Room, wall: WallName, work: () => void): void {
  const [w, d] = [room.width / 2, room.depth / 2];
  const place: Record<WallName, [Triple, number]> = {
    back: [[0, 0, -d], 0],
    left: [[-w, 0, 0], 90],
    right: [[w, 0, 0], -90],
    front: [[0, 0, d], 180],
  };
  const [at, yaw] = place[wall];
  into.place(at, yaw, 1, work);
}

/** A four-cornered face that looks towards a direction, whatever the order of its corners. */
export function quad(
  into: Sculpture,
  [a, b, c, d]: readonly [Triple, Triple, Triple, Triple],
  towards: Triple,
  shade: Tint | ((at: Triple, u: number, v: number) => Tint),
): void {
  const normal = cross(subtract(c, a), subtract(d, b));
  const along = normal[0] * towards[0] + normal[1] * towards[1] + normal[2] * towards[2];
  if (along >= 0) face(into, a, b, c, d, shade);
  else face(into, a, d, c, b, shade);
}

/** A flat rectangle that looks along +z: its foot's middle at (x, y), `z` in front of the current frame's plane. */
export function plate(
  into: Sculpture,
  x: number,
  y: number,
  w: number,
  h: number,
  z: number,
  shade: Tint | ((at: Triple, u: number, v: number) => Tint),
): void {
  face(into, [x - w / 2, y, z], [x + w / 2, y, z], [x + w / 2, y + h, z], [x - w / 2, y + h, z], shade);
}

/** The sides of an opening in a wall `thick` metres deep, in the wall's frame. */
export function reveal(into: Sculpture, { from, to, low, high }: Opening, thick: number, shade: Tint): void {
  const side = (a: [number, number], b: [number, number], towards: Triple, tone: number) =>
    quad(
      into,
      [
        [a[0], a[1], 0],
        [b[0], b[1], 0],
        [b[0], b[1], -thick],
        [a[0], a[1], -thick],
      ],
      towards,
      scaled(shade, tone),
    );
  side([from, low], [to, low], [0, 1, 0], 1);
  side([from, high], [to, high], [0, -1, 0], 0.6);
  side([from, low], [from, high], [1, 0, 0], 0.85);
  side([to, low], [to, high], [-1, 0, 0], 0.85);
}

/** Strips that run along all walls at a height, such as skirtings and cornices, leaving out openings that cross them. */
export function strips(
  into: Sculpture,
  room: Room,
  openings: Record<WallName, Opening[]>,
  [y, high, thick]: Triple,
  shade: Tint,
): void {
  for (const wall of wallNames) {
    const half = halfOf(room, wall);
    onWall(into, room, wall, () => {
      let at = -half;
      const piece = (to: number) => {
        if (to - at > 0.03)
          block(into, [(at + to) / 2, y, thick / 2], [to - at, high, thick], shade, thick * 0.4, 0.85);
      };
      for (const opening of [...openings[wall]].sort((a, b) => a.from - b.from)) {
        if (opening.high < y || opening.low > y + high) continue;
        piece(opening.from);
        at = opening.to;
      }
      piece(half);
    });
  }
}

/** A flat lamp in a ceiling or under a shade: a glowing rectangle at `at` that looks down, `wide` along x, `deep` along z. */
export function glowPanel(into: Sculpture, at: Triple, wide: number, deep: number, shade: Tint): void {
  into.finish({ sway: 0, glow: 1, gloss: 0, brush: 0 });
  const [x, y, z] = at;
  const [w, d] = [wide / 2, deep / 2];
  quad(
    into,
    [
      [x - w, y, z + d],
      [x + w, y, z + d],
      [x + w, y, z - d],
      [x - w, y, z - d],
    ],
    [0, -1, 0],
    shade,
  );
  into.finish({ glow: 0 });
}

/** A plain ceiling, lighter in its middle, in 0.8 m squares. */
export function ceiling(into: Sculpture, room: Room, shade: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0, brush: 0.03 });
  patch(
    into,
    Math.ceil(room.width / 0.8),
    Math.ceil(room.depth / 0.8),
    (u, v) => [(u - 0.5) * room.width, room.height, (v - 0.5) * room.depth],
    (_, u, v) => scaled(shade, 0.66 + 0.34 * Math.min(1, 4 * Math.min(u, 1 - u, v, 1 - v))),
    false,
  );
}

/** A neutral colour warmed for a room that the sky lights by day, as a painter warms his white. */
export function warmed(hex: string, factor = 1): Tint {
  const [r, g, b] = tint(hex, factor);
  return [r * 1.28, g, b * 0.8];
}
