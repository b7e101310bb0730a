import { random } from '../../../film/index.ts';
import { scaled, type Triple, tint } from '../sculpture.ts';
import { block, lathe, tube } from '../shapes.ts';
import { choose, plate, type Workshop } from './interior-plan.ts';
import { lettering, phrase } from './lettering.ts';

/** A stand with two bags and a tube. */
export function drip({ solid }: Workshop, at: Triple): void {
  const steel = tint('#aab2b6');
  solid.finish({ sway: 0, glow: 0, gloss: 0.8, brush: 0 });
  lathe(
    solid,
    at,
    [
      [0.2, 0.03],
      [0.2, 0.05],
      [0.03, 0.07],
      [0.014, 0.1],
      [0.012, 1.86],
      [0.01, 1.88],
    ],
    8,
    steel,
  );
  block(solid, [at[0], at[1] + 1.84, at[2]], [0.3, 0.02, 0.02], steel, 0.006, 1);
  for (const x of [-0.13, 0.13])
    block(solid, [at[0] + x, at[1] + 1.52, at[2]], [0.13, 0.27, 0.05], tint(x < 0 ? '#d9e6e6' : '#e6c9a0'), 0.03, 0.9);
  tube(
    solid,
    [
      [at[0] - 0.13, at[1] + 1.52, at[2]],
      [at[0] - 0.2, at[1] + 1.1, at[2] + 0.15],
      [at[0] - 0.5, at[1] + 0.68, at[2] + 0.5],
    ],
    [0.008, 0.008, 0.008],
    4,
    tint('#dfe8e8'),
  );
}

/** What is on the wall over a bed: sockets, lamp, cross. */
export function bedHead(shop: Workshop, x: number, accent: readonly [number, number, number]): void {
  const { solid, source } = shop;
  solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.05 });
  block(solid, [x, 1.3, 0.05], [1.15, 0.2, 0.09], tint('#e6e2d4'), 0.02, 1);
  for (let socket = 0; socket < 5; socket++)
    plate(
      solid,
      x - 0.42 + socket * 0.2,
      1.35,
      0.09,
      0.09,
      0.1,
      tint(socket === 1 ? '#3f7ab0' : socket === 3 ? '#4a9a5a' : '#f4f2ea'),
    );
  block(solid, [x, 2.02, 0.06], [0.34, 0.34, 0.05], accent, 0.02, 1);
  solid.finish({ glow: 0.15 });
  plate(solid, x, 2.1, 0.18, 0.05, 0.09, tint('#f4f2ea'));
  plate(solid, x, 2.1 - 0.065, 0.05, 0.18, 0.091, tint('#f4f2ea'));
  solid.finish({ glow: 1 });
  block(solid, [x, 1.62, 0.06], [0.8, 0.06, 0.08], tint('#fff0d0'), 0.02, 1);
  solid.finish({ glow: 0 });
  lettering(
    solid,
    phrase('letter', 'latin', 1, source),
    [x + 0.46, 1.75, 0.012],
    { size: 0.14, step: 0 },
    tint('#5a6a70'),
  );
}

/** A cabinet of medicine with glass doors. */
export function cabinet(into: Workshop['solid'], x: number): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.05 });
  block(into, [x, 0, 0.2], [1.3, 1.95, 0.38], tint('#d4dad6'), 0.02);
  for (const side of [-1, 1]) {
    plate(into, x + side * 0.31, 0.95, 0.56, 0.92, 0.396, (_, u, v) =>
      scaled(tint('#9fb8bd'), 0.7 + 0.5 * v - 0.2 * u),
    );
    plate(into, x + side * 0.31, 0.1, 0.56, 0.75, 0.396, tint('#c3cbc8'));
    for (let row = 0; row < 3; row++)
      for (let jar = 0; jar < 4; jar++)
        block(
          into,
          [x + side * 0.31 - 0.2 + jar * 0.13, 1 + row * 0.29, 0.4],
          [0.08, 0.17, 0.01],
          tint(['#c9a05a', '#f0eee4', '#7a4a3a', '#8fb3bd'][(jar + row) % 4]!),
          0.006,
          1,
        );
  }
}

/** A chart of letters. */
export function eyeChart(into: Workshop['solid'], x: number): void {
  const chance = random('eye-chart');
  into.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.03 });
  plate(into, x, 1.15, 0.6, 0.95, 0.014, tint('#f2efe2'));
  for (let row = 0; row < 5; row++) {
    const size = 0.19 - row * 0.032;
    const letters = Array.from({ length: row + 1 }, () => phrase('letter', 'latin', 1, chance)).join('');
    lettering(into, letters, [x, 1.97 - row * 0.175, 0.018], { size, step: size * 1.15 }, tint('#26282c'));
  }
}

/** A printed notice. */
export function notice(into: Workshop['solid'], x: number, source: () => number): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.05 });
  const tone = tint(choose(source, ['#3f7a9a', '#4f8a6a', '#c98f3e']));
  plate(into, x, 1.25, 0.58, 0.76, 0.012, tint('#f0ecdc'));
  plate(into, x, 1.84, 0.58, 0.17, 0.016, tone);
  plate(into, x - 0.13, 1.46, 0.22, 0.3, 0.016, scaled(tone, 1.3));
  for (let line = 0; line < 6; line++)
    plate(into, x + 0.14, 1.74 - line * 0.065, 0.2 - (line % 3) * 0.03, 0.02, 0.016, tint('#6a7478'));
  for (let line = 0; line < 2; line++) plate(into, x, 1.38 - line * 0.06, 0.46, 0.02, 0.016, tint('#6a7478'));
}
