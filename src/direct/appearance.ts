import type { Creature, Language, Person } from '../film/index.ts';
import { pick, random } from '../film/index.ts';
import { brightness, coloursIn } from './colour-words.ts';
import { sizeIn } from './creature-size.ts';
import creatures from './data/creatures.json' with { type: 'json' };
import people from './data/people.json' with { type: 'json' };
import props from './data/props.json' with { type: 'json' };
import { unlike } from './distinct.ts';
import { dressColours } from './dress-colours.ts';
import { isHeld } from './hands.ts';
import { isKin } from './kin.ts';
import { freeTraits, hairOf, isDarkHaired, likeModern, nounsOf } from './traits.ts';
import { count, describedAs, findWords, has, type Words, wornIn } from './words.ts';

/** The time and culture that dress and furnishing follow. */
export type Era = keyof typeof people.eras;

/** What somebody wears as one of a kind. */
export type Clothes = { dress?: string; colours?: string[]; hat?: string; hair?: string; features?: string[] };

/** A kind of person in data/people.json; what it wears may differ with the era. */
export type PersonType = Words &
  Omit<Clothes, 'hair'> & {
    id: string;
    /** Roles whose words are verbs as often: they count as a cue's name, not in action lines. */
    also?: readonly string[];
    age?: string;
    sex?: string;
    build?: string;
    /** Metres, where the kind is not of a person's usual height. */
    height?: number;
    /** Style and colour. */
    hair?: string[];
    beard?: boolean;
    skin?: string;
    eyes?: string;
    props?: string[];
    era?: string;
  } & Partial<Record<Era, Clothes>>;
/**
 * A kind of creature in data/creatures.json; `substitute`: the body is that of another; `acts` is false where its head cannot be a
 * person's.
 */
export type CreatureType = (typeof creatures)[number] & {
  substitute?: boolean;
  acts?: boolean;
  also?: readonly string[];
};

const eras = Object.keys(people.eras) as Era[];

/**
 * The time and culture a story plays in: what `premise` or text date it to, else the era that most of the words belong to
 * (the premise's count thrice); without evidence it is modern.
 */
export function eraOf(text: string, premise = ''): Era {
  const dated = datedEra(`${premise}\n${text}`);
  if (dated) return dated;
  const scores = eras.map((era) => ({
    era,
    score: count(text, people.eras[era]) + 3 * count(premise, people.eras[era]),
  }));
  const best = scores.sort((a, b) => b.score - a.score)[0]!;
  return best.score === 0 ? 'modern' : best.era;
}

