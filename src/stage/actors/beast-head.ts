import { headColour } from './beast-colours.ts';
import { type BeastForm, headShare, ruffAt } from './beast-form.ts';
import { blend, linear, shade } from './colour.ts';
import { hideColour } from './hide.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import type { Beast } from './quadruped.ts';
import { addRod, addSolid } from './solids.ts';
import { add, bump, curve, mix, scale, smoothstep, type Triple } from './vector.ts';

/** Angles from above round the upper half as far as the lips, or round the lower half; the outermost pair is the crease between. */
function anglesOf(seam: number, lower: boolean): number[] {
  const crease = 0.1;
  const [from, to, count] = lower ? [seam, 2 * Math.PI - seam, 9] : [-seam, seam, 17];
  const inner = Array.from({ length: count }, (_, i) => mix(from + crease, to - crease, i / (count - 1)));
  return [from, ...inner, to];
}

/** `s` of the rows of skin: even over the body, dense over the head. */
function rowsOf(form: BeastForm, marked: boolean): number[] {
  const count = marked ? 34 : 18;
  const body = Array.from({ length: count }, (_, i) => (i / count) * form.head);
  return [...body, ...Array.from({ length: 23 }, (_, i) => mix(form.head, 1, i / 22))];
}

/** How far along the hide a place is, in the hide's own measure: 0 at the rump, 1 at the back of the head. */
export function hideMeasure(form: BeastForm): (s: number) => number {
  const along = [0, 0.04, 0.1, 0.25, 0.42, 0.58, 0.68, 0.76, 0.86, 0.96, 1.06];
  const step = form.head / 9;
  return curve(along.map((t, i) => [i * step, t] as const));
}

/** The bones that move the hide at a place in its own measure; `open` is how far it is on the lower jaw. */
export function hideBones({ rig, jaw }: Pick<Beast, 'rig' | 'jaw'>, t: number, open: number): Influence {
  const names = ['hips', 'spine', 'chest', 'neck', 'head'];
  const centres = [0.16, 0.42, 0.64, 0.84, 1.04];
  if (t > 1.05)
    return [
      [rig.index.head!, 1 - open],
      [jaw, open],
    ];
  return names.map((name, i) => [rig.index[name]!, bump(t, centres[i]!, 0.1) ** 1.2 + 1e-6] as const);
}

/** The skin of the beast from the rump, or from `start` on, to the tip of the nose, with a mouth that opens. */
export function addHide(fur: MeshData, beast: Beast, form: BeastForm, start = 0): void {
  const all = rowsOf(form, ['stripes', 'spots', 'deer'].includes(beast.plan.marking));
  const rows = all.filter((s) => s >= start);
  const measure = hideMeasure(form);
  for (const lower of [false, true]) {
    const grid = rows.map((s, row) => {
      const open = form.open(s);
      const t = measure(s);
      const angles = anglesOf(form.seam(s), lower);
      return angles.map((angle, column): Vertex => {
        const crease = (column === 0 || column === angles.length - 1 ? 1 : 0) * open;
        const at = form.skin(s, angle, fringeAt(beast, form, s, angle, row));
        const point: Triple = [at[0] * (1 - 0.12 * crease), at[1], at[2]];
        return {
          at: point,
          colour: blend(colourAt(beast, form, s, t, angle, point), [0.012, 0.007, 0.008], crease * 0.9),
          bones: hideBones(beast, t, lower ? open : 0),
        };
      });
    });
    const normals = smoothNormals(form, rows, lower);
    closeFront(grid, normals);
    addGrid(fur, grid, { normals });
  }
  addMouth(fur, beast, form, rows);
}

/** Draws the last row together to a point, in the colours of the skin round it. */
function closeFront(grid: Vertex[][], normals: Triple[][]): void {
  const last = grid.at(-1)!;
  const middle = scale(add(last[0]!.at, last.at(-1)!.at), 0.5);
  const deep = 0.25 * Math.abs(last[0]!.at[0]);
  for (const share of [0.6, 1]) {
    grid.push(
      last.map((vertex) => ({
        ...vertex,
        at: add(add(scale(vertex.at, 1 - share), scale(middle, share)), [0, 0, deep * share]),
      })),
    );
    normals.push(normals[normals.length - 1]!.map(([x, y, z]): Triple => [x * 0.5, y * 0.5, z * 0.5 + 0.5]));
  }
}

/** Normals of the closed skin, so that the parting at the lips does not show on the cheeks. */
function smoothNormals(form: BeastForm, rows: readonly number[], lower: boolean): Triple[][] {
  const step = 0.012;
  return rows.map((s) =>
    anglesOf(form.seam(s), lower).map((angle): Triple => {
      const a = Math.min(1, s + step);
      const b = Math.max(0, s - step);
      const [front, back] = [form.skin(a, angle), form.skin(b, angle)];
      const [left, right] = [form.skin(s, angle + 0.12), form.skin(s, angle - 0.12)];
      const along = add(front, scale(back, -1));
      const around = add(left, scale(right, -1));
      const normal: Triple = [
        around[1] * along[2] - around[2] * along[1],
        around[2] * along[0] - around[0] * along[2],
        around[0] * along[1] - around[1] * along[0],
      ];
      const size = Math.hypot(...normal) || 1;
      return scale(normal, -1 / size);
    }),
  );
}

