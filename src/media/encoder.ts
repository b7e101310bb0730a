import { rename, rm } from 'node:fs/promises';
import { Problem } from '../film/index.ts';
import type { Connection } from './connection.ts';
import { prepareFolder, temporaryBeside, writeFailure } from './land.ts';
import type { Media } from './media.ts';
import { frameBytes } from './operations/encode.ts';
import { probeWritten } from './probe.ts';
import { badRequest, cancelled } from './problems.ts';
import { exactRate } from './rates.ts';
import type { VideoSettings } from './types.ts';

/** Where a clip goes and how it is encoded. Sizes are even, 16 to 8192 pixels. `quality` is `standard` by default. */
export type EncoderOptions = Omit<VideoSettings, 'quality'> & {
  path: string;
  quality?: VideoSettings['quality'];
  signal?: AbortSignal;
};

/** Takes raw frames in order. */
export type Encoder = {
  /**
   * Adds one frame, shown `repeat` times (1 by default). Resolves when the encoder is ready for more and the bytes may be
   * used again. Rejects when encoding failed.
   */
  write(frame: Uint8Array, repeat?: number): Promise<void>;
  /** Finishes the file, checks it and puts it at its path. */
  end(): Promise<{ frames: number; path: string }>;
  /** Gives up; nothing is left. */
  abort(): Promise<void>;
};

/**
 * Encodes raw frames to a silent H.264 clip in MP4 (BT.709, limited range, one closed group of pictures a second, no
 * B-frames). Equal frames and settings give equal bytes. Clips of equal settings can be joined with `concatenate`.
 */
export async function openEncoder(media: Media, options: EncoderOptions): Promise<Encoder> {
  const { path, signal } = options;
  const settings = checkSettings(options);
  await prepareFolder(path).catch((error) => {
    throw writeFailure(path, path, error);
  });
  const temporary = temporaryBeside(path);
  const { connection, limits, stall, giveBack } = await media.lend();
  let failed: unknown;
  // A director may think for long between two frames: only the end is watched for a hang, by the session's own means.
  const work = connection.call(
    'encode',
    { path: temporary, settings },
    { limits, stall: 0, temporary, ...(signal ? { signal } : {}) },
  );
  const guarded = work.catch((error) => {
    failed = error;
    return undefined;
  });
  const state: Work = { connection, settings, path, temporary, guarded, failure: () => failed, giveBack };
  return encoderOf(media, state, stall);
}

type Work = {
  connection: Connection;
  settings: VideoSettings;
  path: string;
  temporary: string;
  /** The worker's answer; `undefined` once `failure` says why there is none. */
  guarded: Promise<{ frames: number } | undefined>;
  failure(): unknown;
  giveBack(): void;
};

function encoderOf(media: Media, work: Work, stall: number): Encoder {
  const { connection, guarded, path, settings, temporary } = work;
  let over = false;
  const close = async () => {
    over = true;
    await guarded;
    work.giveBack();
  };
  const fail = async (): Promise<never> => {
    await close();
    await rm(temporary, { force: true });
    throw writeFailure(path, temporary, work.failure() ?? cancelled());
  };
  return {
    async write(frame, repeat = 1) {
      checkFrame(frame, repeat, settings, over);
      if (work.failure()) await fail();
      await Promise.race([connection.send({ kind: 'frame', repeat }, frame).catch(() => guarded), guarded]);
      if (work.failure()) await fail();
    },
    async end() {
      if (over) throw badRequest('The encoder is closed already.', 'Open a new one.');
      if (!work.failure()) await connection.send({ kind: 'end' }).catch(() => {});
      const hang = setTimeout(() => connection.kill(), stall);
      const result = await guarded;
      clearTimeout(hang);
      if (!result) return fail();
      await close();
      await finish(media, path, temporary, result.frames);
      return { frames: result.frames, path };
    },
    async abort() {
      if (over) return;
      connection.kill();
      await close();
      await rm(temporary, { force: true });
    },
  };
}

function checkFrame(frame: Uint8Array, repeat: number, settings: VideoSettings, over: boolean): void {
  if (over) throw badRequest('The encoder is closed already.', 'Open a new one.');
  if (frame.length !== frameBytes(settings))
    throw badRequest(
      `A frame has ${frame.length} bytes instead of ${frameBytes(settings)}.`,
      'Send whole frames without padding.',
    );
  if (!Number.isInteger(repeat) || repeat < 1)
    throw badRequest('A frame is repeated a whole number of times, at least once.', 'Leave it out for once.');
}

async function finish(media: Media, path: string, temporary: string, frames: number): Promise<void> {
  try {
    await probeWritten(media, temporary, frames);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw writeFailure(path, temporary, error);
  }
}

function checkSettings({ width, height, rate, pixelFormat, quality = 'standard' }: EncoderOptions): VideoSettings {
  for (const size of [width, height])
    if (!Number.isInteger(size) || size % 2 !== 0 || size < 16 || size > 8192)
      throw badRequest(`A film cannot be ${width} by ${height} pixels.`, 'Use even numbers from 16 to 8192.');
  const exact = exactRate(rate.numerator, rate.denominator);
  if (exact.numerator * rate.denominator !== exact.denominator * rate.numerator)
    throw new Problem({
      code: 'media-request',
      message: `${rate.numerator}/${rate.denominator} frames a second is not an exact rate.`,
      fix: 'Use 24, 25, 30, 50, 60 or 24000/1001, 30000/1001, 60000/1001.',
    });
  return { width, height, rate: exact, pixelFormat, quality };
}
