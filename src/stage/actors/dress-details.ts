import { type Body, normalAt, offSurface } from './body-shape.ts';
import { addBand } from './collar.ts';
import { shade } from './colour.ts';
import { addGrid, type MeshData, type Vertex } from './mesh.ts';
import { addPatch, addSolid } from './solids.ts';
import { add, around, mix, scale, type Triple } from './vector.ts';

/** A necktie from the throat to the waist. */
export function addTie(mesh: MeshData, body: Body): void {
  const { m, palette, neckBase, waist } = body;
  const path = [0, 0.3, 0.7, 1].map((t): readonly [number, number] => [
    0.001,
    mix(neckBase - 0.03 * m.height, waist + 0.03 * m.height, t),
  ]);
  addBand(mesh, body, body.trunk, path, 0.026 * m.height, 0.005 * m.height, palette.accent, 10);
}

/** A row of buttons down the front. */
export function addButtons(mesh: MeshData, body: Body): void {
  const { m, palette, waist } = body;
  for (const t of [0.12, 0.34, 0.56, 0.78]) {
    const y = mix(m.shoulder + 0.02 * m.height, waist, t);
    const normal = normalAt(body.trunk, 0.05, y);
    const centre = add(body.trunk(0.05, y), scale(normal, 0.001 * m.height));
    const rows = [1, 0.75, 0].map((size, i) =>
      around(8).map((angle): Vertex => {
        const radius = 0.0075 * m.height * size;
        const at = add(centre, [Math.sin(angle) * radius, Math.cos(angle) * radius, [0, 0.004, 0.005][i]! * m.height]);
        return { at, colour: palette.accent, bones: body.trunkBones(at) };
      }),
    );
    addGrid(mesh, rows, { closed: true, flip: true });
  }
}

/** Two buttons under the lapels of a suit; two rows of them on a coat. */
export function addJacketButtons(mesh: MeshData, body: Body): void {
  const { m, palette, waist } = body;
  const coat = m.cut.hem < 0.35;
  const colour = shade(palette.main, -0.5);
  const low = coat ? waist - 0.02 * m.height : m.hip + 0.03 * m.height;
  const high = mix(m.shoulder, waist, coat ? 0.6 : 0.82);
  for (const angle of coat ? [-0.42, 0.42] : [0]) {
    for (const t of [0, 0.5, 1].slice(coat ? 0 : 1)) {
      const y = mix(low, high, t);
      const at = offSurface(body.trunk, angle, y, 0.006 * m.height);
      const half: Triple = [0.0095 * m.height, 0.0095 * m.height, 0.005 * m.height];
      addSolid(mesh, at, half, { colour, bones: body.trunkBones(at), corner: 0.9, columns: 8, rows: 4 });
    }
  }
}

/** The bib and the straps of overalls. */
export function addOveralls(mesh: MeshData, body: Body): void {
  const { m, palette, waist, trunk } = body;
  const top = m.shoulder - 0.075 * m.height;
  const bib = {
    angles: [-0.62, 0.62] as const,
    heights: [top, waist - 0.01 * m.height] as const,
    lift: 0.005 * m.height,
  };
  addPatch(mesh, trunk, bib, palette.main, body.trunkBones);
  const pocket = {
    angles: [-0.3, 0.3] as const,
    heights: [top - 0.03 * m.height, mix(top, waist, 0.75)] as const,
    lift: 0.009 * m.height,
  };
  addPatch(mesh, trunk, pocket, shade(palette.main, 0.12), body.trunkBones);
  for (const sign of [-1, 1]) {
    const path = [
      [0.5, top],
      [0.62, m.shoulder - 0.01 * m.height],
      [0.95, m.shoulder + 0.018 * m.height],
      [1.75, m.shoulder + 0.02 * m.height],
      [2.4, m.shoulder - 0.03 * m.height],
      [2.75, m.shoulder - 0.09 * m.height],
      [2.9, waist],
    ].map(([angle, y]) => [sign * angle!, y!] as const);
    addBand(mesh, body, trunk, path, 0.022 * m.height, 0.006 * m.height, shade(palette.main, -0.15), 20);
    const at = trunk(sign * 0.5, top - 0.008 * m.height);
    const half: Triple = [0.01 * m.height, 0.01 * m.height, 0.006 * m.height];
    addSolid(mesh, add(at, [0, 0, 0.008 * m.height]), half, {
      colour: palette.accent,
      bones: body.trunkBones(at),
      corner: 0.9,
      columns: 8,
      rows: 4,
    });
  }
}
