import { blend, linear, shade } from './colour.ts';
import { brighter, darker } from './hide.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import type { Beast } from './quadruped.ts';
import { add, bump, clamp, curve, smoothstep, type Triple } from './vector.ts';

/** The form of an animal's head in shares of its size, about the head's joint: rings from the back of the skull to the nose. */
export type MuzzleShape = {
  back: number;
  nose: number;
  wide: (z: number) => number;
  tall: (z: number) => number;
  middle: (z: number) => number;
  /** The depth of the surface in front of x, y. */
  depth: (x: number, y: number) => number;
};

export function muzzleShape({ plan }: Beast): MuzzleShape {
  const [half, tallness] = plan.skull as [number, number];
  const { length, wide: mw, tall: mt, drop } = plan.muzzle;
  const nose = half * 0.75 + length;
  const stop = half * 0.55;
  const wide = curve([
    [-half, 0.02],
    [-half * 0.85, half * 0.55],
    [-half * 0.2, half * (0.92 + plan.cheek)],
    [stop * 0.6, half * 0.78],
    [stop + 0.1, mw * 1.35],
    [nose - 0.2, mw * 0.92],
    [nose - 0.04, mw * 0.62],
    [nose, mw * 0.3],
  ]);
  const tall = curve([
    [-half, 0.02],
    [-half * 0.85, tallness * 0.55],
    [-half * 0.1, tallness * 0.98],
    [stop * 0.6, tallness * 0.78],
    [stop + 0.12, mt * 1.25],
    [nose - 0.2, mt * 0.82],
    [nose - 0.04, mt * 0.6],
    [nose, mt * 0.3],
  ]);
  const middle = curve([
    [-half, 0.04],
    [-half * 0.1, 0.03],
    [stop, -drop * 0.45],
    [nose, -drop],
  ]);
  const depth = (x: number, y: number) => {
    let low = -half * 0.3;
    let high = nose;
    for (let i = 0; i < 18; i++) {
      const z = (low + high) / 2;
      const inside = (x / wide(z)) ** 2 + ((y - middle(z)) / tall(z)) ** 2 < 1;
      if (inside) low = z;
      else high = z;
    }
    return low;
  };
  return { back: -half, nose, wide, tall, middle, depth };
}

/** The head with its lower jaw, nose and cheeks. */
export function addMuzzle(fur: MeshData, beast: Beast, shape: MuzzleShape): void {
  const { plan, h, rig } = beast;
  const size = plan.head * h;
  const joint = rig.bones[rig.index.head!]!.at;
  const head: Influence = [[rig.index.head!, 1]];
  const jaw: Influence = [[beast.jaw, 1]];
  const steps = 22;
  const rows = Array.from({ length: steps }, (_, i): Vertex[] => {
    const z = shape.back + (shape.nose - shape.back) * (i / (steps - 1));
    return Array.from({ length: 20 }, (_, column): Vertex => {
      const angle = (column / 20) * 2 * Math.PI;
      const below = Math.max(0, -Math.cos(angle));
      const cheek =
        plan.cheek *
        0.5 *
        bump(z, 0, 0.2) *
        bump(Math.abs(Math.sin(angle)), 0.9, 0.25) *
        (1 + 0.35 * Math.cos(angle * 9));
      const x = Math.sin(angle) * (shape.wide(z) + cheek);
      const open = smoothstep(shape.nose - plan.muzzle.length, shape.nose - plan.muzzle.length + 0.15, z);
      const y = shape.middle(z) + Math.cos(angle) * shape.tall(z) * (1 - 0.42 * below * open);
      return { at: add(joint, [x * size, y * size, z * size]), colour: headColour(beast, shape, x, y, z), bones: head };
    });
  });
  addGrid(fur, rows, { closed: true, capStart: true, capEnd: true });
  addJaw(fur, beast, shape, joint, size, jaw);
  addNose(fur, beast, shape, joint, size, head);
}

