import { createRequire } from 'node:module';
import sharp, { type OverlayOptions, type Sharp } from 'sharp';
import { escapeMarkup, type Flicks } from '../film/index.ts';
import { land } from './land.ts';
import type { JobOptions, Media } from './media.ts';
import { badRequest, unreadable } from './problems.ts';
import { encoded, readFrame } from './still.ts';

/** What stands on a sheet: picture files, or moments of one video. */
export type SheetSource = { stills: string[] } | { video: string; times: Flicks[] };

/** A sheet `width` pixels wide; rows as high as the first picture's shape asks for. One label a picture, English or Chinese. */
export type SheetOptions = SheetSource & {
  columns: number;
  width: number;
  path: string;
  labels?: string[];
} & JobOptions;

const gap = 12;
const labelHeight = 28;
const paper = '#17171a';
const ink = '#d8d4cc';

/** Lays pictures out in rows on one dark sheet. Throws `media-request` for an empty sheet. */
export async function contactSheet(
  media: Media,
  options: SheetOptions,
): Promise<{ path: string; width: number; height: number }> {
  const { columns, width, labels } = options;
  const count = 'stills' in options ? options.stills.length : options.times.length;
  if (count === 0 || columns < 1 || width < 64)
    throw badRequest('A contact sheet needs a picture, a column and 64 pixels of width.', 'Give at least one of each.');
  const cell = Math.floor((width - gap * (columns + 1)) / columns);
  const pictures = await cells(media, options, cell);
  const rowHeight = pictures[0]!.height + (labels ? labelHeight : 0) + gap;
  const height = gap + rowHeight * Math.ceil(count / columns);
  const place = (index: number) => ({
    left: gap + (index % columns) * (cell + gap),
    top: gap + Math.floor(index / columns) * rowHeight,
  });
  const layers: OverlayOptions[] = pictures.map(({ data }, index) => ({ input: data, ...place(index) }));
  for (const [index, label] of (labels ?? []).slice(0, count).entries()) {
    if (label === '') continue;
    const { left, top } = place(index);
    layers.push({ input: await labelPicture(label, cell), left, top: top + pictures[0]!.height + 3 });
  }
  const sheet = sharp({ create: { width, height, channels: 3, background: paper } }).composite(layers);
  return land(options.path, async (temporary) => {
    await encoded(sheet, { path: options.path }).toFile(temporary);
    return { path: options.path, width, height };
  });
}

/** All pictures at the width of a column, in the first one's shape. */
async function cells(media: Media, options: SheetOptions, width: number): Promise<{ data: Buffer; height: number }[]> {
  const result: { data: Buffer; height: number }[] = [];
  const sources = 'stills' in options ? options.stills : options.times;
  for (const source of sources) {
    const picture = typeof source === 'string' ? sharp(source) : await framePicture(media, options, source);
    const height = result[0]?.height;
    const fitted = picture.resize({ width, ...(height ? { height, fit: 'contain', background: paper } : {}) });
    const { data, info } = await fitted
      .png({ compressionLevel: 1 })
      .toBuffer({ resolveWithObject: true })
      .catch((error) => {
        throw unreadable(String(source), 'it is not a picture', error);
      });
    result.push({ data, height: info.height });
  }
  return result;
}

async function framePicture(media: Media, options: SheetOptions, time: Flicks): Promise<Sharp> {
  const input = (options as { video: string }).video;
  const { data, width, height, channels } = await readFrame(media, {
    input,
    time,
    ...(options.signal ? { signal: options.signal } : {}),
  });
  return sharp(data, { raw: { width, height, channels } });
}

/** One line of one size; what does not fit the column is cut off. */
async function labelPicture(label: string, width: number): Promise<Buffer> {
  const fontfile = createRequire(import.meta.url).resolve(
    '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  );
  const text = {
    text: `<span foreground="${ink}">${escapeMarkup(label)}</span>`,
    font: 'Noto Serif SC 11',
    fontfile,
    dpi: 96,
  };
  const line = sharp({ text: { ...text, rgba: true, wrap: 'none' } });
  const { data, info } = await line.png().toBuffer({ resolveWithObject: true });
  const size = { width: Math.min(width, info.width), height: Math.min(labelHeight, info.height) };
  return sharp(data)
    .extract({ left: 0, top: 0, ...size })
    .toBuffer();
}
