import { createDraft, type SetBuilder, type SetModel, type SetRequest } from './model.ts';
import { lanternPost } from './parts/architecture.ts';
import { bridge } from './parts/stone-bridge-masonry.ts';
import { deck, ground, lampPosts, layout, river, waterLevel } from './parts/stone-bridge-plan.ts';
import { greenery, shores, tallGrowth } from './parts/stone-bridge-shores.ts';
import { boat, town } from './parts/stone-bridge-town.ts';
import { type Triple, tint } from './sculpture.ts';

function build(set: SetRequest): SetModel {
  const draft = createDraft();
  bridge(draft, set);
  shores(draft, set);
  town(draft, set);
  greenery(draft, set);
  const paper = tint('#ff7d2e');
  const lamps = lampPosts.map(({ at, towards }) => ({
    position: [...lanternPost(draft.solid, [at[0], deck(at[0]), at[1]], 2.7, 0.46, paper, towards)] as Triple,
    reach: 9,
    strength: 1,
    colour: '#ff9c4a',
  }));
  const aboard = boat(draft.solid, [river(-8.5) + 3.4, waterLevel + 0.12, -8.5], 62);
  lamps.push({ position: aboard, reach: 6, strength: 0.7, colour: '#ff8a3c' });
  lamps.push({ position: [14.2, 2.2, -8.4], reach: 9, strength: 0.7, colour: '#ffae5c' });
  return {
    solid: draft.solid.geometry(),
    leaves: draft.leaves.geometry(),
    ground: draft.ground.geometry(),
    water: { level: waterLevel, area: [-60, -90, 60, 60], flow: [0.05, 0.3], waves: 0.25, deep: '#1c3038' },
    lamps: lamps.map((lamp) => ({ ...lamp, position: [...lamp.position] as [number, number, number] })),
    halos: lamps.map((lamp) => ({
      position: [...lamp.position] as [number, number, number],
      size: 2.6 * lamp.strength,
      colour: lamp.colour,
      strength: 0.55,
    })),
    mist: [
      { position: [4, -0.6, -16], width: 46, height: 4.2, strength: 0.5 },
      { position: [-2, -0.6, -30], width: 80, height: 7, strength: 0.65 },
      { position: [0, -1, -52], width: 130, height: 13, strength: 0.7 },
      { position: [0, -1, -85], width: 190, height: 22, strength: 0.75 },
    ],
    splashes: [{ area: [-9, -2, 9, 2], height: deck }],
    shafts: [],
  };
}

/** An arched stone bridge over a river between willows, lanterns on its parapet, a town and a pagoda in the mist. */
export const stoneBridge: SetBuilder = {
  name: 'stone-bridge',
  interior: false,
  description: 'An arched stone bridge over a river, willows, lanterns on posts, roofs and a pagoda in the mist.',
  keywords: {
    en: [
      'bridge',
      'river',
      'stone',
      'arch',
      'lantern',
      'willow',
      'canal',
      'water',
      'ferry',
      'boat',
      'stream',
      'riverbank',
    ],
    zh: ['桥', '石桥', '拱桥', '河', '江', '溪', '河边', '江边', '断桥', '廊桥', '柳', '运河', '渡口', '船', '水乡'],
  },
  layout: (set) => ({ ...layout(set), plants: tallGrowth(set) }),
  ground,
  build,
};
