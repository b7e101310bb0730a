import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, patch, tube } from '../shapes.ts';

export const glass = ['#c23a3a', '#2f62c0', '#e0b040', '#3f9a6a', '#8a4ab0'];

/** A tall window of coloured glass with stone tracery, in its wall's frame; by day and night it shines a little. */
export function stainedWindow(
  into: Sculpture,
  x: number,
  low: number,
  w: number,
  h: number,
  seed: number,
  stone: Tint,
): void {
  into.finish({ sway: 0, glow: 0.5, gloss: 0.4, brush: 0.1 });
  const point = (y: number) => (y < 0.68 ? 1 : Math.sqrt(Math.max(0, 1 - ((y - 0.68) / 0.32) ** 1.6)));
  patch(
    into,
    6,
    18,
    (u, v) => [x + (u - 0.5) * w * point(v), low + v * h, 0.03],
    (_, u, v) => {
      const cell = Math.abs(Math.floor(u * 6) * 7 + Math.floor(v * 18) * 3 + seed) % 5;
      const figure = Math.hypot((u - 0.5) * 1.4, (v - 0.42) * 2) < 0.42;
      return tint(glass[figure ? (Math.floor(v * 9) + seed) % 5 : cell === 2 ? 1 : cell]!, 1.5);
    },
    false,
    true,
  );
  into.finish({ glow: 0, gloss: 0.2, brush: 0.4 });
  for (const part of [-1, 1]) {
    const path = Array.from(
      { length: 12 },
      (_, index): Triple => [x + part * (w / 2) * point(index / 11), low + (index / 11) * h, 0.05],
    );
    tube(
      into,
      path,
      path.map(() => 0.07),
      6,
      stone,
    );
  }
  for (const bar of [-1 / 6, 1 / 6]) block(into, [x + bar * w, low, 0.05], [0.045, h * 0.74, 0.05], stone, 0.01, 1);
  for (const y of [0.25, 0.5, 0.72]) block(into, [x, low + y * h, 0.05], [w * 0.96, 0.04, 0.05], stone, 0.01, 1);
  block(into, [x, low - 0.14, 0.1], [w + 0.3, 0.14, 0.26], scaled(stone, 1.1), 0.03);
}

export function roseWindow(into: Sculpture, y: number, radius: number, stone: Tint): void {
  into.finish({ sway: 0, glow: 0.55, gloss: 0.4, brush: 0.1 });
  patch(
    into,
    48,
    8,
    (u, v) => [Math.cos(u * 6.2832) * radius * v, y + Math.sin(u * 6.2832) * radius * v, 0.03],
    (_, u, v) => tint(glass[(Math.floor(u * 12) * 2 + Math.floor(v * 4)) % 5]!, 1.5),
    true,
    true,
  );
  into.finish({ glow: 0, gloss: 0.2, brush: 0.4 });
  for (const r of [0.3, 0.66, 1]) {
    const path = Array.from(
      { length: 41 },
      (_, index): Triple => [
        Math.cos((index / 40) * 6.2832) * radius * r,
        y + Math.sin((index / 40) * 6.2832) * radius * r,
        0.06,
      ],
    );
    tube(
      into,
      path,
      path.map(() => (r === 1 ? 0.11 : 0.05)),
      6,
      stone,
    );
  }
  for (let spoke = 0; spoke < 12; spoke++) {
    const angle = (spoke / 12) * Math.PI * 2;
    tube(
      into,
      [
        [Math.cos(angle) * radius * 0.3, y + Math.sin(angle) * radius * 0.3, 0.06],
        [Math.cos(angle) * radius, y + Math.sin(angle) * radius, 0.06],
      ],
      [0.035, 0.035],
      5,
      stone,
    );
  }
}
