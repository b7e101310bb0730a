import { type Random, random } from '../../../film/index.ts';
import { blend, type Sculpture, scaled, type Tint, type Triple, tint, varied } from '../sculpture.ts';
import { cross, tube, unit } from '../shapes.ts';

/** Where the wood and where the leaves of a tree go: leaves are drawn from both sides. */
export type Wood = { solid: Sculpture; leaves: Sculpture };

const between = (source: Random, low: number, high: number) => low + source() * (high - low);

function onSphere(source: Random): Triple {
  const y = source() * 2 - 1;
  const angle = source() * Math.PI * 2;
  const radius = Math.sqrt(1 - y * y);
  return [Math.cos(angle) * radius, y, Math.sin(angle) * radius];
}

/** A leaf or a tuft of leaves: a bent diamond lying along `along`, shaded as part of the crown by `normal`. */
function leaf(into: Sculpture, at: Triple, along: Triple, width: number, normal: Triple, shade: Tint): void {
  const side = unit(cross(along, normal));
  const half = width / 2;
  const length = Math.hypot(...along);
  const middle: Triple = [at[0] + along[0] * 0.45, at[1] + along[1] * 0.45, at[2] + along[2] * 0.45];
  const lift = length * 0.08;
  const base = into.vertex(at, normal, scaled(shade, 0.86));
  const left = into.vertex(
    [middle[0] - side[0] * half, middle[1] - side[1] * half + lift, middle[2] - side[2] * half],
    normal,
    shade,
  );
  const right = into.vertex(
    [middle[0] + side[0] * half, middle[1] + side[1] * half + lift, middle[2] + side[2] * half],
    normal,
    shade,
  );
  const tip = into.vertex([at[0] + along[0], at[1] + along[1], at[2] + along[2]], normal, scaled(shade, 1.1));
  into.triangle(base, right, tip);
  into.triangle(base, tip, left);
}

/** A cloud of leaves around a centre, lit as one soft volume: dark under and inside, bright on top. */
export function puff(
  into: Sculpture,
  centre: Triple,
  size: Triple,
  count: number,
  shade: Tint,
  source: Random,
  leafSize = 0.34,
): void {
  for (let index = 0; index < count; index++) {
    const out = onSphere(source);
    const reach = between(source, 0.62, 1);
    const at: Triple = [
      centre[0] + out[0] * size[0] * reach,
      centre[1] + out[1] * size[1] * reach,
      centre[2] + out[2] * size[2] * reach,
    ];
    const light = 0.42 + 0.5 * (out[1] * 0.5 + 0.5) + 0.2 * (reach - 0.62);
    const turn = onSphere(source);
    const along = unit([
      out[0] * 0.5 + turn[0] * 0.9,
      out[1] * 0.35 + turn[1] * 0.5 - 0.25,
      out[2] * 0.5 + turn[2] * 0.9,
    ]);
    const long = leafSize * between(source, 0.7, 1.35);
    const normal = unit([out[0], out[1] + 0.25, out[2]]);
    leaf(
      into,
      at,
      [along[0] * long, along[1] * long, along[2] * long],
      long * 0.62,
      normal,
      varied(scaled(shade, light), source, 0.13),
    );
  }
}

/** A path that wanders from `from` towards `to`. */
export function wander(from: Triple, to: Triple, points: number, amount: number, source: Random): Triple[] {
  return Array.from({ length: points }, (_, index): Triple => {
    const share = index / (points - 1);
    const loose = Math.sin(share * Math.PI) * amount;
    return [
      from[0] + (to[0] - from[0]) * share + (source() - 0.5) * loose,
      from[1] + (to[1] - from[1]) * share + (source() - 0.5) * loose * 0.4,
      from[2] + (to[2] - from[2]) * share + (source() - 0.5) * loose,
    ];
  });
}

function taper(points: number, from: number, to: number, flare = 0): number[] {
  return Array.from({ length: points }, (_, index) => {
    const share = index / (points - 1);
    return from + (to - from) * share ** 0.8 + flare * Math.max(0, 1 - share * 5);
  });
}

