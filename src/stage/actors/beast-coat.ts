import type { BeastForm } from './beast-form.ts';
import { blend, shade } from './colour.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import type { Beast } from './quadruped.ts';
import { addRod, addSolid } from './solids.ts';
import { spike } from './spike.ts';
import { add, mix, normalise, scale, subtract, type Triple } from './vector.ts';

/** What stands off the hide: the locks of a lion's mane, the curls of a fleece. */
export function addCoat(fur: MeshData, beast: Beast, form: BeastForm): void {
  if (beast.plan.marking === 'lion') addMane(fur, beast, form);
  if (beast.plan.marking === 'beak') for (const side of [1, -1]) addWing(fur, beast, side);
  if (beast.plan.wool > 0) addFleece(fur, beast, form);
  if (beast.plan.mane > 0) addCrest(fur, beast, form);
  if (beast.plan.horn === 'goat' && beast.plan.form === 'sheep') addGoatBeard(fur, beast, form);
}

function outwards(form: BeastForm, s: number, angle: number): { at: Triple; way: Triple } {
  const at = form.skin(s, angle);
  const middle = scale(add(form.skin(s, 0), form.skin(s, Math.PI)), 0.5);
  return { at, way: normalise(subtract(at, middle)) };
}

/** Pointed locks in wreaths round the face and down the neck. */
function addMane(fur: MeshData, beast: Beast, form: BeastForm): void {
  const { rig, dark, main, h } = beast;
  const wreaths: [s: number, count: number, long: number, back: number, head: boolean][] = [
    [form.headKnots[2]! - 0.01, 15, 0.19, 0.5, true],
    [form.headKnots[1]!, 14, 0.24, 0.8, true],
    [form.head - 0.03, 13, 0.27, 1.1, false],
    [form.head - 0.09, 11, 0.25, 1.4, false],
  ];
  for (const [w, [s, count, long, back, onHead]] of wreaths.entries()) {
    const bones: Influence = onHead
      ? [[rig.index.head!, 1]]
      : [
          [rig.index.neck!, 0.7],
          [rig.index.chest!, 0.3],
        ];
    for (let i = 0; i < count; i++) {
      const angle = ((i + (w % 2) * 0.5) / count) * 2 * Math.PI;
      const { at, way } = outwards(form, s, angle);
      const length = long * h * (0.85 + 0.3 * Math.abs(Math.sin(i * 2.7 + w)));
      const behind: Triple = [0, -0.35 - 0.15 * w, -back];
      const mid = add(at, scale(normalise(add(way, scale(behind, 0.35))), length * 0.55));
      const tip = add(at, scale(normalise(add(way, scale(behind, 0.8))), length));
      const tint = blend(blend(dark, main, w === 0 ? 0.4 : 0.1), shade(dark, -0.3), 0.5 + 0.5 * Math.sin(i * 1.9 + w));
      spike(fur, [add(at, scale(way, -0.05 * h)), mid, tip], 0.08 * h, tint, bones, 5);
    }
  }
}

/** The hair that stands along a horse's crest, over the roots of its mane, and the forelock between its ears. */
function addCrest(fur: MeshData, beast: Beast, form: BeastForm): void {
  const { rig, h, plan } = beast;
  const hair = plan.marking === 'horse' || plan.marking === 'donkey' ? beast.dark : beast.pale;
  const from = form.head * 0.82;
  const line = Array.from({ length: 9 }, (_, i) => form.skin(mix(from, form.headKnots[1]!, i / 8), 0));
  addRod(
    fur,
    line,
    (t) => 0.042 * h * Math.sin(Math.PI * mix(0.08, 0.9, t)) ** 0.6 * (1 + 0.14 * Math.cos(t * 55)),
    (t) => shade(hair, 0.07 * Math.sin(t * 55)),
    (t): Influence => [
      [rig.index.chest!, Math.max(0, 0.25 - t)],
      [rig.index.neck!, Math.max(0.001, t < 0.5 ? 0.8 : 1.3 - t)],
      [rig.index.head!, Math.max(0, t - 0.45)],
    ],
    9,
    22,
  );
  for (const side of [-1, 0, 1]) {
    const lock: Triple[] = [
      [side * 0.05, 0.44, -0.12],
      [side * 0.1, 0.47, 0.06],
      [side * 0.13, 0.36, 0.28],
      [side * 0.08, 0.17, 0.44],
    ];
    spike(fur, lock.map(form.onHead), 0.09 * form.size, shade(hair, 0.05 * side), [[rig.index.head!, 1]], 6);
  }
}

