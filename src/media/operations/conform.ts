import { type Flicks, type FrameRate, frameLength, fromFrames, toFrame } from '../../film/index.ts';
import { badRequest, unreadable } from '../problems.ts';
import type { Quality } from '../types.ts';
import { fadeFrame, mixFrame, type OverlayPicture, overlayFrame, overlayPicture } from './blend.ts';
import type { OperationContext } from './context.ts';

/**
 * A picture with alpha over a stretch of a clip (times from the clip's start; whole frames), with a fade of `fade` at both
 * ends. `left` and `top` place it in pixels from the corner; it is not scaled.
 */
export type Overlay = { png: string; start: Flicks; end: Flicks; fade?: Flicks; left?: number; top?: number };

/** What `conform` does, in this order: cut, dissolve, overlays, fades. All lengths are rounded down to whole frames. */
export type Effects = {
  /** Only this stretch of the input. */
  start?: Flicks;
  duration?: Flicks;
  /** From black over the first, to black over the last stretch of this length: the very first or last frame is black. */
  fadeIn?: Flicks;
  fadeOut?: Flicks;
  overlays?: Overlay[];
  /**
   * The last `duration` of another clip of the same size and rate fades into the first `duration` of this one. The output is as
   * long as this clip: give the other clip's own conform a `duration` shorter by as much, so that its tail is not shown twice.
   */
  dissolveFrom?: { input: string; duration: Flicks };
};

export type ConformRequest = {
  input: string;
  path: string;
  effects: Effects;
  quality: Quality;
  /** Brings footage of another size or rate to this one, with black bars where its shape differs. */
  format?: { width: number; height: number; rate: FrameRate };
};

/** Decodes, changes and encodes a clip again. Answers how many frames it wrote. */
export async function conformClip(context: OperationContext, request: ConformRequest): Promise<{ frames: number }> {
  const { input, effects } = request;
  const size = request.format;
  const filter = size && formatFilter(size);
  const pictures = await context.backend.decodePictures(
    input,
    { pixelFormat: 'yuv420p', ...(filter && size ? { filter, size } : {}) },
    context.limits,
  );
  const { width, height, rate } = request.format ?? pictures;
  const first = toFrame(effects.start ?? 0, rate);
  const available = (await countFrames(context, input, filter, size)) - first;
  const count = effects.duration === undefined ? available : toFrame(effects.duration, rate);
  if (count < 1 || count > available)
    throw badRequest(
      `The clip has ${available} frames from there, not ${count}.`,
      'Ask for a stretch that lies within the clip.',
      input,
    );
  const change = await frameChanger(context, effects, { width, height, rate, count });
  const writer = await context.backend.encodeClip(request.path, {
    width,
    height,
    rate,
    pixelFormat: 'yuv420p',
    quality: request.quality,
  });
  let index = -first;
  for await (const frame of pictures.frames) {
    if (index >= 0 && index < count) {
      if (frame.length !== (width * height * 3) / 2) throw unreadable(input, 'its pictures have an odd size');
      await change(frame, index);
      await writer.write(frame, 1);
      if (index % 12 === 0) context.advance(index);
    }
    index += 1;
    if (index >= count) break;
  }
  if (index < count) throw unreadable(input, `only ${index} of ${count} frames can be decoded`);
  await writer.end();
  return { frames: count };
}

/** Letterboxed to exactly this size and rate. */
export function formatFilter({ width, height, rate }: { width: number; height: number; rate: FrameRate }): string {
  return (
    `fps=${rate.numerator}/${rate.denominator},scale=${width}:${height}:force_original_aspect_ratio=decrease:flags=bicubic:out_color_matrix=bt709:out_range=limited,` +
    `pad=${width}:${height}:-1:-1,setsar=1`
  );
}

