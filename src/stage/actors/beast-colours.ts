import type { BeastForm } from './beast-form.ts';
import { blend, linear, shade } from './colour.ts';
import { brighter, darker } from './hide.ts';
import type { Beast } from './quadruped.ts';
import { bump, clamp, curve, smoothstep, type Triple } from './vector.ts';

/** The colour of the head at a place in head shares, by the markings of the species. */
export function headColour(beast: Beast, form: BeastForm, place: Triple): Triple {
  const [x, y, z] = place;
  const marked = markings[beast.plan.marking] ?? plain;
  const coat = marked(beast, form, Math.abs(x), y, z);
  const [ez, ey] = form.plan.eye.at;
  const rim = Math.hypot((z - ez) * 0.8, y - ey) / (form.plan.eye.half * 1.5);
  return blend(coat, shade(coat, -0.5), smoothstep(1.05, 0.75, rim) * smoothstep(0.05, 0.12, Math.abs(x)) * 0.5);
}

type Marking = (beast: Beast, form: BeastForm, x: number, y: number, z: number) => Triple;

/** How far a place is under the line that runs from the cheek to the nose. */
const under = (line: readonly (readonly [number, number])[], soft: number) => {
  const edge = curve(line);
  return (y: number, z: number) => smoothstep(edge(z) + soft, edge(z) - soft, y);
};

const cheekLine = under(
  [
    [-0.4, -0.34],
    [-0.1, -0.2],
    [0.15, -0.06],
    [0.4, -0.03],
    [0.8, -0.01],
  ],
  0.035,
);

const lowLine = under(
  [
    [-0.4, -0.44],
    [0, -0.36],
    [0.3, -0.2],
    [0.6, -0.12],
    [1, -0.3],
  ],
  0.06,
);

const plain: Marking = ({ main, pale }, form, _x, y, z) => {
  const front = form.plan.sections.at(-1)![0];
  return blend(main, blend(main, pale, 0.8), Math.max(lowLine(y, z), smoothstep(front - 0.42, front - 0.3, z) * 0.85));
};

const fox: Marking = ({ main, pale, dark }, _form, x, y, z) => {
  const brow = bump(x, 0.13, 0.04) * bump(y, 0.24, 0.035) * (z > 0.1 ? 0.5 : 0);
  const bridge = bump(x, 0, 0.05) * smoothstep(0.3, 0.5, z) * smoothstep(0, 0.05, y);
  const coat = blend(main, pale, clamp(Math.max(cheekLine(y, z), brow)));
  return blend(coat, dark, bridge * 0.25);
};

const dog: Marking = ({ main, pale }, _form, x, y, z) => {
  const blaze = smoothstep(0.085, 0.05, x) * smoothstep(-0.02, 0.1, z) * smoothstep(0, 0.1, y);
  const muzzle = smoothstep(0.4, 0.48, z + 0.1 * (0.1 - y));
  return blend(main, pale, clamp(Math.max(blaze, muzzle, lowLine(y, z))));
};

/** Brows, cheeks and muzzle pale, bars over the forehead and across the cheeks. */
const stripes: Marking = ({ main, pale, dark, plan }, form, x, y, z) => {
  if (plan.hoof) {
    const front = form.plan.sections.at(-1)![0];
    const bar = smoothstep(0.1, 0.5, Math.sin(z * 30 - y * 16 + x * 8)) * smoothstep(front - 0.2, front - 0.32, z);
    return blend(main, dark, Math.max(bar, smoothstep(front - 0.24, front - 0.12, z)) * 0.95);
  }
  const [ez, ey] = form.plan.eye.at;
  const brow = bump(z, ez - 0.02, 0.07) * bump(y, ey + 0.11, 0.035) * bump(x, 0.19, 0.07);
  const muzzle = smoothstep(0.4, 0.47, z + 0.4 * (0.04 - y)) * smoothstep(0.1, 0.02, y);
  const cheek = smoothstep(0.02, -0.12, y) * smoothstep(-0.3, 0, z);
  const base = blend(main, pale, clamp(Math.max(brow * 0.95, muzzle, cheek)));
  const bars = smoothstep(0.1, 0.5, Math.sin(z * 40 + 1)) * smoothstep(0.26, 0.31, y) * smoothstep(0.3, 0.16, x);
  const middle = smoothstep(0.03, 0.012, x) * smoothstep(0.22, 0.3, y) * 0.8;
  const side = smoothstep(0.15, 0.5, Math.sin(y * 42 + z * 14)) * smoothstep(0.3, 0.38, x) * smoothstep(0.26, 0.12, z);
  return blend(base, dark, clamp(Math.max(bars, middle, side)) * 0.92);
};

const spots: Marking = (beast, form, x, y, z) => {
  const coat = cat(beast, form, x, y, z);
  const spot = Math.sin(x * 46) * Math.sin(y * 40 + z * 12) * Math.sin(z * 38);
  return blend(coat, beast.dark, smoothstep(0.3, 0.5, Math.abs(spot)) * smoothstep(0.42, 0.3, z) * 0.8);
};

const cat: Marking = ({ main, pale }, _form, _x, y, z) =>
  blend(
    main,
    pale,
    clamp(Math.max(smoothstep(0.42, 0.5, z + 0.5 * (0.0 - y)) * smoothstep(0.1, 0.0, y), lowLine(y, z))),
  );

