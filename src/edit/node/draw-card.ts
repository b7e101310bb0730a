import { createRequire } from 'node:module';
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { Problem } from '../../film/index.ts';
import type { Card } from '../cards.ts';

const faces = [
  ['Auteur Latin', '@expo-google-fonts/cormorant-garamond/600SemiBold/CormorantGaramond_600SemiBold.ttf'],
  ['Auteur Latin Light', '@expo-google-fonts/cormorant-garamond/500Medium/CormorantGaramond_500Medium.ttf'],
  ['Auteur Song', '@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf'],
] as const;

const display = '"Auteur Latin", "Auteur Song"';
const text = '"Auteur Latin Light", "Auteur Song"';
const han = /\p{Script=Han}/u;

let loaded = false;

function loadFonts(): void {
  if (loaded) return;
  const resolve = createRequire(import.meta.url).resolve;
  for (const [name, path] of faces) {
    if (GlobalFonts.registerFromPath(resolve(path), name)) continue;
    throw new Problem({
      code: 'font-missing',
      message: `The font ${path} cannot be read.`,
      fix: 'Run npm ci again.',
      exit: 5,
    });
  }
  loaded = true;
}

/**
 * Draws a card as a PNG of the film's size: a title with a soft shade behind it, to be laid over a picture, or closing
 * credits on near black. Latin is set in Cormorant Garamond, Chinese in Noto Serif SC.
 */
export function drawCard(card: Card, width: number, height: number): Buffer {
  loadFonts();
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  if (card.kind === 'title') drawTitle(context, card.title, width, height);
  else drawCredits(context, card, width, height);
  return canvas.toBuffer('image/png');
}

/** A poster as JPEG: the film's best frame, shaded below, with its title. `picture` is any picture file's bytes. */
export async function drawPoster(picture: Buffer, title: string, width: number, height: number): Promise<Buffer> {
  loadFonts();
  const { loadImage } = await import('@napi-rs/canvas');
  const canvas: Canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.drawImage(await loadImage(picture), 0, 0, width, height);
  drawTitle(context, title, width, height);
  return canvas.toBuffer('image/jpeg', 90);
}

function drawTitle(context: SKRSContext2D, title: string, width: number, height: number): void {
  const chinese = han.test(title);
  const size = fitSize(context, title, width * 0.76, height * (chinese ? 0.125 : 0.14), chinese ? 0.16 : 0.01);
  const baseline = height * 0.8;
  const shade = context.createLinearGradient(0, height * 0.45, 0, height);
  shade.addColorStop(0, 'rgba(6, 8, 14, 0)');
  shade.addColorStop(0.6, 'rgba(6, 8, 14, 0.5)');
  shade.addColorStop(1, 'rgba(6, 8, 14, 0.72)');
  context.fillStyle = shade;
  context.fillRect(0, 0, width, height);
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.fillStyle = '#f6f0e2';
  context.shadowColor = 'rgba(0, 0, 0, 0.55)';
  context.shadowBlur = size * 0.25;
  write(context, title, width / 2, baseline, `${size}px ${display}`, size * (chinese ? 0.16 : 0.01));
  context.shadowBlur = 0;
  drawRule(context, width / 2, baseline + size * 0.48, width * 0.11, height);
}

/** A hairline that thins out to both sides of a small lozenge. */
function drawRule(context: SKRSContext2D, x: number, y: number, half: number, height: number): void {
  const line = context.createLinearGradient(x - half, 0, x + half, 0);
  line.addColorStop(0, 'rgba(214, 178, 110, 0)');
  line.addColorStop(0.5, 'rgba(214, 178, 110, 0.95)');
  line.addColorStop(1, 'rgba(214, 178, 110, 0)');
  context.fillStyle = line;
  context.fillRect(x - half, y, half * 2, Math.max(1, height / 540));
  const lozenge = height / 150;
  context.fillStyle = '#d6b26e';
  context.beginPath();
  context.moveTo(x - lozenge, y);
  context.lineTo(x, y - lozenge);
  context.lineTo(x + lozenge, y);
  context.lineTo(x, y + lozenge);
  context.fill();
}

function drawCredits(
  context: SKRSContext2D,
  card: Extract<Card, { kind: 'credits' }>,
  width: number,
  height: number,
): void {
  const ground = context.createRadialGradient(width / 2, height * 0.45, 0, width / 2, height * 0.45, width * 0.7);
  ground.addColorStop(0, '#161a24');
  ground.addColorStop(1, '#080a10');
  context.fillStyle = ground;
  context.fillRect(0, 0, width, height);
  const step = height * 0.082;
  const top = height * 0.5 - (card.lines.length * step) / 2 - height * 0.02;
  context.textBaseline = 'alphabetic';
  context.textAlign = 'center';
  context.fillStyle = '#f6f0e2';
  const chinese = han.test(card.title);
  write(context, card.title, width / 2, top, `${height * 0.085}px ${display}`, chinese ? height * 0.02 : 1);
  drawRule(context, width / 2, top + height * 0.048, width * 0.08, height);
  card.lines.forEach((line, index) => {
    const y = top + height * 0.05 + step * (index + 1);
    context.textAlign = 'right';
    context.fillStyle = '#a99f8a';
    write(context, line.role, width / 2 - width * 0.016, y, `${height * 0.038}px ${text}`, 1);
    context.textAlign = 'left';
    context.fillStyle = '#f2ebdb';
    const size = fitSize(context, line.name, width * 0.42, height * 0.042, 0);
    write(context, line.name, width / 2 + width * 0.016, y, `${size}px ${text}`, 0);
  });
}

function write(context: SKRSContext2D, words: string, x: number, y: number, font: string, tracking: number): void {
  context.font = font;
  context.letterSpacing = `${tracking}px`;
  context.fillText(words, x, y);
}

/** The largest size up to `most` pixels at which the words fit `width`; `tracking` in shares of the size. */
function fitSize(context: SKRSContext2D, words: string, width: number, most: number, tracking: number): number {
  context.letterSpacing = '0px';
  context.font = `100px ${display}`;
  const per = context.measureText(words).width / 100 + tracking * [...words].length;
  return Math.min(most, width / Math.max(per, 0.01));
}
