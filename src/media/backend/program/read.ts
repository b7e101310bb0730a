import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { flicksPerSecond, fromSeconds, toSamples, toSeconds } from '../../../film/index.ts';
import { decoderFilter, meterFilter } from '../../encoder-options.ts';
import { missingStream, unreadable } from '../../problems.ts';
import { exactRate } from '../../rates.ts';
import type { Limits, Probe, ProbeStream } from '../../types.ts';
import type { MeterReading, PictureRequest, Pictures, Sound, Stretch } from '../backend.ts';
import { allowedFormats, checkLimits, pictureDemuxer } from '../guard.ts';
import { ProgramError, pieces, run, start } from './run.ts';

type Declared = Record<string, string | undefined> & { tags?: Record<string, string> };

/** The options with which any file is opened: only that file, and only known formats. */
export async function inputOptions(path: string): Promise<string[]> {
  const picture = await pictureDemuxer(path);
  const format = picture ? ['-f', picture] : ['-format_whitelist', allowedFormats];
  return ['-protocol_whitelist', 'file', ...format, '-i', `file:${resolve(path)}`];
}

/** The options with which every `ffmpeg` begins. */
export const quiet = ['-hide_banner', '-nostdin', '-loglevel', 'error', '-y', '-noautorotate'];

/** See `Backend`. */
export async function probe(path: string, limits: Limits): Promise<Probe> {
  const options = ['-v', 'error', '-show_format', '-show_streams', '-show_data_hash', 'sha256', '-of', 'json'];
  const text = await run('ffprobe', [...options, ...(await inputOptions(path))]).catch((error) => {
    throw error instanceof ProgramError ? unreadable(path, 'its format is not one that is read here', error) : error;
  });
  const { streams = [], format } = JSON.parse(text) as { streams?: Declared[]; format: Declared };
  const described = streams.map(describe);
  const longest = Math.max(0, ...described.map((stream) => stream.duration ?? 0));
  const declared = fromSeconds(Number(format.duration ?? 0) || 0);
  const result: Probe = {
    container: format.format_name ?? 'unknown',
    duration: longest || declared,
    bytes: (await stat(path)).size,
    streams: described,
    tags: format.tags ?? {},
  };
  checkLimits(path, result, limits);
  return result;
}

function describe(stream: Declared, index: number): ProbeStream {
  const [num, den] = (stream.time_base ?? '1/1').split('/').map(Number) as [number, number];
  const ticks = Number(stream.duration_ts ?? 0);
  const language = stream.tags?.language;
  const common = {
    index,
    codec: stream.codec_name ?? 'unknown',
    ...(ticks > 0 ? { duration: Math.round((ticks * num * flicksPerSecond) / den) } : {}),
    ...(language && language !== 'und' ? { language } : {}),
  };
  if (stream.codec_type === 'audio')
    return {
      ...common,
      kind: 'audio',
      sampleRate: Number(stream.sample_rate),
      channels: Number(stream.channels),
    };
  if (stream.codec_type !== 'video')
    return { ...common, kind: stream.codec_type === 'subtitle' ? 'subtitle' : 'other' };
  const [numerator, denominator] = (stream.avg_frame_rate ?? '0/0').split('/').map(Number) as [number, number];
  return {
    ...common,
    kind: 'video',
    width: Number(stream.width),
    height: Number(stream.height),
    rate: exactRate(numerator, denominator),
    ...(stream.nb_frames ? { frames: Number(stream.nb_frames) } : {}),
    pixelFormat: stream.pix_fmt ?? 'unknown',
    colour: {
      primaries: stream.color_primaries ?? 'unknown',
      transfer: stream.color_transfer ?? 'unknown',
      matrix: stream.color_space ?? 'unknown',
      range: stream.color_range ?? 'unknown',
    },
    ...(stream.extradata_hash ? { parameters: stream.extradata_hash } : {}),
  };
}

async function streamOf(path: string, kind: 'video' | 'audio', limits: Limits): Promise<ProbeStream> {
  const stream = (await probe(path, limits)).streams.find((candidate) => candidate.kind === kind);
  if (!stream) throw missingStream(path, kind);
  return stream;
}