/** A goat's beard. */
function addGoatBeard(fur: MeshData, beast: Beast, form: BeastForm): void {
  const lock: Triple[] = [
    [0, -0.38, 0.74],
    [0, -0.6, 0.72],
    [0, -0.82, 0.6],
  ];
  spike(fur, lock.map(form.onHead), 0.1 * form.size, shade(beast.pale, -0.1), [[beast.jaw, 1]], 7);
}

/** Curls over back, flanks and crown. */
function addFleece(fur: MeshData, beast: Beast, form: BeastForm): void {
  const { rig, pale, h } = beast;
  const rings = 9;
  for (let ring = 0; ring < rings; ring++) {
    const share = ring / (rings - 1);
    const s = mix(0.05, form.headKnots[2]!, share);
    const onHead = s > form.head;
    const count = onHead ? 4 : 8;
    const along: Influence = onHead
      ? [[rig.index.head!, 1]]
      : share < 0.3
        ? [[rig.index.hips!, 1]]
        : share < 0.5
          ? [[rig.index.spine!, 1]]
          : share < 0.72
            ? [[rig.index.chest!, 1]]
            : [[rig.index.neck!, 1]];
    for (let i = 0; i < count; i++) {
      const reach = onHead ? 0.9 : 2.5;
      const angle = mix(-reach, reach, (i + (ring % 2) * 0.5) / (count - 0.5));
      const { at, way } = outwards(form, s, angle);
      const r = h * (onHead ? 0.075 : 0.105) * (0.9 + 0.2 * Math.sin(i * 3.1 + ring));
      addSolid(fur, add(at, scale(way, r * 0.1)), [r * 1.05, r * 0.95, r * 1.1], {
        colour: shade(pale, 0.03 * Math.sin(i * 2.3 + ring * 1.7) - (Math.abs(angle) > 1.7 ? 0.12 : 0)),
        bones: along,
        corner: 1,
        columns: 6,
        rows: 3,
      });
    }
  }
}

/** A griffin's wing, folded along its flank: a leaf of feathers that rises over the rump. */
function addWing(fur: MeshData, { rig, h, plan, main, dark }: Beast, side: number): void {
  const half = (plan.body * h) / 2;
  const root: Triple = [side * plan.width * 0.8 * h, 0.92 * h, half * 0.75];
  const tip: Triple = [side * (plan.width + 0.16) * h, 1.5 * h, -half * 1.35];
  const rows = Array.from({ length: 11 }, (_, row): Vertex[] => {
    const t = row / 10;
    const line = add(scale(root, 1 - t), scale(tip, t));
    const deep = 0.36 * h * Math.sin(Math.PI * Math.min(1, 0.12 + 0.86 * t)) ** 0.7;
    return [0, 0.3, 0.6, 0.85, 1].map((down): Vertex => {
      const notch = down === 1 && row % 2 ? 0.8 : 1;
      const out = side * 0.09 * h * Math.sin(Math.PI * t) * (1 - down * 0.6);
      return {
        at: [line[0] + out, line[1] + deep * (0.3 - down * notch), line[2] - 0.12 * h * down * t],
        colour: blend(main, dark, 0.15 + 0.6 * down + (row % 2 ? 0.12 : 0)),
        bones: [[rig.index.chest!, 1]],
      };
    });
  });
  addGrid(fur, rows, { flip: side < 0 });
}
