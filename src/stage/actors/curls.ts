import type { Body } from './body-shape.ts';
import { blend } from './colour.ts';
import type { HairChance, HairMass } from './hair-mass.ts';
import type { HeadShape } from './head-shape.ts';
import { skullPoint } from './locks.ts';
import { addGrid, type MeshData, type Vertex } from './mesh.ts';
import { onHead } from './skin.ts';
import { around, clamp, curve, mix, smoothstep, type Triple } from './vector.ts';

const columns = 76;
const shares = Array.from({ length: 17 }, (_, row) => 0.03 + (0.97 * row) / 16);

/** How far curls stand over the furrows between them, and what is left of it in shading, as shares of the hair's thickness. */
const relief = { height: 0.95, shading: 0.7 };

/** Curly hair: one mass from the crown to the hairline, all of it curls that swell out of furrows; `count` of them would cover a ball. */
export function addCurls(
  mesh: MeshData,
  body: Body,
  shape: HeadShape,
  { cap, line }: HairMass,
  count: number,
  { phase }: HairChance,
  flat: (y: number, lift: number) => number,
): void {
  const hairline = curve(line.map(([a, b]) => [a!, b!] as [number, number]));
  const { hair, hairLight, hairDark } = body.palette;
  const swell = curlRelief(count, phase);
  const angles = around(columns, -Math.PI);
  const bones = [[body.bone('head'), 1]] as const;
  const heightAt = (angle: number, s: number) => {
    const low = hairline(Math.abs(angle)) + 0.02;
    return low + (1 - low) * Math.cos((s * Math.PI) / 2);
  };
  const swells = [...shares, 1, 0.9].map((s) =>
    angles.map((angle) => {
      const [x, y, z] = skullPoint(shape, angle, heightAt(angle, s), 0.05);
      return swell([x, y - 0.5, z + 0.03]);
    }),
  );
  const place = (row: number, column: number, height: number): Triple => {
    const inner = row - shares.length;
    const s = inner < 0 ? shares[row]! : inner === 0 ? 1 : 0.9;
    const angle = angles[column]!;
    const out = mix(0.6, swells[row]![column]!, smoothstep(0, 0.18, s));
    const edge = smoothstep(0.8, 1, s);
    const y = heightAt(angle, s) - (inner < 1 ? edge * 0.06 * (out - 0.3) : 0);
    const lift = inner < 0 ? cap * (0.62 + height * (out - 0.35)) * mix(1, 0.7, edge) : inner === 0 ? 0.004 : -0.03;
    return onHead(body, skullPoint(shape, angle, y, flat(y, lift)));
  };
  const colour = (row: number, column: number): Triple => {
    const out = swells[row]![column]!;
    if (row >= shares.length) return blend(hairDark, [0, 0, 0], 0.3);
    return blend(blend(hairDark, hair, smoothstep(0.1, 0.75, out)), hairLight, clamp((out - 0.8) * 1.6));
  };
  const rows = swells.map((ring, row) =>
    ring.map((_, column): Vertex => ({ at: place(row, column, relief.height), colour: colour(row, column), bones })),
  );
  const shading = swells.map((ring, row) =>
    ring.map((_, column) => place(row, column, relief.height * relief.shading)),
  );
  addGrid(mesh, rows, { closed: true, capStart: true, shading });
}

/** How far the ways to the two nearest middles must differ for the full height of a curl, as a share of the curls' spacing. */
const furrow = 0.75;

/**
 * How far hair stands out in a direction from the middle of the head, 0 in a furrow to 1 on a curl: the difference of the ways to
 * the two nearest of `count` middles (Worley 1996), which lie on a spiral (Vogel 1979) that `phase` stirs.
 */
function curlRelief(count: number, phase: number): (direction: Triple) => number {
  const spacing = Math.sqrt((4 * Math.PI) / count);
  const middles = Array.from({ length: count }, (_, i): Triple => {
    const y = clamp(1 - (2 * i + 1) / count + 0.16 * spacing * Math.sin(i * 12.9898 + phase), -1, 1);
    const angle = i * 2.39996 + 0.3 * spacing * Math.cos(i * 78.233 + phase);
    const round = Math.sqrt(1 - y * y);
    return [Math.sin(angle) * round, y, Math.cos(angle) * round];
  });
  return ([x, y, z]) => {
    const size = Math.hypot(x, y, z) || 1;
    let [near, next] = [9, 9];
    for (const [mx, my, mz] of middles) {
      const away = Math.hypot(x / size - mx, y / size - my, z / size - mz);
      if (away < near) [near, next] = [away, near];
      else if (away < next) next = away;
    }
    const share = clamp((next - near) / spacing / furrow);
    return Math.sqrt(1 - (1 - share) ** 2);
  };
}
