import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { lathe, tube } from '../shapes.ts';
import { quad } from './interior-plan.ts';
import { metal, type PalaceColours } from './throne-colours.ts';
import { hall } from './throne-plan.ts';

/** A lacquered column on a stone drum with a gold dragon that climbs about it, at (x, z). `turn` shifts the coil. */
export function dragonColumn(into: Sculpture, x: number, z: number, turn: number, colours: PalaceColours): void {
  const top = hall.height - 1.15;
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.2 });
  lathe(
    into,
    [x, 0, z],
    [
      [0.62, 0],
      [0.62, 0.1],
      [0.56, 0.14],
      [0.6, 0.24],
      [0.5, 0.36],
      [0.4, 0.4],
    ],
    18,
    (_, u, v) => scaled(tint('#cfc8b8'), (0.55 + 0.4 * v) * (v > 0.4 && Math.floor(u * 18) % 2 ? 0.84 : 1)),
  );
  into.finish({ gloss: 0.8, brush: 0.12 });
  lathe(
    into,
    [x, 0.4, z],
    [
      [0.36, 0],
      [0.36, top * 0.25],
      [0.36, top * 0.5],
      [0.35, top * 0.75],
      [0.34, top - 0.4],
    ],
    18,
    (_, __, v) => scaled(colours.lacquer, 0.75 + 0.3 * Math.min(1, v * 3)),
  );
  into.finish(metal);
  for (const [y, r, shade] of [
    [0.4, 0.385, colours.gold],
    [top - 0.62, 0.37, colours.gold],
    [top - 0.42, 0.39, colours.green],
    [top - 0.2, 0.41, colours.gold],
  ] as const)
    lathe(
      into,
      [x, y, z],
      [
        [0.34, 0],
        [r, 0.02],
        [r, 0.14],
        [0.34, 0.16],
      ],
      18,
      shade,
    );
  coil(into, x, z, turn, colours.gold);
}

function coil(into: Sculpture, x: number, z: number, turn: number, gold: Tint): void {
  const points = 50;
  const [low, high, rounds] = [0.75, 4.35, 2.15];
  const at = (share: number, out: number): Triple => {
    const angle = turn + share * rounds * Math.PI * 2;
    const radius = out + 0.05 * Math.sin(share * 40);
    return [
      x + Math.cos(angle) * radius,
      low + (high - low) * share + 0.05 * Math.sin(share * 31),
      z + Math.sin(angle) * radius,
    ];
  };
  const body = Array.from({ length: points }, (_, index) => at(index / (points - 1), 0.44));
  tube(
    into,
    body,
    body.map((_, index) => 0.03 + 0.115 * Math.sin(Math.PI * Math.min(1, 0.06 + (index / points) * 0.7))),
    7,
    (_, u, v) => scaled(gold, (Math.floor(v * 50) % 2 ? 1.12 : 0.62) * (0.8 + 0.3 * Math.cos(u * 6.283))),
  );
  for (let spike = 2; spike < points - 3; spike += 2) {
    const [a, b] = [at(spike / points, 0.52), at((spike + 1.3) / points, 0.52)];
    const tip = at((spike + 1.1) / points, 0.68);
    const rise: Triple = [tip[0], tip[1] + 0.12, tip[2]];
    for (const way of [1, -1]) quad(into, [a, b, rise, rise], [0, way, 0.01], scaled(gold, 1.3));
  }
  for (const share of [0.25, 0.45, 0.62, 0.84]) {
    const root = at(share, 0.42);
    const knee = at(share + 0.03, 0.62);
    const foot = at(share + 0.06, 0.44);
    tube(into, [root, knee, foot], [0.05, 0.04, 0.03], 5, gold);
    for (const claw of [-0.015, 0, 0.015])
      tube(into, [foot, at(share + 0.085 + claw, 0.42)], [0.018, 0.004], 4, scaled(gold, 1.2));
  }
  dragonHead(into, at, gold);
}

function dragonHead(into: Sculpture, at: (share: number, out: number) => Triple, gold: Tint): void {
  const raised = (share: number, out: number, up: number): Triple => {
    const [x, y, z] = at(share, out);
    return [x, y + up, z];
  };
  const bright = scaled(gold, 1.25);
  tube(into, [at(0.97, 0.46), at(0.995, 0.56), at(1.01, 0.7)], [0.14, 0.15, 0.17], 9, gold);
  tube(into, [at(1.01, 0.7), raised(1.02, 0.86, -0.01), raised(1.026, 1.0, -0.05)], [0.17, 0.12, 0.07], 9, bright);
  tube(
    into,
    [raised(1.005, 0.66, -0.1), raised(1.016, 0.84, -0.17), raised(1.02, 0.92, -0.2)],
    [0.1, 0.07, 0.03],
    7,
    gold,
  );
  for (const side of [-0.02, 0.02]) {
    tube(
      into,
      [raised(1 + side, 0.62, 0.1), raised(0.985 + side * 2, 0.6, 0.34), raised(0.955 + side * 3, 0.66, 0.46)],
      [0.045, 0.035, 0.008],
      6,
      bright,
    );
    lathe(
      into,
      raised(1.014 + side * 0.8, 0.76, 0.09),
      [
        [0.005, 0],
        [0.04, 0.03],
        [0.035, 0.06],
        [0.004, 0.08],
      ],
      7,
      tint('#fff4d8'),
    );
    tube(
      into,
      [
        raised(1.024 + side * 0.5, 0.96, -0.04),
        raised(1.026 + side * 2.4, 1.02, -0.16),
        raised(1.02 + side * 4, 0.98, -0.34),
      ],
      [0.018, 0.014, 0.004],
      5,
      bright,
    );
  }
  for (let lock = 0; lock < 6; lock++)
    tube(
      into,
      [raised(0.985, 0.56, -0.1 + lock * 0.05), raised(0.955 - 0.006 * lock, 0.66, -0.16 + lock * 0.09)],
      [0.05, 0.004],
      5,
      bright,
    );
}
