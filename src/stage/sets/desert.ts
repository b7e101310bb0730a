import { random, type SetLayout } from '../../film/index.ts';
import { assemble, lampAt, markOn, standing } from './assemble.ts';
import { createDraft, type SetBuilder, type SetDraft, type SetModel, type SetRequest } from './model.ts';
import { countOf, sideOf, smooth, tintOf } from './parameters.ts';
import { lantern } from './parts/architecture.ts';
import { camel } from './parts/desert-camel.ts';
import { campFire, caravanTent, deadTree } from './parts/desert-camp.ts';
import { crestOf, type Dune, dune, mesa, ripples } from './parts/desert-land.ts';
import { rubble, ruinArch, ruinColumn } from './parts/desert-ruin.ts';
import { ridge, rock, roll, terrain } from './parts/land.ts';
import { tuft } from './parts/trees.ts';
import { blend, scaled, type Triple, tint, varied } from './sculpture.ts';
import { block } from './shapes.ts';

const tent = [7.4, -7.4] as const;
const fire = [4.1, -3.5] as const;
const tree = [-6.7, -5] as const;
const arch = [0.1, -12] as const;

/** Where the camp is: 1 right, -1 left; the dead tree is on the other side. */
const sideFor = (set: SetRequest) => sideOf(set, 'camp');

/** What the seed and the parameters decide of a desert. */
function plan(set: SetRequest) {
  const source = random(`${set.seed}/desert`);
  return {
    sand: tintOf(set, 'sand', ['#d2a86e', '#c9925a', '#d6b27c', '#c48856'], source),
    stone: tintOf(set, 'stone', ['#b8946a', '#a58468', '#c2a27c'], source),
    rock: tintOf(set, 'rock', ['#9a5f42', '#8a6a50', '#a86a44'], source),
    cloth: tintOf(set, 'cloth', ['#3a2a26', '#7a2e26', '#2f4450', '#5a4632'], source),
    rug: tintOf(set, 'rug', ['#8f2f2a', '#7a3a24', '#5a2f4a'], source),
    columns: countOf(set, 'columns', 3, 6, source),
    mesas: countOf(set, 'mesas', 4, 7, source),
    left: source() < 0.7 ? 1 : 0.5 + source() * 0.1,
    bend: source(),
    wind: (source() - 0.5) * 0.5,
  };
}

function ground(set: SetRequest, x: number, z: number): number {
  const away = Math.hypot(x, z * 1.15);
  const swell = roll(x * 0.13, z * 0.16, set.seed % 59) * 0.9 + roll(x * 0.05, z * 0.05, 3) * 1.6;
  return swell * smooth(7, 24, away) + 0.08 * roll(x * 0.3, z * 0.3, 5) * smooth(1, 6, away);
}

/** Places of the columns that stand, as x, z and height. */
function columnsOf(set: SetRequest): [number, number, number][] {
  const source = random(`${set.seed}/columns`);
  const side = sideFor(set);
  const all: [number, number][] = [
    [-4.3, -10.6],
    [4.4, -13.6],
    [-7.2, -13.4],
    [-2.9, -16.5],
    [3.2, -18.6],
    [-10.4, -16.6],
  ];
  return all.slice(0, plan(set).columns).map(([x, z]) => [x * side, z, 2 + source() * 3.4]);
}

