import { type Sculpture, scaled, type Tint, type Triple } from '../sculpture.ts';
import { lathe, patch, tube } from '../shapes.ts';
import { columnAside, columnRows, hall } from './throne-plan.ts';

export const spring = 4.1;

/** A pointed arch of two circles over `span` metres: from its left foot (0) over the point (0.5) to its right foot (1); x and rise. */
function pointed(span: number, share: number): [number, number] {
  const part = 1 - Math.abs(share * 2 - 1);
  const angle = (part * Math.PI) / 3;
  const out = span * Math.cos(angle) - span / 2;
  return [share < 0.5 ? -out : out, span * Math.sin(angle)];
}

/** A clustered pier of stone on a moulded base, with a leafy capital; its shaft ends at the spring of the vault. */
export function pier(into: Sculpture, x: number, z: number, stone: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.22 });
  const cluster = (angle: number) => 1 + 0.16 * Math.abs(Math.cos(angle * 4));
  const profile: readonly (readonly [number, number])[] = [
    [0.62, 0],
    [0.62, 0.22],
    [0.52, 0.3],
    [0.5, 0.42],
    [0.38, 0.5],
  ];
  lathe(into, [x, 0, z], profile, 16, (_, __, v) => scaled(stone, 0.5 + 0.4 * v));
  patch(
    into,
    48,
    8,
    (u, v) => {
      const angle = u * Math.PI * 2;
      const r = 0.34 * cluster(angle);
      return [x + Math.cos(angle) * r, 0.48 + v * (spring - 0.48), z - Math.sin(angle) * r];
    },
    (_, u, v) =>
      scaled(
        stone,
        (0.62 + 0.38 * Math.abs(Math.cos(u * Math.PI * 8))) *
          (0.75 + 0.25 * Math.min(1, v * 4)) *
          (Math.round(v * 8) % 2 ? 0.97 : 1.03),
      ),
  );
  lathe(
    into,
    [x, spring - 0.42, z],
    [
      [0.4, 0],
      [0.44, 0.04],
      [0.38, 0.08],
      [0.42, 0.2],
      [0.58, 0.36],
      [0.6, 0.44],
    ],
    24,
    (_, u, v) => scaled(stone, (v > 0.5 && v < 0.9 && Math.floor(u * 24) % 2 ? 0.7 : 1.1) * (0.8 + 0.25 * v)),
  );
}

/** An arched rib as a tube between two feet at the spring of the vault. */
export function rib(into: Sculpture, from: Triple, to: Triple, thick: number, stone: Tint): void {
  const span = Math.hypot(to[0] - from[0], to[2] - from[2]);
  const path = Array.from({ length: 17 }, (_, index): Triple => {
    const share = index / 16;
    const [along, rise] = pointed(span, share);
    const part = along / span + 0.5;
    return [
      from[0] + (to[0] - from[0]) * part,
      from[1] + rise * Math.min(1, (hall.height - 0.1 - spring) / (span * 0.866)),
      from[2] + (to[2] - from[2]) * part,
    ];
  });
  tube(
    into,
    path,
    path.map(() => thick),
    7,
    stone,
  );
}

export function vault(into: Sculpture, stone: Tint): void {
  const ends = [-hall.depth / 2, ...columnRows, hall.depth / 2];
  const rise = hall.height - 0.1 - spring;
  for (const [x0, x1] of [
    [-columnAside, columnAside],
    [-hall.width / 2, -columnAside],
    [columnAside, hall.width / 2],
  ] as const) {
    const span = x1 - x0;
    into.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.18 });
    const scale = Math.min(1, rise / (span * 0.866));
    patch(
      into,
      24,
      22,
      (u, v) => {
        const [along, up] = pointed(span, u);
        return [(x0 + x1) / 2 + along, spring + up * scale + 0.06, (v - 0.5) * hall.depth];
      },
      (at, u) => scaled(stone, 0.5 + 0.35 * Math.sin(Math.PI * u) + 0.06 * Math.sin(at[2] * 12)),
      false,
    );
    into.finish({ brush: 0.3 });
    for (const z of ends.slice(1, -1))
      rib(into, [x0, spring, z], [x1, spring, z], span > 4 ? 0.16 : 0.11, scaled(stone, 1.15));
    if (span > 4)
      for (let bay = 0; bay + 1 < ends.length; bay++) {
        rib(into, [x0, spring, ends[bay]!], [x1, spring, ends[bay + 1]!], 0.09, scaled(stone, 1.1));
        rib(into, [x1, spring, ends[bay]!], [x0, spring, ends[bay + 1]!], 0.09, scaled(stone, 1.1));
      }
  }
  for (const side of [-1, 1])
    for (let bay = 0; bay + 1 < columnRows.length; bay++)
      rib(
        into,
        [side * columnAside, spring, columnRows[bay]!],
        [side * columnAside, spring, columnRows[bay + 1]!],
        0.15,
        scaled(stone, 1.1),
      );
}
