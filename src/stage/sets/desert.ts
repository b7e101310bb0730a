import { random } from '../../film/index.ts';
import { assemble, haloAt, lampAt } from './assemble.ts';
import { createDraft, type SetBuilder, type SetDraft, type SetModel, type SetRequest } from './model.ts';
import { lantern } from './parts/architecture.ts';
import { camel } from './parts/desert-camel.ts';
import { campFire, caravanTent, deadTree } from './parts/desert-camp.ts';
import { arch, columnsOf, fire, ground, layout, plan, sideFor, tent, tree } from './parts/desert-plan.ts';
import { rubble, ruinArch, ruinColumn } from './parts/desert-ruin.ts';
import { horizon, sands, scatter, tallGrowth } from './parts/desert-sands.ts';
import { rock } from './parts/land.ts';
import { scaled, type Triple, tint, varied } from './sculpture.ts';
import { block } from './shapes.ts';

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

function camp(draft: SetDraft, set: SetRequest, fires: boolean): { flame: Triple; hung: Triple } {
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
  const flame = campFire(solid, on(...fire), source, fires);
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

function build(set: SetRequest, fires: boolean): SetModel {
  const draft = createDraft();
  sands(draft, set);
  horizon(draft, set);
  ruins(draft, set);
  const { flame, hung } = camp(draft, set, fires);
  scatter(draft, set);
  const lights = [
    { lamp: lampAt(flame, 13, 3, '#ff8a3c'), halo: haloAt(flame, 4, '#ff8a3c', 0.65), open: true },
    { lamp: lampAt(hung, 8, 1.2, '#ffb262'), halo: haloAt(hung, 2.2, '#ffb262', 0.5), open: false },
  ].filter(({ open }) => fires || !open);
  return assemble(
    draft,
    lights.map(({ lamp }) => lamp),
    {
      halos: lights.map(({ halo }) => halo),
      mist: [
        { position: [0, -0.8, -40], width: 120, height: 5, strength: 0.4 },
        { position: [0, -1, -72], width: 220, height: 8, strength: 0.5 },
        { position: [0, -1, -115], width: 320, height: 13, strength: 0.6 },
      ],
      splashes: [{ area: [-5, -4, 5, 5], height: (x, z) => ground(set, x, z) }],
    },
  );
}

/** A sand desert: sharp-crested dunes, a ruined arch and columns, a dead tree, a caravan's tent and fire, table mountains far off. */
export const desert: SetBuilder = {
  name: 'desert',
  interior: false,
  description:
    'A sand desert: dunes with sharp crests and wind ripples, a ruined arch and half-buried columns, a dead tree, a caravan tent with a fire and camels, far mesas.',
  keywords: {
    en: [
      'riverbed',
      'grey plain',
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
      '河床',
      '干涸的河床',
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
  layout: (set) => ({ ...layout(set), plants: tallGrowth(set) }),
  ground,
  build,
};
