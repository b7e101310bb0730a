import type { Hour, Random, Weather } from '../film/index.ts';
import { pick, shuffle } from '../film/index.ts';
import companions from './data/companions.json' with { type: 'json' };
import deedTraits from './data/deed-traits.json' with { type: 'json' };
import nouns from './data/nouns.json' with { type: 'json' };
import phrases from './data/phrases.json' with { type: 'json' };
import tokens from './data/tokens.json' with { type: 'json' };
import { type Genre, genreNamed, likeOf } from './genres.ts';
import type { Being, Place, Premise, Thing } from './premise.ts';
import { inventBeing } from './read-beings.ts';
import { placeKind } from './read-place.ts';
import { isKin } from './read-premise.ts';
import { inventThing } from './read-things.ts';
import { mentions } from './wording.ts';

/** Where a scene plays and what stands there, in an order that the story keeps. */
export type StoryPlace = Place & { at: string; spots: string[] };

/** Who, what and where a story is told with. What the premise does not name is lent by place and genre. */
export type StoryCast = {
  A: Being;
  B: Being;
  /** Whom a story may need beside the two: somebody awaited, a third that the premise names, else lent. */
  C: Being;
  /** B is an animal among people, which does not speak. */
  mute: boolean;
  extras: Being[];
  object: Thing;
  main: StoryPlace;
  second: StoryPlace;
  hour: Hour;
  weather: Weather;
};

const spirits = /spirit|ghost|fairy|demon|dragon|phantom|mermaid|unicorn|phoenix|人鱼|狐|仙|鬼|妖|龙|灵|神/u;
const weathers: Record<string, Weather[]> = {
  horror: ['mist', 'storm', 'cloudy', 'rain'],
  love: ['clear', 'rain', 'snow', 'clear'],
  mystery: ['rain', 'mist', 'cloudy', 'clear'],
  'martial-arts': ['mist', 'snow', 'clear', 'rain'],
};

/** The weathers that suit a genre. */
function weathersOf(genre: string): Weather[] {
  return weathers[genre] ?? ['clear', 'clear', 'cloudy', 'mist'];
}

const homes = [
  ['room', 'kitchen', '厨房'],
  ['room', 'living room', '客厅'],
  ['street', 'yard', '院子'],
];
const hours: Record<string, Hour[]> = {
  horror: ['night', 'dusk'],
  comedy: ['noon', 'golden'],
  mystery: ['night', 'dusk', 'dawn'],
};

/**
 * Gives the parts of a story to what a premise names; the rest comes from the place's and the genre's stock. Whoever
 * speaks is A where the other is an animal, and whoever is human where the other is a spirit.
 */
export function castStory(premise: Premise, genre: Genre, source: Random): StoryCast {
  const { language } = premise;
  const people = partsOf(premise);
  const lend = () => people.push(partnerFor(premise, people, genre.partners[language], source));
  while (people.length < 2 || people.every((being) => being.wordless && premise.beings.length < 2)) lend();
  const fable = people.every((being) => being.wordless) || isFable(premise, people);
  const speaker = people.findIndex((being) => !being.wordless);
  if (fable) people.splice(0, 2, ...people.slice(0, 2).map((being) => ({ ...being, wordless: false })));
  if (people[0]!.wordless) people.unshift(...people.splice(speaker, 1));
  const magic = (being: Being) => spirits.test(being.noun);
  if (['fantasy', 'horror'].includes(likeOf(genre)) && magic(people[0]!) && !magic(people[1]!) && !people[1]!.wordless)
    people.splice(0, 2, people[1]!, people[0]!);
  const [A, B] = [people[0]!, people[1]!];
  const main = setOut(premise.place ?? lentPlace(premise, genre.places, source), premise, source);
  const object = premise.sought ?? premise.things[0] ?? lentThing(premise, genre.objects[language], source);
  return {
    A,
    B: A.register === B.register ? { ...B, register: otherRegister(A, source) } : B,
    C: premise.awaited ?? people[2] ?? partnerFor(premise, people, genre.partners[language], source),
    mute: B.wordless,
    extras: people.slice(2),
    object,
    main,
    second: setOut(secondPlace(main, premise, source), premise, source),
    hour: premise.hour ?? pick(hours[likeOf(genre)] ?? ['dawn', 'noon', 'golden', 'dusk', 'night'], source),
    weather:
      premise.weather ?? (main.interior || main.kind === 'desert' ? 'clear' : pick(weathersOf(likeOf(genre)), source)),
  };
}

