import { readFileSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { fromFrames, fromSeconds, Problem } from '../film/index.ts';
import { readAudio, writeWave } from './audio.ts';
import { parseCaptions } from './captions.ts';
import { contactSheet } from './contact-sheet.ts';
import { filterAudio } from './filter.ts';
import { measure } from './measure.ts';
import { mux } from './mux.ts';
import { resample } from './resample.ts';
import { encodeStill, still } from './still.ts';
import { clip, frame, moving, rate, sine, studio } from './test-support.ts';

const set = studio();

describe('sound files', () => {
  it('keep every sample as floats, and every step as 16 or 24 bits', async () => {
    const sound = sine(440, 0.5, 0.8, 2, 44_100);
    for (const [bits, error] of [
      ['32f', 0],
      [24, 1e-7],
      [16, 2e-5],
    ] as const) {
      const path = set.file(`声音 ${bits}.wav`);
      await writeWave(path, sound, { bits });
      const read = await readAudio(set.media, path);
      expect(read.sampleRate).toBe(44_100);
      expect(read.channels.map((channel) => channel.length)).toEqual([22_050, 22_050]);
      const worst = read.channels[1]!.reduce(
        (most, sample, index) => Math.max(most, Math.abs(sample - sound.channels[1]![index]!)),
        0,
      );
      expect(worst).toBeLessThanOrEqual(error);
    }
  });

  it('are equal bytes for equal sound', async () => {
    await writeWave(set.file('w1.wav'), sine(300, 0.3, 0.5), { bits: 24 });
    await writeWave(set.file('w2.wav'), sine(300, 0.3, 0.5), { bits: 24 });
    expect(readFileSync(set.file('w1.wav')).equals(readFileSync(set.file('w2.wav')))).toBe(true);
  });

  it('go through a filter of ours', async () => {
    await writeWave(set.file('loud.wav'), sine(440, 1, 0.8, 1));
    const { channels } = await filterAudio(set.media, set.file('loud.wav'), 'volume=0.5');
    expect(Math.max(...channels[0]!)).toBeCloseTo(0.4, 3);
  });

  it('refuse to land in a place that cannot be', async () => {
    writeFileSync(set.file('a file'), 'x');
    const write = writeWave(set.file('a file/sound.wav'), sine(440, 0.1, 0.5));
    await expect(write).rejects.toSatisfy((error) => error instanceof Problem && error.code === 'no-folder');
  });
});

describe('sound in six channels', () => {
  it('stays in six channels in a film, each in its place, and so does stereo in two', async () => {
    await clip(set.media, set.file('picture.mp4'), moving(48));
    for (const count of [6, 2]) {
      const levels = [0.5, 0.4, 0.3, 0.1, 0.2, 0.05].slice(0, count);
      const channels = levels.map((level) => sine(60, 2, level, 1).channels[0]!);
      await writeWave(set.file('six.wav'), { sampleRate: 48_000, channels });
      const path = set.file(`film-${count}.mp4`);
      await mux(set.media, { video: set.file('picture.mp4'), audio: set.file('six.wav'), path });
      const read = await readAudio(set.media, path);
      const peaks = read.channels.map((channel) => Math.max(...channel.subarray(24_000, 72_000)));
      expect(peaks).toHaveLength(count);
      for (const [index, level] of levels.entries()) expect(peaks[index]!).toBeCloseTo(level, 1);
    }
  });

  it('is measured where somebody speaks, when it is said where that is', async () => {
    const [loud, soft] = [sine(1000, 4, 0.5, 1), sine(1000, 4, 0.05, 1)];
    const samples = Float32Array.from([...loud.channels[0]!, ...soft.channels[0]!]);
    await writeWave(set.file('both.wav'), { sampleRate: 48_000, channels: [samples, samples] });
    const spoken = [{ start: fromSeconds(4.5), end: fromSeconds(7.5) }];
    const { audio } = await measure(set.media, set.file('both.wav'), { spoken });
    expect(audio!.integratedLoudness!).toBeCloseTo(20 * Math.log10(0.5), 0);
    expect(audio!.dialogueLoudness!).toBeCloseTo(20 * Math.log10(0.05), 0);
    expect((await measure(set.media, set.file('both.wav'))).audio!.dialogueLoudness).toBeUndefined();
  });
});

describe('resample', () => {
  it('keeps a tone and removes what the new rate cannot hold', () => {
    const expected = sine(1000, 1, 0.5, 1, 48_000).channels[0]!;
    const [converted] = resample(sine(1000, 1, 0.5, 1, 22_050), 48_000).channels;
    expect(converted!.length).toBe(48_000);
    for (let index = 500; index < 47_500; index += 1)
      expect(Math.abs(converted![index]! - expected[index]!)).toBeLessThan(1e-3);
    const [quiet] = resample(sine(20_000, 1, 0.5, 1, 48_000), 22_050).channels;
    expect(Math.max(...quiet!.subarray(500, 21_000))).toBeLessThan(1e-3);
  });
});

describe('mux', () => {
  const captionFile =
    'WEBVTT\n\n00:00:00.500 --> 00:00:01.500\n<v Mei>你好 &amp; hello\n\n2\n00:00:01.800 --> 00:00:02.500\nTwo\nlines\n';

  it('makes a film with picture untouched, sound exactly as long, captions, chapters and tags', async () => {
    await clip(set.media, set.file('picture.mp4'), moving(72));
    writeFileSync(set.file('captions.zh.vtt'), captionFile);
    const path = set.file('影片 film.mp4');
    const probed = await mux(set.media, {
      video: set.file('picture.mp4'),
      audio: sine(440, 5, 0.3, 1, 44_100),
      path,
      captions: [
        { path: set.file('captions.zh.vtt'), language: 'zho', title: '中文' },
        { path: set.file('captions.zh.vtt'), language: 'eng' },
      ],
      chapters: [
        { title: 'Bridge 桥', start: 0 },
        { title: 'Inn', start: fromSeconds(1) },
      ],
      metadata: { title: '狐 The Fox', artist: 'A Director' },
    });
    expect(probed.duration).toBe(fromFrames(72, rate));
    expect(probed.tags).toMatchObject({ title: '狐 The Fox', artist: 'A Director' });
    expect(probed.streams.map(({ kind, codec, language }) => [kind, codec, language])).toEqual([
      ['video', 'h264', undefined],
      ['audio', 'aac', undefined],
      ['subtitle', 'mov_text', 'zho'],
      ['subtitle', 'mov_text', 'eng'],
    ]);
    expect(probed.streams[1]).toMatchObject({ sampleRate: 48_000, channels: 2, duration: fromSeconds(3) });
    const [film, picture] = await Promise.all([measure(set.media, path), measure(set.media, set.file('picture.mp4'))]);
    expect(film.video?.decodedDigest).toBe(picture.video?.decodedDigest);
    expect(film.audio?.duration).toBe(fromSeconds(3));
    const index = readFileSync(path);
    expect(index.indexOf('moov')).toBeLessThan(index.indexOf('mdat'));
    expect(index.includes(Buffer.from('Bridge 桥'))).toBe(true);
    expect(set.left().filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('keeps sound in step with the picture and continues it with silence', async () => {
    const click = sine(0, 1, 0, 1);
    click.channels[0]!.fill(0.9, 24_000, 24_048);
    await mux(set.media, { video: set.file('picture.mp4'), audio: click, path: set.file('click.mp4') });
    const { sampleRate, channels } = await readAudio(set.media, set.file('click.mp4'));
    expect([sampleRate, channels.length, channels[0]!.length]).toEqual([48_000, 2, 144_000]);
    const loudest = channels[0]!.reduce(
      (best, sample, index) => (Math.abs(sample) > Math.abs(channels[0]![best]!) ? index : best),
      0,
    );
    expect(loudest).toBeGreaterThan(23_950);
    expect(loudest).toBeLessThan(24_100);
  });

  it('gives equal bytes for equal parts', async () => {
    for (const name of ['m1.mp4', 'm2.mp4'])
      await mux(set.media, { video: set.file('picture.mp4'), audio: sine(440, 3, 0.3), path: set.file(name) });
    expect(readFileSync(set.file('m1.mp4')).equals(readFileSync(set.file('m2.mp4')))).toBe(true);
  });

  it('reads WebVTT and SubRip', () => {
    expect(parseCaptions(captionFile)).toEqual([
      { start: fromSeconds(0.5), end: fromSeconds(1.5), text: '你好 & hello' },
      { start: fromSeconds(1.8), end: fromSeconds(2.5), text: 'Two\nlines' },
    ]);
    expect(parseCaptions('\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\nHi\r\n')).toEqual([
      { start: fromSeconds(1), end: fromSeconds(2), text: 'Hi' },
    ]);
  });
});

describe('stills', () => {
  it('show the frame of their time, and the last one after the end', async () => {
    await clip(
      set.media,
      set.file('steps.mp4'),
      Array.from({ length: 48 }, (_, index) => frame(40 + index * 4)),
      'high',
    );
    const level = async (index: number) => {
      const path = set.file(`still ${index}.png`);
      await still(set.media, { input: set.file('steps.mp4'), time: fromFrames(index, rate), path });
      return (await sharp(path).raw().toBuffer())[0]!;
    };
    for (const [index, luma] of [
      [0, 40],
      [1, 44],
      [23, 132],
      [24, 136],
      [47, 228],
      [99, 228],
    ] as const)
      expect(Math.abs((await level(index)) - ((luma - 16) * 255) / 219), `frame ${index}`).toBeLessThan(3);
  });

  it('are scaled and written as JPEG, the same each time', async () => {
    const pixels = {
      data: Buffer.from(Array.from({ length: 64 * 32 * 4 }, (_, index) => (index * 31) % 256)),
      width: 64,
      height: 32,
      channels: 4 as const,
    };
    expect(await encodeStill(pixels, { path: set.file('a.jpg'), width: 32 })).toMatchObject({ width: 32, height: 16 });
    await encodeStill(pixels, { path: set.file('b.jpg'), width: 32 });
    expect(readFileSync(set.file('a.jpg')).equals(readFileSync(set.file('b.jpg')))).toBe(true);
    await expect(encodeStill(pixels, { path: set.file('a.xyz') })).rejects.toMatchObject({ code: 'media-request' });
  });

  it('stand on a contact sheet with labels', async () => {
    const path = set.file('sheet.png');
    const times = [0, 10, 20, 30, 40].map((index) => fromFrames(index, rate));
    const sheet = await contactSheet(set.media, {
      video: set.file('steps.mp4'),
      times,
      columns: 3,
      width: 640,
      path,
      labels: ['1A', '1B 桥', '2A', '2B', '3 <&>'],
    });
    expect(await sharp(path).metadata()).toMatchObject({ width: 640, height: sheet.height, format: 'png' });
  });
});
