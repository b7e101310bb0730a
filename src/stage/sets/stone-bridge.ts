import { random, type SetLayout } from '../../film/index.ts';
import { createDraft, type SetBuilder, type SetDraft, type SetModel, type SetRequest } from './model.ts';
import { house, lantern, lanternPost, paving, roof, townColours } from './parts/architecture.ts';
import { ridge, rock, roll, terrain } from './parts/land.ts';
import { broadTree, tuft, willow } from './parts/trees.ts';
import { blend, type Sculpture, scaled, type Triple, tint, varied } from './sculpture.ts';
import { foliage, groundTints } from './season.ts';
import { block, face, lathe, patch, tube } from './shapes.ts';

const span = 11;
const halfDeck = 2.2;
const bank = 0.5;
const rise = 2.1;
const waterLevel = -0.55;
const archHalf = 4.7;
const granite = tint('#8b8880');

const smooth = (low: number, high: number, value: number) => {
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return share * share * (3 - 2 * share);
};

function deck(x: number): number {
  return Math.abs(x) < span ? bank + rise * (0.5 + 0.5 * Math.cos((Math.PI * x) / span)) : bank;
}

function arch(x: number): number {
  return Math.abs(x) < archHalf ? -1 + 2.78 * Math.sqrt(1 - (x / archHalf) ** 2) : -1.4;
}

/** Where the middle of the river runs. */
const river = (z: number) => 7 * (1 - Math.cos(z * 0.04)) * (z < 0 ? 1 : -0.6);

function land(x: number, z: number, seed: number): number {
  const off = Math.abs(x - river(z)) - 7.8 - Math.sin(z * 0.7) * 0.25;
  const away = Math.max(0, off);
  const path = 1 - smooth(2.2, 4, Math.abs(z));
  const rolling = (roll(x * 0.22, z * 0.22, seed) * 0.5 + 0.35) * smooth(1, 12, away) * (1 - path);
  return -1.5 + (bank + 1.5) * smooth(-0.8, 1.5, off) + rolling;
}

function ground(set: SetRequest, x: number, z: number): number {
  if (Math.abs(z) <= halfDeck + 0.2 && Math.abs(x) < span) return deck(x);
  return land(x, z, set.seed % 97);
}

const lampPosts: { at: [number, number]; towards: [number, number] }[] = [
  { at: [-2.75, -1.92], towards: [0.7, 0.7] },
  { at: [2.75, -1.92], towards: [-0.7, 0.7] },
  { at: [-9.2, 1.95], towards: [0.6, -0.8] },
  { at: [9.2, 1.95], towards: [-0.6, -0.8] },
];
const trees = { left: [-12.2, -6.5], right: [12.6, -4.6], near: [-11.2, 8.2] } as const;

