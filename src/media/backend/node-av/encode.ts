import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_PIX_FMT_RGBA,
  AV_PIX_FMT_YUV420P,
  AVCHROMA_LOC_LEFT,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_JPEG,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_SPC_RGB,
  AVCOL_TRC_BT709,
  type FFEncoderCodec,
} from 'node-av/constants';
import { Codec, CodecContext, FFmpegError, type FormatContext, Frame, Rational, type Stream } from 'node-av/lib';
import { encoderFilter, encoderThreads, keyframeInterval, x264Options } from '../../encoder-options.ts';
import { frameTicks, trackTimescale } from '../../rates.ts';
import type { VideoSettings } from '../../types.ts';
import type { ClipWriter } from '../backend.ts';
import { type Graph, pictureGraph } from './graph.ts';
import { newPacket } from './input.ts';
import { setOptions } from './options.ts';
import { finishOutput, openOutput, startOutput } from './output.ts';

/** A context for libx264 with the room's settings, opened. */
function openVideoEncoder(settings: VideoSettings): CodecContext {
  const codec = Codec.findEncoderByName('libx264' as FFEncoderCodec);
  if (!codec) throw new Error('This FFmpeg has no libx264');
  const context = new CodecContext();
  context.allocContext3(codec);
  context.width = settings.width;
  context.height = settings.height;
  context.pixelFormat = AV_PIX_FMT_YUV420P;
  context.timeBase = new Rational(settings.rate.denominator, settings.rate.numerator);
  context.framerate = new Rational(settings.rate.numerator, settings.rate.denominator);
  context.sampleAspectRatio = new Rational(1, 1);
  context.gopSize = keyframeInterval(settings.rate);
  context.maxBFrames = 0;
  context.threadCount = encoderThreads;
  tagColour(context);
  context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  setOptions(context, x264Options(settings.quality, settings.rate));
  FFmpegError.throwIfError(context.open2Sync(codec), 'libx264');
  return context;
}

function tagColour(target: CodecContext): void {
  target.colorRange = AVCOL_RANGE_MPEG;
  target.colorPrimaries = AVCOL_PRI_BT709;
  target.colorTrc = AVCOL_TRC_BT709;
  target.colorSpace = AVCOL_SPC_BT709;
  target.chromaLocation = AVCHROMA_LOC_LEFT;
}

/** A frame of FFmpeg's own memory with a copy of raw bytes: planes there are padded, and outlive the bytes that came in. */
function copyFrame(bytes: Buffer, { width, height, pixelFormat }: VideoSettings): Frame {
  const rgba = pixelFormat === 'rgba';
  const frame = new Frame();
  frame.alloc();
  frame.width = width;
  frame.height = height;
  frame.format = rgba ? AV_PIX_FMT_RGBA : AV_PIX_FMT_YUV420P;
  frame.colorRange = rgba ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG;
  frame.colorSpace = rgba ? AVCOL_SPC_RGB : AVCOL_SPC_BT709;
  FFmpegError.throwIfError(frame.getBuffer(0), 'frame');
  const planes = frame.data!;
  const rows = rgba
    ? [[width * 4, height]]
    : [
        [width, height],
        [width / 2, height / 2],
        [width / 2, height / 2],
      ];
  let offset = 0;
  for (const [index, [rowBytes, count]] of (rows as [number, number][]).entries()) {
    const stride = frame.linesize[index]!;
    const plane = planes[index]!;
    if (stride === rowBytes) bytes.copy(plane, 0, offset, offset + rowBytes * count);
    else
      for (let row = 0; row < count; row += 1)
        bytes.copy(plane, row * stride, offset + row * rowBytes, offset + (row + 1) * rowBytes);
    offset += rowBytes * count;
  }
  return frame;
}

function convert(graph: Graph, frame: Frame): Frame {
  graph.push(frame);
  frame.free();
  const out = graph.pull();
  if (!out) throw new Error('The colour conversion gave no frame');
  return out;
}

/** See `Backend`. */
export async function encodeClip(path: string, settings: VideoSettings): Promise<ClipWriter> {
  const encoder = openVideoEncoder(settings);
  const output: FormatContext = openOutput(path);
  const stream: Stream = output.newStream();
  stream.codecpar.fromContext(encoder);
  stream.timeBase = new Rational(1, trackTimescale(settings.rate));
  stream.avgFrameRate = encoder.framerate;
  startOutput(output, path, trackTimescale(settings.rate));
  const ticks = BigInt(frameTicks(settings.rate));
  const packet = newPacket();
  const filter = encoderFilter(settings.pixelFormat);
  let graph: Graph | undefined;
  let count = 0n;
  const drain = () => {
    while (encoder.receivePacketSync(packet) >= 0) {
      packet.rescaleTs(encoder.timeBase, stream.timeBase);
      packet.duration = ticks;
      packet.streamIndex = stream.index;
      FFmpegError.throwIfError(output.interleavedWriteFrameSync(packet), 'write');
      packet.unref();
    }
  };
  const send = async (frame: Frame | null) => {
    FFmpegError.throwIfError(await encoder.sendFrame(frame), 'encode');
    drain();
  };
  return {
    async write(bytes, repeat) {
      let frame = copyFrame(bytes, settings);
      if (filter) {
        graph ??= pictureGraph(frame, encoder.timeBase, filter);
        frame = convert(graph, frame);
      }
      for (let index = 0; index < repeat; index += 1) {
        frame.pts = count;
        count += 1n;
        await send(frame);
      }
      frame.free();
    },
    async end() {
      await send(null);
      packet.free();
      graph?.close();
      encoder.freeContext();
      await finishOutput(output);
    },
  };
}
