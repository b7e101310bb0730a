import type { Random } from '../../../film/index.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint, varied } from '../sculpture.ts';
import { block, face, lathe, patch, tube } from '../shapes.ts';
import { type Front, shopHeight } from './city-street-buildings.ts';
import { lettering, phrase, type Script } from './lettering.ts';

/** What a shop sells, for its window. */
export type Shop = { kind: 'glass' | 'counter' | 'shutter' | 'door'; script: Script; sign: Tint; cloth: Tint };

/** A shop in the foot of a house front: window, door, sign over it and its awning; goods shine from within. */
export function shopFront(into: Sculpture, front: Front, shop: Shop, source: Random): void {
  const { width, trim } = front;
  const half = width / 2;
  into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.3 });
  for (const x of [-half + 0.2, half - 0.2])
    block(into, [x, 0, 0.06], [0.42, shopHeight, 0.3], scaled(trim, 0.8), 0.04, 0.6);
  block(into, [0, 0, 0.02], [width - 0.6, 0.35, 0.2], scaled(trim, 0.6), 0.03);
  if (shop.kind === 'shutter') {
    patch(
      into,
      2,
      22,
      (u, v) => [(u - 0.5) * (width - 0.8), 0.3 + v * 2.3, 0.04 + (Math.round(v * 22) % 2) * 0.04],
      (_, __, v) => scaled(tint('#7f858a'), Math.round(v * 22) % 2 ? 1.05 : 0.75),
    );
    lettering(
      into,
      phrase('paint', 'latin', 4, source),
      [0, 1.35, 0.1],
      { size: 0.75, step: 0.7 },
      scaled(shop.sign, 0.7),
    );
  } else {
    const door = shop.kind === 'door' ? 0 : half * 0.52;
    interior(into, width - 0.9, shop, front.far, source);
    into.finish({ glow: 0, gloss: 0.5, brush: 0.2 });
    for (let bar = 0; bar <= 4; bar++)
      block(into, [(bar / 4 - 0.5) * (width - 0.9), 0.3, 0.12], [0.09, 2.5, 0.1], tint('#33373d'), 0.02, 0.9);
    for (const x of [door - 0.55, door + 0.55]) block(into, [x, 0, 0.16], [0.1, 2.5, 0.12], scaled(trim, 1.1), 0.02);
    block(into, [door + 0.4, 1, 0.24], [0.05, 0.4, 0.06], tint('#c9c2b0'), 0.01);
  }
  block(into, [0, 2.62, 0.1], [width - 0.5, 0.16, 0.3], tint('#2b2e34'), 0.03);
  signBoard(into, width - 0.7, shop, source);
  if (shop.kind !== 'shutter') awning(into, width - 0.8, shop.cloth, front.far ? 0.7 : 1.6);
}

const wares = ['#b8452f', '#2f6a8c', '#d9a53a', '#4a7a48', '#d8d0c0', '#7a4a78', '#c8786a', '#3f8a86', '#e0b8a0'];

function interior(into: Sculpture, width: number, shop: Shop, far: boolean, source: Random): void {
  const glow = tint(['#ffc47a', '#ffd9a4', '#bfe0ff', '#ffab66', '#e8c8ff'][Math.floor(source() * 5)]!, 0.62);
  into.finish({ sway: 0, glow: 0.85, gloss: 0.6, brush: 0.06 });
  const lights = Math.max(2, Math.round(width / 1.7));
  patch(
    into,
    lights * 4,
    5,
    (u, v) => [(u - 0.5) * width, 0.34 + v * 2.28, 0.03],
    (_, u, v) => {
      const cone = Math.cos(u * lights * Math.PI * 2 - Math.PI) * 0.5 + 0.5;
      return scaled(glow, 0.16 + 0.34 * v + 0.42 * cone * v ** 1.5);
    },
  );
  const kind = Math.floor(source() * 3);
  const shelves = shop.kind === 'counter' ? [0.5, 1.02, 1.54] : kind === 1 ? [0.5] : [0.5, 1.2];
  if (far) return;
  for (const y of shelves) shelf(into, width, y, kind, source);
  into.finish({ glow: 1, brush: 0 });
  for (let light = 0; light < lights; light++) {
    const x = ((light + 0.5) / lights - 0.5) * width;
    lathe(
      into,
      [x, 2.2, 0.1],
      [
        [0.15, 0],
        [0.1, 0.1],
        [0.02, 0.16],
      ],
      7,
      tint('#fff0cc'),
    );
    into.finish({ glow: 0 });
    tube(
      into,
      [
        [x, 2.34, 0.1],
        [x, 2.62, 0.1],
      ],
      [0.012, 0.012],
      3,
      tint('#2a2622'),
    );
    into.finish({ glow: 1 });
  }
  into.finish({ glow: 0.35 });
  for (let streak = 0; streak < 3; streak++) {
    const x = (source() - 0.5) * width * 0.8;
    const wide = 0.03 + source() * 0.05;
    face(
      into,
      [x, 0.5, 0.11],
      [x + wide, 0.5, 0.11],
      [x + wide + 0.75, 2.5, 0.11],
      [x + 0.75, 2.5, 0.11],
      scaled(glow, 0.75),
    );
  }
}

