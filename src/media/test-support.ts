import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { openEncoder } from './encoder.ts';
import { type Media, openMedia } from './media.ts';
import type { Audio } from './types.ts';

export const rate = { numerator: 24, denominator: 1 };
export const size = { width: 320, height: 180 };

/** A session and a folder with a space and Chinese letters in its name, for the time of one test file. */
export function studio(backend: 'auto' | 'ffmpeg' = 'auto'): {
  media: Media;
  folder: string;
  file(name: string): string;
  left(): string[];
} {
  const state = {
    media: undefined as unknown as Media,
    folder: '',
    file: (name: string) => join(state.folder, name),
    left: () => readdirSync(state.folder).sort(),
  };
  beforeAll(async () => {
    state.folder = mkdtempSync(join(tmpdir(), 'auteur media 电影 '));
    state.media = await openMedia({ backend });
  });
  afterAll(async () => {
    await state.media?.close();
    rmSync(state.folder, { recursive: true, force: true });
  });
  return state;
}

/** A frame of one luma with a bright square that stands at `x`, if given. */
export function frame(luma: number, x?: number): Buffer {
  const { width, height } = size;
  const bytes = Buffer.alloc((width * height * 3) / 2, 128);
  bytes.fill(luma, 0, width * height);
  if (x !== undefined) for (let row = 60; row < 108; row += 1) bytes.fill(200, row * width + x, row * width + x + 48);
  return bytes;
}

/** Encodes frames at 320 by 180 and 24 fps. */
export async function clip(
  media: Media,
  path: string,
  frames: Iterable<Buffer>,
  quality: 'draft' | 'standard' | 'high' = 'draft',
): Promise<void> {
  const encoder = await openEncoder(media, { path, ...size, rate, pixelFormat: 'yuv420p', quality });
  for (const bytes of frames) await encoder.write(bytes);
  await encoder.end();
}

/** `count` frames in which the square moves by four pixels a frame. */
export function moving(count: number, luma = 90): Buffer[] {
  return Array.from({ length: count }, (_, index) => frame(luma, (index * 4) % 256));
}

/** A sine of `level` (0 to 1) in every channel. */
export function sine(frequency: number, seconds: number, level: number, channels = 2, sampleRate = 48_000): Audio {
  const channel = Float32Array.from(
    { length: Math.round(seconds * sampleRate) },
    (_, index) => level * Math.sin((2 * Math.PI * frequency * index) / sampleRate),
  );
  return { sampleRate, channels: Array.from({ length: channels }, () => channel) };
}

/** Pieces of sound one after another. */
export function inTurn(...pieces: Audio[]): Audio {
  const first = pieces[0]!;
  return {
    sampleRate: first.sampleRate,
    channels: first.channels.map((_, index) =>
      Float32Array.from(pieces.flatMap((piece) => [...piece.channels[index]!])),
    ),
  };
}
