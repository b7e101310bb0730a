import type { JobOptions, Media } from './media.ts';
import { unreadable } from './problems.ts';
import type { Probe, ProbeStream } from './types.ts';

/**
 * What a file's headers declare. Only local files, and no file that it refers to, are opened. Throws `media-unreadable` or
 * `media-over-limit`, within `limits.timeout` milliseconds whatever the file does.
 */
export function probe(media: Media, path: string, options: JobOptions = {}): Promise<Probe> {
  return media.run('probe', { path }, { ...options, stall: media.limits.timeout });
}

/** Probes a file that was just written and returns its video stream. Throws when it has none or it is not as large as meant. */
export async function probeWritten(media: Media, path: string, frames: number): Promise<ProbeStream> {
  const video = (await probe(media, path)).streams.find((stream) => stream.kind === 'video');
  if (!video || (video.frames !== undefined && video.frames !== frames))
    throw unreadable(path, `it should have ${frames} frames and has ${video?.frames ?? 0}`);
  return video;
}
