import { readAudio, type SoundOptions } from './audio.ts';
import { land } from './land.ts';
import type { JobOptions, Media } from './media.ts';
import { probeWritten } from './probe.ts';
import type { Audio, Quality } from './types.ts';

/**
 * Reads a file's sound through an FFmpeg filter chain, such as `highpass=f=80`. The rate and the channels stay as they are in
 * the file. The chain is a constant of the caller: never put a user's text into it.
 */
export function filterAudio(media: Media, path: string, filter: string, options: SoundOptions = {}): Promise<Audio> {
  return readAudio(media, path, { ...options, filter });
}

/**
 * Encodes a video again through an FFmpeg filter chain that keeps its size, such as `eq=saturation=0.8`. The chain is a constant
 * of the caller: never put a user's text into it.
 */
export async function filterVideo(
  media: Media,
  options: { input: string; path: string; filter: string; quality?: Quality } & JobOptions,
): Promise<{ frames: number; path: string }> {
  const { input, path, filter, quality = 'standard', signal } = options;
  const { frames } = await land(path, async (temporary) => {
    const result = await media.run(
      'filter',
      { input, path: temporary, filter, quality },
      { temporary, ...(signal ? { signal } : {}) },
    );
    await probeWritten(media, temporary, result.frames);
    return result;
  });
  return { frames, path };
}
