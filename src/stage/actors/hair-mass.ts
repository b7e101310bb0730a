import type { Body } from './body-shape.ts';
import { blend } from './colour.ts';
import type { HeadShape } from './head-shape.ts';
import { skullPoint } from './locks.ts';
import { addGrid, type MeshData, type Vertex } from './mesh.ts';
import { onHead } from './skin.ts';
import { around, bump, clamp, curve, mix, smoothstep, type Triple } from './vector.ts';

/**
 * The mass of a head of hair. `cap` is its thickness over the skull, `line` its lower edge by angle from the front, in head shares;
 * `teeth` are pointed ends: how many about the head and how long, in front and behind; `hang` is the height under which hair falls
 * straight; `sweep` turns the strands aside on their way down (radians); `quiff` lifts the front; `top` ends the hair below the
 * crown; `from` leaves the front bare.
 */
export type HairMass = {
  cap: number;
  line: number[][];
  top?: number;
  from?: number;
  teeth?: number[];
  hang?: number;
  sweep?: number;
  quiff?: number;
  strands?: number;
};

/** What chance makes of a style on one head: the side of the parting, and small differences of length and strands. */
export type HairChance = { side: number; length: number; phase: number };

const columns = 54;
const shares = [0.03, 0.16, 0.3, 0.44, 0.58, 0.71, 0.83, 0.93, 1];

/** One volume from the crown to the ends: strands are ridges, ends are points, the edge turns in to the skin. */
export function addHairMass(
  mesh: MeshData,
  body: Body,
  shape: HeadShape,
  style: HairMass,
  { side, length, phase }: HairChance,
  flat: (y: number, lift: number) => number,
): void {
  const line = curve(style.line.map(([a, b]) => [a!, b!] as [number, number]));
  const { hair, hairLight, hairDark } = body.palette;
  const [count, front, behind] = [...(style.teeth ?? [0, 0, 0]), 0, 0, 0] as [number, number, number];
  const strands = style.strands ?? 19;
  const top = style.top ?? 1;
  const hang = style.hang ?? 0;
  const wave = (angle: number) => 0.5 + 0.5 * Math.cos(angle * strands + phase + 1.3 * Math.sin(angle * 3 + phase));
  const point = (angle: number, s: number, lift: number, smooth: boolean): Triple => {
    const off = Math.abs(angle);
    const tooth = Math.abs((((angle * count) / (2 * Math.PI) + 64.25 + phase) % 1) - 0.5) * 2;
    const long = mix(front, behind, smoothstep(0.9, 1.5, off));
    const low = line(off) + (1 - tooth) * long * 0.9 - long * 0.3 - length * (off > 1.1 ? 0.03 : 0.02);
    const y = low + Math.max(0.02, top - low) * Math.cos((s * Math.PI) / 2);
    const turned = angle + (style.sweep ?? 0) * side * s * s * smoothstep(1.25, 0.5, off);
    const quiff = (style.quiff ?? 0) * bump(s, 0.72, 0.22) * smoothstep(1.1, 0.2, off);
    const ridge = 1 + (wave(angle) - 0.5) * 0.34 * smoothstep(0.05, 0.5, s) * (smooth ? 0.35 : 1);
    const full = (lift + quiff) * ridge * mix(0.55, 1, smoothstep(0, 0.45, s));
    const level = hang > 0 ? Math.max(y, hang) : y;
    const [x, over, z] = skullPoint(shape, turned, level, flat(y, full));
    const inward = hang > 0 ? smoothstep(hang, low - 0.05, y) * 0.1 : 0;
    return [x * (1 - inward), y + over - level, z - inward * 0.06];
  };
  const thickness = (s: number) => style.cap * mix(1, 0.34, smoothstep(0.72, 1, s));
  const angles = around(columns, -Math.PI);
  const colour = (angle: number, s: number): Triple => {
    const groove = 1 - wave(angle);
    const gloss = bump(s, 0.46 + 0.05 * Math.sin(angle * 5 + phase), 0.075) * (0.35 + 0.65 * wave(angle));
    const base = blend(hair, hairDark, clamp(groove * 0.6 * smoothstep(0.1, 0.4, s) + smoothstep(0.75, 1, s) * 0.5));
    return blend(base, hairLight, clamp(gloss));
  };
  const bones = [[body.bone('head'), 1]] as const;
  const bare = (angle: number) => style.from !== undefined && Math.abs(angle) < style.from;
  const rowAt = (s: number, lift: number, smooth: boolean): Triple[] =>
    angles.map((angle) => onHead(body, point(angle, s, bare(angle) ? -0.03 : lift, smooth)));
  const outer = shares.map((s) => ({ s, lift: top < 1 && s < 0.1 ? -0.03 : thickness(s) }));
  const inner = [
    { s: 1, lift: hang > 0 ? style.cap * 0.1 : 0.004 },
    { s: 0.86, lift: hang > 0 ? -0.01 : -0.03 },
  ];
  const levels = [...outer, ...inner];
  const rows = levels.map(({ s, lift }, row): Vertex[] =>
    rowAt(s, lift, false).map((at, i) => ({
      at,
      colour: row < outer.length ? colour(angles[i]!, s) : blend(hairDark, [0, 0, 0], 0.3),
      bones,
    })),
  );
  const shading = levels.map(({ s, lift }) => rowAt(s, lift, true));
  addGrid(mesh, rows, { closed: true, capStart: style.top === undefined, shading });
}
