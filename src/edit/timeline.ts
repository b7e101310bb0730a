import { type Clip, filmTimes, type Plan, type Timeline, type TimelineTrack } from '../film/index.ts';

/** A clip of the picture as it is cut: a shot's take, or a card that belongs to no shot. `media` as in `Clip`. */
export type PictureClip = { name: string; media: string; duration: number; shot?: string };

/** A stem or other sound as long as the film. */
export type SoundClip = { name: string; media: string };

/**
 * The film as a timeline: one picture track of the plan's shots in order and then `cards`, one sound track for each
 * stem, and a marker at each scene.
 */
export function assembleTimeline(
  plan: Plan,
  media: ReadonlyMap<string, string>,
  cards: readonly PictureClip[],
  sounds: readonly SoundClip[],
): Timeline {
  const times = filmTimes(plan);
  const shots = plan.shots.map(
    (shot): Clip => ({
      name: shot.slate,
      media: media.get(shot.id),
      sourceStart: 0,
      duration: shot.duration,
      start: times.shots.get(shot.id)!,
      shot: shot.id,
      transition: shot.transition,
    }),
  );
  let end = times.duration;
  const tail = cards.map((card): Clip => {
    const clip = { ...card, sourceStart: 0, start: end };
    end += card.duration;
    return clip;
  });
  const sound = sounds.map(
    ({ name, media }): TimelineTrack => ({
      name,
      kind: 'audio',
      clips: [{ name, media, sourceStart: 0, duration: end, start: 0 }],
    }),
  );
  return {
    type: 'timeline',
    version: 1,
    name: plan.title,
    rate: plan.rate,
    duration: end,
    tracks: [{ name: 'Picture', kind: 'video', clips: [...shots, ...tail] }, ...sound],
    markers: plan.scenes.map((scene) => ({
      name: `${scene.number} ${scene.heading}`,
      time: times.scenes.get(scene.id) ?? 0,
    })),
  };
}
