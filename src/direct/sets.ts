import type { Character, Depiction, FilmSet, Finding, Scene, Screenplay, Season } from '../film/index.ts';
import { hash, Problem } from '../film/index.ts';
import type { Thesaurus } from '../language/index.ts';
import atmosphere from './data/atmosphere.json' with { type: 'json' };
import { anyPlace, placeLikeness } from './likeness.ts';
import { outOfReach, outOfTime, parametersFor, sceneText, type World, worldOf } from './set-parameters.ts';
import type { StageGeometry } from './space.ts';
import { findWords, has, nameKey, slug } from './words.ts';

/** What set design needs: the stage's geometry and the entries that stand already. */
export type SetOptions = {
  existing: readonly FilmSet[];
  geometry: StageGeometry;
  seed: number;
  depict: (text: string) => Depiction;
  /** Finds the nearest place for nouns that no table has. */
  thesaurus?: Thesaurus;
  /** Who is in the film: for somebody who lives in water, water is kept open. */
  cast?: readonly Character[];
};

/** `usual`: a table plays such places on this builder. */
type Choice = { builder: StageGeometry['builders'][number]; fits: boolean; usual: boolean; path: string[] };

/** The set a heading's place means, by name or alias. */
export function setFor(scene: Scene, sets: readonly FilmSet[]): FilmSet | undefined {
  const key = nameKey(scene.heading.place);
  return sets.find((set) => [set.name, ...set.aliases].some((name) => nameKey(name) === key));
}

/** The set of a scene's place, or the nearest of the same side of the door with a finding. Throws `no-sets` when there is none. */
export function setOrNearest(scene: Scene, sets: readonly FilmSet[], findings: Finding[]): FilmSet {
  const own = setFor(scene, sets);
  if (own) return own;
  const nearest = sets.find((set) => set.interior === (scene.heading.setting === 'interior')) ?? sets[0];
  if (!nearest) {
    throw new Problem({
      code: 'no-sets',
      message: `There is no set for "${scene.heading.place}".`,
      where: { file: 'sets.yaml', scene: scene.id },
      fix: 'Add the place to sets.yaml, or delete sets.yaml to have it designed again.',
    });
  }
  findings.push({
    code: 'set-missing',
    severity: 'draft',
    message: `"${scene.heading.place}" has no entry in sets.yaml and is played on "${nearest.name}".`,
    where: { file: 'sets.yaml', scene: scene.id },
    confidence: 1,
    fix: `Add "${scene.heading.place}" as a name or an alias in sets.yaml.`,
  });
  return nearest;
}

/**
 * Designs a set for every place that has none: the builder whose words fit the heading and the scene best, the season, the
 * culture and era where the builder knows them, and the nearest builder of the same side of the door, with a finding, where no words fit. A set that stands keeps its
 * finding until somebody gives it another builder.
 */
export function designSets(screenplay: Screenplay, options: SetOptions): { sets: FilmSet[]; findings: Finding[] } {
  const sets: FilmSet[] = [];
  const findings: Finding[] = [];
  const told = new Set<string>();
  const ids = new Set(options.existing.map((set) => set.id));
  const filmSeason = seasonIn(screenplay.scenes.map(sceneText).join('\n'));
  const swims = options.cast?.some(({ appearance }) => options.geometry.bodyOf(appearance).draught !== undefined);
  const world = { ...worldOf(screenplay), swims: swims ?? false };
  for (const scene of screenplay.scenes) {
    const standing = setFor(scene, [...options.existing, ...sets]);
    if (standing && told.has(standing.id)) continue;
    const choice = builderFor(scene, options, world);
    const set =
      standing ??
      newSet(scene, choice, uniqueId(slug(scene.heading.place), ids), options.seed, {
        season: seasonIn(sceneText(scene)) ?? filmSeason ?? 'summer',
        parameters: parametersFor(choice.builder.name, scene, world),
      });
    if (!choice.fits && set.builder === choice.builder.name) findings.push(substituted(scene, choice));
    if (!standing) sets.push(set);
    told.add(set.id);
  }
  return { sets, findings };
}

