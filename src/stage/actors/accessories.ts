import type { Person } from '../../film/index.ts';
import { backpack, cape } from './back-wear.ts';
import { type Body, offSurface, skirtBones, skirtSurface } from './body-shape.ts';
import { addBand } from './collar.ts';
import { linear, shade } from './colour.ts';
import { addFaceWear } from './face-wear.ts';
import type { HeadShape } from './head-shape.ts';
import type { Influence, MeshData } from './mesh.ts';
import { addPatch, addRod, addSolid, onChest } from './solids.ts';
import { tradeWear } from './trade-wear.ts';
import { add, mix, type Triple } from './vector.ts';

/** What an accessory is made in. */
export type WearMeshes = { cloth: MeshData; metal: MeshData };

type Builder = (meshes: WearMeshes, body: Body, shape: HeadShape) => void;

/** What somebody always wears over the dress. */
export function addAccessories(meshes: WearMeshes, body: Body, shape: HeadShape): void {
  for (const feature of body.person.features) builders[feature]?.(meshes, body, shape);
}

const builders: Partial<Record<Person['features'][number], Builder>> = {
  glasses: (meshes, body, shape) => addFaceWear(meshes, body, shape, 'glasses'),
  'eye-patch': (meshes, body, shape) => addFaceWear(meshes, body, shape, 'eye-patch'),
  backpack,
  cape,
  apron,
  beads,
  stethoscope,
  scarf,
  badge,
  stole,
  ...tradeWear,
};

/** A skirt in front with strings, and but for a chef a bib. */
function apron({ cloth }: WearMeshes, body: Body): void {
  const { m, palette, waist } = body;
  const h = m.height;
  const chef = body.person.dress.hat === 'toque';
  const white = chef ? shade(palette.second, -0.06) : shade(palette.accent, 0.35);
  const low = m.cut.hem < 0.35 ? Math.max(m.cut.hem + 0.05, 0.2) * h : 0.3 * h;
  const skirt = skirtSurface(body);
  const below: typeof skirt = (angle, y) => {
    const from = skirt(angle, Math.max(y, m.cut.hem * h));
    const narrow = y < m.cut.hem * h ? 0.9 : 1.04;
    return [from[0] * narrow, y, from[2] * narrow + 0.004 * h];
  };
  const knees = (_: Triple, angle: number): Influence => [
    [body.bone(angle > 0 ? 'thighL' : 'thighR'), 0.35],
    [body.bone('hips'), 0.65],
  ];
  const hanging = m.cut.hem < 0.35 ? (at: Triple, angle: number) => skirtBones(body, angle, at[1]) : knees;
  addPatch(
    cloth,
    below,
    { angles: [-0.95, 0.95], heights: [waist + 0.005 * h, low], lift: 0.009 * h, columns: 8, rows: 5 },
    white,
    hanging,
  );
  const belt = Array.from({ length: 13 }, (_, i) => [mix(-Math.PI, Math.PI, i / 12), waist] as const);
  addBand(cloth, body, body.trunk, belt, 0.014 * h, 0.012 * h, shade(white, -0.12), 26);
  if (!chef) addBib(cloth, body, white);
}

function addBib(cloth: MeshData, body: Body, white: Triple): void {
  const { m, waist } = body;
  const h = m.height;
  const top = m.shoulder - 0.06 * h;
  addPatch(cloth, body.trunk, { angles: [-0.6, 0.6], heights: [top, waist], lift: 0.008 * h }, white, body.trunkBones);
  for (const sign of [-1, 1]) {
    const path = [
      [0.5, top],
      [0.7, m.shoulder],
      [1.1, m.shoulder + 0.02 * h],
      [1.8, m.shoulder + 0.024 * h],
    ].map(([angle, y]) => [sign * angle!, y!] as const);
    addBand(cloth, body, body.trunk, path, 0.013 * h, 0.006 * h, white, 10);
  }
}

/** A string of prayer beads on the breast. */
function beads({ cloth }: WearMeshes, body: Body): void {
  const { m, trunk } = body;
  const h = m.height;
  const count = 18;
  for (let i = 0; i < count; i++) {
    const turn = ((i + 0.5) / count) * 2 * Math.PI;
    const front = 0.5 + 0.5 * Math.cos(turn);
    const y = mix(m.shoulder + 0.024 * h, m.shoulder - 0.12 * h, front ** 0.8);
    const angle = mix(1.5, 0, front ** 0.55) * Math.sign(Math.sin(turn));
    const at = offSurface(trunk, angle, y, 0.014 * h);
    const radius = (i === 0 || i === count - 1 ? 0.014 : 0.0105) * h;
    addSolid(cloth, at, [radius, radius, radius], {
      colour: linear(i % 5 ? '#5a2f1c' : '#8a4a26'),
      bones: body.trunkBones(at),
      corner: 1,
      columns: 6,
      rows: 3,
    });
  }
}

