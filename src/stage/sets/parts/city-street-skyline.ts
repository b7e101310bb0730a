import { random } from '../../../film/index.ts';
import type { SetDraft, SetRequest } from '../model.ts';
import { blend, scaled, type Triple, tint, varied } from '../sculpture.ts';
import { block, patch } from '../shapes.ts';
import { skyscraper } from './city-street-buildings.ts';
import { sideFor } from './city-street-ground.ts';
import { lettering, phrase, scriptOf } from './lettering.ts';

/** Something that glows in the air around it: its middle, colour and width in metres. */
export type Glow = { at: Triple; colour: string; size: number };

/** The towers at the end of the street and the great screen among them. */
export function skyline(draft: SetDraft, set: SetRequest, colours: string[]): Glow[] {
  const side = sideFor(set);
  const source = random(`${set.seed}/skyline`);
  const { solid } = draft;
  const spots: [number, number, number][] = [
    [-4, -74, 40],
    [9, -62, 27],
    [-17, -58, 30],
    [-28, -46, 26],
    [22, -44, 30],
    [1, -112, 62],
    [-22, -104, 54],
    [26, -96, 48],
    [-48, -84, 44],
    [46, -70, 38],
    [-6, 62, 44],
    [-22, 52, 30],
    [14, 54, 36],
    [3, 90, 58],
  ];
  for (const [x, z, tall] of spots) {
    const height = tall * (0.8 + source() * 0.45);
    const size: Triple = [8 + source() * 5, height, 8 + source() * 4];
    const wall = varied(tint('#7d8b9b'), source, 0.25);
    const behind = z > 0;
    const open = x * side < 0 === behind ? -1 : 1;
    const at: Triple = [(x + (source() - 0.5) * 4) * side, -0.2, z];
    solid.place(at, (source() - 0.5) * 30 + (behind ? 180 : 0), 1, () => skyscraper(solid, size, wall, open, source));
  }
  const screen: Triple = [-7.4 * side, 8.5, -46];
  solid.place(screen, side * 8, 1, () => {
    block(solid, [0, -8.5, -3], [9, 22, 5], tint('#6d7580'), 0.2, 0.8);
    block(solid, [0, 0, -0.3], [6.4, 9, 0.5], tint('#15181d'), 0.1, 1);
    solid.finish({ glow: 0.95, brush: 0 });
    const [a, b] = [tint(colours[0]!), tint(colours[1]!)];
    patch(
      solid,
      12,
      18,
      (u, v) => [(u - 0.5) * 5.9, 0.25 + v * 8.5, 0],
      (_, u, v) =>
        scaled(
          blend(a, b, 0.5 + 0.5 * Math.sin(v * 7 + Math.sin(u * 5) * 1.6)),
          0.45 + 0.5 * Math.max(0, Math.sin(u * 3.1) * Math.sin(v * 3.1)),
        ),
    );
    solid.finish({ glow: 1 });
    const words = phrase('poster', scriptOf(set), 3, source);
    const step = 6.4 / words.length;
    lettering(solid, words, [0, 4.45, 0.12], { size: step * 0.92, step, upright: true }, tint('#fff6ea'));
    solid.finish({ glow: 0 });
  });
  return [{ at: [screen[0], screen[1] + 4.5, screen[2] + 1], colour: colours[0]!, size: 13 }];
}
