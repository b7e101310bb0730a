import { blend, type Sculpture, scaled, type Triple, tint } from '../sculpture.ts';
import { block, lathe, patch, tube } from '../shapes.ts';
import { plate } from './interior-plan.ts';
import { devices, emblazon } from './throne-banner.ts';
import { metal, type PalaceColours } from './throne-colours.ts';
import { daisTop } from './throne-plan.ts';

/** The dragon throne before its carved screen, on the dais; seat 0.46 m above it, its middle at z. */
export function dragonThrone(into: Sculpture, z: number, colours: PalaceColours): void {
  into.place([0, daisTop, z], 0, 1, () => {
    into.finish(metal);
    const { gold, lacquer } = colours;
    block(into, [0, 0, 0], [1.5, 0.14, 0.95], scaled(gold, 0.8), 0.04, 0.6);
    block(into, [0, 0.14, 0], [1.36, 0.2, 0.84], scaled(lacquer, 0.9), 0.03, 0.7);
    block(into, [0, 0.34, -0.04], [1.46, 0.06, 0.84], gold, 0.03, 0.8);
    into.finish({ gloss: 0.1, brush: 0.3 });
    block(into, [0, 0.39, 0], [1.22, 0.05, 0.7], tint('#e8b83a'), 0.03, 0.8);
    into.finish(metal);
    const crest = (x: number) => 1.05 + 0.42 * Math.cos(x * 2.1) ** 2 + 0.05 * Math.sin(Math.abs(x) * 22);
    for (const front of [true, false])
      patch(
        into,
        26,
        6,
        (u, v) => [
          (u - 0.5) * 1.5,
          0.42 + v * (crest((u - 0.5) * 1.5) - 0.42),
          -0.4 - 0.08 * v + (front ? 0.05 : -0.05),
        ],
        (_, u, v) => scaled(gold, (front ? 0.7 : 0.5) + 0.2 * v + 0.1 * Math.sin(u * 30)),
        !front,
      );
    plate(into, 0, 0.56, 0.72, 0.62, -0.36, scaled(lacquer, 0.9));
    const back = (x: number, y: number): Triple => [x, y, -0.35 - 0.03 * y];
    emblazon(into, devices.dragon, 0.17, (x, y) => back(x, y + 0.85), [0, 0, 1], scaled(gold, 1.5));
    for (const side of [-1, 1])
      for (let curl = 0; curl < 4; curl++)
        emblazon(
          into,
          devices.roundel.slice(0, 1),
          0.075,
          (x, y) => back(x + side * (0.52 + 0.06 * (curl % 2)), y + 0.6 + curl * 0.17),
          [0, 0, 1],
          scaled(gold, 1.45),
        );
    const rim = Array.from({ length: 27 }, (_, index): Triple => {
      const x = (index / 26 - 0.5) * 1.5;
      return [x, crest(x), -0.47];
    });
    tube(
      into,
      rim,
      rim.map(() => 0.045),
      6,
      scaled(gold, 1.15),
    );
    for (const side of [-1, 1]) {
      const dragon: Triple[] = [
        [side * 0.7, 0.42, -0.38],
        [side * 0.78, 0.85, -0.3],
        [side * 0.74, 0.78, 0.1],
        [side * 0.72, 0.72, 0.36],
        [side * 0.76, 0.86, 0.46],
      ];
      tube(into, dragon, [0.07, 0.06, 0.06, 0.055, 0.07], 8, (_, __, v) =>
        scaled(gold, Math.floor(v * 20) % 2 ? 1.05 : 0.8),
      );
      tube(
        into,
        [
          [side * 0.76, 0.86, 0.46],
          [side * 0.8, 0.84, 0.6],
        ],
        [0.075, 0.04],
        7,
        scaled(gold, 1.1),
      );
      tube(
        into,
        [
          [side * 0.72, 0.4, 0.36],
          [side * 0.72, 0.72, 0.36],
        ],
        [0.05, 0.045],
        7,
        gold,
      );
      for (const bar of [-0.18, 0, 0.18])
        tube(
          into,
          [
            [side * 0.72, 0.42, bar],
            [side * 0.74, 0.78, bar],
          ],
          [0.025, 0.025],
          6,
          scaled(gold, 0.85),
        );
      tube(
        into,
        [
          [side * 0.6, 1.2, -0.46],
          [side * 0.78, 1.46, -0.44],
          [side * 0.66, 1.6, -0.42],
        ],
        [0.07, 0.06, 0.02],
        7,
        gold,
      );
    }
    lathe(
      into,
      [0, 1.42, -0.46],
      [
        [0.01, 0],
        [0.11, 0.06],
        [0.12, 0.14],
        [0.05, 0.24],
        [0.01, 0.32],
      ],
      12,
      scaled(blend(gold, tint('#ff5a2a'), 0.45), 1.2),
    );
    block(into, [0, 0, 0.86], [0.8, 0.07, 0.5], scaled(gold, 0.85), 0.03, 0.6);
    into.finish({ gloss: 0.1, brush: 0.3 });
    block(into, [0, 0.07, 0.86], [0.7, 0.015, 0.42], tint('#c8962e'), 0.012);
  });
  into.place([0, daisTop, z - 0.72], 0, 1, () => carvedScreen(into, colours));
}

