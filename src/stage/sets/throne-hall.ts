import type { SetLayout } from '../../film/index.ts';
import { halosOf, lampAt, marksOn, standing } from './assemble.ts';
import type { Lamp, SetBuilder, SetModel, SetRequest } from './model.ts';
import { walls } from './parts/interior.ts';
import { blackout, finishSet, sideShaft } from './parts/interior-finish.ts';
import { slabs } from './parts/interior-floors.ts';
import { accentOf, choose, handOf, layoutByHand, openWorkshop, type Workshop } from './parts/interior-plan.ts';
import { candleCrane, incenseBurner, palaceLantern } from './parts/throne-bronze.ts';
import { palaceCeiling } from './parts/throne-ceiling.ts';
import { palaceBack, palaceBanners, palaceWalls } from './parts/throne-chinese.ts';
import type { PalaceColours } from './parts/throne-colours.ts';
import { dragonColumn } from './parts/throne-columns.ts';
import { gothicHall } from './parts/throne-gothic.ts';
import {
  braziersAt,
  columnAside,
  columnRows,
  daisSteps,
  daisTop,
  hall,
  hallFloor,
  hallOpenings,
  highWindows,
  processionCarpet,
  steps,
} from './parts/throne-plan.ts';
import { dragonThrone } from './parts/throne-seat.ts';
import { scaled, type Triple, tint, varied } from './sculpture.ts';

const throneAt = -6.15;

const ground = (_: SetRequest, x: number, z: number) => hallFloor(x, z);

function layout(set: SetRequest): SetLayout {
  const mark = marksOn(hallFloor);
  const aside = columnAside;
  const canonical: SetLayout = {
    builder: 'throne-hall',
    interior: true,
    marks: [
      mark('before the steps', 'stand', 0, -1.3, 0),
      mark('before the steps left', 'stand', -0.8, -1.3, 90),
      mark('before the steps right', 'stand', 0.8, -1.3, -90),
      mark('before the throne', 'stand', 1.25, -5, 0),
      mark('on the carpet', 'stand', 0, 1.6, 180),
      mark('by the left columns', 'stand', -2.5, 1.8, 100),
      mark('by the right columns', 'stand', 2.5, 1.8, -100),
      { name: 'throne desk', kind: 'sit', position: [0, daisTop, throneAt + 0.2], facing: 0 },
      mark('left door', 'entrance', -5.6, 4.6, 90),
      mark('right door', 'entrance', 5.6, 4.6, -90),
      mark('great doors', 'entrance', 0, 6.9, 180),
      { name: 'edge of the dais', kind: 'perch', position: [-2.2, daisTop + 0.02, -4.5], facing: 10 },
      { name: 'throne', kind: 'landmark', position: [0, daisTop + 1, throneAt], facing: 0 },
    ],
    obstacles: [
      ...columnRows.flatMap((z) => [-1, 1].map((side) => standing(side * aside, z, 0.5, 0.5, hall.height - 0.4))),
      standing(0, throneAt - 0.5, 0.85, 0.16, 2.6),
      standing(-0.74, throneAt, 0.12, 0.5, daisTop + 0.9),
      standing(0.74, throneAt, 0.12, 0.5, daisTop + 0.9),
      standing(0, throneAt - 0.8, 2.1, 0.2, 3.4),
      ...[-1, 1].flatMap((side) => [
        standing(side * 2.15, -4.95, 0.34, 0.34, daisTop + 0.95),
        standing(side * 2.25, -1.9, 0.42, 0.42, 1.3),
        standing(side * 1.62, -3.4, 0.16, 0.8, daisTop - 0.1),
        standing(side * steps.dais, -4.8, 0.12, 0.75, daisTop + 0.1),
        ...(set.parameters.style === 'gothic' ? [standing(side * 2.35, braziersAt[1], 0.38, 0.38, 1.5)] : []),
      ]),
    ],
    cameraVolume: { minimum: [-6, 0.25, -5], maximum: [6, 5.2, 7] },
    walkable: [
      [-2.9, -2.3, 2.9, 7],
      [-1.2, -4.6, 1.2, -2.3],
      [-2.4, -5.5, 2.4, -4.6],
      [-6, -4, -4.1, 7],
      [4.1, -4, 6, 7],
      [-6, 4.1, 6, 5.1],
      [-6, 1.3, 6, 2.3],
    ],
    views: [
      { position: [0.9, 1.7, 6.6], target: [-0.15, 2.3, -6], focalLength: 20 },
      { position: [-2.4, 1.5, 4.6], target: [0.9, 2.1, -6], focalLength: 18 },
      { position: [1.6, 2.5, -4.7], target: [-1.1, 1.6, 5.5], focalLength: 17 },
    ],
    surface: 'stone',
  };
  return layoutByHand(canonical, handOf(set, 'throne-hall'));
}

