import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { fromFrames } from '../film/index.ts';
import { concatenate } from './concatenate.ts';
import { conform } from './conform.ts';
import { openEncoder } from './encoder.ts';
import { filterVideo } from './filter.ts';
import { measure } from './measure.ts';
import { probe } from './probe.ts';
import { readFrame } from './still.ts';
import { clip, frame, moving, rate, size, studio } from './test-support.ts';

const set = studio();
const frames = (count: number) => fromFrames(count, rate);

/** Red, green and blue of one pixel of one frame. */
async function pixel(path: string, index: number, x = 10, y = 10): Promise<number[]> {
  const { data, width } = await readFrame(set.media, { input: path, time: frames(index) });
  return [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
}

/** Brightness of coded luma as full-range RGB. */
const shown = (luma: number) => Math.round(((luma - 16) * 255) / 219);

describe('concatenate', () => {
  it('joins clips frame by frame without changing one', async () => {
    await clip(set.media, set.file('one.mp4'), moving(31));
    await clip(set.media, set.file('two.mp4'), moving(17, 60));
    await clip(set.media, set.file('three.mp4'), moving(48, 150));
    const clips = ['one.mp4', 'two.mp4', 'three.mp4'].map(set.file);
    const path = set.file('joined 合.mp4');
    expect(await concatenate(set.media, { clips, path })).toEqual({ frames: 96, path });
    expect((await probe(set.media, path)).duration).toBe(frames(96));
    expect((await measure(set.media, path)).video?.frames).toBe(96);
    for (const [index, name, at] of [
      [0, 'one.mp4', 0],
      [30, 'one.mp4', 30],
      [31, 'two.mp4', 0],
      [47, 'two.mp4', 16],
      [48, 'three.mp4', 0],
      [95, 'three.mp4', 47],
    ] as const) {
      const joined = await readFrame(set.media, { input: path, time: frames(index) });
      const alone = await readFrame(set.media, { input: set.file(name), time: frames(at) });
      expect(Buffer.compare(joined.data, alone.data), `frame ${index}`).toBe(0);
    }
  });

  it('joins twice to equal bytes, and a join of joins', async () => {
    const joined = set.file('joined 合.mp4');
    await concatenate(set.media, { clips: [joined, set.file('one.mp4')], path: set.file('longer.mp4') });
    await concatenate(set.media, { clips: [joined, set.file('one.mp4')], path: set.file('longer too.mp4') });
    const [first, second] = await Promise.all([
      measure(set.media, set.file('longer.mp4')),
      measure(set.media, set.file('longer too.mp4')),
    ]);
    expect(first.video?.frames).toBe(127);
    expect(second).toEqual(first);
  });

  it('refuses clips that differ, naming the one', async () => {
    const odd = await openEncoder(set.media, {
      path: set.file('odd size.mp4'),
      width: 160,
      height: 90,
      rate,
      pixelFormat: 'yuv420p',
    });
    await odd.write(Buffer.alloc(160 * 90 * 1.5, 128));
    await odd.end();
    await clip(set.media, set.file('finer.mp4'), moving(5), 'high');
    const join = (second: string) =>
      concatenate(set.media, { clips: [set.file('one.mp4'), set.file(second)], path: set.file('never.mp4') });
    await expect(join('odd size.mp4')).rejects.toMatchObject({
      code: 'media-request',
      where: { file: set.file('odd size.mp4') },
    });
    await expect(join('finer.mp4')).rejects.toThrow(/encoder settings/);
    expect(set.left()).not.toContain('never.mp4');
  });
});

describe('conform', () => {
  const grey = () =>
    clip(
      set.media,
      set.file('grey.mp4'),
      Array.from({ length: 48 }, () => frame(126)),
    );

  it('fades from and to black, linearly, and keeps every frame', async () => {
    await grey();
    const path = set.file('faded.mp4');
    const effects = { fadeIn: frames(12), fadeOut: frames(8) };
    expect(await conform(set.media, { input: set.file('grey.mp4'), path, effects, quality: 'draft' })).toEqual({
      frames: 48,
      path,
    });
    const level = async (index: number) => (await pixel(path, index))[1]!;
    expect(await level(0)).toBeLessThan(3);
    expect(Math.abs((await level(6)) - shown(16 + 110 / 2))).toBeLessThan(5);
    expect(Math.abs((await level(20)) - shown(126))).toBeLessThan(4);
    expect(await level(47)).toBeLessThan(3);
    expect((await measure(set.media, path)).video?.black).toContainEqual({ start: frames(47), end: frames(48) });
    await concatenate(set.media, { clips: [set.file('grey.mp4'), path], path: set.file('with fade.mp4') });
    expect((await measure(set.media, set.file('with fade.mp4'))).video?.frames).toBe(96);
  });

  it('lays a picture over in its place, colour and time, and fades it', async () => {
    const png = set.file('标题.png');
    const red = await sharp({
      create: { width: 40, height: 20, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 1 } },
    })
      .png()
      .toBuffer();
    await sharp({ create: { ...size, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .composite([{ input: red, left: 100, top: 50 }])
      .png()
      .toFile(png);
    const path = set.file('titled.mp4');
    const overlays = [{ png, start: frames(10), end: frames(30), fade: frames(4) }];
    await conform(set.media, { input: set.file('grey.mp4'), path, effects: { overlays }, quality: 'high' });
    const [r, g, b] = await pixel(path, 20, 120, 60);
    expect(r).toBeGreaterThan(245);
    expect(Math.max(g!, b!)).toBeLessThan(12);
    const half = await pixel(path, 11, 120, 60);
    expect(half[0]).toBeGreaterThan(140);
    expect(half[0]).toBeLessThan(220);
    const untouched = shown(126);
    for (const [index, x, y] of [
      [9, 120, 60],
      [30, 120, 60],
      [20, 90, 60],
      [20, 120, 80],
    ] as const)
      expect(Math.abs((await pixel(path, index, x, y))[0]! - untouched), `frame ${index} at ${x},${y}`).toBeLessThan(8);
  });

  it('dissolves out of the tail of the clip before', async () => {
    await clip(
      set.media,
      set.file('dark.mp4'),
      Array.from({ length: 30 }, (_, index) => frame(index < 24 ? 200 : 36)),
    );
    const path = set.file('dissolved.mp4');
    const effects = { dissolveFrom: { input: set.file('dark.mp4'), duration: frames(6) } };
    expect((await conform(set.media, { input: set.file('grey.mp4'), path, effects })).frames).toBe(48);
    const levels = await Promise.all([0, 1, 2, 3, 4, 5, 6].map(async (index) => (await pixel(path, index))[0]!));
    expect(Math.abs(levels[0]! - shown(36 + 90 / 7))).toBeLessThan(5);
    for (let index = 1; index < 7; index += 1) expect(levels[index]! - levels[index - 1]!).toBeGreaterThan(5);
    expect(Math.abs(levels[6]! - shown(126))).toBeLessThan(4);
  });

  it('cuts a stretch to the frame', async () => {
    const path = set.file('cut.mp4');
    const steps = Array.from({ length: 40 }, (_, index) => frame(40 + index * 4));
    await clip(set.media, set.file('steps.mp4'), steps, 'high');
    await conform(set.media, {
      input: set.file('steps.mp4'),
      path,
      effects: { start: frames(7), duration: frames(20) },
      quality: 'high',
    });
    expect((await measure(set.media, path)).video?.frames).toBe(20);
    expect(Math.abs((await pixel(path, 0))[0]! - shown(40 + 28))).toBeLessThan(3);
    expect(Math.abs((await pixel(path, 19))[0]! - shown(40 + 26 * 4))).toBeLessThan(3);
    await expect(
      conform(set.media, { input: set.file('steps.mp4'), path, effects: { duration: frames(41) } }),
    ).rejects.toMatchObject({ code: 'media-request' });
  });

  it('brings footage of another size and rate to one format', async () => {
    const path = set.file('footage.mp4');
    const encoder = await openEncoder(set.media, {
      path,
      width: 200,
      height: 200,
      rate: { numerator: 30, denominator: 1 },
      pixelFormat: 'yuv420p',
    });
    await encoder.write(Buffer.alloc(200 * 200 * 1.5, 150), 60);
    await encoder.end();
    const conformed = set.file('conformed.mp4');
    const { frames: count } = await conform(set.media, {
      input: path,
      path: conformed,
      effects: {},
      quality: 'draft',
      format: { ...size, rate },
    });
    expect(count).toBe(48);
    expect(await pixel(conformed, 10, 5, 90)).toEqual([0, 0, 0]);
    await concatenate(set.media, { clips: [set.file('one.mp4'), conformed], path: set.file('mixed.mp4') });
  });

  it('filters with a chain', async () => {
    const { frames: count } = await filterVideo(set.media, {
      input: set.file('grey.mp4'),
      path: set.file('flipped.mp4'),
      filter: 'negate',
    });
    expect(count).toBe(48);
    await expect(
      filterVideo(set.media, { input: set.file('grey.mp4'), path: set.file('no.mp4'), filter: 'nosuchfilter' }),
    ).rejects.toMatchObject({ name: 'Problem' });
  });
});
