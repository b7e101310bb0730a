import type { Body } from './body-shape.ts';
import { blend, linear, shade } from './colour.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { sides } from './person-rig.ts';
import { around, bump, mix, smoothstep, type Triple } from './vector.ts';

/** Trousers go with the jacket of a suit; else they are the darker of the two other colours, or of denim. */
function trouserColour({ person, palette }: Body): Triple {
  const { style } = person.dress;
  if (style === 'overalls' || style === 'spacesuit' || style === 'plate') return palette.main;
  if (style === 'suit' || style === 'uniform') return shade(palette.main, -0.1);
  const light = (colour: Triple) => colour[0] + colour[1] + colour[2];
  const darker = light(palette.second) < light(palette.accent) ? palette.second : palette.accent;
  return light(darker) > 0.55 ? linear('#36425c') : blend(darker, [0.03, 0.03, 0.04], 0.2);
}

/** Two legs of cloth. */
export function addTrousers(mesh: MeshData, body: Body): void {
  const { m, bone } = body;
  const colour = trouserColour(body);
  const bulk = 1 + (m.cut.bulk - 1) * 0.9;
  for (const { name, sign } of sides) {
    const rows = [1.02, 0.92, 0.72, 0.54, 0.46, 0.34, 0.12, 0].map((t) => {
      const y = mix(m.ankle * 0.72, m.hip + 0.03 * m.height, t);
      const upper = smoothstep(0.44, 0.56, t);
      const under = m.cut.hem < 0.42 ? 1 - 0.3 * smoothstep(0.8, 1, t) : 1;
      const radius = m.limb * bulk * under * (mix(0.034, 0.054, smoothstep(0.1, 0.95, t)) + 0.006 * bump(t, 0.33, 0.1));
      const thigh = 1 - smoothstep(0.88, 1.02, t);
      const bones: Influence = [
        [bone('hips'), 1 - thigh],
        [bone(`thigh${name}`), thigh * upper],
        [bone(`shin${name}`), 1 - upper],
      ];
      return around(11).map((angle): Vertex => {
        return {
          at: [
            sign * m.hipX * mix(0.94, 1, 1 - t) + Math.sin(angle) * radius,
            y,
            Math.cos(angle) * radius * 1.08 - 0.006 * m.height,
          ],
          colour,
          bones,
        };
      });
    });
    addGrid(mesh, rows, { closed: true });
  }
}

/** A shoe with a sole; it bends at the toe. */
export function addShoe(mesh: MeshData, body: Body, name: string, sign: number): void {
  const { m, bone, palette } = body;
  const f = m.foot;
  const back = -0.008 * m.height - 0.28 * f;
  const rings = [
    [0, 0.1, 0.55],
    [0.06, 0.19, 0.72],
    [0.25, 0.2, 0.78],
    [0.45, 0.21, 0.6],
    [0.68, 0.23, 0.42],
    [0.86, 0.19, 0.33],
    [0.97, 0.11, 0.26],
    [1.02, 0.04, 0.22],
  ];
  const rows = rings.map(([t, wide, tall]) => {
    const toe = smoothstep(0.5, 0.72, t!);
    const bones: Influence = [
      [bone(`foot${name}`), 1 - toe],
      [bone(`toe${name}`), toe],
    ];
    return around(10).map((angle): Vertex => {
      const up = Math.cos(angle);
      const y = up > 0 ? tall! * 0.11 * m.height * 0.52 * up : 0;
      const lift = t! > 0.8 ? (t! - 0.8) * 0.12 * f : 0;
      return {
        at: [
          sign * (m.hipX + 0.01 * f * t!) + Math.sin(angle) * wide! * f * 1.02,
          Math.max(0, y) + lift + (up > 0 ? 0.008 * m.height : 0),
          back + t! * f,
        ],
        colour: up > 0 ? palette.shoe : shade(palette.inner, -0.15),
        bones,
      };
    });
  });
  addGrid(mesh, rows, { closed: true, capStart: true, capEnd: true });
}
