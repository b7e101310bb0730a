import { createRequire } from 'node:module';
import { GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { Problem } from '../../film/index.ts';

const garamond = '@expo-google-fonts/cormorant-garamond';
const song = '@expo-google-fonts/noto-serif-sc';

const faces = {
  Display: `${garamond}/600SemiBold/CormorantGaramond_600SemiBold.ttf`,
  Text: `${garamond}/500Medium/CormorantGaramond_500Medium.ttf`,
  Italic: `${garamond}/500Medium_Italic/CormorantGaramond_500Medium_Italic.ttf`,
  Bold: `${garamond}/700Bold/CormorantGaramond_700Bold.ttf`,
  Song: `${song}/600SemiBold/NotoSerifSC_600SemiBold.ttf`,
  SongBlack: `${song}/900Black/NotoSerifSC_900Black.ttf`,
  SongLight: `${song}/300Light/NotoSerifSC_300Light.ttf`,
} as const;

/** Pairs of a Latin and a Chinese face for one use; captions are all in the sturdier one. */
const pairs = {
  display: ['Display', 'Song'],
  text: ['Text', 'Song'],
  italic: ['Italic', 'Song'],
  bold: ['Bold', 'SongBlack'],
  light: ['Text', 'SongLight'],
  caption: ['Song'],
} as const;

/** What type is used for. */
export type Use = keyof typeof pairs;

const loaded = new Set<string>();

/** The font families of a use, read from disk when first wanted. Throws a `Problem` when a font is missing. */
export function family(use: Use): string {
  const resolve = createRequire(import.meta.url).resolve;
  for (const face of pairs[use]) {
    if (loaded.has(face)) continue;
    if (!GlobalFonts.registerFromPath(resolve(faces[face]), `Auteur ${face}`))
      throw new Problem({
        code: 'font-missing',
        message: `The font ${faces[face]} cannot be read.`,
        fix: 'Run npm ci again.',
        exit: 5,
      });
    loaded.add(face);
  }
  return pairs[use].map((face) => `"Auteur ${face}"`).join(', ');
}

const script = /\p{Script=Han}/u;

/** Words in Chinese. */
export function isChinese(words: string): boolean {
  return script.test(words);
}

/** Words at a point: size in pixels, tracking in shares of it. */
export type Setting = { use: Use; size: number; tracking?: number; align?: 'left' | 'center' | 'right' };

/** Writes a line of words with its baseline at a point: filled, or only the edges of its letters. */
export function write(
  context: SKRSContext2D,
  words: string,
  x: number,
  y: number,
  setting: Setting,
  how: 'fill' | 'stroke' = 'fill',
): void {
  const { use, size, tracking = 0, align = 'left' } = setting;
  context.font = `${size}px ${family(use)}`;
  context.letterSpacing = `${tracking * size}px`;
  context.textAlign = align;
  context.textBaseline = 'alphabetic';
  if (how === 'fill') context.fillText(words, x, y);
  else context.strokeText(words, x, y);
}

/** Pixels that a line of words is wide. */
export function widthOf(context: SKRSContext2D, words: string, { use, size, tracking = 0 }: Setting): number {
  context.letterSpacing = '0px';
  context.font = `100px ${family(use)}`;
  return (context.measureText(words).width / 100) * size + tracking * size * [...words].length;
}

/** The largest size up to `most` pixels at which a line of words fits `width`. */
export function fitSize(
  context: SKRSContext2D,
  words: string,
  width: number,
  most: number,
  use: Use,
  tracking = 0,
): number {
  const per = widthOf(context, words, { use, size: 1, tracking });
  return Math.min(most, width / Math.max(per, 0.01));
}

/** Breaks a title into two lines where that lets it stand larger: at the space nearest to the middle. */
export function titleLines(title: string): string[] {
  const middle = title.length / 2;
  const spaces = [...title.matchAll(/ /g)].map((match) => match.index);
  const at = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return title.length > 16 && at !== undefined ? [title.slice(0, at), title.slice(at + 1)] : [title];
}

/** A hairline that thins out to both sides of a small lozenge. */
export function drawRule(
  context: SKRSContext2D,
  x: number,
  y: number,
  half: number,
  height: number,
  colour: string,
): void {
  const line = context.createLinearGradient(x - half, 0, x + half, 0);
  line.addColorStop(0, `${colour}00`);
  line.addColorStop(0.5, `${colour}f2`);
  line.addColorStop(1, `${colour}00`);
  context.fillStyle = line;
  context.fillRect(x - half, y, half * 2, Math.max(1, height / 540));
  const lozenge = height / 150;
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(x - lozenge, y);
  context.lineTo(x, y - lozenge);
  context.lineTo(x + lozenge, y);
  context.lineTo(x, y + lozenge);
  context.fill();
}

/** A square seal with one or two characters cut out of it. */
export function drawSeal(
  context: SKRSContext2D,
  words: string,
  x: number,
  y: number,
  side: number,
  colour: string,
): void {
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(x, y, side, side, side * 0.12);
  context.fill();
  context.strokeStyle = 'rgba(255, 248, 235, 0.85)';
  context.lineWidth = side * 0.04;
  context.strokeRect(x + side * 0.1, y + side * 0.1, side * 0.8, side * 0.8);
  context.fillStyle = '#fff6e6';
  write(context, words, x + side / 2, y + side * (isChinese(words) ? 0.7 : 0.72), {
    use: 'bold',
    size: side * (isChinese(words) ? 0.56 : 0.68),
    align: 'center',
  });
}
