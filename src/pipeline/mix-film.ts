import type { Artifact } from '../engine/index.ts';
import {
  type Flicks,
  filmTimes,
  flicksPerSecond,
  fromSeconds,
  type Performance,
  type PlannedScene,
  type Shot,
  type ShotSize,
} from '../film/index.ts';
import { type CueMusic, chooseStyle, type Place, type ScoreCue, type SpokenSpan, styleOf } from '../sound/index.ts';
import type { Build } from './build.ts';
import { hearActor, hearShot } from './hearing.ts';
import type { PlannedFilm } from './plan-film.ts';
import {
  ambienceStep,
  cueStep,
  dialogueStep,
  foleyStep,
  mixStep,
  type PlacedPiece,
  type StemName,
  scoreStep,
} from './steps/sound.ts';

/** Loudness and ceiling of the master: web and film streaming (STANDARDS, Apple and common practice). */
export const loudnessTarget = { target: -16, ceiling: -1 };

/** Decibels that AAC may add to a peak: the mix stays this far under the ceiling that the film is measured against. */
const codingHeadroom = 0.5;

const distanceOfSize: Record<ShotSize, number> = { ECU: 1, CU: 1.3, MCU: 1.7, MS: 2.3, MLS: 3, FS: 4, LS: 6, ELS: 9 };
const overlap = fromSeconds(0.7);
const ambienceStride = 4 * flicksPerSecond;

/** The soundtrack: parts `master`, `dialogue`, `music`, `effects`, `ambience`, and the score as MIDI. */
export type Soundtrack = { mix: Artifact; midi: Artifact };

type Performances = ReadonlyMap<string, { performance: Performance }>;

/** A scene with what its sound is made from: its place in the film, shots, and set. */
type HeardScene = {
  scene: PlannedScene;
  start: Flicks;
  duration: Flicks;
  shots: Shot[];
  set: PlannedFilm['sets']['sets'][number];
};

/** A piece of a stem, made, and where it belongs. */
type MadePiece = PlacedPiece & { sound: Artifact };

/**
 * Makes the sound of every scene by itself (lines, music, steps, place), each a step keyed on that scene alone, joins them and mixes: after
 * a change in one scene only that scene's sound is made again.
 */
export async function mixFilm(
  build: Build,
  planned: PlannedFilm,
  performances: Performances,
  duration: Flicks,
): Promise<Soundtrack> {
  const scenes = heardScenes(planned);
  const speech = spokenSpans(planned);
  const [score, dialogue, effects, ambience] = await Promise.all([
    playScore(build, planned, scenes, speech, duration),
    gather(scenes, (scene) => speakScene(build, planned, performances, scene)),
    gather(scenes, (scene) => stepScene(build, performances, scene)),
    gather(scenes, (scene, index) => surroundScene(build, scene, scenes[index - 1], scenes[index + 1], duration)),
  ]);
  const stems: Record<StemName, MadePiece[]> = { dialogue, music: score.pieces, effects, ambience };
  const entries = Object.entries(stems) as [StemName, MadePiece[]][];
  const pieces = Object.fromEntries(
    entries.map(([name, made]) => [name, made.map(({ sound: _, ...piece }) => piece)]),
  ) as Record<StemName, PlacedPiece[]>;
  const inputs = Object.fromEntries(
    entries.flatMap(([name, made]) => made.map(({ sound }, index) => [`${name}${index}`, sound])),
  );
  const mix = await build.builder.build(
    mixStep,
    { duration, pieces, speech, target: loudnessTarget.target, ceiling: loudnessTarget.ceiling - codingHeadroom },
    inputs,
  );
  return { mix, midi: score.midi };
}

async function gather(
  scenes: readonly HeardScene[],
  make: (scene: HeardScene, index: number) => Promise<MadePiece | undefined>,
): Promise<MadePiece[]> {
  const made = await Promise.all(scenes.map(make));
  return made.filter((piece) => piece !== undefined);
}

function heardScenes({ plan, sets }: PlannedFilm): HeardScene[] {
  const times = filmTimes(plan);
  return plan.scenes.flatMap((scene) => {
    const shots = plan.shots.filter((shot) => shot.scene === scene.id);
    const duration = shots.reduce((sum, shot) => sum + shot.duration, 0);
    const set = sets.sets.find((candidate) => candidate.id === scene.set)!;
    return duration === 0 ? [] : [{ scene, start: times.scenes.get(scene.id) ?? 0, duration, shots, set }];
  });
}

/** When somebody is heard to speak, in film time. */
function spokenSpans({ plan, voices }: PlannedFilm): SpokenSpan[] {
  const times = filmTimes(plan);
  return plan.scenes.flatMap((scene) =>
    scene.lines
      .filter((line) => voices.get(line.id)?.audio)
      .map((line) => {
        const start = (times.scenes.get(scene.id) ?? 0) + line.start;
        return { line: line.id, start, end: start + line.duration };
      }),
  );
}

