import { linear, shade } from './colour.ts';
import { brim, hatStrip, turned } from './hat-shapes.ts';
import type { Hat, HatTools } from './hats.ts';
import { addGrid, type Influence, type Vertex } from './mesh.ts';
import { onHead } from './skin.ts';
import { addSolid } from './solids.ts';
import { around, scale, type Triple } from './vector.ts';

/** Hats by which a trade is known. */
export const tradeHats: Pick<
  Record<Hat, (tools: HatTools) => void>,
  'nurse' | 'sailor' | 'miner' | 'beekeeper' | 'western'
> = {
  nurse: ({ cloth, body }) => {
    const white = linear('#f7f5f1');
    const red = linear('#c4302c');
    const bones: Influence = [[body.bone('head'), 1]];
    const wing = (lift: number, colour: Triple, low: number, high: number) => {
      const rows = [0, 0.5, 1].map((t): Vertex[] =>
        Array.from({ length: 13 }, (_, i) => {
          const angle = -1.05 + (2.1 * i) / 12;
          const peak = 0.06 * Math.cos(angle * 1.5);
          const y = low + (high - low) * t + (t > 0 ? peak : 0);
          const r = 0.42 + lift - 0.02 * t;
          return { at: onHead(body, [Math.sin(angle) * r, y, Math.cos(angle) * r - 0.06 - 0.05 * t]), colour, bones };
        }),
      );
      addGrid(cloth, rows, { flip: true });
    };
    wing(0, white, 0.83, 1.08);
    wing(0.012, red, 0.9, 0.96);
    turned(
      cloth,
      body,
      [
        [1.09, 0.05, 0.05, 0.12],
        [1.1, 0.26, 0.26, 0.12],
        [1.04, 0.36, 0.36, 0.12],
        [0.9, 0.38, 0.38, 0.1],
      ],
      () => white,
    );
  },
  sailor: ({ cloth, body }) => {
    const white = linear('#f4f2ec');
    const navy = linear('#22345c');
    turned(
      cloth,
      body,
      [
        [1.12, 0.08, 0.08, 0.05],
        [1.12, 0.44, 0.44, 0.05],
        [1.05, 0.52, 0.53, 0.05],
        [0.97, 0.47, 0.49, 0.04],
      ],
      () => white,
    );
    turned(
      cloth,
      body,
      [
        [0.98, 0.45, 0.475, 0.03],
        [0.79, 0.455, 0.48, 0.03],
      ],
      () => navy,
    );
    for (const side of [-1, 1]) {
      const ribbon: Triple[] = [
        [side * 0.1, 0.82, -0.5],
        [side * 0.14, 0.6, -0.54],
        [side * 0.19, 0.34, -0.52],
      ];
      hatStrip(cloth, body, ribbon, 0.05, navy);
    }
  },
  miner: ({ cloth, metal, body }) => {
    const yellow = linear('#e0a82a');
    const bones: Influence = [[body.bone('head'), 1]];
    turned(
      metal,
      body,
      [
        [1.17, 0.05, 0.05, 0.04],
        [1.14, 0.26, 0.28, 0.04],
        [1.04, 0.4, 0.43, 0.04],
        [0.9, 0.46, 0.5, 0.03],
        [0.78, 0.475, 0.515, 0.03],
      ],
      (row) => shade(yellow, row === 4 ? -0.12 : 0),
    );
    brim(cloth, body, shade(yellow, -0.1), (angle) => [0.54 + 0.12 * Math.max(0, Math.cos(angle)), 0.775]);
    addSolid(metal, onHead(body, [0, 0.98, 0.46]), scale([0.12, 0.12, 0.07], body.m.head), {
      colour: linear('#3a3f46'),
      bones,
      corner: 0.7,
      columns: 14,
      rows: 6,
    });
    addSolid(metal, onHead(body, [0, 0.98, 0.525]), scale([0.085, 0.085, 0.03], body.m.head), {
      colour: [1.6, 1.45, 0.95],
      bones,
      corner: 0.9,
      columns: 12,
      rows: 5,
    });
  },
  beekeeper: ({ cloth, sheer, body }) => {
    const straw = linear('#d9c48c');
    const net = linear('#3c423e');
    const bones: Influence = [[body.bone('head'), 1]];
    turned(
      cloth,
      body,
      [
        [1.16, 0.08, 0.08, 0.03],
        [1.14, 0.32, 0.34, 0.03],
        [1.0, 0.42, 0.45, 0.03],
        [0.79, 0.45, 0.48, 0.03],
      ],
      () => straw,
    );
    brim(cloth, body, straw, (angle) => [0.86, 0.72 + 0.03 * Math.cos(2 * angle)]);
    const rings = [0.735, 0.45, 0.2, -0.02, -0.16];
    const rows = rings.map((y, row) =>
      around(28, -Math.PI).map((angle): Vertex => {
        const fold = 0.016 * Math.cos(9 * angle + row) * (row > 0 ? 1 : 0);
        const r = [0.8, 0.7, 0.62, 0.56, 0.5][row]! + fold;
        return { at: onHead(body, [Math.sin(angle) * r, y, Math.cos(angle) * r - 0.02]), colour: net, bones };
      }),
    );
    addGrid(sheer, rows, { closed: true, flip: true });
    turned(
      cloth,
      body,
      [
        [-0.13, 0.53, 0.53, 0.02],
        [-0.2, 0.48, 0.46, 0.03],
      ],
      () => shade(linear('#f2efe6'), -0.06),
    );
  },
  western: ({ cloth, body }) => {
    const felt = linear('#7a5232');
    turned(
      cloth,
      body,
      [
        [1.2, 0.06, 0.2, 0.04],
        [1.28, 0.18, 0.34, 0.04],
        [1.24, 0.3, 0.4, 0.04],
        [1.05, 0.38, 0.43, 0.03],
        [0.88, 0.435, 0.465, 0.03],
        [0.78, 0.45, 0.48, 0.03],
      ],
      (row) => shade(felt, row === 0 ? -0.35 : 0),
    );
    turned(
      cloth,
      body,
      [
        [0.91, 0.445, 0.475, 0.03],
        [0.81, 0.458, 0.485, 0.03],
      ],
      () => linear('#2e1c12'),
    );
    brim(
      cloth,
      body,
      felt,
      (angle) => {
        const side = Math.sin(angle) ** 2;
        return [0.84 - 0.1 * side, 0.74 + 0.24 * side ** 1.5];
      },
      shade(felt, -0.3),
    );
  },
};
