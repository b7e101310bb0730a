import { type Random, random, type SetLayout } from '../../film/index.ts';
import { assemble, lampAt, marksOn, standing } from './assemble.ts';
import {
  createDraft,
  type Halo,
  type Lamp,
  type SetBuilder,
  type SetDraft,
  type SetModel,
  type SetRequest,
} from './model.ts';
import { colourOf } from './parameters.ts';
import { type Front, shopHeight, storeyHeight, upperFront } from './parts/city-street-buildings.ts';
import { car } from './parts/city-street-car.ts';
import { farKerb, frontFar, frontNear, kerb, paved, roadDepth, sideFor } from './parts/city-street-ground.ts';
import { neonFigure, neonSign } from './parts/city-street-neon.ts';
import { shopFront } from './parts/city-street-shops.ts';
import { type Glow, skyline } from './parts/city-street-skyline.ts';
import {
  bicycle,
  cable,
  cablePole,
  planter,
  streetLamp,
  trafficLight,
  vendingMachine,
} from './parts/city-street-things.ts';
import { phrase, type Script, scriptOf } from './parts/lettering.ts';
import { broadTree, tuft } from './parts/trees.ts';
import { blend, type Triple, tint, varied } from './sculpture.ts';
import { foliage } from './season.ts';
import { block } from './shapes.ts';

/** Middle, along z, and width of every house on the near and on the far side. */
const nearPlots: [number, number][] = [
  [29.7, 8],
  [21.6, 8],
  [14.1, 7],
  [7.05, 7],
  [-2.1, 7.2],
  [-9.3, 7],
  [-16.4, 7],
  [-24, 8],
  [-32, 8],
];
const farPlots: [number, number][] = [
  [29.8, 8],
  [21.6, 8],
  [13.4, 8],
  [5.4, 8],
  [-2.4, 7.4],
  [-10, 7.6],
  [-18, 8.2],
  [-26.2, 8],
  [-34, 7.4],
];
const parked: [number, number, number][] = [
  [-3.55, -7.4, 0],
  [-3.55, 9.4, 0],
  [-7.9, -3.6, 180],
  [-7.9, -19, 180],
];

const neons = ['#ff3f8e', '#2fd6ff', '#ffb02e', '#5dff9a', '#b06bff', '#ff5a3c'];

/** The accents of a street: the neon colours in the order they are used. */
function palette(set: SetRequest, source: Random): string[] {
  const first = colourOf(set, 'neon', neons, source);
  const rest = neons.filter((hex) => hex !== first);
  const turn = Math.floor(source() * rest.length);
  return [first, ...rest.slice(turn), ...rest.slice(0, turn)];
}

function ground(set: SetRequest, x: number, z: number): number {
  const across = x * sideFor(set);
  const crossing = z > 0.9 && z < 4.7;
  const on = across < kerb && across > farKerb;
  return on
    ? -roadDepth
    : crossing && across < kerb + 0.5 && across > kerb - 1
      ? -roadDepth * Math.min(1, (kerb + 0.5 - across) / 0.5)
      : 0;
}

