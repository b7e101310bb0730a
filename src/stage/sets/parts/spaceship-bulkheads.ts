import { scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, patch, tube } from '../shapes.ts';
import { plate, type Workshop } from './interior-plan.ts';
import { reach, section } from './spaceship-hull.ts';
import { bow, pane } from './spaceship-layout.ts';
import { space } from './spaceship-sky.ts';
import { hatch } from './spaceship-things.ts';

export type Scheme = {
  pale: Tint;
  dark: Tint;
  accent: Tint;
  strip: Tint;
  pad: Tint;
  world: readonly [Tint, Tint, Tint];
};

/** A bulkhead that closes the hull at `z`, open where `hole` lies; it looks along +z for 1 and -z for -1. */
function bulkhead(
  { solid }: Workshop,
  z: number,
  hole: typeof pane,
  centre: readonly [number, number],
  towards: 1 | -1,
  scheme: Scheme,
): void {
  solid.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.18 });
  patch(
    solid,
    72,
    4,
    (u, v) => {
      const angle = u * Math.PI * 2;
      const inner = reach(hole, centre, angle);
      const outer = reach(section, centre, angle);
      const r = inner + (outer - inner) * v;
      return [centre[0] + Math.cos(angle) * r, centre[1] + Math.sin(angle) * r, z];
    },
    (_, u, v) =>
      scaled(
        Math.floor(u * 18) % 3 === 0 ? scheme.dark : scheme.pale,
        (v < 0.1 ? 0.55 : 0.9) * (0.85 + 0.15 * Math.sin(u * 19)),
      ),
    towards > 0,
  );
}

export function bowWindow(shop: Workshop, scheme: Scheme): void {
  const { solid, source } = shop;
  bulkhead(shop, bow, pane, [0, 1.6], 1, scheme);
  for (const [index, a] of pane.entries()) {
    const b = pane[(index + 1) % pane.length]!;
    tube(
      solid,
      [
        [a[0], a[1], bow + 0.02],
        [b[0], b[1], bow + 0.02],
      ],
      [0.07, 0.07],
      8,
      scaled(scheme.dark, 0.8),
    );
    tube(
      solid,
      [
        [a[0] * 1.04, a[1] + (a[1] > 1.6 ? 0.06 : -0.06), bow - 0.3],
        [b[0] * 1.04, b[1] + (b[1] > 1.6 ? 0.06 : -0.06), bow - 0.3],
      ],
      [0.06, 0.06],
      6,
      scaled(scheme.dark, 0.5),
    );
    tube(
      solid,
      [
        [a[0], a[1], bow],
        [a[0] * 1.04, a[1], bow - 0.3],
      ],
      [0.07, 0.06],
      8,
      scheme.dark,
    );
  }
  for (const side of [-1, 1]) {
    tube(
      solid,
      [
        [side * 0.85, 0.93, bow + 0.01],
        [side * 1.05, 2.3, bow + 0.01],
      ],
      [0.05, 0.05],
      8,
      scheme.dark,
    );
    tube(
      solid,
      [
        [side * 0.85, 0.93, bow + 0.06],
        [side * 1.05, 2.3, bow + 0.06],
      ],
      [0.02, 0.02],
      6,
      scheme.accent,
    );
  }
  space(solid, scheme.world, source);
}

export function stern(shop: Workshop, scheme: Scheme): void {
  const { solid, source } = shop;
  const round = Array.from({ length: 24 }, (_, index): readonly [number, number] => [
    Math.cos((index / 24) * 6.2832) * 1.1,
    1.3 + Math.sin((index / 24) * 6.2832) * 1.1,
  ]);
  bulkhead(shop, -bow, round, [0, 1.3], -1, scheme);
  solid.place([0, 0, -bow], 180, 1, () => {
    hatch(solid, 0, 1.3, 1, scheme.pale, scheme.dark, scheme.accent);
    for (const side of [-1, 1]) {
      solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.15 });
      for (let locker = 0; locker < 2; locker++) {
        const x = side * (1.75 + locker * 0.62);
        block(solid, [x, 0.05, 0.16], [0.58, 1.85, 0.32], scaled(scheme.pale, 0.85), 0.03);
        block(
          solid,
          [x, 0.14, 0.325],
          [0.5, 1.68, 0.02],
          locker ? scheme.pale : scaled(scheme.accent, 0.85),
          0.015,
          0.9,
        );
        for (let slot = 0; slot < 4; slot++)
          plate(solid, x, 1.5 + slot * 0.06, 0.3, 0.025, 0.337, scaled(scheme.dark, 0.4));
        block(solid, [x + side * -0.18, 0.95, 0.335], [0.05, 0.18, 0.03], scheme.dark, 0.01);
      }
      for (let line = 0; line < 3; line++)
        tube(
          solid,
          [
            [side * (1.45 + line * 0.12), 2.75 - line * 0.1, 0.1],
            [side * (1.45 + line * 0.12), 2, 0.1],
            [side * (2.9 + line * 0.04), 2.02 - line * 0.1, 0.12],
          ],
          [0.035, 0.035, 0.035],
          7,
          line === 1 ? scheme.accent : scaled(scheme.dark, 1.3),
        );
    }
    solid.finish({ glow: 1 });
    plate(solid, 0, 2.62, 0.9, 0.1, 0.06, scaled(scheme.accent, 2));
  });
  for (const side of [-1, 1])
    solid.place([side * 3.42, 0, 2.9], -side * 90, 1, () => {
      solid.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.15 });
      const oval = (r: number, z: number, thick: number, shade: Tint) => {
        const path = Array.from({ length: 33 }, (_, index): Triple => {
          const angle = (index / 32) * Math.PI * 2;
          return [
            Math.sign(Math.cos(angle)) * Math.abs(Math.cos(angle)) ** 0.5 * 0.52 * r,
            1.08 + Math.sign(Math.sin(angle)) * Math.abs(Math.sin(angle)) ** 0.5 * 1.02 * r,
            z,
          ];
        });
        tube(
          solid,
          path,
          path.map(() => thick),
          7,
          shade,
        );
      };
      patch(
        solid,
        12,
        12,
        (u, v) => [(u - 0.5) * 1.04, 0.08 + v * 2, 0.06],
        (_, u, v) => scaled(scheme.pale, Math.abs(v - 0.5) < 0.02 || Math.abs(u - 0.5) < 0.03 ? 0.4 : 0.75 + 0.2 * v),
      );
      plate(solid, 0, 1.35, 0.5, 0.34, 0.075, scaled(scheme.dark, 0.3));
      plate(solid, 0, 0.5, 1, 0.14, 0.075, scheme.accent);
      oval(1, 0.09, 0.06, scheme.accent);
      oval(1.12, 0.06, 0.06, scheme.dark);
      solid.finish({ glow: 1 });
      plate(solid, 0.72, 1.2, 0.1, 0.16, 0.1, tint('#7dff9a', 1.3));
    });
  source();
}
