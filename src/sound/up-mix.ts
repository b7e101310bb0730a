import { type Audio, addInto, lengthOf, sampleRate } from './audio.ts';
import { biquad, filterChain } from './filter.ts';
import { downMix, type Layout, layoutOf, silenceIn, surround } from './layout.ts';
import type { StemName } from './mix.ts';

/** How loud the surrounds repeat what the front plays, and how much later, in ms; the two sides differ, so that they do not pull to one place. */
type Bed = { level: number; delays: readonly [number, number] };

const beds: Partial<Record<StemName, Bed>> = {
  music: { level: 0.3, delays: [17, 23] },
  ambience: { level: 0.6, delays: [29, 41] },
};

/** Where low effects begin to be felt, and where they are as loud as they get: level of what is under 90 Hz. */
const rumble = { from: 0.04, full: 0.16, level: 0.5, frequency: 90 };

/**
 * A stem for loudspeakers that it was not made for, in channels of its own. Stereo gets the down-mix. In 5.1 a stereo stem of voices or effects goes to the
 * centre and what differs between its sides to the left and right, so that its down-mix is the stem itself; music and places stay in front with
 * a later, softer copy behind. Strong low effects go to their own channel as well, where nothing is in it yet.
 */
export function inLayout(audio: Audio, layout: Layout, stem: StemName): Audio {
  if (layout === 'stereo') return ownChannels(downMix(audio));
  const wide = layoutOf(audio) === '5.1' ? audio : widened(downMix(audio), beds[stem]);
  const low = wide.channels[surround.low]!;
  if (stem === 'effects' && low.every((sample) => sample === 0)) feedLow(wide, low);
  return wide;
}

function ownChannels({ sampleRate: rate, channels: [left, right] }: Audio): Audio {
  return { sampleRate: rate, channels: [left!, left === right ? right!.slice() : right!] };
}

function widened(audio: Audio, bed: Bed | undefined): Audio {
  return bed ? spread(audio, bed) : centred(audio);
}

/** The common part of both sides in the centre, the rest left and right. */
function centred({ channels }: Audio): Audio {
  const [left, right] = [channels[0]!, channels[1]!];
  const result = silenceIn('5.1', left.length);
  const target = (channel: number) => result.channels[channel]!;
  for (let index = 0; index < left.length; index++) {
    target(surround.centre)[index] = (left[index]! + right[index]!) * Math.SQRT1_2;
    target(surround.left)[index] = (left[index]! - right[index]!) / 2;
    target(surround.right)[index] = (right[index]! - left[index]!) / 2;
  }
  return result;
}

function spread({ channels }: Audio, { level, delays }: Bed): Audio {
  const [left, right] = [channels[0]!, channels[1]!];
  const result = silenceIn('5.1', left.length);
  const front = Math.sqrt(1 - level * level);
  const later = (milliseconds: number) => Math.round((milliseconds * sampleRate) / 1000);
  addInto(result.channels[surround.left]!, left, 0, front);
  addInto(result.channels[surround.right]!, right, 0, front);
  addInto(result.channels[surround.leftBack]!, left, later(delays[0]), level);
  addInto(result.channels[surround.rightBack]!, right, later(delays[1]), level);
  return result;
}

/** What is low and strong in the front, gated so that steps and cloth do not rumble. */
function feedLow(audio: Audio, low: Float32Array): void {
  for (const channel of audio.channels) if (channel !== low) addInto(low, channel, 0);
  filterChain(low, [biquad('lowpass', rumble.frequency), biquad('lowpass', rumble.frequency)]);
  const fall = Math.exp(-1 / (0.12 * sampleRate));
  let strength = 0;
  for (let index = 0; index < lengthOf(audio); index++) {
    strength = Math.max(Math.abs(low[index]!), strength * fall);
    const open = Math.max(0, Math.min(1, (strength - rumble.from) / (rumble.full - rumble.from)));
    low[index]! *= rumble.level * open;
  }
}
