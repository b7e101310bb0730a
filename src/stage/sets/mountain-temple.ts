import { random } from '../../film/index.ts';
import { assemble, haloAt, lampAt } from './assemble.ts';
import { createDraft, type SetBuilder, type SetModel, type SetRequest } from './model.ts';
import { lantern } from './parts/architecture.ts';
import { incenseBurner, stoneLantern } from './parts/mountain-temple-court.ts';
import { bellPavilion, gate, hall, hallMiddle, upperHall } from './parts/mountain-temple-hall.ts';
import { greenery, mountains } from './parts/mountain-temple-mountains.ts';
import { ground, lanterns, layout, pavilion, plan, terrace } from './parts/mountain-temple-plan.ts';
import { court } from './parts/mountain-temple-yard.ts';
import { type Triple, tint } from './sculpture.ts';

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
  const glowing = [...flames, ...hung].map((at) => haloAt(at, 2.1, '#ff9c50', 0.5));
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
      'temple courtyard',
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
