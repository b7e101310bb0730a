import { random, type SetLayout } from '../../film/index.ts';
import { assemble, lampAt, markOn, standing } from './assemble.ts';
import { createDraft, type SetBuilder, type SetDraft, type SetModel, type SetRequest } from './model.ts';
import { countOf, sideOf, smooth, tintOf } from './parameters.ts';
import { lantern, paving } from './parts/architecture.ts';
import { litter, ridge, rock, roll, terrain } from './parts/land.ts';
import { balustrade, cloudPine, cloudSea, crag, incenseBurner, stoneLantern } from './parts/mountain-temple-court.ts';
import { bellPavilion, gate, hall, hallMiddle, type TempleColours, upperHall } from './parts/mountain-temple-hall.ts';
import { hipRoof } from './parts/mountain-temple-roof.ts';
import { broadTree, tuft } from './parts/trees.ts';
import { blend, type Sculpture, scaled, type Triple, tint } from './sculpture.ts';
import { foliage, groundTints } from './season.ts';
import { block, face } from './shapes.ts';

const terrace = 1.2;
const [stairFoot, stairHead] = [-6.8, -9];

/** Where the court opens on the clouds: -1 left, 1 right. */
const opensTo = (set: SetRequest) => sideOf(set, 'open');

/** What the seed and the parameters decide of a temple; `side` is where the court opens on the clouds. */
function plan(set: SetRequest) {
  const source = random(`${set.seed}/temple`);
  const side = opensTo(set);
  const bays = countOf(set, 'bays', 2, 3, source) * 2 + 1;
  const colours: TempleColours = {
    tile: tintOf(set, 'tile', ['#46505a', '#4c5348', '#a87a34', '#3f5c50', '#54463f'], source),
    trim: tint('#c79a44'),
    column: tintOf(set, 'column', ['#a8362a', '#9c2f2c', '#b0452c'], source),
    wall: tintOf(set, 'wall', ['#8f3a2c', '#b98a4a', '#9a4434'], source),
    stone: tintOf(set, 'stone', ['#97938a', '#a39a8a', '#8b9090'], source),
    beam: tint('#2c5a86'),
    glow: tint('#ffb45e'),
  };
  return { side, bays, colours, peaks: countOf(set, 'peaks', 6, 8, source), turn: source() };
}

function land(set: SetRequest, x: number, z: number): number {
  const across = x * opensTo(set);
  const open = smooth(0, 8, across - 10 - roll(z * 0.4, 3, 2) * 0.6);
  const behind = smooth(0, 10, -23 - z) * smooth(-22, -4, across);
  const front = smooth(0, 12, z - 15.4);
  const slope = smooth(0, 26, -11.8 - across);
  const rough = roll(x * 0.3, z * 0.3, set.seed % 67) * (smooth(0, 5, -11.8 - across) * 0.9 + open);
  return slope * 13 + rough - 26 * Math.max(open, behind) - 9 * front * (1 - slope);
}

function ground(set: SetRequest, x: number, z: number): number {
  if (Math.abs(x) < 8.6 && z <= stairHead && z > -21) return terrace;
  if (Math.abs(x) < 2.4 && z < stairFoot && z > -21) return (terrace * (stairFoot - z)) / (stairFoot - stairHead);
  return Math.abs(x) < 9.4 && z > -8.9 && z < 13.5 ? 0 : land(set, x, z);
}

const lanterns: [number, number][] = [
  [-2.6, -3.7],
  [2.6, -3.7],
  [-3.3, 6.6],
  [3.3, 6.6],
];
const pavilion = [-7.4, -3.4] as const;

