import type { Measurement } from '../film/index.ts';
import type { JobOptions, Media } from './media.ts';

/**
 * Decodes a whole file and measures it: frames, luma, black and frozen spans (two seconds or more), loudness by EBU R128,
 * peaks, clipping, silent spans (half a second or more under -60 dBFS), and digests of all decoded frames and sound, which
 * are equal for two files exactly when they decode to the same. A file with a variable frame rate is counted at its mean rate.
 * Throws `media-unreadable`, `media-over-limit`, `media-no-stream`.
 */
export function measure(media: Media, path: string, options: JobOptions = {}): Promise<Measurement> {
  return media.run('measure', { path }, options);
}
