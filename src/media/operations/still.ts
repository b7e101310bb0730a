import { type Flicks, frameLength, fromSeconds } from '../../film/index.ts';
import { unreadable } from '../problems.ts';
import type { OperationContext } from './context.ts';

/** Sends the picture that shows at `time` (the last one, for times after the end) as RGB. */
export async function sendStill(
  context: OperationContext,
  { path, time }: { path: string; time: Flicks },
): Promise<{ width: number; height: number }> {
  const open = (start: Flicks) =>
    context.backend.decodePictures(path, { pixelFormat: 'rgb24', ...(start > 0 ? { start } : {}) }, context.limits);
  const pictures = await open(0);
  await pictures.frames.return();
  const half = Math.floor(frameLength(pictures.rate) / 2);
  const shown = Math.floor(time / frameLength(pictures.rate)) * frameLength(pictures.rate) - half;
  const found = (await firstOf((await open(shown)).frames)) ?? (await lastPicture(context, path, open));
  if (!found) throw unreadable(path, 'no picture in it can be decoded');
  await context.send(found);
  return { width: pictures.width, height: pictures.height };
}

async function firstOf(frames: AsyncGenerator<Buffer, void>): Promise<Buffer | undefined> {
  const { value } = await frames.next();
  await frames.return();
  return value ?? undefined;
}

async function lastPicture(
  context: OperationContext,
  path: string,
  open: (start: Flicks) => Promise<{ frames: AsyncGenerator<Buffer, void> }>,
) {
  const { duration } = await context.backend.probe(path, context.limits);
  let last: Buffer | undefined;
  for (const start of [Math.max(0, duration - fromSeconds(2)), 0]) {
    for await (const frame of (await open(start)).frames) last = frame;
    if (last) return last;
  }
  return undefined;
}
