import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, lathe, patch, tube } from '../shapes.ts';

/** A hipped roof in metres: sizes at the eaves, height of the eaves, rise of the ridge, lift of the corners. */
export type HipRoof = {
  width: number;
  depth: number;
  eaves: number;
  rise: number;
  lift: number;
  tile: Tint;
  trim: Tint;
  /** Tile rows a metre. */
  rows: number;
};

type Slope = (u: number, v: number) => Triple;

/** The surface of a slope: u along the eaves, v from the ridge down; `turned` gives the ends, `side` which one. */
function slopeOf({ width, depth, eaves, rise, lift }: HipRoof, turned: boolean, side: number): Slope {
  const ridge = Math.max(0.3, (width - depth * 0.8) / 2);
  return (u, v) => {
    const s = u * 2 - 1;
    const out = ridge + (width / 2 - ridge) * v;
    const across = (v * depth) / 2;
    const y = eaves + rise * (1 - v) ** 1.6 + Math.abs(s) ** 4 * v * v * lift;
    const spread = 1 + Math.abs(s) ** 6 * v * v * 0.035;
    return turned ? [side * out * spread, y, s * across * spread] : [s * out * spread, y, side * across * spread];
  };
}

/**
 * A hipped roof as over the halls of temples: hollow slopes, corners that sweep up, ribs of round tiles, ridges with curled
 * ends and a file of small guardians on the hips. Stands in the current frame over (0, 0).
 */
export function hipRoof(into: Sculpture, roof: HipRoof): void {
  for (const turned of [false, true]) {
    for (const side of [-1, 1]) slopes(into, roof, turned, side);
  }
  ridges(into, roof);
}

function slopes(into: Sculpture, roof: HipRoof, turned: boolean, side: number): void {
  const slope = slopeOf(roof, turned, side);
  const columns = Math.max(6, Math.round((turned ? roof.depth : roof.width) * roof.rows));
  const flip = turned ? side < 0 : side > 0;
  const ribbed = (u: number) => Math.round(u * columns * 2) % 2 === 0;
  into.finish({ sway: 0, glow: 0, gloss: 0.9, brush: 0.3 });
  patch(
    into,
    columns * 2,
    roof.rows > 1.4 ? 5 : 3,
    (u, v) => {
      const [x, y, z] = slope(u, v);
      return [x, y + (ribbed(u) ? 0.045 : 0), z];
    },
    (_, u, v) =>
      scaled(roof.tile, (ribbed(u) ? 1.25 : 0.62) * (0.72 + 0.34 * v) * (0.92 + 0.16 * Math.sin(u * 61 + v * 9) ** 2)),
    flip,
  );
  patch(
    into,
    columns * 2,
    1,
    (u, v) => {
      const [x, y, z] = slope(u, 1);
      return [x, y - v * 0.17, z];
    },
    (_, u) => (ribbed(u) ? scaled(roof.trim, 0.95) : scaled(roof.tile, 0.45)),
    flip,
  );
  const beams = Math.max(6, Math.round(columns * 0.9)) * 2;
  patch(
    into,
    beams,
    1,
    (u, v) => {
      const [x, y, z] = slope(u, 1 - v * 0.5);
      return [x, y - 0.17 - v * 0.05, z];
    },
    (_, u, v) => scaled(Math.round(u * beams) % 2 ? tint('#7a3a26') : tint('#3f5a4c'), 0.75 - v * 0.35),
    !flip,
  );
}

function ridges(into: Sculpture, roof: HipRoof): void {
  const shade = scaled(roof.tile, 0.95);
  const top = roof.eaves + roof.rise;
  const ridge = Math.max(0.3, (roof.width - roof.depth * 0.8) / 2);
  const thick = 0.1 + roof.depth * 0.012;
  into.finish({ gloss: 0.7, brush: 0.3 });
  block(into, [0, top - 0.1, 0], [ridge * 2 + 0.1, thick * 2.6, thick * 1.7], shade, 0.05, 0.8);
  for (const end of [-1, 1]) {
    const at = (out: number, up: number): Triple => [end * (ridge + out * thick * 5), top + up * thick * 5, 0];
    tube(
      into,
      [at(-0.35, 0.1), at(0.05, 0.35), at(0.2, 0.9), at(0, 1.35), at(-0.4, 1.5)],
      [thick * 1.5, thick * 1.7, thick * 1.3, thick * 0.8, thick * 0.15],
      6,
      roof.trim,
    );
    for (const side of [-1, 1]) hip(into, roof, slopeOf(roof, false, side), end > 0 ? 1 : 0, thick, shade);
  }
}

function hip(into: Sculpture, roof: HipRoof, slope: Slope, u: number, thick: number, shade: Tint): void {
  const path = Array.from({ length: 7 }, (_, index): Triple => {
    const [x, y, z] = slope(u, index / 6);
    return [x, y + thick * 0.7, z];
  });
  const [last, before] = [path[6]!, path[5]!];
  const reach = 0.45 / Math.hypot(last[0] - before[0], last[2] - before[2]);
  const beyond = (share: number, up: number): Triple => [
    last[0] + (last[0] - before[0]) * reach * share,
    last[1] + up,
    last[2] + (last[2] - before[2]) * reach * share,
  ];
  tube(
    into,
    [...path, beyond(0.6, thick * 1.3), beyond(0.95, thick * 3.4)],
    [...path.map(() => thick), thick * 0.8, thick * 0.12],
    6,
    shade,
  );
  if (roof.rows < 1.4) return;
  for (const v of [0.62, 0.72, 0.82, 0.92]) {
    const [x, y, z] = slope(u, v);
    const guardian: [number, number][] = [
      [thick * 0.7, thick],
      [thick * 0.9, thick * 2],
      [thick * 0.4, thick * 2.6],
      [thick * 0.65, thick * 3.2],
      [0.005, thick * 4],
    ];
    lathe(into, [x, y, z], guardian, 6, roof.trim);
  }
}