function layout(set: SetRequest): SetLayout {
  const side = sideFor(set);
  const height = (x: number, z: number) => ground(set, x, z);
  const mark = (name: string, kind: SetLayout['marks'][number]['kind'], x: number, z: number, facing: number) =>
    markOn(height, name, kind, x, z, facing);
  const area = (x0: number, z0: number, x1: number, z1: number): [number, number, number, number] =>
    side > 0 ? [x0, z0, x1, z1] : [-x1, z0, -x0, z1];
  return {
    builder: 'desert',
    interior: false,
    marks: [
      mark('middle left', 'stand', -0.8, 0.4, 90),
      mark('middle right', 'stand', 0.8, 0.4, -90),
      mark('by the fire', 'stand', 2.7 * side, -2.2, 130 * side),
      mark('under the dead tree', 'stand', -5.7 * side, -3.1, 60 * side),
      mark('before the arch', 'stand', 0, -8.4, 0),
      mark('stone by the fire', 'sit', 5.3 * side, -2.6, -140 * side),
      mark('stone near the tent', 'sit', 3.2 * side, -4.7, 50 * side),
      mark('from the left', 'entrance', -10, 1, 90),
      mark('from the right', 'entrance', 10, 1, -90),
      mark('through the arch', 'entrance', 0.1 * side, -12, 0),
      {
        name: 'fallen column',
        kind: 'perch',
        position: [-1.9 * side, height(-1.9 * side, -6.3) + 0.62, -6.3],
        facing: 20,
      },
      { name: 'ruined arch', kind: 'landmark', position: [arch[0] * side, 4, arch[1]], facing: 0 },
    ],
    obstacles: [
      ...columnsOf(set).map(([x, z]) => standing(x, z, 0.6, 0.6, 5.6)),
      ...[-1, 1].map((end) => standing(arch[0] * side + end * 2.5, arch[1], 0.9, 0.9, 6.5)),
      standing(arch[0] * side, arch[1], 2, 0.9, 7, 3.9),
      standing(tent[0] * side, tent[1], 3.4, 1.7, 2.8),
      standing(fire[0] * side, fire[1], 0.55, 0.55, 0.9),
      standing(tree[0] * side, tree[1], 0.45, 0.45, 4),
      standing((tree[0] + 0.4) * side, tree[1], 2, 1.8, 5.6, 2.4),
      standing(-2.3 * side, -6.4, 1.3, 0.45, 0.7),
      standing(9.6 * side, -2.6, 1.6, 0.6, 2.4),
      standing(-5.1 * side, 4.8, 0.65, 0.6, 1.3),
      standing(5.3 * side, -2.6, 0.25, 0.25, 0.45),
      standing(3.2 * side, -4.7, 0.25, 0.25, 0.45),
    ],
    cameraVolume: { minimum: [-11, 0.2, -9], maximum: [11, 7.5, 13] },
    walkable: [
      [-10.5, -0.8, 10.5, 2.6],
      area(-6.4, -3.6, 3, -0.8),
      [-1.2, -9.2, 1.2, -0.8],
      area(-0.9, -12.6, 1.1, -9.2),
      area(2.7, -5.2, 5.8, -4.1),
      area(1.2, -5.2, 3.4, -0.8),
      area(4.7, -3.2, 6, -0.8),
    ],
    views: [
      { position: [-4.6 * side, 1.3, 9.8], target: [1.5 * side, 2.6, -12], focalLength: 22 },
      { position: [3.6 * side, 0.75, 5.4], target: [-0.8 * side, 2.9, -11], focalLength: 23 },
      { position: [8.6 * side, 6.4, 10.8], target: [-1.6 * side, 1, -12], focalLength: 23 },
    ],
    surface: 'earth',
  };
}