async function playScore(
  build: Build,
  planned: PlannedFilm,
  scenes: readonly HeardScene[],
  speech: readonly SpokenSpan[],
  duration: Flicks,
): Promise<{ pieces: MadePiece[]; midi: Artifact }> {
  const { builder, store, document } = build;
  const { source, title } = document.film;
  const style = chooseStyle(wordsOf(build, planned), planned.plan.language);
  const cues = scenes.map(({ scene, start, duration: length, shots }, index): ScoreCue => {
    const end = start + length;
    const cuts = shots.map((shot) => shot.start).filter((cut) => cut > 0);
    const ringOut = index === scenes.length - 1 && duration > end ? duration - end : undefined;
    return { id: scene.id, name: scene.heading, start, duration: length, mood: scene.mood, cuts, ringOut };
  });
  const score = await builder.build(scoreStep, {
    cues,
    dialogue: speech.map(({ start, end }) => ({ start, end })),
    duration,
    seed: `${source.seed}/${source.premise ?? source.file ?? title}`,
    style,
  });
  const written = await store.json<{ start: Flicks; music: CueMusic }[]>(score.parts!.music!.digest);
  const { hall } = styleOf(style);
  builder.expect(cueStep, written.length);
  const pieces = await Promise.all(
    written.map(async ({ start, music }) => ({ start, sound: await builder.build(cueStep, { music, hall }) })),
  );
  return { pieces, midi: score.parts!.midi! };
}

/** What says which kind of film this is. */
function wordsOf({ document: { film } }: Build, { plan, sets, cast }: PlannedFilm): string {
  return [
    plan.title,
    film.source.premise ?? '',
    ...plan.scenes.map((scene) => scene.heading),
    ...sets.sets.map((set) => set.builder.replaceAll('-', ' ')),
    ...cast.characters.map((character) => character.name),
  ].join('\n');
}

async function speakScene(
  { builder, format }: Build,
  { voices }: PlannedFilm,
  performances: Performances,
  { scene, start, shots, set }: HeardScene,
): Promise<MadePiece | undefined> {
  const lines = scene.lines.filter((line) => voices.get(line.id)?.audio);
  if (lines.length === 0) return undefined;
  const placed = lines.map((line) => {
    const shot = shots.find((one) => one.start <= line.start && line.start < one.start + one.duration);
    const actor = scene.blocking.find(({ actions }) =>
      actions.some((action) => action.kind === 'speak' && action.line === line.id),
    )?.actor;
    const performance = shot && performances.get(shot.id)?.performance;
    const middle = shot ? Math.min(shot.duration - 1, line.start + line.duration / 2 - shot.start) : 0;
    const heard = performance && actor && hearActor(performance, actor, middle, format.width / format.height);
    return {
      start: line.start,
      pan: line.offScreen || !heard ? 0 : heard.pan,
      distance: line.offScreen ? 0.6 : distanceOfSize[shot?.size ?? 'MS'],
      offScreen: line.offScreen,
      setting: set.interior ? ('room' as const) : ('outdoors' as const),
    };
  });
  const inputs = Object.fromEntries(lines.map((line, index) => [`line${index}`, voices.get(line.id)!.audio!]));
  return { start, sound: await builder.build(dialogueStep, { lines: placed }, inputs, { label: scene.number }) };
}

async function stepScene(
  { builder, document }: Build,
  performances: Performances,
  { scene, start, shots, set }: HeardScene,
): Promise<MadePiece | undefined> {
  const events = shots.flatMap((shot) => hearShot(shot, performances.get(shot.id)!.performance, shot.start));
  if (events.length === 0) return undefined;
  const params = { events, interior: set.interior, seed: `${document.film.source.seed}/${scene.id}` };
  return { start, sound: await builder.build(foleyStep, params, {}, { label: scene.number }) };
}

/** What a scene's place sounds like, as the ambience is made from it. */
export function placeOf(scene: PlannedScene, set: HeardScene['set']): Place {
  return {
    weather: scene.weather,
    hour: scene.hour,
    interior: set.interior,
    season: set.season,
    words: `${set.name} ${set.builder} ${set.description}`,
  };
}

/** A place sounds over its cuts by half an overlap, the last one under the closing card. It is made in lengths of four seconds. */
async function surroundScene(
  { builder, document }: Build,
  { scene, start, duration, set }: HeardScene,
  before: HeardScene | undefined,
  after: HeardScene | undefined,
  filmDuration: Flicks,
): Promise<MadePiece> {
  const lead = before ? overlap / 2 : 0;
  const length = after ? lead + duration + overlap / 2 : filmDuration - start + lead;
  const place = placeOf(scene, set);
  const seed = `${document.film.source.seed}/${set.id}`;
  const params = { place, duration: Math.ceil(length / ambienceStride) * ambienceStride, seed };
  const sound = await builder.build(ambienceStep, params, {}, { label: scene.number });
  const fadeOut = after ? overlap : Math.max(0, filmDuration - start - duration);
  return { start: start - lead, length, fadeIn: before ? overlap : 0, fadeOut, sound };
}
