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
  const columns = Math.ceil(width / blockSize);
  const sums = new Int32Array(columns * Math.ceil(height / blockSize));
  let minimum = 255;
  let maximum = 0;
  for (let y = 0; y < height; y += 1) {
    const blockRow = (y >> 4) * columns;
    const rowEnd = (y + 1) * width;
    let block = blockRow;
    for (let start = y * width; start < rowEnd; start += blockSize) {
      const end = start + blockSize < rowEnd ? start + blockSize : rowEnd;
      let sum = 0;
      for (let index = start; index < end; index += 1) {
        const value = frame[index]!;
        sum += value;
        if (value < minimum) minimum = value;
        if (value > maximum) maximum = value;
      }
      sums[block] = sums[block]! + sum;
      block += 1;
    }
  }
  return {
    luma: { minimum, mean: sums.reduce((all, sum) => all + sum, 0) / (width * height), maximum },
    blocks: blockMeans(sums, width, height),
  };
}

function blockMeans(sums: Int32Array, width: number, height: number): Float64Array<ArrayBuffer> {
  const columns = Math.ceil(width / blockSize);
  return Float64Array.from(sums, (sum, index) => {
    const columnWidth = Math.min(blockSize, width - (index % columns) * blockSize);
    const rowHeight = Math.min(blockSize, height - Math.floor(index / columns) * blockSize);
    return sum / (columnWidth * rowHeight);
  });
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