function newSet(
  scene: Scene,
  { builder }: Choice,
  id: string,
  seed: number,
  { season, parameters }: Pick<FilmSet, 'season' | 'parameters'>,
): FilmSet {
  return {
    id,
    name: scene.heading.place,
    aliases: [],
    description: firstWords(scene),
    builder: builder.name,
    interior: builder.interior,
    season,
    parameters,
    seed: hash(`${seed}/set/${id}`) % 100_000,
  };
}

function uniqueId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let next = 2; taken.has(id); next++) id = `${wanted}-${next}`;
  taken.add(id);
  return id;
}

function firstWords(scene: Scene): string {
  const action = scene.beats.find((beat) => beat.kind === 'action');
  return action?.kind === 'action' ? (action.sentences[0] ?? action.text) : scene.heading.text;
}

function seasonIn(text: string): Season | undefined {
  return atmosphere.seasons.find((entry) => has(text, entry))?.season as Season | undefined;
}

/**
 * Words of the place weigh most, the later and the longer ones more ("village bridge" is a bridge, "living room" no bare room), then what such places are usually
 * played on (data/places.json, reached through the thesaurus for other nouns); the action only hints. A set of our own time loses
 * to an older one in a story of another.
 */
function builderFor(scene: Scene, options: SetOptions, world: World): Choice {
  const { geometry, depict, thesaurus } = options;
  const place = mainPlace(scene.heading.place, geometry);
  const seen = firstWords(scene);
  const wanted = scene.heading.setting;
  const like = placeLikeness(place, thesaurus) ?? placeLikeness(depict(place).place?.text ?? '', thesaurus);
  const { interior, exterior } = like?.group ?? anyPlace;
  const standing = (wanted === 'interior' ? interior : exterior).filter((name) =>
    geometry.builders.some((builder) => builder.name === name),
  );
  const scored = geometry.builders.map((builder) => {
    const words = [...builder.keywords.en, ...builder.keywords.zh];
    const inPlace = Math.max(0, ...findWords(place, words).map((hit) => 4 + (2 * hit.end - hit.start) / place.length));
    const order = standing.indexOf(builder.name);
    const meaning = order < 0 ? 0 : Math.max(0.5, 3.5 - order);
    const hints = findWords(seen, words).length > 0 ? 0.8 : 0;
    const side = wanted === 'both' || builder.interior === (wanted === 'interior') ? 1 : -2.5;
    const time = outOfTime(builder.name, world) || outOfReach(builder.name, world) ? -3 : 0;
    return { builder, named: inPlace > 0, score: inPlace + meaning + hints + side + time };
  });
  const best = scored.sort((a, b) => b.score - a.score)[0]!;
  return {
    builder: best.builder,
    fits: best.named && best.score > 1,
    usual: like?.listed === true && standing[0] === best.builder.name,
    path: like?.path ?? [],
  };
}

const beside = /\s(?:above|near|behind|beyond|outside|overlooking|below|beside|opposite)\s/i;

/** *Hill above the village* is a hill: what stands before such a word, where that names a place by itself. */
function mainPlace(place: string, geometry: StageGeometry): string {
  const [head = place] = place.split(beside);
  const known = geometry.builders.flatMap(({ keywords }) => [...keywords.en, ...keywords.zh]);
  return placeLikeness(head, undefined)?.listed || findWords(head, known).length > 0 ? head : place;
}

function substituted(scene: Scene, { builder, usual, path }: Choice): Finding {
  return {
    code: 'set-substituted',
    severity: usual ? 'note' : 'draft',
    message: `No set of the stage looks like "${scene.heading.place}", so it is played on the set "${builder.name}".`,
    where: { file: 'screenplay.fountain', line: scene.heading.line, scene: scene.id },
    evidence: { place: scene.heading.place, builder: builder.name, path: [...path, builder.name] },
    confidence: 0.8,
    fix: `Choose another builder for "${scene.heading.place}" in sets.yaml, or rewrite the heading.`,
  };
}
