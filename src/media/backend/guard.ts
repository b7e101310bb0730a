import { open } from 'node:fs/promises';
import { toSeconds } from '../../film/index.ts';
import formats from '../data/formats.json' with { type: 'json' };
import { overLimit, unreadable } from '../problems.ts';
import type { Limits, Probe } from '../types.ts';

/** The only demuxers that may be used, as FFmpeg's `format_whitelist`: none that can open another file. */
export const allowedFormats = formats.demuxers.join(',');

/**
 * The demuxer for a single picture, told by its first bytes; FFmpeg would go by the name and read a numbered series of files.
 * `undefined` for anything else. Throws `media-unreadable` for what is not a file with something in it.
 */
export async function pictureDemuxer(path: string): Promise<string | undefined> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error.code === 'ENOENT' ? 'there is no such file' : 'it cannot be opened', error);
  });
  try {
    const start = Buffer.alloc(16);
    const { bytesRead } = await file.read(start, 0, 16, 0).catch((error) => {
      throw unreadable(path, 'it is not a file', error);
    });
    if (bytesRead === 0) throw unreadable(path, 'it is empty');
    const hex = start.toString('hex');
    if (hex.startsWith('52494646') && hex.slice(16).startsWith('57454250')) return 'webp_pipe';
    return formats.pictures.find((entry) => hex.startsWith(entry.starts))?.demuxer;
  } finally {
    await file.close();
  }
}

/** Throws `media-over-limit` for a file whose headers claim more than the session allows. */
export function checkLimits(path: string, declared: Pick<Probe, 'duration' | 'streams'>, limits: Limits): void {
  const { duration, streams } = declared;
  if (streams.length > limits.streams)
    throw overLimit(path, `it has ${streams.length} streams, more than ${limits.streams}`);
  if (duration > limits.duration) throw overLimit(path, `it claims to last ${Math.round(toSeconds(duration))} seconds`);
  for (const { width = 0, height = 0 } of streams)
    if (width > limits.width || height > limits.height || width * height > limits.pixels)
      throw overLimit(path, `its pictures are ${width} by ${height} pixels`);
}
