import type { Person } from '../../film/index.ts';
import type { Body } from './body-shape.ts';
import { blend, linear, shade } from './colour.ts';
import { skullPoint } from './hair.ts';
import type { HeadShape } from './head-shape.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { onHead } from './skin.ts';
import { mix, smoothstep, type Triple } from './vector.ts';

type Hat = Exclude<Person['dress']['hat'], 'none'>;

const around = (count: number) => Array.from({ length: count }, (_, i) => -Math.PI + (i / count) * 2 * Math.PI);

/** A surface of turned rings about the head: [height, radius across, radius deep, shift back] in head shares. */
function turned(
  mesh: MeshData,
  body: Body,
  rings: readonly (readonly number[])[],
  colour: (row: number) => Triple,
  corner = 1,
): void {
  const bones: Influence = [[body.bone('head'), 1]];
  const rows = rings.map(([y, wide, deep, back], row) =>
    around(28).map((angle): Vertex => {
      const round = (value: number) => Math.sign(value) * Math.abs(value) ** corner;
      return {
        at: onHead(body, [round(Math.sin(angle)) * wide!, y!, round(Math.cos(angle)) * deep! - back!]),
        colour: colour(row),
        bones,
      };
    }),
  );
  addGrid(mesh, rows, { closed: true, capStart: true });
}

const builders: Record<Hat, (mesh: MeshData, body: Body, shape: HeadShape) => void> = {
  scholar: (mesh, body, shape) => {
    const dark = blend(body.palette.second, [0.012, 0.012, 0.016], 0.75);
    turned(
      mesh,
      body,
      [
        [1.36, 0.15, 0.12, 0.16],
        [1.33, 0.27, 0.2, 0.14],
        [1.08, 0.33, 0.27, 0.1],
        [1.0, 0.4, 0.38, 0.06],
        [0.93, 0.44, 0.45, 0.04],
      ],
      () => dark,
      0.8,
    );
    band(mesh, body, shape, 0.8, 0.22, dark);
    for (const side of [-1, 1])
      strip(
        mesh,
        body,
        [
          [side * 0.06, 0.98, -0.48],
          [side * 0.13, 0.7, -0.58],
          [side * 0.15, 0.35, -0.6],
          [side * 0.17, 0.02, -0.56],
        ],
        0.05,
        shade(dark, 0.06),
      );
  },
  straw: (mesh, body) => {
    const straw = linear('#cfae6e');
    turned(
      mesh,
      body,
      [
        [1.32, 0.02, 0.02, 0.03],
        [1.24, 0.16, 0.16, 0.03],
        [1.04, 0.5, 0.5, 0.03],
        [0.88, 0.86, 0.86, 0.03],
        [0.87, 0.86, 0.86, 0.03],
        [0.99, 0.5, 0.5, 0.03],
        [1.1, 0.2, 0.2, 0.03],
      ],
      (row) => (row > 3 ? shade(straw, -0.4) : shade(straw, row % 2 ? -0.08 : 0.03)),
    );
  },
  hood: (mesh, body, shape) => hood(mesh, body, shape),
  cap: (mesh, body, shape) => {
    const { second, accent } = body.palette;
    turned(
      mesh,
      body,
      [
        [1.17, 0.1, 0.1, 0.05],
        [1.15, 0.4, 0.4, 0.05],
        [1.08, 0.5, 0.5, 0.04],
        [0.98, 0.5, 0.5, 0.03],
        [0.88, 0.46, 0.475, 0.02],
      ],
      () => second,
    );
    band(mesh, body, shape, 0.8, 0.16, accent);
    strip(
      mesh,
      body,
      [
        [0, 0.84, 0.42],
        [0, 0.81, 0.53],
        [0, 0.76, 0.63],
      ],
      0.27,
      shade(second, -0.4),
    );
  },
  crown: (mesh, body) => {
    const gold = linear('#e2b44a');
    const bones: Influence = [[body.bone('head'), 1]];
    const rows = [1, 0.4, 0].map((t) =>
      around(40).map((angle, i): Vertex => {
        const spike = t === 1 ? 0.06 + 0.13 * Math.abs(Math.cos((i / 40) * Math.PI * 8)) : 0;
        const y = mix(0.84, 0.98, t) + spike;
        return {
          at: onHead(body, [Math.sin(angle) * 0.425, y, Math.cos(angle) * 0.43 - 0.04]),
          colour: t === 0 ? shade(gold, -0.3) : gold,
          bones,
        };
      }),
    );
    addGrid(mesh, rows, { closed: true });
  },
};

/** The hat of a person, if any. */
export function addHat(mesh: MeshData, body: Body, shape: HeadShape): void {
  const { hat } = body.person.dress;
  if (hat !== 'none') builders[hat](mesh, body, shape);
}

function band(mesh: MeshData, body: Body, shape: HeadShape, low: number, tall: number, colour: Triple): void {
  const rows = [1, 0.5, 0].map((t) =>
    around(32).map(
      (angle): Vertex => ({
        at: onHead(body, skullPoint(shape, angle, low + t * tall * 0.75 - 0.05 * Math.abs(Math.sin(angle / 2)), 0.135)),
        colour,
        bones: [[body.bone('head'), 1]],
      }),
    ),
  );
  addGrid(mesh, rows, { closed: true });
}

function strip(
  mesh: MeshData,
  body: Body,
  points: readonly (readonly [number, number, number])[],
  wide: number,
  colour: Triple,
): void {
  const rows = points.map(([x, y, z]) =>
    [-1, 0, 1].map(
      (side): Vertex => ({
        at: onHead(body, [x + side * wide, y - Math.abs(side) * 0.02, z - Math.abs(side) * 0.015]),
        colour,
        bones: [[body.bone('head'), 1]],
      }),
    ),
  );
  addGrid(mesh, rows);
  addGrid(mesh, rows, { flip: true });
}

function hood(mesh: MeshData, body: Body, shape: HeadShape): void {
  const colour = body.palette.second;
  const rows = (lift: number, dark: number) =>
    [0.02, 0.2, 0.4, 0.55, 0.7, 0.85, 1].map((s) =>
      Array.from({ length: 31 }, (_, i): Vertex => {
        const open = 1.0 * smoothstep(0.42, 0.72, s);
        const angle = mix(open, 2 * Math.PI - open, i / 30);
        const y = mix(-0.12, 1, Math.cos((s * Math.PI) / 2));
        const rim = 0.05 * smoothstep(0.25, 0, Math.min(i, 30 - i) / 30);
        const weight = 0.7 * smoothstep(0.6, 1, s);
        return {
          at: onHead(body, skullPoint(shape, angle, y, lift + rim + 0.1 * s)),
          colour: shade(colour, dark),
          bones: [
            [body.bone('head'), 1 - weight],
            [body.bone('neck'), weight],
          ],
        };
      }),
    );
  addGrid(mesh, rows(0.13, 0));
  addGrid(mesh, rows(0.118, -0.5), { flip: true });
}
