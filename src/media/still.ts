import { extname } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { Flicks } from '../film/index.ts';
import { land } from './land.ts';
import type { JobOptions, Media } from './media.ts';
import { badRequest } from './problems.ts';

/** Raw pixels: interleaved RGB or RGBA (sRGB, 8 bit, straight alpha), row by row without padding. */
export type Pixels = { data: Uint8Array; width: number; height: number; channels: 3 | 4 };

/** How a picture is written. The format is the path's extension (`.jpg`, `.png`, `.webp`) unless given; `width` scales it. */
export type StillOptions = { path: string; width?: number; format?: 'jpg' | 'png' | 'webp'; quality?: number };

/** Writes pixels as a picture file; equal pixels give equal bytes. `quality` is 1 to 100, 90 by default, for JPEG and WebP. */
export async function encodeStill(
  pixels: Pixels,
  options: StillOptions,
): Promise<{ path: string; width: number; height: number }> {
  const { data, width, height, channels } = pixels;
  if (data.length !== width * height * channels)
    throw badRequest('A picture has the wrong number of bytes.', 'Give width times height times channels bytes.');
  const picture = sharp(data, { raw: { width, height, channels } });
  const scaled =
    options.width && options.width !== width ? picture.resize({ width: options.width, kernel: 'lanczos3' }) : picture;
  return land(options.path, async (temporary) => {
    const info = await encoded(scaled, options).toFile(temporary);
    return { path: options.path, width: info.width, height: info.height };
  });
}

/** A `sharp` picture set to the format that the options or the path's extension name. */
export function encoded(picture: Sharp, { path, format, quality = 90 }: StillOptions): Sharp {
  const name = format ?? extname(path).slice(1).toLowerCase();
  if (name === 'jpg' || name === 'jpeg') return picture.jpeg({ quality, chromaSubsampling: '4:4:4', mozjpeg: false });
  if (name === 'png') return picture.png({ compressionLevel: 6 });
  if (name === 'webp') return picture.webp({ quality });
  throw badRequest(
    `Pictures cannot be written as ${name || 'a file without extension'}.`,
    'Use .jpg, .png or .webp.',
    path,
  );
}

/** The decoded picture of a video that shows at `time` from its start; its last one for later times. */
export async function readFrame(media: Media, request: { input: string; time: Flicks } & JobOptions): Promise<Pixels> {
  const { input, time, ...job } = request;
  let data: Buffer | undefined;
  const size = await media.run('still', { path: input, time }, { ...job, onData: (payload) => (data = payload) });
  return { data: data!, ...size, channels: 3 };
}

/** Writes the picture of a video at `time` as a picture file. */
export async function still(
  media: Media,
  request: { input: string; time: Flicks } & StillOptions & JobOptions,
): Promise<{ path: string; width: number; height: number }> {
  return encodeStill(await readFrame(media, request), request);
}
