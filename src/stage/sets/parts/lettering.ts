import type { Random } from '../../../film/index.ts';
import table from '../data/lettering.json' with { type: 'json' };
import type { SetRequest } from '../model.ts';
import type { Sculpture, Tint, Triple } from '../sculpture.ts';
import { face } from '../shapes.ts';
import { choose } from './interior-plan.ts';
import { isChinese } from './manner.ts';

/** What a sign is written in: Chinese characters or Latin capitals. */
export type Script = 'han' | 'latin';

/** A line drawn without lifting the brush: places on a square from (0, 0) below left to (1, 1). */
export type Stroke = readonly (readonly number[])[];

/** Where words are written on. */
export type Writing = keyof typeof table.phrases;

const strokes: Record<Script, Record<string, Stroke[]>> = table.strokes;
const phrases: Record<Writing, Partial<Record<Script, string[]>>> = table.phrases;

/** What is written where a story plays: Chinese in China, capitals elsewhere. */
export function scriptOf(set: SetRequest): Script {
  return isChinese(set, 'modern') ? 'han' : 'latin';
}

/** The strokes of a character or a capital; none for a sign that the table lacks. */
export function strokesOf(sign: string): readonly Stroke[] | undefined {
  return strokes.han[sign] ?? strokes.latin[sign];
}

/** Words that stand on such a thing, of `most` signs at most, or the shortest there are. */
export function phrase(on: Writing, script: Script, most: number, source: Random): string {
  const known = phrases[on][script] ?? Object.values(phrases[on])[0]!;
  const short = known.filter((words) => words.length <= most);
  return choose(source, short.length > 0 ? short : [known.reduce((a, b) => (b.length < a.length ? b : a))]);
}

/** How words are set: height of a sign and way from one to the next in metres, in a row or a column. */
export type Setting = { size: number; step: number; upright?: boolean };

/**
 * Words about the place `at` of the current frame, facing +z: in a row from left to right, or in a column from above. A mirrored set
 * reads the same.
 */
export function lettering(
  into: Sculpture,
  words: string,
  at: Triple,
  { size, step, upright = false }: Setting,
  shade: Tint,
): void {
  const hand = into.mirrored ? -1 : 1;
  for (const [index, sign] of [...words].entries()) {
    const along = (index - (words.length - 1) / 2) * step;
    const middle: Triple = upright ? [at[0], at[1] - along, at[2]] : [at[0] + hand * along, at[1], at[2]];
    for (const stroke of strokesOf(sign) ?? [])
      for (let joint = 0; joint + 1 < stroke.length; joint++)
        bar(into, middle, stroke[joint]!, stroke[joint + 1]!, size, shade);
  }
}

/** One straight part of a stroke, a little longer than its ends, so that corners close. */
function bar(
  into: Sculpture,
  at: Triple,
  from: readonly number[],
  to: readonly number[],
  size: number,
  shade: Tint,
): void {
  const hand = into.mirrored ? -1 : 1;
  const half = size * 0.045;
  const [x0, y0, x1, y1] = [from[0]! - 0.5, from[1]! - 0.5, to[0]! - 0.5, to[1]! - 0.5];
  const long = Math.hypot(x1 - x0, y1 - y0);
  const [dx, dy] = [((x1 - x0) / long) * half, ((y1 - y0) / long) * half];
  const corner = (x: number, y: number, along: number, side: number): Triple => [
    at[0] + hand * (x * size + dx * along - dy * side),
    at[1] + y * size + dy * along + dx * side,
    at[2],
  ];
  const [a, b, c, d] = [corner(x0, y0, -1, -1), corner(x1, y1, 1, -1), corner(x1, y1, 1, 1), corner(x0, y0, -1, 1)];
  if (hand > 0) face(into, a, b, c, d, shade);
  else face(into, a, d, c, b, shade);
}