function headColour(beast: Beast, shape: MuzzleShape, x: number, y: number, z: number): Triple {
  const under = smoothstep(shape.middle(z) + 0.05, shape.middle(z) - 0.1, y);
  const side =
    smoothstep(0.1, 0.3, Math.abs(x)) * smoothstep(0.12, -0.05, y - shape.middle(z)) * smoothstep(-0.25, 0.1, z);
  const ring = beast.plan.eye;
  if (beast.plan.marking === 'panda') {
    const black = Math.hypot((Math.abs(x) - ring.x) / 0.13, (y - ring.y + 0.02) / 0.14) < 1 && z > 0;
    return black ? linear('#1d1b1f') : linear('#f3f1ea');
  }
  if (beast.plan.marking === 'lion' && z < -0.12) return beast.dark;
  const stripe =
    beast.plan.marking === 'stripes' && y > 0.08 ? smoothstep(0.2, 0.6, Math.sin(z * 20 + Math.abs(x) * 16)) : 0;
  const brow = beast.plan.hoof ? bump(x, 0, 0.07) * smoothstep(0.1, 0.3, z) * (y > shape.middle(z) ? 1 : 0) : 0;
  if (beast.plan.marking === 'horse' || beast.plan.marking === 'donkey') {
    const bright = beast.plan.marking === 'donkey' ? 0 : brow;
    const nostril =
      bump(Math.abs(x), shape.wide(z) * 0.62, 0.03) * bump(z, shape.nose - 0.1, 0.035) * (y > shape.middle(z) ? 1 : 0);
    const coat = blend(
      beast.main,
      darker(beast.pale, beast.dark),
      smoothstep(shape.nose - 0.34, shape.nose - 0.12, z) * 0.75,
    );
    return blend(blend(coat, brighter(beast.pale, beast.dark), bright * 0.9), [0.01, 0.008, 0.008], nostril);
  }
  const base = blend(beast.main, beast.pale, clamp(Math.max(under, side, brow)));
  return stripe > 0 && z < 0.35 ? blend(base, beast.dark, stripe * 0.85) : base;
}

function addJaw(fur: MeshData, beast: Beast, shape: MuzzleShape, joint: Triple, size: number, bones: Influence): void {
  const { length } = beast.plan.muzzle;
  const from = shape.nose - length - 0.12;
  const rows = [0, 0.2, 0.45, 0.7, 0.9, 1].map((t): Vertex[] => {
    const z = from + t * (shape.nose - 0.09 - from);
    return Array.from({ length: 10 }, (_, column): Vertex => {
      const angle = (column / 10) * 2 * Math.PI;
      const x = Math.sin(angle) * shape.wide(z) * (t === 1 ? 0.4 : 0.78);
      const y =
        shape.middle(z) - shape.tall(z) * 0.62 + Math.cos(angle) * shape.tall(z) * (Math.cos(angle) > 0 ? 0.08 : 0.4);
      return {
        at: add(joint, [x * size, y * size, z * size]),
        colour: Math.cos(angle) > 0.5 ? linear('#8a3d3d') : beast.pale,
        bones,
      };
    });
  });
  addGrid(fur, rows, { closed: true, capEnd: true });
}

function addNose(fur: MeshData, beast: Beast, shape: MuzzleShape, joint: Triple, size: number, bones: Influence): void {
  if (beast.plan.hoof) return;
  const { wide, tall } = beast.plan.muzzle;
  const dark = linear('#1d1517');
  const rows = [-0.05, 0.0, 0.05, 0.075].map((z, i): Vertex[] =>
    Array.from({ length: 10 }, (_, column): Vertex => {
      const angle = (column / 10) * 2 * Math.PI;
      const r = [0.75, 0.95, 0.7, 0.1][i]!;
      const y = shape.middle(shape.nose) + tall * 0.34 + Math.cos(angle) * tall * 0.4 * r;
      return {
        at: add(joint, [Math.sin(angle) * wide * 0.5 * r * size, y * size, (shape.nose - 0.05 + z) * size]),
        colour: i === 3 ? shade(dark, 0.25) : blend(dark, shade(dark, 0.3), Math.max(0, Math.cos(angle)) * 0.4),
        bones,
      };
    }),
  );
  addGrid(fur, rows, { closed: true, capEnd: true });
}
