import type { Body } from './body-shape.ts';
import { blend, shade } from './colour.ts';
import { type HeadShape, jawWeight } from './head-shape.ts';
import { addLock, skullPoint } from './locks.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { onHead } from './skin.ts';
import { mix, smoothstep, type Triple } from './vector.ts';

/** A beard: thin and pointed under a topknot, full otherwise, long on the old. */
export function addBeard(mesh: MeshData, body: Body, shape: HeadShape): void {
  const elder = body.person.age === 'elder';
  const thin = body.person.hair.style === 'topknot' || body.person.hair.style === 'bun';
  if (!thin) addFullBeard(mesh, body, shape, elder ? 0.12 : 0.05);
  if (thin || elder) addChinLocks(mesh, body, shape, elder ? 0.62 : 0.26, thin ? 0.09 : 0.13);
  addMoustache(mesh, body, shape, thin ? 0.013 : 0.024);
}

/** Hair over jaw and cheeks from ear to ear, with a ragged lower edge. */
function addFullBeard(mesh: MeshData, body: Body, shape: HeadShape, long: number): void {
  const { mouth } = shape.features;
  const { hair, hairDark } = body.palette;
  const columns = 27;
  const rows = [0, 0.1, 0.4, 0.7, 1, 1.0].map((t, row, all) =>
    Array.from({ length: columns }, (_, i): Vertex => {
      const angle = mix(-1.5, 1.5, i / (columns - 1));
      const off = Math.abs(angle);
      const top = mix(mouth.y - 0.05, 0.36, smoothstep(0.3, 1.35, off)) + 0.06 * smoothstep(0.12, 0.4, off);
      const ragged = 0.025 * (i % 2) * smoothstep(0.3, 1, t);
      const bottom = mix(-long, 0.16, smoothstep(0.25, 1.3, off)) - ragged;
      const y = mix(top, bottom, t);
      const last = row === all.length - 1;
      const lift = row === 0 ? -0.012 : last ? -0.03 : 0.03 + 0.035 * Math.sin(Math.PI * t) + 0.012 * (i % 2);
      const level = Math.max(0.03, y);
      const [x, , z] = skullPoint(shape, angle, level, lift);
      const point: Triple = [x * (y < 0.03 ? 0.85 : 1), y, last ? z - 0.1 : z];
      const weight = jawWeight(level, z, mouth.y) * smoothstep(1.3, 0.5, off);
      return {
        at: onHead(body, point),
        colour: blend(hair, hairDark, 0.2 + 0.5 * t - 0.2 * (i % 2)),
        bones: [
          [body.bone('head'), 1 - weight],
          [body.jaw, weight],
        ],
      };
    }),
  );
  addGrid(mesh, rows);
}

function addChinLocks(mesh: MeshData, body: Body, shape: HeadShape, long: number, spread: number): void {
  const bones: Influence = [[body.jaw, 1]];
  for (const share of [-1, -0.5, 0, 0.5, 1]) {
    const x = share * spread;
    const y = 0.06 + Math.abs(x) * 0.45;
    const length = long * (1 - 0.38 * Math.abs(share));
    const points = [0, 0.35, 0.7, 1].map(
      (t): Triple =>
        onHead(body, [x * (1 - 0.45 * t), y - length * t, shape.depth(x, y) + 0.02 + 0.03 * t - 0.06 * t * t]),
    );
    addLock(mesh, body, points, 0.062 * body.m.head, 0.032 * body.m.head, 0, () => bones, 7);
  }
}

function addMoustache(mesh: MeshData, body: Body, shape: HeadShape, wide: number): void {
  const { mouth } = shape.features;
  for (const side of [-1, 1]) {
    const points = [
      [0.006, 0.054],
      [0.06, 0.05],
      [0.115, 0.018],
      [0.14, -0.05],
    ].map(([x, y]): Triple => onHead(body, [side * x!, mouth.y + y!, shape.depth(x!, mouth.y + y!) + 0.014]));
    const darker: Body = { ...body, palette: { ...body.palette, hairLight: shade(body.palette.hair, 0.05) } };
    addLock(mesh, darker, points, wide * body.m.head, 0.014 * body.m.head, 0, () => [[body.bone('head'), 1]], 7);
  }
}
