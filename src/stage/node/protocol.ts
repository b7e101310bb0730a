/** What Node and the stage page in `web/stage` say to each other. */

import type { Quality } from '../../film/index.ts';
import type { Pass } from '../browser/index.ts';

/** One picture to draw, and for how many film frames it is held (2: animation on twos). */
export type Drawing = { frame: number; repeat: number };

/** What leaves the page: planar BT.709 limited-range 4:2:0, plain RGBA rows from the top, or nothing (to time drawing alone). */
export type PixelFormat = 'yuv420p' | 'rgba' | 'none';

/** Where RGB becomes YUV: in a shader before the readback, or in the page after it. */
export type Conversion = 'shader' | 'page';

/** Node asks the page to build a scene. */
export type LoadOrder = {
  order: 'load';
  job: number;
  staging: unknown;
  performance: unknown;
  width: number;
  height: number;
  quality: Quality;
};

/** Node asks for pictures; at most `window` of them may be drawn and not yet accepted by Node. */
export type RenderOrder = {
  order: 'render';
  job: number;
  drawings: Drawing[];
  pass: Pass;
  format: PixelFormat;
  conversion: Conversion;
  inFlight: number;
  window: number;
};

/** Node has taken one picture of a job. */
export type Accepted = { order: 'accepted'; job: number };

/** Node no longer wants a job's pictures. */
export type StopOrder = { order: 'stop'; job: number };

/** Node asks for a file that pictures go through, to begin with this text. */
export type FileOrder = { order: 'file'; mark: string };

/** Node has found the file; until then pictures go through the socket. */
export type UseFile = { order: 'use-file' };

export type Order = LoadOrder | RenderOrder | Accepted | StopOrder | FileOrder | UseFile;

/** What the page answers, beside the pictures themselves. */
export type Answer =
  | { answer: 'ready'; renderer: string; vendor: string; version: string }
  | { answer: 'file'; opened: boolean }
  | { answer: 'picture'; at: number; length: number }
  | { answer: 'loaded'; job: number }
  | { answer: 'rendered'; job: number; drawn: number; milliseconds: number }
  | {
      answer: 'failed';
      job?: number;
      code: 'stage-page-error' | 'stage-shader-error' | 'stage-context-lost';
      message: string;
    };

/** The first picture in a frame file begins here; its mark lies before. */
export const frameFileStart = 4096;

/** Each picture is one run of bytes: this many bytes of header (job, frame, repeat, sequence; little-endian u32), then pixels. */
export const pictureHeaderLength = 16;

/** Bytes of one picture. Width and height are even for yuv420p. */
export function pictureLength(width: number, height: number, format: PixelFormat): number {
  if (format === 'none') return 0;
  return format === 'rgba' ? width * height * 4 : width * height * 1.5;
}
