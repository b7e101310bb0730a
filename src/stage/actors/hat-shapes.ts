import type { Body } from './body-shape.ts';
import { linear, shade } from './colour.ts';
import type { HeadShape } from './head-shape.ts';
import { skullPoint } from './locks.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { onHead } from './skin.ts';
import { addSolid } from './solids.ts';
import { around, mix, scale, type Triple } from './vector.ts';

/** A surface of turned rings about the head: [height, radius across, radius deep, shift back] in head shares. */
export function turned(
  mesh: MeshData,
  body: Body,
  rings: readonly (readonly number[])[],
  colour: (row: number) => Triple,
  corner = 1,
  pleat = 0,
): void {
  const bones: Influence = [[body.bone('head'), 1]];
  const rows = rings.map(([y, wide, deep, back], row) =>
    around(22, -Math.PI).map((angle, i): Vertex => {
      const round = (value: number) => Math.sign(value) * Math.abs(value) ** corner;
      const fold = 1 - pleat * (i % 2) * (row > 0 && row < rings.length - 2 ? 1 : 0);
      return {
        at: onHead(body, [round(Math.sin(angle)) * wide! * fold, y!, round(Math.cos(angle)) * deep! * fold - back!]),
        colour: colour(row),
        bones,
      };
    }),
  );
  addGrid(mesh, rows, { closed: true, capStart: true });
}

/** A band round the skull, from `low` up by `tall`. */
export function hatBand(mesh: MeshData, body: Body, shape: HeadShape, low: number, tall: number, colour: Triple): void {
  const rows = [1, 0.5, 0].map((t) =>
    around(22, -Math.PI).map(
      (angle): Vertex => ({
        at: onHead(body, skullPoint(shape, angle, low + t * tall - 0.05 * Math.abs(Math.sin(angle / 2)), 0.125)),
        colour,
        bones: [[body.bone('head'), 1]],
      }),
    ),
  );
  addGrid(mesh, rows, { closed: true });
}

/** A ribbon through points in head shares, half `wide`. */
export function hatStrip(mesh: MeshData, body: Body, points: readonly Triple[], wide: number, colour: Triple): void {
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
}

/** A brim from the head outwards; `edge` gives radius and height of its rim at an angle. */
export function brim(
  mesh: MeshData,
  body: Body,
  colour: Triple,
  edge: (angle: number) => [number, number],
  trim?: Triple,
): void {
  const rows = [0, 0.35, 0.7, 0.95, 1].map((t, row) =>
    around(30, -Math.PI).map((angle): Vertex => {
      const [radius, y] = edge(angle);
      const inner = 0.44;
      const r = mix(inner, radius, t);
      return {
        at: onHead(body, [Math.sin(angle) * r, mix(0.79, y, t ** 1.6), Math.cos(angle) * r * 1.04 - 0.03]),
        colour: trim && row > 2 ? trim : row === 4 ? shade(colour, -0.15) : colour,
        bones: [[body.bone('head'), 1]],
      };
    }),
  );
  addGrid(mesh, rows, { closed: true });
}

/** A visor over the brow. */
export function visor(mesh: MeshData, body: Body, colour: Triple, reach: number, y: number): void {
  const rows = [0, 0.5, 1].map((t) =>
    Array.from({ length: 13 }, (_, i): Vertex => {
      const angle = mix(-1.15, 1.15, i / 12);
      const out = t * reach * Math.cos(angle * 1.3) ** 0.7;
      return {
        at: onHead(body, [
          Math.sin(angle) * (0.445 + out * 0.35),
          y - 0.05 * t * t - 0.04 * (1 - Math.cos(angle)),
          Math.cos(angle) * 0.465 - 0.03 + out,
        ]),
        colour,
        bones: [[body.bone('head'), 1]],
      };
    }),
  );
  addGrid(mesh, rows);
}

/** A soft cap that runs to a drooping point, with a band of fur and a ball. */
export function stockingCap(mesh: MeshData, body: Body): void {
  const colour = body.palette.main;
  const cone = [
    [1.62, 0.03, 0.03, 0.62],
    [1.6, 0.1, 0.1, 0.5],
    [1.48, 0.2, 0.2, 0.28],
    [1.25, 0.33, 0.34, 0.1],
    [1.0, 0.42, 0.45, 0.04],
    [0.8, 0.45, 0.48, 0.03],
  ];
  turned(mesh, body, cone, (row) => shade(colour, row % 2 ? -0.06 : 0));
  const fur = linear('#f4efe6');
  const band = [
    [0.92, 0.46, 0.49, 0.03],
    [0.88, 0.51, 0.54, 0.03],
    [0.79, 0.51, 0.54, 0.03],
    [0.75, 0.46, 0.49, 0.03],
  ];
  turned(mesh, body, band, () => fur);
  const ball = { colour: fur, bones: [[body.bone('head'), 1]] as const, corner: 0.9, columns: 8, rows: 5 };
  addSolid(mesh, onHead(body, [0, 1.58, -0.66]), scale([0.11, 0.11, 0.11], body.m.head), ball);
}