function layout(set: SetRequest): SetLayout {
  const on = (x: number, z: number): Triple => [x, ground(set, x, z), z];
  const box = (x0: number, x1: number, z: number, half: number, up: number) => ({
    minimum: [x0, Math.min(deck(x0), deck(x1)) - 0.2, z - half] as Triple,
    maximum: [x1, Math.max(deck(x0), deck(x1)) + up, z + half] as Triple,
  });
  const rails = [-1, 1].flatMap((side) => {
    const z = side * (halfDeck - 0.02);
    const posts = Array.from({ length: 15 }, (_, index) => (index - 7) * 1.5);
    return posts.flatMap((x) => [
      box(x - 0.14, x + 0.14, z, 0.14, 1.4),
      ...(x < 10 ? [box(x + 0.14, x + 0.75, z, 0.1, 0.86), box(x + 0.75, x + 1.36, z, 0.1, 0.86)] : []),
    ]);
  });
  const lamps = lampPosts.map(({ at: [x, z] }) => box(x - 0.1, x + 0.1, z, 0.1, 2.7));
  const trunk = ([x, z]: readonly [number, number]) => ({
    minimum: [x - 0.7, -1, z - 0.7] as Triple,
    maximum: [x + 0.7, 5, z + 0.7] as Triple,
  });
  const canopy = (x: number, z: number) => ({
    minimum: [x - 3.4, 2.2, z - 3.4] as Triple,
    maximum: [x + 3.4, 9, z < 0 ? Math.min(z + 3.4, -halfDeck) : z + 3.4] as Triple,
  });
  const willows = [
    ...Object.values(trees).map(trunk),
    canopy(trees.left[0] + 3.3, trees.left[1] + 0.9),
    canopy(trees.right[0] - 3, trees.right[1] + 0.6),
    canopy(trees.near[0] + 3.6, trees.near[1] - 0.6),
  ];
  return {
    builder: 'stone-bridge',
    interior: false,
    marks: [
      { name: 'middle left', kind: 'stand', position: [...on(-0.8, 0)], facing: 90 },
      { name: 'middle right', kind: 'stand', position: [...on(0.8, 0)], facing: -90 },
      { name: 'left of the crown', kind: 'stand', position: [...on(-3, 0.3)], facing: 90 },
      { name: 'right of the crown', kind: 'stand', position: [...on(3, 0.3)], facing: -90 },
      { name: 'at the parapet', kind: 'stand', position: [...on(0, -1.35)], facing: 180 },
      { name: 'foot of the bridge', kind: 'stand', position: [...on(-9.5, 0)], facing: 90 },
      { name: 'left bank', kind: 'entrance', position: [...on(-13.5, 0)], facing: 90 },
      { name: 'right bank', kind: 'entrance', position: [...on(13.5, 0)], facing: -90 },
      { name: 'crown of the bridge', kind: 'perch', position: [...on(1.9, -1.3)], facing: -60 },
      { name: 'pagoda in the mist', kind: 'landmark', position: [-13, 14, -58], facing: 0 },
    ],
    obstacles: [...rails, ...lamps, ...willows].map((box) => ({
      minimum: [...box.minimum] as [number, number, number],
      maximum: [...box.maximum] as [number, number, number],
    })),
    cameraVolume: { minimum: [-16, 0.1, -16], maximum: [16, 11, 18] },
    walkable: [
      [-10.8, -1.75, 10.8, 1.75],
      [-20, -1.75, -10.8, 1.75],
      [10.8, -1.75, 20, 1.75],
    ],
    views: [
      { position: [-5.2, 0.75, 15.5], target: [0.6, 2.6, 0], focalLength: 27 },
      { position: [8.5, 6.2, 13.5], target: [-2.2, 2.2, -5], focalLength: 26 },
      { position: [-8.2, 2.5, 1.1], target: [0.5, 3.5, -1], focalLength: 28 },
    ],
    surface: 'stone',
  };
}

function bridge(draft: SetDraft, set: SetRequest): void {
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

function pagoda(solid: Sculpture, at: Triple, lit: boolean): void {
  solid.place(at, 20, 1, () => {
    for (let tier = 0; tier < 6; tier++) {
      const width = 7.4 - tier * 0.85;
      const y = tier * 3.3;
      solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.3 });
      block(solid, [0, y, 0], [width * 0.62, 3, width * 0.62], tint('#6b4a3c'), 0.05);
      if (lit) {
        solid.finish({ glow: 0.8 });
        for (const turn of [0, 90, 180, 270])
          solid.place([0, 0, 0], turn, 1, () =>
            block(solid, [0, y + 0.8, width * 0.31], [width * 0.16, 1.3, 0.06], townColours.glow, 0.02, 1),
          );
      }
      roof(solid, width * 1.15, width * 1.15, y + 2.5, 1.25, townColours.tile, 0.4);
    }
    lathe(
      solid,
      [0, 20.4, 0],
      [
        [0.4, 0],
        [0.5, 0.5],
        [0.12, 1],
        [0.3, 1.5],
        [0.08, 2],
        [0.02, 4.2],
      ],
      8,
      tint('#59503c'),
    );
  });
}

function boat(solid: Sculpture, at: Triple, yaw: number): Triple {
  const wood = tint('#41322a');
  solid.place(at, yaw, 1, () => {
    solid.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.5 });
    const beam = (u: number) => 0.72 * Math.sin(Math.PI * Math.min(1, Math.max(0.02, u))) ** 0.45;
    const sheer = (u: number) => 0.42 + 0.55 * Math.abs(u * 2 - 1) ** 3;
    for (const side of [-1, 1]) {
      patch(
        solid,
        14,
        3,
        (u, v) => [(u - 0.5) * 5.4, -0.25 + (sheer(u) + 0.25) * v, side * beam(u) * (0.55 + 0.45 * v)],
        (_, __, v) => scaled(wood, 0.55 + 0.5 * v),
        side < 0,
      );
      patch(solid, 14, 1, (u, v) => [(u - 0.5) * 5.4, sheer(u), side * beam(u) * (1 - v)], scaled(wood, 0.5), side < 0);
    }
    const weave = (_: Triple, u: number, v: number) =>
      scaled(tint('#2f2b28'), 0.8 + 0.5 * (Math.round(u * 24 + v * 12) % 2));
    patch(
      solid,
      10,
      9,
      (u, v) => [(u - 0.5) * 2.3, 0.5 + Math.sin(Math.PI * v) * 0.95, -Math.cos(Math.PI * v) * 0.68],
      weave,
      true,
    );
    patch(
      solid,
      4,
      9,
      (u, v) => [(u - 0.5) * 2.2, 0.5 + Math.sin(Math.PI * v) * 0.88, -Math.cos(Math.PI * v) * 0.62],
      scaled(tint('#5a4028'), 0.8),
    );
    lantern(solid, [1.32, 1.35, 0], 0.34, tint('#ff9a4a'));
    tube(
      solid,
      [
        [-2.2, 0.9, 0.2],
        [-0.4, 2.9, 0.7],
      ],
      [0.025, 0.02],
      5,
      wood,
    );
  });
  const angle = (yaw * Math.PI) / 180;
  return [at[0] + Math.cos(angle) * 1.32, at[1] + 1.15, at[2] - Math.sin(angle) * 1.32];
}

