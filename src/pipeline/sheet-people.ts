import { castCharacters, creatureTypes, personTypes } from '../direct/index.ts';
import type { Look, Staging } from '../film/index.ts';
import { depict } from '../language/index.ts';
import { parseFountain, toScreenplay } from '../screenplay/index.ts';
import { chooseVoice } from '../sound/index.ts';
import { bodyOf, perform } from '../stage/index.ts';
import { type SheetCell, type SheetPlan, sheetStaging, viewOf } from './sheet-cells.ts';

type Kind = { en: readonly string[]; zh: readonly string[]; id?: string; species?: string };
type Appearance = Staging['actors'][number]['appearance'];

const nameOf = ({ en, species, id }: Kind): string => en[0] ?? species ?? id ?? '';

/** How a film would cast somebody who is called this. */
export function appearanceOf(name: string): Appearance {
  const script = `EXT. HILLS - DAY\n\n${name.toUpperCase()} waits.\n\n${name.toUpperCase()}\nHello.\n`;
  const { characters } = castCharacters(toScreenplay(parseFountain(script), { language: 'en' }), {
    existing: [],
    depict: (text) => depict(text, { language: 'en' }),
    seed: 7,
    chooseVoice,
  });
  return characters[0]!.appearance;
}

/** Each kind of person: the full figure and the face. */
export function castSheet(look: Look): SheetPlan {
  const cells = personTypes.map((kind): SheetCell => {
    const name = nameOf(kind);
    return {
      id: kind.id ?? name,
      en: name,
      zh: kind.zh[0]!,
      pictures() {
        const appearance = appearanceOf(name);
        const { height, eyeHeight } = bodyOf(appearance);
        const actors = [{ appearance, facing: 18 }];
        const full = viewOf([0, height * 0.52, 0], Math.max(1.35, height * 1.28), 0, 0.05);
        const face = viewOf([0, eyeHeight - 0.02 * height, 0], 0.32 * Math.max(1.35, height), 0, 0);
        return [full, face].map((camera) => {
          const staging = sheetStaging({ actors, camera, look });
          return { staging, performance: perform(staging), frame: 12 };
        });
      },
    };
  });
  return { cells, columns: 6, picture: { width: 186, height: 248 } };
}

/** Each kind of creature, from its side and a little from the front. */
export function creaturesSheet(look: Look): SheetPlan {
  const cells = creatureTypes.map((kind): SheetCell => {
    const name = nameOf(kind);
    return {
      id: name,
      en: name,
      zh: kind.zh[0]!,
      pictures() {
        const appearance = appearanceOf(name);
        const { height, length } = bodyOf(appearance);
        const fill = Math.max(height * 1.3, length * 1.1);
        const dragon = appearance.kind === 'creature' && appearance.plan === 'dragon';
        const camera = viewOf([0, height * (dragon ? 0.4 : 0.5), 0], fill, 0, 0.12);
        const staging = sheetStaging({ actors: [{ appearance, facing: 58 }], camera, look });
        return [{ staging, performance: perform(staging), frame: 12 }];
      },
    };
  });
  return { cells, columns: 6, picture: { width: 330, height: 220 } };
}