function layout(set: SetRequest): SetLayout {
  const side = sideFor(set);
  const mark = marksOn((x, z) => ground(set, x, z));
  const area = (x0: number, z0: number, x1: number, z1: number): [number, number, number, number] =>
    side > 0 ? [x0, z0, x1, z1] : [-x1, z0, -x0, z1];
  const box = (x: number, z: number, halfWidth: number, halfDepth: number, height: number, foot = -0.5) =>
    standing(x * side, z, halfWidth, halfDepth, height, foot);
  const [farEntrance, alley] = [
    mark('across the crossing', 'entrance', -8 * side, 2.7, 90 * side),
    mark('out of the alley', 'entrance', 4.4 * side, 2.5, -90 * side),
  ];
  return {
    builder: 'city-street',
    interior: false,
    marks: [
      mark('middle left', 'stand', -0.8, 0.4, 90),
      mark('middle right', 'stand', 0.8, 0.4, -90),
      mark('by the vending machine', 'stand', 2.1 * side, -4.6, 90 * side),
      mark('at the kerb', 'stand', -1.9 * side, 2.6, -90 * side),
      mark('under the signs', 'stand', 1 * side, -8.6, 0),
      mark('bench near', 'sit', -1.85 * side, -1.65, 90 * side),
      mark('bench far', 'sit', -1.85 * side, -2.35, 90 * side),
      ...(side > 0 ? [farEntrance, alley] : [alley, farEntrance]),
      mark('down the street', 'entrance', 0.4 * side, -14, 0),
      { name: 'rim of the planter', kind: 'perch', position: [2.75 * side, 0.52, -1.1], facing: -60 * side },
      { name: 'neon over the street', kind: 'landmark', position: [2.4 * side, 5, -9], facing: 0 },
    ],
    obstacles: [
      ...nearPlots.map(([z, width]) => box(frontNear + 4, z, 4, width / 2, 12)),
      ...farPlots.map(([z, width]) => box(frontFar - 4, z, 4, width / 2, 12)),
      ...nearPlots.map(([z, width]) => box(frontNear - 0.62, z, 0.72, width / 2, 3.7, 2.3)),
      ...parked.map(([x, z]) => box(x, z, 0.95, 2.25, 1.6)),
      box(2.95, -5.2, 0.45, 0.65, 1.95),
      box(2.75, -1.1, 0.5, 0.5, 1.6),
      box(-1.95, -4, 0.2, 0.2, 5.8),
      box(-1.9, -11.4, 0.3, 0.2, 4.8),
      box(-2.1, -2, 0.12, 0.8, 0.95),
      box(-9.9, -6, 0.3, 0.3, 9),
      ...nearPlots.map(([z, width]) => box(frontNear - 0.9, z - width * 0.38, 0.9, 0.3, 8, 3.7)),
    ],
    cameraVolume: {
      minimum: side > 0 ? [-8.8, 0.2, -13] : [-2.9, 0.2, -13],
      maximum: side > 0 ? [2.9, 6.5, 12] : [8.8, 6.5, 12],
    },
    walkable: [area(-1.75, -14.6, 2.2, 9), area(-8.8, 1.2, -1.75, 4.2), area(2.2, 1.9, 5, 3.2)],
    views: [
      { position: [-0.9 * side, 1.35, 9.2], target: [-1.5 * side, 2.9, -10], focalLength: 22 },
      { position: [-6.4 * side, 1.2, 7.8], target: [1 * side, 3.1, -9], focalLength: 21 },
      { position: [-3.2 * side, 5.9, 10.4], target: [-2.2 * side, 2.2, -12], focalLength: 23 },
    ],
    surface: 'stone',
  };
}

function frontFor(width: number, far: boolean, source: Random, low: number, high: number): Front {
  const walls = ['#8a4f3c', '#b5aa98', '#6f7a80', '#a38b72', '#5f4a44', '#7f8d86', '#c2b6a2', '#9a5a44'];
  const style = (['brick', 'panel', 'balcony'] as const)[Math.floor(source() * 3)]!;
  const wall = varied(tint(walls[Math.floor(source() * walls.length)]!, 1.55), source, 0.1);
  return {
    width: width - 0.06,
    storeys: low + Math.floor(source() * (high - low + 1)),
    wall,
    trim: blend(wall, tint('#3a3c40'), 0.5 + source() * 0.3),
    accent: tint(neons[Math.floor(source() * neons.length)]!),
    style,
    far,
  };
}

/** A city speaks more than one language: one sign in five is in the other script. */
function mostly(script: Script, source: Random): Script {
  if (source() < 0.8) return script;
  return script === 'han' ? 'latin' : 'han';
}

/** What a neon sign says where `signs` characters have room; capitals are narrower. */
function neonWords(main: Script, signs: number, source: Random): string {
  const script = mostly(main, source);
  return phrase('neon', script, script === 'han' ? signs : signs + 2, source);
}

