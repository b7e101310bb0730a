import type { Person } from '../film/index.ts';
import { random } from '../film/index.ts';
import type { Clothes, Look } from './appearance.ts';
import { colourDistance, coloursIn } from './colour-words.ts';
import people from './data/people.json' with { type: 'json' };
import { findWords } from './words.ts';

type Colours = Person['dress']['colours'];

/** Named colours first, then the type's, then the era's palette furthest from what others wear. */
export function dressColours(clothes: Clothes, look: Look): Colours {
  const palettes = people.wardrobe[look.era].palettes as Colours[];
  const typical = clothes.colours as Colours | undefined;
  const named = dressWords(look.description);
  const dice = random(`${look.seed}/palette/${look.name}`);
  const base = typical && apart(typical[0], look.used) > 60 ? typical : furthest(palettes, look.used, dice());
  return [named[0] ?? base[0], named[1] ?? base[1], base[2]];
}

/** Colours said of clothes: within three words before a garment, or any colour in a Chinese garment phrase. */
function dressWords(text: string): string[] {
  const garments = Object.values(people.words.dress);
  const hits = garments.flatMap((words) => [...findWords(text, words.en), ...findWords(text, words.zh)]);
  return hits
    .sort((a, b) => a.start - b.start)
    .flatMap((hit) => coloursIn(text.slice(Math.max(0, hit.start - 18), hit.end)));
}

function furthest(palettes: Colours[], used: readonly string[], chance: number): Colours {
  const start = Math.floor(chance * palettes.length);
  const turned = [...palettes.slice(start), ...palettes.slice(0, start)];
  if (used.length === 0) return turned[0]!;
  return turned.reduce((best, palette) => (apart(palette[0], used) > apart(best[0], used) ? palette : best));
}

/** The smallest distance of a colour from a list. */
function apart(colour: string, used: readonly string[]): number {
  return Math.min(441, ...used.map((other) => colourDistance(colour, other)));
}
