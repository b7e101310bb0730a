import { type FrameRate, toSeconds } from '../film/index.ts';
import type { Stretch } from './backend/backend.ts';
import qualities from './data/qualities.json' with { type: 'json' };
import type { SoundChannels } from './delivery-format.ts';
import type { PixelFormat, Quality } from './types.ts';

/** One worker thread count for every machine: x264's output depends on it, and equal input must give equal bytes. */
export const encoderThreads = 4;

/** Frames between key frames: one second, so that a player can seek finely and every clip begins with one. */
export function keyframeInterval(rate: FrameRate): number {
  return Math.round(rate.numerator / rate.denominator);
}

/**
 * Private options of libx264. No B-frames and a fixed, closed group of pictures make every clip start and end cleanly, so
 * that clips can be joined by copying; `aq-mode=3` spends more on dark flat areas, where banding shows first.
 */
export function x264Options(quality: Quality, rate: FrameRate): Record<string, string> {
  const { preset, crf } = qualities[quality];
  const interval = keyframeInterval(rate);
  return {
    preset,
    crf: String(crf),
    'x264-params': `keyint=${interval}:min-keyint=${interval}:scenecut=0:open-gop=0:bframes=0:aq-mode=3:force-cfr=1:stitchable=1`,
  };
}

/** The filter that brings raw frames to what the encoder takes: 4:2:0, BT.709, limited range. */
export function encoderFilter(pixelFormat: PixelFormat): string | undefined {
  if (pixelFormat === 'yuv420p') return undefined;
  return 'scale=in_range=full:out_range=limited:out_color_matrix=bt709:flags=bicubic,format=yuv420p';
}

/** The filter that brings decoded pictures to what was asked for. `fullRange`: the pictures say that they use all values. */
export function decoderFilter(pixelFormat: 'yuv420p' | 'rgba' | 'rgb24', fullRange: boolean): string {
  if (pixelFormat === 'yuv420p') return fullRange ? 'scale=out_range=limited,format=yuv420p' : 'format=yuv420p';
  return `scale=out_range=full:flags=bicubic+accurate_rnd+full_chroma_int,format=${pixelFormat}`;
}

/** The filter that brings sound to what AAC takes, cut or continued with silence to an exact number of samples. */
export function deliveryFilter(sampleRate: number, samples: number, channels: SoundChannels): string {
  const layout = channels === 6 ? '5.1' : 'stereo';
  return `aresample=${sampleRate},aformat=sample_fmts=fltp:channel_layouts=${layout},apad=whole_len=${samples},atrim=end_sample=${samples}`;
}

/** FFmpeg's EBU R128 meter; the last tenth of a second is continued, so that the last whole block is read. */
const meter = 'apad=pad_dur=0.1,ebur128=metadata=1:peak=true';

/** The meter's filter for a whole sound, or for what lies in some stretches of it, joined. */
export function meterFilter(within: readonly Stretch[] = []): string {
  if (within.length === 0) return meter;
  const parts = within.map(({ start, end }) => `between(t,${toSeconds(start)},${toSeconds(end)})`);
  return `aselect='${parts.join('+')}',asetpts=N/SR/TB,${meter}`;
}