function colourAt(beast: Beast, form: BeastForm, s: number, t: number, angle: number, at: Triple): Triple {
  const share = headShare(form, s);
  const body = share < 1 ? hideColour(beast, Math.min(1, t), angle) : beast.main;
  if (share === 0) return body;
  const joint = form.onHead([0, 0, 0]);
  const place = scale(add(at, scale(joint, -1)), 1 / form.size);
  return blend(body, headColour(beast, form, place), share);
}

/** Ruffs, manes, wool and cheeks swell the skin. */
function fringeAt({ plan }: Beast, form: BeastForm, s: number, angle: number, row: number): number {
  const below = Math.max(0, -Math.cos(angle));
  const lion = plan.marking === 'lion';
  const ruff = plan.ruff * ruffAt(form, s) * (lion ? 0.9 : 0.3 + 0.4 * below);
  const wool = plan.wool * smoothstep(form.headKnots[2]!, form.head - 0.02, s);
  return (
    1 +
    ruff * (1 + (lion ? 0.1 : 0.12) * Math.cos(angle * 9 + (row % 2) * Math.PI)) +
    wool * 0.06 * (Math.cos(angle * 5 + row * 0.9) * Math.cos(row * 1.1) + 0.8)
  );
}

/** What is seen when the jaw opens: palate above, tongue below. */
function addMouth(fur: MeshData, beast: Beast, form: BeastForm, rows: readonly number[]): void {
  const inside = rows.filter((s) => form.open(s) > 0.02);
  const [palate, tongue] = [linear('#4a1c20'), linear('#b5585c')];
  for (const lower of [false, true]) {
    const grid = inside.map((s) => {
      const edge = form.skin(s, form.seam(s));
      return [-1, -0.5, 0, 0.5, 1].map((across): Vertex => {
        const arch = (1 - across * across) * 0.035 * form.size * (lower ? -0.6 : 1);
        return {
          at: [edge[0] * 0.87 * across, edge[1] + arch, edge[2]],
          colour: lower && Math.abs(across) < 1 ? tongue : palate,
          bones: hideBones(beast, 2, lower ? form.open(s) : 0),
        };
      });
    });
    addGrid(fur, grid, { flip: lower });
  }
}

/** Nose and nostrils. */
export function addNose(fur: MeshData, beast: Beast, form: BeastForm): void {
  const { nose, nostril } = form.plan;
  const bones: Influence = [[beast.rig.index.head!, 1]];
  const size = form.size;
  if (nose) {
    const colour = linear(nose.colour);
    const [wide, tall, deep] = nose.size;
    const centre = form.onHead([0, nose.at[1], nose.at[0]]);
    addSolid(fur, centre, [wide * size, tall * size, deep * size], {
      colour,
      bones,
      corner: nose.kind === 'snout' ? 0.55 : 0.8,
      columns: 14,
      rows: 8,
      turn: ([x, y, z]) => {
        const taper = nose.kind === 'pad' ? 1 + (0.35 * y) / (tall * size) : 1;
        return [x * taper, y, z - (nose.kind === 'pad' ? 0.25 * y : 0)];
      },
    });
    const dark = shade(colour, -0.75);
    for (const side of [1, -1])
      addSolid(
        fur,
        add(centre, [side * wide * 0.46 * size, (nose.kind === 'pad' ? -0.18 : 0) * tall * size, deep * 0.82 * size]),
        [wide * 0.2 * size, tall * (nose.kind === 'snout' ? 0.42 : 0.26) * size, deep * 0.3 * size],
        { colour: dark, bones, corner: 0.9, columns: 8, rows: 4 },
      );
  }
  if (nostril) {
    const { at, normal } = form.onSide(nostril.at[0], nostril.at[1]);
    for (const side of [1, -1])
      addSolid(
        fur,
        [side * (at[0] - normal[0] * 0.012 * size), at[1] - normal[1] * 0.012 * size, at[2] - normal[2] * 0.012 * size],
        [nostril.size[0] * size, nostril.size[1] * size, 0.03 * size],
        { colour: linear(nostril.colour), bones, corner: 0.9, columns: 10, rows: 5 },
      );
  }
}

/** The whiskers of cats and gnawers; too thin for a line round them. */
export function addWhiskers(fur: MeshData, beast: Beast, form: BeastForm): void {
  if (!form.plan.whiskers) return;
  const bones: Influence = [[beast.rig.index.head!, 1]];
  const [, , corner] = form.plan.mouth;
  const [z, y] = corner!;
  const { at } = form.onSide(z - 0.04, y + 0.08);
  const size = form.size;
  for (const side of [1, -1])
    for (const rise of [-0.06, 0.03, 0.12]) {
      const root: Triple = [side * at[0] * 0.96, at[1] + rise * 0.3 * size, at[2]];
      const line = [0, 0.5, 1].map(
        (t): Triple => add(root, [side * 0.36 * t * size, (rise * t - 0.05 * t * t) * size, -0.1 * t * size]),
      );
      addRod(
        fur,
        line,
        (t) => 0.01 * size * (1 - 0.7 * t),
        () => [0.8, 0.79, 0.76],
        bones,
        3,
        2,
      );
    }
}
