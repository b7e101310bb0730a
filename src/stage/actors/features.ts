import type { Body } from './body-shape.ts';
import { blend, linear, shade } from './colour.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { along, sides } from './person-rig.ts';
import type { Chain, Rig } from './rig.ts';
import { onHead } from './skin.ts';
import { add, cross, curve, mix, normalise, scale, smoothstep, subtract, type Triple } from './vector.ts';

/** Colours of fur: body, tip, and the skin inside an ear. */
export type Fur = { main: Triple; tip: Triple; inside: Triple };

function furOf(body: Body): Fur {
  const { hair, accent } = body.palette;
  const bright = (hair[0] + hair[1] + hair[2]) / 3;
  const main = bright > 0.18 ? hair : linear('#f3eae0');
  return { main, tip: blend(accent, shade(accent, -0.3), 0.4), inside: linear('#d98a80') };
}

/** What a spirit keeps in human shape: ears, tails, horns, a halo. */
export function addFeatures(fur: MeshData, hard: MeshData, body: Body): void {
  const { features } = body.person;
  const colours = furOf(body);
  if (features.includes('fox-ears')) for (const { name, sign } of sides) addFoxEar(fur, body, name, sign, colours);
  for (const chain of body.rig.chains)
    if (chain.kind === 'tail') addTail(fur, body.rig, chain, 0.07 * body.m.height, colours);
  if (features.includes('horns')) for (const { sign } of sides) addHorn(hard, body, sign);
  if (features.includes('halo')) addHalo(hard, body);
}

function addFoxEar(mesh: MeshData, body: Body, side: string, sign: number, fur: Fur): void {
  const bones: Influence = [[body.bone(`ear${side}`), 1]];
  const base: Triple = [sign * 0.215, 0.93, -0.06];
  const rows = (inner: boolean) =>
    [0, 0.2, 0.45, 0.7, 0.88, 1].map((t) => {
      const width =
        curve([
          [0, 0.145],
          [0.25, 0.165],
          [0.6, 0.108],
          [0.9, 0.032],
          [1, 0.004],
        ])(t) * (inner ? 0.72 : 1);
      const height = t * 0.43 * (inner ? 0.86 : 1) + (inner ? 0.015 : 0);
      const lean = 0.1 * t * t;
      return [-1, -0.72, -0.35, 0, 0.35, 0.72, 1].map((across): Vertex => {
        const hollow = (1 - across * across) * 0.12 * (1 - 0.55 * t);
        const turn = sign * 0.62;
        const x = across * width;
        const z = (inner ? 0.6 : -1) * hollow * (inner ? -0.5 : 1);
        const at: Triple = [
          base[0] + sign * lean + x * Math.cos(turn) - z * Math.sin(turn) * -1,
          base[1] + height - Math.abs(across) * 0.04 * (1 - t),
          base[2] + z * Math.cos(turn) - x * Math.sin(turn),
        ];
        const edge = smoothstep(0.5, 1, Math.abs(across));
        const back = blend(fur.main, fur.tip, smoothstep(0.6, 0.9, t));
        return {
          at: onHead(body, at),
          colour: inner ? blend(fur.inside, fur.main, edge * 0.75 + 0.25 * smoothstep(0.4, 0, t)) : back,
          bones,
        };
      });
    });
  addGrid(mesh, rows(false), { flip: false });
  addGrid(
    mesh,
    rows(false).map((row) => row.map((vertex) => ({ ...vertex, at: add(vertex.at, [0, 0, 0.012 * body.m.head]) }))),
    { flip: true },
  );
  addGrid(
    mesh,
    rows(true).map((row) => row.map((vertex) => ({ ...vertex, at: add(vertex.at, [0, 0, 0.03 * body.m.head]) }))),
    { flip: true },
  );
}

const brush = curve([
  [0, 0.3],
  [0.12, 0.42],
  [0.35, 0.86],
  [0.58, 1],
  [0.78, 0.84],
  [0.93, 0.4],
  [1, 0.02],
]);

