import { type Body, offSurface, skirtBones, skirtSurface } from './body-shape.ts';
import { shade } from './colour.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { armPoint, sides } from './person-rig.ts';
import { addPatch, addSolid } from './solids.ts';
import { add, around, mix, scale, type Triple } from './vector.ts';

/** Armour of scales: rows of plates on chest and skirt with cords between them, mirrors on the breast, wide shoulders. */
export function addArmour(mesh: MeshData, metal: MeshData, body: Body): void {
  const { m, palette, waist } = body;
  const top = m.shoulder - 0.03 * m.height;
  addScaleRows(metal, body, top, waist + 0.01 * m.height, 4);
  for (const sign of [-1, 1]) {
    const y = mix(top, waist, 0.3);
    const at = offSurface(body.trunk, sign * 0.62, y, 0.018 * m.height);
    const half: Triple = [0.042 * m.height, 0.042 * m.height, 0.012 * m.height];
    addSolid(metal, at, half, {
      colour: palette.accent,
      bones: body.trunkBones(at),
      corner: 0.8,
      columns: 14,
      rows: 6,
      turn: turned(sign * 0.45),
    });
  }
  addTassets(mesh, metal, body);
  for (const { name, sign } of sides)
    for (const layer of [0, 1, 2])
      addShoulderPlate(metal, body, name, sign, layer, layer % 2 ? palette.second : palette.accent);
  for (const { name, sign } of sides) addForearm(metal, body, name, sign, palette.accent);
}

const turned =
  (angle: number) =>
  ([x, y, z]: Triple): Triple => [
    x * Math.cos(angle) + z * Math.sin(angle),
    y,
    z * Math.cos(angle) - x * Math.sin(angle),
  ];

/** Rows of plates round the trunk; every second one darker, so that they read as scales. */
function addScaleRows(metal: MeshData, body: Body, top: number, bottom: number, count: number): void {
  const { m, palette } = body;
  for (let row = 0; row < count; row++) {
    const from = mix(top, bottom, row / count);
    const to = mix(top, bottom, (row + 1.15) / count);
    const rows = [
      [from, 0.3, 0],
      [mix(from, to, 0.12), 0.9, 0],
      [mix(from, to, 0.8), 1.25, 0],
      [to, 1.3, 1],
      [to, 0.4, 1],
    ].map(([y, lift, edge]) =>
      around(24).map((angle, i): Vertex => {
        const tooth = edge ? (i % 2 ? 0 : -0.008 * m.height) : 0;
        const at = offSurface(body.trunk, angle, y!, lift! * 0.012 * m.height);
        const colour = edge ? palette.second : shade(palette.main, i % 2 ? 0.16 : -0.05);
        return { at: [at[0], at[1] + tooth, at[2]], colour, bones: body.trunkBones(at) };
      }),
    );
    addGrid(metal, rows, { closed: true });
  }
}

/** The plates that hang over the thighs. */
function addTassets(mesh: MeshData, metal: MeshData, body: Body): void {
  const { m, palette, waist } = body;
  const surface = skirtSurface(body);
  const hem = m.cut.hem * m.height;
  for (const [from, to] of [
    [0.2, 1.25],
    [-1.25, -0.2],
    [1.75, 4.53],
  ] as const) {
    for (let row = 0; row < 3; row++) {
      const heights = [mix(waist, hem, 0.08 + row * 0.27), mix(waist, hem, 0.38 + row * 0.27)] as const;
      const place = {
        angles: [from, to] as const,
        heights,
        lift: (0.012 + 0.003 * row) * m.height,
        columns: 8,
        rows: 2,
      };
      addPatch(
        row === 1 ? mesh : metal,
        surface,
        place,
        row === 1 ? palette.second : shade(palette.main, 0.08),
        (at, angle) => skirtBones(body, angle, at[1]),
      );
    }
  }
}