function palaceColours(set: SetRequest, { source }: Workshop): PalaceColours {
  return {
    lacquer: tint(choose(source, ['#9c2a1e', '#8a2420', '#a8341e'])),
    gold: tint(choose(source, ['#f5a02e', '#eb9a30', '#f8aa3a']), 1.15),
    blue: tint('#2a5a8a'),
    green: tint('#2f7a5c'),
    banner: accentOf(set, source, ['#d89a2a', '#a02a24', '#2f6a5a', '#3a4a8a'], 'banner'),
  };
}

function palace(set: SetRequest, shop: Workshop): Lamp[] {
  const { solid, ground: floor, source } = shop;
  const colours = palaceColours(set, shop);
  const brick = scaled(tint('#94805c'), 0.9);
  slabs(floor, [-6.5, -7.5, 6.5, 7.5], 0.72, () => varied(brick, source, 0.1), scaled(brick, 0.7), hall);
  walls(solid, hall.width, hall.depth, hall.height, scaled(colours.lacquer, 0.85), hallOpenings);
  palaceCeiling(solid, colours);
  palaceWalls(shop, colours);
  palaceBack(shop, colours);
  for (const [index, z] of columnRows.entries())
    for (const side of [-1, 1])
      dragonColumn(solid, side * columnAside, z, (side < 0 ? 0 : 1.45) + (index % 2) * 0.25, colours);
  daisSteps(solid, tint('#cfc6b2'));
  processionCarpet(solid, tint('#a0261e'), colours.gold);
  dragonThrone(solid, throneAt, colours);
  palaceBanners(solid, colours, source);
  const bronze = tint('#8a6a3a');
  for (const side of [-1, 1] as const) {
    incenseBurner(solid, [side * 2.15, daisTop, -4.95], 0.95, bronze);
    incenseBurner(solid, [side * 2.25, 0, -1.9], 1.25, scaled(bronze, 0.85));
  }
  const flames = [-1, 1].map((side) => candleCrane(solid, [side * 1.75, daisTop, -5.7], side as 1 | -1, bronze));
  const lanterns: Triple[] = [];
  for (const z of [-3.8, -1, 1.8, 4.6])
    for (const side of [-1, 1]) lanterns.push(palaceLantern(solid, [side * 2.1, hall.height - 1.4, z], 0.8, colours));
  return [
    lampAt([0, 2.9, -5.2], 6, 0.9, '#ffe0b4'),
    lampAt([0, 4.2, -1], 7.5, 0.9, '#ffe0b4'),
    lampAt([-2.1, 4.2, 2.6], 7, 0.8, '#ffdcae'),
    lampAt([2.1, 4.2, 2.6], 7, 0.8, '#ffdcae'),
    lampAt(flames[0]!, 3.5, 0.55, '#ffb060'),
    lampAt(flames[1]!, 3.5, 0.55, '#ffb060'),
  ];
}

const sides = [1, -1] as const;

function build(set: SetRequest): SetModel {
  const { draft, shop } = openWorkshop(set, 'throne-hall');
  const stone = set.parameters.style === 'gothic';
  const lamps = stone ? gothicHall(set, shop, throneAt) : palace(set, shop);
  blackout(shop.solid, hall, hallOpenings);
  return finishSet(
    draft,
    shop.hand,
    lamps,
    {
      halos: halosOf(lamps.slice(1), 1.6, 0.3),
      shafts: sides.flatMap((side) => highWindows.map((one) => sideShaft(hall, one, 6.5, 0.42, side))),
    },
    {
      sheltered: { room: hall, above: 3.9 },
      gain: stone ? [2.1, 1.65, 1.25] : [2.6, 1.75, 1.2],
      daylight: highWindows
        .flatMap(({ from, to }) =>
          sides.map((side): [number, number, number] => [side * (hall.width / 2 - 0.02), 4.3, (from + to) / 2]),
        )
        .concat([[0, 3.4, -3.6]]),
    },
  );
}

/** A throne hall: columns with dragons, dais and throne, carpet, banners, lanterns; Gothic stone where `style` is "gothic". */
export const throneHall: SetBuilder = {
  name: 'throne-hall',
  interior: true,
  description:
    'A throne hall: tall columns, a dais with steps and throne, carpet, banners, lanterns and light from high windows.',
  keywords: {
    en: [
      'throne',
      'throne room',
      'throne hall',
      'palace',
      'palace hall',
      'audience hall',
      'great hall',
      'court',
      'royal court',
      'castle hall',
      'imperial hall',
      'king',
      'emperor',
      'queen',
    ],
    zh: ['大殿', '宫殿', '王座', '宝座', '龙椅', '金銮殿', '朝堂', '皇宫', '王宫', '殿上', '正殿', '宫中', '太和殿'],
  },
  layout,
  ground,
  build,
  sun: (set) => handOf(set, 'throne-hall') * 72,
};