/** A bushy tail along its chain; the last third has the tip's colour with a torn edge. */
export function addTail(
  mesh: MeshData,
  rig: Pick<Rig, 'bones'>,
  chain: Chain,
  radius: number,
  fur: Fur,
  shape: (t: number) => number = brush,
): void {
  const points = [...chain.bones.map((index) => rig.bones[index]!.at), chain.tip];
  const root = rig.bones[chain.bones[0]!]!.parent;
  const steps = 15;
  let side: Triple = [1, 0, 0];
  const rows = Array.from({ length: steps }, (_, i): Vertex[] => {
    const t = 1 - (1 - i / (steps - 1)) ** 1.5;
    const at = along(points, t);
    const tangent = normalise(subtract(along(points, Math.min(1, t + 0.02)), along(points, Math.max(0, t - 0.02))));
    const up = normalise(cross(tangent, side));
    side = normalise(cross(up, tangent));
    return Array.from({ length: 12 }, (_, column): Vertex => {
      const angle = (column / 12) * 2 * Math.PI;
      const tuft = 1 + 0.09 * Math.cos(angle * 5 + i * 0.9) * smoothstep(0.1, 0.4, t);
      const r = radius * shape(t) * tuft;
      const offset = add(scale(side, Math.cos(angle) * r), scale(up, Math.sin(angle) * r));
      const torn = smoothstep(0.69, 0.75, t + 0.05 * Math.cos(angle * 4 + 1));
      return {
        at: add(at, offset),
        colour: blend(blend(shade(fur.main, -0.1), fur.main, smoothstep(0, 0.3, t)), fur.tip, torn),
        bones: tailBones(chain, root, t),
      };
    });
  });
  addGrid(mesh, rows, { closed: true, flip: true, capEnd: true });
}

function tailBones(chain: Chain, root: number, t: number): Influence {
  const place = t * chain.bones.length - 0.5;
  if (place < 0)
    return [
      [root, -place],
      [chain.bones[0]!, 1 + place],
    ];
  const low = Math.min(chain.bones.length - 1, Math.floor(place));
  const high = Math.min(chain.bones.length - 1, low + 1);
  return [
    [chain.bones[low]!, 1 - (place - low)],
    [chain.bones[high]!, place - low],
  ];
}

function addHorn(mesh: MeshData, body: Body, sign: number): void {
  const points: Triple[] = [
    [0.14, 0.9, 0.14],
    [0.2, 1.06, 0.12],
    [0.24, 1.22, 0.0],
    [0.2, 1.36, -0.14],
  ].map(([x, y, z]) => onHead(body, [sign * x!, y!, z!]));
  const rows = Array.from({ length: 8 }, (_, i): Vertex[] => {
    const t = i / 7;
    const at = along(points, t);
    return Array.from({ length: 8 }, (_, column): Vertex => {
      const angle = (column / 8) * 2 * Math.PI;
      const r = mix(0.05, 0.004, t) * body.m.head * (1 + 0.12 * (i % 2));
      return {
        at: add(at, [Math.cos(angle) * r, 0, Math.sin(angle) * r]),
        colour: blend(linear('#e8dcc4'), linear('#6e5a48'), 1 - t),
        bones: [[body.bone('head'), 1]],
      };
    });
  });
  addGrid(mesh, rows, { closed: true });
}

function addHalo(mesh: MeshData, body: Body): void {
  const rows = [0, 1, 2, 3, 4, 5, 6].map((i) =>
    Array.from({ length: 28 }, (_, column): Vertex => {
      const angle = (column / 28) * 2 * Math.PI;
      const turn = (i / 6) * 2 * Math.PI;
      const r = 0.42 + 0.016 * Math.cos(turn);
      return {
        at: onHead(body, [Math.sin(angle) * r, 1.3 + 0.016 * Math.sin(turn), Math.cos(angle) * r]),
        colour: linear('#ffe9a8'),
        bones: [[body.bone('head'), 1]],
      };
    }),
  );
  addGrid(mesh, rows, { closed: true });
}
