import { type Flicks, fromFrames, type Measurement, Problem } from '../../film/index.ts';
import type { OperationContext } from './context.ts';
import { measurePicture } from './measure-picture.ts';
import { measureSound } from './measure-sound.ts';

/** Decodes and measures a file's picture and sound, and the loudness within `spoken`. */
export async function measureFile(
  context: OperationContext,
  path: string,
  spoken?: readonly { start: Flicks; end: Flicks }[],
): Promise<Measurement> {
  const probe = await context.backend.probe(path, context.limits);
  const picture = probe.streams.find((stream) => stream.kind === 'video');
  const sound = probe.streams.find((stream) => stream.kind === 'audio');
  if (!picture && !sound)
    throw new Problem({
      code: 'media-no-stream',
      message: 'The file has neither picture nor sound.',
      where: { file: path },
      fix: 'Use a file with a video or an audio stream.',
    });
  const [video, audio] = await Promise.all([
    picture && measurePicture(context, path, picture.codec),
    sound && measureSound(context, path, sound.codec, spoken),
  ]);
  const videoDuration = video ? fromFrames(video.frames, video.rate) : 0;
  return {
    duration: Math.max(videoDuration, audio?.duration ?? 0),
    bytes: probe.bytes,
    ...(video ? { video } : {}),
    ...(audio ? { audio } : {}),
  };
}
