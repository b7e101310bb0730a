import type { Random } from '../../../film/index.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint, varied } from '../sculpture.ts';
import { block, face, lathe, patch, tube } from '../shapes.ts';
import { plate } from './interior-plan.ts';
import { rock } from './land.ts';
import { lettering, phrase } from './lettering.ts';

/** Height of the track's bed under the platform, in metres. */
export const bed = -0.95;

/** Ballast, sleepers and two rails along x about `z`. */
export function track(solid: Sculpture, ground: Sculpture, z: number, half: number, source: Random): void {
  ground.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.8 });
  patch(
    ground,
    40,
    3,
    (u, v) => [(u - 0.5) * 2 * half, bed + 0.14 * Math.sin(v * Math.PI), z + 1.9 - v * 3.8],
    (_, u) => scaled(tint('#77716a'), 0.85 + 0.15 * Math.sin(u * 190)),
    false,
  );
  solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.5 });
  for (let x = -half; x < half; x += Math.abs(x) < 24 ? 0.62 : 1.3)
    block(solid, [x, bed + 0.1, z], [0.24, 0.1, 2.5], varied(tint('#54463a'), source, 0.12), 0.01, 0.7);
  solid.finish({ gloss: 0.9, brush: 0.05 });
  for (const side of [-0.72, 0.72])
    block(solid, [0, bed + 0.19, z + side], [2 * half, 0.14, 0.075], tint('#8f8d8a'), 0.012, 0.5);
  for (let stone = 0; stone < 40; stone++)
    rock(
      solid,
      [(source() - 0.5) * 30, bed - 0.02, z + (source() < 0.5 ? 1.7 : -1.7) + source() * 0.3],
      0.07 + source() * 0.06,
      tint('#8a847c'),
      source,
      0,
    );
}

/** Colours of a train: body, band under the windows, roof. */
export type Livery = { body: Tint; band: Tint; roof: Tint };

/** A passenger carriage `long` metres along x on its bogies, its platform side towards +z; its windows shine at night. */
export function carriage(into: Sculpture, at: Triple, long: number, livery: Livery, source: Random): void {
  const [wide, floor, tall] = [2.8, 0.25, 2.65];
  const z = wide / 2;
  into.place(at, 0, 1, () => {
    into.finish({ sway: 0, glow: 0, gloss: 0.7, brush: 0.12 });
    block(into, [0, floor - 0.5, 0], [long - 0.5, 0.46, 2.2], tint('#2b2c2e'), 0.05, 0.6);
    for (const side of [1, -1])
      patch(
        into,
        Math.round(long),
        4,
        (u, v) => [(u - 0.5) * long, floor + v * tall, side * z],
        (_, __, v) => scaled(livery.body, 0.85 + 0.3 * v),
        side < 0,
      );
    for (const end of [-1, 1])
      face(
        into,
        [(end * long) / 2, floor, end * z],
        [(end * long) / 2, floor, -end * z],
        [(end * long) / 2, floor + tall + 0.2, -end * z],
        [(end * long) / 2, floor + tall + 0.2, end * z],
        scaled(livery.body, 0.6),
      );
    patch(
      into,
      Math.round(long / 2),
      8,
      (u, v) => {
        const angle = v * Math.PI;
        return [(u - 0.5) * long, floor + tall + Math.sin(angle) * 0.5, Math.cos(angle) * (z + 0.04)];
      },
      (_, __, v) => scaled(livery.roof, 0.7 + 0.4 * Math.sin(v * Math.PI)),
    );
    lining(into, long, z, floor, livery, source);
    windows(into, long, z, floor, livery, source);
    bogies(into, long);
  });
}

/** The band under the windows, gold lines and the carriage's number. */
function lining(into: Sculpture, long: number, z: number, floor: number, { body, band }: Livery, source: Random): void {
  for (const turn of [0, 180])
    into.place([0, 0, 0], turn, 1, () => {
      into.finish({ glow: 0, gloss: 0.6, brush: 0.05 });
      plate(into, 0, floor + 0.94, long, 0.11, z + 0.006, band);
      plate(into, 0, floor + 2.28, long, 0.16, z + 0.006, band);
      const panels = Math.round(long / 1.45);
      for (let panel = 0; panel < panels; panel++) {
        const [x, w] = [((panel + 0.5) / panels - 0.5) * long, long / panels - 0.16];
        plate(into, x, floor + 0.16, w, 0.66, z + 0.005, scaled(band, 0.75));
        plate(into, x, floor + 0.18, w - 0.04, 0.62, z + 0.008, scaled(body, 1.2));
        if (panel % 4 !== 2) continue;
        const words = phrase('carriage', 'latin', 4, source);
        lettering(into, words, [x, floor + 0.49, z + 0.012], { size: 0.2, step: 0.2 }, scaled(band, 1.1));
      }
    });
}

