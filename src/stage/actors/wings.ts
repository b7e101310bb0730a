import type { Body } from './body-shape.ts';
import { blend, linear, shade } from './colour.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { sides } from './person-rig.ts';
import { add, bump, cross, mix, normalise, scale, smoothstep, subtract, type Triple } from './vector.ts';

/** What wings are made in: `thread` takes feathers and veins, `sheer` the skin of a fairy's wings. */
export type WingMeshes = { sheer: MeshData; thread: MeshData };

/** Wings folded behind the back: feathers on whoever has a halo, else a fairy's, thin and veined. */
export function addWings({ sheer, thread }: WingMeshes, body: Body): void {
  const feathered = body.person.features.includes('halo');
  for (const { name, sign } of sides) {
    if (feathered) addFeathers(thread, body, name, sign);
    else for (const wing of gauze) addGauze(sheer, thread, body, name, sign, wing);
  }
}

/** Two pairs: how far down they point (radians), how long and wide in shares of the height, which bone moves them. */
const gauze = [
  { angle: -0.62, long: 0.4, wide: 0.092, bone: 1 },
  { angle: -1.16, long: 0.31, wide: 0.07, bone: 2 },
] as const;

function addGauze(
  sheer: MeshData,
  thread: MeshData,
  body: Body,
  side: string,
  sign: number,
  wing: (typeof gauze)[number],
): void {
  const { m, palette } = body;
  const h = m.height;
  const bones: Influence = [[body.bone(`wing${side}${wing.bone}`), 1]];
  const root: Triple = [sign * 0.02 * h, m.shoulder - 0.07 * h, -m.chestZ * 1.2];
  const way: Triple = [sign * Math.cos(wing.angle), Math.sin(wing.angle), -0.34];
  const across: Triple = [sign * -Math.sin(wing.angle), Math.cos(wing.angle), 0];
  const place = (t: number, x: number): Triple => {
    const half = wing.wide * h * Math.sin(Math.PI * t ** 0.62) ** 0.8 * (x > 0 ? 0.85 : 1.1);
    const sag = -0.03 * h * t * t;
    return add(add(root, scale(way, t * wing.long * h)), add(scale(across, x * half + sag), [0, 0, 0.01 * h * x * x]));
  };
  const pale = blend(linear('#dff3fb'), palette.accent, 0.12);
  const rows = Array.from({ length: 11 }, (_, i): Vertex[] =>
    [-1, -0.5, 0, 0.5, 1].map((x) => ({
      at: place(i / 10, x),
      colour: blend(pale, linear('#e9c8ef'), 0.7 * smoothstep(0.35, 1, (i / 10) * (1 - 0.3 * x))),
      bones,
    })),
  );
  addGrid(sheer, rows);
  const vein = shade(blend(pale, palette.accent, 0.35), -0.3);
  for (const x of [-1, -0.45, 0.1, 0.6, 1]) {
    const end = Math.abs(x) === 1 ? 1 : 0.93;
    const strand = Array.from({ length: 13 }, (_, i): Vertex[] => {
      const t = mix(0.02, end, i / 12);
      const width = (Math.abs(x) === 1 ? 0.0022 : 0.0014) * h * (1 - 0.5 * t);
      return [-1, 1].map((edge) => ({ at: add(place(t, x), scale(across, edge * width)), colour: vein, bones }));
    });
    addGrid(thread, strand);
  }
}

/** The wrist stands a little over the shoulder; feathers hang from the arm, long ones outside, short ones over them. */
function addFeathers(mesh: MeshData, body: Body, side: string, sign: number): void {
  const { m } = body;
  const h = m.height;
  const root: Triple = [sign * 0.03 * h, m.shoulder - 0.06 * h, -m.chestZ * 1.25];
  const wrist: Triple = [sign * 0.1 * h, m.shoulder + 0.03 * h, -m.chestZ * 2];
  const layers = [
    { count: 9, from: 0.26, to: 0.56, wide: 0.031, lift: 0 },
    { count: 8, from: 0.14, to: 0.26, wide: 0.031, lift: 0.012 },
    { count: 6, from: 0.07, to: 0.12, wide: 0.032, lift: 0.022 },
  ];
  for (const { count, from, to, wide, lift } of layers)
    for (let feather = 0; feather < count; feather++) {
      const share = feather / (count - 1);
      const start = add(root, scale(subtract(wrist, root), share));
      const angle = mix(-1.62, -1.34, share);
      addFeather(mesh, {
        start: add(start, [0, 0, -(lift + 0.002 * feather) * h]),
        way: [sign * Math.cos(angle), Math.sin(angle), -0.12],
        long: mix(from, to, share ** 1.3) * h,
        wide: wide * h,
        bones: [[body.bone(`wing${side}${share < 0.5 ? 1 : 2}`), 1]],
        tint: lift > 0 ? 0 : -0.06,
      });
    }
}

type Feather = { start: Triple; way: Triple; long: number; wide: number; bones: Influence; tint: number };

function addFeather(mesh: MeshData, { start, way, long, wide, bones, tint }: Feather): void {
  const across = normalise(cross(way, [0, 0, 1]));
  const rows = [0, 0.12, 0.4, 0.75, 0.93, 1].map((t): Vertex[] => {
    const half = wide * (0.5 + 0.5 * bump(t, 0.55, 0.35)) * (t === 1 ? 0.15 : 1);
    return [-1, 0, 1].map((x) => ({
      at: add(add(start, scale(way, t * long)), add(scale(across, x * half), [0, 0, -0.12 * wide * (1 - x * x)])),
      colour: shade(linear('#f2eee6'), tint - 0.1 * t - 0.2 * Math.abs(x)),
      bones,
    }));
  });
  addGrid(mesh, rows);
}
