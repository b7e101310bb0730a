import type { WearMeshes } from './accessories.ts';
import { type Body, offSurface } from './body-shape.ts';
import { addBand } from './collar.ts';
import { linear, shade } from './colour.ts';
import { addGrid, type Influence, type Vertex } from './mesh.ts';
import { armPoint, sides } from './person-rig.ts';
import { addRod, addSolid, onChest } from './solids.ts';
import { add, around, mix, scale, type Triple } from './vector.ts';

/** A camera that hangs on the breast from a strap. */
export function camera({ cloth, metal }: WearMeshes, body: Body): void {
  const { m, trunk } = body;
  const h = m.height;
  const black = linear('#1d1f24');
  for (const side of [-1, 1]) {
    const strap = [
      [side * 1.5, m.shoulder + 0.024 * h],
      [side * 0.9, m.shoulder - 0.01 * h],
      [side * 0.3, m.shoulder - 0.12 * h],
    ] as const;
    addBand(cloth, body, trunk, strap, 0.012 * h, 0.016 * h, black, 12);
  }
  const at = offSurface(trunk, 0, m.shoulder - 0.145 * h, 0.03 * h);
  const solid = (off: Triple, half: Triple, colour: Triple, corner: number) =>
    addSolid(metal, add(at, scale(off, h)), scale(half, h), {
      colour,
      bones: onChest(body),
      corner,
      columns: 14,
      rows: 7,
    });
  solid([0, 0, 0], [0.046, 0.028, 0.018], black, 0.35);
  solid([0, 0.026, 0], [0.018, 0.012, 0.014], linear('#9aa2aa'), 0.4);
  solid([0, -0.002, 0.024], [0.022, 0.022, 0.02], shade(black, 0.12), 0.6);
  solid([0, -0.002, 0.043], [0.014, 0.014, 0.005], linear('#5a7fa8'), 0.9);
}

/** A boxer's gloves. */
export function boxingGloves({ cloth }: WearMeshes, body: Body): void {
  const { m } = body;
  const red = linear('#c2231f');
  const wrist = m.upperArm + m.foreArm;
  for (const { name, sign } of sides) {
    const bones: Influence = [[body.bone(`hand${name}`), 1]];
    const part = (reach: number, z: number, half: number, colour: Triple) =>
      addSolid(
        cloth,
        add(armPoint(m, sign, wrist + reach * m.hand), [0, 0, z * m.hand]),
        scale([1, 1, 1], half * m.hand),
        {
          colour,
          bones,
          corner: 0.85,
          columns: 12,
          rows: 8,
        },
      );
    part(0.55, 0.02, 0.56, red);
    part(0.35, 0.42, 0.26, shade(red, -0.06));
    part(-0.1, 0, 0.34, linear('#f1ede4'));
  }
}

/** A dancer's skirt: three frilled discs about the hips. */
export function tutu({ cloth }: WearMeshes, body: Body): void {
  const { m, palette, waist } = body;
  const h = m.height;
  const y = mix(m.hip, waist, 0.35);
  const bones: Influence = [[body.bone('hips'), 1]];
  for (const [layer, reach] of [0.25, 0.21].entries()) {
    const rows = [0.06, 0.12, 0.18, reach].map((r, row): Vertex[] =>
      around(36, -Math.PI).map((angle): Vertex => {
        const frill = Math.cos(angle * 12 + layer) * 0.006 * h * (row / 3);
        return {
          at: [Math.sin(angle) * r * h, y - layer * 0.03 * h - row * 0.009 * h + frill, Math.cos(angle) * r * h * 0.94],
          colour: shade(palette.second, -0.07 * layer),
          bones,
        };
      }),
    );
    addGrid(cloth, rows, { closed: true });
  }
}

/** A diver's bottles on the back, with a hose over the shoulder. */
export function airTank({ cloth, metal }: WearMeshes, body: Body): void {
  const { m } = body;
  const h = m.height;
  const bones = onChest(body);
  const back = -m.chestZ * 1.25 - 0.045 * h;
  for (const side of [-1, 1])
    addRod(
      metal,
      [
        [side * 0.045 * h, m.shoulder + 0.03 * h, back],
        [side * 0.045 * h, m.shoulder - 0.04 * h, back],
        [side * 0.045 * h, m.hip + 0.05 * h, back],
      ],
      (t) => (t < 0.08 ? 0.02 : 0.04) * h,
      () => linear('#e0b22e'),
      bones,
      12,
      12,
    );
  addRod(
    cloth,
    [
      [0.03 * h, m.shoulder + 0.03 * h, back],
      [m.shoulderX * 0.8, m.shoulder + 0.06 * h, 0],
      [m.shoulderX * 0.5, m.shoulder - 0.06 * h, m.chestZ * 1.4],
    ],
    () => 0.009 * h,
    () => linear('#22262b'),
    bones,
    7,
    12,
  );
}

/** A sailor's collar with its knot. */
export function neckerchief({ cloth }: WearMeshes, body: Body): void {
  const { m, trunk, neckBase } = body;
  const h = m.height;
  const navy = linear('#22345c');
  for (const side of [-1, 1]) {
    const path = [
      [side * 2.6, m.shoulder],
      [side * 1.5, m.shoulder + 0.02 * h],
      [side * 0.8, m.shoulder - 0.01 * h],
      [side * 0.06, m.shoulder - 0.1 * h],
    ] as const;
    addBand(cloth, body, trunk, path, 0.06 * h, 0.012 * h, navy, 16);
    addBand(
      cloth,
      body,
      trunk,
      [
        [side * 0.04, m.shoulder - 0.1 * h],
        [side * 0.14, m.shoulder - 0.19 * h],
      ],
      0.03 * h,
      0.018 * h,
      linear('#b8302a'),
      6,
    );
  }
  addSolid(
    cloth,
    offSurface(trunk, 0, Math.min(neckBase, m.shoulder) - 0.1 * h, 0.02 * h),
    [0.016 * h, 0.016 * h, 0.012 * h],
    {
      colour: linear('#b8302a'),
      bones: onChest(body),
      corner: 0.7,
      columns: 10,
      rows: 5,
    },
  );
}
