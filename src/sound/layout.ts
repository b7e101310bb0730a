import type { Layout } from '../film/index.ts';
import { type Audio, addInto, lengthOf, panGains, sampleRate, silence } from './audio.ts';

export type { Layout };

/** The channels of a layout in the order of WAVE files and FFmpeg. */
export const channelNames = {
  stereo: ['L', 'R'],
  '5.1': ['L', 'R', 'C', 'LFE', 'Ls', 'Rs'],
} as const satisfies Record<Layout, readonly string[]>;

/** Which channel of a 5.1 sound is which. */
export const surround = { left: 0, right: 1, centre: 2, low: 3, leftBack: 4, rightBack: 5 } as const;

/** Where left and right stand, in degrees: what is heard from there comes from one loudspeaker alone. */
export const frontAngle = 30;

const ring = [
  { azimuth: -110, channel: surround.leftBack },
  { azimuth: -frontAngle, channel: surround.left },
  { azimuth: 0, channel: surround.centre },
  { azimuth: frontAngle, channel: surround.right },
  { azimuth: 110, channel: surround.rightBack },
] as const;

/** Share of centre and surround channels in each side of a down-mix (ITU-R BS.775-4 table 2). */
const downMixShare = Math.SQRT1_2;

/** Silence in a layout: `samples` long, 48 kHz. */
export function silenceIn(layout: Layout, samples: number): Audio {
  return silence(samples, channelNames[layout].length);
}

/** The layout of a sound by its channels: six are 5.1, others are heard in stereo. */
export function layoutOf(audio: Audio): Layout {
  return audio.channels.length === channelNames['5.1'].length ? '5.1' : 'stereo';
}

/**
 * Factors of each channel for a sound that comes from `azimuth` degrees (0 ahead, positive right, 180 behind). Constant power: their
 * squares add up to 2, so that a sound ahead keeps both sides of a stereo sound at 1. In 5.1 the two loudspeakers beside the direction share it;
 * stereo folds what is behind to the front.
 */
export function placeGains(layout: Layout, azimuth: number): number[] {
  const angle = azimuth - 360 * Math.round(azimuth / 360);
  if (layout === 'stereo') {
    const folded = Math.abs(angle) > 90 ? Math.sign(angle) * 180 - angle : angle;
    return panGains(folded / frontAngle);
  }
  const gains = new Array<number>(channelNames['5.1'].length).fill(0);
  const next = ring.findIndex((speaker) => speaker.azimuth >= angle);
  const right = ring[Math.max(0, next)]!;
  const left = ring[next <= 0 ? ring.length - 1 : next - 1]!;
  const turn = (degrees: number) => (degrees + 360) % 360;
  const share = turn(angle - left.azimuth) / turn(right.azimuth - left.azimuth);
  gains[left.channel] = Math.SQRT2 * Math.cos((share * Math.PI) / 2);
  gains[right.channel] = Math.SQRT2 * Math.sin((share * Math.PI) / 2);
  return gains;
}

/**
 * Adds mono `samples` into `target` (two or six channels) from sample `offset` on, as heard from `azimuth` degrees
 * (`placeGains`). What lies outside is cut.
 */
export function placeInto(target: Audio, samples: Float32Array, offset: number, gain: number, azimuth: number): void {
  placeGains(layoutOf(target), azimuth).forEach((share, channel) => {
    if (Math.abs(share) > 1e-6) addInto(target.channels[channel]!, samples, offset, gain * share);
  });
}

/**
 * The stereo down-mix of a 5.1 sound: centre and surrounds at -3 dB, low effects left out (ITU-R BS.775-4). Mono and stereo come back as
 * stereo.
 */
export function downMix(audio: Audio): Audio {
  const { channels } = audio;
  if (layoutOf(audio) === 'stereo') return { sampleRate, channels: [channels[0]!, channels.at(-1)!] };
  const centre = channels[surround.centre]!;
  const side = (front: number, back: number) => {
    const result = channels[front]!.slice();
    const behind = channels[back]!;
    for (let index = 0; index < lengthOf(audio); index++)
      result[index]! += downMixShare * (centre[index]! + behind[index]!);
    return result;
  };
  return {
    sampleRate,
    channels: [side(surround.left, surround.leftBack), side(surround.right, surround.rightBack)],
  };
}
