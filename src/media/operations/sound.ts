import { fromSamples } from '../../film/index.ts';
import { overLimit } from '../problems.ts';
import type { OperationContext } from './context.ts';

/** Longest sound that is read into memory, in bytes: about three hours of stereo at 48 kHz. */
const maximumBytes = 2 ** 32;

/** Sends a file's sound as interleaved 32-bit floats, through an FFmpeg filter chain of ours if one is given. */
export async function sendSound(
  context: OperationContext,
  { path, filter }: { path: string; filter?: string },
): Promise<{ sampleRate: number; channels: number }> {
  const { sampleRate, channels, chunks } = await context.backend.decodeSound(path, filter, context.limits);
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > maximumBytes || fromSamples(bytes / 4 / channels, sampleRate) > context.limits.duration)
      throw overLimit(path, 'its sound is too long');
    await context.send(chunk);
  }
  return { sampleRate, channels };
}
