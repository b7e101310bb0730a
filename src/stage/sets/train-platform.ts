import { random } from '../../film/index.ts';
import { assemble, flat, lampAt } from './assemble.ts';
import { createDraft, type SetBuilder, type SetDraft, type SetModel, type SetRequest } from './model.ts';
import { cable, cablePole } from './parts/city-street-things.ts';
import { gableColours, gableHouse } from './parts/gable-house.ts';
import { choose } from './parts/interior-plan.ts';
import { wallClock } from './parts/interior-things.ts';
import { ridge } from './parts/land.ts';
import { phrase, scriptOf } from './parts/lettering.ts';
import { bench } from './parts/lighthouse-things.ts';
import { isChinese } from './parts/manner.ts';
import { pendant } from './parts/pendant.ts';
import { bed, carriage, type Livery, platformClock, stationSign, suitcase, track } from './parts/railway.ts';
import { layout } from './parts/train-platform-plan.ts';
import { building, canopy, platform } from './parts/train-platform-station.ts';
import { broadTree } from './parts/trees.ts';
import { scaled, type Tint, tint } from './sculpture.ts';
import { foliage, groundTints } from './season.ts';
import { block, patch } from './shapes.ts';

function surroundings(draft: SetDraft, set: SetRequest, source: () => number): void {
  const { solid, leaves, ground } = draft;
  const [green, tints] = [foliage(set.season), groundTints(set.season)];
  ground.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.7 });
  patch(ground, 24, 10, (u, v) => [(u - 0.5) * 160, bed - 0.05, -5.6 - 70 * v], tints.grass, false);
  solid.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.5 });
  for (let post = 0; post < 50; post++)
    block(solid, [-49 + post * 2, bed, -9.4], [0.12, 1.3, 0.12], tint('#8a8478'), 0.02);
  for (const y of [0.45, 0.95]) block(solid, [0, bed + y, -9.4], [100, 0.1, 0.05], tint('#9a9488'), 0.01);
  for (let tree = 0; tree < 9; tree++)
    broadTree(
      { solid, leaves },
      [-34 + tree * 8.5 + source() * 3, bed, -13 - source() * 9],
      5 + source() * 4,
      green.crowns,
      source,
      0.28,
      green.bare,
    );
  const poles = [-26, -9, 8, 25].map((x) => cablePole(solid, [x, bed, -8.2]));
  for (let index = 0; index + 1 < poles.length; index++)
    for (const [line, from] of poles[index]!.entries()) cable(solid, from, poles[index + 1]![line]!, 0.7);
  for (const side of [-1, 1]) {
    solid.place([side * 25, bed, 2.5], -side * 90, 1, () =>
      gableHouse(solid, 8, 6, 1, gableColours(source), source, 0.5),
    );
    for (const z of [-1.5, 6, 9])
      broadTree(
        { solid, leaves },
        [side * (20 + source() * 3), bed, z],
        4.5 + source() * 2,
        green.crowns,
        source,
        0.4,
        green.bare,
      );
    solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.2 });
    block(solid, [side * 15.5, 0, -1.4], [0.16, 4.2, 0.16], tint('#d8d2c4'), 0.02);
    block(solid, [side * 15.5, 3.9, -1.9], [0.1, 0.26, 1.1], tint('#b03a2e'), 0.02, 1);
  }
  ridge(solid, 120, -2, 22, 0, 360, tint('#7a8fa0'), 0.3, 2.2);
}

function build(set: SetRequest): SetModel {
  const draft = createDraft();
  const { solid, ground } = draft;
  const source = random(`${set.seed}/train-platform`);
  const liveries: readonly (readonly [string, string, string])[] = isChinese(set, 'modern')
    ? [['#2f5a40', '#d8b84a', '#5a605c']]
    : [
        ['#7a2f2a', '#e0d2ac', '#4a4c50'],
        ['#2a4a6a', '#e0d8c0', '#5a6068'],
        ['#2f5a40', '#d8b84a', '#5a605c'],
      ];
  const [body, band, roof] = choose(source, liveries).map((hex) => tint(hex)) as [Tint, Tint, Tint];
  const livery: Livery = { body, band, roof };
  platform(draft, source);
  track(solid, ground, -4.1, 60, source);
  if (set.parameters.train !== false)
    for (const x of [-13.6, 8, 29.6]) carriage(solid, [x, -0.15, -4.1], 21, livery, source);
  canopy(solid, tint(choose(source, ['#3f5a52', '#4a4e56', '#5a3f34'])));
  const script = scriptOf(set);
  const station = phrase('station', script, 6, source);
  building(
    solid,
    { brick: tint('#a8694c'), trim: tint('#d8cba6'), door: scaled(body, 0.9) },
    phrase('trains', script, 6, source),
  );
  for (const x of [-2.6, 6.6]) bench(solid, [x, 0, 3], 180);
  suitcase(solid, [1.95, 0, 1.8], 12, [0.72, 0.5, 0.26], tint('#8a5a34'));
  suitcase(solid, [1.75, 0.5, 1.82], -8, [0.46, 0.16, 0.3], tint('#5a6a4a'));
  platformClock(solid, [1.9, 2.72, 0.9], -38, () => wallClock(solid, 0, 0, 0.36, tint('#26282a')));
  for (const x of [-5.4, 7.2]) stationSign(solid, [x, 2.62, 0.4], station, tint('#24506a'));
  const lights = [-9, -4.2, 0.4, 5.4, 10].map((x) => pendant(solid, [x, 2.85, 0], 3.6, tint('#ffd594')));
  surroundings(draft, set, source);
  const lamps = lights.map((at) => lampAt(at, 7.5, 2.3, '#ffc987'));
  return assemble(draft, [...lamps, lampAt([0.5, 1.6, 4.6], 5, 0.7, '#ffc987')], {
    mist: [
      { position: [-4, bed, -4], width: 16, height: 2.2, strength: 0.3 },
      { position: [0, bed, -22], width: 80, height: 6, strength: 0.45 },
    ],
    splashes: [{ area: [-10, -2, 10, -1], height: flat }],
  });
}

/** A railway station's platform: a train at the edge, a roof on iron posts, clock, benches, signs, luggage, the station's wall. */
export const trainPlatform: SetBuilder = {
  name: 'train-platform',
  interior: false,
  description:
    'A railway platform: a train at the edge, rails, a roof on iron posts, a clock, benches, station signs, luggage.',
  keywords: {
    en: [
      'train station',
      'railway station',
      'platform',
      'train platform',
      'railway platform',
      'subway station',
      'rail',
      'tracks',
    ],
    zh: ['火车站', '站台', '月台', '车站', '地铁站', '铁轨', '铁路', '候车'],
  },
  layout,
  ground: flat,
  build,
  sun: () => 158,
};
