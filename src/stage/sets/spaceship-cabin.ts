import { flat, lampAt } from './assemble.ts';
import type { SetBuilder, SetModel, SetRequest } from './model.ts';
import { blackout, finishSet } from './parts/interior-finish.ts';
import { slabs } from './parts/interior-floors.ts';
import { accentOf, choose, openWorkshop, type Workshop } from './parts/interior-plan.ts';
import { bowWindow, type Scheme, stern } from './parts/spaceship-bulkheads.ts';
import { helm, instruments } from './parts/spaceship-helm.ts';
import { cabinLength, hullPanels, pipe, ribs, runner } from './parts/spaceship-hull.ts';
import { bow, crewSeats, layout, room } from './parts/spaceship-layout.ts';
import { crewSeat, starTable } from './parts/spaceship-things.ts';
import { scaled, type Tint, type Triple, tint, varied } from './sculpture.ts';
import { block, patch } from './shapes.ts';

const worlds = [
  ['#1f5a9a', '#4f7a4a', '#eef4f8'],
  ['#b0683a', '#7a3f2a', '#f0c898'],
  ['#2a7a7a', '#6a5a8a', '#d8f0e8'],
  ['#8a6fae', '#4a3f7a', '#f4dcea'],
] as const;

function schemeOf(set: SetRequest, { source }: Workshop): Scheme {
  return {
    pale: tint(choose(source, ['#c2c4c4', '#b9bcc4', '#c8c0b2'])),
    dark: tint(choose(source, ['#4a525c', '#54504e', '#3f4c58'])),
    accent: accentOf(set, source, ['#d8742c', '#c23a3a', '#d0a030', '#2f8a9a']),
    strip: accentOf(set, source, ['#4fd8ff', '#7fb0ff', '#5fffc8', '#ffb46a'], 'strip'),
    pad: tint(choose(source, ['#5a3a2c', '#2f3a4a', '#6a6258'])),
    world: choose(source, worlds).map((hex) => tint(hex)) as unknown as [Tint, Tint, Tint],
  };
}

function stations({ solid, source }: Workshop, scheme: Scheme): void {
  for (const [side, z, long] of [
    [1, 0.3, 1.9],
    [-1, -1.3, 1.7],
  ] as const) {
    solid.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.15 });
    solid.place([side * 3.5, 0, z], -side * 90, 1, () => {
      block(solid, [0, 0, 0.35], [long, 0.72, 0.6], scheme.pale, 0.03);
      for (let leaf = 0; leaf < 4; leaf++)
        block(
          solid,
          [(leaf - 1.5) * long * 0.24, 0.1, 0.655],
          [long * 0.22, 0.5, 0.02],
          scaled(scheme.pale, 0.85),
          0.012,
          0.9,
        );
      const slope = (u: number, w: number, lift: number): Triple => [
        (u - 0.5) * long,
        0.76 + w * 0.24 + lift,
        0.66 - w * 0.5 + lift * 0.4,
      ];
      patch(solid, 6, 2, (u, v) => slope(u, v, 0), scaled(scheme.dark, 0.7));
      instruments(solid, slope, [0, 1, 0.5], 3, source);
      const upright = (u: number, w: number, lift: number): Triple => [
        (u - 0.5) * long,
        1.1 + w * 0.62,
        0.2 + lift - w * 0.02,
      ];
      patch(solid, 6, 2, (u, v) => upright(u, v, 0), scaled(scheme.dark, 0.6));
      instruments(solid, upright, [0, 0, 1], 2, source);
      solid.finish({ glow: 0 });
      block(solid, [0, 1.06, 0.14], [long + 0.08, 0.74, 0.1], scheme.pale, 0.03);
    });
  }
}

