import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromSeconds } from '../src/film/index.ts';
import {
  concatenate,
  conform,
  loudness,
  type Media,
  measure,
  mux,
  openEncoder,
  openMedia,
  type PixelFormat,
} from '../src/media/index.ts';

const size = { width: 1280, height: 720 };
const rate = { numerator: 24, denominator: 1 };
const count = 240;

/** Eight pictures like a cel-shaded shot: a soft sky, flat shapes that move, a little grain. */
function pictures(pixelFormat: PixelFormat): Uint8Array[] {
  const { width, height } = size;
  return Array.from({ length: 8 }, (_, index) => {
    const rgba = pixelFormat === 'rgba';
    const bytes = new Uint8Array(rgba ? width * height * 4 : (width * height * 3) / 2).fill(128);
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const inside = (x - 400 - index * 12) ** 2 + (y - 380) ** 2 < 32_000;
        const value = Math.round((inside ? 170 : 40 + y / 8) + ((x * 7919 + y * 104_729 + index * 31) % 3));
        if (rgba) bytes.fill(value, (y * width + x) * 4, (y * width + x) * 4 + 3);
        else bytes[y * width + x] = value;
      }
    return bytes;
  });
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { seconds: (performance.now() - start) / 1000, result };
}

async function encode(media: Media, path: string, pixelFormat: PixelFormat, repeat: number): Promise<void> {
  const frames = pictures(pixelFormat);
  const encoder = await openEncoder(media, { path, ...size, rate, pixelFormat, quality: 'standard' });
  for (let index = 0; index < count / repeat; index += 1) await encoder.write(frames[index % frames.length]!, repeat);
  await encoder.end();
}

const round = (value: number) => Math.round(value * 10) / 10;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'auteur-bench-'));
  const file = (name: string) => join(folder, name);
  const opened = await timed(() => openMedia());
  const media = opened.result;
  const framesPerSecond: Record<string, number> = {};
  const run = async (name: string, work: () => Promise<unknown>) => {
    framesPerSecond[name] = round(count / (await timed(work)).seconds);
  };
  for (const pixelFormat of ['yuv420p', 'rgba'] as const) pictures(pixelFormat);
  await run('encode yuv420p', () => encode(media, file('yuv.mp4'), 'yuv420p', 1));
  await run('encode yuv420p, each frame held twice', () => encode(media, file('held.mp4'), 'yuv420p', 2));
  await run('encode rgba', () => encode(media, file('rgba.mp4'), 'rgba', 1));
  await run('measure', () => measure(media, file('yuv.mp4')));
  await run('conform with fades', () =>
    conform(media, {
      input: file('yuv.mp4'),
      path: file('faded.mp4'),
      effects: { fadeIn: fromSeconds(1), fadeOut: fromSeconds(1) },
    }),
  );
  const join2 = await timed(() =>
    concatenate(media, { clips: [file('yuv.mp4'), file('faded.mp4')], path: file('joined.mp4') }),
  );
  const channel = Float32Array.from(
    { length: 48_000 * 30 },
    (_, index) => 0.3 * Math.sin(index / 20) * Math.sin(index / 9000),
  );
  const sound = { sampleRate: 48_000, channels: [channel, channel] };
  const muxed = await timed(() => mux(media, { video: file('joined.mp4'), audio: sound, path: file('film.mp4') }));
  const loud = await timed(async () => loudness(sound));
  await media.close();
  const report = {
    benchmark: 'media',
    backend: media.backend,
    version: media.version,
    picture: `${size.width}x${size.height}, ${count} frames`,
    framesPerSecond,
    seconds: {
      open: round(opened.seconds),
      'join 20 s': round(join2.seconds),
      'mux 20 s': round(muxed.seconds),
      'loudness of 30 s': round(loud.seconds),
    },
    megabytes: round(statSync(file('yuv.mp4')).size / 1e6),
  };
  rmSync(folder, { recursive: true });
  console.log(JSON.stringify(report, null, 2));
}

await main();
