import type { Hour, Random, Weather } from '../film/index.ts';
import { pick, shuffle } from '../film/index.ts';
import { genreNamed, stockOf } from './choose-story.ts';
import companions from './data/companions.json' with { type: 'json' };
import phrases from './data/phrases.json' with { type: 'json' };
import type { Being, Place, Premise, Thing } from './premise.ts';
import { inventBeing } from './read-beings.ts';
import { placeKind } from './read-place.ts';
import { inventThing } from './read-premise.ts';
import type { Shape } from './shapes.ts';
import { mentions } from './wording.ts';

/** Where a scene plays and what stands there, in an order that the story keeps. */
export type StoryPlace = Place & { at: string; spots: string[] };

/** Who, what and where a story is told with. What the premise does not name is lent by place and genre. */
export type StoryCast = {
  A: Being;
  B: Being;
  extras: Being[];
  object: Thing;
  main: StoryPlace;
  second: StoryPlace;
  hour: Hour;
  weather: Weather;
};

const spirits = /spirit|ghost|fairy|demon|dragon|phantom|狐|仙|鬼|妖|龙|灵|神/u;
const weathers: Record<string, Weather[]> = {
  horror: ['mist', 'storm', 'cloudy', 'rain'],
  love: ['clear', 'rain', 'snow', 'clear'],
  mystery: ['rain', 'mist', 'cloudy', 'clear'],
  'martial-arts': ['mist', 'snow', 'clear', 'rain'],
};
const hours: Record<string, Hour[]> = {
  horror: ['night', 'dusk'],
  comedy: ['noon', 'golden'],
  mystery: ['night', 'dusk', 'dawn'],
};

/** Gives the parts of a shape to what a premise names; the rest comes from the place's and the genre's stock. */
export function castStory(premise: Premise, shape: Shape, source: Random): StoryCast {
  const { language } = premise;
  const stock = stockOf(genreNamed(shape.genre), language);
  const people = [...premise.beings];
  while (people.length < 2) people.push(partnerFor(premise, people, stock.partners, source));
  const magic = (being: Being) => spirits.test(being.noun);
  const swap = ['fantasy', 'horror'].includes(shape.genre) && magic(people[0]!) && !magic(people[1]!);
  const [A, B] = swap ? [people[1]!, people[0]!] : [people[0]!, people[1]!];
  const main = setOut(premise.place ?? lentPlace(premise, stock.places, source), premise, source);
  const object = premise.sought ?? premise.things[0] ?? inventThing(pick(stock.objects, source), language);
  return {
    A,
    B: A.register === B.register ? { ...B, register: otherRegister(A, source) } : B,
    extras: people.slice(2),
    object,
    main,
    second: setOut(secondPlace(main, premise, source), premise, source),
    hour: premise.hour ?? pick(hours[shape.genre] ?? ['dawn', 'noon', 'golden', 'dusk', 'night'], source),
    weather:
      premise.weather ??
      (main.interior ? 'clear' : pick(weathers[shape.genre] ?? ['clear', 'clear', 'cloudy', 'mist'], source)),
  };
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
  const invented = [...shuffle(fitting, source), ...shuffle(partners, source)].map((phrase) =>
    inventBeing(phrase, language),
  );
  const free = (being: Being) =>
    ![...people, ...(premise.awaited ? [premise.awaited] : [])].some(
      (other) => other.noun.includes(being.noun) || being.noun.includes(other.noun),
    );
  return invented.find(free) ?? invented.at(-1)!;
}

function lentPlace(premise: Premise, ids: readonly string[], source: Random): Place {
  const told = companions.find((entry) => 'place' in entry && entry.words.some((word) => mentions(premise.text, word)));
  if (told?.place) {
    const [id, english, chinese] = told.place as [string, string, string];
    const own = premise.language === 'zh' ? chinese : english;
    const { interior } = placeKind(id);
    return { kind: id, name: own, definite: premise.language === 'zh' ? own : `the ${own}`, interior };
  }
  const kind = placeKind(pick(ids, source));
  const name = pick(kind[premise.language].slice(0, 3), source);
  return { kind: kind.id, name, definite: premise.language === 'zh' ? name : `the ${name}`, interior: kind.interior };
}

function secondPlace(main: StoryPlace, premise: Premise, source: Random): Place {
  const choices = placeKind(main.kind).second.filter(
    ([, english, chinese]) => english !== main.name && chinese !== main.name,
  );
  const [id, english, chinese] = pick(choices, source) as [string, string, string];
  const name = premise.language === 'zh' ? chinese : english;
  const outdoors =
    /street|yard|gate|door|hill|path|park|roof|alley|beach|landing|bay|riverbed|plain|bridge|garden|wood|stern|pier|crossing|ledge|edge/.test(
      english,
    );
  return {
    kind: id,
    name,
    definite: premise.language === 'zh' ? name : `the ${name}`,
    interior: !outdoors && placeKind(id).interior,
  };
}

function setOut(place: Place, premise: Premise, source: Random): StoryPlace {
  const kind = placeKind(place.kind);
  const at =
    premise.language === 'zh'
      ? `${place.definite}${/[边前上里旁下]$/u.test(place.definite) ? '' : kind.at.zh}`
      : `${kind.at.en} ${place.definite}`;
  const spots = shuffle(kind.spots[premise.language], source).filter((spot) => !spot.includes(place.definite));
  return { ...place, at, spots };
}

/** The words of a language for lists, hours and those who come last. */
export function phrasesOf(premise: Premise) {
  return phrases[premise.language];
}
