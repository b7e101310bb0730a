import type { CaptionStyle } from '../edit/index.ts';
import type { Artifact } from '../engine/index.ts';
import { type Caption, type Flicks, filmTimes, type Plan } from '../film/index.ts';
import type { Build } from './build.ts';
import { titleTimes } from './cut-film.ts';
import { burnStep } from './steps/picture.ts';

/**
 * The clips of a film with its captions drawn in, out of the way of its title; a clip over which nothing is said is left as it is.
 */
export async function burnCaptions(
  { builder, format, quality }: Build,
  plan: Plan,
  clips: readonly Artifact[],
  captions: readonly Caption[],
  style: CaptionStyle,
): Promise<Artifact[]> {
  const { width, height } = format;
  const { shots } = filmTimes(plan);
  return Promise.all(
    clips.map((clip, index) => {
      const shot = plan.shots[index];
      const title = index === 0 && shot && plan.title ? titleTimes(shot.duration, format.rate) : undefined;
      const within = shot ? captionsWithin(captions, shots.get(shot.id)!, shot.duration, title) : [];
      if (!shot || within.length === 0) return clip;
      const params = { captions: within, style, width, height, quality };
      return builder.build(burnStep, params, { clip }, { label: shot.slate });
    }),
  );
}

type Span = { start: Flicks; end: Flicks };

/** What of captions is seen in a stretch of the film, in its own time. */
function captionsWithin(captions: readonly Caption[], start: Flicks, duration: Flicks, title: Span | undefined) {
  return captions
    .filter((caption) => caption.end > start && caption.start < start + duration)
    .map((caption) => {
      const [from, to] = [Math.max(0, caption.start - start), Math.min(duration, caption.end - start)];
      const top = title !== undefined && from < title.end && to > title.start;
      return { lines: caption.lines, start: from, end: to, top };
    });
}