function build(set: SetRequest): SetModel {
  const { draft, shop } = openWorkshop(set, 'spaceship-cabin');
  const { solid, ground, source } = shop;
  const scheme = schemeOf(set, shop);
  const deck = scaled(scheme.dark, 1.15);
  slabs(
    ground,
    [-3.1, bow - 0.1, 3.1, -bow + 0.1],
    0.62,
    (c, r) => varied(c === 4 || c === 5 ? scaled(deck, 1.35) : deck, source, (c + r) % 2 ? 0.1 : 0.04),
    scaled(deck, 0.35),
    { ...room, depth: cabinLength },
  );
  hullPanels(solid, 7, scheme.pale, scheme.dark, scheme.accent, source);
  ribs(solid, 7, scaled(scheme.pale, 0.82), scaled(scheme.strip, 1.5));
  blackout(solid, room, { back: [{ from: -2.7, to: 2.7, low: 0.95, high: 2.3 }], left: [], right: [], front: [] });
  for (const segment of [2, 7])
    runner(solid, segment, segment === 2 ? 0.97 : 0.03, 0.1, 0.07, scaled(scheme.strip, 1.6), 1);
  for (const segment of [0, 9])
    runner(solid, segment, segment === 0 ? 0.1 : 0.9, 0.07, 0.05, scaled(scheme.accent, 1.8), 1);
  for (const [x, y, radius] of [
    [0.62, 2.72, 0.06],
    [0.8, 2.7, 0.035],
    [-0.62, 2.72, 0.06],
    [-0.82, 2.69, 0.045],
  ] as const)
    pipe(solid, x, y, radius, radius > 0.05 ? scaled(scheme.dark, 1.2) : scheme.accent, source);
  solid.finish({ sway: 0, glow: 1, gloss: 0, brush: 0 });
  for (let lamp = 0; lamp < 4; lamp++)
    patch(
      solid,
      1,
      1,
      (u, v) => [(u - 0.5) * 0.5, 2.76, bow + 1.2 + lamp * 2 + (v - 0.5) * 0.9],
      tint('#e8f4ff', 2),
      false,
    );
  bowWindow(shop, scheme);
  helm(solid, -3.45, 5.4, scheme.pale, scheme.dark, source);
  for (const [x, z, facing] of crewSeats) crewSeat(solid, [x, 0, z], facing, scheme.pale, scheme.pad);
  stations(shop, scheme);
  stern(shop, scheme);
  starTable(solid, [0, 0, -0.1], scheme.pale, scheme.dark, scaled(scheme.strip, 1.5));
  const hex = (shade: Tint) =>
    `#${shade
      .map((part) =>
        Math.round(255 * Math.min(1, part) ** (1 / 2.2))
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
  const glow = hex(scheme.strip);
  const lamps = [
    lampAt([-2.7, 1.9, 0], 5, 0.5, glow),
    lampAt([2.7, 1.9, 0], 5, 0.5, glow),
    lampAt([0, 2.4, 2.4], 5.5, 0.6, '#ffe6c8'),
    lampAt([0, 2.4, -1.2], 5.5, 0.5, '#e8f2ff'),
    lampAt([0, 1.1, -3.1], 3, 0.5, '#58d0ff'),
    lampAt([0, 1.15, -0.1], 2.4, 0.45, glow),
  ];
  return finishSet(
    draft,
    shop.hand,
    lamps,
    { halos: [{ position: [0, 1.12, -0.1], size: 1.1, colour: glow, strength: 0.45 }], shafts: [] },
    { gain: [1.75, 1.6, 1.35], daylight: [[0, 1.6, -4.2]] },
  );
}

/** The cabin of a spaceship: ribs, a great bow window on stars and a planet, helm, crew seats, star table, hatches. */
export const spaceshipCabin: SetBuilder = {
  name: 'spaceship-cabin',
  interior: true,
  description:
    'The cabin of a spaceship: curved ribs, a bow window with stars and a planet, consoles, crew seats and a hatch.',
  keywords: {
    en: [
      'engine room',
      'spaceship',
      'space ship',
      'spacecraft',
      'starship',
      'spaceship cabin',
      'cockpit',
      'bridge of the ship',
      'shuttle',
      'space station',
      'airlock',
      'rocket',
      'orbiter',
      'command module',
      'space capsule',
    ],
    zh: ['飞船', '宇宙飞船', '太空船', '星舰', '驾驶舱', '舰桥', '空间站', '太空舱', '火箭', '座舱', '飞船舱内'],
  },
  layout,
  ground: flat,
  build,
};
