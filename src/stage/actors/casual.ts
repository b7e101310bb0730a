import { type Body, offSurface } from './body-shape.ts';
import { casualOf } from './casual-kind.ts';
import { addBand } from './collar.ts';
import { shade } from './colour.ts';
import { addButtons } from './dress-details.ts';
import type { MeshData } from './mesh.ts';
import { addPatch, addRod, addSolid, onChest } from './solids.ts';
import { mix, type Triple } from './vector.ts';

/** Collar and front of a casual top. */
export function addCasual(mesh: MeshData, body: Body): void {
  const kind = casualOf(body);
  if (kind === 'shirt') addShirtFront(mesh, body);
  if (kind === 'hoodie') addHoodie(mesh, body);
  if (kind === 'jacket') addOpenJacket(mesh, body);
}

function addShirtFront(mesh: MeshData, body: Body): void {
  const { m, palette, neckBase, trunk } = body;
  const h = m.height;
  const low = m.cut.hem * h + 0.01 * h;
  const placket = Array.from(
    { length: 7 },
    (_, i) => [0.001, mix(neckBase - 0.03 * h, low + 0.05 * h, i / 6)] as const,
  );
  addBand(mesh, body, trunk, placket, 0.018 * h, 0.004 * h, shade(palette.main, -0.12), 10);
  addButtons(mesh, body);
  const pocket = {
    angles: [0.42, 0.86],
    heights: [m.shoulder - 0.07 * h, m.shoulder - 0.125 * h],
    lift: 0.004 * h,
  } as const;
  addPatch(mesh, trunk, { ...pocket, columns: 2, rows: 2 }, shade(palette.main, -0.1), body.trunkBones);
}

function addHoodie(mesh: MeshData, body: Body): void {
  const { m, palette, neckBase, neckRadius, trunk } = body;
  const h = m.height;
  const bones = onChest(body);
  const hood = { colour: shade(palette.main, -0.08), bones, corner: 0.8, columns: 14, rows: 6 };
  addSolid(mesh, [0, neckBase - 0.008 * h, -m.chestZ * 0.75 - 0.02 * h], [0.072 * h, 0.034 * h, 0.04 * h], hood);
  for (const side of [-1, 1]) {
    const rim = [
      [side * 2.4, neckRadius * 1.6, 0.014],
      [side * 1.3, neckRadius * 1.75, 0.008],
      [side * 0.4, neckRadius * 1.9, -0.03],
    ].map(([angle, r, y]): Triple => [Math.sin(angle!) * r!, neckBase + y! * h, Math.cos(angle!) * r! - 0.012 * h]);
    addRod(
      mesh,
      rim,
      () => 0.015 * h,
      () => shade(palette.main, -0.04),
      bones,
      6,
      6,
    );
    const string = [0, 1].map((t): Triple => {
      const y = neckBase - (0.045 + 0.1 * t) * h;
      return offSurface(trunk, side * 0.18, y, 0.008 * h);
    });
    addRod(
      mesh,
      string,
      () => 0.0045 * h,
      () => palette.second,
      body.trunkBones(string[0]!),
      4,
      2,
    );
  }
  const y = mix(m.hip, m.shoulder, 0.22);
  const pouch = { angles: [-0.7, 0.7], heights: [y + 0.045 * h, y - 0.035 * h], lift: 0.009 * h } as const;
  addPatch(mesh, trunk, pouch, shade(palette.main, -0.07), body.trunkBones);
}

function addOpenJacket(mesh: MeshData, body: Body): void {
  const { m, palette, neckBase, trunk } = body;
  const h = m.height;
  const low = m.hip + 0.005 * h;
  const front = { angles: [-0.36, 0.36], heights: [neckBase - 0.014 * h, low], lift: 0.003 * h } as const;
  addPatch(mesh, trunk, { ...front, columns: 4, rows: 6 }, palette.second, body.trunkBones);
  for (const side of [-1, 1]) {
    const edge = Array.from(
      { length: 7 },
      (_, i) => [side * mix(0.62, 0.34, Math.min(1, i / 2)), mix(neckBase - 0.008 * h, low, i / 6)] as const,
    );
    addBand(mesh, body, trunk, edge, 0.026 * h, 0.009 * h, shade(palette.main, -0.18), 12);
  }
}