function bark(shade: Tint): (at: Triple, u: number, v: number) => Tint {
  return (_, u, v) =>
    scaled(shade, (0.72 + 0.3 * Math.abs(Math.sin(u * Math.PI * 3))) * (0.62 + 0.38 * Math.min(1, v * 4)));
}

/**
 * A broad-leaved tree `height` metres tall, its crown of several soft clouds. `detail` 1 near, 0.3 far. It takes one number of `chance`,
 * bare or in leaf, so that what is placed after it stands where it stood in another season.
 */
export function broadTree(
  wood: Wood,
  at: Triple,
  height: number,
  shades: readonly Tint[],
  chance: Random,
  detail = 1,
  bare = false,
): void {
  const source = random(`tree/${chance()}`);
  const lean = (source() - 0.5) * height * 0.16;
  const top: Triple = [at[0] + lean, at[1] + height * 0.62, at[2] + (source() - 0.5) * height * 0.1];
  const trunk = wander(at, top, 6, height * 0.09, source);
  const thick = height * 0.036 + 0.05;
  const brown = varied(tint('#4d4038'), source, 0.15);
  wood.solid.finish({ sway: 0, glow: 0, gloss: 0.35, brush: 0.5 });
  tube(wood.solid, trunk, taper(6, thick, thick * 0.45, thick * 0.8), detail > 0.5 ? 8 : 5, bark(brown));
  const clouds = Math.max(3, Math.round((detail > 0.5 ? 8 : 5) * between(source, 0.85, 1.2)));
  for (let index = 0; index < clouds; index++) {
    const angle = (index / clouds) * Math.PI * 2 + source() * 0.8;
    const level = index === 0 ? 1 : between(source, 0.52, 0.93);
    const reach = index === 0 ? 0 : height * between(source, 0.16, 0.27) * (1.35 - level * 0.6);
    const centre: Triple = [
      top[0] + Math.cos(angle) * reach,
      at[1] + height * (level * 0.92),
      top[2] + Math.sin(angle) * reach,
    ];
    const from = trunk[2 + (index % 3)]!;
    wood.solid.finish({ sway: 0 });
    const limb = wander(from, [centre[0], centre[1] - height * 0.04, centre[2]], 4, height * 0.06, source);
    tube(wood.solid, limb, taper(4, thick * 0.42, thick * 0.1), 5, bark(brown));
    if (bare) {
      for (let twig = 0; twig < 5; twig++) {
        const out = onSphere(source);
        const long = height * between(source, 0.1, 0.2);
        const end: Triple = [centre[0] + out[0] * long, centre[1] + Math.abs(out[1]) * long, centre[2] + out[2] * long];
        tube(wood.solid, wander(limb[2]!, end, 3, height * 0.04, source), taper(3, thick * 0.14, 0.008), 4, brown);
      }
      continue;
    }
    const shade = varied(shades[index % shades.length]!, source, 0.1);
    wood.leaves.finish({ sway: 0.035, glow: 0, gloss: 0.15, brush: 0.2 });
    const broad = height * between(source, 0.15, 0.21);
    puff(
      wood.leaves,
      centre,
      [broad, broad * 0.72, broad],
      Math.round(detail > 0.5 ? 165 * detail : 110 * detail),
      shade,
      source,
      height * (detail > 0.5 ? 0.046 : 0.095),
    );
  }
}

