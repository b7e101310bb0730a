import type { SetDraft } from '../model.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { lathe, patch, tube } from '../shapes.ts';
import { puff } from './trees.ts';

function cushion(into: Sculpture, at: Triple, size: Triple, shade: Tint): void {
  const [w, h, d] = size;
  const bulge = (s: number) => Math.sign(s) * Math.min(1, Math.abs(s) * 1.35) ** 0.7;
  patch(
    into,
    10,
    8,
    (u, v) => {
      const [a, b] = [u * Math.PI * 2, v * Math.PI - Math.PI / 2];
      return [
        at[0] + (w / 2) * bulge(Math.cos(a) * Math.cos(b)),
        at[1] + h / 2 + (h / 2) * bulge(Math.sin(b)),
        at[2] - (d / 2) * bulge(Math.sin(a) * Math.cos(b)),
      ];
    },
    (_, __, v) => scaled(shade, 0.6 + 0.45 * v),
  );
}

/** A sofa with cushions. */
export function sofa(into: Sculpture, at: Triple, source: () => number): void {
  const cloth = tint('#56707a');
  into.finish({ sway: 0, glow: 0, gloss: 0, brush: 0.3 });
  cushion(into, [at[0], 0.1, at[2]], [2.3, 0.3, 0.85], scaled(cloth, 0.7));
  cushion(into, [at[0], 0.25, at[2] - 0.34], [2.25, 0.62, 0.26], cloth);
  for (const side of [-1, 1]) cushion(into, [at[0] + side * 1.12, 0.16, at[2]], [0.24, 0.5, 0.86], scaled(cloth, 0.9));
  for (const side of [-1, 1])
    cushion(into, [at[0] + side * 0.5, 0.34, at[2] + 0.06], [1, 0.17, 0.72], scaled(cloth, 1.1));
  cushion(into, [at[0] - 0.75, 0.5, at[2] - 0.1], [0.42, 0.38, 0.2], tint('#c98a4a'));
  cushion(into, [at[0] + 0.8, 0.5, at[2] - 0.1], [0.4, 0.36, 0.2], tint('#b9b09a'));
  for (const [x, z] of [
    [-1, -0.3],
    [1, -0.3],
    [-1, 0.32],
    [1, 0.32],
  ] as const)
    tube(
      into,
      [
        [at[0] + x, 0, at[2] + z],
        [at[0] + x, 0.14, at[2] + z],
      ],
      [0.025, 0.035],
      6,
      tint('#4b3425'),
    );
  source();
}

/** A bush in a pot. */
export function plant(draft: SetDraft, at: Triple, source: () => number): void {
  draft.solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.2 });
  lathe(
    draft.solid,
    at,
    [
      [0.14, 0],
      [0.2, 0.18],
      [0.22, 0.38],
      [0.2, 0.4],
      [0.18, 0.36],
    ],
    14,
    (_, __, v) => scaled(tint('#c4b49a'), 0.6 + 0.4 * v),
  );
  tube(
    draft.solid,
    [
      [at[0], 0.36, at[2]],
      [at[0] + 0.05, 0.9, at[2]],
    ],
    [0.025, 0.015],
    6,
    tint('#5a4632'),
  );
  draft.leaves.finish({ sway: 0.01, glow: 0, gloss: 0.3, brush: 0.2 });
  puff(draft.leaves, [at[0], 1.15, at[2]], [0.42, 0.5, 0.42], 60, tint('#4f7a4a'), source, 0.3);
}