/** A doctor's tube round the neck, with its disc on the breast. */
function stethoscope({ metal, cloth }: WearMeshes, body: Body): void {
  const { m, trunk } = body;
  const h = m.height;
  const laid = (angle: number, y: number): Triple => offSurface(trunk, angle, y, 0.016 * h);
  const neck = m.shoulder + 0.026 * h;
  const tube = [
    laid(0.4, m.shoulder - 0.12 * h),
    laid(0.5, m.shoulder - 0.06 * h),
    laid(0.8, neck - 0.006 * h),
    add(laid(2.2, neck), [0, 0.008 * h, 0]),
    add(laid(-2.2, neck), [0, 0.008 * h, 0]),
    laid(-0.8, neck - 0.006 * h),
    laid(-0.5, m.shoulder - 0.07 * h),
    laid(-0.44, m.shoulder - 0.16 * h),
  ];
  addRod(
    cloth,
    tube,
    () => 0.0055 * h,
    () => linear('#22262b'),
    onChest(body),
    6,
    26,
  );
  addSolid(metal, laid(-0.44, m.shoulder - 0.165 * h), [0.018 * h, 0.018 * h, 0.009 * h], {
    colour: linear('#cfd6dc'),
    bones: onChest(body),
    corner: 0.8,
    columns: 12,
    rows: 5,
  });
}

/** Two turns of cloth round the neck and an end that hangs. */
function scarf({ cloth }: WearMeshes, body: Body): void {
  const { m, palette, neckBase, neckRadius } = body;
  const h = m.height;
  const bones: Influence = [
    [body.bone('neck'), 0.5],
    [body.bone('chest'), 0.5],
  ];
  for (const [y, wide] of [
    [0.0, 1.75],
    [0.022, 1.6],
  ] as const) {
    const ring = Array.from({ length: 13 }, (_, i): Triple => {
      const angle = (i / 12) * 2 * Math.PI;
      return [
        Math.sin(angle) * neckRadius * wide,
        neckBase + y * h - 0.008 * h * Math.cos(angle),
        Math.cos(angle) * neckRadius * wide - 0.014 * h,
      ];
    });
    addRod(
      cloth,
      ring,
      () => 0.02 * h,
      (t) => shade(palette.accent, Math.round(t * 12) % 2 ? -0.08 : 0),
      bones,
      8,
      18,
    );
  }
  const place = {
    angles: [0.12, 0.52] as const,
    heights: [neckBase - 0.01 * h, m.shoulder - 0.2 * h] as const,
    lift: 0.018 * h,
    columns: 3,
    rows: 6,
  };
  addPatch(
    cloth,
    body.trunk,
    place,
    (_, down) => (down > 0.85 ? shade(palette.accent, -0.25) : palette.accent),
    body.trunkBones,
  );
}

/** A star on the breast and a patch on each shoulder. */
function badge({ metal, cloth }: WearMeshes, body: Body): void {
  const { m, palette, trunk } = body;
  const h = m.height;
  const y = m.shoulder - 0.07 * h;
  const at = offSurface(trunk, 0.55, y, 0.006 * h);
  addSolid(metal, at, [0.017 * h, 0.02 * h, 0.006 * h], {
    colour: linear('#e6bf4e'),
    bones: body.trunkBones(at),
    corner: 1.5,
    columns: 10,
    rows: 6,
  });
  for (const sign of [-1, 1]) {
    const on = [sign * m.shoulderX * 0.72, m.shoulder + 0.022 * h, -0.012 * h] as Triple;
    addSolid(cloth, on, [0.034 * h, 0.008 * h, 0.024 * h], {
      colour: palette.accent,
      bones: body.trunkBones(on),
      corner: 0.5,
      columns: 10,
      rows: 4,
    });
  }
}

/** A monk's cloth over the left shoulder, across the breast and round under the right arm. */
function stole({ cloth }: WearMeshes, body: Body): void {
  const { m, palette, waist } = body;
  const h = m.height;
  const top = m.shoulder + 0.02 * h;
  const front = [
    [1.25, top],
    [0.85, m.shoulder - 0.015 * h],
    [0.3, mix(m.shoulder, waist, 0.45)],
    [-0.4, mix(m.shoulder, waist, 0.8)],
    [-1.2, waist + 0.01 * h],
    [-2.0, waist + 0.03 * h],
  ] as const;
  const back = [
    [1.25, top],
    [1.9, m.shoulder + 0.01 * h],
    [2.5, mix(m.shoulder, waist, 0.3)],
    [3.2, mix(m.shoulder, waist, 0.7)],
    [3.9, waist + 0.02 * h],
    [4.3, waist + 0.03 * h],
  ] as const;
  for (const path of [front, back]) addBand(cloth, body, body.trunk, path, 0.085 * h, 0.013 * h, palette.second, 22);
}