/** A weeping willow: an arching crown from which long strands of narrow leaves hang and swing. */
export function willow(
  wood: Wood,
  at: Triple,
  height: number,
  shade: Tint,
  source: Random,
  strands = 90,
  towards: Triple = [0, 0, 0],
): void {
  const brown = varied(tint('#473c33'), source, 0.1);
  const top: Triple = [at[0] + towards[0] * 0.5 + (source() - 0.5), at[1] + height * 0.58, at[2] + towards[2] * 0.5];
  const trunk = wander(at, top, 7, height * 0.16, source);
  wood.solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.6 });
  tube(wood.solid, trunk, taper(7, height * 0.06, height * 0.034, height * 0.05), 9, bark(brown));
  const limbs: Triple[][] = [];
  for (let index = 0; index < 9; index++) {
    const angle = (index / 9) * Math.PI * 2 + source() * 0.5;
    const reach = height * between(source, 0.2, 0.42);
    const crest: Triple = [
      top[0] + Math.cos(angle) * reach + towards[0],
      at[1] + height * between(source, 0.78, 1),
      top[2] + Math.sin(angle) * reach + towards[2],
    ];
    const limb = wander(trunk[3 + (index % 4)]!, crest, 5, height * 0.08, source);
    limbs.push(limb);
    tube(wood.solid, limb, taper(5, height * 0.022, height * 0.006), 5, bark(brown));
  }
  wood.leaves.finish({ sway: 0.03, glow: 0, gloss: 0.2, brush: 0.2 });
  for (const limb of limbs)
    puff(
      wood.leaves,
      limb[4]!,
      [height * 0.13, height * 0.08, height * 0.13],
      46,
      scaled(shade, 0.92),
      source,
      height * 0.055,
    );
  for (let index = 0; index < strands; index++) {
    const limb = limbs[index % limbs.length]!;
    const spot = limb[2 + Math.floor(source() * 3)]!;
    strand(
      wood.leaves,
      [
        spot[0] + (source() - 0.5) * height * 0.22,
        spot[1] + between(source, -0.1, 0.25),
        spot[2] + (source() - 0.5) * height * 0.22,
      ],
      height * between(source, 0.28, 0.62),
      top,
      varied(shade, source, 0.16),
      source,
    );
  }
}

function strand(into: Sculpture, from: Triple, length: number, centre: Triple, shade: Tint, source: Random): void {
  const out = unit([from[0] - centre[0], 0, from[2] - centre[2]]);
  const steps = Math.max(5, Math.round(length / 0.3));
  let side = source() < 0.5 ? 1 : -1;
  const normal = unit([out[0] * 0.8, 0.45, out[2] * 0.8]);
  for (let step = 0; step < steps; step++) {
    const share = step / steps;
    const arch = Math.sin(Math.min(1, share * 2.4) * Math.PI * 0.5) * 0.45;
    const at: Triple = [from[0] + out[0] * arch, from[1] - share * length + arch * 0.35, from[2] + out[2] * arch];
    into.finish({ sway: 0.05 + share * share * 0.3 * Math.min(1, length / 3) });
    side = -side;
    const sideways: Triple = [out[2] * side * 0.5 + out[0] * 0.2, -0.9, -out[0] * side * 0.5 + out[2] * 0.2];
    const long = between(source, 0.3, 0.46);
    const light = 0.66 + 0.4 * (1 - share);
    leaf(into, at, [sideways[0] * long, sideways[1] * long, sideways[2] * long], 0.085, normal, scaled(shade, light));
  }
}

/** A conifer of drooping tiers. */
export function pine(wood: Wood, at: Triple, height: number, shade: Tint, source: Random, detail = 1): void {
  const brown = varied(tint('#453830'), source, 0.12);
  wood.solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.5 });
  tube(
    wood.solid,
    wander(at, [at[0], at[1] + height * 0.95, at[2]], 4, height * 0.04, source),
    taper(4, height * 0.028, 0.02, height * 0.02),
    6,
    bark(brown),
  );
  const tiers = Math.round(7 + detail * 4);
  wood.leaves.finish({ sway: 0.02, glow: 0, gloss: 0.15, brush: 0.2 });
  for (let tier = 0; tier < tiers; tier++) {
    const share = tier / (tiers - 1);
    const level = at[1] + height * (0.16 + share * 0.84);
    const reach = height * 0.24 * (1 - share) ** 0.85 + 0.12;
    const fans = Math.round((8 + (1 - share) * 8) * (0.5 + detail * 0.5));
    for (let fan = 0; fan < fans; fan++) {
      const angle = (fan / fans) * Math.PI * 2 + source() * 0.6 + tier;
      const long = reach * between(source, 0.75, 1.15);
      const along: Triple = [Math.cos(angle) * long, -long * between(source, 0.25, 0.5), Math.sin(angle) * long];
      const normal = unit([Math.cos(angle) * 0.7, 0.7, Math.sin(angle) * 0.7]);
      const tone = varied(scaled(shade, 0.55 + 0.45 * share + (source() - 0.5) * 0.2), source, 0.1);
      leaf(wood.leaves, [at[0], level + long * 0.15, at[2]], along, long * 0.52, normal, tone);
    }
  }
}

