import type { SKRSContext2D } from '@napi-rs/canvas';
import type { CardDesign } from '../card-design.ts';
import type { Card } from '../cards.ts';
import designs from '../data/card-designs.json' with { type: 'json' };
import { drawRule, drawSeal, fitSize, isChinese, write } from './type.ts';

type Credits = Extract<Card, { kind: 'credits' }>;
type Frame = { width: number; height: number };
type Inks = { title: string; role: string; name: string };

/** Draws the closing card in the style of the film's design. */
export function drawCredits(context: SKRSContext2D, card: Credits, frame: Frame, design: CardDesign): void {
  const draw = { engraved, scroll, paper, modern }[design.style];
  draw(context, card, frame, design);
}

/** Roles to the left of the middle, names to the right, under the last word of the film. */
function rows(context: SKRSContext2D, card: Credits, { width, height }: Frame, inks: Inks, middle: number): number {
  const step = height * 0.088;
  const top = height * 0.47 - (card.lines.length * step) / 2;
  const chinese = isChinese(card.title);
  context.fillStyle = inks.title;
  const size = height * 0.105;
  const tracking = chinese ? 0.24 : 0.02;
  write(context, card.title, middle + (tracking * size) / 2, top, { use: 'display', size, tracking, align: 'center' });
  card.lines.forEach((line, index) => {
    const y = top + height * 0.07 + step * (index + 1);
    const role = isChinese(line.role) ? line.role : line.role.toLowerCase();
    context.fillStyle = inks.role;
    const use = isChinese(role) ? 'text' : 'italic';
    write(context, role, middle - width * 0.018, y, { use, size: height * 0.044, align: 'right' });
    context.fillStyle = inks.name;
    const fitted = fitSize(context, line.name, width * 0.4, height * 0.05, 'text');
    write(context, line.name, middle + width * 0.018, y, { use: 'text', size: fitted });
  });
  return top;
}

function engraved(context: SKRSContext2D, card: Credits, frame: Frame, design: CardDesign): void {
  const { width, height } = frame;
  const ground = context.createRadialGradient(width / 2, height * 0.42, 0, width / 2, height * 0.45, width * 0.7);
  ground.addColorStop(0, design.ground);
  ground.addColorStop(1, design.deep);
  context.fillStyle = ground;
  context.fillRect(0, 0, width, height);
  const inks = { title: design.text, role: `${design.accent}dd`, name: design.text };
  const top = rows(context, card, frame, inks, width / 2);
  drawRule(context, width / 2, top + height * 0.055, width * 0.11, height, design.accent);
}

/** Ink on rice paper: Chinese in columns from the right, Latin in rows, with a seal. */
function scroll(context: SKRSContext2D, card: Credits, frame: Frame, { accent }: CardDesign): void {
  const { width, height } = frame;
  const { ground, ink, seal } = designs.paper;
  context.fillStyle = ground;
  context.fillRect(0, 0, width, height);
  wash(context, frame, accent);
  if (!isChinese(card.title)) {
    const top = rows(context, card, frame, { title: ink, role: seal, name: ink }, width / 2);
    drawSeal(context, 'A', width / 2 - height * 0.03, top - height * 0.17, height * 0.06, seal);
    return;
  }
  const columns = card.lines.slice(0, 6);
  const step = Math.min(width * 0.115, (width * 0.52) / columns.length);
  const first = width * 0.72;
  context.fillStyle = ink;
  write(context, card.title, width * 0.84, height * 0.3, { use: 'bold', size: height * 0.13, align: 'center' });
  drawSeal(context, '影', width * 0.84 - height * 0.032, height * 0.36, height * 0.064, seal);
  columns.forEach((line, index) => {
    const x = first - step * index;
    context.fillStyle = seal;
    column(context, line.role, x + height * 0.052, height * 0.18, height * 0.038, height * 0.34);
    context.fillStyle = ink;
    column(context, line.name.replace(/[　,，]\s*/gu, ' '), x, height * 0.18, height * 0.058, height * 0.64);
  });
}