function windows(into: Sculpture, long: number, z: number, floor: number, livery: Livery, source: Random): void {
  const count = Math.round((long - 3.4) / 1.45);
  for (const side of [1, -1])
    into.place([0, 0, 0], side > 0 ? 0 : 180, 1, () => {
      for (let pane = 0; pane < count; pane++) {
        const x = ((pane + 0.5) / count - 0.5) * (long - 3.6);
        const lit = source() < 0.8;
        into.finish({ glow: 0, gloss: 0.7, brush: 0.05 });
        block(into, [x, floor + 1.12, z], [1.06, 0.98, 0.05], scaled(livery.band, 0.8), 0.03, 1);
        into.finish({ glow: lit ? 0.5 : 0, gloss: 0.9, brush: 0.02 });
        plate(into, x, floor + 1.18, 0.94, 0.86, z + 0.03, (_, u, v) =>
          scaled(lit ? tint('#ffd594') : tint('#4a5c6c'), 0.55 + 0.35 * v + 0.15 * u),
        );
        if (!lit || side < 0) continue;
        into.finish({ glow: 0.2 });
        for (const edge of [-1, 1]) plate(into, x + edge * 0.38, floor + 1.18, 0.18, 0.86, z + 0.034, tint('#9c6a4a'));
        into.finish({ glow: 0 });
        plate(into, x, floor + 1.2, 0.5, 0.1, z + 0.036, tint('#e8e0cc'));
      }
      for (const end of [-1, 1]) {
        const x = end * (long / 2 - 0.95);
        into.finish({ glow: 0, gloss: 0.6, brush: 0.08 });
        block(into, [x, floor - 0.02, z], [0.96, 2.32, 0.06], scaled(livery.body, 0.55), 0.02, 1);
        block(into, [x, floor, z + 0.015], [0.84, 2.22, 0.05], scaled(livery.body, 1.15), 0.02, 1);
        into.finish({ glow: 0.4 });
        plate(into, x, floor + 1.15, 0.46, 0.8, z + 0.045, tint('#ffd594', 0.8));
        into.finish({ glow: 0 });
        block(into, [x, floor - 0.32, z + 0.1], [0.9, 0.06, 0.3], tint('#4a4c4e'), 0.01);
        for (const rail of [-0.52, 0.52])
          tube(
            into,
            [
              [x + rail, floor + 0.4, z + 0.06],
              [x + rail, floor + 1.5, z + 0.06],
            ],
            [0.02, 0.02],
            5,
            tint('#c9b070'),
          );
      }
    });
}

function bogies(into: Sculpture, long: number): void {
  into.finish({ glow: 0, gloss: 0.6, brush: 0.1 });
  for (const end of [-1, 1])
    for (const axle of [-0.95, 0.95])
      for (const side of [-1, 1]) {
        const x = end * (long / 2 - 3) + axle;
        const ring = (radius: number, z: number): Triple[] =>
          Array.from({ length: 17 }, (_, index): Triple => {
            const angle = (index / 16) * Math.PI * 2;
            return [x + Math.cos(angle) * radius, -0.28 + Math.sin(angle) * radius, z];
          });
        const path = ring(0.38, side * 0.78);
        tube(
          into,
          path,
          path.map(() => 0.07),
          5,
          tint('#3a3a3c'),
        );
        patch(
          into,
          16,
          1,
          (u, v) => [x + Math.sin(u * 6.2832) * 0.36 * v, -0.28 + Math.cos(u * 6.2832) * 0.36 * v, side * 0.8],
          tint('#5a5654'),
          side > 0,
        );
      }
}

/** A clock of two faces hanging from a bar, on a platform: its middle at `at`, faces along ±x of the current frame turned by `yaw`. */
export function platformClock(into: Sculpture, at: Triple, yaw: number, draw: () => void): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.05 });
  tube(
    into,
    [
      [at[0], at[1] + 1.1, at[2]],
      [at[0], at[1] + 0.4, at[2]],
    ],
    [0.025, 0.025],
    6,
    tint('#26282a'),
  );
  for (const turn of [0, 180])
    into.place(at, yaw + turn, 1, () => {
      into.finish({ gloss: 0.6, brush: 0.05 });
      lathe(
        into,
        [0, 0, 0],
        [
          [0.02, -0.46],
          [0.08, -0.44],
        ],
        8,
        tint('#26282a'),
      );
      into.place([0, 0, 0.02], 0, 1, draw);
    });
}

/** A board with the station's name hanging over the platform. */
export function stationSign(into: Sculpture, at: Triple, words: string, shade: Tint): void {
  const wide = 0.5 + words.length * 0.36;
  into.place(at, 0, 1, () => {
    into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.08 });
    for (const x of [-0.4, 0.4]) block(into, [x * wide, 0.56, 0], [0.03, 0.7, 0.03], tint('#26282a'), 0.008, 1);
    block(into, [0, 0, 0], [wide, 0.58, 0.08], shade, 0.02, 1);
    for (const side of [1, -1])
      into.place([0, 0, 0], side > 0 ? 0 : 180, 1, () => {
        plate(into, 0, 0.05, wide - 0.1, 0.48, 0.042, tint('#f2ecd8'));
        plate(into, 0, 0.05, wide - 0.1, 0.1, 0.045, shade);
        lettering(into, words, [0, 0.34, 0.046], { size: 0.28, step: 0.36 }, tint('#1f2a3a'));
      });
  });
}

/** A suitcase or a trunk with straps. */
export function suitcase(into: Sculpture, at: Triple, yaw: number, size: Triple, shade: Tint): void {
  into.place(at, yaw, 1, () => {
    into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.2 });
    block(into, [0, 0, 0], size, shade, 0.05);
    for (const x of [-0.28, 0.28])
      block(into, [x * size[0], -0.003, 0], [0.05, size[1] + 0.012, size[2] + 0.012], scaled(shade, 0.5), 0.02);
    block(into, [0, size[1], 0], [0.16, 0.04, 0.03], scaled(shade, 0.4), 0.012);
  });
}
