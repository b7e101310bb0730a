import { stat } from 'node:fs/promises';
import {
  AVCOL_RANGE_JPEG,
  AVCOL_RANGE_MPEG,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_SUBTITLE,
  AVMEDIA_TYPE_VIDEO,
  type AVPixelFormat,
} from 'node-av/constants';
import { avGetCodecName, avGetPixFmtName, type CodecParameters, type Stream } from 'node-av/lib';
import { flicksPerSecond } from '../../../film/index.ts';
import colourNames from '../../data/colour-names.json' with { type: 'json' };
import { exactRate } from '../../rates.ts';
import type { ColourTags, Limits, Probe, ProbeStream } from '../../types.ts';
import { openInput } from './input.ts';

const noTimestamp = -(2n ** 63n);

/** See `Backend`. */
export async function probe(path: string, limits: Limits): Promise<Probe> {
  const format = await openInput(path, limits);
  try {
    const streams = format.streams.map(describe);
    const declared =
      format.duration === noTimestamp ? 0 : Math.round((Number(format.duration) * flicksPerSecond) / 1e6);
    const longest = Math.max(0, ...streams.map((stream) => stream.duration ?? 0));
    return {
      container: format.iformat?.name ?? 'unknown',
      duration: longest || declared,
      bytes: (await stat(path)).size,
      streams,
      tags: format.metadata?.getAll() ?? {},
    };
  } finally {
    await format.closeInput();
  }
}

function describe(stream: Stream): ProbeStream {
  const { codecpar, timeBase } = stream;
  const language = stream.metadata?.get('language') ?? undefined;
  const common = {
    index: stream.index,
    codec: avGetCodecName(codecpar.codecId) ?? 'unknown',
    ...(stream.duration > 0n
      ? { duration: Math.round((Number(stream.duration) * timeBase.num * flicksPerSecond) / timeBase.den) }
      : {}),
    ...(language && language !== 'und' ? { language } : {}),
  };
  if (codecpar.codecType === AVMEDIA_TYPE_VIDEO) {
    const rate = stream.avgFrameRate.num > 0 ? stream.avgFrameRate : stream.rFrameRate;
    return {
      ...common,
      kind: 'video',
      width: codecpar.width,
      height: codecpar.height,
      rate: exactRate(rate.num, rate.den),
      ...(stream.nbFrames > 0n ? { frames: Number(stream.nbFrames) } : {}),
      pixelFormat: avGetPixFmtName(codecpar.format as AVPixelFormat) ?? 'unknown',
      colour: colourTags(codecpar),
      ...(codecpar.extradata && codecpar.extradataSize <= 4096
        ? { parameters: codecpar.extradata.toString('hex') }
        : {}),
    };
  }
  if (codecpar.codecType === AVMEDIA_TYPE_AUDIO)
    return { ...common, kind: 'audio', sampleRate: codecpar.sampleRate, channels: codecpar.channels };
  return { ...common, kind: codecpar.codecType === AVMEDIA_TYPE_SUBTITLE ? 'subtitle' : 'other' };
}

function colourTags(codecpar: CodecParameters): ColourTags {
  const ranges: Record<number, string> = { [AVCOL_RANGE_MPEG]: 'tv', [AVCOL_RANGE_JPEG]: 'pc' };
  const name = (table: Record<string, string>, value: number) => table[String(value)] ?? 'unknown';
  return {
    primaries: name(colourNames.primaries, codecpar.colorPrimaries),
    transfer: name(colourNames.transfer, codecpar.colorTrc),
    matrix: name(colourNames.matrix, codecpar.colorSpace),
    range: ranges[codecpar.colorRange] ?? 'unknown',
  };
}
