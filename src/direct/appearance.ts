import type { Creature, Language, Person } from '../film/index.ts';
import { pick, random } from '../film/index.ts';
import colours from './data/colours.json' with { type: 'json' };
import creatures from './data/creatures.json' with { type: 'json' };
import people from './data/people.json' with { type: 'json' };
import props from './data/props.json' with { type: 'json' };
import { isHeld } from './hands.ts';
import { count, findWords, has, type Words } from './words.ts';

/** The time and culture that dress and furnishing follow. */
export type Era = 'classical' | 'medieval' | 'modern';
/** A kind of person in data/people.json. */
export type PersonType = (typeof people.types)[number];
/** A kind of creature in data/creatures.json. */
export type CreatureType = (typeof creatures)[number];

/** The time and culture a script plays in, from its words; a Chinese script without evidence is modern too. */
export function eraOf(text: string): Era {
  const scores = (Object.keys(people.eras) as Era[]).map((era) => ({ era, score: count(text, people.eras[era]) }));
  const best = scores.sort((a, b) => b.score - a.score)[0]!;
  return best.score === 0 ? 'modern' : best.era;
}

/** The most telling entry of a table that a text names: the longest word wins. */
export function typeIn<T extends Words>(text: string, table: readonly T[]): T | undefined {
  let best: { entry: T; size: number } | undefined;
  for (const entry of table) {
    for (const hit of [...findWords(text, entry.en), ...findWords(text, entry.zh)]) {
      const size = hit.word.length * (/\p{Script=Han}/u.test(hit.word) ? 4 : 1);
      if (!best || size > best.size) best = { entry, size };
    }
  }
  return best?.entry;
}

/** All kinds of people, the more particular first. */
export const personTypes = people.types;
/** All kinds of creatures; the last stands in for the unknown. */
export const creatureTypes = creatures;

/** Colours that a text names, or gives as `#rrggbb`, in text order. */
export function coloursIn(text: string): string[] {
  const given = [...text.matchAll(/#[0-9a-f]{6}\b/gi)].map((match) => ({
    hex: match[0].toLowerCase(),
    at: match.index,
  }));
  const named = colours.flatMap(({ hex, en, zh }) =>
    [...findWords(text, en), ...findWords(text, zh)].map((hit) => ({ hex, at: hit.start })),
  );
  return [...given, ...named].sort((a, b) => a.at - b.at).map(({ hex }) => hex);
}

function keyIn<K extends string>(text: string, table: Record<K, Words>): K | undefined {
  return (Object.keys(table) as K[]).find((key) => has(text, table[key]));
}

/** What an appearance is made from; `used` are the main colours that others wear. */
export type Look = {
  description: string;
  name: string;
  language: Language;
  era: Era;
  seed: number;
  used: readonly string[];
};

/** A creature as its description asks. */
export function creatureFrom(type: CreatureType, species: string, look: Look): Creature {
  const [named, second] = coloursIn(look.description);
  const own = type.colours as [string, string, string];
  return {
    kind: 'creature',
    plan: type.plan as Creature['plan'],
    species,
    height: type.height,
    colours: [named ?? own[0], second ?? (named && brightness(named) > 220 ? '#d8e0ea' : own[1]), own[2]],
    eyes: type.eyes,
    tails: type.tails,
  };
}

