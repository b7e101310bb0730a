import { expect, test } from 'vitest';
import type { Artifact } from '../engine/index.ts';
import type { Build } from './build.ts';
import { masterUnderCeiling } from './master-film.ts';
import type { PlannedFilm } from './plan-film.ts';
import type { Soundtrack } from './sound/mix-film.ts';

/** A film whose coding adds `added` dB to a peak that the mix holds at `headroom` under -1 dBTP. Gives the headrooms that were mixed at. */
async function mastered(added: (headroom: number) => number) {
  const mixAt = async (headroom: number) => {
    const master = { digest: String(headroom) } as Artifact;
    return { mix: { parts: { master } } } as unknown as Soundtrack;
  };
  const asked: number[] = [];
  const build = {
    sound: { loudness: 'web' },
    builder: {
      build: async (_: unknown, __: unknown, { mix }: { mix: Artifact }) => {
        const headroom = Number(mix.digest);
        asked.push(headroom);
        return { facts: { measurement: { audio: { truePeak: -1 - headroom + added(headroom) } } } };
      },
    },
  } as unknown as Build;
  const planned = { plan: { title: '', language: 'en' } } as PlannedFilm;
  const film = await masterUnderCeiling(build, planned, [], await mixAt(1), mixAt);
  return { asked, peak: film.measurement.audio!.truePeak!, used: film.sound.mix.parts!.master!.digest };
}

test('a film whose coded peaks are under the ceiling is mixed once', async () => {
  const { asked, peak } = await mastered(() => 0.4);
  expect(asked).toEqual([1]);
  expect(peak).toBeLessThanOrEqual(-1);
});

test('where coding raises a peak over the ceiling the mix is made lower, and that one is delivered', async () => {
  const { asked, peak, used } = await mastered(() => 1.6);
  expect(asked).toHaveLength(2);
  expect(peak).toBeLessThanOrEqual(-1);
  expect(Number(used)).toBe(asked[1]);
});

test('it does not go on for ever', async () => {
  const { asked } = await mastered((headroom) => headroom + 1);
  expect(asked).toHaveLength(3);
});
