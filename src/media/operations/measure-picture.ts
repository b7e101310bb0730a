import { createHash } from 'node:crypto';
import type { Measurement } from '../../film/index.ts';
import { type Flicks, type FrameRate, frameLength } from '../../film/index.ts';
import type { OperationContext } from './context.ts';

type Span = { start: Flicks; end: Flicks };
type VideoMeasurement = NonNullable<Measurement['video']>;

/** Luma at or under which a whole frame counts as black: limited-range black is 16, and coding may lift it a little. */
export const blackMean = 20;
export const blackMaximum = 40;
/** Seconds after which an unmoving picture counts as frozen. */
export const frozenSeconds = 2;
/**
 * Largest change of the mean of any 16 by 16 block, in luma steps, in a picture that stands still. Re-coding at key frames
 * moves a block's mean by less than one step; a mouth or a leaf that moves changes its block by far more.
 */
export const frozenBlockChange = 1.5;
const blockSize = 16;

/** Decodes every picture of `path` and measures it. Luma as decoded to limited range. `codec` is put into the result. */
export async function measurePicture(
  context: OperationContext,
  path: string,
  codec: string,
): Promise<VideoMeasurement> {
  const pictures = await context.backend.decodePictures(path, { pixelFormat: 'yuv420p' }, context.limits);
  const { width, height, rate } = pictures;
  const hash = createHash('sha256');
  const black = spanFinder(rate, 1);
  const frozen = frozenFinder(rate, width, height);
  const total = { minimum: 255, sum: 0, maximum: 0 };
  const maximumFrames = Math.ceil(context.limits.duration / frameLength(rate));
  let previous: Buffer | undefined;
  let luma = { minimum: 0, mean: 0, maximum: 0 };
  let blocks = new Float64Array(0);
  let frames = 0;
  for await (const frame of pictures.frames) {
    hash.update(frame);
    if (!previous?.equals(frame)) {
      const measured = measureLuma(frame, width, height);
      luma = measured.luma;
      blocks = measured.blocks;
    }
    previous = frame;
    total.minimum = Math.min(total.minimum, luma.minimum);
    total.maximum = Math.max(total.maximum, luma.maximum);
    total.sum += luma.mean;
    black.add(frames, luma.mean <= blackMean && luma.maximum <= blackMaximum);
    frozen.add(frames, blocks);
    frames += 1;
    if (frames > maximumFrames) break;
    if (frames % 24 === 0) context.advance(frames);
  }
  return {
    width,
    height,
    rate,
    frames,
    codec,
    luma: { minimum: total.minimum, mean: round(total.sum / Math.max(1, frames)), maximum: total.maximum },
    black: black.end(frames),
    frozen: frozen.end(frames),
    decodedDigest: hash.digest('hex'),
  };
}

const round = (value: number) => Math.round(value * 1000) / 1000;

/** Least, mean and greatest luma of one frame, and the mean of each block of 16 by 16, row by row. */
export function measureLuma(frame: Uint8Array, width: number, height: number) {
  const seen = new Uint8Array(256);
  const whole = width % blockSize === 0 && frame.byteOffset % 4 === 0;
  const sums = whole ? sumWords(frame, width, height, seen) : sumPixels(frame, width, height, seen);
  return {
    luma: {
      minimum: seen.indexOf(1),
      mean: sums.reduce((all, sum) => all + sum, 0) / (width * height),
      maximum: seen.lastIndexOf(1),
    },
    blocks: blockMeans(sums, width, height),
  };
}

/** The sum of each block where rows are whole blocks: every picture of a film comes by here, and four pixels are read at once. */
function sumWords(frame: Uint8Array, width: number, height: number, seen: Uint8Array): Int32Array {
  const words = new Int32Array(frame.buffer, frame.byteOffset, (width * height) / 4);
  const columns = width / blockSize;
  const sums = new Int32Array(columns * Math.ceil(height / blockSize));
  for (let y = 0; y < height; y += 1) {
    const blockRow = (y >> 4) * columns;
    const row = (y * width) / 4;
    for (let column = 0; column < columns; column += 1)
      sums[blockRow + column] = sums[blockRow + column]! + sumSixteen(words, row + column * 4, seen);
  }
  return sums;
}

/** The sum of sixteen pixels in four words, two of every word at once; marks the values that occur. */
function sumSixteen(words: Int32Array, at: number, seen: Uint8Array): number {
  let pairs = 0;
  for (let word = at; word < at + 4; word += 1) {
    const four = words[word]!;
    pairs += (four & 0xff00ff) + ((four >>> 8) & 0xff00ff);
    seen[four & 255] = 1;
    seen[(four >>> 8) & 255] = 1;
    seen[(four >>> 16) & 255] = 1;
    seen[four >>> 24] = 1;
  }
  return (pairs & 0xffff) + (pairs >>> 16);
}

function sumPixels(frame: Uint8Array, width: number, height: number, seen: Uint8Array): Int32Array {
  const columns = Math.ceil(width / blockSize);
  const sums = new Int32Array(columns * Math.ceil(height / blockSize));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const block = (y >> 4) * columns + (x >> 4);
      const value = frame[y * width + x]!;
      sums[block] = sums[block]! + value;
      seen[value] = 1;
    }
  return sums;
}

function blockMeans(sums: Int32Array, width: number, height: number): Float64Array<ArrayBuffer> {
  const columns = Math.ceil(width / blockSize);
  const means = new Float64Array(sums.length);
  for (let index = 0; index < sums.length; index += 1) {
    const columnWidth = Math.min(blockSize, width - (index % columns) * blockSize);
    const rowHeight = Math.min(blockSize, height - Math.floor(index / columns) * blockSize);
    means[index] = sums[index]! / (columnWidth * rowHeight);
  }
  return means;
}

/** Collects runs of frames for which something holds, at least `shortest` frames long. */
function spanFinder(rate: FrameRate, shortest: number) {
  const spans: Span[] = [];
  let start: number | undefined;
  const close = (frame: number) => {
    if (start !== undefined && frame - start >= shortest)
      spans.push({ start: start * frameLength(rate), end: frame * frameLength(rate) });
    start = undefined;
  };
  return {
    add(frame: number, holds: boolean) {
      if (!holds) close(frame);
      else start ??= frame;
    },
    end(frame: number) {
      close(frame);
      return spans;
    },
  };
}

/** Each frame is held against the first of its run, so that a slow drift is seen as the movement it is. */
function frozenFinder(rate: FrameRate, width: number, height: number) {
  const shortest = Math.ceil((frozenSeconds * rate.numerator) / rate.denominator);
  const spans: Span[] = [];
  let reference = new Float64Array(Math.ceil(width / blockSize) * Math.ceil(height / blockSize)).fill(-1000);
  let start = 0;
  const close = (frame: number) => {
    if (frame - start >= shortest) spans.push({ start: start * frameLength(rate), end: frame * frameLength(rate) });
  };
  return {
    add(frame: number, blocks: Float64Array<ArrayBuffer>) {
      if (
        blocks === reference ||
        blocks.every((mean, index) => Math.abs(mean - reference[index]!) <= frozenBlockChange)
      )
        return;
      close(frame);
      start = frame;
      reference = blocks;
    },
    end(frame: number) {
      close(frame);
      return spans;
    },
  };
}
