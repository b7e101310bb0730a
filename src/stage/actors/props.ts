import type { Person } from '../../film/index.ts';
import type { Body } from './body-shape.ts';
import { addBag, addStaff, addSword } from './carried.ts';
import { blend, linear, shade } from './colour.ts';
import { addGrid, type MeshData, type Vertex } from './mesh.ts';
import { palmAt } from './person-rig.ts';
import { addRod, addSolid } from './solids.ts';
import { add, mix, type Triple } from './vector.ts';

/** What a prop is drawn with: `solid` takes light, `glow` gives it. */
export type PropMeshes = { solid: MeshData; glow: MeshData };

/** The palm-relative place where a held lantern's light is, metres. */
export const lanternLight: Triple = [0, -0.42, 0.1];

/** One ring of a tube that stands upright. */
export type Ring = { at: Triple; radius: number; colour: Triple };

/** Adds the held prop around the palm of the right hand: y up, z ahead. */
export function addProp(meshes: PropMeshes, body: Body, prop: Person['props'][number]): void {
  const from = palmAt(body.m, -1);
  const bones = [[body.bone('prop'), 1]] as const;
  const place = (at: Triple) => add(from, at);
  const tube = (mesh: MeshData, rings: readonly Ring[], segments = 8, fold = 0) => {
    const rows = rings.map((ring) =>
      Array.from({ length: segments }, (_, column): Vertex => {
        const angle = (column / segments) * 2 * Math.PI;
        const r = ring.radius * (1 - fold * (column % 2));
        return { at: place(add(ring.at, [Math.sin(angle) * r, 0, Math.cos(angle) * r])), colour: ring.colour, bones };
      }),
    );
    addGrid(mesh, rows, { closed: true, capStart: true, capEnd: true });
  };
  const sheet = (rows: readonly (readonly [Triple, Triple][])[]) => {
    const vertices = rows.map((row) => row.map(([at, colour]): Vertex => ({ at: place(at), colour, bones })));
    addGrid(meshes.solid, vertices);
  };
  const solid: Tools['solid'] = (mesh, centre, half, colour, corner = 0.35) => {
    const small = Math.max(...half) < 0.03;
    addSolid(mesh, place(centre), half, { colour, bones, corner, columns: small ? 8 : 12, rows: small ? 4 : 6 });
  };
  const rod: Tools['rod'] = (mesh, points, radius, colour) =>
    addRod(
      mesh,
      points.map(place),
      () => radius,
      () => colour,
      bones,
      5,
      2 * points.length,
    );
  builders[prop]({ meshes, body, tube, sheet, solid, rod });
}

/** What a prop's builder has at hand; places are relative to the palm. */
export type Tools = {
  meshes: PropMeshes;
  body: Body;
  tube: (mesh: MeshData, rings: readonly Ring[], segments?: number, fold?: number) => void;
  sheet: (rows: readonly (readonly [Triple, Triple][])[]) => void;
  /** A ball or a box with round edges (see `addSolid`). */
  solid: (mesh: MeshData, centre: Triple, half: Triple, colour: Triple, corner?: number) => void;
  rod: (mesh: MeshData, points: readonly Triple[], radius: number, colour: Triple) => void;
};

const wood = linear('#6b4a2f');
const bamboo = linear('#b98f55');

const builders: Record<Person['props'][number], (tools: Tools) => void> = {
  umbrella: (tools) => umbrella(tools),
  lantern: ({ meshes, tube }) => {
    const lamp = add(lanternLight, [0, 0, 0]);
    const body = [
      [0.125, 0.03],
      [0.11, 0.062],
      [0.06, 0.098],
      [0, 0.108],
      [-0.06, 0.098],
      [-0.11, 0.062],
      [-0.125, 0.03],
    ];
    tube(
      meshes.glow,
      body.map(([y, r], i) => ({
        at: add(lamp, [0, y!, 0]),
        radius: r!,
        colour: i % 6 === 0 ? linear('#ffb458') : linear('#ffd894'),
      })),
      20,
      0.06,
    );
    tube(
      meshes.solid,
      [0.15, 0.125].map((y) => ({ at: add(lamp, [0, y, 0]), radius: 0.042, colour: linear('#3a1d16') })),
      12,
    );
    tube(
      meshes.solid,
      [-0.125, -0.145].map((y) => ({ at: add(lamp, [0, y, 0]), radius: 0.042, colour: linear('#3a1d16') })),
      12,
    );
    tube(
      meshes.solid,
      [-0.145, -0.2, -0.25].map((y, i) => ({
        at: add(lamp, [0, y, 0]),
        radius: [0.006, 0.014, 0.011][i]!,
        colour: linear('#b83226'),
      })),
      6,
    );
    tube(
      meshes.solid,
      [
        [0, -0.02, 0.1],
        [0, -0.26, 0.1],
      ].map((at) => ({ at: at as Triple, radius: 0.0035, colour: wood })),
      5,
    );
    tube(
      meshes.solid,
      [
        [0, 0.02, -0.12],
        [0, 0, 0],
        [0, -0.02, 0.11],
      ].map((at) => ({ at: at as Triple, radius: 0.011, colour: bamboo })),
      7,
    );
  },
  staff: (tools) => addStaff(tools),
  sword: (tools) => addSword(tools),
  book: ({ sheet, body }) =>
    block(sheet, [0.0, 0.04, 0.03], [0.075, 0.105, 0.014], body.palette.second, linear('#efe6d2')),
  letter: ({ sheet }) => block(sheet, [0, 0.06, 0.02], [0.05, 0.1, 0.002], linear('#f0e7d3'), linear('#f0e7d3')),
  bag: (tools) => addBag(tools),
  fan: ({ sheet, body }) => {
    const paper = blend(linear('#f3ead8'), body.palette.accent, 0.15);
    sheet(
      [0.05, 0.1, 0.26, 0.28].map((r, row) =>
        Array.from({ length: 17 }, (_, i): [Triple, Triple] => {
          const angle = mix(-1.1, 1.1, i / 16);
          return [
            [Math.sin(angle) * r, Math.cos(angle) * r, (i % 2) * 0.006],
            row === 3 ? body.palette.accent : shade(row === 0 ? wood : paper, (i % 2) * -0.12),
          ];
        }),
      ),
    );
  },
};

