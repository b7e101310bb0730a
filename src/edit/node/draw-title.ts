import type { SKRSContext2D } from '@napi-rs/canvas';
import type { CardDesign } from '../card-design.ts';
import designs from '../data/card-designs.json' with { type: 'json' };
import { drawRule, drawSeal, fitSize, isChinese, titleLines, widthOf, write } from './type.ts';

type Frame = { width: number; height: number };

/** Draws a title to be laid over a picture, in the style of the film's design. */
export function drawTitle(context: SKRSContext2D, title: string, frame: Frame, design: CardDesign): void {
  const draw = { engraved, scroll, paper, modern }[design.style];
  draw(context, title, frame, design);
}

function shade(context: SKRSContext2D, { width, height }: Frame, { deep }: CardDesign, from: 'below' | 'right'): void {
  const fall =
    from === 'below'
      ? context.createLinearGradient(0, height * 0.45, 0, height)
      : context.createLinearGradient(width * 0.62, 0, width, 0);
  fall.addColorStop(0, `${deep}00`);
  fall.addColorStop(0.6, `${deep}88`);
  fall.addColorStop(1, `${deep}bb`);
  context.fillStyle = fall;
  context.fillRect(0, 0, width, height);
}

function glow(context: SKRSContext2D, size: number, strength: number): void {
  context.shadowColor = `rgba(0, 0, 0, ${strength})`;
  context.shadowBlur = size * 0.28;
}

function placed(design: CardDesign, width: number): { x: number; align: 'left' | 'center' | 'right' } {
  if (design.place === 'left') return { x: width * 0.09, align: 'left' };
  return design.place === 'right' ? { x: width * 0.91, align: 'right' } : { x: width / 2, align: 'center' };
}

/** Cormorant or Song over a soft shade, with a hairline and a lozenge in the accent. */
function engraved(context: SKRSContext2D, title: string, frame: Frame, design: CardDesign): void {
  const { width, height } = frame;
  const tracking = isChinese(title) ? 0.18 : 0.012;
  const size = fitSize(context, title, width * 0.76, height * (isChinese(title) ? 0.125 : 0.145), 'display', tracking);
  const { x, align } = placed(design, width);
  const baseline = height * 0.81;
  shade(context, frame, design, 'below');
  glow(context, size, 0.55);
  context.fillStyle = design.text;
  const drift = align === 'center' ? (tracking * size) / 2 : align === 'right' ? tracking * size : 0;
  write(context, title, x + drift, baseline, { use: 'display', size, tracking, align });
  context.shadowBlur = 0;
  const wide = widthOf(context, title, { use: 'display', size, tracking });
  const middle = align === 'center' ? x : align === 'left' ? x + wide / 2 : x - wide / 2;
  drawRule(context, middle, baseline + size * 0.46, Math.max(width * 0.1, wide * 0.42), height, design.accent);
}

/** Chinese stands in a column at the right with a seal under it; Latin leans in italics with a seal before it. */
function scroll(context: SKRSContext2D, title: string, frame: Frame, design: CardDesign): void {
  const { width, height } = frame;
  const { seal } = designs.paper;
  context.fillStyle = design.text;
  if (isChinese(title) && [...title].length <= 9) {
    shade(context, frame, design, 'right');
    const letters = [...title];
    const size = Math.min(height * 0.13, (height * 0.7) / letters.length / 1.14);
    const [x, top] = [width * 0.87, height * 0.13];
    glow(context, size, 0.5);
    context.fillStyle = design.text;
    letters.forEach((letter, index) => {
      write(context, letter, x, top + size * (0.86 + index * 1.14), { use: 'bold', size, align: 'center' });
    });
    context.shadowBlur = 0;
    drawSeal(context, '影', x - size * 0.27, top + size * (letters.length * 1.14 + 0.14), size * 0.54, seal);
    return;
  }
  shade(context, frame, design, 'below');
  const size = fitSize(context, title, width * 0.7, height * 0.14, 'italic');
  const wide = widthOf(context, title, { use: 'italic', size });
  const x =
    design.place === 'left' ? width * 0.09 : design.place === 'right' ? width * 0.91 - wide : (width - wide) / 2;
  glow(context, size, 0.5);
  context.fillStyle = design.text;
  write(context, title, x, height * 0.83, { use: 'italic', size });
  context.shadowBlur = 0;
  drawSeal(
    context,
    isChinese(title) ? '影' : title.trim()[0]!.toUpperCase(),
    x - size * 0.02,
    height * 0.83 - size * 1.42,
    size * 0.5,
    seal,
  );
}

