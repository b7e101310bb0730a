import type { Language } from '../film/index.ts';
import adventureEn from './data/en/adventure.json' with { type: 'json' };
import comedyEn from './data/en/comedy.json' with { type: 'json' };
import familyEn from './data/en/family.json' with { type: 'json' };
import fantasyEn from './data/en/fantasy.json' with { type: 'json' };
import horrorEn from './data/en/horror.json' with { type: 'json' };
import loveEn from './data/en/love.json' with { type: 'json' };
import martialArtsEn from './data/en/martial-arts.json' with { type: 'json' };
import mysteryEn from './data/en/mystery.json' with { type: 'json' };
import scienceFictionEn from './data/en/science-fiction.json' with { type: 'json' };
import sliceOfLifeEn from './data/en/slice-of-life.json' with { type: 'json' };
import adventureZh from './data/zh/adventure.json' with { type: 'json' };
import comedyZh from './data/zh/comedy.json' with { type: 'json' };
import familyZh from './data/zh/family.json' with { type: 'json' };
import fantasyZh from './data/zh/fantasy.json' with { type: 'json' };
import horrorZh from './data/zh/horror.json' with { type: 'json' };
import loveZh from './data/zh/love.json' with { type: 'json' };
import martialArtsZh from './data/zh/martial-arts.json' with { type: 'json' };
import mysteryZh from './data/zh/mystery.json' with { type: 'json' };
import scienceFictionZh from './data/zh/science-fiction.json' with { type: 'json' };
import sliceOfLifeZh from './data/zh/slice-of-life.json' with { type: 'json' };

/**
 * A story in three scenes: who wants what, what is in the way, how it turns, how it ends. The first words of a scene say
 * where (`place` of the premise or a `second` one) and when (`same` or `next` hour); the rest are beats in the grammar
 * of fill.ts, those with a leading `+` only where there is time.
 */
export type Shape = {
  id: string;
  genre: string;
  /** Families of deeds (data/deeds.json) that it tells well. */
  families: string[];
  /** `only` for relatives, `none` where relatives would be wrong. */
  kin?: string;
  /** Somebody has the object in the hand from the start, so it cannot be what is looked for. */
  holds?: boolean;
  /** Whoever is looked for takes part in it, so no arrival is added. */
  closed?: boolean;
  /** `thing`: a lost thing is found, which is no story for a lost person. */
  seeks?: string;
  /** Its two people do not know each other or are opponents. */
  strangers?: boolean;
  titles: string[];
  scenes: string[][];
};

type ShapeData = Omit<Shape, 'genre'>[];

const tables: Record<Language, Record<string, ShapeData>> = {
  en: {
    love: loveEn,
    fantasy: fantasyEn,
    mystery: mysteryEn,
    horror: horrorEn,
    comedy: comedyEn,
    'science-fiction': scienceFictionEn,
    adventure: adventureEn,
    family: familyEn,
    'martial-arts': martialArtsEn,
    'slice-of-life': sliceOfLifeEn,
  },
  zh: {
    love: loveZh,
    fantasy: fantasyZh,
    mystery: mysteryZh,
    horror: horrorZh,
    comedy: comedyZh,
    'science-fiction': scienceFictionZh,
    adventure: adventureZh,
    family: familyZh,
    'martial-arts': martialArtsZh,
    'slice-of-life': sliceOfLifeZh,
  },
};

/** All shapes of a language with their genres. */
export function shapesOf(language: Language): Shape[] {
  return Object.entries(tables[language]).flatMap(([genre, shapes]) => shapes.map((shape) => ({ ...shape, genre })));
}