function shores(draft: SetDraft, set: SetRequest): void {
  const source = random(`${set.seed}/shore`);
  const tints = groundTints(set.season);
  const seed = set.seed % 97;
  draft.ground.finish({ sway: 0, glow: 0, gloss: 0.35, brush: 0.9 });
  const earth = (x: number, z: number) => {
    const off = Math.abs(x - river(z)) - 7.8;
    const mud = blend(tints.mud, tints.grass, smooth(0.2, 2.6, off + roll(x * 0.8, z * 0.8, 3) * 0.5));
    const path = (1 - smooth(1.7, 2.6, Math.abs(z) + roll(x, z, 5) * 0.3)) * smooth(9, 10.5, Math.abs(x));
    return scaled(blend(mud, tints.path, path), 0.85 + 0.15 * roll(x * 1.7, z * 1.7, 9));
  };
  draft.ground.finish({ gloss: 1, brush: 0.4 });
  for (const side of [-1, 1])
    paving(
      draft.ground,
      [side > 0 ? span : -22, -1.5, side > 0 ? 22 : -span, 1.5],
      [0.9, 0.75],
      (x, z) => land(x, z, seed) + 0.01,
      scaled(granite, 0.75),
      source,
    );
  draft.ground.finish({ gloss: 0.35, brush: 0.9 });
  terrain(draft.ground, [-75, -80, 75, 45], 60, (x, z) => land(x, z, seed), earth);
  for (let index = 0; index < 46; index++) {
    const z = 16 - source() * 46;
    const side = source() < 0.5 ? -1 : 1;
    if (Math.abs(z) < 3.4) continue;
    const x = river(z) + side * (7.5 + source() * 1.7);
    rock(draft.solid, [x, land(x, z, seed) - 0.1, z], 0.16 + source() ** 2 * 0.62, tint('#77756c'), source);
  }
  for (let index = 0; index < 330; index++) {
    const z = 15 - source() * 38;
    const side = source() < 0.5 ? -1 : 1;
    if (Math.abs(z) < 2.7) continue;
    const x = river(z) + side * (7.6 + source() ** 1.6 * 9);
    tuft(
      draft.leaves,
      [x, land(x, z, seed), z],
      0.3 + source() * 0.5,
      7,
      blend(tints.blade, tint('#8a8a4a'), source() * 0.4),
      source,
    );
  }
}

function town(draft: SetDraft, set: SetRequest): void {
  const { solid } = draft;
  const source = random(`${set.seed}/town`);
  const plots: [number, number, number, number, number, number][] = [
    [17.5, -10, -62, 6.4, 4.6, 2],
    [19.5, -18.5, -55, 7, 5, 1],
    [25.5, 5.5, -90, 7, 5, 2],
    [26, -3.6, -88, 6, 5, 1],
    [19.5, -29, -40, 8, 5, 2],
    [-19, -15, 62, 7, 5, 1],
    [-18, -26, 48, 6.5, 5, 2],
    [-24, 4.6, 95, 6.6, 5, 1],
    [-12, -40, 20, 8, 5, 1],
    [29, -40, -30, 9, 6, 2],
  ];
  for (const [x, z, yaw, width, deep, storeys] of plots) {
    const near = Math.hypot(x, z) < 28;
    solid.place([x, land(x, z, set.seed % 97) - 0.15, z], yaw, 1, () =>
      house(solid, width, deep, storeys, townColours, source, 0.62, near ? 0.7 : 0.4),
    );
  }
  pagoda(solid, [-13, 0, -58], true);
  const hill = tint('#52606a');
  ridge(solid, 105, -3, 20, 90, 270, scaled(hill, 0.8), 0.35, 1.3);
  ridge(solid, 150, -4, 46, 100, 262, hill, 0.85, 4.1);
  ridge(solid, 215, -5, 82, 120, 250, scaled(hill, 1.1), 1, 7.7);
  ridge(solid, 120, -3, 24, -90, 90, scaled(hill, 0.8), 0.5, 2.9);
}

