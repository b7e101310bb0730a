import { sampleRate, toFactor } from './audio.ts';
import type { Heard, Span } from './ducking.ts';
import { integrated, loudnessStep } from './loudness.ts';

/** What a scene's level may differ from that of the film's middle scene and stay as it is, LU; of what is more this share is taken away, up to a most (dB). */
const free = 4;
const share = 0.75;
const most = 9;

/** A change of level begins this long before a cut and is over as long after it, in samples. */
const slope = Math.round(0.75 * sampleRate);

/** Shorter stretches without speech, in steps, say nothing of how loud a scene is. */
const leastSteps = 20;

/**
 * dB for everything but dialogue in each scene, so that no scene stands far over or under the others: as loud as the film's middle scene, give or
 * take 4 LU and a quarter of what is over. Measured outside speech, where there is enough of that.
 */
export function sceneLevels({ music, rest }: Heard, scenes: readonly Span[], speech: readonly Span[]): number[] {
  const spoken = new Uint8Array(music.length);
  for (const [from, until] of speech)
    spoken.fill(1, Math.max(0, Math.floor(from / loudnessStep)), Math.ceil(until / loudnessStep));
  const levels = scenes.map(([from, until]) => {
    const first = Math.max(0, Math.round(from / loudnessStep));
    const both = music.map((energy, step) => energy + rest[step]!).subarray(first, Math.round(until / loudnessStep));
    const open = both.filter((_, step) => spoken[first + step] === 0);
    return integrated(open.length >= leastSteps ? open : both);
  });
  const heard = levels.filter((level) => level > -69).sort((one, other) => one - other);
  const middle = heard[Math.floor(heard.length / 2)];
  return levels.map((level) => {
    if (middle === undefined || level <= -69) return 0;
    const off = level - middle;
    const excess = Math.sign(off) * Math.max(0, Math.abs(off) - free);
    return Math.max(-most, Math.min(most, -share * excess)) + 0;
  });
}

/** A factor for every sample from the scenes' levels, with slopes over the cuts. */
export function sceneGain(levels: readonly number[], scenes: readonly Span[], length: number): Float32Array {
  const gain = new Float32Array(length).fill(1);
  scenes.forEach(([from], index) => {
    const until = scenes[index + 1]?.[0] ?? length;
    if (levels[index] !== 0) gain.fill(toFactor(levels[index]!), Math.max(0, index === 0 ? 0 : from), until);
  });
  scenes.slice(1).forEach(([cut], index) => {
    const [last, next] = [levels[index]!, levels[index + 1]!];
    if (last === next) return;
    const reach = Math.min(slope, cut, length - cut);
    for (let sample = cut - reach; sample < cut + reach; sample++) {
      const turn = 0.5 - 0.5 * Math.cos((Math.PI * (sample - cut + reach)) / (2 * reach));
      gain[sample] = toFactor(last + (next - last) * turn);
    }
  });
  return gain;
}
