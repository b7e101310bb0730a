import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { CaptionStyle } from '../caption-style.ts';
import styles from '../data/caption-styles.json' with { type: 'json' };
import { fitSize, isChinese, type Setting, widthOf, write } from './type.ts';

/** A caption as a picture with alpha, and where its corner stands in the frame, in pixels. */
export type DrawnCaption = { png: Buffer; left: number; top: number };

/** Shares of the frame's shorter side: the size of type, the room to the edge; of the size: from line to line, the edge, the box's room. */
const shares = { size: 0.052, margin: 0.07, step: 1.32, edge: 0.16, room: 0.32 };

/**
 * Draws the lines of a caption in a style for a frame of a size: centred, as wide as nine tenths of it at most, at its foot or, where a
 * title stands there, its top.
 */
export function drawCaption(
  text: readonly string[],
  style: CaptionStyle,
  { width, height }: { width: number; height: number },
  place: 'foot' | 'top' = 'foot',
): DrawnCaption {
  const lines = text.map(narrowQuotes);
  const probe = createCanvas(8, 8).getContext('2d');
  const largest = Math.min(width, height) * shares.size;
  const size = Math.min(...lines.map((line) => fitSize(probe, line, width * 0.88, largest, 'caption')));
  const setting: Setting = { use: 'caption', size, align: 'center' };
  const widths = lines.map((line) => widthOf(probe, line, setting));
  const [room, step] = [size * shares.room * 1.2, size * shares.step];
  const even = (value: number) => 2 * Math.ceil(value / 2);
  const box = { width: even(Math.max(...widths) + 2 * room), height: even(lines.length * step + size * 0.4) };
  const canvas = createCanvas(box.width, box.height);
  const context = canvas.getContext('2d');
  lines.forEach((line, index) => {
    const baseline = size * 0.2 + step * index + size;
    drawLine(context, line, { x: box.width / 2, baseline, width: widths[index]! }, setting, style);
  });
  const margin = Math.min(width, height) * shares.margin;
  return {
    png: canvas.toBuffer('image/png'),
    left: 2 * Math.floor((width - box.width) / 4),
    top: 2 * Math.floor((place === 'top' ? margin : height - margin - box.height) / 2),
  };
}

/** The Chinese face sets curly quotes as wide as a Chinese character, which tears English apart. */
function narrowQuotes(line: string): string {
  return isChinese(line) ? line : line.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
}

function drawLine(
  context: SKRSContext2D,
  line: string,
  { x, baseline, width }: { x: number; baseline: number; width: number },
  setting: Setting,
  name: CaptionStyle,
): void {
  const { text, edge, box } = styles[name];
  const { size } = setting;
  if (box) {
    const room = size * shares.room;
    context.fillStyle = box;
    context.fillRect(x - width / 2 - room, baseline - size * 0.99, width + 2 * room, size * shares.step);
  }
  if (edge) {
    context.strokeStyle = edge;
    context.lineWidth = size * shares.edge;
    context.lineJoin = 'round';
    write(context, line, x, baseline, setting, 'stroke');
  }
  context.fillStyle = text;
  write(context, line, x, baseline, setting);
}
