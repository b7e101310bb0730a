import type { AVSampleFormat, IRational } from 'node-av';
import { AVERROR_EAGAIN, AVERROR_EOF } from 'node-av/constants';
import {
  avChannelLayoutDescribe,
  avGetSampleFmtName,
  FFmpegError,
  Filter,
  type FilterContext,
  FilterGraph,
  FilterInOut,
  Frame,
} from 'node-av/lib';

/** One linear filter chain with one input and one output. `push` answers whether the chain takes more. */
export type Graph = { push(frame: Frame | null): boolean; pull(): Frame | undefined; close(): void };

/** A chain for frames of the size, format and colour of `first`. Throws `FFmpegError` for a chain that does not fit. */
export function pictureGraph(first: Frame, timeBase: IRational, filter: string): Graph {
  const source =
    `video_size=${first.width}x${first.height}:pix_fmt=${first.format}:time_base=${timeBase.num}/${timeBase.den}:pixel_aspect=1/1` +
    `:colorspace=${first.colorSpace}:range=${first.colorRange}`;
  return buildGraph('buffer', source, 'buffersink', filter);
}

/** A chain for sound of the rate, format and layout of `first`. */
export function soundGraph(first: Frame, timeBase: IRational, filter: string): Graph {
  const layout = avChannelLayoutDescribe(first.channelLayout) ?? `${first.channels}c`;
  const source =
    `time_base=${timeBase.num}/${timeBase.den}:sample_rate=${first.sampleRate}` +
    `:sample_fmt=${avGetSampleFmtName(first.format as AVSampleFormat)}:channel_layout=${layout}`;
  return buildGraph('abuffer', source, 'abuffersink', filter);
}

function buildGraph(sourceName: string, sourceArguments: string, sinkName: string, filter: string): Graph {
  const graph = new FilterGraph();
  graph.alloc();
  graph.nbThreads = 1;
  const source = graph.createFilter(Filter.getByName(sourceName)!, 'in', sourceArguments);
  const sink = graph.createFilter(Filter.getByName(sinkName)!, 'out');
  if (!source || !sink) throw new Error(`The filter input cannot be made from ${sourceArguments}`);
  const outputs = endpoint('in', source);
  const inputs = endpoint('out', sink);
  FFmpegError.throwIfError(graph.parsePtr(filter, inputs, outputs), 'filter');
  FFmpegError.throwIfError(graph.configSync(), 'filter');
  return {
    push(frame) {
      const status = source.buffersrcAddFrameSync(frame);
      if (status !== AVERROR_EOF) FFmpegError.throwIfError(status, 'filter');
      return status !== AVERROR_EOF;
    },
    pull() {
      const frame = new Frame();
      frame.alloc();
      const status = sink.buffersinkGetFrameSync(frame);
      if (status >= 0) return frame;
      frame.free();
      if (status !== AVERROR_EAGAIN && status !== AVERROR_EOF) FFmpegError.throwIfError(status, 'filter');
      return undefined;
    },
    close: () => graph.free(),
  };
}

function endpoint(name: string, filterCtx: FilterContext): FilterInOut {
  const point = new FilterInOut();
  point.alloc();
  point.name = name;
  point.filterCtx = filterCtx;
  point.padIdx = 0;
  return point;
}
