import type { Random } from '../../../film/index.ts';
import { type Sculpture, scaled, type Tint, tint, varied } from '../sculpture.ts';
import { block, patch } from '../shapes.ts';
import { choose, plate } from './interior-plan.ts';

/** Colours of a half-timbered house of northern Europe. */
export type GableColours = { wall: Tint; timber: Tint; tile: Tint; glow: Tint };

const walls = ['#d9cba6', '#e0d6bc', '#c9a884', '#c8b89c', '#d6b98a'];
const tiles = ['#8a4a34', '#7a4238', '#5f5650', '#94583a'];

/** Colours of one house in a row by chance. */
export function gableColours(source: Random): GableColours {
  const pick = (list: readonly string[]) => varied(tint(choose(source, list)), source, 0.1);
  return { wall: pick(walls), timber: tint('#4a3426'), tile: pick(tiles), glow: tint('#ffc070') };
}

/**
 * A half-timbered house `width` by `depth` metres with `storeys` of 2.7 m under a steep gable whose ridge runs along z; its front
 * towards +z of the current frame, with a door, shuttered windows and a shop's board.
 */
export function gableHouse(
  into: Sculpture,
  width: number,
  depth: number,
  storeys: number,
  colours: GableColours,
  source: Random,
  lit = 0.6,
): void {
  const tall = storeys * 2.7 + 0.3;
  const [w, d] = [width / 2, depth / 2];
  const rise = width * 0.62;
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.3 });
  block(into, [0, -0.4, 0], [width + 0.16, 0.95, depth + 0.16], tint('#857d70'), 0.04, 0.6);
  block(into, [0, 0.4, 0], [width, tall - 0.4, depth], colours.wall, 0.02, 0.75);
  const gable = (z: number, flip: boolean) =>
    patch(
      into,
      6,
      4,
      (u, v) => [(u - 0.5) * width * (1 - v), tall + v * rise, z],
      (_, __, v) => scaled(colours.wall, 0.95 - 0.2 * v),
      flip,
    );
  gable(d, false);
  gable(-d, true);
  into.finish({ gloss: 0.7, brush: 0.35 });
  for (const side of [-1, 1])
    for (const under of [false, true])
      patch(
        into,
        8,
        Math.round(depth * 2),
        (u, v) => [
          side * (w + 0.35) * (1 - u),
          tall - (0.35 / w) * rise + u * rise * (1 + 0.35 / w) + (under ? -0.12 : 0),
          (0.5 - v) * (depth + 0.8),
        ],
        (_, u, v) =>
          scaled(under ? tint('#3c2c22') : colours.tile, 0.78 + 0.22 * Math.sin(u * 50) * Math.cos(v * 60) + 0.1 * u),
        side > 0 === under,
      );
  frontFrame(into, w, d, tall, rise, storeys, colours);
  openings(into, width, d, storeys, colours, source, lit);
  block(into, [w * 0.45, tall + rise * 0.35, -d * 0.3], [0.6, rise * 0.9, 0.6], tint('#7d6254'), 0.03);
}

function frontFrame(
  into: Sculpture,
  w: number,
  d: number,
  tall: number,
  rise: number,
  storeys: number,
  { timber }: GableColours,
): void {
  into.finish({ gloss: 0.3, brush: 0.4 });
  const z = d + 0.02;
  for (const x of [-w + 0.09, -w * 0.36, w * 0.36, w - 0.09])
    block(into, [x, 0.5, z], [0.17, tall - 0.5, 0.07], timber, 0.01, 0.9);
  for (let storey = 1; storey <= storeys; storey++)
    block(into, [0, storey * 2.7 + 0.2, z], [w * 2, 0.19, 0.1], timber, 0.01, 0.9);
  for (let bar = 1; bar < 4; bar++) {
    const v = bar / 4.4;
    block(into, [0, tall + v * rise, z], [w * 2 * (1 - v) - 0.1, 0.12, 0.06], timber, 0.01, 0.9);
  }
  block(into, [0, tall, z], [0.15, rise * 0.9, 0.06], timber, 0.01, 0.9);
  for (const side of [-1, 1])
    for (let piece = 0; piece < 6; piece++) {
      const at = piece / 6;
      block(into, [side * (w * 0.68 - at * w * 0.34 * 0.9), 3 + at * 1.9, z], [0.2, 0.42, 0.05], timber, 0.01, 0.9);
    }
}

function openings(
  into: Sculpture,
  width: number,
  d: number,
  storeys: number,
  colours: GableColours,
  source: Random,
  lit: number,
): void {
  const z = d + 0.03;
  const shutter = varied(tint(choose(source, ['#4a6a58', '#7a3a30', '#3f566e', '#6a5a34'])), source, 0.1);
  const pane = (x: number, y: number, w: number, h: number) => {
    const glowing = source() < lit ? 0.5 + source() * 0.5 : 0;
    into.finish({ glow: 0, gloss: 0.4, brush: 0.2 });
    block(into, [x, y - 0.06, z], [w + 0.16, h + 0.12, 0.06], scaled(colours.timber, 1.3), 0.01, 1);
    into.finish({ glow: glowing, gloss: 0.6, brush: 0.05 });
    plate(into, x, y, w, h, z + 0.035, (_, u, v) =>
      scaled(glowing ? colours.glow : tint('#44525e'), 0.6 + 0.3 * v + 0.15 * u),
    );
    into.finish({ glow: 0, gloss: 0.3, brush: 0.2 });
    for (const at of [-0.25, 0, 0.25])
      block(into, [x + at * w, y, z + 0.04], [0.03, h, 0.02], colours.timber, 0.005, 1);
    for (const at of [0.33, 0.66]) block(into, [x, y + at * h, z + 0.04], [w, 0.03, 0.02], colours.timber, 0.005, 1);
    for (const side of [-1, 1])
      block(into, [x + side * (w / 2 + 0.22), y - 0.03, z + 0.02], [0.32, h + 0.06, 0.05], shutter, 0.01, 0.9);
  };
  const door = (source() < 0.5 ? -1 : 1) * width * 0.26;
  into.finish({ glow: 0, gloss: 0.3, brush: 0.3 });
  block(into, [door, 0, z], [1.2, 2.25, 0.1], scaled(colours.timber, 0.9), 0.02, 0.8);
  block(into, [door, 0, z + 0.04], [0.95, 2.1, 0.06], shutter, 0.02, 0.8);
  for (let board = 0; board < 5; board++)
    block(into, [door - 0.38 + board * 0.19, 0.05, z + 0.075], [0.16, 2, 0.012], scaled(shutter, 1.2), 0.004, 0.9);
  pane(-door, 1.05, 1.1, 1.1);
  for (let storey = 1; storey < storeys; storey++)
    for (const x of [-width * 0.22, width * 0.22]) pane(x, storey * 2.7 + 0.95, 0.85, 1.1);
  pane(0, storeys * 2.7 + 0.75, 0.55, 0.7);
  into.place([width * 0.36, 2.75, d], 0, 1, () => {
    into.finish({ glow: 0, gloss: 0.4, brush: 0.15 });
    block(into, [0, 0.5, 0.4], [0.04, 0.04, 0.8], tint('#2c2a28'), 0.01, 1);
    block(into, [0, -0.02, 0.45], [0.05, 0.48, 0.6], varied(shutter, source, 0.3), 0.03, 1);
  });
}
