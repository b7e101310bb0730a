import { expect, test } from 'vitest';
import { random } from '../../film/index.ts';
import { sampleRate, silence } from '../audio.ts';
import { metronome, playProgression } from './__fixtures__/play-music.ts';
import { analyseMusic } from './analyse-music.ts';

test.each([
  60, 72, 85, 99, 112, 125, 138, 151, 164, 180,
])('%d beats a minute: tempo within a hundredth, each beat within 20 ms', (tempo) => {
  for (const { beatsPerBar, noise } of [
    { beatsPerBar: 4, noise: 0 },
    { beatsPerBar: 3, noise: 0.1 },
  ]) {
    const { audio, beats } = metronome(tempo, beatsPerBar, { noise });
    const heard = analyseMusic(audio);
    expect(Math.abs(heard.tempo! / tempo - 1)).toBeLessThan(0.01);
    for (const beat of beats.slice(1, -1))
      expect(Math.min(...heard.beats.map((other) => Math.abs(other - beat)))).toBeLessThan(0.02);
    expect(Math.abs(heard.beats.length - beats.length)).toBeLessThanOrEqual(1);
    const downbeats = beats.filter((_, beat) => beat % beatsPerBar === 0);
    expect(heard.beatsPerBar).toBe(beatsPerBar);
    expect(Math.min(...downbeats.map((beat) => Math.abs(beat - heard.beats[heard.firstDownbeat]!)))).toBeLessThan(0.02);
  }
});

test('the key of played music, all twenty-four: right for 95 of 100', async () => {
  let right = 0;
  for (const mode of ['major', 'minor'] as const) {
    for (let tonic = 0; tonic < 12; tonic++) {
      const { key } = analyseMusic(await playProgression(tonic, mode, `key/${tonic}/${mode}`));
      if (key?.tonic === tonic && key.mode === mode) right++;
    }
  }
  expect(right / 24).toBeGreaterThanOrEqual(0.95);
}, 120_000);

test('music that is tuned otherwise has the key that it is played in', async () => {
  const played = await playProgression(2, 'major', 'tuning');
  const { key } = analyseMusic({ ...played, sampleRate: Math.round(sampleRate * 1.018) });
  expect(key).toMatchObject({ tonic: 2, mode: 'major' });
}, 60_000);

test('noise and silence have no beats, and loudness is as it is metered', () => {
  const draw = random('noise');
  const noise = Float32Array.from({ length: 6 * sampleRate }, () => 0.2 * (2 * draw() - 1));
  expect(analyseMusic({ sampleRate, channels: [noise] }).beats).toEqual([]);
  expect(analyseMusic(silence(4 * sampleRate))).toMatchObject({ beats: [], loudness: -70, key: undefined });
  const tone = Float32Array.from(
    { length: 6 * sampleRate },
    (_, index) => 0.1 * Math.sin((2 * Math.PI * 997 * index) / sampleRate),
  );
  expect(analyseMusic({ sampleRate, channels: [tone, tone] }).loudness).toBeCloseTo(-20, 1);
});
