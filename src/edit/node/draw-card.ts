import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { plainDesign } from '../card-design.ts';
import type { Card } from '../cards.ts';
import { drawCredits } from './draw-credits.ts';
import { drawSuper } from './draw-super.ts';
import { drawTitle } from './draw-title.ts';

/**
 * Draws a card as a PNG of the film's size: a title with a soft shade behind it or words at its upper edge, to be laid over a picture, or closing
 * credits on a ground of their own. Latin is set in Cormorant Garamond, Chinese in Noto Serif SC.
 */
export function drawCard(card: Card, width: number, height: number): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const design = card.design ?? plainDesign;
  if (card.kind === 'title') drawTitle(context, card.title, { width, height }, design);
  else if (card.kind === 'super') drawSuper(context, card.text, { width, height }, design);
  else drawCredits(context, card, { width, height }, design);
  return canvas.toBuffer('image/png');
}

/** A poster as JPEG: the film's best frame, shaded below, with its title. `picture` is any picture file's bytes. */
export async function drawPoster(picture: Buffer, title: string, width: number, height: number): Promise<Buffer> {
  const { loadImage } = await import('@napi-rs/canvas');
  const canvas: Canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.drawImage(await loadImage(picture), 0, 0, width, height);
  drawTitle(context, title, { width, height }, plainDesign);
  return canvas.toBuffer('image/jpeg', 90);
}