function layout(set: SetRequest): SetLayout {
  const { side } = plan(set);
  const mark = (name: string, kind: SetLayout['marks'][number]['kind'], x: number, z: number, facing: number) =>
    markOn((px, pz) => ground(set, px, pz), name, kind, x, z, facing);
  const rail = Array.from({ length: 11 }, (_, index) => standing(9.2 * side, -5.3 + index * 1.5, 0.15, 0.78, 1.35));
  return {
    builder: 'mountain-temple',
    interior: false,
    marks: [
      mark('middle left', 'stand', -0.8, 0.4, 90),
      mark('middle right', 'stand', 0.8, 0.4, -90),
      mark('by the balustrade', 'stand', 8.3 * side, -0.6, 90 * side),
      mark('before the incense burner', 'stand', 0, -2.9, 180),
      mark('top of the steps', 'stand', 0, -9.7, 0),
      mark('by the bell', 'stand', (pavilion[0] + 3) * side, -2.6, -90 * side),
      mark('stone bench', 'sit', 6.6 * side, -2.8, -90 * side),
      mark('left of the court', 'entrance', -8.1, 1.6, 90),
      mark('right of the court', 'entrance', 8.1, 1.6, -90),
      mark('under the gate', 'entrance', 0, 9.4, 180),
      { name: 'end of the balustrade', kind: 'perch', position: [7 * side, 0.46, -3.6], facing: -70 * side },
      { name: 'great hall', kind: 'landmark', position: [0, 6, -11], facing: 0 },
      { name: 'bronze bell', kind: 'landmark', position: [pavilion[0] * side, 2, pavilion[1]], facing: 90 * side },
    ],
    obstacles: [
      ...rail,
      ...lanterns.map(([x, z]) => standing(x, z, 0.42, 0.42, 2.1)),
      standing(0, -4.7, 1.05, 1.05, 2.2),
      standing(pavilion[0] * side, pavilion[1], 2.1, 2.1, 4),
      standing(pavilion[0] * side, pavilion[1], 2.7, 2.7, 7, 3.8),
      standing(7 * side, -3.1, 0.3, 1, 0.46),
      standing(-9.8 * side, 5.8, 0.4, 0.4, 5),
      standing(-9.4 * side, 6.2, 2.2, 2.2, 6.4, 2.8),
      ...[-2.5, 2.5].map((x) => standing(x, 9.2, 0.4, 1.4, 4.4)),
      standing(0, 9.2, 4.2, 2.6, 6.4, 3.5),
      standing(0, -17.1, 8.6, 4, 6),
      standing(0, -14.5, 8.2, 5.6, 14, 5.7),
      ...[-4.2, -1.9, 1.9, 4.2].map((x) => standing(x, -11.2, 0.35, 0.35, 5.6)),
      ...[-1, 1].map((end) => standing(end * 5.5, -8.95, 3.1, 0.2, 2.4)),
    ],
    cameraVolume: { minimum: [-9, 0.2, -8.6], maximum: [9, 8, 15.1] },
    walkable: [
      [-8.9, -2.2, 8.9, 3.8],
      [-6.9, 3.8, 6.9, 7.6],
      [-2, -3.3, 2, -2.2],
      [-5, -6.7, -1.5, -2.2],
      [1.5, -6.7, 5, -2.2],
      [-1.9, -9, 1.9, -6],
      [-2.2, -10.4, 2.2, -9],
      [-1.9, 7.6, 1.9, 14.2],
    ].map((area) => area as [number, number, number, number]),
    views: [
      { position: [-6.2 * side, 1.7, 8.4], target: [0.6 * side, 3.6, -9], focalLength: 21 },
      { position: [0.5 * side, 1.5, 14.8], target: [0, 3, -8], focalLength: 20 },
      { position: [7.8 * side, 5.2, 8.6], target: [-3 * side, 2.6, -8], focalLength: 22 },
      { position: [-3.6 * side, 1.5, 3.4], target: [4.6 * side, 3.2, -6], focalLength: 21 },
    ],
    surface: 'stone',
  };
}

