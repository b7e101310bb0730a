import type { Backend } from '../backend.ts';
import { decodePictures, decodeSound, probe, readMeter } from './read.ts';
import { run } from './run.ts';
import { encodeClip, join, mux } from './write.ts';

/** The programs `ffmpeg` (5.1 or newer, with libx264) and `ffprobe` on the path. Rejects where one of them is missing. */
export async function programBackend(): Promise<Backend> {
  const text = await run('ffmpeg', ['-hide_banner', '-version']);
  await run('ffprobe', ['-hide_banner', '-version']);
  const encoders = await run('ffmpeg', ['-hide_banner', '-encoders']);
  if (!encoders.includes('libx264')) throw new Error('The program ffmpeg has no libx264');
  const version = /version (\S+)/.exec(text)?.[1] ?? 'unknown';
  return { name: 'ffmpeg', version, probe, decodePictures, decodeSound, readMeter, encodeClip, join, mux };
}
