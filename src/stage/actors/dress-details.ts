import { type Body, normalAt } from './body-shape.ts';
import { addBand } from './collar.ts';
import { shade } from './colour.ts';
import { addGrid, type MeshData, type Vertex } from './mesh.ts';
import { armPoint, sides } from './person-rig.ts';
import { add, mix, scale, type Triple } from './vector.ts';

const around = (count: number) => Array.from({ length: count }, (_, i) => (i / count) * 2 * Math.PI);

/** A necktie from the throat to the waist. */
export function addTie(mesh: MeshData, body: Body): void {
  if (body.person.dress.style !== 'suit') return;
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

/** Breastplate, shoulder plates and skirts of scales. */
export function addArmour(mesh: MeshData, body: Body): void {
  const { m, palette, waist } = body;
  const top = m.shoulder - 0.02 * m.height;
  for (const [from, to, colour] of [
    [top, mix(top, waist, 0.36), palette.accent],
    [mix(top, waist, 0.3), mix(top, waist, 0.68), palette.second],
    [mix(top, waist, 0.62), waist, palette.accent],
  ] as const) {
    const rows = [
      [from, 0.4],
      [mix(from, to, 0.1), 1],
      [mix(from, to, 0.85), 1.2],
      [to, 0.5],
    ].map(([y, lift]) =>
      around(28).map((angle): Vertex => {
        const at = add(body.trunk(angle, y!), scale(normalAt(body.trunk, angle, y!), lift! * 0.014 * m.height));
        return { at, colour, bones: body.trunkBones(at) };
      }),
    );
    addGrid(mesh, rows, { closed: true });
  }
  for (const { name, sign } of sides) for (const layer of [0, 1, 2]) addShoulderPlate(mesh, body, name, sign, layer);
}

function addShoulderPlate(mesh: MeshData, body: Body, side: string, sign: number, layer: number): void {
  const { m, palette } = body;
  const up: Triple = [sign * Math.SQRT1_2, Math.SQRT1_2, 0];
  const start = (-0.028 + layer * 0.034) * m.height;
  const colour = layer % 2 ? palette.second : shade(palette.accent, -0.06 * layer);
  const rows = [0, 0.15, 0.9, 1].map((t, i) =>
    Array.from({ length: 11 }, (_, column): Vertex => {
      const angle = mix(-1.75, 1.75, column / 10);
      const radius = (0.062 + 0.006 * t + (i === 0 || i === 3 ? -0.008 : 0)) * m.height;
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
