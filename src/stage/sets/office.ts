import { flat, lampAt } from './assemble.ts';
import type { SetBuilder, SetModel, SetRequest } from './model.ts';
import { backShaft, finishSet } from './parts/interior-finish.ts';
import { city, door } from './parts/interior-openings.ts';
import { glowPanel, handOf, onWall, openWorkshop, plate, type Workshop, warmed } from './parts/interior-plan.ts';
import { bookRow, housePlant, picture, wallClock } from './parts/interior-things.ts';
import { swivelChair } from './parts/office-chair.ts';
import { monitor, workDesk } from './parts/office-desk.ts';
import { desks, layout, meetingSeats, room, skyline } from './parts/office-layout.ts';
import { type Scheme, schemeOf, shell } from './parts/office-shell.ts';
import { copier, filingCabinets, glassPartition, whiteboard } from './parts/office-things.ts';
import { dressWall } from './parts/wall-dressing.ts';
import { scaled, tint } from './sculpture.ts';
import { block, lathe, patch, tube } from './shapes.ts';

function meetingRoom({ solid, source }: Workshop, scheme: Scheme): void {
  glassPartition(solid, [-2.1, -3.9], [-2.1, 0.7], room.height, 4, scheme.frame);
  glassPartition(solid, [-2.1, 0.7], [-5.2, 0.7], room.height, 3, scheme.frame);
  solid.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.15 });
  block(solid, [-3.75, 0.7, -1.6], [1.1, 0.05, 2.4], scheme.top, 0.02);
  for (const z of [-2.4, -0.8]) block(solid, [-3.75, 0, z], [0.6, 0.7, 0.08], scheme.frame, 0.01);
  for (const z of meetingSeats) {
    swivelChair(solid, [-2.85, 0, z], -90, scheme.accent);
    swivelChair(solid, [-4.6, 0, z], 90, scheme.accent);
  }
  for (const z of [-2.2, -1]) monitor(solid, [-3.75, 0.75, z], 90, source);
  onWall(solid, room, 'left', () => {
    solid.finish({ sway: 0, glow: 0, gloss: 0.8, brush: 0 });
    block(solid, [1.6, 1.15, 0.05], [1.7, 0.98, 0.06], tint('#1a1b1f'), 0.012, 1);
    solid.finish({ glow: 0.8 });
    patch(
      solid,
      12,
      8,
      (u, v) => [1.6 + (u - 0.5) * 1.62, 1.19 + v * 0.9, 0.083],
      (_, u, v) =>
        v < 0.2 + 0.45 * u * u + 0.08 * Math.sin(u * 12) ? scaled(scheme.accent, 1.1) : tint('#dcecf4', 0.7),
    );
  });
}

function frontWall({ solid, hand, source }: Workshop, scheme: Scheme): void {
  onWall(solid, room, 'front', () => {
    whiteboard(solid, [1.2, 0.95, 2.6, 1.3], hand, source);
    wallClock(solid, -0.75, 2.25, 0.19, scheme.frame);
    filingCabinets(solid, -3.4, 5, tint('#8f979c'), source);
    picture(solid, [-3.1, 1.75, 0.62, 0.8], scheme.frame, source);
    picture(solid, [-2.3, 1.75, 0.62, 0.8], scheme.frame, source);
    solid.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.1 });
    for (let stripe = 0; stripe < 3; stripe++)
      plate(
        solid,
        3.9,
        0.1 + stripe * 0.3,
        2.5,
        0.26 - stripe * 0.06,
        0.012,
        scaled(scheme.accent, 1.2 - stripe * 0.2),
      );
    picture(solid, [3.9, 1.3, 1.1, 0.75], scheme.frame, source);
  });
  onWall(solid, room, 'left', () => {
    door(solid, -1.35, [0.95, 2.15], scaled(scheme.frame, 1.6), scheme.frame, true);
    picture(solid, [-2.7, 1.35, 0.9, 0.7], scheme.frame, source);
    dressWall(solid, [[-0.75, 1.1]], 'modern', { ...scheme, timber: scheme.top }, source);
  });
  onWall(solid, room, 'right', () => {
    door(solid, 2.6, [0.95, 2.15], scaled(scheme.frame, 1.6), scheme.frame, true);
    solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.2 });
    block(solid, [1.5, 0, 0.22], [0.9, 1.6, 0.4], scaled(scheme.top, 0.7), 0.012);
    for (let row = 0; row < 4; row++) {
      plate(solid, 1.5, 0.08 + row * 0.38, 0.82, 0.33, 0.421, scaled(scheme.top, 0.25));
      bookRow(solid, [1.12, 1.88], 0.08 + row * 0.38, 0.34, 0.31, source);
    }
  });
}

function deskBank({ solid, source }: Workshop, scheme: Scheme): void {
  for (const [x] of desks) {
    workDesk(solid, [x, 0, -2.03], 0, 1.74, scheme.top, source);
    workDesk(solid, [x, 0, -2.77], 180, 1.74, scheme.top, source);
    swivelChair(solid, [x, 0, -1.02], x < 2 ? 168 : -165, scheme.cloth);
    swivelChair(solid, [x, 0, -3.42], (source() - 0.5) * 30, scheme.cloth);
  }
  solid.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.35 });
  block(solid, [1.8, 0.72, -2.4], [3.5, 0.36, 0.04], scheme.accent, 0.012, 0.85);
  for (const [x, z] of [
    [1, -2.375],
    [2.2, -2.375],
    [3, -2.375],
  ] as const)
    plate(solid, x, 0.9, 0.12, 0.12, z - 0, tint('#f0e070'));
}

