import { AVFMT_FLAG_BITEXACT } from 'node-av/constants';
import { FFmpegError, FormatContext } from 'node-av/lib';
import { setOptions } from './options.ts';

/** An MP4 file to be written at `path`; add streams, then `startOutput`. */
export function openOutput(path: string): FormatContext {
  const output = new FormatContext();
  FFmpegError.throwIfError(output.allocOutputContext2(null, 'mp4', path), 'mp4');
  output.setFlags(AVFMT_FLAG_BITEXACT);
  return output;
}

/** Writes the header. All tracks' ticks and the movie's are exact for the film's frame rate. */
export function startOutput(
  output: FormatContext,
  path: string,
  timescale: number,
  options: Record<string, string> = {},
): void {
  output.url = path;
  FFmpegError.throwIfError(output.openOutputSync(), 'open');
  setOptions(output, {
    movflags: '+faststart',
    video_track_timescale: String(timescale),
    movie_timescale: String(timescale),
    ...options,
  });
  FFmpegError.throwIfError(output.writeHeaderSync(), 'header');
}

/** Ends the file: flushes what waits to be interleaved, writes the index at the front and closes it. */
export async function finishOutput(output: FormatContext): Promise<void> {
  FFmpegError.throwIfError(await output.interleavedWriteFrame(null), 'write');
  FFmpegError.throwIfError(await output.writeTrailer(), 'trailer');
  await output.closeOutput();
  output.freeContext();
}