function steps(into: Sculpture, stone: readonly [number, number, number]): void {
  const count = 8;
  const tread = (stairFoot - stairHead) / count;
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.4 });
  for (let index = 0; index < count; index++) {
    const deep = stairFoot - stairHead - index * tread;
    const lift = index * 0.15;
    block(
      into,
      [0, lift, stairHead + deep / 2],
      [4.8, 0.152, deep],
      scaled(stone, 0.94 + (index % 2) * 0.08),
      0.02,
      0.62,
    );
  }
  for (const x of [-2.6, 2.6]) {
    const [a, b] = [x - 0.2, x + 0.2];
    const [foot, head] = [stairFoot + 0.25, stairHead];
    const cap = scaled(stone, 1.06);
    face(into, [a, 0.2, foot], [b, 0.2, foot], [b, terrace + 0.12, head], [a, terrace + 0.12, head], cap);
    face(into, [a, 0, foot], [b, 0, foot], [b, 0.2, foot], [a, 0.2, foot], scaled(stone, 0.8));
    face(into, [b, 0, foot], [b, 0, head], [b, terrace + 0.12, head], [b, 0.2, foot], scaled(stone, 0.75));
    face(into, [a, 0, head], [a, 0, foot], [a, 0.2, foot], [a, terrace + 0.12, head], scaled(stone, 0.75));
  }
}

function court(draft: SetDraft, set: SetRequest): void {
  const { side, colours } = plan(set);
  const source = random(`${set.seed}/court`);
  const tints = groundTints(set.season);
  const { stone } = colours;
  const flat = () => 0;
  draft.ground.finish({ sway: 0, glow: 0, gloss: 0.9, brush: 0.6 });
  paving(draft.ground, [-1.6, -6.7, 1.6, 14.4], [1.6, 1.05], () => 0.012, scaled(stone, 0.94), source);
  for (const [x0, x1] of [
    [-9.3, -1.65],
    [1.65, 9.3],
  ] as const)
    paving(
      draft.ground,
      [x0, -8.9, x1, 13.4],
      [1.05, 0.95],
      flat,
      scaled(blend(stone, tint('#6d6a62'), 0.5), 0.86),
      source,
    );
  paving(draft.ground, [-8.5, -13, 8.5, stairHead], [1.1, 0.8], () => terrace, scaled(stone, 0.85), source);
  draft.ground.finish({ gloss: 0.3, brush: 0.8 });
  terrain(
    draft.ground,
    [-80, -80, 80, 60],
    60,
    (x, z) => land(set, x, z) - 0.04,
    (x, z) => {
      const across = x * side;
      const inner = Math.abs(x) < 9.4 && z > -21 && z < 13.6;
      if (inner) return scaled(tint('#57544c'), 0.8);
      const cliff = smooth(0.5, 3, across - 9.8);
      return scaled(
        blend(blend(tints.grass, tints.mud, 0.3), tint('#6d6a66'), cliff),
        0.85 + 0.2 * roll(x * 0.8, z * 0.8, 5),
      );
    },
  );
  draft.solid.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.45 });
  block(draft.solid, [0, 0, -15], [17.2, 0.2, 12.1], scaled(stone, 0.7), 0.05);
  block(draft.solid, [0, 0.2, -15], [17, 0.8, 11.9], scaled(stone, 0.82), 0.03, 0.75);
  block(draft.solid, [0, 1, -15], [17.3, 0.2, 12.1], scaled(stone, 1), 0.06);
  steps(draft.solid, stone);
  for (const end of [-1, 1]) balustrade(draft.solid, [end * 8.4, -9.1], [end * 2.75, -9.1], terrace, stone);
  balustrade(draft.solid, [9.2 * side, -6], [9.2 * side, 10], 0, stone);
  draft.solid.place([7 * side, 0, -3.1], 0, 1, () => {
    block(draft.solid, [0, 0.36, 0], [0.55, 0.1, 2], scaled(stone, 1.02), 0.03);
    for (const z of [-0.7, 0.7]) block(draft.solid, [0, 0, z], [0.4, 0.37, 0.22], scaled(stone, 0.85), 0.03);
  });
  for (let index = 0; index < 190; index++) {
    const edge = source() < 0.45;
    const [x, z] = edge
      ? [(9.35 + source() * 0.6) * side, -8 + source() * 20]
      : [(-9.4 - source() * 6) * side, -8 + source() * 24];
    tuft(draft.leaves, [x, land(set, x, z), z], 0.2 + source() * 0.3, 5, tints.blade, source);
  }
  const fallen: Triple[] = [];
  for (let cluster = 0; cluster < 12; cluster++) {
    const [cx, cz] = [(-1 + source() * -7) * side, (source() - 0.35) * 12];
    for (let index = 0; index < 9; index++)
      fallen.push([cx + (source() - 0.5) * 1.8, 0.03, cz + (source() - 0.5) * 1.4]);
  }
  litter(draft.leaves, fallen, 0.065, tints.fallen, source);
}

