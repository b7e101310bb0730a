import { unreadable } from '../problems.ts';
import type { Quality } from '../types.ts';
import type { OperationContext } from './context.ts';

/** Encodes a video again through an FFmpeg filter chain of ours. Answers how many frames it wrote. */
export async function filterClip(
  context: OperationContext,
  { input, path, filter, quality }: { input: string; path: string; filter: string; quality: Quality },
) {
  const pictures = await context.backend.decodePictures(input, { pixelFormat: 'yuv420p', filter }, context.limits);
  const { width, height, rate } = pictures;
  const writer = await context.backend.encodeClip(path, { width, height, rate, pixelFormat: 'yuv420p', quality });
  let frames = 0;
  for await (const frame of pictures.frames) {
    if (frame.length !== (width * height * 3) / 2)
      throw unreadable(input, 'the filter changes the size of its pictures');
    await writer.write(frame, 1);
    frames += 1;
    if (frames % 12 === 0) context.advance(frames);
  }
  await writer.end();
  return { frames };
}
