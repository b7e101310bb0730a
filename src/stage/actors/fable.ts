import { type Body, skirtSurface } from './body-shape.ts';
import { blend, shade } from './colour.ts';
import type { HeadShape } from './head-shape.ts';
import { skullPoint } from './locks.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { onHead } from './skin.ts';
import { around, bump, mix, smoothstep, type Triple } from './vector.ts';

/** How much the left leg moves a tail below the knee: of crossed legs the middle is nowhere, one of them is a curl to the side. */
const tailLeg = 0.85;

/** The bones that move a tail at a height, both legs as one; `side` is 1 on the left, -1 on the right. */
function tailBones({ m, bone }: Body, side: number, y: number): Influence {
  const h = m.height;
  const free = smoothstep(m.hip + 0.03 * h, m.hip - 0.11 * h, y);
  const shin = smoothstep(m.knee + 0.08 * h, m.knee - 0.08 * h, y);
  const foot = smoothstep(m.ankle + 0.07 * h, m.ankle, y);
  const pair = (name: string, weight: number, left: number): [number, number][] => [
    [bone(`${name}L`), weight * left],
    [bone(`${name}R`), weight * (1 - left)],
  ];
  return [
    [bone('hips'), 1 - free],
    ...pair('thigh', free * (1 - shin), 0.6 + 0.2 * side),
    ...pair('shin', free * shin * (1 - foot), tailLeg),
    ...pair('foot', free * shin * foot, tailLeg),
  ];
}

/** A mermaid's tail in place of a skirt: scales that narrow to a fin which spreads over the ground. */
export function addFishTail(mesh: MeshData, body: Body): void {
  const { m, palette, waist } = body;
  const h = m.height;
  const surface = skirtSurface(body);
  const rows = Array.from({ length: 27 }, (_, row): Vertex[] => {
    const t = row / 26;
    const y = mix(waist + 0.01 * h, 0.05 * h, t);
    return around(26, -Math.PI).map((angle, i): Vertex => {
      const upper = surface(angle, Math.max(y, m.hip - 0.05 * h));
      const slim = mix(1, 0.3, smoothstep(0.15, 0.95, t));
      const at: Triple = [upper[0] * slim, y, upper[2] * slim - 0.1 * h * smoothstep(0.5, 1, t)];
      const scaleTint = (row + i) % 2 ? 0.1 : -0.1;
      const gleam = bump(Math.sin(angle * 2 + t * 7), 1, 0.5) * 0.25;
      return {
        at,
        colour: blend(shade(palette.main, scaleTint - 0.15 * t), palette.second, gleam),
        bones: tailBones(body, Math.sin(angle), y),
      };
    });
  });
  addGrid(mesh, rows, { closed: true, capEnd: true });
  for (const side of [-1, 1]) addFluke(mesh, body, side);
}

function addFluke(mesh: MeshData, body: Body, side: number): void {
  const { m, palette } = body;
  const h = m.height;
  const rows = Array.from({ length: 9 }, (_, row): Vertex[] => {
    const t = row / 8;
    return [-1, -0.5, 0, 0.5, 1].map((across): Vertex => {
      const half = 0.11 * h * Math.sin(Math.PI * mix(0.12, 0.97, t)) * (1 + 0.12 * Math.cos(t * 20));
      const x = side * (0.01 + 0.24 * t) * h;
      const z = (0.0 - 0.12 - 0.06 * t + 0.1 * t * t) * h + across * half;
      const y = (0.06 - 0.04 * t + 0.02 * (1 - across * across)) * h + 0.07 * h * t * t;
      return {
        at: [x, y, z],
        colour: blend(palette.second, palette.main, 0.35 + 0.3 * Math.cos(across * 9)),
        bones: tailBones(body, 0, 0),
      };
    });
  });
  addGrid(mesh, rows, { flip: side > 0 });
}

/** A furry face: a ruff of hair round cheeks and brow that leaves a bare heart, as a monkey's. */
export function addFaceFur(mesh: MeshData, body: Body, shape: HeadShape): void {
  const { hair, hairDark, hairLight } = body.palette;
  const columns = 64;
  const rows = [0, 0.35, 0.7, 1].map((t, row) =>
    Array.from({ length: columns + 1 }, (_, i): Vertex => {
      const turn = mix(-1, 1, i / columns) * Math.PI;
      const tuft = i % 2 ? 1 : 0;
      const reach = mix(0.84, 1.16 + 0.1 * tuft, t);
      const angle = Math.sin(turn) * 1.02 * reach;
      const y = 0.34 - Math.cos(turn) * 0.37 * reach - 0.05 * Math.abs(Math.sin(turn));
      const level = Math.min(0.8, Math.max(0.035, y));
      const lift = row === 0 ? 0.002 : 0.03 + 0.05 * t * tuft;
      const [x, , z] = skullPoint(shape, angle, level, row === 3 ? 0.02 + 0.07 * tuft : lift);
      return {
        at: onHead(body, [x, Math.max(-0.05, y), z]),
        colour: blend(blend(hair, hairLight, 0.4 * (1 - t)), hairDark, (1 - tuft) * 0.4),
        bones: [[body.bone('head'), 1]],
      };
    }),
  );
  addGrid(mesh, rows);
}
