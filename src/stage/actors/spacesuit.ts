import type { Body } from './body-shape.ts';
import { linear, shade } from './colour.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { armPoint, sides } from './person-rig.ts';
import { addPatch, addSolid, onChest } from './solids.ts';
import { add, around, mix, scale, type Triple } from './vector.ts';

/** What makes a padded suit one for space: neck ring, chest pack, life support on the back, bellows at the joints. */
export function addSpacesuit(cloth: MeshData, metal: MeshData, body: Body): void {
  const { m, palette, neckBase } = body;
  const chest = onChest(body);
  const grey = linear('#8d949c');
  const ring = [0.016, 0.012, -0.012, -0.02].map((y, i) =>
    around(20).map((angle): Vertex => {
      const radius = m.head * (0.37 + [0, 0.03, 0.04, 0.0][i]!);
      return {
        at: [Math.sin(angle) * radius, neckBase + y * m.height, Math.cos(angle) * radius * 0.92 - 0.012 * m.height],
        colour: grey,
        bones: chest,
      };
    }),
  );
  addGrid(metal, ring, { closed: true });
  const back: Triple = [0, m.shoulder - 0.085 * m.height, -m.chestZ * 1.3 - 0.05 * m.height];
  addSolid(cloth, back, [0.105 * m.height, 0.125 * m.height, 0.055 * m.height], {
    colour: shade(palette.main, -0.08),
    bones: chest,
    corner: 0.35,
    rows: 8,
  });
  const front: Triple = [0, m.shoulder - 0.1 * m.height, m.chestZ * 1.32];
  addSolid(cloth, front, [0.062 * m.height, 0.04 * m.height, 0.024 * m.height], {
    colour: grey,
    bones: chest,
    corner: 0.35,
    rows: 8,
  });
  for (const [i, colour] of [palette.accent, linear('#3fa46a'), palette.second].entries()) {
    const at = add(front, [(i - 1) * 0.034 * m.height, 0.006 * m.height, 0.024 * m.height]);
    addSolid(metal, at, [0.011 * m.height, 0.011 * m.height, 0.008 * m.height], {
      colour,
      bones: chest,
      corner: 0.8,
      columns: 8,
      rows: 4,
    });
  }
  const badge = {
    angles: [0.75, 1.15] as const,
    heights: [m.shoulder - 0.03 * m.height, m.shoulder - 0.07 * m.height] as const,
    lift: 0.004 * m.height,
    columns: 2,
    rows: 2,
  };
  addPatch(cloth, body.trunk, badge, palette.second, body.trunkBones);
  for (const { name, sign } of sides) {
    band(cloth, body, name, sign, 0.36, palette.second);
    band(cloth, body, name, sign, 0.93, grey);
    leg(cloth, body, name, sign, m.hip * 0.82, palette.second);
    leg(cloth, body, name, sign, m.ankle + 0.03 * m.height, grey);
  }
}

function band(mesh: MeshData, body: Body, side: string, sign: number, share: number, colour: Triple): void {
  const { m } = body;
  const up: Triple = [sign * Math.SQRT1_2, Math.SQRT1_2, 0];
  const reach = m.upperArm + m.foreArm;
  const bones: Influence = [[body.bone(`${share < 0.5 ? 'arm' : 'fore'}${side}`), 1]];
  const rows = [-0.02, -0.014, 0.014, 0.02].map((step, i) =>
    around(12).map((angle): Vertex => {
      const radius = m.limb * m.cut.bulk * (mix(0.039, 0.0265, share) + (i % 3 ? 0.004 : 0));
      const at = armPoint(m, sign, reach * share + step * m.height);
      return { at: add(at, add(scale(up, Math.cos(angle) * radius), [0, 0, Math.sin(angle) * radius])), colour, bones };
    }),
  );
  addGrid(mesh, rows, { closed: true, flip: sign > 0 });
}

function leg(mesh: MeshData, body: Body, side: string, sign: number, y: number, colour: Triple): void {
  const { m } = body;
  const bones: Influence = [[body.bone(`${y > m.knee ? 'thigh' : 'shin'}${side}`), 1]];
  const bulk = 1 + (m.cut.bulk - 1) * 0.9;
  const rows = [0.022, 0.016, -0.016, -0.022].map((step, i) =>
    around(12).map((angle): Vertex => {
      const radius = m.limb * bulk * (mix(0.036, 0.053, (y - m.ankle) / (m.hip - m.ankle)) + (i % 3 ? 0.004 : 0));
      return {
        at: [
          sign * m.hipX * 0.98 + Math.sin(angle) * radius,
          y + step * m.height,
          Math.cos(angle) * radius * 1.08 - 0.006 * m.height,
        ],
        colour,
        bones,
      };
    }),
  );
  addGrid(mesh, rows, { closed: true });
}