function block(sheet: Tools['sheet'], centre: Triple, half: Triple, cover: Triple, edge: Triple): void {
  const corner = (x: number, y: number, z: number, colour: Triple): [Triple, Triple] => [
    add(centre, [x * half[0], y * half[1], z * half[2]]),
    colour,
  ];
  for (const z of [-1, 1]) sheet([1, -1].map((y) => [-1, 1].map((x) => corner(x, y, z, cover))));
  for (const x of [-1, 1]) sheet([1, -1].map((y) => [-1, 1].map((z) => corner(x * 0.97, y, z, edge))));
  for (const y of [-1, 1]) sheet([1, -1].map((z) => [-1, 1].map((x) => corner(x, y * 0.97, z, edge))));
}

/** An oil-paper umbrella: ribs of bamboo, paper that sags between them, a band of colour near the rim. */
function umbrella({ meshes, body, tube, sheet }: Tools): void {
  const paper = blend(body.palette.accent, linear('#b8502a'), 0.5);
  const top = 0.8;
  const ribs = 16;
  const dome = (t: number): readonly [number, number] => [0.56 * t, top - 0.25 * t ** 1.45];
  const stops = [0.02, 0.18, 0.4, 0.62, 0.78, 0.86, 0.96, 1];
  const canopy = (under: number) =>
    stops.map((t) => {
      const [r, y] = dome(t);
      return Array.from({ length: ribs * 2 + 1 }, (_, i): [Triple, Triple] => {
        const angle = (i / (ribs * 2)) * 2 * Math.PI;
        const sag = i % 2 ? 0.97 : 1;
        const band =
          t > 0.8 && t < 0.9 ? shade(paper, -0.35) : t > 0.95 ? shade(paper, -0.2) : shade(paper, i % 2 ? 0 : -0.06);
        const colour = under ? blend(band, linear('#ffd9a0'), 0.28) : band;
        return [[Math.sin(angle) * r * sag, y - (i % 2 ? 0.008 * t : 0) - under, Math.cos(angle) * r * sag], colour];
      });
    });
  sheet(canopy(0));
  for (let i = 0; i < ribs; i++) {
    const angle = (i / ribs) * 2 * Math.PI;
    const way = (r: number, y: number, side: number): Triple => [
      Math.sin(angle) * r + Math.cos(angle) * side,
      y,
      Math.cos(angle) * r - Math.sin(angle) * side,
    ];
    sheet(
      [0.05, 0.5, 1.02].map((t) =>
        [-1, 1].map((side): [Triple, Triple] => [
          way(dome(Math.min(1, t))[0] * Math.max(1, t), dome(t)[1] - 0.014, side * 0.004),
          bamboo,
        ]),
      ),
    );
    sheet(
      [0, 1].map((t) =>
        [-1, 1].map((side): [Triple, Triple] => [
          way(mix(0.014, 0.28, t), mix(top - 0.24, dome(0.5)[1] - 0.02, t), side * 0.003),
          shade(bamboo, -0.2),
        ]),
      ),
    );
  }
  tube(
    meshes.solid,
    [top + 0.05, top + 0.02, top - 0.02].map((y, i) => ({
      at: [0, y, 0] as Triple,
      radius: [0.01, 0.026, 0.03][i]!,
      colour: shade(wood, -0.2),
    })),
    10,
  );
  tube(
    meshes.solid,
    [top, 0.2, -0.13, -0.15].map((y, i) => ({
      at: [0, y, 0] as Triple,
      radius: i === 3 ? 0.009 : 0.0105,
      colour: i < 2 ? bamboo : wood,
    })),
    8,
  );
  tube(
    meshes.solid,
    [top - 0.225, top - 0.26].map((y) => ({ at: [0, y, 0] as Triple, radius: 0.02, colour: wood })),
    10,
  );
}
