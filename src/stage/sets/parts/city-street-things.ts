import type { Random } from '../../../film/index.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, face, lathe, tube } from '../shapes.ts';
import { lettering, phrase } from './lettering.ts';

/** A vending machine, front towards +z of the current frame: lit rows of cans, slot, buttons. */
export function vendingMachine(into: Sculpture, body: Tint, source: Random): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.12 });
  block(into, [0, 0.06, 0], [1.1, 1.84, 0.72], body, 0.06, 0.7);
  block(into, [0, 0, 0], [1, 0.08, 0.6], tint('#22252a'), 0.02);
  into.finish({ glow: 0.85, brush: 0 });
  face(into, [-0.46, 0.82, 0.37], [0.46, 0.82, 0.37], [0.46, 1.74, 0.37], [-0.46, 1.74, 0.37], (_, u) =>
    scaled(tint('#dcecf4'), 0.75 + 0.15 * u),
  );
  const cans = ['#c8322c', '#2f6fc0', '#e0a52c', '#2f8a58', '#f0ece0', '#7a3f86', '#1f2a38'];
  for (let row = 0; row < 3; row++) {
    into.finish({ glow: 0.5 });
    for (let column = 0; column < 7; column++)
      lathe(
        into,
        [-0.39 + column * 0.13, 0.88 + row * 0.3, 0.38],
        [
          [0.042, 0],
          [0.045, 0.16],
          [0.03, 0.19],
        ],
        6,
        tint(cans[Math.floor(source() * cans.length)]!, 0.8),
      );
    into.finish({ glow: 0.9 });
    for (let column = 0; column < 7; column++)
      face(
        into,
        [-0.42 + column * 0.13, 0.845 + row * 0.3, 0.4],
        [-0.36 + column * 0.13, 0.845 + row * 0.3, 0.4],
        [-0.36 + column * 0.13, 0.865 + row * 0.3, 0.4],
        [-0.42 + column * 0.13, 0.865 + row * 0.3, 0.4],
        tint('#ff6a4a'),
      );
  }
  into.finish({ glow: 0, brush: 0.1 });
  block(into, [0.02, 0.2, 0.35], [0.7, 0.24, 0.06], tint('#1d2025'), 0.02);
  block(into, [0.36, 0.52, 0.35], [0.18, 0.22, 0.05], tint('#3a3f46'), 0.02);
  into.finish({ glow: 0.9 });
  lettering(
    into,
    phrase('vending', 'latin', 4, source),
    [-0.105, 0.64, 0.38],
    { size: 0.15, step: 0.17 },
    tint('#fff4da'),
  );
  into.finish({ glow: 0 });
}

/** A street lamp with a curved arm towards +x of the current frame; gives its light in that frame. */
export function streetLamp(into: Sculpture): Triple {
  const iron = tint('#3b4046');
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.2 });
  lathe(
    into,
    [0, 0, 0],
    [
      [0.2, 0],
      [0.2, 0.3],
      [0.12, 0.42],
      [0.085, 0.8],
      [0.07, 4.6],
    ],
    9,
    iron,
  );
  tube(
    into,
    [
      [0, 4.5, 0],
      [0.12, 5.1, 0],
      [0.6, 5.5, 0],
      [1.5, 5.55, 0],
    ],
    [0.07, 0.06, 0.055, 0.05],
    7,
    iron,
  );
  block(into, [1.75, 5.46, 0], [0.85, 0.14, 0.34], iron, 0.05);
  into.finish({ glow: 1, brush: 0 });
  face(into, [1.38, 5.45, -0.13], [2.12, 5.45, -0.13], [2.12, 5.45, 0.13], [1.38, 5.45, 0.13], tint('#ffe0a8'));
  into.finish({ glow: 0 });
  return [1.75, 5.35, 0];
}

/** A traffic light for a crossing: a post, an arm along +x over the road with three lenses towards +z, a lit walker below. */
export function trafficLight(into: Sculpture, reach: number, go: boolean): void {
  const iron = tint('#41464c');
  into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.15 });
  lathe(
    into,
    [0, 0, 0],
    [
      [0.16, 0],
      [0.16, 0.25],
      [0.08, 0.35],
      [0.07, 4.4],
    ],
    8,
    iron,
  );
  tube(
    into,
    [
      [0, 4.2, 0],
      [reach * 0.3, 4.5, 0],
      [reach, 4.5, 0],
    ],
    [0.055, 0.05, 0.045],
    6,
    iron,
  );
  const side = Math.sign(reach);
  const lenses = go ? [0.12, 0.12, 1] : [1, 0.12, 0.12];
  block(into, [reach - side * 0.5, 4.25, 0.1], [1.5, 0.5, 0.22], tint('#1c1f23'), 0.06, 1);
  ['#ff3b2a', '#ffb52c', '#2fe08a'].forEach((hex, index) => {
    lens(into, [reach - side * 0.5 + (index - 1) * 0.45, 4.5, 0.22], 0.17, tint(hex), lenses[index]!);
  });
  block(into, [0.02, 2.3, 0.14], [0.42, 0.86, 0.22], tint('#1c1f23'), 0.05, 1);
  lens(into, [0.02, 2.94, 0.26], 0.15, tint('#ff3b2a'), go ? 0.12 : 1);
  lens(into, [0.02, 2.53, 0.26], 0.15, tint('#2fe08a'), go ? 1 : 0.12);
}

