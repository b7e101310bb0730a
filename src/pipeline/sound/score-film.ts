import type { Artifact } from '../../engine/index.ts';
import type { Finding, Flicks } from '../../film/index.ts';
import {
  type Character,
  type CueMusic,
  characterOf,
  type FilmKind,
  type ScoreBrief,
  type ScoreCue,
  type SpokenSpan,
  type SpottedScene,
  spot,
  styleOf,
} from '../../sound/index.ts';
import type { Build } from '../build.ts';
import type { PlannedFilm } from '../plan-film.ts';
import { cueStep, scoreStep } from '../steps/score.ts';
import { hasComicHero } from './comic-hero.ts';
import { curveOf, feelScene, marksOf } from './feel-scene.ts';
import type { HeardScene, MadePiece, Performances } from './heard-scene.ts';
import { importMusic } from './import-music.ts';
import { leadScenes } from './lead-scenes.ts';
import { soundOfRealism } from './realism-sound.ts';

/**
 * Spots and composes the film's score and plays it, a piece a cue, beside the music that a person has brought; with the score as MIDI and its cue sheet.
 * `entries` are when music begins.
 */
export async function scoreFilm(
  build: Build,
  planned: PlannedFilm,
  performances: Performances,
  scenes: readonly HeardScene[],
  speech: readonly SpokenSpan[],
  duration: Flicks,
): Promise<{ pieces: MadePiece[]; entries: Flicks[]; midi: Artifact; cueSheet: Artifact; findings: Finding[] }> {
  const { builder, store, document } = build;
  const { source, title } = document.film;
  const character = characterOf(kindOf(build, planned));
  const seed = `${source.seed}/${source.premise ?? source.file ?? title}`;
  const brief = briefOf(planned, performances, scenes, speech, duration, { ...character, seed });
  const imported = await importMusic(build, scenes, duration);
  const composed = { ...brief, cues: cuesBeside(brief.cues, imported.cues) };
  const score = await builder.build(scoreStep, {
    ...composed,
    language: planned.plan.language,
    imported: imported.cues,
  });
  const written = await store.json<{ start: Flicks; music: CueMusic }[]>(score.parts!.music!.digest);
  const hall = styleOf(character.style).hall * (soundOfRealism(planned.plan)?.hall ?? 1);
  builder.expect(cueStep, written.length);
  const pieces = await Promise.all(
    written.map(async ({ start, music }) => ({ start, sound: await builder.build(cueStep, { music, hall }) })),
  );
  return {
    pieces: [...pieces, ...imported.pieces],
    entries: [...composed.cues, ...imported.cues].map(({ start }) => start),
    midi: score.parts!.midi!,
    cueSheet: score.parts!.cues!,
    findings: imported.findings,
  };
}

/** Composed music where nobody has brought any; what would lead over into that comes to rest, and nothing rings into it. */
function cuesBeside(cues: readonly ScoreCue[], imported: readonly { start: Flicks; end: Flicks }[]): ScoreCue[] {
  const isFree = (from: Flicks, to: Flicks) => imported.every(({ start, end }) => to <= start || from >= end);
  const stays = (cue: ScoreCue) => isFree(cue.start, cue.start + cue.duration);
  return cues.filter(stays).map((cue) => {
    const next = cues[cues.indexOf(cue) + 1];
    const end = cue.start + cue.duration;
    if (cue.ringOut && !isFree(end, end + cue.ringOut)) return { ...cue, ringOut: undefined };
    return cue.ending === 'onward' && next && !stays(next) ? { ...cue, ending: 'rest' } : cue;
  });
}

/** What a film's score is composed from: where its scenes want music, who leads them, how they feel and what happens in them. */
export function briefOf(
  { plan, cast }: Pick<PlannedFilm, 'plan' | 'cast'>,
  performances: Performances,
  scenes: readonly HeardScene[],
  speech: readonly SpokenSpan[],
  duration: Flicks,
  { style, tone, seed }: Character & { seed: string },
): ScoreBrief {
  const idOf = (name: string) => cast.characters.find((one) => one.name === name || one.id === name)?.id ?? name;
  const leads = leadScenes(plan, idOf);
  const spotted = scenes.map(({ scene, start, duration: length, shots }): SpottedScene => {
    const feeling = feelScene(scene, shots, tone);
    const events = shots.flatMap((shot) =>
      (performances.get(shot.id)?.performance.events ?? [])
        .filter(({ time }) => time >= 0 && time < shot.duration)
        .map(({ time, kind }) => ({ time: time + shot.start, kind })),
    );
    return {
      id: scene.id,
      name: scene.heading,
      start,
      duration: length,
      feeling,
      curve: curveOf(scene, feeling),
      marks: marksOf(scene, shots, events),
      speech: speech
        .filter((span) => span.end > start && span.start < start + length)
        .map((span) => ({ start: span.start - start, end: span.end - start })),
      ...leads.scenes.get(scene.id),
    };
  });
  const last = scenes.at(-1);
  const ringOut = last ? duration - last.start - last.duration : 0;
  const cues = spot(spotted, ringOut, soundOfRealism(plan)?.presence);
  return {
    cues,
    dialogue: speech.map(({ start, end }) => ({ start, end })),
    duration,
    seed,
    style,
    cast: leads.cast,
  };
}

/** Which kind of film this is. */
export function kindOf(
  { document: { film } }: Pick<Build, 'document'>,
  { plan, sets, cast }: Pick<PlannedFilm, 'plan' | 'sets' | 'cast'>,
): FilmKind {
  const words = [
    plan.title,
    film.source.premise ?? '',
    ...plan.scenes.map((scene) => scene.heading),
    ...sets.sets.map((set) => set.builder.replaceAll('-', ' ')),
    ...cast.characters.map((character) => character.name),
  ].join('\n');
  const comic = hasComicHero(cast, words);
  return { words, language: plan.language, comic, ...(film.genre && { genre: film.genre }) };
}
