import type { Depiction, FilmSet, Finding, Scene, Screenplay, Season } from '../film/index.ts';
import { hash, Problem } from '../film/index.ts';
import atmosphere from './data/atmosphere.json' with { type: 'json' };
import type { StageGeometry } from './space.ts';
import { findWords, has, nameKey, slug } from './words.ts';

/** What set design needs: the stage's geometry and the entries that stand already. */
export type SetOptions = {
  existing: readonly FilmSet[];
  geometry: StageGeometry;
  seed: number;
  depict: (text: string) => Depiction;
};

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
 * Designs a set for every place that has none: the builder whose words fit the heading and the scene best, the season,
 * and the nearest builder of the same side of the door, with a finding, where no words fit.
 */
export function designSets(screenplay: Screenplay, options: SetOptions): { sets: FilmSet[]; findings: Finding[] } {
  const sets: FilmSet[] = [];
  const findings: Finding[] = [];
  const ids = new Set(options.existing.map((set) => set.id));
  const filmSeason = seasonIn(screenplay.scenes.map(sceneText).join('\n'));
  for (const scene of screenplay.scenes) {
    if (setFor(scene, [...options.existing, ...sets])) continue;
    const { builder, fits } = builderFor(scene, options);
    if (!fits) findings.push(substituted(scene, builder.name));
    const id = uniqueId(slug(scene.heading.place), ids);
    sets.push({
      id,
      name: scene.heading.place,
      aliases: [],
      description: firstWords(scene),
      builder: builder.name,
      interior: builder.interior,
      season: seasonIn(sceneText(scene)) ?? filmSeason ?? 'summer',
      parameters: {},
      seed: hash(`${options.seed}/set/${id}`) % 100_000,
    });
  }
  return { sets, findings };
}

function uniqueId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let next = 2; taken.has(id); next++) id = `${wanted}-${next}`;
  taken.add(id);
  return id;
}

function sceneText(scene: Scene): string {
  return [scene.heading.text, ...scene.beats.map((beat) => (beat.kind === 'action' ? beat.text : ''))].join('\n');
}

function firstWords(scene: Scene): string {
  const action = scene.beats.find((beat) => beat.kind === 'action');
  return action?.kind === 'action' ? (action.sentences[0] ?? action.text) : scene.heading.text;
}

function seasonIn(text: string): Season | undefined {
  return atmosphere.seasons.find((entry) => has(text, entry))?.season as Season | undefined;
}

/** Words of the place weigh most and the later ones more ("village bridge" is a bridge); the action only hints. */
function builderFor(scene: Scene, { geometry, depict }: SetOptions) {
  const place = scene.heading.place;
  const seen = firstWords(scene);
  const concept = depict(place).place?.concept ?? '';
  const wanted = scene.heading.setting;
  const scored = geometry.builders.map((builder) => {
    const words = [...builder.keywords.en, ...builder.keywords.zh];
    const inPlace = Math.max(0, ...findWords(place, words).map((hit) => 4 + hit.start / Math.max(1, place.length)));
    const meaning = concept && findWords(concept, words).length > 0 ? 3 : 0;
    const hints = findWords(seen, words).length > 0 ? 1.5 : 0;
    const side = wanted === 'both' || builder.interior === (wanted === 'interior') ? 1 : -2.5;
    return { builder, evidence: inPlace + meaning + hints, score: inPlace + meaning + hints + side };
  });
  const best = scored.sort((a, b) => b.score - a.score)[0]!;
  return { builder: best.builder, fits: best.evidence > 0 && best.score > 1 };
}

function substituted(scene: Scene, builder: string): Finding {
  return {
    code: 'set-substituted',
    severity: 'draft',
    message: `No set of the stage looks like "${scene.heading.place}", so it is played on the set "${builder}".`,
    where: { file: 'screenplay.fountain', line: scene.heading.line, scene: scene.id },
    evidence: { place: scene.heading.place, builder },
    confidence: 0.8,
    fix: `Choose another builder for "${scene.heading.place}" in sets.yaml, or rewrite the heading.`,
  };
}
