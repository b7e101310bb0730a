import type { Random } from '../../../film/index.ts';
import { blend, type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { patch, unit } from '../shapes.ts';
import { choose, quad } from './interior-plan.ts';

/** Space as the bow window shows it: darkness, a veil of stars, and a great planet whose limb shines. */
export function space(into: Sculpture, [sea, ground, cloud]: readonly [Tint, Tint, Tint], source: Random): void {
  into.finish({ sway: 0, glow: 1, gloss: 0, brush: 0 });
  const eye: Triple = [0, 1.5, 0];
  const phase = source() * 6;
  const outwards = (a: number, b: number, r: number): Triple => [
    eye[0] + Math.sin(a) * Math.cos(b) * r,
    eye[1] + Math.sin(b) * r,
    eye[2] - Math.cos(a) * Math.cos(b) * r,
  ];
  patch(
    into,
    20,
    14,
    (u, v) => outwards((u - 0.5) * 3.1, (v - 0.5) * 2.4, 40),
    (_, u, v) => {
      const veil = Math.max(0, Math.sin(u * 7 + v * 5 + phase)) * Math.max(0, Math.sin(v * 6 - u * 3 + phase));
      return blend(tint('#01030a'), tint('#2a1f5a'), veil * 0.3);
    },
  );
  for (let star = 0; star < 900; star++) {
    const [a, b] = [(source() - 0.5) * (star % 3 ? 1.9 : 2.9), (source() - 0.5) * (star % 3 ? 0.9 : 2)];
    const at = outwards(a, b, 39);
    const size = 0.05 + 0.1 * source() ** 3;
    const shade = tint(choose(source, ['#ffffff', '#cfe0ff', '#ffe8c8']), 1 + source() * 2);
    quad(
      into,
      [
        [at[0] - size, at[1], at[2]],
        [at[0], at[1] - size, at[2]],
        [at[0] + size, at[1], at[2]],
        [at[0], at[1] + size, at[2]],
      ],
      [-at[0], 1.5 - at[1], -at[2]],
      shade,
    );
  }
  planet(into, [7 + source() * 4, -8.6, -26], 13.5, [sea, ground, cloud], source() * 9);
}

function planet(
  into: Sculpture,
  centre: Triple,
  radius: number,
  [sea, ground, cloud]: readonly [Tint, Tint, Tint],
  phase: number,
): void {
  const eye = unit([-centre[0], 1.5 - centre[1], -centre[2]]);
  const side = unit([eye[2], 0, -eye[0]]);
  const up: Triple = [
    side[1] * eye[2] - side[2] * eye[1],
    side[2] * eye[0] - side[0] * eye[2],
    side[0] * eye[1] - side[1] * eye[0],
  ];
  const lift = up[1] < 0 ? -1 : 1;
  const out = (a: number, b: number): Triple =>
    [0, 1, 2].map(
      (axis) => eye[axis]! * Math.cos(b) + (side[axis]! * Math.cos(a) + up[axis]! * lift * Math.sin(a)) * Math.sin(b),
    ) as unknown as Triple;
  const sun = unit([-0.75, 0.75, 0.25]);
  into.finish({ glow: 0.9 });
  patch(
    into,
    64,
    26,
    (u, v) => {
      const way = out(u * Math.PI * 2, v * Math.PI * 0.5);
      return [centre[0] + way[0] * radius, centre[1] + way[1] * radius, centre[2] + way[2] * radius];
    },
    (at, _, v) => {
      const n = unit([at[0] - centre[0], at[1] - centre[1], at[2] - centre[2]]);
      const wave = (k: number, p: number) =>
        Math.sin(n[0] * k + p + 2 * Math.sin(n[1] * k * 0.7)) * Math.cos(n[1] * k * 0.9 - p + n[2] * k);
      const high = wave(4, phase) * 0.6 + wave(9, phase * 2) * 0.4;
      const veil = wave(6, phase * 3) * 0.5 + wave(14, phase) * 0.5 + wave(26, phase * 5) * 0.35;
      const bare = high > 0.12 ? ground : sea;
      const shade = blend(bare, cloud, Math.max(0, Math.min(1, veil * 2.2 - 0.25)));
      const day = Math.max(0, n[0] * sun[0] + n[1] * sun[1] + n[2] * sun[2] + 0.12);
      const air = v ** 7;
      return blend(scaled(shade, 0.03 + day * 1.1), scaled(tint('#7fd0ff'), 0.1 + day * 1.6), air * 0.85);
    },
    true,
  );
  patch(
    into,
    64,
    4,
    (u, v) => {
      const way = out(u * Math.PI * 2, Math.PI / 2);
      const r = radius * (0.99 + v * 0.075);
      return [centre[0] + way[0] * r, centre[1] + way[1] * r, centre[2] + way[2] * r];
    },
    (at, _, v) => {
      const n = unit([at[0] - centre[0], at[1] - centre[1], at[2] - centre[2]]);
      const day = Math.max(0, n[0] * sun[0] + n[1] * sun[1] + n[2] * sun[2] + 0.2);
      return blend(tint('#01030a'), scaled(tint('#58b4ff'), 1.3), day * (1 - v) ** 2.2);
    },
    true,
  );
}