/** What fills the floor: a coloured carpet under the desks, a desk apart, bins, and bars of light that hang over the bank. */
function middle({ solid, ground, source }: Workshop, scheme: Scheme): void {
  ground.finish({ sway: 0, glow: 0, gloss: 0, brush: 0.4 });
  const under = scaled(scheme.accent, 0.75);
  patch(
    ground,
    14,
    10,
    (u, v) => [-0.35 + u * 4.3, 0.012, -0.3 - v * 3.4],
    (_, u, v) => scaled(under, (Math.floor(u * 14) + Math.floor(v * 10)) % 2 ? 0.92 : 1.06),
    false,
  );
  workDesk(solid, [3.2, 0, 1.55], -90, 1.5, scheme.top, source);
  swivelChair(solid, [2.3, 0, 1.6], 70, scheme.cloth);
  for (const [x, z] of [
    [-0.1, -1.3],
    [3.85, -1.2],
    [3.1, 2.5],
  ] as const)
    lathe(
      solid,
      [x, 0, z],
      [
        [0.11, 0],
        [0.14, 0.3],
        [0.125, 0.3],
        [0.1, 0.04],
      ],
      12,
      scheme.frame,
    );
  for (const z of [-2.05, -2.75]) {
    solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0 });
    for (const x of [0.5, 3.1])
      tube(
        solid,
        [
          [x, room.height, z],
          [x, 2.2, z],
        ],
        [0.006, 0.006],
        4,
        scheme.frame,
      );
    block(solid, [1.8, 2.14, z], [3.3, 0.07, 0.09], scheme.frame, 0.01, 1);
    glowPanel(solid, [1.8, 2.135, z], 3.26, 0.07, tint('#fff2da', 3));
  }
}

function build(set: SetRequest): SetModel {
  const { draft, shop } = openWorkshop(set, 'office');
  const { solid, leaves, source } = shop;
  const scheme = schemeOf(set, shop);
  city(solid, [-26, 26], [-24, -52], -30, 20, source);
  solid.place([0, 0, 0], -90, 1, () => city(solid, [-20, 12], [-24, -46], -30, 9, source));
  shell(shop, scheme);
  meetingRoom(shop, scheme);
  frontWall(shop, scheme);
  deskBank(shop, scheme);
  middle(shop, scheme);
  swivelChair(solid, [-3.4, 0, 2.1], 65, scheme.accent);
  swivelChair(solid, [-3.1, 0, 3.1], 120, scheme.accent);
  copier(solid, [4.75, 0, 3.35], -90);
  const plants = { solid, leaves };
  housePlant(plants, [4.8, 0, -3.5], 1.5, tint('#d8d4c8'), tint('#4f8148'), source);
  housePlant(plants, [-4.8, 0, 3.4], 1.7, tint('#4a4d52'), tint('#5a8a4c'), source);
  housePlant(plants, [3.45, 0.75, -2.4], 0.42, scheme.accent, tint('#5f9a4a'), source);
  tube(
    solid,
    [
      [-1.2, room.height, 2],
      [-1.2, room.height - 0.05, 2],
    ],
    [0.1, 0.09],
    12,
    warmed('#e6e2d8'),
  );
  const lamps = [
    lampAt([-0.4, 2.7, -2], 6.5, 0.37, '#f4f2ec'),
    lampAt([2.6, 2.7, -1], 6.5, 0.37, '#f4f2ec'),
    lampAt([-0.4, 2.7, 1.6], 6.5, 0.37, '#f4f2ec'),
    lampAt([2.8, 2.7, 2], 6, 0.4, '#f4f2ec'),
    lampAt([-3.6, 2.6, -1.6], 5, 0.42, '#f4f2ec'),
    lampAt([1.8, 1.2, -1.6], 2.2, 0.3, '#8fd0ff'),
  ];
  return finishSet(
    draft,
    shop.hand,
    lamps,
    {
      halos: [],
      shafts: skyline.slice(1).map(({ from, to }) => backShaft(room, { from, to, low: 0.5, high: 2.2 }, 3.6, 0.07)),
    },
    {
      gain: [2.1, 1.95, 1.72],
      daylight: [
        [-1.2, 1.6, -3.9],
        [1.2, 1.6, -3.9],
        [3.7, 1.6, -3.9],
        [5.2, 1.6, -1.2],
      ],
    },
  );
}

/** An office high over a city: desks with glowing screens, swivel chairs, glass meeting room, cabinets, blinds, whiteboard. */
export const office: SetBuilder = {
  name: 'office',
  interior: true,
  description:
    'An office over a city: desks with screens, swivel chairs, glass partition, filing cabinets, blinds and a whiteboard.',
  keywords: {
    en: [
      'office',
      'workplace',
      'cubicle',
      'company',
      'boardroom',
      'meeting room',
      'conference room',
      'newsroom',
      'police station',
      'bureau',
      'agency',
      'startup',
      'firm',
    ],
    zh: ['办公室', '公司', '写字楼', '会议室', '工位', '编辑部', '警局', '警察局', '派出所', '事务所', '单位'],
  },
  layout,
  ground: flat,
  build,
  sun: (set) => handOf(set, 'office') * 150,
};
