import { type Sculpture, scaled, type Tint, type Triple } from '../sculpture.ts';
import { block, face } from '../shapes.ts';
import type { Opening } from './interior.ts';
import { plate, type Room, type WallName } from './interior-plan.ts';
import { devices, emblazon } from './throne-banner.ts';

/** The hall in metres. */
export const hall: Room = { width: 13, depth: 15, height: 6.8 };

/** Places of the columns along the hall, and how far they stand from its middle line. */
export const columnRows: readonly number[] = [-5.2, -2.4, 0.4, 3.2, 6];

export const columnAside = 3.5;

/** The steps up to the throne: where they begin, and run, rise and count of them; half the width of steps and dais. */
export const steps = { start: -2.75, run: 0.3, rise: 0.15, count: 6, half: 1.45, dais: 2.9 } as const;

/** How deep in a Gothic hall the braziers stand beside the carpet. */
export const braziersAt = [-1.9, 3.2] as const;

export const daisTop = steps.rise * steps.count;

/** Height of the hall's floor at (x, z): each step is climbed within a hand's breadth. */
export function hallFloor(x: number, z: number): number {
  if (Math.abs(x) > steps.dais) return 0;
  const along = (steps.start - z) / steps.run + 0.15;
  const step = Math.floor(along);
  const rise = Math.min(1, (along - step) / 0.3);
  return steps.rise * Math.min(steps.count, Math.max(0, step + rise * rise * (3 - 2 * rise)));
}

/** High windows of the two long sides, one between each pair of columns. */
export const highWindows: Opening[] = [-3.8, -1, 1.8, 4.6].map((z) => ({
  from: z - 0.75,
  to: z + 0.75,
  low: 3.3,
  high: 5.4,
}));

export const hallOpenings: Record<WallName, Opening[]> = {
  back: [],
  left: highWindows.map(({ from, to, ...rest }) => ({ ...rest, from: -to, to: -from })),
  right: highWindows,
  front: [],
};

/** The dais with its flight of steps, of one stone, with a pale edge to each tread. */
export function daisSteps(into: Sculpture, stone: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.3 });
  const back = -hall.depth / 2;
  const { start, run, rise, count, half, dais } = steps;
  const front = start - run * (count - 1);
  for (let step = 0; step < count; step++) {
    const [z0, y] = [start - run * step, rise * step];
    const wide = step === count - 1 ? dais : half;
    const tone = scaled(stone, 0.86 + 0.03 * step);
    face(into, [-wide, y, z0], [wide, y, z0], [wide, y + rise, z0], [-wide, y + rise, z0], (_, __, v) =>
      scaled(tone, 0.55 + 0.25 * v),
    );
    const end = step === count - 1 ? back : z0 - run;
    const tread = (x0: number, x1: number) =>
      face(into, [x0, y + rise, z0], [x1, y + rise, z0], [x1, y + rise, end], [x0, y + rise, end], tone);
    for (let part = 0; part < 6; part++) tread(-wide + (part * wide) / 3, -wide + ((part + 1) * wide) / 3);
    for (const [a, b] of [
      [-wide, -0.96],
      [0.96, wide],
    ] as const)
      face(
        into,
        [a, y + rise + 0.003, z0 + 0.02],
        [b, y + rise + 0.003, z0 + 0.02],
        [b, y + rise + 0.003, z0 - 0.035],
        [a, y + rise + 0.003, z0 - 0.035],
        scaled(stone, 1.2),
      );
  }
  for (const side of [-1, 1]) {
    const x0 = side * half;
    for (let step = 0; step < count - 1; step++) {
      const z0 = start - run * step;
      block(
        into,
        [x0 + side * 0.12, 0, z0 - run / 2],
        [0.24, rise * (step + 1) + 0.05, run + 0.01],
        scaled(stone, 0.95),
        0.02,
        0.8,
      );
    }
    const [a, b] = side < 0 ? [-dais, -half] : [half, dais];
    face(into, [a, 0, front], [b, 0, front], [b, daisTop, front], [a, daisTop, front], (_, __, v) =>
      scaled(stone, 0.5 + 0.35 * v),
    );
    for (let panel = 0; panel < 2; panel++) {
      const middle = side * (half + 0.24 + ((dais - half - 0.24) * (panel + 0.5)) / 2);
      const wide = (dais - half - 0.24) / 2 - 0.12;
      into.place([middle, 0, front], 0, 1, () => reliefPanel(into, wide, stone));
    }
    block(
      into,
      [(side * (half + dais)) / 2, daisTop - 0.1, front + 0.02],
      [dais - half, 0.1, 0.1],
      scaled(stone, 1.1),
      0.03,
    );
    block(into, [(side * (half + dais)) / 2, 0, front + 0.03], [dais - half, 0.14, 0.12], scaled(stone, 0.9), 0.03);
    const x = side * dais;
    const corners = [
      [x, 0, back],
      [x, 0, front],
      [x, daisTop, front],
      [x, daisTop, back],
    ] as const;
    const [p, q, r, s] = side < 0 ? corners : ([corners[1], corners[0], corners[3], corners[2]] as const);
    face(into, p, q, r, s, (_, __, v) => scaled(stone, 0.5 + 0.35 * v));
  }
}

function reliefPanel(into: Sculpture, wide: number, stone: Tint): void {
  const tall = daisTop - 0.36;
  plate(into, 0, 0.18, wide, tall, 0.012, scaled(stone, 0.5));
  plate(into, 0, 0.22, wide - 0.08, tall - 0.08, 0.016, scaled(stone, 0.72));
  const on = (x: number, y: number): Triple => [x, 0.18 + tall / 2 + y, 0.024];
  emblazon(into, devices.roundel, tall * 0.38, on, [0, 0, 1], scaled(stone, 1.15));
}

/** A carpet from the doors up the steps to the throne, with two borders; it lies on floor, treads and risers. */
export function processionCarpet(into: Sculpture, field: Tint, border: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0, brush: 0.4 });
  const half = 0.95;
  const bands: readonly (readonly [number, number, Tint])[] = [
    [-half, -half + 0.1, border],
    [-half + 0.1, -half + 0.16, scaled(field, 0.6)],
    [-half + 0.16, half - 0.16, field],
    [half - 0.16, half - 0.1, scaled(field, 0.6)],
    [half - 0.1, half, border],
  ];
  const lay = (y: number, z0: number, z1: number, pieces: number) => {
    for (let piece = 0; piece < pieces; piece++)
      for (const [a, b, shade] of bands) {
        const [n, f] = [z0 + ((z1 - z0) * piece) / pieces, z0 + ((z1 - z0) * (piece + 1)) / pieces];
        face(into, [a, y, n], [b, y, n], [b, y, f], [a, y, f], scaled(shade, 0.94 + 0.1 * ((piece * 7) % 3) * 0.5));
      }
  };
  lay(0.012, hall.depth / 2 - 0.3, steps.start, 14);
  for (let step = 0; step < steps.count; step++) {
    const [z, y] = [steps.start - steps.run * step, steps.rise * step];
    lay(y + steps.rise + 0.008, z + 0.014, step === steps.count - 1 ? -5.7 : z - steps.run, 1);
    for (const [a, b, shade] of bands)
      face(
        into,
        [a, y, z + 0.014],
        [b, y, z + 0.014],
        [b, y + steps.rise + 0.008, z + 0.014],
        [a, y + steps.rise + 0.008, z + 0.014],
        scaled(shade, 0.7),
      );
  }
}
