import { random, type SetLayout } from '../../film/index.ts';
import { assemble, flat, haloAt, lampAt, marksOn, standing } from './assemble.ts';
import { createDraft, type SetBuilder, type SetDraft, type SetModel, type SetRequest } from './model.ts';
import { house, lantern, paving, townColours } from './parts/architecture.ts';
import { gableColours, gableHouse } from './parts/gable-house.ts';
import { ridge, terrain } from './parts/land.ts';
import { isChinese } from './parts/manner.ts';
import { baskets, cabbages, clothBolts, crates, fishTable, potStand, stall, stallSign } from './parts/stalls.ts';
import { broadTree } from './parts/trees.ts';
import { type Sculpture, scaled, type Triple, tint, varied } from './sculpture.ts';
import { foliage, groundTints } from './season.ts';
import { tube } from './shapes.ts';

const rows = [-9.6, -6.6, -3.6, -0.6, 2.4, 5.4, 8.4] as const;
const aside = 3.15;
const cloths = ['#a83a2c', '#2f6a74', '#c98f2e', '#4f7a4a', '#7a4a78', '#d0b070', '#35566a'] as const;

/** Where the strings of lights hang, and where a share of the way along one is. */
const strings = [6.8, 3.2, -0.4, -4, -7.6] as const;
const along = (z: number, share: number): Triple => [
  (share - 0.5) * 7,
  3.5 - Math.sin(share * Math.PI) * 0.45,
  z + (share - 0.5) * 0.8,
];
const lanternShares = [0.25, 0.5, 0.75];

function layout(set: SetRequest): SetLayout {
  const mark = marksOn(flat);
  return {
    builder: 'market',
    interior: false,
    marks: [
      mark('middle left', 'stand', -0.8, 0.8, 90),
      mark('middle right', 'stand', 0.8, 0.8, -90),
      mark('at the fruit stall', 'stand', -1.5, -0.6, -90),
      mark('at the cloth stall', 'stand', 1.5, -3.6, 90),
      mark('down the row', 'stand', 0.2, -6.6, 0),
      mark('from the left', 'entrance', -2.6, -2.1, 90),
      mark('from the right', 'entrance', 2.6, 3.9, -90),
      mark('end of the market', 'entrance', 0, -12, 0),
      { name: 'stack of crates', kind: 'perch', position: [1.75, 0.86, -1.9], facing: -70 },
      { name: 'awnings of the stalls', kind: 'landmark', position: [0, 2.6, -5], facing: 0 },
    ],
    obstacles: [
      ...rows.flatMap((z) => [-1, 1].map((side) => standing(side * (aside + 0.1), z, 1.05, 1.12, 1))),
      ...rows.flatMap((z) => [-1, 1].map((side) => standing(side * (aside + 0.05), z, 0.95, 1.27, 2.65, 2.05))),
      standing(2, -2.1, 0.42, 0.35, 0.9),
      standing(-2.1, 7, 0.55, 0.45, 0.9),
      ...(isChinese(set, 'chinese') ? strings : []).flatMap((z) =>
        lanternShares
          .map((share) => along(z, share))
          .map(([x, y, depth]) => standing(x, depth, 0.22, 0.22, y, y - 0.5)),
      ),
    ],
    cameraVolume: { minimum: [-2, 0.25, -11], maximum: [2, 5.5, 11] },
    walkable: [
      [-1.7, -12.5, 1.7, 10],
      [-2.9, -2.3, -1.7, -1.85],
      [1.7, 3.7, 2.9, 4.15],
    ],
    views: [
      { position: [-0.9, 3.1, 10.4], target: [0.3, 1.2, -5], focalLength: 24 },
      { position: [0.9, 1.6, 9.2], target: [-0.4, 1.7, -6], focalLength: 24 },
      { position: [-0.4, 0.7, 5.6], target: [0.5, 2, -6], focalLength: 20 },
    ],
    surface: 'stone',
  };
}

function row(draft: SetDraft, eastern: boolean, source: () => number): void {
  const { solid } = draft;
  const goods = [baskets, clothBolts, potStand, fishTable, cabbages];
  let kind = Math.floor(source() * goods.length);
  rows.forEach((z, index) => {
    for (const side of [-1, 1]) {
      const cloth = varied(tint(cloths[(index * 2 + (side > 0 ? 1 : 0)) % cloths.length]!, 1.25), source, 0.12);
      kind = (kind + 1) % goods.length;
      const fill = z === -0.6 && side < 0 ? baskets : z === -3.6 && side > 0 ? clothBolts : goods[kind]!;
      solid.place([side * aside, 0, z], side < 0 ? 0 : 180, 1, () => {
        stall(solid, [0, 0, 0], cloth, source, fill);
        if (source() < 0.75) stallSign(solid, eastern ? 'han' : 'latin', cloth, source);
        if (source() < 0.5) cabbages(solid, [1, -0.1, 0.4], source);
      });
    }
  });
  crates(solid, [2, 0, -1.9], source);
  crates(solid, [-2.1, 0, 7], source);
}

