import { linear, shade } from './colour.ts';
import { hatStrip, turned } from './hat-shapes.ts';
import type { Hat, HatTools } from './hats.ts';
import { onHead } from './skin.ts';
import { addSolid } from './solids.ts';
import { scale, type Triple } from './vector.ts';
import { addWrap, type WrapForm, wrapPoint } from './wraps.ts';

/** Cloths drawn over the head: a hood that falls on the shoulders, a kerchief tied under the chin. */
export const wraps: Record<'hood' | 'headscarf', WrapForm> = {
  hood: {
    heights: [0.985, 0.93, 0.84, 0.7, 0.5, 0.25, 0, -0.22],
    lift: 0.12,
    open: [
      [-0.22, 0.7],
      [0.1, 0.95],
      [0.5, 1],
      [0.7, 0.8],
      [0.84, 0],
      [1, 0],
    ],
    hang: 0.42,
    hugs: [0.2, 0.6],
    gather: 0.16,
    neck: 0.7,
    peak: 0.05,
  },
  headscarf: {
    heights: [0.985, 0.94, 0.87, 0.81, 0.785, 0.74, 0.6, 0.4, 0.22, 0.08, -0.02, -0.08],
    lift: 0.085,
    open: [
      [-0.08, 0.02],
      [-0.02, 0.1],
      [0.08, 0.72],
      [0.22, 1.12],
      [0.45, 1.24],
      [0.6, 1.14],
      [0.74, 0.8],
      [0.785, 0.45],
      [0.81, 0],
      [1, 0],
    ],
    hang: 0.34,
    hugs: [1.5, 2.2],
    gather: 0.3,
    neck: 0,
    peak: 0,
  },
};

/** The height of a kerchief's knot, head shares. */
const knotHeight = -0.05;

/** Hats of cloth without a brim. */
export const softHats: Pick<
  Record<Hat, (tools: HatTools) => void>,
  'hood' | 'headscarf' | 'beret' | 'turban' | 'toque'
> = {
  hood: ({ cloth, body, shape }) => addWrap(cloth, body, shape, wraps.hood, body.palette.second, true),
  headscarf: ({ cloth, body, shape }) => {
    const colour = body.palette.accent;
    addWrap(cloth, body, shape, wraps.headscarf, colour);
    const chin = wrapPoint(shape, wraps.headscarf, 0, knotHeight, wraps.headscarf.lift);
    const bones = [
      [body.bone('head'), 0.4],
      [body.jaw, 0.6],
    ] as const;
    const knot = { colour, bones, corner: 0.9, columns: 8, rows: 4 };
    addSolid(cloth, onHead(body, chin), scale([0.06, 0.05, 0.045], body.m.head), knot);
    for (const side of [-1, 1]) {
      const end: Triple[] = [
        chin,
        [side * 0.07, chin[1] - 0.09, chin[2] + 0.005],
        [side * 0.12, chin[1] - 0.21, chin[2] - 0.015],
      ];
      hatStrip(cloth, body, end, 0.045, shade(colour, -0.1));
    }
  },
  beret: ({ cloth, body }) => {
    const colour = body.palette.accent;
    const felt = [
      [1.1, 0.05, 0.05, 0.1],
      [1.1, 0.3, 0.3, 0.1],
      [1.02, 0.54, 0.54, 0.08],
      [0.92, 0.58, 0.57, 0.06],
      [0.84, 0.46, 0.48, 0.03],
      [0.78, 0.45, 0.475, 0.03],
    ];
    turned(cloth, body, felt, (row) => shade(colour, row > 3 ? -0.2 : 0));
    const stalk = { colour, bones: [[body.bone('head'), 1]] as const, corner: 0.8, columns: 6, rows: 3 };
    addSolid(cloth, onHead(body, [0, 1.13, -0.1]), scale([0.025, 0.06, 0.025], body.m.head), stalk);
  },
  turban: ({ cloth, metal, body }) => {
    const colour = body.palette.second;
    const folds = [
      [1.16, 0.06, 0.06, 0.04],
      [1.14, 0.26, 0.28, 0.04],
      [1.04, 0.46, 0.48, 0.04],
      [1.0, 0.44, 0.46, 0.04],
      [0.95, 0.53, 0.55, 0.03],
      [0.89, 0.5, 0.52, 0.03],
      [0.83, 0.53, 0.55, 0.03],
      [0.76, 0.45, 0.475, 0.03],
    ];
    turned(cloth, body, folds, (row) => shade(colour, row % 2 ? -0.14 : 0.02));
    const stone = {
      colour: body.palette.accent,
      bones: [[body.bone('head'), 1]] as const,
      corner: 0.9,
      columns: 8,
      rows: 5,
    };
    addSolid(metal, onHead(body, [0, 0.93, 0.53]), scale([0.06, 0.09, 0.04], body.m.head), stone);
  },
  toque: ({ cloth, body }) => {
    const white = linear('#f6f3ee');
    const rings = [
      [1.62, 0.1, 0.1, 0.05],
      [1.62, 0.36, 0.36, 0.05],
      [1.54, 0.54, 0.54, 0.05],
      [1.4, 0.55, 0.55, 0.05],
      [1.27, 0.44, 0.45, 0.04],
      [1.2, 0.43, 0.45, 0.03],
      [0.8, 0.445, 0.475, 0.03],
    ];
    turned(cloth, body, rings, (row) => shade(white, row === 4 ? -0.14 : 0), 1, 0.07);
  },
};
