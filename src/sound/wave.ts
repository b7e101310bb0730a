import type { Audio } from './audio.ts';

/** Samples and rate of a 16-bit mono RIFF/WAVE file as speech engines write it. Unfinished length fields are ignored. */
export function readWave(bytes: Uint8Array): { samples: Float32Array; rate: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rate = view.getUint32(24, true);
  let offset = 12;
  while (offset + 8 <= bytes.length && view.getUint32(offset, false) !== 0x64617461) {
    offset += 8 + view.getUint32(offset + 4, true);
  }
  offset += 8;
  const samples = new Float32Array(Math.max(0, (bytes.length - offset) >> 1));
  for (let index = 0; index < samples.length; index++) samples[index] = view.getInt16(offset + index * 2, true) / 32768;
  return { samples, rate };
}

/** Sound as RIFF/WAVE with 32-bit float samples, interleaved: nothing is lost on the way between steps. */
export function encodeWave({ sampleRate, channels }: Audio): Uint8Array {
  const frames = channels[0]?.length ?? 0;
  const size = frames * channels.length * 4;
  const bytes = new Uint8Array(44 + size);
  const view = new DataView(bytes.buffer);
  const tag = (offset: number, text: string) => bytes.set(new TextEncoder().encode(text), offset);
  tag(0, 'RIFF');
  view.setUint32(4, 36 + size, true);
  tag(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 3, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * channels.length * 4, true);
  view.setUint16(32, channels.length * 4, true);
  view.setUint16(34, 32, true);
  tag(36, 'data');
  view.setUint32(40, size, true);
  const samples = new Float32Array(bytes.buffer, 44);
  const [left, right] = channels;
  if (left && right && channels.length === 2) {
    for (let frame = 0; frame < frames; frame++) {
      samples[2 * frame] = left[frame]!;
      samples[2 * frame + 1] = right[frame]!;
    }
  } else {
    channels.forEach((channel, place) => {
      for (let frame = 0; frame < frames; frame++) samples[frame * channels.length + place] = channel[frame]!;
    });
  }
  return bytes;
}

/** What `encodeWave` wrote, exactly. */
export function decodeWave(bytes: Uint8Array): Audio {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint16(22, true);
  const frames = view.getUint32(40, true) / 4 / count;
  const aligned = (bytes.byteOffset + 44) % 4 === 0 ? bytes : new Uint8Array(bytes);
  const samples = new Float32Array(aligned.buffer, aligned.byteOffset + 44, frames * count);
  const channels = Array.from({ length: count }, (_, place) => {
    const channel = new Float32Array(frames);
    for (let frame = 0; frame < frames; frame++) channel[frame] = samples[frame * count + place]!;
    return channel;
  });
  return { sampleRate: view.getUint32(24, true), channels };
}