/** Passes pieces on and says in the room's words what went wrong; something must come. */
async function* checked(path: string, source: AsyncGenerator<Buffer, void>): AsyncGenerator<Buffer, void> {
  let delivered = false;
  try {
    for await (const piece of source) {
      delivered = true;
      yield piece;
    }
  } catch (error) {
    if (!(error instanceof ProgramError) || /filter/i.test(error.message)) throw error;
    throw unreadable(path, 'it is damaged', error);
  }
  if (!delivered) throw unreadable(path, 'nothing in it can be decoded');
}

const bytesPerPixel = { yuv420p: 1.5, rgba: 4, rgb24: 3 } as const;

/** See `Backend`. */
export async function decodePictures(path: string, request: PictureRequest, limits: Limits): Promise<Pictures> {
  const stream = await streamOf(path, 'video', limits);
  const { width, height } = stream as { width: number; height: number };
  const fullRange = stream.colour?.range === 'pc' && stream.pixelFormat?.startsWith('yuv') === true;
  const chain = [request.filter, decoderFilter(request.pixelFormat, fullRange)].filter(Boolean).join(',');
  const seek = request.start ? ['-ss', toSeconds(request.start).toFixed(9)] : [];
  const output = [
    '-map',
    `0:${stream.index}`,
    '-vf',
    chain,
    '-fps_mode',
    'passthrough',
    '-f',
    'rawvideo',
    '-pix_fmt',
    request.pixelFormat,
    'pipe:1',
  ];
  const size = request.size ?? { width, height };
  const bytes = Math.ceil(size.width * size.height * bytesPerPixel[request.pixelFormat]);
  const running = async function* () {
    const source = pieces(start('ffmpeg', [...quiet, ...seek, ...(await inputOptions(path)), ...output]), bytes);
    yield* request.start ? source : checked(path, source);
  };
  return { width, height, rate: stream.rate!, fullRange, frames: running() };
}

/** See `Backend`. */
export async function decodeSound(path: string, filter: string | undefined, limits: Limits): Promise<Sound> {
  const { container } = await probe(path, limits);
  const stream = await streamOf(path, 'audio', limits);
  const { sampleRate, channels } = stream as { sampleRate: number; channels: number };
  // FFmpeg before 7 gives the encoder's padding at the end of an MP4 track as sound.
  const length =
    container.includes('mp4') && stream.duration
      ? `atrim=end_sample=${toSamples(stream.duration, sampleRate)}`
      : undefined;
  const chain = [length, filter, `aresample=${sampleRate},aformat=sample_fmts=flt`].filter(Boolean).join(',');
  const output = ['-map', `0:${stream.index}`, '-af', chain, '-ac', String(channels), '-f', 'f32le', 'pipe:1'];
  const running = async function* () {
    yield* checked(
      path,
      pieces(start('ffmpeg', [...quiet, ...(await inputOptions(path)), ...output]), channels * 4 * 4096, true),
    );
  };
  return { sampleRate, channels, chunks: running() };
}

/** See `Backend`. */
export async function readMeter(path: string, limits: Limits, within?: readonly Stretch[]): Promise<MeterReading> {
  const stream = await streamOf(path, 'audio', limits);
  const output = [
    '-map',
    `0:${stream.index}`,
    '-af',
    `${meterFilter(within)},ametadata=mode=print:file=-`,
    '-f',
    'null',
    '-',
  ];
  const text = await run('ffmpeg', [...quiet, ...(await inputOptions(path)), ...output]);
  const last = (key: string) =>
    Number(
      text
        .slice(text.lastIndexOf(`lavfi.r128.${key}=`))
        .split('\n')[0]!
        .split('=')[1],
    );
  const peaks = Array.from({ length: stream.channels ?? 0 }, (_, channel) => last(`true_peaks_ch${channel}`));
  return { integrated: last('I'), range: last('LRA'), truePeak: 20 * Math.log10(Math.max(0, ...peaks)) };
}