/** Bamboo: jointed canes with sprays of blades. */
export function bamboo(wood: Wood, at: Triple, height: number, source: Random): void {
  const green = varied(tint('#6d8a4a'), source, 0.15);
  const lean: Triple = [
    at[0] + (source() - 0.5) * height * 0.25,
    at[1] + height,
    at[2] + (source() - 0.5) * height * 0.25,
  ];
  const cane = wander(at, lean, 7, height * 0.05, source);
  wood.solid.finish({ sway: 0.02, glow: 0, gloss: 0.4, brush: 0.2 });
  tube(wood.solid, cane, taper(7, 0.055, 0.015), 6, (_, __, v) =>
    scaled(green, 0.7 + 0.4 * Math.abs(Math.sin(v * 18))),
  );
  wood.leaves.finish({ sway: 0.09, glow: 0, gloss: 0.2, brush: 0.15 });
  for (let index = 2; index < 7; index++) {
    for (let blade = 0; blade < 9; blade++) {
      const out = onSphere(source);
      const long = between(source, 0.35, 0.7);
      leaf(
        wood.leaves,
        cane[index]!,
        [out[0] * long, -Math.abs(out[1]) * long * 0.7, out[2] * long],
        0.07,
        unit([out[0], 0.6, out[2]]),
        varied(blend(green, tint('#a9bb68'), 0.3), source, 0.2),
      );
    }
  }
}

/** Blades of grass in a tuft; each a bent narrow triangle. */
export function tuft(into: Sculpture, at: Triple, size: number, blades: number, shade: Tint, source: Random): void {
  for (let index = 0; index < blades; index++) {
    const angle = source() * Math.PI * 2;
    const lean = size * between(source, 0.15, 0.7);
    const root: Triple = [at[0] + (source() - 0.5) * size * 0.7, at[1], at[2] + (source() - 0.5) * size * 0.7];
    const tip: Triple = [
      root[0] + Math.cos(angle) * lean,
      root[1] + size * between(source, 0.6, 1.2),
      root[2] + Math.sin(angle) * lean,
    ];
    const wide = size * 0.07;
    const tone = varied(shade, source, 0.18);
    const normal = unit([Math.cos(angle) * 0.3, 1, Math.sin(angle) * 0.3]);
    into.finish({ sway: 0.01, glow: 0, gloss: 0.2, brush: 0.15 });
    const a = into.vertex(
      [root[0] - Math.sin(angle) * wide, root[1] - 0.05, root[2] + Math.cos(angle) * wide],
      normal,
      scaled(tone, 0.45),
    );
    const b = into.vertex(
      [root[0] + Math.sin(angle) * wide, root[1] - 0.05, root[2] - Math.cos(angle) * wide],
      normal,
      scaled(tone, 0.45),
    );
    into.finish({ sway: 0.12 * size });
    const c = into.vertex(tip, normal, scaled(tone, 1.15));
    into.triangle(a, b, c);
  }
}

/** A fern or broad undergrowth plant: fronds that arch out. */
export function fern(into: Sculpture, at: Triple, size: number, shade: Tint, source: Random): void {
  const fronds = 7;
  into.finish({ sway: 0.05, glow: 0, gloss: 0.25, brush: 0.2 });
  for (let index = 0; index < fronds; index++) {
    const angle = (index / fronds) * Math.PI * 2 + source() * 0.5;
    const out: Triple = [Math.cos(angle), 0, Math.sin(angle)];
    for (let part = 0; part < 4; part++) {
      const share = part / 4;
      const spot: Triple = [
        at[0] + out[0] * size * share * 0.9,
        at[1] + size * (0.75 * Math.sin(share * 2.4)),
        at[2] + out[2] * size * share * 0.9,
      ];
      const next: Triple = [out[0] * size * 0.33, size * (0.34 - share * 0.55), out[2] * size * 0.33];
      leaf(
        into,
        spot,
        next,
        size * 0.24 * (1.1 - share),
        unit([out[0] * 0.4, 1, out[2] * 0.4]),
        varied(scaled(shade, 0.7 + share * 0.4), source, 0.1),
      );
    }
  }
}