function mountains(draft: SetDraft, set: SetRequest): void {
  const { side, peaks, colours } = plan(set);
  const source = random(`${set.seed}/peaks`);
  const green = foliage(set.season);
  const needles = scaled(green.pine, 0.95);
  cloudSea(draft.solid, -8.5, 19, 280, -170, 190, set.seed % 13);
  let high: Triple = [0, 0, 0];
  for (let index = 0; index < peaks; index++) {
    const share = index / (peaks - 1);
    const yaw = ((180 - side * (-30 + share * 126 + (source() - 0.5) * 9)) * Math.PI) / 180;
    const away = 74 + source() * 90 - (index % 3 === 1 ? 14 : 0);
    const tall = away * (0.2 + source() * 0.2) + 14;
    const broad = 5 + tall * 0.2;
    for (const [offset, size] of [
      [0, 1],
      [1.15, 0.5 + source() * 0.25],
      [-0.95, 0.35 + source() * 0.25],
    ] as const) {
      const turned = yaw + (offset * broad) / away;
      const at: Triple = [Math.sin(turned) * away, -14, Math.cos(turned) * away];
      const top = crag(draft, at, tall * size, broad * (0.5 + size * 0.5), tint('#7b7f86'), needles, source);
      if (offset === 0 && index === Math.floor(peaks * 0.45)) high = top;
    }
  }
  draft.solid.place([high[0], high[1] - 3, high[2]], 30, 1.1, () => {
    for (let tier = 0; tier < 3; tier++) {
      draft.solid.finish({ glow: 0.5, gloss: 0.2, brush: 0.2 });
      block(
        draft.solid,
        [0, tier * 2.3, 0],
        [2.3 - tier * 0.4, 2.3, 2.3 - tier * 0.4],
        scaled(colours.column, 0.8),
        0.04,
      );
      draft.solid.finish({ glow: 0 });
      hipRoof(draft.solid, {
        width: 5 - tier * 0.8,
        depth: 5 - tier * 0.8,
        eaves: tier * 2.3 + 1.9,
        rise: 1,
        lift: 0.5,
        tile: colours.tile,
        trim: colours.trim,
        rows: 1,
      });
    }
  });
  ridge(draft.solid, 170, -14, 62, 80, 280, tint('#67788c'), 1, 1 + (set.seed % 17));
  ridge(draft.solid, 235, -14, 96, 70, 290, tint('#74869a'), 1, 5 + (set.seed % 11));
  ridge(draft.solid, 150, -12, 40, -80, 80, tint('#67788c'), 0.8, 3.1);
}

function greenery(draft: SetDraft, set: SetRequest): void {
  const { side } = plan(set);
  const source = random(`${set.seed}/pines`);
  const green = foliage(set.season);
  const on = (x: number, z: number): Triple => [x * side, land(set, x * side, z) - 0.15, z];
  cloudPine(draft, on(-9.8, 5.8), 5.8, [0.8 * side, 0.8], green.pine, source, 1);
  cloudPine(draft, on(10.3, -6.6), 6.2, [2.6 * side, 1.6], green.pine, source, 1);
  cloudPine(draft, on(10.1, 8.4), 4.6, [-1.2 * side, 0.4], green.pine, source, 0.8);
  for (const [x, z, tall] of [
    [-13, -9, 8],
    [-14.5, 2, 7],
    [-17, -3, 9],
    [-20, -12, 9],
    [-21, 6, 9],
    [-16, -17, 9],
    [12, -15, 6],
  ] as const)
    cloudPine(draft, on(x, z), tall, [side * (source() - 0.3) * 2, 0.5], green.pine, source, 0.42);
  broadTree(draft, on(-11.2, -7.6), 6.4, green.crowns, source, 0.7, green.bare);
  broadTree(draft, on(-13.4, 9.5), 6.8, green.crowns, source, 0.5, green.bare);
  for (let index = 0; index < 24; index++) {
    const left = source() < 0.4;
    const [x, z] = left ? [-10.8 - source() * 5, -8 + source() * 20] : [10.2 + source() * 3.2, -16 + source() * 28];
    rock(draft.solid, on(x, z), 0.3 + source() ** 2 * 1.3, tint('#7d7a74'), source, 0.5);
  }
}

