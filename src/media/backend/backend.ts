import type { Flicks, FrameRate } from '../../film/index.ts';
import type { SoundChannels } from '../delivery-format.ts';
import type { Limits, Probe, VideoSettings } from '../types.ts';

/**
 * How decoded pictures are wanted. `filter` is an FFmpeg filter chain of ours, never a user's; `size` is what it makes of them,
 * where it scales.
 */
export type PictureRequest = {
  pixelFormat: 'yuv420p' | 'rgba' | 'rgb24';
  filter?: string;
  size?: { width: number; height: number };
  start?: Flicks;
};

/** Decoded pictures in order, each packed without padding; all have one size. `close` may be called early. */
export type Pictures = {
  width: number;
  height: number;
  rate: FrameRate;
  fullRange: boolean;
  frames: AsyncGenerator<Buffer, void>;
};

/** Decoded sound as interleaved 32-bit floats, in chunks of whole sample frames. */
export type Sound = { sampleRate: number; channels: number; chunks: AsyncGenerator<Buffer, void> };

/** A part of a file. */
export type Stretch = { start: Flicks; end: Flicks };

/** What an EBU R128 meter read: LUFS, LU, dBTP; `-Infinity` or `NaN` where nothing passed the gate. */
export type MeterReading = { integrated: number; range: number; truePeak: number };

/** Takes raw frames and writes one clip. */
export type ClipWriter = { write(frame: Buffer, repeat: number): Promise<void>; end(): Promise<void> };

/** One caption of a text track. */
export type CaptionCue = { start: Flicks; end: Flicks; text: string };

/** What `mux` puts into one MP4 file. Languages are ISO 639-2 codes of three letters. `samples` is the exact length of the sound. */
export type MuxJob = {
  video: string;
  audio?: { path: string; samples: number; channels: SoundChannels };
  captions: { language: string; title?: string; cues: CaptionCue[] }[];
  metadata: Record<string, string>;
  duration: Flicks;
  path: string;
};

/** The parts of FFmpeg that the room needs, whichever way FFmpeg is reached. Used inside the worker process only. */
export type Backend = {
  name: 'node-av' | 'ffmpeg';
  version: string;
  probe(path: string, limits: Limits): Promise<Probe>;
  decodePictures(path: string, request: PictureRequest, limits: Limits): Promise<Pictures>;
  decodeSound(path: string, filter: string | undefined, limits: Limits): Promise<Sound>;
  /** With `within` only what is heard in these stretches is read, one after another. */
  readMeter(path: string, limits: Limits, within?: readonly Stretch[]): Promise<MeterReading>;
  encodeClip(path: string, settings: VideoSettings): Promise<ClipWriter>;
  join(clips: string[], rate: FrameRate, path: string): Promise<void>;
  mux(job: MuxJob): Promise<void>;
};
