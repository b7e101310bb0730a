import type { Random } from '../film/index.ts';
import { shuffle } from '../film/index.ts';
import { neighbouring, type StoryCast, type StoryPlace, setOut } from './cast-story.ts';
import { type Genre, genreNamed } from './genres.ts';
import type { Being, Premise, Thing } from './premise.ts';
import { inventBeing } from './read-beings.ts';
import { placeKind } from './read-place.ts';
import { isKin } from './read-premise.ts';
import { inventThing } from './read-things.ts';

/** Whom, what and where a film of several chapters can still turn to, in the order in which it does. */
export type Stock = { people: Being[]; things: Thing[]; places: StoryPlace[] };

/** The people, things and places that a genre lends to a long film; `places` are a small set to which the story returns. */
export function stockFor(premise: Premise, genre: Genre, cast: StoryCast, places: number, source: Random): Stock {
  const { language } = premise;
  const everyday = genreNamed('slice-of-life');
  const people = [
    ...shuffle([...genre.partners[language], ...genre.company[language]], source),
    ...shuffle(everyday.company[language], source),
  ]
    .map((phrase) => inventBeing(phrase, language))
    .filter((being) => !isKin(being, language));
  const things = [
    ...shuffle([...genre.objects[language], ...genre.belongings[language]], source),
    ...shuffle(everyday.belongings[language], source),
  ].map((phrase) => inventThing(phrase, language));
  const taken = [cast.A, cast.B, cast.C, ...cast.extras, ...premise.beings];
  return {
    people: apart(people, taken),
    things: apart(things, [cast.object, ...premise.things]),
    places: placesFor(premise, genre, cast, places, source),
  };
}

/** Those whose names do not sound like one that is there already. */
function apart<Named extends { noun: string }>(candidates: readonly Named[], taken: readonly Named[]): Named[] {
  const last = (noun: string) => noun.split(' ').at(-1)!;
  const kept: Named[] = [];
  for (const one of candidates) {
    const like = [...taken, ...kept].some(
      ({ noun }) => noun.includes(one.noun) || one.noun.includes(noun) || last(noun) === last(one.noun),
    );
    if (!like) kept.push(one);
  }
  return kept;
}

function placesFor(premise: Premise, genre: Genre, cast: StoryCast, count: number, source: Random): StoryPlace[] {
  const near = [cast.main.kind, cast.second.kind].flatMap((id) => placeKind(id).second);
  const far = genre.places.flatMap((id) => {
    const kind = placeKind(id);
    return [[kind.id, kind.en[0]!, kind.zh[0]!], ...kind.second];
  });
  const others = [...shuffle(near, source), ...shuffle(far, source)]
    .map((entry) => neighbouring(entry, premise))
    .filter(({ name }) => name !== cast.main.name && name !== cast.second.name);
  const fresh = others.filter(({ name }, at) => others.findIndex((other) => other.name === name) === at);
  const set = fresh.slice(0, Math.max(1, count - 2)).map((place) => setOut(place, premise, source));
  return [cast.main, cast.second, ...set];
}