/** Strips of cut paper, a little askew, one under the other. */
function paper(context: SKRSContext2D, title: string, { width, height }: Frame, design: CardDesign): void {
  const lines = titleLines(title);
  const size = Math.min(
    ...lines.map((line) =>
      fitSize(
        context,
        line,
        width * 0.6,
        height * (lines.length > 1 ? 0.11 : isChinese(line) ? 0.155 : 0.13),
        'bold',
        0.02,
      ),
    ),
  );
  const { x, align } = placed(design, width);
  const step = size * 1.42;
  const top = height * 0.86 - step * lines.length;
  lines.forEach((line, index) => {
    const wide = widthOf(context, line, { use: 'bold', size, tracking: 0.02 }) + size * 0.9;
    const left = align === 'left' ? x : align === 'right' ? x - wide : x - wide / 2;
    context.save();
    context.translate(left + wide / 2 + (index ? size * 0.35 : 0), top + step * (index + 0.5));
    context.rotate(((index % 2 ? 1.1 : -1.6) * Math.PI) / 180);
    strip(context, wide, step * 0.94, size, design.accent);
    context.fillStyle = designs.paper.ink;
    write(context, line, size * 0.01, size * 0.32, { use: 'bold', size, tracking: 0.02, align: 'center' });
    context.restore();
  });
}

function strip(context: SKRSContext2D, wide: number, tall: number, size: number, accent: string): void {
  const cut = (grow: number) => {
    const [w, h] = [wide / 2 + grow, tall / 2 + grow * 0.6];
    context.beginPath();
    context.moveTo(-w, -h * 0.92);
    context.lineTo(-w * 0.2, -h);
    context.lineTo(w * 0.99, -h * 0.94);
    context.lineTo(w, h * 0.9);
    context.lineTo(w * 0.1, h);
    context.lineTo(-w * 0.985, h * 0.95);
    context.closePath();
  };
  context.shadowColor = 'rgba(20, 14, 8, 0.45)';
  context.shadowBlur = size * 0.16;
  context.shadowOffsetY = size * 0.07;
  cut(size * 0.1);
  context.fillStyle = accent;
  context.fill();
  context.shadowBlur = size * 0.06;
  cut(0);
  context.fillStyle = designs.paper.strip;
  context.fill();
  context.shadowColor = 'transparent';
  context.shadowBlur = 0;
  context.shadowOffsetY = 0;
}

/** Wide capitals, or light Song, beside a bar in the accent. */
function modern(context: SKRSContext2D, title: string, frame: Frame, design: CardDesign): void {
  const { width, height } = frame;
  const words = isChinese(title) ? title : title.toUpperCase();
  const tracking = isChinese(title) ? 0.42 : 0.26;
  const use = isChinese(title) ? 'light' : 'text';
  const size = fitSize(context, words, width * 0.74, height * 0.085, use, tracking);
  const wide = widthOf(context, words, { use, size, tracking }) - tracking * size;
  const x =
    design.place === 'left' ? width * 0.09 : design.place === 'right' ? width * 0.91 - wide : (width - wide) / 2;
  const baseline = height * 0.82;
  shade(context, frame, design, 'below');
  context.fillStyle = design.accent;
  const bar = height * 0.007;
  if (design.place === 'centre')
    context.fillRect((width - width * 0.06) / 2, baseline + size * 0.62, width * 0.06, bar * 0.6);
  else context.fillRect(x, baseline - size * 1.28, width * 0.045, bar);
  glow(context, size, 0.6);
  context.fillStyle = design.text;
  write(context, words, x, baseline, { use, size, tracking });
  context.shadowBlur = 0;
}
