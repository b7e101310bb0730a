import { land } from './land.ts';
import type { JobOptions, Media } from './media.ts';
import type { ConformRequest } from './operations/conform.ts';
import { probeWritten } from './probe.ts';
import { badRequest } from './problems.ts';
import type { Quality } from './types.ts';

export type { Effects, Overlay } from './operations/conform.ts';

/** What to conform. `quality` (`standard` by default) must be that of the clips that it is to be joined with. */
export type ConformOptions = Omit<ConformRequest, 'quality'> & { quality?: Quality } & JobOptions;

/**
 * Decodes a clip, applies effects and encodes it with the settings of `openEncoder`, so that it can be joined with others by
 * `concatenate`. As many frames come out as go in, or as `duration` says. Throws `media-request` for effects that do not fit.
 */
export async function conform(media: Media, options: ConformOptions): Promise<{ frames: number; path: string }> {
  const { signal, onAdvance, path, quality = 'standard', ...request } = options;
  for (const [name, length] of Object.entries({
    fadeIn: request.effects.fadeIn,
    fadeOut: request.effects.fadeOut,
    start: request.effects.start,
  }))
    if (length !== undefined && !(length >= 0))
      throw badRequest(`The ${name} of a clip cannot be ${length}.`, 'Give a length of zero or more.');
  const { frames } = await land(path, async (temporary) => {
    const job = { temporary, ...(signal ? { signal } : {}), ...(onAdvance ? { onAdvance } : {}) };
    const result = await media.run('conform', { ...request, path: temporary, quality }, job);
    await probeWritten(media, temporary, result.frames);
    return result;
  });
  return { frames, path };
}