function build(set: SetRequest): SetModel {
  const draft = createDraft();
  const { solid } = draft;
  const { side, bays, colours } = plan(set);
  const source = random(`${set.seed}/hall`);
  court(draft, set);
  mountains(draft, set);
  greenery(draft, set);
  solid.place([0, terrace, -11.2], 0, 1, () => hall(solid, 12, bays, colours, source));
  solid.place([0, terrace, -11.2 + hallMiddle], 0, 1, () => upperHall(solid, 12, colours, source));
  solid.place([0, 0, 9.2], 0, 1, () => gate(solid, colours, source));
  solid.place([pavilion[0] * side, 0, pavilion[1]], 0, 1, () => bellPavilion(solid, colours));
  const ember = incenseBurner(solid, [0, 0, -4.7], colours.stone, source);
  const flames = lanterns.map(([x, z]) => stoneLantern(solid, [x, 0, z], colours.stone, tint('#ffb95c')));
  const hung = [-3, 3, -0.6 + pavilion[0] * side].map((x, index): Triple => {
    const at: Triple =
      index < 2 ? [x, terrace + 4.1, -10.5] : [pavilion[0] * side + 1.9 * side, 3.7, pavilion[1] + 1.9];
    lantern(solid, at, 0.56, tint('#ff5a30'));
    return [at[0], at[1] - 0.35, at[2]];
  });
  const lamps = [
    lampAt(flames[0]!, 8, 0.9, '#ffb05c'),
    lampAt(flames[1]!, 8, 0.9, '#ffb05c'),
    lampAt(hung[0]!, 11, 1, '#ff8a4a'),
    lampAt(hung[1]!, 11, 1, '#ff8a4a'),
    lampAt(hung[2]!, 8, 0.8, '#ff8a4a'),
    lampAt(ember, 4, 0.35, '#ff6a2a'),
  ];
  const glowing = [...flames, ...hung].map((at) => ({
    position: [...at] as [number, number, number],
    size: 2.1,
    colour: '#ff9c50',
    strength: 0.5,
  }));
  return assemble(draft, lamps, {
    halos: glowing,
    mist: [
      { position: [0.1, 1.9, -4.8], width: 1.3, height: 3.4, strength: 0.9 },
      { position: [14 * side, -5, -10], width: 30, height: 6, strength: 0.5 },
      { position: [10 * side, -7, -34], width: 90, height: 13, strength: 0.7 },
      { position: [0, -9, -62], width: 170, height: 22, strength: 0.75 },
      { position: [30 * side, -9, -105], width: 260, height: 34, strength: 0.75 },
    ],
    splashes: [{ area: [-8, -6, 8, 8], height: () => 0 }],
  });
}

/** The court of a temple high in the mountains, open on one side to peaks and a sea of clouds. */
export const mountainTemple: SetBuilder = {
  name: 'mountain-temple',
  interior: false,
  description:
    'The court of a mountain temple: a red-columned hall with curved roofs above steps, an incense burner, a bell, stone lanterns, pines, peaks over a sea of clouds.',
  keywords: {
    en: [
      'temple',
      'monastery',
      'shrine',
      'pagoda',
      'courtyard',
      'abbey',
      'mountain temple',
      'summit',
      'palace',
      'bell tower',
    ],
    zh: [
      '寺',
      '寺庙',
      '寺院',
      '庙',
      '古刹',
      '道观',
      '山寺',
      '佛殿',
      '大殿',
      '宝殿',
      '禅院',
      '山门',
      '香炉',
      '钟楼',
      '宫殿',
      '云海',
      '山顶',
      '神社',
    ],
  },
  layout,
  ground,
  build,
};
