import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromFrames, type Problem } from '../film/index.ts';
import { openEncoder } from './encoder.ts';
import { measure } from './measure.ts';
import { openMedia } from './media.ts';
import { probe } from './probe.ts';
import { clip, frame, moving, rate, size, studio } from './test-support.ts';

const set = studio();

describe('openEncoder', () => {
  it('writes an H.264 clip with exact length, size, rate and colour tags, under any name', async () => {
    const path = set.file('第一镜 take 1.mp4');
    await clip(set.media, path, moving(30));
    const { duration, streams } = await probe(set.media, path);
    expect(duration).toBe(fromFrames(30, rate));
    expect(streams).toMatchObject([
      {
        kind: 'video',
        codec: 'h264',
        ...size,
        rate,
        frames: 30,
        pixelFormat: 'yuv420p',
        colour: { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', range: 'tv' },
      },
    ]);
    expect(set.left().filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('gives equal bytes for equal frames', async () => {
    await clip(set.media, set.file('once.mp4'), moving(40));
    await clip(set.media, set.file('again.mp4'), moving(40));
    expect(readFileSync(set.file('once.mp4')).equals(readFileSync(set.file('again.mp4')))).toBe(true);
  });

  it('holds a frame as often as asked', async () => {
    const path = set.file('held.mp4');
    const encoder = await openEncoder(set.media, { path, ...size, rate, pixelFormat: 'yuv420p' });
    await encoder.write(frame(60), 10);
    await encoder.write(frame(180));
    expect(await encoder.end()).toEqual({ frames: 11, path });
    expect((await measure(set.media, path)).video?.frames).toBe(11);
  });

  it('converts RGBA to limited-range BT.709', async () => {
    const path = set.file('colours.mp4');
    const encoder = await openEncoder(set.media, { path, ...size, rate, pixelFormat: 'rgba', quality: 'high' });
    await encoder.write(Buffer.alloc(size.width * size.height * 4, 255), 2);
    await encoder.end();
    expect((await measure(set.media, path)).video?.luma).toEqual({ minimum: 235, mean: 235, maximum: 235 });
  });

  it('keeps exact time at 24000/1001 fps', async () => {
    const path = set.file('film rate.mp4');
    const slow = { numerator: 24000, denominator: 1001 };
    const encoder = await openEncoder(set.media, {
      path,
      ...size,
      rate: slow,
      pixelFormat: 'yuv420p',
      quality: 'draft',
    });
    for (const bytes of moving(5)) await encoder.write(bytes);
    await encoder.end();
    expect(await probe(set.media, path)).toMatchObject({ duration: fromFrames(5, slow), streams: [{ rate: slow }] });
  });

  it('refuses odd sizes and frames of a wrong length', async () => {
    const options = { path: set.file('odd.mp4'), width: 321, height: 180, rate, pixelFormat: 'yuv420p' as const };
    await expect(openEncoder(set.media, options)).rejects.toMatchObject({ code: 'media-request' });
    const encoder = await openEncoder(set.media, { ...options, width: 320 });
    await expect(encoder.write(Buffer.alloc(10))).rejects.toMatchObject({ code: 'media-request' });
    await encoder.abort();
    expect(set.left().filter((name) => name.includes('odd'))).toEqual([]);
  });

  it('says so and leaves no half file when its worker is killed', async () => {
    const before = set.left();
    const media = await openMedia();
    const encoder = await openEncoder(media, { path: set.file('killed.mp4'), ...size, rate, pixelFormat: 'yuv420p' });
    await encoder.write(frame(50));
    await media.close();
    const work = (async () => {
      for (const bytes of moving(50)) await encoder.write(bytes);
      await encoder.end();
    })();
    await expect(work).rejects.toMatchObject({ name: 'Problem', code: 'media-worker-lost' });
    expect(set.left()).toEqual(before);
  });

  it('stops and cleans up when cancelled', async () => {
    const before = set.left();
    const controller = new AbortController();
    const encoder = await openEncoder(set.media, {
      path: set.file('cancelled.mp4'),
      ...size,
      rate,
      pixelFormat: 'yuv420p',
      signal: controller.signal,
    });
    await encoder.write(frame(50));
    controller.abort();
    await expect(encoder.end()).rejects.toSatisfy(
      (problem: Problem) => problem.code === 'cancelled' && problem.exit === 130,
    );
    expect(set.left()).toEqual(before);
  });
});
