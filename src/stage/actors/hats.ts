import type { Person } from '../../film/index.ts';
import type { Body } from './body-shape.ts';
import { blend, linear, shade } from './colour.ts';
import { crowns } from './crowns.ts';
import { brim, hatBand, hatStrip, stockingCap, turned, visor } from './hat-shapes.ts';
import type { HeadShape } from './head-shape.ts';
import { helmets } from './helmets.ts';
import type { MeshData } from './mesh.ts';
import { onHead } from './skin.ts';
import { softHats } from './soft-hats.ts';
import { addSolid } from './solids.ts';
import { tradeHats } from './trade-hats.ts';
import { mix, scale, type Triple } from './vector.ts';

/** Meshes and body that a hat is built from. */
export type HatTools = { cloth: MeshData; metal: MeshData; sheer: MeshData; body: Body; shape: HeadShape };

/** Every kind of hat. */
export type Hat = Exclude<Person['dress']['hat'], 'none'>;

const builders: Record<Hat, (tools: HatTools) => void> = {
  ...crowns,
  ...helmets,
  ...softHats,
  ...tradeHats,
  scholar: ({ cloth, body, shape }) => {
    const dark = blend(body.palette.accent, [0.012, 0.012, 0.016], 0.8);
    const rings = [
      [1.34, 0.2, 0.13, 0.13],
      [1.33, 0.3, 0.2, 0.13],
      [1.12, 0.33, 0.26, 0.1],
      [1.02, 0.39, 0.36, 0.06],
      [0.92, 0.43, 0.45, 0.04],
      [0.8, 0.445, 0.47, 0.03],
    ];
    turned(cloth, body, rings, () => dark, 0.75);
    hatBand(cloth, body, shape, 0.745, 0.1, shade(dark, 0.12));
    for (const side of [-1, 1]) {
      const ribbon: Triple[] = [
        [side * 0.06, 0.95, -0.49],
        [side * 0.13, 0.68, -0.58],
        [side * 0.15, 0.32, -0.6],
        [side * 0.17, -0.02, -0.56],
      ];
      hatStrip(cloth, body, ribbon, 0.055, shade(dark, 0.06));
    }
  },
  straw: ({ cloth, body }) => {
    const straw = linear('#cfae6e');
    const western = !['robe', 'gown', 'tunic', 'armour'].includes(body.person.dress.style);
    if (western) {
      const dome = [
        [1.2, 0.08, 0.08, 0.04],
        [1.18, 0.28, 0.3, 0.04],
        [1.02, 0.4, 0.43, 0.04],
        [0.8, 0.45, 0.475, 0.03],
      ];
      turned(cloth, body, dome, (row) => shade(straw, row % 2 ? -0.06 : 0.04));
      turned(
        cloth,
        body,
        [
          [0.9, 0.44, 0.468, 0.03],
          [0.79, 0.458, 0.485, 0.03],
        ],
        () => linear('#7a2f24'),
      );
      brim(cloth, body, straw, (angle) => [0.88, 0.74 + 0.04 * Math.cos(2 * angle)]);
      return;
    }
    const rings = [
      [1.36, 0.02, 0.02, 0.03],
      [1.27, 0.16, 0.16, 0.03],
      [1.06, 0.52, 0.52, 0.03],
      [0.86, 0.92, 0.92, 0.03],
      [0.845, 0.92, 0.92, 0.03],
      [0.98, 0.5, 0.5, 0.03],
      [1.1, 0.2, 0.2, 0.03],
    ];
    turned(cloth, body, rings, (row) => (row > 3 ? shade(straw, -0.4) : shade(straw, row % 2 ? -0.1 : 0.04)));
    for (const side of [-1, 1])
      hatStrip(
        cloth,
        body,
        [
          [side * 0.4, 0.85, 0.02],
          [side * 0.37, 0.4, 0.06],
          [side * 0.27, 0.1, 0.14],
          [side * 0.03, -0.03, 0.2],
        ],
        0.014,
        shade(straw, -0.55),
      );
  },
  cap: ({ cloth, body }) => {
    const colour = body.palette.accent;
    const dome = [
      [1.1, 0.06, 0.06, 0.03],
      [1.085, 0.2, 0.2, 0.04],
      [1.02, 0.34, 0.36, 0.04],
      [0.92, 0.42, 0.45, 0.04],
      [0.8, 0.45, 0.48, 0.03],
      [0.73, 0.445, 0.47, 0.03],
    ];
    turned(cloth, body, dome, (row) => shade(colour, row === 5 ? -0.2 : 0));
    visor(cloth, body, shade(colour, -0.3), 0.3, 0.735);
    addSolid(cloth, onHead(body, [0, 1.1, -0.03]), scale([0.04, 0.025, 0.04], body.m.head), {
      colour: shade(colour, -0.2),
      bones: [[body.bone('head'), 1]],
      corner: 0.9,
      columns: 8,
      rows: 4,
    });
  },
  peaked: ({ cloth, metal, body }) => {
    const { main } = body.palette;
    const rings = [
      [1.13, 0.1, 0.1, 0.06],
      [1.12, 0.42, 0.42, 0.05],
      [1.06, 0.55, 0.56, 0.03],
      [1.0, 0.545, 0.55, 0.03],
      [0.92, 0.45, 0.47, 0.03],
      [0.9, 0.445, 0.465, 0.03],
    ];
    turned(cloth, body, rings, (row) => (row < 3 ? main : shade(main, -0.1)));
    turned(
      cloth,
      body,
      [
        [0.91, 0.45, 0.472, 0.03],
        [0.76, 0.445, 0.47, 0.03],
      ],
      () => linear('#15161a'),
    );
    visor(cloth, body, linear('#101114'), 0.24, 0.76);
    const gold = {
      colour: linear('#e6bf4e'),
      bones: [[body.bone('head'), 1]] as const,
      corner: 1.3,
      columns: 10,
      rows: 6,
    };
    addSolid(metal, onHead(body, [0, 0.93, 0.455]), scale([0.06, 0.085, 0.025], body.m.head), gold);
  },
  fedora: ({ cloth, body }) => {
    const colour = blend(body.palette.main, body.palette.second, 0.35);
    const pinch = [
      [1.17, 0.1, 0.2, 0.06],
      [1.2, 0.2, 0.3, 0.06],
      [1.18, 0.3, 0.38, 0.05],
      [1.05, 0.385, 0.43, 0.04],
      [0.88, 0.44, 0.47, 0.03],
    ];
    turned(cloth, body, pinch, (row) => (row === 0 ? shade(colour, -0.3) : colour));
    turned(
      cloth,
      body,
      [
        [0.9, 0.445, 0.475, 0.03],
        [0.78, 0.452, 0.48, 0.03],
      ],
      () => linear('#1d1a1c'),
    );
    brim(cloth, body, colour, (angle) => [0.72, 0.76 - 0.05 * Math.cos(angle) + 0.05 * Math.abs(Math.sin(angle))]);
  },
  pointed: ({ cloth, body }) => {
    if (['coat', 'tunic', 'casual', 'overalls'].includes(body.person.dress.style)) {
      stockingCap(cloth, body);
      return;
    }
    const colour = shade(body.palette.main, -0.12);
    const cone = [
      [2.08, 0.015, 0.015, 0.42],
      [1.95, 0.08, 0.08, 0.36],
      [1.72, 0.15, 0.15, 0.2],
      [1.45, 0.24, 0.24, 0.1],
      [1.15, 0.34, 0.35, 0.05],
      [0.9, 0.43, 0.46, 0.03],
      [0.78, 0.45, 0.48, 0.03],
    ];
    turned(cloth, body, cone, (row) => (row === 2 ? shade(colour, -0.1) : colour));
    turned(
      cloth,
      body,
      [
        [0.92, 0.445, 0.475, 0.03],
        [0.8, 0.46, 0.49, 0.03],
      ],
      () => body.palette.accent,
    );
    brim(cloth, body, colour, (angle) => [0.86, 0.77 + 0.05 * Math.cos(2 * angle) - 0.03 * Math.cos(angle)]);
  },
  'top-hat': ({ cloth, body }) => {
    const black = linear('#1b1a20');
    const pipe = [
      [1.62, 0.1, 0.1, 0.03],
      [1.62, 0.46, 0.48, 0.03],
      [1.5, 0.45, 0.47, 0.03],
      [1.0, 0.42, 0.45, 0.03],
      [0.78, 0.45, 0.475, 0.03],
    ];
    turned(cloth, body, pipe, () => black);
    turned(
      cloth,
      body,
      [
        [0.96, 0.43, 0.46, 0.03],
        [0.8, 0.458, 0.485, 0.03],
      ],
      () => body.palette.accent,
    );
    brim(cloth, body, black, (angle) => [0.66, 0.78 + 0.08 * Math.abs(Math.sin(angle)) ** 3]);
  },
  tricorn: ({ cloth, body }) => {
    const colour = linear('#2b2326');
    turned(
      cloth,
      body,
      [
        [1.16, 0.1, 0.1, 0.04],
        [1.13, 0.3, 0.32, 0.04],
        [0.98, 0.41, 0.44, 0.04],
        [0.8, 0.45, 0.475, 0.03],
      ],
      () => colour,
    );
    brim(
      cloth,
      body,
      colour,
      (angle) => {
        const fold = (1 - Math.cos(3 * angle)) / 2;
        return [mix(0.86, 0.52, fold), mix(0.84, 1.16, fold)];
      },
      body.palette.accent,
    );
  },
};

/** The hat of a person, if any. */
export function addHat(tools: HatTools): void {
  const { hat } = tools.body.person.dress;
  if (hat !== 'none') builders[hat](tools);
}
