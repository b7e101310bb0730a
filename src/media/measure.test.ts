import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromFrames, fromSeconds, toSeconds } from '../film/index.ts';
import { readAudio, writeWave } from './audio.ts';
import { loudness } from './loudness.ts';
import { measure } from './measure.ts';
import { openMedia } from './media.ts';
import { measureLuma } from './operations/measure-picture.ts';
import { probe } from './probe.ts';
import { clip, frame, inTurn, moving, rate, sine, studio } from './test-support.ts';

const set = studio();

describe('measure, picture', () => {
  it('finds black and frozen stretches to the frame, and nothing else', async () => {
    const path = set.file('stretches.mp4');
    const frames = [
      ...moving(30),
      ...Array(10).fill(frame(16)),
      ...moving(30, 100),
      ...Array(60).fill(frame(120, 40)),
      ...moving(20).slice(1),
    ];
    await clip(set.media, path, frames);
    const { video, duration, audio } = await measure(set.media, path);
    expect(video?.black).toEqual([{ start: fromFrames(30, rate), end: fromFrames(40, rate) }]);
    expect(video?.frozen).toEqual([{ start: fromFrames(70, rate), end: fromFrames(130, rate) }]);
    expect(video?.frames).toBe(149);
    expect(duration).toBe(fromFrames(149, rate));
    expect(audio).toBeUndefined();
  });

  it('does not call a small movement or a slow drift frozen', async () => {
    const mouth = Array.from({ length: 72 }, (_, index) => {
      const bytes = frame(110, 100);
      if (index % 6 < 3) for (let row = 80; row < 86; row += 1) bytes.fill(40, row * 320 + 118, row * 320 + 130);
      return bytes;
    });
    await clip(set.media, set.file('mouth.mp4'), mouth);
    await clip(
      set.media,
      set.file('drift.mp4'),
      Array.from({ length: 72 }, (_, index) => frame(60 + index)),
    );
    expect((await measure(set.media, set.file('mouth.mp4'))).video?.frozen).toEqual([]);
    expect((await measure(set.media, set.file('drift.mp4'))).video?.frozen).toEqual([]);
  });

  it('gives one digest to equal pictures and another to one changed frame', async () => {
    const frames = moving(24);
    await clip(set.media, set.file('a.mp4'), frames);
    await clip(set.media, set.file('b.mp4'), frames);
    await clip(set.media, set.file('c.mp4'), [...frames.slice(0, 23), frame(10)]);
    const [first, second, third] = await Promise.all(
      ['a', 'b', 'c'].map(async (name) => (await measure(set.media, set.file(`${name}.mp4`))).video?.decodedDigest),
    );
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });
});

describe('measure, sound', () => {
  it('finds silence, peaks and clipping', async () => {
    const path = set.file('tone.wav');
    await writeWave(path, inTurn(sine(997, 2, 0.5), sine(997, 1, 0), sine(997, 1, 1.4)), { bits: 16 });
    const { audio, duration, video } = await measure(set.media, path);
    expect(video).toBeUndefined();
    expect(duration).toBe(fromSeconds(4));
    expect(audio?.silent.map((span) => [toSeconds(span.start), toSeconds(span.end)])).toEqual([
      [expect.closeTo(2, 2), expect.closeTo(3, 2)],
    ]);
    expect(audio?.samplePeak).toBeCloseTo(0, 2);
    expect(audio?.clippedSamples).toBeGreaterThan(40_000);
  });

  it('has no loudness for silence', async () => {
    await writeWave(set.file('silence.wav'), sine(997, 2, 0));
    expect((await measure(set.media, set.file('silence.wav'))).audio).toMatchObject({
      integratedLoudness: null,
      loudnessRange: null,
      truePeak: null,
      samplePeak: null,
    });
  });
});