/** A person as name, type and description ask, in dress of the era, in colours that nobody before wears. */
export function personFrom(type: PersonType | undefined, look: Look): Person {
  const { words } = people;
  const text = `${look.name}. ${look.description}`;
  const dice = random(`${look.seed}/appearance/${look.name}`);
  const sex = sexOf(type, look, dice());
  const age = ((type?.age !== 'child' && keyIn(text, words.age)) || type?.age || 'adult') as Person['age'];
  const wardrobe = people.wardrobe[look.era];
  const [dress, hairStyle] = wardrobe[sex] as [string, string];
  const skin = pick(look.language === 'zh' || look.era === 'classical' ? people.skin.slice(0, 3) : people.skin, dice);
  const elder = age === 'elder';
  const style = (keyIn(text, words.hair) ??
    (type?.id === 'scholar' || !type?.hair || elder ? undefined : type.hair[0]) ??
    hairStyle) as Person['hair']['style'];
  const built = Number(people.heights[age][sex === 'female' ? 0 : 1]);
  return {
    kind: 'person',
    age,
    sex,
    build: (keyIn(text, words.build) ?? type?.build ?? (dice() < 0.3 ? 'slight' : 'average')) as Person['build'],
    height: Math.round((built + (dice() - 0.5) * 0.08) * 100) / 100,
    skin: type?.skin ?? skin,
    eyes: type?.eyes ?? pick(['#3a2416', '#2a1c14', '#4a3320'], dice),
    hair: {
      style,
      colour:
        keyIn(text, words.hairColour) ??
        (elder ? '#d8d6d2' : (type?.hair?.[1] ?? pick(['#1d1a1c', '#2a1d18', '#3a2618'], dice))),
    },
    beard: sex === 'male' && (has(text, words.beard) || type?.beard === true || (elder && dice() < 0.5)),
    dress: {
      style: (keyIn(text, words.dress) ?? type?.dress ?? dress) as Person['dress']['style'],
      colours: dressColours(type, look),
      hat: (keyIn(text, words.hat) ?? type?.hat ?? 'none') as Person['dress']['hat'],
    },
    features: [...new Set([...((type?.features ?? []) as Person['features']), ...featuresIn(text)])],
    props: propsIn(text, (type?.props ?? []) as Person['props']),
  };
}

function featuresIn(text: string): Person['features'] {
  const table = people.words.features;
  return (Object.keys(table) as (keyof typeof table)[]).filter((key) => has(text, table[key]));
}

/** What somebody carries through the film; two things at most, since there are two hands. */
function propsIn(text: string, typical: Person['props']): Person['props'] {
  const named = props
    .filter((prop) => prop.carried && text.split(/(?<=[.!?。！？])/u).some((sentence) => isHeld(sentence, prop)))
    .map((prop) => prop.noun as Person['props'][number]);
  return [...new Set([...named, ...typical])].slice(0, 2);
}

function sexOf(type: PersonType | undefined, look: Look, chance: number): Person['sex'] {
  const { words, names } = people;
  const name = look.name.toLowerCase().split(/\s+/);
  const given = name.some(
    (part) =>
      names.female.includes(part) || (/^[a-z]{2,}(?:a|elle|ette|ine|lyn)$/.test(part) && !names.male.includes(part)),
  );
  const female = count(look.description, words.sex.female) + (given ? 2 : 0);
  const male = count(look.description, words.sex.male) + (name.some((part) => names.male.includes(part)) ? 2 : 0);
  const nameSigns = has(look.name, words.sex.female) || /[娟莲婉芳丽秀翠媚娥玉兰燕]/u.test(look.name);
  if (nameSigns && !has(look.name, words.sex.male)) return 'female';
  if (female !== male) return female > male ? 'female' : 'male';
  return (type?.sex as Person['sex']) ?? (chance < 0.5 ? 'female' : 'male');
}

/** Named colours first, then the type's, then the era's palette furthest from what others wear. */
function dressColours(type: PersonType | undefined, look: Look): Person['dress']['colours'] {
  const palettes = people.wardrobe[look.era].palettes as [string, string, string][];
  const typical = type?.colours as [string, string, string] | undefined;
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

function furthest(
  palettes: [string, string, string][],
  used: readonly string[],
  chance: number,
): [string, string, string] {
  const start = Math.floor(chance * palettes.length);
  const turned = [...palettes.slice(start), ...palettes.slice(0, start)];
  if (used.length === 0) return turned[0]!;
  return turned.reduce((best, palette) => (apart(palette[0], used) > apart(best[0], used) ? palette : best));
}

/** Mean of the channels, 0 to 255. */
function brightness(hex: string): number {
  return [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(hex.slice(at, at + 2), 16), 0) / 3;
}

/** The smallest distance in RGB (0 to 441) of a colour from a list. */
function apart(colour: string, used: readonly string[]): number {
  const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const own = channels(colour);
  return Math.min(
    441,
    ...used.map((other) => Math.hypot(...channels(other).map((value, index) => value - own[index]!))),
  );
}
