import { random } from '../../film/index.ts';
import { assemble, haloAt, lampAt } from './assemble.ts';
import { createDraft, type SetBuilder, type SetModel, type SetRequest } from './model.ts';
import { ridge } from './parts/land.ts';
import { flyingGull, sailboat, signalMast } from './parts/lighthouse-boats.ts';
import { pickets } from './parts/lighthouse-cape.ts';
import { cottage } from './parts/lighthouse-cottage.ts';
import { inland, plants, shoreline, tallGrowth, turf } from './parts/lighthouse-land.ts';
import {
  fenceFor,
  gardenFor,
  ground,
  home,
  layout,
  plan,
  sea,
  sideFor,
  towerX,
  towerZ,
} from './parts/lighthouse-plan.ts';
import { beams, bench, pathLamp } from './parts/lighthouse-things.ts';
import { tower } from './parts/lighthouse-tower.ts';
import { type Triple, tint } from './sculpture.ts';

function build(set: SetRequest): SetModel {
  const draft = createDraft();
  const { solid, leaves } = draft;
  const side = sideFor(set);
  const look = plan(set);
  const source = random(`${set.seed}/cape`);
  const on = (x: number, z: number): Triple => [x * side, ground(set, x * side, z), z];
  turf(draft, set);
  shoreline(draft, set);
  plants(draft, set);
  inland(draft, set);
  const lamp = tower(solid, on(towerX, towerZ), {
    tall: 8.8,
    bands: look.bands,
    colour: look.paint,
    dome: look.dome,
  });
  solid.place(on(...home), 14 * side, 1, () => cottage(solid, 6.2, 4.4, look.slate, look.door));
  const paint = tint('#d8d2c2');
  const height = (x: number, z: number) => ground(set, x, z);
  pickets(solid, fenceFor(side), height, paint, source);
  pickets(solid, gardenFor(side), height, paint, source);
  bench(solid, [-4.6 * side, ground(set, -4.6 * side, -1.5) - 0.02, -1.5], 150 * side);
  const flame = pathLamp(solid, on(-2.4, -3.3));
  const foot = on(7.6, -12);
  const flags = [tint('#c23a2e'), look.paint, tint('#e0b23a')];
  solid.place(foot, side > 0 ? 0 : 180, 1, () =>
    leaves.place(foot, side > 0 ? 0 : 180, 1, () => signalMast(solid, leaves, [0, 0, 0], 8.5, flags)),
  );
  for (const [x, z, yaw] of [
    [17, -54, 20],
    [-34, -92, 150],
    [52, -130, 10],
  ] as const)
    solid.place([x * side, sea, z], yaw, 1, () =>
      leaves.place([x * side, sea, z], yaw, 1, () => sailboat(solid, leaves, tint('#2f4a5c'), look.sails)),
    );
  for (let index = 0; index < 7; index++)
    flyingGull(
      leaves,
      [(towerX + (source() - 0.6) * 20) * side, 3 + source() * 8, -16 - source() * 22],
      1.2,
      source() * 360,
      (source() - 0.5) * 1.2,
    );
  ridge(solid, 230, sea - 1, 26, 205 - side * 20, 255 - side * 20, tint('#64748a'), 0.4, 2 + (set.seed % 7));
  ridge(solid, 120, -3, 16, -82, 82, tint('#6b775e'), 0.15, 5.2);
  const windows = on(home[0] + 1.2, home[1] + 3.4);
  const lamps = [
    lampAt(lamp, 26, 5, '#ffdf9c'),
    lampAt(flame, 8.5, 1, '#ffb866'),
    lampAt([windows[0], windows[1] + 1.5, windows[2]], 8, 0.8, '#ffb05c'),
  ];
  const round = (at: Triple, size: number, strength: number) => haloAt(at, size, '#ffdc98', strength);
  return assemble(draft, lamps, {
    water: { level: sea, area: [-230, -400, 230, 60], flow: [0.15, -0.3], waves: 0.85, deep: '#1c4454' },
    halos: [...beams(lamp, side), round(lamp, 8, 0.85), round(lamp, 3.4, 0.6), round(flame, 2, 0.5)],
    mist: [
      { position: [0, sea, -48], width: 150, height: 6, strength: 0.4 },
      { position: [0, sea, -110], width: 290, height: 14, strength: 0.55 },
    ],
    splashes: [{ area: [-5, -4, 5, 6], height }],
  });
}

/** A cape with a banded lighthouse at its end, the keeper's cottage, a fenced path and the open sea on both sides. */
export const lighthouse: SetBuilder = {
  name: 'lighthouse',
  interior: false,
  description:
    'A rocky cape: a banded lighthouse with a lit lantern, the keeper’s cottage, a picket fence along the path, sea rocks with gulls, a sail and the open sea.',
  keywords: {
    en: [
      'lighthouse',
      'cape',
      'headland',
      'promontory',
      'clifftop',
      'cliff edge',
      'seaside',
      'beacon',
      'sea cliff',
      'coast road',
      'keeper',
    ],
    zh: ['灯塔', '海角', '岬', '岬角', '海崖', '海边悬崖', '崖边', '海边小屋', '礁石', '守塔'],
  },
  layout: (set) => ({ ...layout(set), plants: tallGrowth(set) }),
  ground,
  build,
};