describe('loudness', () => {
  it('gives a 997 Hz sine at -20 dBFS in both channels -20 LUFS (BS.1770-4: 0 dBFS in one channel is -3.01)', () => {
    expect(loudness(sine(997, 5, 0.1)).integrated).toBeCloseTo(-20, 1);
    expect(loudness(sine(997, 5, 1, 1)).integrated).toBeCloseTo(-3.01, 1);
  });

  it('gates silence away (EBU Tech 3341, case 3: -36, -23 and -36 LUFS make -23)', () => {
    const at = (level: number, seconds: number) => sine(1000, seconds, 10 ** (level / 20));
    expect(Math.abs(loudness(inTurn(at(-36, 4), at(-23, 20), at(-36, 4))).integrated! + 23)).toBeLessThan(0.1);
  });

  it('measures a range of 10 LU (EBU Tech 3342, case 1) and true peaks between samples', () => {
    const at = (level: number) => sine(1000, 10, 10 ** (level / 20));
    expect(Math.abs(loudness(inTurn(at(-20), at(-30))).range! - 10)).toBeLessThan(1);
    const quarter = Float32Array.from(
      { length: 48_000 },
      (_, index) => 0.5 * Math.sin((Math.PI / 2) * index + Math.PI / 4),
    );
    expect(Math.abs(loudness({ sampleRate: 48_000, channels: [quarter] }).truePeak! + 6.02)).toBeLessThan(0.3);
    expect(loudness({ sampleRate: 48_000, channels: [quarter] }).samplePeak).toBeCloseTo(-9.03, 1);
  });

  it('agrees with FFmpeg within 0.1 LU on sines, noise, speech-like bursts and other rates', async () => {
    let state = 1;
    const noise = () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state / 1_073_741_824 - 1;
    };
    const made = (sampleRate: number, channels: number, level: (second: number) => number) => ({
      sampleRate,
      channels: Array.from({ length: channels }, () =>
        Float32Array.from({ length: sampleRate * 12 }, (_, index) => noise() * level(index / sampleRate)),
      ),
    });
    const signals = [
      sine(100, 6, 0.3),
      sine(5000, 6, 0.2, 1),
      made(48_000, 2, () => 0.2),
      made(44_100, 2, (second) => (second % 3 < 1.7 ? 0.3 : 0.004)),
      made(48_000, 1, (second) => 0.02 + 0.05 * second),
      made(22_050, 2, () => 0.1),
    ];
    for (const [index, signal] of signals.entries()) {
      const path = set.file(`signal ${index}.wav`);
      await writeWave(path, signal);
      const ours = loudness(signal);
      const theirs = (await measure(set.media, path)).audio!;
      expect(Math.abs(ours.integrated! - theirs.integratedLoudness!), `signal ${index}`).toBeLessThan(0.1);
      expect(Math.abs(ours.range! - theirs.loudnessRange!), `range ${index}`).toBeLessThan(0.3);
      expect(Math.abs(ours.truePeak! - theirs.truePeak!), `true peak ${index}`).toBeLessThan(0.5);
    }
  });
});

describe('hostile files', () => {
  const refused = async (name: string, content: string | Buffer) => {
    writeFileSync(set.file(name), content);
    await expect(probe(set.media, set.file(name)), name).rejects.toMatchObject({
      name: 'Problem',
      where: { file: set.file(name) },
    });
  };

  it('refuses empty files, noise, text, half files and playlists that point elsewhere', async () => {
    await refused('empty.mp4', '');
    await refused('noise.mp4', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251)));
    await refused('text.mp4', 'this is no film\n'.repeat(100));
    await refused('list.m3u8', '#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n/etc/passwd\n#EXT-X-ENDLIST\n');
    await refused('list.txt', `ffconcat version 1.0\nfile '/etc/passwd'\n`);
    await expect(probe(set.media, set.file('missing.mp4'))).rejects.toMatchObject({ code: 'media-unreadable' });
    await expect(probe(set.media, set.folder)).rejects.toMatchObject({ code: 'media-unreadable' });
    await expect(probe(set.media, 'http://127.0.0.1:9/a.mp4')).rejects.toMatchObject({ code: 'media-unreadable' });
  });

  it('holds to its limits', async () => {
    await clip(set.media, set.file('small.mp4'), moving(30));
    const strict = await openMedia({ limits: { width: 200, height: 200 } });
    await expect(probe(strict, set.file('small.mp4'))).rejects.toMatchObject({ code: 'media-over-limit' });
    await strict.close();
    const short = await openMedia({ limits: { duration: fromSeconds(1) } });
    await expect(measure(short, set.file('small.mp4'))).rejects.toMatchObject({ code: 'media-over-limit' });
    await short.close();
  });

  it('has no picture where there is only sound', async () => {
    await writeWave(set.file('only sound.wav'), sine(440, 1, 0.2));
    await expect(readAudio(set.media, set.file('small.mp4'))).rejects.toMatchObject({ code: 'media-no-stream' });
    await expect(set.media.run('still', { path: set.file('only sound.wav'), time: 0 })).rejects.toMatchObject({
      code: 'media-no-stream',
    });
  });
});

it('four pixels at once and one at a time measure the same', () => {
  const [width, height] = [64, 40];
  const memory = new Uint8Array(width * height + 1).map((_, index) => (index * 2_654_435_761) >>> 24);
  const aligned = memory.slice(1);
  expect(measureLuma(aligned, width, height)).toEqual(measureLuma(memory.subarray(1), width, height));
  expect(measureLuma(aligned.fill(200, 0, 16), width, height).blocks).toHaveLength(12);
});