function carvedScreen(into: Sculpture, { gold, lacquer, blue }: PalaceColours): void {
  for (const [panel, high] of [2.05, 2.4, 2.75, 2.4, 2.05].entries()) {
    const side = panel - 2;
    into.place([side * 0.84, 0, Math.abs(side) * 0.1], -side * 9, 1, () => {
      into.finish(metal);
      block(into, [0, 0, 0], [0.86, 0.26, 0.12], scaled(gold, 0.8), 0.02, 0.6);
      for (const edge of [-0.4, 0.4]) block(into, [edge, 0.2, 0], [0.07, high - 0.2, 0.1], gold, 0.015, 0.85);
      for (const y of [0.62, high - 0.36]) block(into, [0, y, 0.005], [0.8, 0.05, 0.1], gold, 0.01, 1);
      patch(
        into,
        2,
        6,
        (u, v) => [(u - 0.5) * 0.76, 0.26 + v * (high - 0.3), 0.03],
        (_, u, v) => scaled(blend(lacquer, blue, 0.1), 0.7 + 0.3 * v + 0.1 * u),
      );
      const on =
        (dy: number) =>
        (x: number, y: number): Triple => [x * (side < 0 ? -1 : 1), y + dy, 0.04];
      emblazon(into, devices.dragon, 0.26, on(0.66 + (high - 1.02) / 2), [0, 0, 1], scaled(gold, 1.35));
      for (const dy of [0.42, high - 0.17]) {
        emblazon(into, devices.lozenge, 0.13, (x, y) => [x + 0.19, y * 0.7 + dy, 0.04], [0, 0, 1], gold);
        emblazon(into, devices.lozenge, 0.13, (x, y) => [x - 0.19, y * 0.7 + dy, 0.04], [0, 0, 1], gold);
      }
      for (let cloud = 0; cloud < 7; cloud++) {
        const [cx, cy] = [0.29 * Math.sin(cloud * 2.4 + side), 0.78 + cloud * ((high - 1.3) / 7)];
        emblazon(
          into,
          devices.roundel.slice(0, 1),
          0.055,
          (x, y) => [x + cx, y * 0.7 + cy, 0.038],
          [0, 0, 1],
          scaled(gold, 0.95),
        );
      }
      const crown: Triple[] = [
        [-0.44, high, 0],
        [-0.24, high + 0.09, 0.02],
        [0, high + 0.24, 0.03],
        [0.24, high + 0.09, 0.02],
        [0.44, high, 0],
      ];
      tube(into, crown, [0.05, 0.07, 0.09, 0.07, 0.05], 7, gold);
    });
  }
}