async function countFrames(
  context: OperationContext,
  path: string,
  filter?: string,
  size?: { width: number; height: number },
): Promise<number> {
  if (!filter) {
    const { streams } = await context.backend.probe(path, context.limits);
    const declared = streams.find((stream) => stream.kind === 'video')?.frames;
    if (declared) return declared;
  }
  const { frames } = await context.backend.decodePictures(
    path,
    { pixelFormat: 'yuv420p', ...(filter && size ? { filter, size } : {}) },
    context.limits,
  );
  let count = 0;
  for await (const _ of frames) {
    count += 1;
    if (count % 24 === 0) context.advance(count);
  }
  return count;
}

type Clip = { width: number; height: number; rate: FrameRate; count: number };

/** Changes one frame in place, given its number in the output. Frames must come in order. */
async function frameChanger(
  context: OperationContext,
  effects: Effects,
  clip: Clip,
): Promise<(frame: Buffer, index: number) => Promise<void>> {
  const { width, height, rate, count } = clip;
  const frames = (length: Flicks | undefined) => toFrame(length ?? 0, rate);
  const tail = effects.dissolveFrom && (await openTail(context, effects.dissolveFrom, clip));
  const overlays = await Promise.all((effects.overlays ?? []).map((overlay) => loadOverlay(context, overlay, rate)));
  const [fadeIn, fadeOut, dissolve] = [
    frames(effects.fadeIn),
    frames(effects.fadeOut),
    frames(effects.dissolveFrom?.duration),
  ];
  return async (frame, index) => {
    if (tail && index < dissolve) {
      const { value } = await tail.next();
      if (value) mixFrame(frame, value, 1 - (index + 1) / (dissolve + 1));
    }
    for (const { picture, level } of overlays) overlayFrame(frame, width, height, picture, level(index));
    const opening = fadeIn > 0 ? index / fadeIn : 1;
    const closing = fadeOut > 0 ? (count - 1 - index) / fadeOut : 1;
    fadeFrame(frame, width * height, Math.max(0, Math.min(1, opening, closing)));
  };
}

/** The last frames of the clip that is left, one by one. */
async function openTail(
  context: OperationContext,
  { input, duration }: { input: string; duration: Flicks },
  clip: Clip,
) {
  const length = toFrame(duration, clip.rate);
  const total = await countFrames(context, input);
  if (length > total || length > clip.count)
    throw badRequest(
      'A dissolve cannot be longer than the clips on either side of it.',
      'Make the dissolve shorter.',
      input,
    );
  const start = fromFrames(total - length, clip.rate) - Math.floor(frameLength(clip.rate) / 2);
  const tail = await context.backend.decodePictures(
    input,
    { pixelFormat: 'yuv420p', start: Math.max(0, start) },
    context.limits,
  );
  if (tail.width !== clip.width || tail.height !== clip.height || frameLength(tail.rate) !== frameLength(clip.rate))
    throw badRequest(
      'A dissolve needs two clips of the same size and rate.',
      'Conform both clips to one format first.',
      input,
    );
  return tail.frames;
}

async function loadOverlay(
  context: OperationContext,
  overlay: Overlay,
  rate: FrameRate,
): Promise<{ picture: OverlayPicture; level(index: number): number }> {
  const pictures = await context.backend.decodePictures(overlay.png, { pixelFormat: 'rgba' }, context.limits);
  const { value: rgba } = await pictures.frames.next();
  await pictures.frames.return();
  if (!rgba) throw unreadable(overlay.png, 'it holds no picture');
  const even = (value: number | undefined) => 2 * Math.round((value ?? 0) / 2);
  const picture = overlayPicture(rgba, pictures.width, pictures.height, even(overlay.left), even(overlay.top));
  const [first, end, fade] = [
    toFrame(overlay.start, rate),
    toFrame(overlay.end, rate),
    toFrame(overlay.fade ?? 0, rate),
  ];
  return {
    picture,
    level(index) {
      if (index < first || index >= end) return 0;
      return fade === 0 ? 1 : Math.min(1, (index - first + 1) / (fade + 1), (end - index) / (fade + 1));
    },
  };
}
