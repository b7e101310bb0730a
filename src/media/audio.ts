import { open } from 'node:fs/promises';
import { land } from './land.ts';
import type { JobOptions, Media } from './media.ts';
import { badRequest } from './problems.ts';
import type { Audio } from './types.ts';

export type SoundOptions = JobOptions & { filter?: string };

/** Decodes any file's sound to floats, with its own sample rate and channels. Throws `media-no-stream`, `media-unreadable`. */
export async function readAudio(media: Media, path: string, options: SoundOptions = {}): Promise<Audio> {
  const { filter, ...job } = options;
  const chunks: Buffer[] = [];
  const { sampleRate, channels } = await media.run(
    'sound',
    { path, ...(filter ? { filter } : {}) },
    { ...job, onData: (chunk) => chunks.push(chunk) },
  );
  const length = chunks.reduce((sum, chunk) => sum + chunk.length / 4 / channels, 0);
  const audio: Audio = { sampleRate, channels: Array.from({ length: channels }, () => new Float32Array(length)) };
  let position = 0;
  for (const chunk of chunks) {
    const samples = new Float32Array(chunk.buffer, chunk.byteOffset, chunk.length / 4);
    for (const [index, channel] of audio.channels.entries())
      for (let sample = index, target = position; sample < samples.length; sample += channels, target += 1)
        channel[target] = samples[sample]!;
    position += samples.length / channels;
  }
  return audio;
}

/** How a wave file stores a sample: 16 or 24 bits, or 32-bit floats (`32f`), which keep everything. */
export type WaveBits = 16 | 24 | '32f';

const bytesPerSample = { 16: 2, 24: 3, '32f': 4 } as const;

/**
 * Writes sound as a RIFF wave file; equal sound gives equal bytes. Whole-number formats are rounded without dither and clip at
 * full scale. `32f` by default. Throws `media-request` for no channels or unequal lengths, or over 4 GB.
 */
export async function writeWave(
  path: string,
  audio: Audio,
  options: { bits?: WaveBits } = {},
): Promise<{ path: string; bytes: number }> {
  const bits = options.bits ?? '32f';
  const length = audio.channels[0]?.length;
  if (length === undefined || audio.channels.some((channel) => channel.length !== length))
    throw badRequest('Sound needs one or more channels of equal length.', 'Check how the sound was made.', path);
  const frameSize = audio.channels.length * bytesPerSample[bits];
  const header = waveHeader(audio, bits, length * frameSize);
  await land(path, async (temporary) => {
    const file = await open(temporary, 'w');
    try {
      await file.write(header);
      const step = 1 << 16;
      for (let start = 0; start < length; start += step)
        await file.write(interleave(audio, bits, start, Math.min(length, start + step)));
      if ((length * frameSize) % 2 === 1) await file.write(Buffer.alloc(1));
    } finally {
      await file.close();
    }
  });
  return { path, bytes: header.length + length * frameSize };
}

function waveHeader({ sampleRate, channels }: Audio, bits: WaveBits, dataBytes: number): Buffer {
  if (dataBytes > 0xffffff00) throw badRequest('A wave file cannot hold more than 4 GB.', 'Write the sound in parts.');
  const header = Buffer.alloc(bits === '32f' ? 58 : 44);
  const size = bytesPerSample[bits];
  const formatBytes = bits === '32f' ? 18 : 16;
  header.write('RIFF', 0);
  header.writeUInt32LE(header.length - 8 + dataBytes + (dataBytes % 2), 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(formatBytes, 16);
  header.writeUInt16LE(bits === '32f' ? 3 : 1, 20);
  header.writeUInt16LE(channels.length, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * channels.length * size, 28);
  header.writeUInt16LE(channels.length * size, 32);
  header.writeUInt16LE(size * 8, 34);
  let offset = 20 + formatBytes;
  if (bits === '32f') {
    header.write('fact', offset);
    header.writeUInt32LE(4, offset + 4);
    header.writeUInt32LE(dataBytes / channels.length / size, offset + 8);
    offset += 12;
  }
  header.write('data', offset);
  header.writeUInt32LE(dataBytes, offset + 4);
  return header;
}

function interleave({ channels }: Audio, bits: WaveBits, start: number, end: number): Buffer {
  const size = bytesPerSample[bits];
  const bytes = Buffer.allocUnsafe((end - start) * channels.length * size);
  const scale = bits === 16 ? 0x8000 : 0x800000;
  let offset = 0;
  for (let index = start; index < end; index += 1)
    for (const channel of channels) {
      const sample = channel[index]!;
      const level = Math.max(-scale, Math.min(scale - 1, Math.round(sample * scale)));
      if (bits === '32f') bytes.writeFloatLE(sample, offset);
      else if (bits === 16) bytes.writeInt16LE(level, offset);
      else bytes.writeIntLE(level, offset, 3);
      offset += size;
    }
  return bytes;
}
