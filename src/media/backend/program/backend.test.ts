import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromFrames, fromSeconds } from '../../../film/index.ts';
import { writeWave } from '../../audio.ts';
import { concatenate } from '../../concatenate.ts';
import { conform } from '../../conform.ts';
import { measure } from '../../measure.ts';
import { openMedia } from '../../media.ts';
import { mux } from '../../mux.ts';
import { probe } from '../../probe.ts';
import { readFrame } from '../../still.ts';
import { clip, frame, moving, rate, sine, size, studio } from '../../test-support.ts';

const program =
  spawnSync('ffprobe', ['-version']).status === 0 && spawnSync('ffmpeg', ['-encoders']).stdout?.includes('libx264');
const why = program ? '' : ' (skipped: there is no program ffmpeg with ffprobe and libx264 here)';

describe.skipIf(!program)(`the program ffmpeg as second backend${why}`, () => {
  const set = studio('ffmpeg');

  it('encodes clips that both backends read alike', async () => {
    await clip(set.media, set.file('一.mp4'), [...moving(30), ...Array(8).fill(frame(16))]);
    expect(set.media.backend).toBe('ffmpeg');
    expect(await probe(set.media, set.file('一.mp4'))).toMatchObject({
      duration: fromFrames(38, rate),
      streams: [
        {
          codec: 'h264',
          ...size,
          rate,
          frames: 38,
          colour: { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', range: 'tv' },
        },
      ],
    });
    const other = await openMedia({ backend: 'node-av' });
    const [ours, theirs] = [await measure(set.media, set.file('一.mp4')), await measure(other, set.file('一.mp4'))];
    await other.close();
    expect(ours).toEqual(theirs);
    expect(ours.video?.black).toEqual([{ start: fromFrames(30, rate), end: fromFrames(38, rate) }]);
  });

  it('conforms and joins to the frame', async () => {
    await conform(set.media, {
      input: set.file('一.mp4'),
      path: set.file('二.mp4'),
      effects: { fadeIn: fromFrames(6, rate), duration: fromFrames(20, rate) },
      quality: 'draft',
    });
    const clips = [set.file('一.mp4'), set.file('二.mp4'), set.file('一.mp4')];
    expect((await concatenate(set.media, { clips, path: set.file(`it's joined.mp4`) })).frames).toBe(96);
    expect(await measure(set.media, set.file(`it's joined.mp4`))).toMatchObject({
      duration: fromFrames(96, rate),
      video: { frames: 96 },
    });
    const joined = await readFrame(set.media, { input: set.file(`it's joined.mp4`), time: fromFrames(58, rate) });
    const alone = await readFrame(set.media, { input: set.file('一.mp4'), time: 0 });
    expect(Buffer.compare(joined.data, alone.data)).toBe(0);
  });

  it('makes a film with sound exactly as long as the picture and captions', async () => {
    writeFileSync(set.file('c.vtt'), 'WEBVTT\n\n00:00:00.200 --> 00:00:01.000\n你好\n');
    const { streams, duration } = await mux(set.media, {
      video: set.file('一.mp4'),
      audio: sine(440, 1, 0.3, 1),
      path: set.file('film.mp4'),
      metadata: { title: '狐' },
      captions: [{ path: set.file('c.vtt'), language: 'zho' }],
      chapters: [{ title: 'One', start: 0 }],
    });
    expect(duration).toBe(fromFrames(38, rate));
    expect(streams.map((stream) => stream.codec)).toEqual(['h264', 'aac', 'mov_text']);
    expect((await measure(set.media, set.file('film.mp4'))).audio).toMatchObject({
      duration: fromFrames(38, rate),
      sampleRate: 48_000,
      channels: 2,
    });
  });

  it('measures sound and refuses what is no media', async () => {
    await writeWave(set.file('tone.wav'), sine(997, 3, 0.1));
    const { audio } = await measure(set.media, set.file('tone.wav'));
    expect(audio).toMatchObject({ duration: fromSeconds(3), samplePeak: -20, silent: [] });
    expect(Math.abs(audio!.integratedLoudness! + 20)).toBeLessThan(0.1);
    writeFileSync(set.file('list.m3u8'), '#EXTM3U\n#EXTINF:10,\n/etc/passwd\n');
    await expect(probe(set.media, set.file('list.m3u8'))).rejects.toMatchObject({ code: 'media-unreadable' });
    await expect(measure(set.media, set.file('nothing.mp4'))).rejects.toMatchObject({ code: 'media-unreadable' });
  });
});
