import { AVCOL_RANGE_JPEG, AVERROR_EOF, AVERROR_INVALIDDATA, AVSEEK_FLAG_BACKWARD } from 'node-av/constants';
import { type CodecContext, FFmpegError, type FormatContext, Frame, type Stream } from 'node-av/lib';
import { type Flicks, flicksPerSecond } from '../../../film/index.ts';
import { decoderFilter, meterFilter } from '../../encoder-options.ts';
import { unreadable } from '../../problems.ts';
import { exactRate } from '../../rates.ts';
import type { Limits } from '../../types.ts';
import type { MeterReading, PictureRequest, Pictures, Sound, Stretch } from '../backend.ts';
import { type Graph, pictureGraph, soundGraph } from './graph.ts';
import { chooseStream, newPacket, openDecoder, openInput } from './input.ts';

type Source = { path: string; format: FormatContext; stream: Stream; decoder: CodecContext };

async function openSource(path: string, kind: 'video' | 'audio', limits: Limits): Promise<Source> {
  const format = await openInput(path, limits);
  try {
    const stream = chooseStream(path, format, kind);
    return { path, format, stream, decoder: await openDecoder(path, stream, kind === 'video' ? 4 : 1) };
  } catch (error) {
    await format.closeInput();
    throw error;
  }
}

async function closeSource(source: Source): Promise<void> {
  source.decoder.freeContext();
  await source.format.closeInput();
}

/** Every decoded frame in order. The frame is lent: it is freed when the next one is asked for. */
async function* decodedFrames({ path, format, stream, decoder }: Source): AsyncGenerator<Frame, void> {
  const packet = newPacket();
  const frame = new Frame();
  frame.alloc();
  let damaged = 0;
  let delivered = 0;
  try {
    for (let ended = false; !ended; ) {
      const read = await format.readFrame(packet);
      ended = read < 0;
      if (!ended && packet.streamIndex !== stream.index) {
        packet.unref();
        continue;
      }
      const sent = await decoder.sendPacket(ended ? null : packet);
      if (!ended) packet.unref();
      if (sent < 0 && sent !== AVERROR_EOF) {
        damaged += 1;
        if (damaged > 100) throw unreadable(path, 'too much of it is damaged');
      }
      while (decoder.receiveFrameSync(frame) >= 0) {
        delivered += 1;
        yield frame;
        frame.unref();
      }
      if (ended && read !== AVERROR_EOF && read !== AVERROR_INVALIDDATA)
        throw unreadable(path, FFmpegError.strerror(read));
    }
    if (delivered === 0) throw unreadable(path, 'nothing in it can be decoded');
  } finally {
    packet.free();
    frame.free();
  }
}

function frameTime(frame: Frame, stream: Stream): Flicks {
  const ticks = Number(frame.bestEffortTimestamp) - Math.max(0, Number(stream.startTime));
  return Math.round((ticks * stream.timeBase.num * flicksPerSecond) / stream.timeBase.den);
}

async function seek({ format, stream }: Source, start: Flicks): Promise<void> {
  const { num, den } = stream.timeBase;
  const ticks = Math.floor((start * den) / (num * flicksPerSecond)) + Math.max(0, Number(stream.startTime));
  await format.seekFrame(stream.index, BigInt(ticks), AVSEEK_FLAG_BACKWARD);
}

/** The graph's frames as packed bytes; each input frame is pushed and everything that is ready is taken. */
async function* filteredPictures(source: Source, request: PictureRequest, chain: string): AsyncGenerator<Buffer, void> {
  let graph: Graph | undefined;
  let size = '';
  const take = function* (active: Graph) {
    for (let out = active.pull(); out; out = active.pull()) {
      const bytes = out.toBuffer();
      out.free();
      yield bytes;
    }
  };
  try {
    for await (const frame of decodedFrames(source)) {
      if (request.start !== undefined && frameTime(frame, source.stream) < request.start) continue;
      const frameSize = `${frame.width}x${frame.height}:${frame.format}`;
      if (graph && frameSize !== size) throw unreadable(source.path, 'the size of its pictures changes');
      size = frameSize;
      graph ??= pictureGraph(frame, source.stream.timeBase, chain);
      frame.pts = frame.bestEffortTimestamp;
      const more = graph.push(frame);
      yield* take(graph);
      if (!more) return;
    }
    if (!graph) return;
    graph.push(null);
    yield* take(graph);
  } finally {
    graph?.close();
    await closeSource(source);
  }
}