/** Wares along a shelf: boxes and books, bottles and jars, or clothes on hangers. */
function shelf(into: Sculpture, width: number, y: number, kind: number, source: Random): void {
  into.finish({ glow: 0.1 });
  face(
    into,
    [-width / 2, y - 0.07, 0.06],
    [width / 2, y - 0.07, 0.06],
    [width / 2, y, 0.06],
    [-width / 2, y, 0.06],
    tint('#4a3a2e'),
  );
  const flat = (points: [number, number][], shade: Tint) => {
    const corners = points.map(([x, up]) =>
      into.vertex([x, y + up, 0.08], [0, 0.2, 1], scaled(shade, 0.55 + up * 0.6)),
    );
    for (let index = 1; index + 1 < corners.length; index++)
      into.triangle(corners[0]!, corners[index]!, corners[index + 1]!);
  };
  for (let x = -width / 2 + 0.14; x < width / 2 - 0.3; ) {
    const tone = varied(tint(wares[Math.floor(source() * wares.length)]!), source, 0.2);
    into.finish({ glow: 0.4, brush: 0.05 });
    const size = 0.75 + source() * 0.5;
    if (kind === 1) {
      const [w, h] = [0.2 * size, 1.3 * size];
      const middle = x + w;
      flat(
        [
          [middle - w, 0.24],
          [middle + w, 0.24],
          [middle + w * 0.42, h * 0.6],
          [middle - w * 0.42, h * 0.6],
        ],
        tone,
      );
      flat(
        [
          [middle - w * 0.42, h * 0.6],
          [middle + w * 0.42, h * 0.6],
          [middle + w * 0.72, h],
          [middle - w * 0.72, h],
        ],
        scaled(tone, 0.9),
      );
      for (const arm of [-1, 1])
        flat(
          [
            [middle + arm * w * 0.5, h * 0.95],
            [middle + arm * w * 0.72, h],
            [middle + arm * w, h * 0.62],
            [middle + arm * w * 0.78, h * 0.6],
          ],
          scaled(tone, 0.75),
        );
      flat(
        [
          [middle - 0.03, h],
          [middle + 0.03, h],
          [middle + 0.03, h + 0.1],
          [middle - 0.03, h + 0.1],
        ],
        tint('#d8cdb8'),
      );
      x += w * 2.3 + 0.1 + source() * 0.4;
    } else if (kind === 2 || source() < 0.35) {
      const [w, h] = [0.06 * size, 0.34 * size];
      flat(
        [
          [x, 0],
          [x + w * 2, 0],
          [x + w * 2, h * 0.6],
          [x + w * 1.4, h * 0.76],
          [x + w * 1.4, h],
          [x + w * 0.6, h],
          [x + w * 0.6, h * 0.76],
          [x, h * 0.6],
        ],
        tone,
      );
      x += w * 2 + 0.04 + source() * 0.08;
    } else {
      const [w, h] = [0.09 + source() * 0.2, 0.16 + source() * 0.26];
      flat(
        [
          [x, 0],
          [x + w, 0],
          [x + w, h * 0.9],
          [x + w * 0.8, h],
          [x + w * 0.2, h],
          [x, h * 0.9],
        ],
        tone,
      );
      x += w + 0.03 + source() * 0.14;
    }
  }
}

function signBoard(into: Sculpture, width: number, shop: Shop, source: Random): void {
  const y = 2.84;
  const lightbox = source() < 0.5;
  into.finish({ glow: lightbox ? 0.75 : 0, gloss: 0.4, brush: 0.1 });
  block(into, [0, y, 0.16], [width, 0.78, 0.2], lightbox ? scaled(shop.sign, 0.85) : tint('#20242b'), 0.04, 1);
  into.finish({ glow: 1 });
  const step = shop.script === 'han' ? 0.78 : 0.52;
  const words = phrase('shop', shop.script, Math.floor((width - 0.2) / step), source);
  lettering(into, words, [0, y + 0.39, 0.28], { size: 0.52, step }, lightbox ? tint('#fff6e2') : shop.sign);
  into.finish({ glow: 0 });
}

function awning(into: Sculpture, width: number, cloth: Tint, density: number): void {
  const stripes = Math.round(width * density);
  into.finish({ glow: 0, gloss: 0.5, brush: 0.2 });
  for (let stripe = 0; stripe < stripes; stripe++) {
    const at = (u: number, v: number): Triple => [
      ((stripe + u) / stripes - 0.5) * width,
      2.78 - v * 0.4,
      0.22 + v * 1.05,
    ];
    const tone = stripe % 2 ? tint('#d9d2c2') : cloth;
    patch(into, 1, 2, at, (_, __, v) => scaled(tone, 0.95 - 0.15 * v), true);
    patch(into, 1, 2, (u, v) => [at(u, v)[0], at(u, v)[1] - 0.02, at(u, v)[2]], scaled(tone, 0.45));
    patch(
      into,
      2,
      1,
      (u, v) => [at(u, 1)[0], 2.38 - v * (0.16 + 0.06 * Math.sin(u * Math.PI)), 1.27],
      scaled(tone, 0.85),
      true,
    );
    patch(
      into,
      2,
      1,
      (u, v) => [at(u, 1)[0], 2.38 - v * (0.16 + 0.06 * Math.sin(u * Math.PI)), 1.265],
      scaled(tone, 0.6),
    );
  }
}