/** A knight's steel: breastplate with a ridge, gorget, skirts, shoulders, arms, knees and shins. */
export function addPlate(metal: MeshData, body: Body): void {
  const { m, palette, waist } = body;
  const steel = palette.main;
  const top = m.shoulder + 0.012 * m.height;
  const rows = [0, 0.06, 0.25, 0.5, 0.75, 0.94, 1].map((t, i) =>
    around(24).map((angle): Vertex => {
      const y = mix(top, waist, t);
      const ahead = Math.max(0, Math.cos(angle));
      const belly =
        (i === 0 || i === 6 ? 0.2 : 0.9) +
        0.8 * ahead * Math.sin(Math.PI * t) +
        0.9 * ahead ** 14 * Math.sin(Math.PI * t);
      const at = offSurface(body.trunk, angle, y, belly * 0.014 * m.height);
      return {
        at,
        colour: i === 0 || i === 6 ? palette.accent : shade(steel, ahead ** 14 * 0.2),
        bones: body.trunkBones(at),
      };
    }),
  );
  addGrid(metal, rows, { closed: true });
  const surface = skirtSurface(body);
  for (let row = 0; row < 3; row++) {
    const y = [waist - row * 0.03 * m.height, waist - (row + 1.2) * 0.03 * m.height] as const;
    const place = {
      angles: [0, 2 * Math.PI] as const,
      heights: y,
      lift: (0.011 + 0.003 * row) * m.height,
      columns: 22,
      rows: 2,
    };
    addPatch(metal, surface, place, shade(steel, row % 2 ? -0.1 : 0.04), (at, angle) => skirtBones(body, angle, at[1]));
  }
  const tabard = {
    angles: [-0.55, 0.55] as const,
    heights: [waist - 0.02 * m.height, m.cut.hem * m.height - 0.1 * m.height] as const,
    lift: 0.02 * m.height,
    columns: 4,
    rows: 4,
  };
  addPatch(metal, surface, tabard, palette.second, (_at, angle) => [
    [body.bone(angle > 0 ? 'thighL' : 'thighR'), 0.4],
    [body.bone('hips'), 0.6],
  ]);
  for (const { name, sign } of sides) {
    for (const layer of [0, 1, 2]) addShoulderPlate(metal, body, name, sign, layer, shade(steel, 0.06 - 0.06 * layer));
    addForearm(metal, body, name, sign, steel);
    addGreave(metal, body, name, sign, steel);
  }
}

/** A cuff of metal from the elbow to the wrist. */
function addForearm(metal: MeshData, body: Body, side: string, sign: number, colour: Triple): void {
  const { m } = body;
  const up: Triple = [sign * Math.SQRT1_2, Math.SQRT1_2, 0];
  const bones: Influence = [[body.bone(`fore${side}`), 1]];
  const rows = [0.08, 0.14, 0.5, 0.9, 0.97].map((t, i) =>
    around(9).map((angle): Vertex => {
      const radius = m.limb * (mix(0.041, 0.033, t) + (i === 0 || i === 4 ? -0.006 : 0));
      const centre = armPoint(m, sign, m.upperArm + m.foreArm * t);
      return {
        at: add(centre, add(scale(up, Math.cos(angle) * radius), [0, 0, Math.sin(angle) * radius])),
        colour,
        bones,
      };
    }),
  );
  addGrid(metal, rows, { closed: true, flip: sign > 0 });
}

/** Knee and shin of metal. */
function addGreave(metal: MeshData, body: Body, side: string, sign: number, colour: Triple): void {
  const { m } = body;
  const bones: Influence = [[body.bone(`shin${side}`), 1]];
  const rows = [1.02, 0.96, 0.6, 0.2, 0.1].map((t, i) =>
    around(9).map((angle): Vertex => {
      const radius = m.limb * (mix(0.041, 0.052, t) + (i === 0 || i === 4 ? -0.006 : 0.002));
      const y = mix(m.ankle, m.knee, t);
      return {
        at: [sign * m.hipX * 0.98 + Math.sin(angle) * radius, y, Math.cos(angle) * radius * 1.1 - 0.006 * m.height],
        colour,
        bones,
      };
    }),
  );
  addGrid(metal, rows, { closed: true });
  const half: Triple = [0.042 * m.limb, 0.045 * m.limb, 0.03 * m.limb];
  addSolid(metal, [sign * m.hipX * 0.98, m.knee, 0.042 * m.limb], half, {
    colour: shade(colour, 0.1),
    bones,
    corner: 0.8,
    columns: 10,
    rows: 5,
  });
}

/** A plate over the shoulder; the inmost is closed towards the neck, so that nobody sees into it. */
function addShoulderPlate(mesh: MeshData, body: Body, side: string, sign: number, layer: number, colour: Triple): void {
  const { m } = body;
  const up: Triple = [sign * Math.SQRT1_2, Math.SQRT1_2, 0];
  const start = (-0.028 + layer * 0.034) * m.height;
  const profile = [...(layer === 0 ? [[-0.14, 0.012]] : []), [0, 0.054], [0.15, 0.063], [0.9, 0.067], [1, 0.06]] as [
    number,
    number,
  ][];
  const rows = profile.map(([t, share]) =>
    Array.from({ length: 9 }, (_, column): Vertex => {
      const angle = mix(-1.75, 1.75, column / 8);
      const radius = share * m.height;
      const centre = armPoint(m, sign, start + t * 0.046 * m.height);
      const at = add(add(centre, scale(up, Math.cos(angle) * radius)), [0, 0, Math.sin(angle) * radius]);
      return {
        at,
        colour,
        bones: [
          [body.bone(`clavicle${side}`), 0.5],
          [body.bone(`arm${side}`), 0.5],
        ],
      };
    }),
  );
  addGrid(mesh, rows, { flip: sign > 0 });
}
