import type { SetRequest } from '../model.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint, varied } from '../sculpture.ts';
import { patch } from '../shapes.ts';
import { isChinese } from './manner.ts';

/** Whether a garden is a Chinese one; in Japan of today gardens still are. */
export function isEastern(set: SetRequest): boolean {
  return isChinese(set, 'modern') || set.parameters.culture === 'japanese';
}

/** Flowers by season, as display colours. */
export const blooms: Record<SetRequest['season'], readonly string[]> = {
  spring: ['#e88aa0', '#f2d24a', '#f4efe6', '#b07ad0', '#e8505a'],
  summer: ['#e0405a', '#f0a030', '#f4efe6', '#7a5ac8', '#e86a9a'],
  autumn: ['#d8702c', '#c93a2c', '#e8b83c', '#8a4a7a', '#f0e2c0'],
  winter: ['#c9405a', '#e8dcd8', '#a8566a'],
};

/** A flowering plant: a tuft of stems with heads of `bloom` at their ends. */
export function flower(
  leaves: Sculpture,
  at: Triple,
  size: number,
  green: Tint,
  bloom: Tint,
  source: () => number,
): void {
  const stems = 4;
  for (let stem = 0; stem < stems; stem++) {
    const angle = source() * Math.PI * 2;
    const out = size * (0.1 + source() * 0.3);
    const tip: Triple = [
      at[0] + Math.cos(angle) * out,
      at[1] + size * (0.7 + source() * 0.4),
      at[2] + Math.sin(angle) * out,
    ];
    leaves.finish({ sway: 0.03, glow: 0, gloss: 0.2, brush: 0.15 });
    const [c, s] = [Math.cos(angle + 1.5), Math.sin(angle + 1.5)];
    patch(
      leaves,
      1,
      2,
      (u, v) => [
        at[0] + (tip[0] - at[0]) * v + c * (u - 0.5) * size * 0.16 * (1.1 - v),
        at[1] + (tip[1] - at[1]) * v,
        at[2] + (tip[2] - at[2]) * v + s * (u - 0.5) * size * 0.16 * (1.1 - v),
      ],
      (_, __, v) => scaled(green, 0.6 + 0.5 * v),
    );
    const head = size * 0.17;
    const tone = varied(bloom, source, 0.12);
    patch(
      leaves,
      5,
      1,
      (u, v) => [
        tip[0] + Math.cos(u * 6.2832) * head * v,
        tip[1] + head * 0.5 * v,
        tip[2] + Math.sin(u * 6.2832) * head * v,
      ],
      (_, __, v) => (v < 0.5 ? tint('#e8b83c') : tone),
    );
  }
}