/** See `Backend`. Without a `filter`, pictures keep the file's own size. */
export async function decodePictures(path: string, request: PictureRequest, limits: Limits): Promise<Pictures> {
  const source = await openSource(path, 'video', limits);
  if (request.start) await seek(source, request.start);
  const { codecpar, avgFrameRate, rFrameRate } = source.stream;
  const rate = avgFrameRate.num > 0 ? avgFrameRate : rFrameRate;
  const chain = [request.filter, decoderFilter(request.pixelFormat, codecpar.colorRange === AVCOL_RANGE_JPEG)]
    .filter(Boolean)
    .join(',');
  return {
    width: codecpar.width,
    height: codecpar.height,
    rate: exactRate(rate.num, rate.den),
    fullRange: codecpar.colorRange === AVCOL_RANGE_JPEG,
    frames: filteredPictures(source, request, chain),
  };
}

/** Sound of a file through a filter chain, as frames; each is freed when the next one is asked for. */
export async function* decodedSoundFrames(path: string, chain: string, limits: Limits): AsyncGenerator<Frame, void> {
  yield* filteredSound(await openSource(path, 'audio', limits), chain);
}

async function* filteredSound(source: Source, chain: string): AsyncGenerator<Frame, void> {
  let graph: Graph | undefined;
  const take = function* (active: Graph) {
    for (let out = active.pull(); out; out = active.pull()) {
      yield out;
      out.free();
    }
  };
  try {
    for await (const frame of decodedFrames(source)) {
      graph ??= soundGraph(frame, source.stream.timeBase, chain);
      const more = graph.push(frame);
      yield* take(graph);
      if (!more) return;
    }
    if (!graph) return;
    graph.push(null);
    yield* take(graph);
  } finally {
    graph?.close();
    await closeSource(source);
  }
}

async function* packed(frames: AsyncGenerator<Frame, void>): AsyncGenerator<Buffer, void> {
  for await (const frame of frames) yield frame.toBuffer();
}

/** See `Backend`. Sound keeps the file's own sample rate and channels unless `filter` changes them (then read the rate from it). */
export async function decodeSound(path: string, filter: string | undefined, limits: Limits): Promise<Sound> {
  const source = await openSource(path, 'audio', limits);
  const { sampleRate, channels } = source.stream.codecpar;
  const chain = [filter, `aresample=${sampleRate},aformat=sample_fmts=flt`].filter(Boolean).join(',');
  return { sampleRate, channels, chunks: packed(filteredSound(source, chain)) };
}

/** See `Backend`: FFmpeg's own EBU R128 meter, read after the last sample. */
export async function readMeter(path: string, limits: Limits, within?: readonly Stretch[]): Promise<MeterReading> {
  let reading: Record<string, string> = {};
  for await (const frame of decodedSoundFrames(path, meterFilter(within), limits)) {
    const metadata = frame.getMetadata().getAll();
    if (metadata['lavfi.r128.I']) reading = metadata;
  }
  const peak = Math.max(
    0,
    ...Object.entries(reading).flatMap(([key, value]) =>
      key.startsWith('lavfi.r128.true_peaks_ch') ? [Number(value)] : [],
    ),
  );
  return {
    integrated: Number(reading['lavfi.r128.I']),
    range: Number(reading['lavfi.r128.LRA']),
    truePeak: 20 * Math.log10(peak),
  };
}
