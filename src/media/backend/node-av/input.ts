import { resolve } from 'node:path';
import {
  AVDISCARD_ALL,
  AVERROR_EINVAL,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
  type AVMediaType,
} from 'node-av/constants';
import { Codec, CodecContext, FFmpegError, FormatContext, InputFormat, Packet, type Stream } from 'node-av/lib';
import { fromSeconds } from '../../../film/index.ts';
import { missingStream, unreadable } from '../../problems.ts';
import type { Limits, Probe } from '../../types.ts';
import { allowedFormats, checkLimits, pictureDemuxer } from '../guard.ts';
import { setOptions } from './options.ts';

/** FFmpeg's unit for container times: microseconds. */
const containerUnit = 1_000_000;

/** Opens a local file with a short list of demuxers and no other protocol, so that a file cannot make FFmpeg open another. */
export async function openInput(path: string, limits: Limits): Promise<FormatContext> {
  const pictureFormat = await pictureDemuxer(path);
  const picture = pictureFormat ? InputFormat.findInputFormat(pictureFormat) : null;
  const format = new FormatContext();
  format.allocContext();
  setOptions(format, {
    protocol_whitelist: 'file',
    format_whitelist: allowedFormats,
    max_streams: String(limits.streams),
    analyzeduration: String(5 * containerUnit),
  });
  const opened = await format.openInput(`file:${resolve(path)}`, picture);
  if (opened === AVERROR_EINVAL) throw unreadable(path, 'its format is not one that is read here');
  if (opened < 0) throw unreadable(path, FFmpegError.strerror(opened));
  try {
    const found = await format.findStreamInfo();
    if (found < 0) throw unreadable(path, FFmpegError.strerror(found));
    checkLimits(path, declared(format), limits);
  } catch (error) {
    await format.closeInput();
    throw error;
  }
  return format;
}

function declared(format: FormatContext): Pick<Probe, 'duration' | 'streams'> {
  const seconds = Math.max(0, Number(format.duration) / containerUnit);
  const streams = format.streams.map(({ index, codecpar: { width, height } }) => ({
    index,
    kind: 'other' as const,
    codec: '',
    width,
    height,
  }));
  return { duration: fromSeconds(seconds), streams };
}

/** The best stream of a kind; every other stream is left undemuxed. */
export function chooseStream(path: string, format: FormatContext, kind: 'video' | 'audio'): Stream {
  const type: AVMediaType = kind === 'video' ? AVMEDIA_TYPE_VIDEO : AVMEDIA_TYPE_AUDIO;
  const index = format.findBestStream(type);
  const stream = index >= 0 ? format.streams[index] : undefined;
  if (!stream) throw missingStream(path, kind);
  for (const other of format.streams) if (other.index !== stream.index) other.discard = AVDISCARD_ALL;
  return stream;
}

/** A decoder for `stream`, ready to be sent packets. */
export async function openDecoder(path: string, stream: Stream, threads: number): Promise<CodecContext> {
  const codec = Codec.findDecoder(stream.codecpar.codecId);
  if (!codec) throw unreadable(path, 'its codec is not known');
  const context = new CodecContext();
  context.allocContext3(codec);
  context.parametersToContext(stream.codecpar);
  context.pktTimebase = stream.timeBase;
  context.threadCount = threads;
  const opened = await context.open2(codec);
  if (opened < 0) {
    context.freeContext();
    throw unreadable(path, FFmpegError.strerror(opened));
  }
  return context;
}

/** An empty packet, allocated. */
export function newPacket(): Packet {
  const packet = new Packet();
  packet.alloc();
  return packet;
}
