import { type Audio, lengthOf } from './audio.ts';
import type { Mix } from './mix.ts';

/** What a broadcast wave says of itself beside its sound. */
export type WaveDescription = { description: string; loudness?: Mix['loudness'] };

const bitsPerSample = 24;
const extensionSize = 602;
const fullScale = 2 ** (bitsPerSample - 1);

/** KSDATAFORMAT_SUBTYPE_PCM as a wave file stores it. */
const pcmSubtype = [1, 0, 0, 0, 0, 0, 16, 0, 128, 0, 0, 170, 0, 56, 155, 113];

/** Front left, right, centre, low effects, back left, right: what six channels are to players. */
const surroundMask = 0x3f;

/**
 * Sound as a Broadcast Wave file (EBU Tech 3285 version 2) of 24-bit whole numbers: its time stamp is the start of the film, and with `loudness`
 * it tells its level. More than two channels are written with their loudspeakers (WAVE_FORMAT_EXTENSIBLE). Samples beyond full scale are
 * cut. It carries no date, so that equal sound gives equal bytes.
 */
export function encodeBroadcastWave(audio: Audio, about: WaveDescription): Uint8Array {
  const count = audio.channels.length;
  const format = formatChunk(audio.sampleRate, count);
  const size = lengthOf(audio) * count * 3;
  const headerSize = 12 + 8 + extensionSize + 8 + format.length + 8;
  const bytes = new Uint8Array(headerSize + size + (size % 2));
  const view = new DataView(bytes.buffer);
  const tag = (offset: number, text: string) => bytes.set(new TextEncoder().encode(text), offset);
  tag(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  tag(8, 'WAVEbext');
  view.setUint32(16, extensionSize, true);
  writeExtension(new DataView(bytes.buffer, 20, extensionSize), about);
  const at = 20 + extensionSize;
  tag(at, 'fmt ');
  view.setUint32(at + 4, format.length, true);
  bytes.set(format, at + 8);
  tag(headerSize - 8, 'data');
  view.setUint32(headerSize - 4, size, true);
  writeSamples(bytes, headerSize, audio);
  return bytes;
}

function formatChunk(rate: number, count: number): Uint8Array {
  const wide = count > 2;
  const bytes = new Uint8Array(wide ? 40 : 16);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, wide ? 0xfffe : 1, true);
  view.setUint16(2, count, true);
  view.setUint32(4, rate, true);
  view.setUint32(8, rate * count * 3, true);
  view.setUint16(12, count * 3, true);
  view.setUint16(14, bitsPerSample, true);
  if (wide) {
    view.setUint16(16, 22, true);
    view.setUint16(18, bitsPerSample, true);
    view.setUint32(20, surroundMask, true);
    bytes.set(pcmSubtype, 24);
  }
  return bytes;
}

/** Fields by their places in EBU Tech 3285 version 2; levels are hundredths, 0x7fff where unknown. */
function writeExtension(view: DataView, { description, loudness }: WaveDescription): void {
  const text = (offset: number, length: number, value: string) =>
    new Uint8Array(view.buffer, view.byteOffset + offset, length).set(
      new TextEncoder().encode(value).subarray(0, length),
    );
  const level = (offset: number, value: number | null | undefined) =>
    view.setInt16(offset, value === null || value === undefined ? 0x7fff : Math.round(value * 100), true);
  text(0, 256, description);
  text(256, 32, 'Auteur');
  view.setUint16(346, 2, true);
  level(412, loudness?.integrated);
  level(414, loudness?.range);
  level(416, loudness?.truePeak);
  level(418, loudness?.momentary);
  level(420, loudness?.shortTerm);
}

function writeSamples(bytes: Uint8Array, offset: number, { channels }: Audio): void {
  const stride = channels.length * 3;
  channels.forEach((channel, place) => {
    let at = offset + place * 3;
    for (let index = 0; index < channel.length; index++) {
      const value = Math.max(-fullScale, Math.min(fullScale - 1, Math.round(channel[index]! * fullScale)));
      bytes[at] = value;
      bytes[at + 1] = value >> 8;
      bytes[at + 2] = value >> 16;
      at += stride;
    }
  });
}
