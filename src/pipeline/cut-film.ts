import { creditsCard, superCard, titleCard } from '../edit/index.ts';
import type { Artifact } from '../engine/index.ts';
import { type Flicks, fromFrames, fromSeconds, type Measurement, type Plan, snapToFrame } from '../film/index.ts';
import type { Build } from './build.ts';
import { existingFile } from './film-folder.ts';
import type { PlannedFilm } from './plan-film.ts';
import type { MadeShot } from './shoot-film.ts';
import { musicFolder } from './sound/find-music.ts';
import type { Soundtrack } from './sound/mix-film.ts';
import { cardClipStep, cardStep, conformStep, masterStep } from './steps/picture.ts';

/** How long the closing card stands. */
export function creditsDuration(build: Build): Flicks {
  return snapToFrame(fromSeconds(3), build.format.rate);
}

/** The picture as it is cut: a clip for every shot and the closing card, in order. */
export async function conformFilm(build: Build, planned: PlannedFilm, shots: readonly MadeShot[]): Promise<Artifact[]> {
  const { screenplay } = planned;
  const { builder, document, format, quality } = build;
  const { width, height, rate } = format;
  const heardMusic = document.music.tracks.filter(({ file }) => existingFile(build.folder, `${musicFolder}/${file}`));
  const [title, credits] = await Promise.all([
    builder.build(cardStep, { card: titleCard(document.film, screenplay), width, height }),
    builder.build(cardStep, { card: creditsCard(document.film, screenplay, heardMusic), width, height }),
  ]);
  const clips = await Promise.all(shots.map((_, index) => conformShot(build, planned, shots, index, title)));
  const closing = await builder.build(
    cardClipStep,
    { duration: creditsDuration(build), rate, width, height, quality, fade: fromFrames(12, rate) },
    { card: credits },
    { label: 'credits' },
  );
  return [...clips, closing];
}

/** A shot as it is cut: its take, faded, dissolved and with words over it where it has any of these. */
async function conformShot(
  { builder, document, format, quality }: Build,
  { screenplay, plan }: PlannedFilm,
  shots: readonly MadeShot[],
  index: number,
  title: Artifact,
): Promise<Artifact> {
  const { shot, media } = shots[index]!;
  const { width, height, rate } = format;
  const frames = (count: number) => fromFrames(count, rate);
  const next = plan.shots[index + 1];
  const first = index === 0;
  const fades = (transition: { kind: string; duration: Flicks } | undefined) =>
    transition?.kind === 'fade' ? Math.round(transition.duration / 2 / frames(1)) * frames(1) : 0;
  const fadeIn = first ? frames(12) : fades(shot.transition);
  const fadeOut = next ? fades(next.transition) : frames(14);
  const dissolve =
    !first && shot.transition.kind === 'dissolve' ? Math.min(shot.transition.duration, shot.duration) : 0;
  const opens = plan.shots[index - 1]?.scene !== shot.scene;
  const card = opens ? superCard(document.film, screenplay, shot.scene) : undefined;
  if (fadeIn + fadeOut + dissolve === 0 && !card) return media;
  const times = titleTimes(shot.duration, rate);
  const titled = first && titleCard(document.film, screenplay).title !== '';
  const inputs = {
    take: media,
    ...(titled && { overlay: title }),
    ...(card && { words: await builder.build(cardStep, { card, width, height }) }),
    ...(dissolve > 0 && { before: shots[index - 1]!.media }),
  };
  const over = { ...(titled && { overlay: times }), ...(card && { words: times }) };
  return builder.build(conformStep, { quality, fadeIn, fadeOut, dissolve, ...over }, inputs, { label: shot.slate });
}

/** When the title stands over a first shot of a length, and how long it takes to come and go. */
export function titleTimes(
  duration: Flicks,
  rate: Build['format']['rate'],
): { start: Flicks; end: Flicks; fade: Flicks } {
  const start = fromFrames(14, rate);
  return {
    start,
    end: Math.max(start + fromFrames(24, rate), Math.min(duration - fromFrames(6, rate), fromFrames(96, rate))),
    fade: fromFrames(14, rate),
  };
}

/** A film as one file, and what decoding it showed. */
export type MasteredFilm = { master: Artifact; measurement: Measurement };

/** The film with its stereo sound, and with six channels where the soundtrack has them. */
export async function masterFilm(
  build: Build,
  { plan }: PlannedFilm,
  clips: readonly Artifact[],
  { mix, measured }: Soundtrack,
): Promise<MasteredFilm & { surround: MasteredFilm | undefined }> {
  const make = (sound: Artifact) => joinFilm(build, plan, clips, sound, measured);
  const wide = mix.parts!['master-5.1'];
  return { ...(await make(mix.parts!.master!)), surround: wide && (await make(wide)) };
}

/** Clips and one sound as a film; `measured` as the soundtrack has it. */
export async function joinFilm(
  { builder }: Build,
  plan: Plan,
  clips: readonly Artifact[],
  sound: Artifact,
  measured: Soundtrack['measured'],
): Promise<MasteredFilm> {
  const pictures = Object.fromEntries(clips.map((clip, index) => [`clip${index}`, clip]));
  const params = { clips: clips.length, title: plan.title, language: plan.language, ...(measured && { measured }) };
  const master = await builder.build(masterStep, params, { ...pictures, mix: sound });
  return { master, measurement: master.facts.measurement as unknown as Measurement };
}
