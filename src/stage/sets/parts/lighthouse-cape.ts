import type { Random } from '../../../film/index.ts';
import { blend, type Sculpture, scaled, type Tint, type Triple, tint, varied } from '../sculpture.ts';
import { patch, tube, unit } from '../shapes.ts';
import { puff, tuft } from './trees.ts';

/** A picket fence that follows the points along the ground of `height`. */
export function pickets(
  into: Sculpture,
  path: readonly (readonly [number, number])[],
  height: (x: number, z: number) => number,
  paint: Tint,
  source: Random,
): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.4 });
  for (let index = 0; index + 1 < path.length; index++) {
    const [from, to] = [path[index]!, path[index + 1]!];
    const long = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const at = (share: number, up: number): Triple => {
      const [x, z] = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
      return [x, height(x, z) + up, z];
    };
    for (const up of [0.28, 0.72])
      tube(into, [at(0, up), at(0.5, up), at(1, up)], [0.035, 0.03, 0.035], 4, scaled(paint, 0.85));
    const count = Math.round(long / 0.24);
    const turn = (Math.atan2(-(to[1] - from[1]), to[0] - from[0]) * 180) / Math.PI;
    for (let picket = 0; picket < count; picket++) {
      const post = picket === 0;
      const [tall, wide] = post ? [1.15, 0.12] : [0.86 + source() * 0.1, 0.075];
      into.place(at(picket / count, -0.05), turn + (source() - 0.5) * 6, 1, () =>
        board(into, wide, tall, varied(paint, source, 0.09)),
      );
    }
  }
}

function board(into: Sculpture, wide: number, tall: number, shade: Tint): void {
  for (const side of [1, -1]) {
    const z = side * 0.035;
    const low = [-wide / 2, wide / 2].map((x) => into.vertex([x, 0, z], [0, 0.2, side], scaled(shade, 0.6)));
    const high = [-wide / 2, wide / 2].map((x) => into.vertex([x, tall - 0.08, z], [0, 0.2, side], shade));
    const tip = into.vertex([0, tall, z], [0, 0.4, side], scaled(shade, 1.08));
    into.triangle(low[0]!, low[1]!, high[1]!);
    into.triangle(low[0]!, high[1]!, high[0]!);
    into.triangle(high[0]!, high[1]!, tip);
  }
}

/** A boulder of sea rock, angular and cracked, dark and wet at its foot where `level` is the sea. */
export function seaRock(
  into: Sculpture,
  at: Triple,
  size: number,
  tall: number,
  shade: Tint,
  level: number,
  source: Random,
): void {
  const seed = source() * 40;
  const cuts = Array.from({ length: 7 }, () => unit([source() - 0.5, source() * 0.7 - 0.12, source() - 0.5]));
  const near = size > 1.2;
  into.finish({ sway: 0, glow: 0, gloss: 0.9, brush: 0.45 });
  patch(
    into,
    near ? 12 : 8,
    near ? 8 : 5,
    (u, v) => {
      const [a, b] = [u * Math.PI * 2, v * Math.PI];
      const out: Triple = [Math.cos(a) * Math.sin(b), -Math.cos(b), Math.sin(a) * Math.sin(b)];
      let r = 1 + 0.1 * Math.sin(a * 4 + seed) * Math.sin(b * 3 + seed);
      for (const cut of cuts)
        r = Math.min(r, 0.66 / Math.max(0.2, out[0] * cut[0] + out[1] * cut[1] + out[2] * cut[2]));
      return [at[0] + out[0] * r * size, at[1] + out[1] * r * tall, at[2] + out[2] * r * size];
    },
    (place, u, v) => {
      const wet = Math.min(1, Math.max(0, (place[1] - level) / 0.9));
      const layer = 0.86 + 0.2 * Math.sin(place[1] * 3.1 + u * 3 + seed);
      return scaled(blend(tint('#2a2d2c'), shade, wet), layer * (0.7 + 0.4 * v));
    },
    true,
  );
}

