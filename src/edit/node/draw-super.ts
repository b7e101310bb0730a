import type { SKRSContext2D } from '@napi-rs/canvas';
import type { CardDesign } from '../card-design.ts';
import { fitSize, write } from './type.ts';

/** Shares of the frame: the type's size and the room to the left and upper edge. */
const shares = { size: 0.06, left: 0.06, top: 0.08 };

/** Draws words at the upper left, such as day, time and place: a line each, behind a bar in the film's accent. */
export function drawSuper(
  context: SKRSContext2D,
  text: string,
  { width, height }: { width: number; height: number },
  { text: colour, accent }: CardDesign,
): void {
  const lines = text.split('\n');
  const size = Math.min(...lines.map((line) => fitSize(context, line, width * 0.86, height * shares.size, 'caption')));
  const [left, top, step] = [width * shares.left, height * shares.top, size * 1.35];
  context.fillStyle = accent;
  context.fillRect(left - size * 0.5, top, size * 0.14, step * lines.length);
  context.shadowColor = 'rgba(0, 0, 0, 0.8)';
  context.shadowBlur = size * 0.3;
  context.fillStyle = colour;
  lines.forEach((line, index) => {
    write(context, line, left, top + size + step * index, { use: 'caption', size, align: 'left' });
  });
  context.shadowBlur = 0;
}
