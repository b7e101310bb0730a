import type { Flicks, Measurement } from '../film/index.ts';
import type { JobOptions, Media } from './media.ts';

/** A stretch of a film. */
type Span = { start: Flicks; end: Flicks };

/**
 * Decodes a whole file and measures it: frames, luma, black and frozen spans (two seconds or more), loudness by EBU R128,
 * peaks, clipping, silent spans (half a second or more under -60 dBFS), and digests of all decoded frames and sound, which
 * are equal for two files exactly when they decode to the same. A file with a variable frame rate is counted at its mean rate.
 * With `spoken` the loudness within these stretches is measured as well. Throws `media-unreadable`, `media-over-limit`, `media-no-stream`.
 */
export function measure(
  media: Media,
  path: string,
  { spoken, ...options }: JobOptions & { spoken?: readonly Span[] } = {},
): Promise<Measurement> {
  return media.run('measure', { path, ...(spoken && { spoken: [...spoken] }) }, options);
}