/** A stack of rock that the sea has cut off: upright layered walls, turf on its head. */
export function seaStack(
  into: Sculpture,
  at: Triple,
  size: number,
  tall: number,
  shade: Tint,
  turf: Tint,
  source: Random,
): void {
  const seed = source() * 40;
  const lean = (source() - 0.5) * size * 0.5;
  into.finish({ sway: 0, glow: 0, gloss: 0.8, brush: 0.35 });
  patch(
    into,
    16,
    11,
    (u, v) => {
      const angle = u * Math.PI * 2;
      const flutes = 1 + 0.2 * Math.sin(angle * 3 + seed) + 0.12 * Math.sin(angle * 7 + seed * 3);
      const layers = 1 + 0.09 * Math.sin(v * 21 + seed) + 0.07 * Math.sin(v * 9 + angle * 2);
      const head = v > 0.86 ? Math.sqrt(Math.max(0, 1 - ((v - 0.86) / 0.14) ** 2)) : 1;
      const r = size * (1.12 - 0.5 * v ** 0.7) * flutes * layers * head;
      const rise = Math.min(v, 0.9 + (v - 0.9) * 0.4) * tall * (1 + 0.08 * Math.sin(angle * 2 + seed) * v);
      return [at[0] + Math.cos(angle) * r + lean * v, at[1] + rise, at[2] + Math.sin(angle) * r];
    },
    (place, u, v) => {
      if (v > 0.88) return scaled(turf, 0.9 + 0.2 * Math.sin(u * 40));
      const wet = Math.min(1, Math.max(0, (place[1] - at[1]) / 1.2 - 0.3));
      return scaled(
        blend(tint('#26292a'), shade, wet),
        (0.74 + 0.3 * Math.sin(v * 21 + seed + u * 5)) * (0.75 + 0.35 * v),
      );
    },
    true,
  );
}

/** White water about a rock: a broken ring a little above the sea. */
export function foam(
  into: Sculpture,
  at: readonly [number, number],
  radius: number,
  level: number,
  source: Random,
): void {
  into.finish({ sway: 0, glow: 0, gloss: 0, brush: 0.9 });
  const seed = source() * 30;
  const white = tint('#dfe8e8');
  const sides = 14;
  const ring = (angle: number, out: number): Triple => {
    const r = radius * out * (1 + 0.22 * Math.sin(angle * 3 + seed) + 0.13 * Math.sin(angle * 7 + seed * 2));
    return [at[0] + Math.cos(angle) * r, level, at[1] + Math.sin(angle) * r];
  };
  for (let side = 0; side < sides; side++) {
    if (Math.sin(side * 2.3 + seed) < -0.55) continue;
    const [a, b] = [(side / sides) * Math.PI * 2, ((side + 1) / sides) * Math.PI * 2];
    const corners = [ring(a, 0.75), ring(b, 0.75), ring(b, 1.16), ring(a, 1.12)].map((place) =>
      into.vertex(place, [0, 1, 0], white),
    );
    into.triangle(corners[0]!, corners[1]!, corners[2]!);
    into.triangle(corners[0]!, corners[2]!, corners[3]!);
  }
}

/** Sea pinks: a cushion of blades with round flowers above. */
export function thrift(into: Sculpture, at: Triple, size: number, blade: Tint, flower: Tint, source: Random): void {
  tuft(into, at, size * 0.8, 6, blade, source);
  for (let head = 0; head < 6; head++) {
    const [x, z] = [at[0] + (source() - 0.5) * size * 1.3, at[2] + (source() - 0.5) * size * 1.3];
    const up = at[1] + size * (0.7 + source() * 0.5);
    const r = 0.035 + source() * 0.02;
    const shade = varied(flower, source, 0.15);
    into.finish({ sway: 0.04, glow: 0, gloss: 0.1, brush: 0.1 });
    const ring = Array.from({ length: 5 }, (_, side) =>
      into.vertex(
        [x + Math.cos(side * 1.2566) * r, up, z + Math.sin(side * 1.2566) * r],
        [0, 1, 0.3],
        scaled(shade, 0.8),
      ),
    );
    const top = into.vertex([x, up + r * 1.1, z], [0, 1, 0], scaled(shade, 1.2));
    for (let side = 0; side < 5; side++) into.triangle(ring[side]!, ring[(side + 1) % 5]!, top);
  }
}

/** A gorse bush: a dense dark cushion set with yellow flowers. */
export function gorse(into: Sculpture, at: Triple, size: number, green: Tint, flower: Tint, source: Random): void {
  into.finish({ sway: 0.02, glow: 0, gloss: 0.15, brush: 0.2 });
  for (let lump = 0; lump < 3; lump++) {
    const angle = lump * 2.1 + source() * 2;
    const r = size * (0.45 + source() * 0.25);
    const centre: Triple = [
      at[0] + Math.cos(angle) * size * 0.42,
      at[1] + r * 0.5,
      at[2] + Math.sin(angle) * size * 0.42,
    ];
    puff(into, centre, [r, r * 0.8, r], 70, green, source, size * 0.15);
    puff(
      into,
      [centre[0], centre[1] + r * 0.12, centre[2]],
      [r * 1.02, r * 0.82, r * 1.02],
      15,
      flower,
      source,
      size * 0.1,
    );
  }
}
