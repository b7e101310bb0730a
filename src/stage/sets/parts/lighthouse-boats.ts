import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, lathe, patch, tube } from '../shapes.ts';

/** A gull at rest, beak towards +z of the current frame turned by `yaw`. */
export function gull(into: Sculpture, at: Triple, yaw: number): void {
  into.place(at, yaw, 1, () => {
    into.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.1 });
    const body: [Triple, number][] = [
      [[0, 0.16, -0.26], 0.02],
      [[0, 0.19, -0.1], 0.08],
      [[0, 0.2, 0.04], 0.1],
      [[0, 0.26, 0.14], 0.06],
      [[0, 0.34, 0.18], 0.058],
      [[0, 0.38, 0.21], 0.02],
    ];
    tube(
      into,
      body.map(([place]) => place),
      body.map(([, r]) => r),
      7,
      (place) => (place[1] > 0.24 && place[2] < 0.06 ? tint('#8f9aa6') : tint('#eceae4')),
    );
    tube(
      into,
      [
        [0, 0.34, 0.22],
        [0, 0.33, 0.31],
      ],
      [0.02, 0.004],
      5,
      tint('#dfa02c'),
    );
    for (const x of [-0.04, 0.04])
      tube(
        into,
        [
          [x, 0, 0],
          [x, 0.14, 0],
        ],
        [0.009, 0.009],
        4,
        tint('#c9842c'),
      );
  });
}

/** A gull on the wing: two bent wings and a body, `span` metres wide, banking by `bank`. */
export function flyingGull(into: Sculpture, at: Triple, span: number, yaw: number, bank: number): void {
  into.place(at, yaw, span, () => {
    into.finish({ sway: 0.05, glow: 0, gloss: 0, brush: 0.05 });
    for (const side of [-1, 1]) {
      const tilt = side * bank;
      const on = (x: number, y: number, z: number, shade: string) =>
        into.vertex([side * x, y + tilt * x, z], [0, 1, 0.1], tint(shade));
      const [root, tail, elbow, back, tip] = [
        on(0, 0, 0.09, '#f2f1ec'),
        on(0, 0, -0.1, '#e4e2da'),
        on(0.22, 0.19, 0.12, '#e9e7e0'),
        on(0.22, 0.18, -0.06, '#aab2bb'),
        on(0.52, 0.1, -0.05, '#2e3338'),
      ];
      into.triangle(root, elbow, tail);
      into.triangle(tail, elbow, back);
      into.triangle(back, elbow, tip);
    }
    const body = [on3(0, 0, 0.2), on3(0.03, 0.02, 0), on3(-0.03, 0.02, 0), on3(0, 0, -0.2)];
    into.triangle(body[0]!, body[1]!, body[2]!);
    into.triangle(body[1]!, body[3]!, body[2]!);
  });
  function on3(x: number, y: number, z: number): number {
    return into.vertex([x, y, z], [0, 1, 0], tint('#f4f3ee'));
  }
}

/** A small sailing boat on the water, bow towards +x of the current frame. */
export function sailboat(into: Sculpture, leaves: Sculpture, hull: Tint, sail: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.2 });
  const beam = (u: number) => 0.85 * Math.sin(Math.PI * Math.min(0.999, 0.1 + u * 0.9)) ** 0.7;
  for (const side of [-1, 1]) {
    patch(
      into,
      10,
      3,
      (u, v) => [(u - 0.45) * 6, -0.3 + v * (0.95 + 0.4 * u * u), side * beam(u) * (0.4 + 0.6 * v)],
      (_, __, v) => scaled(v > 0.85 ? tint('#e6e0d2') : hull, 0.6 + 0.5 * v),
      side < 0,
    );
    patch(
      into,
      8,
      1,
      (u, v) => [(u - 0.45) * 6, 0.6 + 0.4 * u * u, side * beam(u) * (1 - v)],
      tint('#a98a5c'),
      side < 0,
    );
  }
  block(into, [-0.7, 0.62, 0], [1.5, 0.5, 0.9], tint('#d9d2c2'), 0.08);
  tube(
    into,
    [
      [0.4, 0.5, 0],
      [0.35, 7.6, 0],
    ],
    [0.06, 0.04],
    5,
    tint('#7a5a3a'),
  );
  tube(
    into,
    [
      [0.38, 1.3, 0],
      [-2.5, 1.5, 0.35],
    ],
    [0.045, 0.035],
    5,
    tint('#7a5a3a'),
  );
  leaves.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.15 });
  for (const [foot, aft, up, belly] of [
    [0.3, -2.4, 7.3, 0.55],
    [0.55, 3, 6.2, 0.5],
  ] as const)
    patch(
      leaves,
      5,
      7,
      (u, v) => [
        foot + (aft - foot) * u * (1 - v),
        1.45 + (up - 1.45) * v - (aft > 0 ? u * 0.6 * (1 - v) : 0),
        Math.sin(u * Math.PI * 0.8) * (1 - v) * belly + u * 0.3 * (1 - v),
      ],
      (_, u, v) => scaled(sail, 0.85 + 0.15 * Math.sin(v * 22) * 0.3 + 0.1 * u),
    );
}

/** A signal mast with stays and a string of flags; `flags` are their colours. */
export function signalMast(
  solid: Sculpture,
  leaves: Sculpture,
  at: Triple,
  tall: number,
  flags: readonly Tint[],
): void {
  solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.3 });
  const up = (y: number, x = 0, z = 0): Triple => [at[0] + x, at[1] + y, at[2] + z];
  tube(solid, [up(0), up(tall)], [0.1, 0.05], 7, tint('#e2ddd0'));
  tube(solid, [up(tall * 0.68, -1.5), up(tall * 0.68, 1.5)], [0.045, 0.045], 5, tint('#d8d2c4'));
  lathe(
    solid,
    up(tall),
    [
      [0.02, 0],
      [0.11, 0.08],
      [0.02, 0.2],
    ],
    7,
    tint('#c99a3c'),
  );
  for (const x of [-2, 2]) tube(solid, [up(tall * 0.68, x * 0.7), up(0, x)], [0.014, 0.014], 3, tint('#4a4640'));
  tube(solid, [up(tall * 0.95), up(tall * 0.68, 1.45), up(0.4, 2.3)], [0.014, 0.014, 0.014], 3, tint('#4a4640'));
  flags.forEach((shade, index) => {
    const y = tall * (0.62 - index * 0.115);
    leaves.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.15 });
    const x = 1.45 + (0.68 - y / tall) * 1.25;
    for (const half of [0, 0.5])
      for (const stripe of index % 2 ? [0, 0.5] : [0])
        patch(
          leaves,
          3,
          1,
          (u, v) => {
            const along = half + u / 2;
            leaves.finish({ sway: along * 0.16 });
            const rise = index % 2 ? stripe + v / 2 : v;
            return up(y + rise * 0.5 - along * 0.08, x + along * 0.74, Math.sin(along * 5 + index) * 0.07 * along);
          },
          half > 0 === stripe > 0 && (index % 2 === 1 || half > 0) ? tint('#e8e4d8') : shade,
        );
  });
}
