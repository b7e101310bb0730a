import { createHash } from 'node:crypto';
import { type Flicks, fromSamples, type Measurement } from '../../film/index.ts';
import type { OperationContext } from './context.ts';

type AudioMeasurement = NonNullable<Measurement['audio']>;

/** Peak, as a share of full scale, under which sound counts as silent: -60 dBFS. */
export const silentPeak = 0.001;
/** Seconds of silence that make a span. */
export const silentSeconds = 0.5;
/** A sample this near to full scale is clipped: the last step of 16-bit sound. */
export const clippedLevel = 32767 / 32768;

/** Decodes all sound of `path` and measures it; loudness is FFmpeg's EBU R128 meter. `codec` is put into the result. */
export async function measureSound(
  context: OperationContext,
  path: string,
  codec: string,
  spoken?: readonly { start: Flicks; end: Flicks }[],
): Promise<AudioMeasurement> {
  const sound = await context.backend.decodeSound(path, undefined, context.limits);
  const { sampleRate, channels } = sound;
  const hash = createHash('sha256');
  const silence = silenceFinder(sampleRate);
  let peak = 0;
  let clippedSamples = 0;
  let length = 0;
  for await (const chunk of sound.chunks) {
    hash.update(chunk);
    const samples = new Float32Array(chunk.buffer, chunk.byteOffset, chunk.length / 4);
    for (let index = 0; index < samples.length; index += channels) {
      let loudest = 0;
      for (let channel = 0; channel < channels; channel += 1) {
        const level = Math.abs(samples[index + channel]!);
        if (level > loudest) loudest = level;
        if (level >= clippedLevel) clippedSamples += 1;
      }
      if (loudest > peak) peak = loudest;
      silence.add(length, loudest < silentPeak);
      length += 1;
    }
    context.advance(length);
  }
  const meter = await context.backend.readMeter(path, context.limits);
  const within = spoken && (await context.backend.readMeter(path, context.limits, spoken));
  const gated = Number.isFinite(meter.integrated) && meter.integrated > -70;
  return {
    sampleRate,
    channels,
    codec,
    duration: fromSamples(length, sampleRate),
    integratedLoudness: gated ? round(meter.integrated) : null,
    loudnessRange: gated ? round(meter.range) : null,
    ...(within && { dialogueLoudness: within.integrated > -70 ? round(within.integrated) : null }),
    truePeak: finite(meter.truePeak),
    samplePeak: finite(20 * Math.log10(peak)),
    clippedSamples,
    silent: silence.end(length),
    decodedDigest: hash.digest('hex'),
  };
}

const round = (value: number) => Math.round(value * 100) / 100;
const finite = (value: number) => (Number.isFinite(value) ? round(value) : null);

function silenceFinder(sampleRate: number) {
  const spans: { start: Flicks; end: Flicks }[] = [];
  let start = -1;
  const close = (sample: number) => {
    if (start >= 0 && sample - start >= silentSeconds * sampleRate)
      spans.push({ start: fromSamples(start, sampleRate), end: fromSamples(sample, sampleRate) });
    start = -1;
  };
  return {
    add(sample: number, silent: boolean) {
      if (!silent) {
        if (start >= 0) close(sample);
      } else if (start < 0) {
        start = sample;
      }
    },
    end(sample: number) {
      close(sample);
      return spans;
    },
  };
}