/** A row of houses with shops, signs and figures of neon; gives what glows. */
function row(draft: SetDraft, set: SetRequest, near: boolean, colours: string[]): Glow[] {
  const side = sideFor(set);
  const script = scriptOf(set);
  const source = random(`${set.seed}/${near ? 'near' : 'far'}`);
  const { solid } = draft;
  const glows: Glow[] = [];
  const x = (near ? frontNear : frontFar) * side;
  const yaw = (near ? -90 : 90) * side;
  const out = (near ? -1 : 1) * side;
  const figures = ['cup', 'arrow', 'star', 'fish', 'moon'] as const;
  (near ? nearPlots : farPlots).forEach(([z, width], index) => {
    const front = frontFor(width, Math.abs(z) > 17, source, near ? 2 : 3, near ? 4 : 6);
    const colour = colours[(index + (near ? 0 : 3)) % colours.length]!;
    const second = colours[(index + 2) % colours.length]!;
    const kind = (['glass', 'counter', 'door', 'glass', 'shutter'] as const)[(index + (set.seed % 5)) % 5]!;
    const sign = tint(colour);
    const cloth = varied(tint(['#9c3b2e', '#2f5a74', '#3f6a4c', '#b07a2e'][Math.floor(source() * 4)]!), source, 0.1);
    solid.place([x, 0, z], yaw, 1, () => {
      upperFront(solid, front, source);
      shopFront(
        solid,
        front,
        { kind: z === -2.1 && near ? 'glass' : kind, script: mostly(script, source), sign, cloth },
        source,
      );
    });
    const top = shopHeight + front.storeys * storeyHeight;
    const long = Math.min(top - 4.6, 2.6 + source() * 2.4);
    const count = Math.max(2, Math.round(long / 0.95));
    const edge = z - width * 0.38;
    const low = 4 + source() * 0.5;
    solid.place([x, low, edge], out > 0 ? 0 : 180, 1, () =>
      neonSign(solid, [0.95, long], neonWords(script, count, source), sign, tint(second)),
    );
    glows.push({ at: [x + out * 0.85, low + long / 2, edge], colour, size: long * 1.15 });
    solid.place([x, 3.05 + source() * 0.2, z + width * 0.36], out > 0 ? 0 : 180, 1, () =>
      neonSign(solid, [1.15, 0.62], neonWords(script, 2, source), tint(second), sign),
    );
    glows.push({ at: [x + out * 0.9, 3.4, z + width * 0.36], colour: second, size: 1.7 });
    if (index % 2 === (near ? 0 : 1)) {
      const up = shopHeight + 1.9;
      solid.place([x + out * 0.08, up, z + width * 0.05], yaw, 1, () =>
        neonFigure(solid, figures[Math.floor(source() * figures.length)]!, 1.9, sign, tint(second)),
      );
      glows.push({ at: [x + out * 0.4, up, z], colour, size: 2.6 });
    }
  });
  return glows;
}

function furniture(draft: SetDraft, set: SetRequest): { glows: Glow[]; light: Triple } {
  const side = sideFor(set);
  const source = random(`${set.seed}/furniture`);
  const { solid, leaves } = draft;
  const green = foliage(set.season);
  const paints = ['#8f2f2a', '#c9ccce', '#26405c', '#2b2d31', '#d8a52c', '#4f6a58'];
  parked.forEach(([x, z, yaw], index) => {
    const taxi = index === 2;
    const paint = taxi ? tint('#d9a227') : varied(tint(paints[Math.floor(source() * paints.length)]!), source, 0.1);
    solid.place([x * side, -roadDepth, z], side > 0 ? yaw : 180 - yaw, 1, () => car(solid, paint, taxi));
  });
  solid.place([2.98 * side, 0, -5.2], -90 * side, 1, () =>
    vendingMachine(solid, tint(paints[Math.floor(source() * 3)]!), source),
  );
  solid.place([2.98 * side, 0, -6.4], -90 * side, 1, () => vendingMachine(solid, tint('#e4e6e4'), source));
  const lampZ = -4;
  let light: Triple = [0, 0, 0];
  for (const [x, z, turn] of [
    [-1.95, lampZ, side > 0 ? 0 : 180],
    [-1.95, 11, side > 0 ? 0 : 180],
    [-9.7, -12, side > 0 ? 0 : 180],
    [-1.95, -21, side > 0 ? 0 : 180],
  ] as const)
    solid.place([x * side, 0, z], turn, 1, () => {
      const local = streetLamp(solid);
      if (z === lampZ) light = [(x + local[0]) * side, local[1], z];
    });
  solid.place([-1.9 * side, 0, -11.4], 0, 1, () => trafficLight(solid, -3.6 * side, false));
  solid.place([-9.7 * side, 0, 0.4], 0, 1, () => trafficLight(solid, 2.6 * side, true));
  solid.place([2.75 * side, 0, -1.1], 45, 1, () => planter(solid, tint('#6f6b66')));
  for (let blade = 0; blade < 9; blade++)
    tuft(
      leaves,
      [2.75 * side + (source() - 0.5) * 0.4, 0.46, -1.1 + (source() - 0.5) * 0.4],
      0.5,
      7,
      green.crowns[0]!,
      source,
    );
  for (const [x, z] of [
    [-1.9, 14.5],
    [-1.9, -9],
    [-10.2, -4.4],
    [-10.2, -15],
  ] as const)
    broadTree(draft, [x * side, -0.05, z], 4.9, green.crowns, source, 0.55, green.bare);
  solid.place([-1.9 * side, 0, -2], 90 * side, 1, () => {
    solid.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.4 });
    for (const z of [-0.14, 0.03, 0.2]) block(solid, [0, 0.41, z], [1.5, 0.045, 0.14], tint('#7a5c40'), 0.01, 0.9);
    for (const y of [0.62, 0.8]) block(solid, [0, y, -0.24], [1.5, 0.13, 0.04], tint('#7a5c40'), 0.01, 0.9);
    for (const x of [-0.6, 0.6]) {
      block(solid, [x, 0, 0.16], [0.06, 0.42, 0.06], tint('#2e3238'), 0.02);
      block(solid, [x, 0, -0.27], [0.06, 0.92, 0.05], tint('#2e3238'), 0.02);
    }
  });
  solid.place([-1.75 * side, 0, -6.4], 74, 1, () => bicycle(solid, tint(paints[Math.floor(source() * 6)]!)));
  solid.place([2.9 * side, 0, -12], 8, 1, () => bicycle(solid, tint('#3f7a6a')));
  const poles = [-24, -6, 12].map((z) => cablePole(solid, [-9.9 * side, 0, z]));
  for (let index = 0; index + 1 < poles.length; index++) {
    for (const [line, from] of poles[index]!.entries()) cable(solid, from, poles[index + 1]![line]!, 0.9);
  }
  for (const z of [-3.4, -8, -15.4]) cable(solid, poles[1]![1]!, [frontNear * side, 7.2, z], 0.8);
  return {
    light,
    glows: [
      { at: light, colour: '#ffd9a0', size: 3 },
      { at: [2.5 * side, 1.3, -5.6], colour: '#cfe8f4', size: 2.2 },
      { at: [-1.9 * side - 3.1 * side - 0.45, 4.5, -11.1], colour: '#ff4a36', size: 1.5 },
    ],
  };
}