function lens(into: Sculpture, at: Triple, radius: number, shade: Tint, glow: number): void {
  into.finish({ glow, brush: 0 });
  const centre = into.vertex(at, [0, 0, 1], shade);
  const ring = Array.from({ length: 10 }, (_, index) =>
    into.vertex(
      [at[0] + Math.cos(index * 0.6283) * radius, at[1] + Math.sin(index * 0.6283) * radius, at[2]],
      [0, 0, 1],
      scaled(shade, glow > 0.5 ? 0.8 : 0.3),
    ),
  );
  for (let side = 0; side < 10; side++) into.triangle(centre, ring[side]!, ring[(side + 1) % 10]!);
  into.finish({ glow: 0, brush: 0.15 });
}

/** A pole with transformer and insulators; gives the places its cables hang from. */
export function cablePole(into: Sculpture, at: Triple): Triple[] {
  const grey = tint('#77736b');
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.3 });
  lathe(
    into,
    at,
    [
      [0.17, 0],
      [0.15, 4],
      [0.11, 8.6],
    ],
    9,
    grey,
  );
  for (const y of [7.4, 8.1]) block(into, [at[0], at[1] + y, at[2]], [2, 0.11, 0.11], tint('#5a564f'), 0.02);
  lathe(
    into,
    [at[0] + 0.42, at[1] + 5.6, at[2]],
    [
      [0.05, 0],
      [0.27, 0.05],
      [0.27, 0.85],
      [0.18, 0.95],
      [0.02, 1],
    ],
    10,
    tint('#8a9094'),
  );
  return [-0.9, -0.4, 0.5, 0.9].flatMap((x, index) => {
    const y = index % 2 ? 8.2 : 7.5;
    lathe(
      into,
      [at[0] + x, at[1] + y, at[2]],
      [
        [0.05, 0],
        [0.07, 0.05],
        [0.03, 0.16],
      ],
      6,
      tint('#d8d4c8'),
    );
    return [[at[0] + x, at[1] + y + 0.14, at[2]] as Triple];
  });
}

/** A cable that sags between two places. */
export function cable(into: Sculpture, from: Triple, to: Triple, sag: number): void {
  const points = Array.from({ length: 9 }, (_, index): Triple => {
    const share = index / 8;
    return [
      from[0] + (to[0] - from[0]) * share,
      from[1] + (to[1] - from[1]) * share - Math.sin(share * Math.PI) * sag,
      from[2] + (to[2] - from[2]) * share,
    ];
  });
  into.finish({ sway: 0, glow: 0, gloss: 0, brush: 0 });
  tube(
    into,
    points,
    points.map(() => 0.018),
    3,
    tint('#16181c'),
  );
}

/** A bicycle leaning on its stand, along z of the current frame. */
export function bicycle(into: Sculpture, paint: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.1 });
  for (const z of [-0.52, 0.52]) {
    const rim = Array.from(
      { length: 15 },
      (_, index): Triple => [0, 0.34 + Math.sin(index * 0.4488) * 0.32, z + Math.cos(index * 0.4488) * 0.32],
    );
    tube(
      into,
      rim,
      rim.map(() => 0.022),
      4,
      tint('#1c1d20'),
    );
    for (let spoke = 0; spoke < 4; spoke++)
      tube(into, [rim[spoke]!, rim[spoke + 7]!], [0.006, 0.006], 3, tint('#9a9a94'));
  }
  const bar = (...path: Triple[]) =>
    tube(
      into,
      path,
      path.map(() => 0.02),
      5,
      paint,
    );
  bar([0, 0.34, 0.52], [0, 0.36, 0.05], [0, 0.85, 0.2], [0, 0.34, 0.52]);
  bar([0, 0.36, 0.05], [0, 0.84, -0.36], [0, 0.85, 0.2]);
  bar([0, 0.34, -0.52], [0, 0.98, -0.32]);
  tube(
    into,
    [
      [-0.26, 1, -0.24],
      [0, 0.98, -0.34],
      [0.26, 1, -0.24],
    ],
    [0.018, 0.018, 0.018],
    4,
    tint('#26282c'),
  );
  block(into, [0, 0.9, 0.24], [0.16, 0.06, 0.28], tint('#3a2c24'), 0.02);
  block(into, [0, 0.82, -0.68], [0.34, 0.24, 0.28], tint('#a08258'), 0.03, 0.6);
}

/** A planter with a small clipped tree's box; the tree itself is the caller's. */
export function planter(into: Sculpture, stone: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.4 });
  lathe(
    into,
    [0, 0, 0],
    [
      [0.36, 0],
      [0.46, 0.42],
      [0.5, 0.44],
      [0.5, 0.52],
      [0.42, 0.52],
      [0.4, 0.46],
      [0.02, 0.46],
    ],
    4,
    stone,
  );
}
