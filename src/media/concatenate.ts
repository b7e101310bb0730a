import type { FrameRate } from '../film/index.ts';
import { land } from './land.ts';
import type { JobOptions, Media } from './media.ts';
import { probe, probeWritten } from './probe.ts';
import { badRequest } from './problems.ts';
import type { ProbeStream } from './types.ts';

/**
 * Joins clips end to end by copying their packets; not one frame is encoded again and none is lost. All clips must come from
 * `openEncoder` or `conform` with the same size, rate and quality. Throws `media-request` naming the clip that differs.
 */
export async function concatenate(
  media: Media,
  request: { clips: string[]; path: string } & JobOptions,
): Promise<{ frames: number; path: string }> {
  const { clips, path, signal, onAdvance } = request;
  if (clips.length === 0) throw badRequest('There are no clips to join.', 'Name at least one clip.');
  const { streams, rate } = await agreeing(media, clips, signal);
  const frames = streams.reduce((sum, stream) => sum + (stream.frames ?? 0), 0);
  await land(path, async (temporary) => {
    const job = { temporary, ...(signal ? { signal } : {}), ...(onAdvance ? { onAdvance } : {}) };
    await media.run('join', { clips, rate, path: temporary }, job);
    await probeWritten(media, temporary, frames);
  });
  return { frames, path };
}

async function agreeing(
  media: Media,
  clips: string[],
  signal?: AbortSignal,
): Promise<{ streams: ProbeStream[]; rate: FrameRate }> {
  const streams: ProbeStream[] = [];
  for (const clip of clips) {
    const [video] = (await probe(media, clip, signal ? { signal } : {})).streams;
    if (video?.kind !== 'video' || video.codec !== 'h264' || !video.rate)
      throw badRequest(`${clip} is not a clip that can be joined.`, 'Encode it with conform first.', clip);
    streams.push(video);
    const difference = (['width', 'height', 'rate', 'pixelFormat', 'colour', 'parameters'] as const).find(
      (key) => JSON.stringify(video[key]) !== JSON.stringify(streams[0]![key]),
    );
    if (difference)
      throw badRequest(
        `${clip} differs from the first clip in its ${differenceNames[difference]}.`,
        'Encode all clips with the same size, rate and quality.',
        clip,
      );
  }
  return { streams, rate: streams[0]!.rate! };
}

const differenceNames = {
  width: 'width',
  height: 'height',
  rate: 'frame rate',
  pixelFormat: 'pixel format',
  colour: 'colour tags',
  parameters: 'encoder settings',
};
