import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas';
import { Problem } from '../film/index.ts';

/** A cell ready to be laid out: its caption, and the PNGs that stand side by side. */
export type DrawnCell = { caption: string; pictures: Uint8Array[] };

const gap = 14;
const paper = '#17171a';
const ink = '#e4e0d6';
const fonts = [
  ['Sheet Latin', '@expo-google-fonts/cormorant-garamond/600SemiBold/CormorantGaramond_600SemiBold.ttf'],
  ['Sheet Song', '@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf'],
] as const;

/** Lays cells out in rows on one dark sheet, each over its caption, and gives the sheet as PNG with its size in pixels. */
export async function layOutSheet(
  cells: readonly DrawnCell[],
  columns: number,
  picture: { width: number; height: number },
): Promise<{ png: Buffer; width: number; height: number }> {
  loadFonts();
  const across = Math.max(1, ...cells.map(({ pictures }) => pictures.length));
  const cellWidth = across * picture.width + (across - 1) * 2;
  const letters = Math.round(Math.min(30, Math.max(17, picture.height * 0.09)));
  const rowHeight = picture.height + letters * 1.6 + gap;
  const inRow = Math.min(columns, cells.length);
  const width = gap + inRow * (cellWidth + gap);
  const height = Math.ceil(gap + Math.ceil(cells.length / inRow) * rowHeight);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height);
  context.font = `${letters}px "Sheet Latin", "Sheet Song"`;
  context.textBaseline = 'middle';
  for (const [index, { caption, pictures }] of cells.entries()) {
    const left = gap + (index % inRow) * (cellWidth + gap);
    const top = gap + Math.floor(index / inRow) * rowHeight;
    for (const [order, bytes] of pictures.entries()) {
      const image = await loadImage(Buffer.from(bytes));
      context.drawImage(image, left + order * (picture.width + 2), top, picture.width, picture.height);
    }
    context.fillStyle = ink;
    context.fillText(caption, left, top + picture.height + letters * 0.85, cellWidth);
  }
  return { png: canvas.toBuffer('image/png'), width, height };
}

function loadFonts(): void {
  const resolve = createRequire(import.meta.url).resolve;
  for (const [name, path] of fonts) {
    if (GlobalFonts.has(name) || GlobalFonts.registerFromPath(resolve(path), name)) continue;
    throw new Problem({
      code: 'font-missing',
      message: `The font ${path} cannot be read.`,
      fix: 'Run npm ci again.',
      exit: 5,
    });
  }
}
