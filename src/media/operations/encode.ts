import { badRequest } from '../problems.ts';
import type { VideoSettings } from '../types.ts';
import type { OperationContext } from './context.ts';

/** Bytes of one raw frame. */
export function frameBytes({
  width,
  height,
  pixelFormat,
}: Pick<VideoSettings, 'width' | 'height' | 'pixelFormat'>): number {
  return pixelFormat === 'rgba' ? width * height * 4 : (width * height * 3) / 2;
}

/** Takes frames from the session until it says that there are no more, and writes a clip. */
export async function encodeFrames(
  context: OperationContext,
  { path, settings }: { path: string; settings: VideoSettings },
) {
  const writer = await context.backend.encodeClip(path, settings);
  let frames = 0;
  for (let message = await context.receive(); message.header.kind === 'frame'; message = await context.receive()) {
    const { payload, header } = message;
    if (payload?.length !== frameBytes(settings))
      throw badRequest(
        'A frame has the wrong number of bytes.',
        'Send frames of the size that the encoder was opened with.',
      );
    const repeat = Number(header.repeat ?? 1);
    await writer.write(payload, repeat);
    frames += repeat;
    context.advance(frames);
  }
  await writer.end();
  return { frames };
}