/** *Tang dynasty*, *1920s*, *in 2150*: the last year of each era is that of European history, the classical one of China. */
function datedEra(text: string): Era | undefined {
  const { en, zh } = people.dates as Record<'en' | 'zh', Partial<Record<Era, string[]>>>;
  const named = eras.find((era) => has(text, { en: en[era] ?? [], zh: zh[era] ?? [] }));
  if (named) return named;
  const year = Number(/(?<![\d:.,])(1\d{3}|2[0-3]\d{2})(?:s|年代?)?(?![\d:,%])/.exec(text)?.[1] ?? Number.NaN);
  if (Number.isNaN(year)) return undefined;
  if (year < 1500) return 'medieval';
  if (year < 1910) return /\p{Script=Han}/u.test(text) ? 'classical' : 'victorian';
  return year < 1950 ? 'twenties' : year < 2040 ? 'modern' : 'future';
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
export const personTypes = people.types as readonly PersonType[];
/** All kinds of creatures; the last stands in for the unknown. */
export const creatureTypes: readonly CreatureType[] = creatures;

/** What an appearance is made from; `used` are the main colours that others wear, `kinAge` the age that kinship asks for. */
export type Look = {
  description: string;
  name: string;
  language: Language;
  era: Era;
  seed: number;
  used: readonly string[];
  others: readonly Person[];
  kinAge?: Person['age'] | undefined;
};

/** A creature as its description asks. */
export function creatureFrom(type: CreatureType, species: string, look: Look): Creature {
  const [named, second] = coloursIn(look.description);
  const own = type.colours as [string, string, string];
  return {
    kind: 'creature',
    plan: type.plan as Creature['plan'],
    species,
    height: type.height * sizeIn(`${look.name}. ${look.description}`, [...type.en, ...type.zh]),
    colours: [named ?? own[0], second ?? (named && brightness(named) > 220 ? '#d8e0ea' : own[1]), own[2]],
    eyes: type.eyes,
    tails: type.tails,
  };
}

/** How old somebody is: as described, else by kinship, else as the kind is, the younger of two young. */
export function ageOf(
  type: PersonType | undefined,
  look: Pick<Look, 'name' | 'description' | 'kinAge'>,
): Person['age'] {
  const { age, seniority } = people.words;
  const text = `${look.name}. ${look.description}`;
  const nouns = nounsOf(type, look);
  const said = type?.age !== 'child' && describedAs(text, age, nouns);
  const usual = type?.age ?? 'adult';
  const younger = usual === 'adult' && describedAs(text, seniority, nouns) === 'younger';
  return (said || look.kinAge || (younger ? 'youth' : usual)) as Person['age'];
}

/**
 * A person as name, type and description ask, in dress of the era, in colours that nobody before wears, and with what nobody has laid
 * down chosen so that no two look alike but twins.
 */
export function personFrom(type: PersonType | undefined, look: Look): Person {
  const person = usualPerson(type, look);
  if (has(`${look.name}. ${look.description}`, people.kin.twins)) return person;
  return unlike(person, look.others, freeTraits(person, type, look));
}

function usualPerson(type: PersonType | undefined, look: Look): Person {
  const { words } = people;
  const text = `${look.name}. ${look.description}`;
  const dice = random(`${look.seed}/appearance/${look.name}`);
  const sex = sexOf(type, look, dice());
  const nouns = nounsOf(type, look);
  const age = ageOf(type, look);
  const senior = age === 'adult' && !isKin(look.name) && describedAs(text, words.seniority, nouns) === 'older';
  const grey = age === 'elder' || senior;
  const clothes = clothesOf(type, look.era);
  const [dress] = people.wardrobe[look.era][sex] as [string, string];
  const fair = look.language === 'zh' || look.era === 'classical';
  const skin = pick(fair ? people.skin.slice(0, 3) : people.skin, dice);
  const dark = isDarkHaired(look, skin);
  const build = describedAs(text, words.build, nouns) ?? type?.build ?? (dice() < 0.3 ? 'slight' : 'average');
  return {
    kind: 'person',
    age,
    sex,
    build: build as Person['build'],
    height: type?.height ?? heightFor(age, sex, dice(), describedAs(text, words.stature, nouns)),
    skin: type?.skin ?? skin,
    eyes: type?.eyes ?? pick(dark ? people.eyeColours.dark : people.eyeColours.any, dice),
    hair: hairOf(type, look, clothes, { age, sex, dice, grey, dark }),
    beard:
      sex === 'male' && (has(text, words.beard) || type?.beard === true || senior || (age === 'elder' && dice() < 0.5)),
    dress: {
      style: (wornIn(text, words.dress)[0] ?? clothes.dress ?? dress) as Person['dress']['style'],
      colours: dressColours(clothes, look),
      hat: (wornIn(text, words.hat)[0] ?? clothes.hat ?? 'none') as Person['dress']['hat'],
    },
    features: [...new Set([...((clothes.features ?? []) as Person['features']), ...featuresIn(text)])],
    props: propsIn(text, (type?.props ?? []) as Person['props']),
  };
}

/** What a kind of person wears in an era. */
function clothesOf(type: PersonType | undefined, era: Era): Clothes {
  if (!type) return {};
  const usual = {
    dress: type.dress,
    colours: type.colours,
    hat: type.hat,
    features: type.features,
    hair: type.hair?.[0],
  };
  return { ...usual, ...(type[era] ?? (likeModern.includes(era) ? type.modern : undefined)) };
}

/** Who is called tall or short is so by a tenth: more than chance makes of two people. */
const statures = { tall: 1.08, short: 0.9 };

function heightFor(
  age: Person['age'],
  sex: Person['sex'],
  chance: number,
  said: keyof typeof statures | undefined,
): number {
  const usual = Number(people.heights[age][sex === 'female' ? 0 : 1]) * (said ? statures[said] : 1);
  return Math.round((usual + (chance - 0.5) * 0.08) * 100) / 100;
}

/** Parts of the body that a text names, and what it says is worn. */
function featuresIn(text: string): Person['features'] {
  const { features, accessories } = people.words;
  const parts = (Object.keys(features) as (keyof typeof features)[]).filter((key) => has(text, features[key]));
  return [...parts, ...wornIn(text, accessories)];
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
  const roles = new Set((type?.en ?? []).flatMap((word) => word.split(' ')));
  const name = look.name
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => !roles.has(part));
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