const lion: Marking = (beast, form, x, y, z) => {
  const face = cat(beast, form, x, y, z);
  const mane = smoothstep(0.02, -0.06, z - 0.22 * smoothstep(0.2, -0.45, y));
  return blend(face, blend(beast.dark, shade(beast.dark, -0.25), 0.5 + 0.5 * Math.sin(y * 30 + x * 24)), mane);
};

const horse: Marking = ({ main, pale, dark }, form, x, y, z) => {
  const front = form.plan.sections.at(-1)![0];
  const blaze =
    smoothstep(0.075, 0.045, x) * smoothstep(0.08, 0.2, z) * smoothstep(0.93, 0.8, z) * (y > 0.3 - z * 0.7 ? 1 : 0);
  const muzzle = smoothstep(front - 0.34, front - 0.12, z);
  const coat = blend(main, blend(darker(pale, dark), main, 0.25), muzzle * 0.85);
  return blend(coat, brighter(pale, dark), blaze * 0.92);
};

const donkey: Marking = ({ main, pale, dark }, form, _x, _y, z) => {
  const front = form.plan.sections.at(-1)![0];
  return blend(main, blend(brighter(pale, dark), main, 0.1), smoothstep(front - 0.36, front - 0.24, z));
};

const deer: Marking = ({ main, pale, dark }, form, x, y, z) => {
  const [ez, ey] = form.plan.eye.at;
  const ring = smoothstep(0.19, 0.13, Math.hypot(z - ez, y - ey)) * 0.55;
  const chin = Math.max(lowLine(y, z), smoothstep(0.72, 0.82, z) * smoothstep(-0.14, -0.22, y));
  const bridge = smoothstep(0.1, 0.05, x) * smoothstep(0.2, 0.4, z) * 0.35;
  return blend(blend(main, pale, clamp(Math.max(ring, chin))), dark, bridge);
};

const patches: Marking = ({ main, pale }, form, x, y, z) => {
  const front = form.plan.sections.at(-1)![0];
  const bright = brighter(main, pale);
  const blaze = smoothstep(0.16, 0.1, x - 0.1 * smoothstep(0.4, 0.9, z));
  const muzzle = smoothstep(front - 0.28, front - 0.16, z);
  const coat = blend(darker(main, pale), bright, clamp(Math.max(blaze, lowLine(y, z) * 0.4)));
  return blend(coat, linear('#d9b0a0'), muzzle * 0.85);
};

const panda: Marking = () => linear('#f3f1ea');

const sheep: Marking = ({ pale, dark }, _form, _x, y, z) => {
  const wool = smoothstep(0.1, 0.03, z - 0.35 * Math.max(0, y - 0.15));
  return blend(blend(dark, pale, 0.06), pale, wool);
};

const mask: Marking = ({ main, pale, dark }, _form, x, y, z) => {
  const skin = smoothstep(0.12, 0.17, z - 1.1 * Math.max(0, y - 0.19) - 0.2 * Math.max(0, x - 0.22));
  const bare = blend(brighter(pale, dark), linear('#c98a6c'), main[0] > 0.06 ? 0.35 : 0);
  return blend(main, main[0] > 0.06 ? bare : shade(pale, -0.25), skin);
};

const raccoon: Marking = ({ main, pale, dark }, form, x, y, z) => {
  const [, ey] = form.plan.eye.at;
  const band =
    smoothstep(0.1, 0.16, z) * bump(y - x * -0.25, ey - 0.01 + 0.04, 0.075) ** 0.5 * smoothstep(0.04, 0.09, x);
  const light = Math.max(
    bump(y, ey + 0.17, 0.045) * smoothstep(0.05, 0.12, z),
    smoothstep(0.4, 0.46, z),
    lowLine(y, z),
  );
  return blend(blend(main, pale, clamp(light)), dark, clamp(band > 0.6 ? 0.95 : 0));
};

/** The bare bill of a platypus: dark, with a fold where it meets the fur. */
const bill: Marking = ({ main, pale }, _form, _x, y, z) => {
  const coat = blend(main, pale, lowLine(y, z) * 0.8);
  const bare = shade(linear('#3a3c45'), z > 0.42 ? 0.06 * Math.min(1, (z - 0.42) * 3) : -0.3);
  return blend(coat, bare, smoothstep(0.31, 0.35, z - 0.5 * Math.max(0, y - 0.05)));
};

/** The bare beak of a griffin, and the pale feathers of its head. */
const beak: Marking = ({ pale, main }, _form, _x, y, z) => {
  const feathers = blend(pale, main, smoothstep(-0.05, -0.3, z));
  const horn = shade(linear('#d9a43a'), z > 0.5 ? -0.15 : 0);
  return blend(feathers, horn, smoothstep(0.3, 0.33, z - 0.3 * Math.max(0, y - 0.15)));
};

const frog: Marking = ({ main, pale }, _form, _x, y, z) => blend(main, pale, smoothstep(-0.1, -0.18, y + 0.02 * z));

const koala: Marking = ({ main, pale }, _form, _x, y, z) => blend(main, pale, lowLine(y, z));

const markings: Record<string, Marking> = {
  fox,
  dog,
  stripes,
  spots,
  lion,
  horse,
  donkey,
  deer,
  patches,
  panda,
  sheep,
  mask,
  raccoon,
  beak,
  bill,
  frog,
  koala,
};