function greenery(draft: SetDraft, set: SetRequest): void {
  const seed = set.seed % 97;
  const green = foliage(set.season);
  const on = (x: number, z: number): Triple => [x, land(x, z, seed) - 0.1, z];
  const source = random(`${set.seed}/trees`);
  willow(draft, on(...trees.left), 8.2, green.willow, source, 100, [2.2, 0, 0.6]);
  willow(draft, on(...trees.right), 7.4, green.willow, source, 90, [-2, 0, 0.4]);
  willow(draft, on(...trees.near), 8, green.willow, source, 110, [2.4, 0, -0.4]);
  const spots: [number, number, number][] = [
    [-16, -10.5, 7],
    [-21, -7, 8],
    [-19.5, 6.5, 7],
    [15.5, 6.5, 6.5],
    [22, 10, 8],
    [-26, -13, 9],
    [24, -14, 8],
    [-24, -22, 9],
    [-15, -33, 8],
    [27, -25, 9],
    [-30, 0.5, 8.5],
    [33, 1, 9],
  ];
  for (const [x, z, height] of spots) {
    broadTree(draft, on(x, z), height, green.crowns, source, Math.hypot(x, z) < 20 ? 0.75 : 0.42, green.bare);
  }
}

function build(set: SetRequest): SetModel {
  const draft = createDraft();
  bridge(draft, set);
  shores(draft, set);
  town(draft, set);
  greenery(draft, set);
  const paper = tint('#ff7d2e');
  const lamps = lampPosts.map(({ at, towards }) => ({
    position: [...lanternPost(draft.solid, [at[0], deck(at[0]), at[1]], 2.7, 0.46, paper, towards)] as Triple,
    reach: 9,
    strength: 1,
    colour: '#ff9c4a',
  }));
  const aboard = boat(draft.solid, [river(-8.5) + 3.4, waterLevel + 0.12, -8.5], 62);
  lamps.push({ position: aboard, reach: 6, strength: 0.7, colour: '#ff8a3c' });
  lamps.push({ position: [14.2, 2.2, -8.4], reach: 9, strength: 0.7, colour: '#ffae5c' });
  return {
    solid: draft.solid.geometry(),
    leaves: draft.leaves.geometry(),
    ground: draft.ground.geometry(),
    water: { level: waterLevel, area: [-60, -90, 60, 60], flow: [0.05, 0.3], waves: 0.25, deep: '#1c3038' },
    lamps: lamps.map((lamp) => ({ ...lamp, position: [...lamp.position] as [number, number, number] })),
    halos: lamps.map((lamp) => ({
      position: [...lamp.position] as [number, number, number],
      size: 2.6 * lamp.strength,
      colour: lamp.colour,
      strength: 0.55,
    })),
    mist: [
      { position: [4, -0.6, -16], width: 46, height: 4.2, strength: 0.5 },
      { position: [-2, -0.6, -30], width: 80, height: 7, strength: 0.65 },
      { position: [0, -1, -52], width: 130, height: 13, strength: 0.7 },
      { position: [0, -1, -85], width: 190, height: 22, strength: 0.75 },
    ],
    splashes: [{ area: [-9, -2, 9, 2], height: deck }],
    shafts: [],
  };
}

/** An arched stone bridge over a river between willows, lanterns on its parapet, a town and a pagoda in the mist. */
export const stoneBridge: SetBuilder = {
  name: 'stone-bridge',
  interior: false,
  description: 'An arched stone bridge over a river, willows, lanterns on posts, roofs and a pagoda in the mist.',
  keywords: {
    en: [
      'bridge',
      'river',
      'stone',
      'arch',
      'lantern',
      'willow',
      'canal',
      'water',
      'ferry',
      'boat',
      'stream',
      'riverbank',
    ],
    zh: ['桥', '石桥', '拱桥', '河', '江', '溪', '河边', '江边', '断桥', '廊桥', '柳', '运河', '渡口', '船', '水乡'],
  },
  layout,
  ground,
  build,
};
