import { creditsCard, titleCard } from '../edit/index.ts';
import type { Artifact } from '../engine/index.ts';
import { type Flicks, fromFrames, fromSeconds, type Measurement, snapToFrame } from '../film/index.ts';
import type { Build } from './build.ts';
import type { PlannedFilm } from './plan-film.ts';
import type { MadeShot } from './shoot-film.ts';
import { cardClipStep, cardStep, conformStep, masterStep } from './steps/picture.ts';

/** How long the closing card stands. */
export function creditsDuration(build: Build): Flicks {
  return snapToFrame(fromSeconds(3), build.format.rate);
}

/** The picture as it is cut: a clip for every shot and the closing card, in order. */
export async function conformFilm(
  build: Build,
  { screenplay, plan }: PlannedFilm,
  shots: readonly MadeShot[],
): Promise<Artifact[]> {
  const { builder, document, format, quality } = build;
  const { width, height, rate } = format;
  const frames = (count: number) => fromFrames(count, rate);
  const [title, credits] = await Promise.all([
    builder.build(cardStep, { card: titleCard(document.film, screenplay), width, height }),
    builder.build(cardStep, { card: creditsCard(document.film, screenplay), width, height }),
  ]);
  const clips = await Promise.all(
    shots.map(async ({ shot, media }, index) => {
      const next = plan.shots[index + 1];
      const first = index === 0;
      const fades = (transition: { kind: string; duration: Flicks } | undefined) =>
        transition?.kind === 'fade' ? Math.round(transition.duration / 2 / frames(1)) * frames(1) : 0;
      const fadeIn = first ? frames(12) : fades(shot.transition);
      const fadeOut = next ? fades(next.transition) : frames(14);
      const dissolve =
        !first && shot.transition.kind === 'dissolve' ? Math.min(shot.transition.duration, shot.duration) : 0;
      if (fadeIn + fadeOut + dissolve === 0) return media;
      const shown =
        first && titleCard(document.film, screenplay).title !== '' ? titleTimes(shot.duration, rate) : undefined;
      const inputs = {
        take: media,
        ...(shown && { overlay: title }),
        ...(dissolve > 0 && { before: shots[index - 1]!.media }),
      };
      return builder.build(
        conformStep,
        { quality, fadeIn, fadeOut, dissolve, ...(shown && { overlay: shown }) },
        inputs,
        { label: shot.slate },
      );
    }),
  );
  const closing = await builder.build(
    cardClipStep,
    { duration: creditsDuration(build), rate, width, height, quality, fade: frames(12) },
    { card: credits },
    { label: 'credits' },
  );
  return [...clips, closing];
}

function titleTimes(duration: Flicks, rate: Build['format']['rate']): { start: Flicks; end: Flicks; fade: Flicks } {
  const start = fromFrames(14, rate);
  return {
    start,
    end: Math.max(start + fromFrames(24, rate), Math.min(duration - fromFrames(6, rate), fromFrames(96, rate))),
    fade: fromFrames(14, rate),
  };
}

/** The film as one file, and what decoding it showed. */
export async function masterFilm(
  build: Build,
  { plan }: PlannedFilm,
  clips: readonly Artifact[],
  mix: Artifact,
): Promise<{ master: Artifact; measurement: Measurement }> {
  const inputs = { ...Object.fromEntries(clips.map((clip, index) => [`clip${index}`, clip])), mix: mix.parts!.master! };
  const master = await build.builder.build(
    masterStep,
    { clips: clips.length, title: plan.title, language: plan.language },
    inputs,
  );
  return { master, measurement: master.facts.measurement as unknown as Measurement };
}
