import type { Body } from './body-shape.ts';
import { blend, shade } from './colour.ts';
import { type HeadShape, jawWeight } from './head-shape.ts';
import { addLock, skullPoint } from './locks.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { onHead } from './skin.ts';
import { bump, mix, smoothstep, type Triple } from './vector.ts';

/** A beard: thin and pointed under a topknot, full otherwise, long on the old. */
export function addBeard(mesh: MeshData, body: Body, shape: HeadShape): void {
  const elder = body.person.age === 'elder';
  const thin = body.person.hair.style === 'topknot' || body.person.hair.style === 'bun';
  if (!thin) addFullBeard(mesh, body, shape, elder ? (body.person.build === 'stout' ? 0.42 : 0.2) : 0.06);
  if (thin || elder) addChinLocks(mesh, body, shape, elder ? 0.62 : 0.26, thin ? 0.09 : 0.13);
  addMoustache(mesh, body, shape, thin ? 0.013 : 0.024);
}

/** Hair over jaw and cheeks from ear to ear: strands that end in points under the chin. */
function addFullBeard(mesh: MeshData, body: Body, shape: HeadShape, long: number): void {
  const { mouth } = shape.features;
  const { hair, hairDark, hairLight } = body.palette;
  const columns = 39;
  const wave = (angle: number) => 0.5 + 0.5 * Math.cos(angle * 13 + 0.6 * Math.sin(angle * 5));
  const point = (angle: number, t: number, ridge: number): { at: Triple; y: number; z: number } => {
    const off = Math.abs(angle);
    const top = mix(mouth.y - 0.055, 0.4, smoothstep(0.26, 1.2, off)) + 0.05 * bump(off, 0.42, 0.14);
    const bottom = mix(-long, 0.02, smoothstep(0.25, 1.3, off)) - 0.05 * ridge * smoothstep(1.3, 0.6, off);
    const y = mix(top, bottom, t);
    const lift =
      0.016 + (0.016 + 0.022 * ridge) * Math.sin(Math.PI * Math.min(1, 0.12 + t * 0.8)) * smoothstep(1.5, 1.1, off);
    const level = Math.max(0.06, y);
    const [x, , z] = skullPoint(shape, angle, level, lift);
    const fall = smoothstep(0.06, -0.2, y);
    return { at: [x * (1 - 0.45 * fall), y, z - 0.05 * fall], y: level, z };
  };
  const levels = [0, 0.05, 0.2, 0.45, 0.72, 1];
  const angles = Array.from({ length: columns }, (_, i) => mix(-1.5, 1.5, i / (columns - 1)));
  const rows = [...levels, 1.02].map((t, row) =>
    angles.map((angle): Vertex => {
      const ridge = wave(angle);
      const { at, y, z } = point(angle, Math.min(1, t), ridge);
      const edge = row === 0 ? -0.012 : row === levels.length ? -0.06 : 0;
      const weight = jawWeight(y, z, mouth.y) * smoothstep(1.3, 0.5, Math.abs(angle));
      const tint = blend(
        blend(hair, hairDark, (1 - ridge) * 0.55 + 0.25 * t),
        hairLight,
        bump(t, 0.35, 0.12) * ridge * 0.5,
      );
      return {
        at: onHead(body, [at[0], at[1], at[2] + edge]),
        colour: row === levels.length ? hairDark : tint,
        bones: [
          [body.bone('head'), 1 - weight],
          [body.jaw, weight],
        ],
      };
    }),
  );
  const shading = [...levels, 1.02].map((t) =>
    angles.map((angle) => onHead(body, point(angle, Math.min(1, t), 0.5 + (wave(angle) - 0.5) * 0.35).at)),
  );
  addGrid(mesh, rows, { shading });
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
