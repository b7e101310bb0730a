import { fromFrames, type Staging } from '../../film/index.ts';

type Thing = Staging['props'][number];

/** The channel of a thing that somebody may have put on: 1 while they wear it. */
export const wornChannels: readonly string[] = ['worn'];

/** The track that says when somebody wears a thing. */
export const wornTrack = (thing: string, actor: string): string => `worn/${thing}/${actor}`;

/** Who wears what of the things of a shot, at some time in it. */
export function wornIn({ props }: Pick<Staging, 'props'>): { thing: Thing; actor: string }[] {
  return props.flatMap((thing) => {
    const wearers = (thing.stays ?? []).flatMap(({ actor, worn }) => (actor !== undefined && worn ? [actor] : []));
    return [...new Set(wearers)].map((actor) => ({ thing, actor }));
  });
}

/** When things are worn, once a frame. */
export function wornTracks(staging: Staging, frames: number): { target: string; values: Float32Array }[] {
  return wornIn(staging).map(({ thing, actor }) => {
    const values = Float32Array.from({ length: frames }, (_, frame) => {
      const time = fromFrames(frame, staging.rate);
      const stay = thing.stays!.findLast(({ from }) => from <= time) ?? thing.stays![0]!;
      return stay.worn && stay.actor === actor ? 1 : 0;
    });
    return { target: wornTrack(thing.id, actor), values };
  });
}
