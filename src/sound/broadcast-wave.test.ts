import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openMedia, probe, readAudio } from '../media/index.ts';
import { type Audio, sampleRate } from './audio.ts';
import { encodeBroadcastWave } from './broadcast-wave.ts';

const media = await openMedia();
const folder = mkdtempSync(join(tmpdir(), 'auteur-wave-'));
afterAll(async () => {
  await media.close();
  rmSync(folder, { recursive: true, force: true });
});

function tones(count: number): Audio {
  const channels = Array.from({ length: count }, (_, place) =>
    Float32Array.from({ length: 4801 }, (_, index) => 0.5 * Math.sin(index * 0.01 * (place + 1))),
  );
  return { sampleRate, channels };
}

test.each([1, 2, 6])('FFmpeg reads %d channels back to the last of 24 bits', async (count) => {
  const path = join(folder, `${count}.wav`);
  const audio = tones(count);
  writeFileSync(path, encodeBroadcastWave(audio, { description: 'test' }));
  const found = await readAudio(media, path);
  expect(found.sampleRate).toBe(sampleRate);
  expect(found.channels).toHaveLength(count);
  found.channels.forEach((channel, place) => {
    expect(channel).toHaveLength(4801);
    channel.forEach((value, index) => {
      expect(Math.abs(value - audio.channels[place]![index]!)).toBeLessThan(2 ** -23);
    });
  });
  const { streams } = await probe(media, path);
  expect(streams[0]).toMatchObject({ kind: 'audio', channels: count, codec: 'pcm_s24le' });
});

test('the time stamp is the start of the film, and levels are told in hundredths', () => {
  const loudness = { integrated: -16.02, range: 5.5, truePeak: -1.234, momentary: -11, shortTerm: null };
  const bytes = encodeBroadcastWave(tones(2), { description: 'master', loudness });
  const view = new DataView(bytes.buffer);
  expect(new TextDecoder().decode(bytes.subarray(12, 16))).toBe('bext');
  expect(view.getUint32(20 + 338, true)).toBe(0);
  expect(view.getUint16(20 + 346, true)).toBe(2);
  const levels = [412, 414, 416, 418, 420].map((offset) => view.getInt16(20 + offset, true));
  expect(levels).toEqual([-1602, 550, -123, -1100, 0x7fff]);
});

test('what is over full scale is cut, not turned around', async () => {
  const path = join(folder, 'loud.wav');
  const loud = { sampleRate, channels: [Float32Array.of(1.5, -1.5, 0.25, 0)] };
  writeFileSync(path, encodeBroadcastWave(loud, { description: 'loud' }));
  const [channel] = (await readAudio(media, path)).channels;
  expect([...channel!].map((value) => Math.round(value * 1000) / 1000)).toEqual([1, -1, 0.25, 0]);
});