function build(set: SetRequest): SetModel {
  const draft = createDraft();
  const side = sideFor(set);
  const colours = palette(set, random(`${set.seed}/neon`));
  paved(draft, set);
  const near = row(draft, set, true, colours);
  const far = row(draft, set, false, colours);
  const sky = skyline(draft, set, colours);
  const { glows, light } = furniture(draft, set);
  const lamps: Lamp[] = [
    lampAt(light, 14, 4.2, '#ffcf96'),
    lampAt([2.1 * side, 3.1, -1.6], 9, 2.2, colours[0]!),
    lampAt([1.4 * side, 4.2, -11.6], 13, 4, colours[1]!),
    lampAt([-9.4 * side, 3.4, -7], 15, 4.2, colours[2]!),
    lampAt([-9.4 * side, 3.6, 4], 14, 3.6, colours[3]!),
    lampAt([2.6 * side, 1.7, 3.6], 8, 1.5, '#ffd9a8'),
  ];
  const halos = [...near, ...far, ...sky, ...glows].map(
    ({ at, colour, size }): Halo => ({ position: [...at], size, colour, strength: 0.5 }),
  );
  return assemble(draft, lamps, {
    halos,
    mist: [
      { position: [-3 * side, -0.1, -26], width: 44, height: 6, strength: 0.3 },
      { position: [-3 * side, -0.1, -44], width: 90, height: 13, strength: 0.5 },
    ],
    splashes: [
      { area: side > 0 ? [-9, -9, kerb, 8] : [-kerb, -9, 9, 8], height: () => -roadDepth },
      { area: side > 0 ? [kerb, -9, 3.4, 8] : [-3.4, -9, -kerb, 8], height: () => 0 },
    ],
  });
}

/** A shopping street of a modern city: neon, traffic, lit windows and towers; the near pavement is where people talk. */
export const cityStreet: SetBuilder = {
  name: 'city-street',
  interior: false,
  description:
    'A modern city street: shopfronts with awnings, neon signs, vending machines, a zebra crossing with lights, parked cars, cables, towers with lit windows.',
  keywords: {
    en: [
      'city street',
      'downtown',
      'school gate',
      'car park',
      'neon',
      'avenue',
      'zebra crossing',
      'crosswalk',
      'intersection',
      'sidewalk',
      'pavement',
      'metropolis',
      'city',
      'nightlife',
      'urban',
      'bus stop',
      'shopfront',
      'skyscraper',
    ],
    zh: [
      '都市',
      '城市街道',
      '街头',
      '霓虹',
      '霓虹街',
      '马路',
      '大街',
      '十字路口',
      '路口',
      '人行道',
      '斑马线',
      '商业街',
      '步行街',
      '闹市',
      '市中心',
      '便利店门口',
      '公交站',
      '公交车站',
      '城市',
    ],
  },
  layout,
  ground,
  build,
  sun: (set) => -20 * sideFor(set),
};
