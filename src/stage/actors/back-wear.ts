import type { WearMeshes } from './accessories.ts';
import { type Body, skirtBones, skirtSurface } from './body-shape.ts';
import { addBand } from './collar.ts';
import { shade } from './colour.ts';
import { addGrid, type MeshData, type Vertex } from './mesh.ts';
import { addSolid, onChest } from './solids.ts';
import { add, mix, smoothstep, type Triple } from './vector.ts';

/** Pack, lid and front pocket behind, a strap over each shoulder. */
export function backpack({ cloth }: WearMeshes, body: Body): void {
  const { m, palette } = body;
  const h = m.height;
  const colour = palette.accent;
  const bones = onChest(body);
  const at: Triple = [0, mix(m.hip, m.shoulder, 0.66), -m.chestZ - 0.062 * h];
  addSolid(cloth, at, [0.088 * h, 0.115 * h, 0.058 * h], { colour, bones, corner: 0.45, columns: 16, rows: 8 });
  addSolid(cloth, add(at, [0, 0.075 * h, -0.004 * h]), [0.09 * h, 0.048 * h, 0.062 * h], {
    colour: shade(colour, -0.18),
    bones,
    corner: 0.45,
    columns: 14,
    rows: 6,
  });
  addSolid(cloth, add(at, [0, -0.055 * h, -0.05 * h]), [0.062 * h, 0.042 * h, 0.026 * h], {
    colour: shade(colour, 0.12),
    bones,
    corner: 0.45,
    rows: 5,
  });
  for (const sign of [-1, 1]) {
    const path = [
      [1.5, m.shoulder + 0.022 * h],
      [0.9, m.shoulder + 0.008 * h],
      [0.72, m.shoulder - 0.05 * h],
      [0.95, m.shoulder - 0.1 * h],
      [1.5, m.shoulder - 0.135 * h],
      [2.1, m.shoulder - 0.14 * h],
    ].map(([angle, y]) => [sign * angle!, y!] as const);
    addBand(cloth, body, body.trunk, path, 0.024 * h, 0.009 * h, shade(colour, -0.25), 16);
  }
}

/** A cloak from the shoulders to the calves, open in front. */
export function cape({ cloth }: WearMeshes, body: Body): void {
  const { m, palette } = body;
  const h = m.height;
  const formal = ['suit', 'coat'].includes(body.person.dress.style);
  addCloak(cloth, body, {
    colour: formal ? palette.accent : palette.second,
    hem: 0.11,
    front: [0.75, 1.5],
    lift: 0.012,
    wide: 1.25,
  });
  for (const sign of [-1, 1]) {
    const at = add(body.trunk(sign * 0.78, m.shoulder + 0.012 * h), [0, 0, 0.012 * h]);
    addSolid(cloth, at, [0.016 * h, 0.016 * h, 0.01 * h], {
      colour: palette.accent,
      bones: onChest(body),
      corner: 0.9,
      columns: 8,
      rows: 4,
    });
  }
}

/**
 * How a cloak falls: its hem and how far it stands off the dress in shares of the height, the angles at which it is open above and
 * below, and its width at the arms in widths of the shoulders.
 */
export type Cloak = { colour: Triple; hem: number; front: readonly [number, number]; lift: number; wide: number };

/** Cloth from the shoulders down, round the back, open in front. */
export function addCloak(cloth: MeshData, body: Body, { colour: cloak, hem, front, lift, wide: arms }: Cloak): void {
  const { m } = body;
  const h = m.height;
  const skirt = skirtSurface(body);
  const columns = 21;
  const rows = [0, 0.06, 0.16, 0.3, 0.46, 0.64, 0.82, 1].map((t) =>
    Array.from({ length: columns }, (_, i): Vertex => {
      const share = i / (columns - 1);
      const angle = mix(
        mix(front[0], front[1], smoothstep(0, 0.5, t)),
        2 * Math.PI - mix(front[0], front[1], smoothstep(0, 0.5, t)),
        share,
      );
      const y = mix(m.shoulder + 0.018 * h, hem * h, t);
      const base = y > body.waist ? body.trunk(angle, y) : skirt(angle, Math.max(y, m.cut.hem * h));
      const fold = 0.014 * h * t * Math.cos(angle * 9);
      const off = (lift + 0.05 * smoothstep(0.05, 1, t)) * h + fold;
      const side = Math.sin(angle);
      const wide = Math.max(Math.abs(base[0]), m.shoulderX * arms * Math.abs(side) * smoothstep(0.02, 0.2, t));
      const at: Triple = [Math.sign(base[0]) * wide + side * off, y, base[2] + Math.cos(angle) * off];
      const low = smoothstep(0.25, 0.6, t);
      const swing = skirtBones(body, angle, Math.max(y, 0.1 * h)).map(
        ([bone, weight]) => [bone, weight * low] as const,
      );
      const held = body
        .trunkBones([base[0] * 0.6, Math.max(y, body.waist), base[2]])
        .map(([bone, weight]) => [bone, weight * (1 - low)] as const);
      return {
        at,
        colour: shade(cloak, share < 0.03 || share > 0.97 || t === 1 ? 0.12 : 0),
        bones: [...swing, ...held],
      };
    }),
  );
  addGrid(cloth, rows);
}