/** The great dunes around, on the side away from the camp and behind. */
function dunesOf(set: SetRequest): Dune[] {
  const side = sideFor(set);
  const { bend } = plan(set);
  const source = random(`${set.seed}/dunes`);
  const near: Dune[] = [
    { from: [-52 * side, -58], to: [-10 * side, -19], height: 9, gentle: 17, steep: 13, bend: 0.5 + bend },
    { from: [46 * side, -26], to: [8 * side, -48], height: 9, gentle: 22, steep: 15, bend: 1 - bend },
    { from: [-66 * side, -62], to: [10 * side, -72], height: 15, gentle: 30, steep: 22, bend: bend * 0.7 + 0.4 },
    { from: [84 * side, -62], to: [18 * side, -34], height: 11, gentle: 24, steep: 18, bend: 0.9 - bend * 0.5 },
    { from: [44 * side, 24], to: [15 * side, -6], height: 5.5, gentle: 14, steep: 10, bend },
    { from: [-44 * side, 26], to: [-14 * side, -4], height: 6, gentle: 15, steep: 11, bend: 0.6 },
    { from: [46 * side, 62], to: [4 * side, 30], height: 7, gentle: 18, steep: 13, bend: 0.8 },
    { from: [-58 * side, 66], to: [-8 * side, 44], height: 8, gentle: 20, steep: 14, bend: 0.4 + bend },
  ];
  return near.map((shape) => ({
    ...shape,
    height: shape.height * (0.8 + source() * 0.45),
    bend: shape.bend + (source() - 0.5) * 0.4,
  }));
}

function sands(draft: SetDraft, set: SetRequest): void {
  const look = plan(set);
  const height = (x: number, z: number) => ground(set, x, z);
  draft.ground.finish({ sway: 0, glow: 0, gloss: 0.15, brush: 0.16 });
  terrain(
    draft.ground,
    [-120, -150, 120, 80],
    56,
    (x, z) => height(x, z) - 0.01,
    (x, z) =>
      scaled(
        blend(look.sand, look.rock, 0.1 + 0.12 * roll(x * 0.09, z * 0.12, 5)),
        0.84 + 0.08 * roll(x * 0.6, z * 1.3, 2) + 0.05 * roll(x * 0.11, z * 0.23, 7),
      ),
  );
  ripples(draft.ground, [-12, -9.5, 12, 8.5], height, look.sand, look.wind);
  for (const [index, shape] of dunesOf(set).entries())
    dune(draft.solid, shape, -0.6, scaled(look.sand, 0.98), index < 2 ? 1.25 : 0.9);
}

function horizon(draft: SetDraft, set: SetRequest): void {
  const side = sideFor(set);
  const look = plan(set);
  const source = random(`${set.seed}/mesas`);
  for (let index = 0; index < look.mesas; index++) {
    const yaw = ((180 + side * (-58 + (index / (look.mesas - 1)) * 112 + (source() - 0.5) * 12)) * Math.PI) / 180;
    const away = 125 + source() * 70;
    const broad = 9 + source() * 18;
    mesa(
      draft.solid,
      [Math.sin(yaw) * away, -2, Math.cos(yaw) * away],
      broad,
      broad * 0.6,
      16 + source() * 16,
      look.rock,
      source,
    );
  }
  for (const [yaw, away, broad] of [
    [-24, 118, 17],
    [16, 150, 24],
    [48, 110, 11],
  ] as const) {
    const angle = (yaw * side * Math.PI) / 180;
    const at: Triple = [Math.sin(angle) * away, -2, Math.cos(angle) * away];
    mesa(draft.solid, at, broad, broad * 0.7, 18 + source() * 14, look.rock, source);
  }
  ridge(draft.solid, 240, -3, 26, 90, 270, scaled(look.rock, 0.9), 0.25, 2 + (set.seed % 9));
  ridge(draft.solid, 130, -3, 12, -88, 88, look.sand, 0.1, 5.2);
  const path = crestOf(dunesOf(set)[1]!, -0.6);
  for (let index = 0; index < 5; index++) {
    const at = path(0.36 + index * 0.085);
    draft.solid.place([at[0], at[1] - 0.15, at[2]], side > 0 ? 40 : 140, 1.25, () =>
      camel(draft.solid, tint('#6a4f38'), look.rug, 0.2),
    );
  }
}

