import { random } from '../../film/index.ts';
import { flat, lampAt } from './assemble.ts';
import type { SetBuilder, SetModel, SetRequest } from './model.ts';
import { wardBed } from './parts/bed.ts';
import { buildChamber, chair, chamberColours } from './parts/chamber.ts';
import { beds, cabinets, layout, panes, plan, rails, room } from './parts/hospital-plan.ts';
import { bedHead, cabinet, drip, eyeChart, notice } from './parts/hospital-things.ts';
import { backShaft, finishSet } from './parts/interior-finish.ts';
import { curtain } from './parts/interior-openings.ts';
import { glowPanel, handOf, onWall, openWorkshop, type Workshop } from './parts/interior-plan.ts';
import { vessel, wallClock } from './parts/interior-things.ts';
import { monitor } from './parts/office-desk.ts';
import { tint } from './sculpture.ts';
import { block, tube } from './shapes.ts';

function furnish(shop: Workshop, cloth: readonly [number, number, number]): void {
  const { solid, source } = shop;
  const bedding = { sheet: tint('#f0ede2'), blanket: tint('#8fb3bd'), wood: tint('#b4bcc0') };
  for (const x of beds) {
    solid.place([x, 0, -2.12], 0, 1, () => wardBed(solid, bedding));
    onWall(solid, room, 'back', () => bedHead(shop, x, tint('#b03a34')));
  }
  for (const x of rails) {
    solid.finish({ sway: 0, glow: 0, gloss: 0.7, brush: 0 });
    tube(
      solid,
      [
        [x, 2.4, -3.2],
        [x, 2.4, -0.9],
      ],
      [0.014, 0.014],
      6,
      tint('#b4bcc0'),
    );
    solid.place([x - 0.13, 0, -1.6], 90, 1, () => curtain(solid, [-0.75, -0.2], [0.25, 2.4], cloth, 0));
    solid.place([x - 0.13, 0, -2.6], 90, 1, () => curtain(solid, [0.2, 0.55], [0.25, 2.4], cloth, 0));
  }
  drip(shop, [0.78, 0, -2.8]);
  drip(shop, [-2.3, 0, -2.8]);
  solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.1 });
  for (const x of [-0.8, 2.2]) {
    block(solid, [x, 0.05, -2.8], [0.46, 0.7, 0.42], tint('#dcd4bc'), 0.015);
    block(solid, [x, 0.4, -2.58], [0.4, 0.28, 0.02], tint('#c9bb98'), 0.01);
    vessel(solid, [x, 0.75, -2.8], 0.22, tint('#8fb3bd'), 0);
  }
  block(solid, [1.15, 1.0, -3.1], [0.06, 0.5, 0.3], tint('#b4bcc0'), 0.01);
  monitor(solid, [1.12, 1.25, -2.98], 0, source);
  chair(solid, [-1.25, 0, -1.3], 90, tint('#8a9aa0'), tint('#5f8a8a'));
}

function otherWalls({ solid, source }: Workshop): void {
  onWall(solid, room, 'front', () => {
    for (const x of cabinets) cabinet(solid, x);
    eyeChart(solid, -0.6);
    wallClock(solid, 0.25, 2.15, 0.19, tint('#4a5a60'));
    for (const x of [3, 3.7]) notice(solid, x, source);
    notice(solid, -4, source);
  });
  for (const [wall, spots] of [
    ['left', [-0.4, 0.6, 1.6, 2.5]],
    ['right', [-2.5, -1.5, -0.5, 0.4]],
  ] as const)
    onWall(solid, room, wall, () => {
      for (const [index, x] of spots.entries())
        if (index === 1) eyeChart(solid, x);
        else notice(solid, x, source);
    });
}

function build(set: SetRequest): SetModel {
  const { draft, shop } = openWorkshop(set, 'hospital');
  const { solid } = shop;
  const colours = {
    ...chamberColours(set, 'modern', random(`${set.seed}/hospital-colours`)),
    wall: tint('#dcdcc8'),
    dado: tint('#8fb5a4'),
    floor: tint('#a9b6ac'),
    white: tint('#e9e6d8'),
    timber: tint('#b9b09a'),
  };
  buildChamber(shop, plan, colours, 'modern');
  furnish(shop, tint(shop.source() < 0.5 ? '#8fbcae' : '#9fb4d0'));
  otherWalls(shop);
  for (const x of [-2.4, 0, 2.4]) glowPanel(solid, [x, room.height - 0.02, 0.2], 1.2, 0.34, tint('#f4f4e4'));
  const lamps = [
    lampAt([0, 2.6, 0.2], 7, 0.9, '#f4f0dc'),
    lampAt([-2.9, 2.5, 0.2], 5.5, 0.6, '#f4f0dc'),
    lampAt([2.9, 2.5, 0.2], 5.5, 0.6, '#f4f0dc'),
    lampAt([0, 1.65, -2.9], 3, 0.4, '#ffe6b8'),
  ];
  return finishSet(
    draft,
    shop.hand,
    lamps,
    {
      halos: [],
      shafts: panes.map((pane) => backShaft(room, pane, 3, 0.09)),
    },
    { gain: [1.55, 1.5, 1.36], daylight: panes.map(({ from, to }) => [(from + to) / 2, 1.6, -3.1]) },
  );
}

/** A hospital ward: beds on wheels with drips, curtains on rails, monitors, cabinets of medicine, an eye chart. */
export const hospital: SetBuilder = {
  name: 'hospital',
  interior: true,
  description: 'A hospital ward: beds on wheels, drips, curtains on rails, a monitor, medicine cabinets, an eye chart.',
  keywords: {
    en: [
      'hospital',
      'ward',
      'hospital room',
      'clinic',
      'infirmary',
      'sickbay',
      'operating room',
      'emergency room',
      'intensive care',
    ],
    zh: ['医院', '病房', '诊所', '急诊室', '手术室', '医务室', '急诊', '卫生所', '住院部'],
  },
  layout,
  ground: flat,
  build,
  sun: (set) => handOf(set, 'hospital') * 176,
};
