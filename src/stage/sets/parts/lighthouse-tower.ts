import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, lathe, patch, tube } from '../shapes.ts';

/** How a lighthouse is painted and built: metres to the gallery, colour of its bands, their number. */
export type TowerStyle = { tall: number; bands: number; colour: Tint; dome: Tint };

/** A tapering lighthouse with its foot at `at`: plinth, door, windows, painted bands, gallery, glazed lantern. Gives the middle of its lamp. */
export function tower(into: Sculpture, at: Triple, style: TowerStyle): Triple {
  const { tall } = style;
  const radius = (share: number) => tall * (0.172 - 0.075 * share + 0.045 * (1 - share) ** 5);
  const white = tint('#dedad0');
  into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.14 });
  lathe(
    into,
    at,
    [
      [radius(0) * 1.32, -1.4],
      [radius(0) * 1.3, 0],
      [radius(0) * 1.18, 0.16],
      [radius(0), 0.18],
    ],
    20,
    tint('#8f897e'),
  );
  for (let strip = 0; strip < style.bands; strip++) {
    const shade = strip % 2 ? white : style.colour;
    patch(
      into,
      28,
      2,
      (u, v) => {
        const angle = u * Math.PI * 2;
        const share = (strip + v) / style.bands;
        const r = radius(share);
        return [at[0] + Math.cos(angle) * r, at[1] + share * tall, at[2] + Math.sin(angle) * r];
      },
      (place, u) => {
        const share = (place[1] - at[1]) / tall;
        return scaled(shade, (1 - 0.14 * Math.max(0, Math.sin(u * 90)) * (1 - share) ** 2) * (0.84 + 0.16 * share));
      },
      true,
    );
  }
  openings(into, at, tall, radius);
  gallery(into, [at[0], at[1] + tall, at[2]], radius(1));
  return lantern(into, [at[0], at[1] + tall, at[2]], radius(1), style.dome);
}

function openings(into: Sculpture, at: Triple, tall: number, radius: (share: number) => number): void {
  into.place(at, 12, 1, () => {
    const z = radius(0.04);
    block(into, [0, 0, z - 0.12], [1.5, 2.5, 0.5], tint('#cfc9bb'), 0.06);
    block(into, [0, 0, z + 0.02], [1, 2.1, 0.28], tint('#2f4f5e'), 0.04);
    block(into, [0, 2.42, z + 0.02], [1.8, 0.16, 0.9], tint('#6d6a64'), 0.04);
    for (let step = 0; step < 3; step++)
      block(into, [0, -0.5 + step * 0.16, z + 0.75 - step * 0.28], [1.9, 0.4, 0.5], tint('#8d887e'), 0.03);
  });
  for (const [share, turn] of [
    [0.34, -14],
    [0.55, 48],
    [0.62, -40],
    [0.84, 10],
  ] as const)
    into.place([at[0], at[1] + share * tall, at[2]], turn, 1, () => {
      const z = radius(share);
      into.finish({ glow: 0 });
      block(into, [0, -0.1, z - 0.08], [0.5, 0.92, 0.2], tint('#6f6a62'), 0.04);
      into.finish({ glow: 0.7 });
      block(into, [0, 0.02, z], [0.3, 0.68, 0.18], tint('#d99a4a', 0.6), 0.02, 1);
      into.finish({ glow: 0 });
    });
}

function gallery(into: Sculpture, at: Triple, radius: number): void {
  const iron = tint('#2c3138');
  into.finish({ glow: 0, gloss: 0.5, brush: 0.25 });
  lathe(
    into,
    at,
    [
      [radius, -0.7],
      [radius * 1.1, -0.55],
      [radius * 1.12, -0.4],
      [radius * 1.5, -0.12],
      [radius * 1.66, -0.06],
      [radius * 1.66, 0.1],
      [0.3, 0.12],
    ],
    22,
    (_, __, v) => scaled(tint('#b9b4a8'), v > 0.6 ? 0.5 : 0.8),
  );
  const posts = 16;
  for (let post = 0; post < posts; post++) {
    const angle = (post / posts) * Math.PI * 2;
    const on = (turn: number, up: number): Triple => [
      at[0] + Math.cos(turn) * radius * 1.6,
      at[1] + up,
      at[2] + Math.sin(turn) * radius * 1.6,
    ];
    tube(into, [on(angle, 0.05), on(angle, 1.05)], [0.035, 0.035], 4, iron);
    const next = angle + (Math.PI * 2) / posts;
    for (const up of [0.55, 1.04]) tube(into, [on(angle, up), on(next, up)], [0.03, 0.03], 4, iron);
    const prop = (turn: number, out: number, up: number): Triple => [
      at[0] + Math.cos(turn) * radius * out,
      at[1] + up,
      at[2] + Math.sin(turn) * radius * out,
    ];
    if (post % 2 === 0)
      tube(
        into,
        [prop(angle, 1.02, -0.95), prop(angle, 1.25, -0.5), prop(angle, 1.6, -0.08)],
        [0.05, 0.05, 0.05],
        4,
        iron,
      );
  }
}

function lantern(into: Sculpture, at: Triple, radius: number, dome: Tint): Triple {
  const iron = tint('#343a42');
  const r = radius * 0.92;
  into.finish({ glow: 0, gloss: 0.5, brush: 0.2 });
  lathe(
    into,
    at,
    [
      [r * 1.04, 0.1],
      [r * 1.04, 0.62],
      [r * 1.12, 0.66],
      [r * 0.3, 0.67],
    ],
    16,
    scaled(tint('#c9c4b8'), 0.9),
  );
  into.finish({ glow: 1, brush: 0 });
  lathe(
    into,
    at,
    [
      [r * 0.94, 0.66],
      [r * 0.94, 2.1],
    ],
    12,
    tint('#f4d490', 0.85),
  );
  lathe(
    into,
    [at[0], at[1] + 0.8, at[2]],
    [
      [r * 0.3, 0],
      [r * 0.97, 0.3],
      [r * 0.985, 0.6],
      [r * 0.97, 0.9],
      [r * 0.3, 1.2],
    ],
    12,
    tint('#fff2c8'),
  );
  into.finish({ glow: 0, brush: 0.2 });
  for (let bar = 0; bar < 10; bar++) {
    const angle = (bar / 10) * Math.PI * 2;
    const on = (turn: number, up: number): Triple => [
      at[0] + Math.cos(turn) * r,
      at[1] + up,
      at[2] + Math.sin(turn) * r,
    ];
    const next = angle + Math.PI / 5;
    tube(into, [on(angle, 0.64), on(next, 2.1)], [0.03, 0.03], 4, iron);
    tube(into, [on(next, 0.64), on(angle, 2.1)], [0.03, 0.03], 4, iron);
  }
  lathe(
    into,
    [at[0], at[1] + 2.08, at[2]],
    [
      [r * 1.2, -0.05],
      [r * 1.24, 0.04],
      [r * 1.1, 0.2],
      [r * 0.86, 0.58],
      [r * 0.45, 0.92],
      [0.16, 1.04],
      [0.2, 1.2],
      [0.2, 1.32],
      [0.05, 1.44],
      [0.03, 2.3],
      [0.01, 2.5],
    ],
    16,
    (_, u, v) => scaled(dome, (0.82 + 0.18 * Math.cos(u * Math.PI * 16)) * (0.85 + 0.25 * v)),
  );
  return [at[0], at[1] + 1.4, at[2]];
}
