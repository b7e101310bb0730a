import type { Person } from '../../film/index.ts';
import type { WearMeshes } from './accessories.ts';
import { type Body, offSurface } from './body-shape.ts';
import { addBand } from './collar.ts';
import { linear, shade } from './colour.ts';
import type { HeadShape } from './head-shape.ts';
import { skullPoint } from './locks.ts';
import type { Influence } from './mesh.ts';
import { onHead } from './skin.ts';
import { addLoop, addRod, addSolid, onChest } from './solids.ts';
import { airTank, boxingGloves, camera, neckerchief, tutu } from './trade-gear.ts';
import { add, scale, type Triple } from './vector.ts';

type Builder = (meshes: WearMeshes, body: Body, shape: HeadShape) => void;

/** What the people of a trade wear over the dress. */
export const tradeWear: Partial<Record<Person['features'][number], Builder>> = {
  'head-mirror': headMirror,
  camera,
  'boxing-gloves': boxingGloves,
  tutu,
  'bow-tie': bowTie,
  wig,
  goggles,
  'air-tank': airTank,
  neckerchief,
  'hair-pins': hairPins,
  pendant,
};

const onHeadOf = (body: Body): Influence => [[body.bone('head'), 1]];

/** A doctor's mirror on a band round the forehead. */
function headMirror({ cloth, metal }: WearMeshes, body: Body, shape: HeadShape): void {
  const bones = onHeadOf(body);
  const ring = Array.from({ length: 24 }, (_, i) =>
    onHead(body, skullPoint(shape, (i / 24) * 2 * Math.PI, 0.7, 0.105)),
  );
  addLoop(cloth, ring, 0.02 * body.m.head, linear('#2b2f36'), bones);
  const at = onHead(body, [0, 0.74, 0.47]);
  addSolid(metal, at, scale([0.135, 0.135, 0.02], body.m.head), {
    colour: linear('#dfe7ee'),
    bones,
    corner: 0.9,
    columns: 18,
    rows: 5,
  });
  addSolid(metal, add(at, [0, 0, 0.018 * body.m.head]), scale([0.03, 0.03, 0.012], body.m.head), {
    colour: linear('#3a4048'),
    bones,
    corner: 0.9,
    columns: 10,
    rows: 4,
  });
}

/** A bow under the chin. */
function bowTie({ cloth }: WearMeshes, body: Body): void {
  const { m, trunk, neckBase } = body;
  const h = m.height;
  const at = offSurface(trunk, 0, neckBase - 0.026 * h, 0.016 * h);
  const black = linear('#1b1a20');
  for (const side of [-1, 1])
    addSolid(cloth, add(at, [side * 0.022 * h, 0, 0]), [0.02 * h, 0.016 * h, 0.008 * h], {
      colour: black,
      bones: onChest(body),
      corner: 0.6,
      columns: 10,
      rows: 5,
      turn: ([x, y, z]) => [x, y * (0.55 + (0.45 * side * x) / (0.02 * h)), z],
    });
  addSolid(cloth, at, [0.007 * h, 0.009 * h, 0.01 * h], {
    colour: shade(black, 0.1),
    bones: onChest(body),
    corner: 0.8,
    columns: 8,
    rows: 4,
  });
}

/** A judge's wig: rows of rolled curls to the shoulders, and two white bands at the throat. */
function wig({ cloth }: WearMeshes, body: Body, shape: HeadShape): void {
  const white = linear('#efece4');
  const bones = onHeadOf(body);
  const size = body.m.head;
  for (const [row, y] of [0.98, 0.86, 0.72, 0.56, 0.4, 0.24, 0.08, -0.08].entries())
    for (let i = 0; i < 12; i++) {
      const angle = ((i + (row % 2) * 0.5) / 12) * 2 * Math.PI - Math.PI;
      const bare = y > 0.8 ? 0 : y > 0.66 ? 0.75 : 1.12;
      if (Math.abs(angle) < bare) continue;
      const [x, , z] = skullPoint(shape, angle, Math.max(0.4, y), 0.1);
      addSolid(cloth, onHead(body, [x * (y < 0.3 ? 1.06 : 1), y, z]), scale([0.12, 0.09, 0.1], size), {
        colour: shade(white, (i + row) % 2 ? -0.06 : 0),
        bones,
        corner: 0.9,
        columns: 6,
        rows: 3,
      });
    }
  const { m, trunk, neckBase } = body;
  for (const side of [-1, 1])
    addBand(
      cloth,
      body,
      trunk,
      [
        [side * 0.08, neckBase - 0.01 * m.height],
        [side * 0.16, m.shoulder - 0.11 * m.height],
      ],
      0.026 * m.height,
      0.018 * m.height,
      white,
      6,
    );
}

