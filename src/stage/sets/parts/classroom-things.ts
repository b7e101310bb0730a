import type { Random } from '../../../film/index.ts';
import chalk from '../data/classroom-chalk.json' with { type: 'json' };
import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, lathe, patch, tube } from '../shapes.ts';
import { choose, plate, quad } from './interior-plan.ts';

/** Whether (u, v) of the world chart, both 0 to 1 from its lower left, is land. */
function land(u: number, v: number): boolean {
  const rows = chalk.world;
  const row = rows[Math.min(rows.length - 1, Math.max(0, Math.floor((1 - v) * rows.length)))]!;
  return row[Math.min(row.length - 1, Math.max(0, Math.floor(u * row.length)))] === '#';
}

const countries = ['#d8b26a', '#9fb878', '#d68f6a', '#c9a0a8', '#b8b07a'];

function charted(u: number, v: number): Tint {
  if (!land(u, v)) return scaled(tint('#8fbcd0'), 0.9 + 0.15 * v);
  return tint(countries[Math.floor(Math.abs(Math.sin(Math.floor(u * 9) * 3.1 + Math.floor(v * 5) * 1.7)) * 5) % 5]!);
}

/** A chart of the world on rollers, on the wall of the current frame; its foot's middle at (x, y). */
export function worldMap(into: Sculpture, [x, y, w, h]: readonly [number, number, number, number], hand: 1 | -1): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.1 });
  plate(into, x, y, w, h, 0.02, tint('#e8dfc8'));
  patch(
    into,
    36,
    14,
    (u, v) => [x + (u - 0.5) * (w - 0.1), y + 0.06 + v * (h - 0.12), 0.024],
    (_, u, v) => charted(hand === 1 ? u : 1 - u, v),
    false,
    true,
  );
  for (const edge of [y, y + h])
    tube(
      into,
      [
        [x - w / 2 - 0.05, edge, 0.03],
        [x + w / 2 + 0.05, edge, 0.03],
      ],
      [0.022, 0.022],
      8,
      tint('#5a3d28'),
    );
}

/** A globe on a foot with its brass arc, on a surface. */
export function globe(into: Sculpture, at: Triple, radius: number): void {
  const centre = at[1] + radius * 1.5;
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.05 });
  patch(
    into,
    28,
    14,
    (u, v) => {
      const [a, b] = [u * Math.PI * 2, (v - 0.5) * Math.PI];
      return [
        at[0] + Math.cos(a) * Math.cos(b) * radius,
        centre + Math.sin(b) * radius,
        at[2] - Math.sin(a) * Math.cos(b) * radius,
      ];
    },
    (_, u, v) => charted(u, v),
  );
  const arc = Array.from({ length: 13 }, (_, index): Triple => {
    const angle = -1.9 + (index / 12) * 3.5;
    return [at[0] + Math.cos(angle) * radius * 1.14, centre + Math.sin(angle) * radius * 1.14, at[2]];
  });
  tube(
    into,
    arc,
    arc.map(() => radius * 0.05),
    6,
    tint('#b08a4a'),
  );
  lathe(
    into,
    at,
    [
      [radius * 0.6, 0],
      [radius * 0.5, radius * 0.12],
      [radius * 0.1, radius * 0.2],
      [radius * 0.08, radius * 0.42],
    ],
    14,
    tint('#6a4428'),
  );
}

/** A pin board with drawings, notes and a paper border, on the wall of the current frame; its foot's middle at (x, y). */
export function pinBoard(
  into: Sculpture,
  [x, y, w, h]: readonly [number, number, number, number],
  trim: Tint,
  source: Random,
): void {
  into.finish({ sway: 0, glow: 0, gloss: 0, brush: 0.25 });
  block(into, [x, y, 0.015], [w, h, 0.03], trim, 0.01, 1);
  plate(into, x, y + 0.05, w - 0.1, h - 0.1, 0.033, tint('#c2a06e'));
  const [columns, rows] = [Math.max(2, Math.round(w / 0.42)), Math.max(1, Math.round(h / 0.44))];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (source() < 0.1) continue;
      const px = x + ((column + 0.5) / columns - 0.5) * (w - 0.2) + (source() - 0.5) * 0.05;
      const py = y + 0.09 + (row / rows) * (h - 0.14) + source() * 0.04;
      into.place([px, py, 0.036], 0, 1, () => childPainting(into, source));
    }
}

function childPainting(into: Sculpture, source: Random): void {
  const h = 0.25 + source() * 0.05;
  const w = 0.3;
  const [a, kind] = [(source() - 0.5) * 0.1, source()];
  plate(into, 0, 0, w, h, 0, tint(choose(source, ['#f2eee2', '#cfe4ee', '#f4e6c8', '#e8dcec'])));
  plate(into, 0, 0.012, w - 0.03, h * 0.28, 0.002, tint(choose(source, ['#7fae5a', '#5f9ac0', '#e0b45a'])));
  const disc = (x: number, y: number, r: number, shade: Tint) =>
    patch(
      into,
      10,
      1,
      (u, v) => [x + Math.cos(u * 6.283) * r * v, y + Math.sin(u * 6.283) * r * v, 0.005],
      shade,
      true,
    );
  disc(-0.1 - a * 0.3, h * 0.84, 0.028, tint('#f0b030'));
  if (kind < 0.4) {
    plate(into, a, h * 0.26, 0.12, h * 0.28, 0.003, tint(choose(source, ['#d8583f', '#8a6ab0', '#e8c04a'])));
    const roof: [Triple, Triple, Triple, Triple] = [
      [a - 0.08, h * 0.54, 0.004],
      [a + 0.08, h * 0.54, 0.004],
      [a, h * 0.76, 0.004],
      [a, h * 0.76, 0.004],
    ];
    quad(into, roof, [0, 0, 1], tint('#a03c30'));
  } else if (kind < 0.7) {
    plate(into, a, h * 0.2, 0.025, h * 0.3, 0.003, tint('#6a4428'));
    disc(a, h * 0.58, 0.06, tint(choose(source, ['#4f8a4a', '#d88a3a', '#e8a0b0'])));
  } else {
    disc(a, h * 0.5, 0.07, tint('#f0c8a0'));
    for (const eye of [-0.025, 0.025]) plate(into, a + eye, h * 0.52, 0.012, 0.016, 0.007, tint('#26262a'));
    plate(into, a, h * 0.38, 0.05, 0.01, 0.007, tint('#c0392b'));
  }
}
