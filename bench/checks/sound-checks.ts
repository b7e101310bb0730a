import type { Audio } from '../../src/media/index.ts';
import { loudnessOf } from '../../src/sound/index.ts';

/** A stretch in seconds. */
export type Stretch = { start: number; end: number };

const block = 0.4;
const hop = 0.1;

function part({ sampleRate, channels }: Audio, start: number, end: number): Audio {
  const at = (seconds: number) => Math.max(0, Math.round(seconds * sampleRate));
  return { sampleRate, channels: channels.map((channel) => channel.subarray(at(start), at(end))) };
}

function levelOf(audio: Audio, start: number, end: number): number {
  const { sampleRate } = audio;
  return loudnessOf(audio, Math.round(start * sampleRate), Math.round(end * sampleRate));
}

/**
 * How far a line stands over what else is heard, in LU: mean powers over the blocks of 400 ms in which the line is within 10 LU of its own
 * loudness. `undefined` for a line that is not heard.
 */
export function clarity(dialogue: Audio, background: Audio, { start, end }: Stretch): number | undefined {
  const gate = levelOf(dialogue, start, end) - 10;
  if (gate < -80) return undefined;
  let [speech, rest] = [0, 0];
  for (let at = start; at + block <= end + 1e-9; at += hop) {
    const level = levelOf(dialogue, at, at + block);
    if (level <= gate) continue;
    speech += 10 ** (level / 10);
    rest += 10 ** (levelOf(background, at, at + block) / 10);
  }
  return speech === 0 ? undefined : 10 * Math.log10(speech / rest);
}

/** What some sounds give together. */
export function together(parts: readonly Audio[]): Audio {
  const [first, ...others] = parts as [Audio, ...Audio[]];
  const channels = first.channels.map((channel, side) =>
    channel.map((sample, index) => others.reduce((sum, other) => sum + other.channels[side]![index]!, sample)),
  );
  return { sampleRate: first.sampleRate, channels };
}

/**
 * Where a sound jumps from one sample to the next as its neighbourhood does not: by 0.02 of full scale or more, three times its neighbours' steps, and
 * eight times what nineteen of twenty steps within 1.5 ms do. In seconds.
 */
export function clicks({ sampleRate, channels }: Audio): number[] {
  const reach = Math.round(0.0015 * sampleRate);
  const found = channels.flatMap((samples) => {
    const times: number[] = [];
    const stepAt = (index: number) => Math.abs(samples[index]! - samples[index - 1]!);
    for (let index = 2; index < samples.length - 1; index++) {
      const jump = stepAt(index);
      if (jump < 0.02 || jump < 3 * Math.max(stepAt(index - 1), stepAt(index + 1))) continue;
      const steps: number[] = [];
      for (let other = Math.max(1, index - reach); other <= Math.min(samples.length - 1, index + reach); other++)
        if (other !== index) steps.push(stepAt(other));
      const usual = steps.sort((one, two) => one - two)[Math.floor(steps.length * 0.95)]!;
      if (jump > 8 * usual) times.push(index / sampleRate);
    }
    return times;
  });
  return found.sort((one, two) => one - two);
}

/** How loud the first and the last 10 ms of a line are against the whole, in dB: near 0 would be a word that is cut. */
export function lineEdges(dialogue: Audio, { start, end }: Stretch): { first: number; last: number } {
  const power = (from: number, until: number) => {
    const samples = part(dialogue, from, until).channels;
    const sum = samples.reduce((total, channel) => total + channel.reduce((all, value) => all + value * value, 0), 0);
    return sum / Math.max(1, samples[0]!.length);
  };
  const whole = power(start, end);
  const against = (value: number) => 10 * Math.log10(Math.max(value, 1e-12) / Math.max(whole, 1e-12));
  return { first: against(power(start, start + 0.01)), last: against(power(end - 0.01, end)) };
}

/** How much louder or softer the three seconds after a cut are than those before it, in LU. */
export function loudnessStepAt(master: Audio, cut: number): number {
  return levelOf(master, cut, cut + 3) - levelOf(master, cut - 3, cut);
}