function ruins(draft: SetDraft, set: SetRequest): void {
  const side = sideFor(set);
  const { stone, left } = plan(set);
  const { solid } = draft;
  const source = random(`${set.seed}/ruins`);
  const height = (x: number, z: number) => ground(set, x, z);
  solid.place([arch[0] * side, height(arch[0] * side, arch[1]) - 0.1, arch[1]], side > 0 ? 0 : 180, 1, () =>
    ruinArch(solid, 1.75, 2.9, left, stone, source),
  );
  for (const [x, z, tall] of columnsOf(set)) {
    const y = height(x, z);
    ruinColumn(
      solid,
      [x, y - 0.6, z],
      [x + (source() - 0.5) * 0.9, y + tall, z + (source() - 0.5) * 0.5],
      0.52,
      stone,
      source,
    );
    rubble(solid, [x, z], 1.7, 5, height, stone, source);
  }
  for (const [x, z, tall] of [
    [3.4, 15.5, 3.4],
    [-2.2, 17, 1.4],
    [7.6, 18, 2.2],
  ] as const) {
    const foot = height(x * side, z);
    ruinColumn(
      solid,
      [x * side, foot - 0.6, z],
      [x * side + (source() - 0.5), foot + tall, z + 0.3],
      0.5,
      stone,
      source,
    );
    rubble(solid, [x * side, z], 1.8, 4, height, stone, source);
  }
  const stub = height(-5 * side, 4.8);
  ruinColumn(solid, [-5 * side, stub - 0.5, 4.8], [-5.35 * side, stub + 0.72, 4.7], 0.5, stone, source);
  rubble(solid, [-5 * side, 4.8], 1.5, 6, height, stone, source);
  const y = height(-2.3 * side, -6.4);
  ruinColumn(solid, [-3.5 * side, y + 0.12, -6.7], [-0.95 * side, y + 0.3, -6.05], 0.44, stone, source);
  solid.place([3 * side, height(3 * side, -8.8) - 0.15, -8.8], 25, 1, () => {
    solid.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.5 });
    block(solid, [0, 0.42, 0], [1.3, 0.26, 1.3], stone, 0.06);
    block(solid, [0, 0, 0], [0.95, 0.44, 0.95], scaled(stone, 0.86), 0.16);
  });
  rubble(solid, [arch[0] * side, arch[1] + 1], 5, 16, height, stone, source);
}

function camp(draft: SetDraft, set: SetRequest): { flame: Triple; hung: Triple } {
  const side = sideFor(set);
  const look = plan(set);
  const { solid, leaves } = draft;
  const source = random(`${set.seed}/camp`);
  const on = (x: number, z: number): Triple => [x * side, ground(set, x * side, z), z];
  let hung: Triple = [0, 0, 0];
  const foot = on(...tent);
  const turn = -24 * side;
  solid.place(foot, turn, 1, () =>
    leaves.place(foot, turn, 1, () => {
      hung = caravanTent(solid, leaves, [look.cloth, tint('#cbb48a')], look.rug, source);
      lantern(solid, [hung[0], hung[1] + 0.35, hung[2]], 0.36, tint('#ffae52'));
    }),
  );
  const [c, s] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const glow: Triple = [foot[0] + hung[0] * c + hung[2] * s, foot[1] + hung[1], foot[2] - hung[0] * s + hung[2] * c];
  const flame = campFire(solid, on(...fire), source);
  for (let index = 0; index < 9; index++) {
    const angle = (index / 9) * Math.PI * 2;
    rock(
      solid,
      on(fire[0] + Math.cos(angle) * 0.62, fire[1] + Math.sin(angle) * 0.62),
      0.15,
      varied(look.rock, source),
      source,
      0,
    );
  }
  for (const [x, z] of [
    [5.3, -2.6],
    [3.2, -4.7],
  ] as const) {
    const [px, y, pz] = on(x, z);
    ruinColumn(solid, [px, y - 0.3, pz], [px, y + 0.45, pz], 0.36, scaled(look.stone, 0.95), source, true);
  }
  solid.place(on(9.6, -2.6), side > 0 ? 168 : 12, 1, () => camel(solid, tint('#b48a5c'), look.rug, 1));
  deadTree(draft, on(...tree), 5.6, 0.7 * side, source);
  return { flame, hung: glow };
}