/** Goggles pushed up on the forehead. */
function goggles({ cloth, metal }: WearMeshes, body: Body, shape: HeadShape): void {
  const bones = onHeadOf(body);
  const worn = body.person.dress.hat !== 'none';
  const y = worn ? 0.88 : 0.66;
  const lift = worn ? 0.15 : 0.11;
  const strap = Array.from({ length: 24 }, (_, i) => onHead(body, skullPoint(shape, (i / 24) * 2 * Math.PI, y, lift)));
  addLoop(cloth, strap, 0.024 * body.m.head, linear('#2a2320'), bones);
  for (const side of [-1, 1]) {
    const at = onHead(body, [side * 0.15, y, 0.4 + lift * 0.45]);
    addSolid(metal, at, scale([0.135, 0.105, 0.05], body.m.head), {
      colour: linear('#6b4a2a'),
      bones,
      corner: 0.8,
      columns: 14,
      rows: 6,
    });
    addSolid(metal, add(at, [0, 0, 0.036 * body.m.head]), scale([0.1, 0.075, 0.03], body.m.head), {
      colour: linear('#7fb0c4'),
      bones,
      corner: 0.8,
      columns: 12,
      rows: 5,
    });
  }
}

/** Flowers and pins in put-up hair. */
function hairPins({ cloth, metal }: WearMeshes, body: Body, shape: HeadShape): void {
  const bones = onHeadOf(body);
  const size = body.m.head;
  for (const side of [-1, 1]) {
    const at = onHead(body, skullPoint(shape, side * 1.15, 0.86, 0.12));
    for (let i = 0; i < 5; i++) {
      const angle = (i / 5) * 2 * Math.PI;
      addSolid(
        cloth,
        add(at, scale([side * 0.02, Math.sin(angle) * 0.055, Math.cos(angle) * 0.055], size)),
        scale([0.03, 0.045, 0.045], size),
        {
          colour: linear(side > 0 ? '#d94f6b' : '#e8a23a'),
          bones,
          corner: 0.9,
          columns: 7,
          rows: 4,
        },
      );
    }
    addSolid(metal, add(at, [side * 0.04 * size, 0, 0]), scale([0.02, 0.026, 0.026], size), {
      colour: linear('#f1d27a'),
      bones,
      corner: 0.9,
      columns: 7,
      rows: 4,
    });
    for (const [k, long] of [0.3, 0.24].entries())
      addRod(
        metal,
        [
          at,
          add(at, scale([side * 0.06, -long * 0.5, 0.03 * k], size)),
          add(at, scale([side * 0.06, -long, 0.03 * k], size)),
        ],
        (t) => (t > 0.85 ? 0.022 : 0.008) * size,
        () => linear('#e6c25a'),
        bones,
        5,
        8,
      );
  }
  addRod(
    metal,
    [onHead(body, [-0.42, 1.12, -0.22]), onHead(body, [0.42, 1.2, -0.26])],
    () => 0.016 * size,
    () => linear('#e6c25a'),
    bones,
    6,
    2,
  );
}

/** A cross on a chain. */
function pendant({ metal }: WearMeshes, body: Body): void {
  const { m, trunk } = body;
  const h = m.height;
  const gold = linear('#e6c25a');
  for (const side of [-1, 1])
    addRod(
      metal,
      [
        offSurface(trunk, side * 1.0, m.shoulder + 0.01 * h, 0.014 * h),
        offSurface(trunk, side * 0.5, m.shoulder - 0.06 * h, 0.014 * h),
        offSurface(trunk, 0, m.shoulder - 0.13 * h, 0.014 * h),
      ],
      () => 0.0032 * h,
      () => gold,
      onChest(body),
      5,
      8,
    );
  const at = offSurface(trunk, 0, m.shoulder - 0.155 * h, 0.018 * h);
  for (const half of [
    [0.007, 0.034, 0.005],
    [0.022, 0.007, 0.005],
  ] as const)
    addSolid(metal, add(at, [0, half[0] > 0.01 ? 0.01 * h : 0, 0]), scale(half as unknown as Triple, h), {
      colour: gold,
      bones: onChest(body),
      corner: 0.4,
      columns: 8,
      rows: 4,
    });
}
