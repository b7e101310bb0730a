import { rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type FrameRate, formatClock } from '../../../film/index.ts';
import { soundBitRates, soundRate } from '../../delivery-format.ts';
import { deliveryFilter, encoderFilter, encoderThreads, keyframeInterval, x264Options } from '../../encoder-options.ts';
import { frameTicks, trackTimescale } from '../../rates.ts';
import type { VideoSettings } from '../../types.ts';
import type { CaptionCue, ClipWriter, MuxJob } from '../backend.ts';
import { inputOptions, quiet } from './read.ts';
import { run, start } from './run.ts';

const colour = ['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'];

function output(path: string, timescale: number): string[] {
  const scale = String(timescale);
  return [
    '-fflags',
    '+bitexact',
    '-movflags',
    '+faststart',
    '-video_track_timescale',
    scale,
    '-movie_timescale',
    scale,
    '-f',
    'mp4',
    `file:${resolve(path)}`,
  ];
}

/** See `Backend`. */
export async function encodeClip(path: string, settings: VideoSettings): Promise<ClipWriter> {
  const { width, height, rate, pixelFormat, quality } = settings;
  const interval = String(keyframeInterval(rate));
  const filter = encoderFilter(pixelFormat);
  const input = [
    '-f',
    'rawvideo',
    '-pix_fmt',
    pixelFormat,
    '-s',
    `${width}x${height}`,
    '-r',
    `${rate.numerator}/${rate.denominator}`,
  ];
  const range = pixelFormat === 'yuv420p' ? colour : [];
  const options = Object.entries(x264Options(quality, rate)).flatMap(([name, value]) => [`-${name}`, value]);
  const codec = [
    '-c:v',
    'libx264',
    ...options,
    '-g',
    interval,
    '-bf',
    '0',
    '-threads',
    String(encoderThreads),
    '-pix_fmt',
    'yuv420p',
  ];
  const running = start('ffmpeg', [
    ...quiet,
    ...input,
    ...range,
    '-i',
    'pipe:0',
    ...(filter ? ['-vf', filter] : []),
    ...codec,
    ...colour,
    '-chroma_sample_location',
    'left',
    ...output(path, trackTimescale(rate)),
  ]);
  running.child.stdout.resume();
  const send = (bytes: Buffer) =>
    new Promise<void>((done, fail) => {
      running.child.stdin.write(bytes, (error) => (error ? running.ended.then(() => fail(error), fail) : done()));
    });
  return {
    async write(bytes, repeat) {
      for (let index = 0; index < repeat; index += 1) await send(bytes);
    },
    async end() {
      running.child.stdin.end();
      await running.ended;
    },
  };
}

/** See `Backend`. */
export async function join(clips: string[], rate: FrameRate, path: string): Promise<void> {
  const list = clips.map((clip) => `file 'file:${resolve(clip).replaceAll("'", "'\\''")}'\n`).join('');
  const ticks = frameTicks(rate);
  const input = ['-f', 'concat', '-safe', '0', '-protocol_whitelist', 'file,pipe', '-i', 'pipe:0'];
  const copy = ['-map', '0:v:0', '-c', 'copy', '-bsf:v', `setts=ts=N*${ticks}:duration=${ticks}`];
  await run(
    'ffmpeg',
    [...quiet, ...input, ...copy, ...output(path, trackTimescale(rate))],
    `ffconcat version 1.0\n${list}`,
  );
}

/** See `Backend`. */
export async function mux(job: MuxJob): Promise<void> {
  const files = job.captions.map((_, index) => `${job.path}.${index}.srt`);
  try {
    await Promise.all(files.map((file, index) => writeFile(file, subRip(job.captions[index]!.cues))));
    const sound = job.audio ? await inputOptions(job.audio.path) : [];
    const inputs = [
      ...(await inputOptions(job.video)),
      ...sound,
      ...files.flatMap((file) => ['-f', 'srt', '-i', `file:${resolve(file)}`]),
    ];
    const first = job.audio ? 2 : 1;
    const maps = [
      '-map',
      '0:v:0',
      ...(job.audio ? ['-map', '1:a:0'] : []),
      ...files.flatMap((_, index) => ['-map', `${first + index}:0`]),
    ];
    const audio = job.audio
      ? [
          '-af',
          deliveryFilter(soundRate, job.audio.samples, job.audio.channels),
          '-c:a',
          'aac',
          '-aac_is',
          '0',
          '-b:a',
          String(soundBitRates[job.audio.channels]),
        ]
      : [];
    const captions = job.captions.flatMap(({ language, title }, index) => [
      `-metadata:s:s:${index}`,
      `language=${language}`,
      ...(title ? [`-metadata:s:s:${index}`, `title=${title}`] : []),
    ]);
    const tags = Object.entries(job.metadata).flatMap(([key, value]) => ['-metadata', `${key}=${value}`]);
    const codecs = ['-c:v', 'copy', ...audio, '-c:s', 'mov_text', '-map_metadata', '-1'];
    await run('ffmpeg', [
      ...quiet,
      ...inputs,
      ...maps,
      ...codecs,
      ...captions,
      ...tags,
      ...output(job.path, await timescale(job.video)),
    ]);
  } finally {
    await Promise.all(files.map((file) => rm(file, { force: true })));
  }
}

async function timescale(video: string): Promise<number> {
  const options = ['-v', 'error', '-select_streams', 'v:0', '-show_entries', 'stream=time_base', '-of', 'csv=p=0'];
  const text = await run('ffprobe', [...options, ...(await inputOptions(video))]);
  return Number(text.trim().split('/')[1]);
}

function subRip(cues: CaptionCue[]): string {
  return cues
    .map(
      ({ start: from, end, text }, index) =>
        `${index + 1}\n${formatClock(from, ',')} --> ${formatClock(end, ',')}\n${text}\n`,
    )
    .join('\n');
}
