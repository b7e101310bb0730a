import { random } from '../../../film/index.ts';
import type { SetDraft, SetRequest } from '../model.ts';
import { blend, type Sculpture, scaled, type Triple, tint, varied } from '../sculpture.ts';
import { block, face, lathe, patch } from '../shapes.ts';
import { paving } from './architecture.ts';
import { arch, archHalf, deck, halfDeck, smooth, span } from './stone-bridge-plan.ts';

/** The bridge's stone. */
export const granite = tint('#8b8880');

/** The bridge: deck, arch, side walls, parapets and lamp posts. */
export function bridge(draft: SetDraft, set: SetRequest): void {
  const { solid } = draft;
  const source = random(`${set.seed}/bridge`);
  draft.ground.finish({ sway: 0, glow: 0, gloss: 1, brush: 0.35 });
  paving(
    draft.ground,
    [-span, -halfDeck + 0.1, span, halfDeck - 0.1],
    [0.85, 0.62],
    deck,
    scaled(granite, 0.86),
    source,
  );
  draft.ground.finish({ gloss: 0.05 });
  patch(
    draft.ground,
    30,
    2,
    (u, v) => [(u * 2 - 1) * span, deck((u * 2 - 1) * span) - 0.004, (v - 0.5) * 2 * (halfDeck + 0.16)],
    scaled(granite, 0.42),
    true,
  );
  for (const side of [-1, 1]) {
    spandrel(solid, side, source);
    parapet(solid, side, source);
  }
  solid.finish({ gloss: 0.5, brush: 0.6 });
  patch(
    solid,
    22,
    3,
    (u, v) => {
      const angle = Math.PI * (1 - u);
      return [Math.cos(angle) * archHalf, -1 + Math.sin(angle) * 2.78, (v - 0.5) * 2 * (halfDeck + 0.2)];
    },
    (at) => scaled(granite, 0.5 + 0.14 * Math.max(0, 1 - at[1])),
  );
}

function spandrel(solid: Sculpture, side: number, source: () => number): void {
  const z = side * (halfDeck + 0.2);
  solid.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.38 });
  const course = 0.36;
  for (let row = 0; row < 11; row++) {
    const y = -1.1 + row * course;
    for (let x = -span - (row % 2) * 0.4; x < span; ) {
      const long = 0.62 + source() * 0.5;
      const tone = varied(blend(tint('#5a6152'), granite, smooth(-0.6, 1.2, y)), source, 0.16);
      const [xa, xb] = [x, x + long - 0.02];
      x += long;
      const clip = (px: number, py: number): Triple => [px, Math.min(Math.max(py, arch(px)), deck(px) + 0.02), z];
      const [a, b, c, d] = [clip(xa, y), clip(xb, y), clip(xb, y + course - 0.02), clip(xa, y + course - 0.02)];
      if (d[1] - a[1] < 0.02 && c[1] - b[1] < 0.02) continue;
      const lit = (at: Triple) => scaled(tone, 0.72 + 0.2 * smooth(-1, 2.4, at[1]));
      if (side > 0) face(solid, a, b, c, d, lit);
      else face(solid, b, a, d, c, lit);
    }
  }
  patch(
    solid,
    64,
    1,
    (u, v) => {
      const x = (u * 2 - 1) * span;
      return [x, arch(x) + (deck(x) - arch(x)) * v, z - side * 0.02];
    },
    scaled(granite, 0.55),
    side < 0,
  );
  const stones = 19;
  for (let index = 0; index < stones; index++) {
    const at = (share: number, out: number): Triple => {
      const angle = Math.PI * (1 - share);
      return [Math.cos(angle) * (archHalf + out), -1 + Math.sin(angle) * (2.78 + out), z + side * 0.07];
    };
    const [from, to] = [index / stones + 0.002, (index + 1) / stones - 0.002];
    const tone = varied(scaled(granite, 1.08), source, 0.1);
    const corners = [at(from, -0.06), at(from, 0.46), at(to, 0.46), at(to, -0.06)] as const;
    if (side > 0) face(solid, corners[0], corners[3], corners[2], corners[1], tone);
    else face(solid, corners[0], corners[1], corners[2], corners[3], tone);
  }
}

function slopedBar(
  solid: Sculpture,
  from: number,
  to: number,
  z: number,
  low: number,
  high: number,
  thick: number,
  shade: readonly [number, number, number],
): void {
  const corner = (x: number, y: number, dz: number): Triple => [x, deck(x) + y, z + dz];
  for (const side of [1, -1]) {
    const d = (side * thick) / 2;
    const [a, b, c, e] = [corner(from, low, d), corner(to, low, d), corner(to, high, d), corner(from, high, d)];
    const fade = (_: Triple, __: number, v: number) => scaled(shade, v > 0.5 ? 1 : 0.68);
    if (side > 0) face(solid, a, b, c, e, fade);
    else face(solid, b, a, e, c, fade);
  }
  face(
    solid,
    corner(from, high, thick / 2),
    corner(to, high, thick / 2),
    corner(to, high, -thick / 2),
    corner(from, high, -thick / 2),
    scaled(shade, 1.1),
  );
}

function parapet(solid: Sculpture, side: number, source: () => number): void {
  const z = side * (halfDeck - 0.02);
  const gap = 1.5;
  solid.finish({ sway: 0, glow: 0, gloss: 0.7, brush: 0.32 });
  for (let index = -7; index <= 7; index++) {
    const x = index * gap;
    const tone = varied(scaled(granite, 1.02), source, 0.08);
    block(solid, [x, deck(x) - 0.1, z], [0.26, 1.12, 0.26], tone, 0.04, 0.6);
    lathe(
      solid,
      [x, deck(x) + 1.02, z],
      [
        [0.1, 0],
        [0.12, 0.05],
        [0.07, 0.09],
        [0.13, 0.18],
        [0.13, 0.25],
        [0.07, 0.34],
        [0.01, 0.38],
      ],
      8,
      scaled(tone, 1.05),
    );
    if (index === 7) break;
    const [from, to] = [x + 0.12, x + gap - 0.12];
    slopedBar(solid, from, to, z, 0.02, 0.2, 0.2, tone);
    slopedBar(solid, from, to, z, 0.2, 0.62, 0.1, scaled(tone, 0.85));
    slopedBar(solid, from, to, z, 0.72, 0.86, 0.2, scaled(tone, 1.06));
    for (const share of [0.2, 0.5, 0.8])
      slopedBar(solid, from + (to - from) * share - 0.09, from + (to - from) * share + 0.09, z, 0.6, 0.74, 0.12, tone);
  }
}