/**
 * What scenes can ask of a cast (`needs` in data/stories): `kin` and `pair` how the two belong together, `lent` that the
 * premise names only one, `mute`, `child`, `magic`, `thing` that the premise names a thing, `living` and `far` what it
 * waits for, `inside`, `foul` and `night`, and what its verbs say (data/deed-traits.json): `revenge`, `reunion`, `dying`, `missed`,
 * `love`, `questions`.
 */
export function traitsOf(premise: Premise, cast: StoryCast): Set<string> {
  const { language } = premise;
  const both = [cast.A, cast.B];
  const named = both.every((being) => premise.beings.some((other) => other.cue === being.cue));
  const together = premise.groups.some(({ members }) =>
    both.every((being) => members.some(({ cue }) => cue === being.cue)),
  );
  const young = nouns.children?.[language] ?? [];
  const traits: Record<string, boolean> = {
    kin: named && both.some((being) => isKin(being, language)),
    pair: together,
    lent: !named,
    mute: cast.mute,
    child: both.some((being) => young.some((word) => being.noun.includes(word))),
    magic: both.some((being) => spirits.test(being.noun)),
    thing: premise.things.length > 0,
    living: premise.awaited !== undefined,
    far: premise.distant !== undefined,
    inside: cast.main.interior,
    foul: !['clear', 'cloudy'].includes(cast.weather),
    night: cast.hour === 'night',
  };
  const deeds = Object.entries(deedTraits).filter(([, words]) =>
    words[language].some((word) => mentions(premise.text, word)),
  );
  return new Set([...Object.keys(traits).filter((trait) => traits[trait]), ...deeds.map(([trait]) => trait)]);
}

/**
 * The premise's people in the order of their parts. Of *two children follow a ghost* the ghost is the other one; who buys,
 * borrows or learns from somebody has the second part in a story of giving or teaching.
 */
function partsOf({ beings, groups, situations, text, language }: Premise): Being[] {
  const [group] = groups;
  const other = beings.find((being) => !being.wordless && !group?.members.some(({ cue }) => cue === being.cue));
  const alone = ['rivalry', 'parting', 'labour'].includes(situations[0] ?? '');
  if (group && other && beings.length > 2 && !alone && beings[0]?.cue === group.members[0]!.cue)
    return [beings[0], other, ...beings.slice(1).filter((being) => being !== other)];
  const [first, second, ...rest] = beings;
  const taken =
    language === 'zh'
      ? /(?:向|跟|从|找)\p{Script=Han}{1,8}(?:买|借|学|讨|要)/u.test(text)
      : /\b(?:buy|bought|borrow|learn|receive|get|take)\w*\b.*\bfrom\b/i.test(text);
  const given = ['giving', 'labour'].includes(situations[0] ?? '');
  return second && taken && given ? [second, first!, ...rest] : [...beings];
}

/** *A fox steals a chicken from a farmer*: an animal that does people wrong speaks, as in fables. */
function isFable({ beings, situations }: Premise, people: readonly Being[]): boolean {
  return (
    beings.length > 1 &&
    people[0]!.wordless &&
    !people[1]!.wordless &&
    ['keeping', 'rivalry', 'amends'].includes(situations[0] ?? '')
  );
}

/** What the premise names but no hand can hold lends something of its own: a piano its music, a car its key. */
function lentThing({ large, language, text }: Premise, stock: readonly string[], source: Random): Thing {
  const own = tokens[language] as Record<string, string>;
  const noun = large.find((name) => tokenFor(own, name));
  const dear = nouns.vague[language].some((word) => mentions(text, word));
  const lent = pick(dear ? tokens.keepsakes[language] : stock, source);
  return inventThing(noun ? tokenFor(own, noun)! : lent, language);
}

function tokenFor(own: Record<string, string>, noun: string): string | undefined {
  const name = Object.keys(own)
    .sort((a, b) => b.length - a.length)
    .find((word) => (/\p{Script=Han}/u.test(word) ? noun.endsWith(word) : noun.split(' ').at(-1) === word));
  return name && own[name];
}

function otherRegister(being: Being, source: Random): Being['register'] {
  return pick(
    (['terse', 'ornate', 'joking', 'plain'] as const).filter((register) => register !== being.register),
    source,
  );
}