function lights(solid: Sculpture, eastern: boolean): Triple[] {
  const hung: Triple[] = [];
  for (const z of strings) {
    const at = (share: number) => along(z, share);
    solid.finish({ sway: 0, glow: 0, gloss: 0, brush: 0 });
    tube(
      solid,
      Array.from({ length: 9 }, (_, index) => at(index / 8)),
      Array.from({ length: 9 }, () => 0.012),
      4,
      tint('#2a221c'),
    );
    for (const share of eastern ? lanternShares : [0.14, 0.26, 0.38, 0.5, 0.62, 0.74, 0.86]) {
      const spot = at(share);
      if (eastern) lantern(solid, spot, 0.42, tint(share === 0.5 ? '#ff5a2a' : '#ff9a40'));
      else bulb(solid, spot);
      if (share === 0.5) hung.push([spot[0], spot[1] - 0.25, spot[2]]);
    }
  }
  return hung;
}

function bulb(into: Sculpture, [x, y, z]: Triple): void {
  into.finish({ sway: 0.01, glow: 1, gloss: 0, brush: 0 });
  tube(
    into,
    [
      [x, y, z],
      [x, y - 0.06, z],
      [x, y - 0.12, z],
      [x, y - 0.17, z],
    ],
    [0.015, 0.045, 0.055, 0.01],
    7,
    tint('#ffd78a'),
  );
}

function build(set: SetRequest): SetModel {
  const draft = createDraft();
  const { solid, ground, leaves } = draft;
  const source = random(`${set.seed}/market`);
  const eastern = isChinese(set, 'chinese');
  const [green, tints] = [foliage(set.season), groundTints(set.season)];
  ground.finish({ sway: 0, glow: 0, gloss: 0.9, brush: 0.7 });
  for (let z = 12; z > -20; z -= 6) paving(ground, [-4.4, z - 6, 4.4, z], [0.7, 0.5], flat, tint('#85796a'), source);
  terrain(
    ground,
    [-60, -60, 60, 45],
    30,
    () => -0.03,
    (x) => scaled(Math.abs(x) < 8 ? tint('#6a6052') : tints.grass, 0.9),
  );
  row(draft, eastern, source);
  for (let plot = 0; plot < 5; plot++)
    for (const side of [-1, 1]) {
      const z = 13 - plot * 6.6 + (side > 0 ? 1.4 : 0);
      solid.place([side * 8.6, 0, z], side > 0 ? -90 : 90, 1, () =>
        eastern
          ? house(
              solid,
              6,
              5,
              1 + ((plot + (side > 0 ? 1 : 0)) % 2),
              { ...townColours, wall: varied(townColours.wall, source, 0.1) },
              source,
              0.6,
              0.4,
            )
          : gableHouse(solid, 5.8, 5, 2, gableColours(source), source, 0.6),
      );
    }
  solid.place([0.5, 0, -24], 0, 1, () =>
    eastern
      ? house(solid, 10, 6, 2, townColours, source, 0.7, 0.45)
      : gableHouse(solid, 8, 6, 3, gableColours(source), source, 0.7),
  );
  for (const [x, z] of [
    [-5.4, -17],
    [6, -18],
    [-14, 2],
    [14, -4],
  ] as const)
    broadTree({ solid, leaves }, [x, 0, z], 7 + source() * 2, green.crowns, source, 0.4, green.bare);
  ridge(solid, 110, -2, 30, 90, 270, tint('#6a7f90'), 0.5, 3.1);
  const hung = lights(solid, eastern);
  const colour = eastern ? '#ff9648' : '#ffcf88';
  return assemble(
    draft,
    hung.map((at) => lampAt(at, 8.5, 2, colour)),
    {
      halos: hung.map((at) => haloAt(at, 1.8, colour, 0.45)),
      mist: [
        { position: [0, 0, -13], width: 14, height: 3, strength: 0.3 },
        { position: [0, 0, -22], width: 40, height: 7, strength: 0.5 },
      ],
      splashes: [{ area: [-2, -9, 2, 9], height: flat }],
    },
  );
}

/** A market: two rows of stalls under striped awnings with fruit, cloth, pots and fish, lanterns or bulbs strung above. */
export const market: SetBuilder = {
  name: 'market',
  interior: false,
  description:
    'A market: two rows of stalls under striped awnings with fruit, cloth, pots and fish, lanterns strung above.',
  keywords: {
    en: [
      'market',
      'night market',
      'bazaar',
      'marketplace',
      'fair',
      'stalls',
      'market street',
      'flea market',
      'fish market',
    ],
    zh: ['集市', '市场', '夜市', '庙会', '早市', '菜市场', '市集', '菜场', '摊位', '赶集'],
  },
  layout,
  ground: flat,
  build,
  sun: () => 24,
};