/** A column of characters from the top down; Latin words lie on their side. */
function column(context: SKRSContext2D, words: string, x: number, top: number, most: number, tall: number): void {
  if (!isChinese(words)) {
    context.save();
    context.translate(x, top);
    context.rotate(Math.PI / 2);
    write(context, words, 0, most * 0.3, { use: 'text', size: fitSize(context, words, tall, most, 'text') });
    context.restore();
    return;
  }
  const letters = [...words];
  const size = Math.min(most, tall / letters.length / 1.16);
  letters.forEach((letter, index) => {
    write(context, letter, x, top + size * (0.86 + index * 1.16), { use: 'text', size, align: 'center' });
  });
}

/** Hills washed in pale ink along the lower edge. */
function wash(context: SKRSContext2D, { width, height }: Frame, accent: string): void {
  for (const [level, [base, swell, alpha]] of [
    [0.86, 0.05, '26'],
    [0.91, 0.04, '33'],
    [0.95, 0.03, '40'],
  ].entries() as IterableIterator<[number, [number, number, string]]>) {
    context.fillStyle = level === 0 ? `${accent}30` : `#4a463f${alpha}`;
    context.beginPath();
    context.moveTo(0, height);
    for (let step = 0; step <= 48; step++) {
      const share = step / 48;
      const wave = Math.sin(share * (5 + level * 2.3) + level * 2) + 0.4 * Math.sin(share * (13 + level * 3));
      context.lineTo(width * share, height * (base - swell * wave));
    }
    context.lineTo(width, height);
    context.fill();
  }
}

/** A sheet of cut paper on layers in the film's colours. */
function paper(context: SKRSContext2D, card: Credits, frame: Frame, { accent, ground }: CardDesign): void {
  const { width, height } = frame;
  const { kraft, strip, ink } = designs.paper;
  context.fillStyle = kraft;
  context.fillRect(0, 0, width, height);
  context.shadowColor = 'rgba(20, 14, 8, 0.4)';
  context.shadowBlur = height * 0.025;
  context.shadowOffsetY = height * 0.01;
  sheet(context, frame, ground, [0.08, 0.2, 0.9, 0.1, 0.95, 0.86, 0.05, 0.93]);
  sheet(context, frame, accent, [0.14, 0.12, 0.86, 0.17, 0.9, 0.9, 0.11, 0.84]);
  sheet(context, frame, strip, [0.17, 0.18, 0.835, 0.14, 0.85, 0.83, 0.15, 0.87]);
  context.shadowColor = 'transparent';
  context.shadowBlur = 0;
  context.shadowOffsetY = 0;
  rows(context, card, frame, { title: ink, role: '#7d5f3c', name: ink }, width / 2);
}

function sheet(context: SKRSContext2D, { width, height }: Frame, colour: string, corners: number[]): void {
  context.fillStyle = colour;
  context.beginPath();
  for (let corner = 0; corner < 4; corner++)
    context.lineTo(width * corners[corner * 2]!, height * corners[corner * 2 + 1]!);
  context.closePath();
  context.fill();
}

/** White on black from the left edge, with a bar in the accent. */
function modern(
  context: SKRSContext2D,
  card: Credits,
  { width, height }: Frame,
  { accent, deep, text }: CardDesign,
): void {
  context.fillStyle = deep;
  context.fillRect(0, 0, width, height);
  const step = height * 0.088;
  const top = height * 0.5 - (card.lines.length * step) / 2;
  const left = width * 0.14;
  const chinese = isChinese(card.title);
  context.fillStyle = accent;
  context.fillRect(left, top - height * 0.115, width * 0.045, height * 0.007);
  context.fillStyle = text;
  const title = chinese ? card.title : card.title.toUpperCase();
  const use = chinese ? 'light' : 'text';
  write(context, title, left, top, { use, size: height * 0.075, tracking: chinese ? 0.3 : 0.22 });
  card.lines.forEach((line, index) => {
    const y = top + height * 0.05 + step * (index + 1);
    const role = isChinese(line.role) ? line.role : line.role.toUpperCase();
    context.fillStyle = accent;
    write(context, role, left, y, { use, size: height * 0.03, tracking: 0.16 });
    context.fillStyle = text;
    const size = fitSize(context, line.name, width * 0.5, height * 0.05, use);
    write(context, line.name, left + width * 0.19, y, { use, size });
  });
}
