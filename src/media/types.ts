import type { Flicks, FrameRate } from '../film/index.ts';

/** Uncompressed sound: one array of samples, -1 to 1, for each channel; all arrays are equally long. */
export type Audio = { sampleRate: number; channels: Float32Array[] };

/** Layout of a raw frame: planes Y, U, V (4:2:0, 8 bit, BT.709, limited range) one after another, or interleaved RGBA (sRGB, 8 bit). */
export type PixelFormat = 'yuv420p' | 'rgba';

/** How much an encoder may spend: `draft` is quick, `standard` is for films, `high` for masters. Presets in data/qualities.json. */
export type Quality = 'draft' | 'standard' | 'high';

/** What a session refuses to open, so that a hostile file costs little. Milliseconds for `timeout`, flicks for `duration`. */
export type Limits = {
  streams: number;
  width: number;
  height: number;
  pixels: number;
  duration: Flicks;
  timeout: number;
};

/** Colour tags as FFmpeg names them (`bt709`, `tv` for limited range, `pc` for full range); `unknown` when a file has none. */
export type ColourTags = { primaries: string; transfer: string; matrix: string; range: string };

/** One stream as the container declares it. Times in flicks; sizes in pixels. */
export type ProbeStream = {
  index: number;
  kind: 'video' | 'audio' | 'subtitle' | 'other';
  codec: string;
  duration?: Flicks;
  language?: string;
  width?: number;
  height?: number;
  rate?: FrameRate;
  frames?: number;
  pixelFormat?: string;
  colour?: ColourTags;
  /** The decoder's set-up (for H.264 its SPS and PPS) in hexadecimal: equal for clips that can be joined. */
  parameters?: string;
  sampleRate?: number;
  channels?: number;
};

/** A file as its headers declare it. For what it really holds, `measure` it. */
export type Probe = {
  container: string;
  duration: Flicks;
  bytes: number;
  streams: ProbeStream[];
  tags: Record<string, string>;
};

/** What one H.264 clip is encoded with; two clips with equal settings can be joined without encoding them again. */
export type VideoSettings = {
  width: number;
  height: number;
  rate: FrameRate;
  pixelFormat: PixelFormat;
  quality: Quality;
};
