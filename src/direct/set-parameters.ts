import type { FilmSet, Scene, Screenplay } from '../film/index.ts';
import { type Era, eraOf } from './appearance.ts';
import table from './data/cultures.json' with { type: 'json' };
import people from './data/people.json' with { type: 'json' };
import { count, has, type Words } from './words.ts';

/** Whose houses and streets a story is told in. */
export type Culture = keyof typeof table.cultures;

/** What the words of a whole screenplay say of its world; `culture` is undefined without evidence, `swims` says that somebody lives in water. */
export type World = { era: Era; dated: boolean; culture: Culture | undefined; swims?: boolean };

const cultures = Object.entries(table.cultures) as [Culture, Words][];
const given = new Set(table.names);

/** A scene's heading and action, without what is said in it. */
export function sceneText({ heading, beats }: Scene): string {
  return [heading.text, ...beats.map((beat) => (beat.kind === 'action' ? beat.text : ''))].join('\n');
}

/** The culture that most of a text's words belong to. */
function cultureIn(text: string): Culture | undefined {
  const scores = cultures
    .map(([name, words]) => ({ name, score: count(text, words) }))
    .sort((a, b) => b.score - a.score);
  return scores[0]!.score > 0 ? scores[0]!.name : undefined;
}

function speakers(screenplay: Screenplay): string[] {
  return screenplay.scenes.flatMap(({ beats }) =>
    beats.flatMap((beat) => (beat.kind === 'dialogue' ? [beat.speech.character.toLowerCase()] : [])),
  );
}

/**
 * The world of a screenplay: what its words say, else what its cast is called, else what its language suggests. A Chinese
 * script plays in China unless it says otherwise; an English one nowhere in particular.
 */
export function worldOf(screenplay: Screenplay): World {
  const text = screenplay.scenes.map(sceneText).join('\n');
  const names = [...new Set(speakers(screenplay))];
  const called = names.filter((name) => name.split(/\s+/).some((part) => given.has(part)) || given.has(name)).length;
  const era = eraOf(text);
  const own = screenplay.language === 'zh' || era === 'classical' || called > names.length / 2 ? 'chinese' : undefined;
  return { era, dated: era !== 'modern' || has(text, people.eras.modern), culture: cultureIn(text) ?? own };
}

/**
 * What a builder is told of a place: the words of the scene itself come before those of the whole film. Only what its builder
 * knows is set, so that `sets.yaml` shows what may be changed.
 */
export function parametersFor(builder: string, scene: Scene, world: World): FilmSet['parameters'] {
  const known = (table.parameters as Record<string, string[] | undefined>)[builder] ?? [];
  const culture = cultureIn(sceneText(scene)) ?? world.culture;
  const parameters: FilmSet['parameters'] = {};
  if (known.includes('culture') && culture) parameters.culture = culture;
  if (known.includes('era') && world.dated) parameters.era = world.era;
  else if (known.includes('era') && has(scene.heading.place, table.modernPlaces)) parameters.era = 'modern';
  if (known.includes('style') && (culture === 'european' || (!culture && world.era === 'medieval')))
    parameters.style = 'gothic';
  if (known.includes('train') && has(sceneText(scene), table.trainGone)) parameters.train = false;
  if (known.includes('basin') && world.swims) parameters.basin = 'open';
  return parameters;
}

/** Whether a builder shows our own time only, in a story of another; schools, stations and streets were there a hundred years ago. */
export function outOfTime(builder: string, { era, dated }: World): boolean {
  return (
    dated &&
    era !== 'modern' &&
    era !== 'future' &&
    table.modernOnly.includes(builder) &&
    !(era === 'twenties' && table.inTwenties.includes(builder))
  );
}

/** Whether a builder stands high over its water, in a story of somebody who lives in water. */
export function outOfReach(builder: string, { swims }: World): boolean {
  return swims === true && table.cliffs.includes(builder);
}
