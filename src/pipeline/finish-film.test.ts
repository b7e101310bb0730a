import { expect, test } from 'vitest';
import type { Artifact } from '../engine/index.ts';
import { fromSeconds } from '../film/index.ts';
import type { Build } from './build.ts';
import { finishFilm } from './finish-film.ts';
import type { PlannedFilm } from './plan-film.ts';
import type { Soundtrack } from './sound/mix-film.ts';

const rate = { numerator: 24, denominator: 1 };

/** A film whose coding adds `added` dB to a peak that the mix holds at `headroom` under -1 dBTP. Gives the headrooms that were mixed at. */
async function mastered(added: (headroom: number) => number) {
  const mixAt = async (headroom: number) => {
    const master = { digest: String(headroom) } as Artifact;
    return { mix: { parts: { master } }, findings: [] } as unknown as Soundtrack;
  };
  const asked: number[] = [];
  const build = {
    sound: { loudness: 'web' },
    format: { width: 1280, height: 720, rate },
    builder: {
      build: async (_: unknown, __: unknown, { mix }: { mix: Artifact }) => {
        const headroom = Number(mix.digest);
        asked.push(headroom);
        const truePeak = -1 - headroom + added(headroom);
        const audio = { integratedLoudness: -14, truePeak, clippedSamples: 0, silent: [] };
        return { facts: { measurement: { duration: fromSeconds(3), audio } } };
      },
    },
  } as unknown as Build;
  const planned = { plan: { title: '', language: 'en', rate, shots: [] } } as unknown as PlannedFilm;
  const film = await finishFilm(build, planned, [], await mixAt(1), mixAt);
  const codes = film.findings.map(({ code }) => code);
  return { asked, codes, peak: film.measurement.audio!.truePeak!, used: film.sound.mix.parts!.master!.digest };
}

test('a film whose coded peaks are under the ceiling is mixed once', async () => {
  const { asked, peak } = await mastered(() => 0.4);
  expect(asked).toEqual([1]);
  expect(peak).toBeLessThanOrEqual(-1);
});

test('where coding raises a peak over the ceiling the mix is made lower, and that one is delivered', async () => {
  const { asked, codes, peak, used } = await mastered(() => 1.6);
  expect(asked).toHaveLength(2);
  expect(peak).toBeLessThanOrEqual(-1);
  expect(Number(used)).toBe(asked[1]);
  expect(codes).not.toContain('clipped');
});

test('it does not go on for ever, and says what is still too high', async () => {
  const { asked, codes } = await mastered((headroom) => headroom + 1);
  expect(asked).toHaveLength(3);
  expect(codes).toContain('clipped');
});
