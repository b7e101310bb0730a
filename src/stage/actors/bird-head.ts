import type { FrontHead } from './beast-actor.ts';
import { linear, shade } from './colour.ts';
import { addGrid, type Influence, type Vertex } from './mesh.ts';
import { type Bird, headColour, placeOf } from './plumage.ts';
import { addRod, addSolid } from './solids.ts';
import { add, around, curve, scale, type Triple } from './vector.ts';

/** Head and beak; answers what the eyes need. */
export function addHead(bird: Bird): FrontHead {
  const { mesh, rig, plan, h } = bird;
  const joint = placeOf(bird, 'head');
  const size = plan.head * h;
  const bones: Influence = [[rig.index.head!, 1]];
  const radius = curve([
    [-1, 0.05],
    [-0.8, 0.62],
    [0, 1],
    [0.6, 0.8],
    [0.9, 0.5],
    [1, 0.3],
  ]);
  const rows = Array.from({ length: 12 }, (_, i): Vertex[] => {
    const z = -1 + (i / 11) * 2;
    return around(14).map((angle): Vertex => {
      const y = Math.cos(angle) * radius(z);
      const at = add(joint, [Math.sin(angle) * radius(z) * 0.88 * size, y * size, z * size]);
      return { at, colour: headColour(bird, y, z, Math.sin(angle) * radius(z) * 0.88), bones };
    });
  });
  addGrid(mesh, rows, { closed: true, capStart: true, capEnd: true });
  addBeak(bird, joint, size);
  if (plan.marking === 'owl') addTufts(bird, joint, size, bones);
  const owl = plan.marking === 'owl';
  const stern = plan.beak[2]! > 0.5 && !owl;
  const open = owl ? 0.34 : 0.24;
  const [x, y] = owl ? [0.42, 0.14] : [0.72, 0.2];
  const z = eyeDepth(radius, x, y);
  return {
    size,
    eye: {
      at: [x, y, z],
      way: owl ? [0.4, 0.05, 1] : stern ? [0.85, 0.1, 0.75] : [0.95, 0.16, 0.5],
      radius: 0.85,
      half: open,
      up: stern ? 0.14 : open * 0.94,
      down: open * 0.86,
      tilt: stern ? -0.06 : 0,
      pupil: owl || stern ? 'round' : 'dark',
    },
    hinge: add(joint, [0, -0.2 * size, 0.6 * size]),
  };
}

/** How far ahead the skin of the head lies at x, y, shares of the head. */
function eyeDepth(radius: (z: number) => number, x: number, y: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 16; i++) {
    const z = (low + high) / 2;
    if (Math.hypot(x / 0.88, y) < radius(z)) low = z;
    else high = z;
  }
  return low;
}

/** An owl's tufts. */
function addTufts({ mesh, main, dark }: Bird, joint: Triple, size: number, bones: Influence): void {
  for (const sign of [1, -1])
    addRod(
      mesh,
      [
        [sign * 0.42, 0.62, 0.3],
        [sign * 0.66, 1.0, 0.16],
        [sign * 0.82, 1.34, -0.02],
      ].map(([x, y, z]): Triple => add(joint, scale([x!, y!, z!], size))),
      (t) => 0.26 * size * (1 - 0.92 * t),
      (t) => shade(t > 0.4 ? dark : main, -0.05),
      bones,
      7,
      5,
    );
}

/** Upper and lower beak; a hook bends the tip down, a negative one turns the end up and flat. */
function addBeak({ mesh, rig, plan }: Bird, joint: Triple, size: number): void {
  const [long, deep, hook] = plan.beak as [number, number, number];
  const colour = linear(plan.beakColour);
  const flat = hook < 0 ? 1 : 0;
  for (const lower of [false, true]) {
    const bones: Influence = [[lower ? rig.bones.length : rig.index.head!, 1]];
    const rows = Array.from({ length: 8 }, (_, i): Vertex[] => {
      const t = i / 7;
      const taper = flat ? 0.5 + 0.5 * Math.cos(t * 1.4) : (1 - t) ** 0.8;
      const z = 0.72 + t * long * (lower ? 0.8 : 1);
      const fall = hook > 0 ? -hook * 0.55 * t ** 3 : flat * 0.1 * t;
      return around(8).map((angle): Vertex => {
        const wide = deep * (flat ? 0.62 + 0.5 * t : 0.62) * Math.max(0.02, taper);
        const tall = deep * (lower ? 0.34 : 0.62) * Math.max(0.02, taper) * (flat ? 0.8 : 1);
        const y =
          (lower ? -0.1 * (1 - t) - 0.02 : 0) +
          fall * (lower ? 0.4 : 1) +
          Math.cos(angle) * tall * (lower ? 0.6 : 1) -
          0.05;
        return {
          at: add(joint, [Math.sin(angle) * wide * size, y * size, z * size]),
          colour: shade(colour, lower ? -0.2 : 0),
          bones,
        };
      });
    });
    addGrid(mesh, rows, { closed: true, capEnd: true });
  }
}

/** Comb and wattles of a cock, or the standing plumes of a phoenix. */
export function addCrest(bird: Bird): void {
  const { mesh, rig, plan, h, pale, dark } = bird;
  if (plan.crest === 0) return;
  const joint = placeOf(bird, 'head');
  const size = plan.head * h;
  const bones: Influence = [[rig.index.head!, 1]];
  const red = linear('#c8281f');
  if (plan.crest === 2) {
    for (const [z, r] of [
      [0.45, 0.3],
      [0.1, 0.38],
      [-0.3, 0.34],
      [-0.65, 0.26],
    ] as const)
      addSolid(mesh, add(joint, [0, (0.95 + r * 0.5) * size, z * size]), [0.1 * size, r * size, 0.24 * size], {
        colour: red,
        bones,
        corner: 0.9,
        columns: 8,
        rows: 5,
      });
    for (const sign of [1, -1])
      addSolid(
        mesh,
        add(joint, [sign * 0.2 * size, -0.75 * size, 0.7 * size]),
        [0.12 * size, 0.36 * size, 0.16 * size],
        { colour: red, bones, corner: 0.9, columns: 8, rows: 5 },
      );
    return;
  }
  for (const lean of [-0.5, -0.2, 0.1]) {
    const way: Triple = [0, Math.cos(lean), Math.sin(lean) - 0.5];
    const tip = add(joint, scale(way, 2.6 * size));
    addRod(
      mesh,
      [add(joint, [0, 0.8 * size, 0]), add(joint, scale(way, 1.6 * size)), tip],
      () => 0.05 * size,
      () => dark,
      bones,
      5,
      3,
    );
    addSolid(mesh, tip, [0.12 * size, 0.34 * size, 0.24 * size], {
      colour: lean < 0 ? pale : dark,
      bones,
      corner: 0.9,
      columns: 8,
      rows: 5,
    });
  }
}