function partnerFor(premise: Premise, people: readonly Being[], partners: readonly string[], source: Random): Being {
  const { language, text } = premise;
  const fitting = companions
    .filter((entry) => entry.words.some((word) => mentions(text, word)))
    .map((entry) => entry[language]);
  const neighbours = genreNamed('slice-of-life').partners[language];
  const invented = [...shuffle(fitting, source), ...shuffle(partners, source), ...neighbours].map((phrase) =>
    inventBeing(phrase, language),
  );
  const kin = premise.groups.length > 0 || nouns.kin[language].some((word) => mentions(text, word));
  const free = (being: Being) =>
    !(kin && isKin(being, language)) &&
    ![...people, ...(premise.awaited ? [premise.awaited] : [])].some(
      (other) => other.noun.includes(being.noun) || being.noun.includes(other.noun),
    );
  return invented.find(free) ?? invented.at(-1)!;
}

function lentPlace(premise: Premise, ids: readonly string[], source: Random): Place {
  const told = companions.find((entry) => 'place' in entry && entry.words.some((word) => mentions(premise.text, word)));
  const domestic = premise.beings.some(
    (being) => isKin(being, premise.language) || /^old (?:wo)?man$|老[人奶爷太]/u.test(being.noun),
  );
  const afar = ['journey', 'searching', 'rivalry', 'disaster'].includes(premise.situations[0] ?? '');
  const at =
    (told && !(domestic && told.place?.[0] === 'spaceship') && told.place) ||
    (domestic && !afar && pick(homes, source));
  if (at) {
    const [id, english, chinese] = at as [string, string, string];
    const own = premise.language === 'zh' ? chinese : english;
    const { interior } = placeKind(id);
    return { kind: id, name: own, definite: premise.language === 'zh' ? own : `the ${own}`, interior };
  }
  const kind = placeKind(pick(ids, source));
  const name = pick(kind[premise.language].slice(0, 3), source);
  return { kind: kind.id, name, definite: premise.language === 'zh' ? name : `the ${name}`, interior: kind.interior };
}

const outdoors =
  /street|yard|gate|door|hill|path|park|roof|alley|beach|landing|bay|riverbed|plain|bridge|garden|wood|stern|pier|crossing|ledge|edge|stream|ridge|street|pavement|stop|step|boathouse/;

/** Kinds of places in or by water. */
const waters = new Set(['shore', 'bridge', 'ship', 'ice']);

/** A mermaid can follow to the end of the pier, not into a tavern. */
function livesInWater({ beings, language }: Premise): boolean {
  return beings.some(({ noun }) => nouns.aquatic[language].some((word) => noun.endsWith(word)));
}

function secondPlace(main: StoryPlace, premise: Premise, source: Random): Place {
  const all = placeKind(main.kind).second.filter(
    ([, english, chinese]) => english !== main.name && chinese !== main.name,
  );
  const open = all.filter(([, english]) => outdoors.test(english!));
  const afoot = premise.situations[0] === 'journey' || mentions(premise.text, 'race') || /赛|追/u.test(premise.text);
  const wet = all.filter(([id]) => waters.has(id!));
  const fitting = livesInWater(premise) ? wet : afoot ? open : all;
  return neighbouring(pick(fitting.length > 0 ? fitting : all, source), premise);
}

/** The place that an entry `[kind, English name, Chinese name]` of data/places.json names. */
export function neighbouring(entry: readonly string[], premise: Premise): Place {
  const [id, english, chinese] = entry as [string, string, string];
  const name = premise.language === 'zh' ? chinese : english;
  return {
    kind: id,
    name,
    definite: premise.language === 'zh' ? name : `the ${name}`,
    interior: !outdoors.test(english) && placeKind(id).interior,
  };
}

/** Nobody stands in a well or on a gate. */
const besides = /\b(?:well|gate|fountain|door|stop|lighthouse|border|corner|crossroads|campfire)$/i;

/** A place with how one is there, and what stands in it in the order that the story keeps. */
export function setOut(place: Place, premise: Premise, source: Random): StoryPlace {
  const kind = placeKind(place.kind);
  const inside = /(?:院子?|站|村|镇|城|园|巷|胡同|火车|宅)$/u.test(place.definite) ? '里' : kind.at.zh;
  const at =
    premise.language === 'zh'
      ? `${place.definite}${/[边前上里旁下口头顶脚外台]$/u.test(place.definite) ? '' : inside}`
      : `${besides.test(place.name) ? 'by' : kind.at.en} ${place.definite}`;
  const spots = shuffle(kind.spots[premise.language], source).filter((spot) => !spot.includes(place.definite));
  return { ...place, at, spots };
}

/** The words of a language for lists, hours and those who come last. */
export function phrasesOf(premise: Pick<Premise, 'language'>) {
  return phrases[premise.language];
}