function scatter(draft: SetDraft, set: SetRequest): void {
  const look = plan(set);
  const source = random(`${set.seed}/scatter`);
  const on = (x: number, z: number): Triple => [x, ground(set, x, z), z];
  for (let cluster = 0; cluster < 11; cluster++) {
    const [cx, cz] = [(source() - 0.5) * 26, 8 - source() * 24];
    if (Math.hypot(cx, cz) < 3.4 || (Math.abs(cz - 0.9) < 1.9 && Math.abs(cx) < 10.5)) continue;
    for (let index = 0; index < 5; index++)
      rock(
        draft.solid,
        on(cx + (source() - 0.5) * 1.8, cz + (source() - 0.5) * 1.4),
        0.08 + source() ** 2 * 0.42,
        varied(look.rock, source, 0.15),
        source,
        0,
      );
    for (let index = 0; index < 6; index++)
      tuft(
        draft.leaves,
        on(cx + (source() - 0.5) * 2, cz + (source() - 0.5) * 1.6),
        0.28 + source() * 0.25,
        8,
        varied(tint('#a8985a'), source, 0.2),
        source,
      );
  }
  for (const [x, z, size] of [
    [-8.6, -8.4, 1.5],
    [-9.8, -7, 0.9],
    [11.8, -10.4, 1.3],
    [-12.5, 3.4, 1.2],
    [12.4, 3.6, 1],
    [-7.2, 7.6, 0.8],
  ] as const)
    rock(draft.solid, on(x * sideFor(set), z), size, varied(look.rock, source, 0.1), source, 0);
}

function build(set: SetRequest): SetModel {
  const draft = createDraft();
  sands(draft, set);
  horizon(draft, set);
  ruins(draft, set);
  const { flame, hung } = camp(draft, set);
  scatter(draft, set);
  const lamps = [lampAt(flame, 13, 3, '#ff8a3c'), lampAt(hung, 8, 1.2, '#ffb262')];
  return assemble(draft, lamps, {
    halos: [
      { position: [...flame], size: 4, colour: '#ff8a3c', strength: 0.65 },
      { position: [...hung], size: 2.2, colour: '#ffb262', strength: 0.5 },
    ],
    mist: [
      { position: [0, -0.8, -40], width: 120, height: 5, strength: 0.4 },
      { position: [0, -1, -72], width: 220, height: 8, strength: 0.5 },
      { position: [0, -1, -115], width: 320, height: 13, strength: 0.6 },
    ],
    splashes: [{ area: [-5, -4, 5, 5], height: (x, z) => ground(set, x, z) }],
  });
}

/** A sand desert: sharp-crested dunes, a ruined arch and columns, a dead tree, a caravan's tent and fire, table mountains far off. */
export const desert: SetBuilder = {
  name: 'desert',
  interior: false,
  description:
    'A sand desert: dunes with sharp crests and wind ripples, a ruined arch and half-buried columns, a dead tree, a caravan tent with a fire and camels, far mesas.',
  keywords: {
    en: [
      'desert',
      'dune',
      'dunes',
      'sand dune',
      'oasis',
      'caravan',
      'ruin',
      'ruins',
      'wasteland',
      'mesa',
      'sahara',
      'gobi',
      'silk road',
      'tent',
      'camel',
    ],
    zh: [
      '沙漠',
      '大漠',
      '沙丘',
      '戈壁',
      '荒漠',
      '黄沙',
      '驼队',
      '商队',
      '丝绸之路',
      '丝路',
      '废墟',
      '遗迹',
      '绿洲',
      '帐篷',
      '营帐',
      '西域',
      '敦煌',
      '沙海',
    ],
  },
  layout,
  ground,
  build,
};
