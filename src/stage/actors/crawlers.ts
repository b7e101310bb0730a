import type { FrontHead } from './beast-actor.ts';
import { blend, shade } from './colour.ts';
import { addBentLegs, addDome, eyeAt, type Shell, stalks } from './shell-parts.ts';
import { addRod, addSolid } from './solids.ts';
import { add, scale, type Triple } from './vector.ts';

/** A crab: a broad shell on bent legs, claws ahead, eyes on stalks. */
export function crab(shell: Shell): FrontHead {
  const { mesh, h, main, pale, dark, bone, at, rig } = shell;
  addDome(shell, [0, 0.5 * h, 0.05 * h], [0.85, 0.34, 0.58], [main, shade(pale, -0.05)], [1, 2], bone('spine'), -0.7);
  addBentLegs(shell, 4, 1.05, 0.075, 0.28, main);
  for (const sign of [1, -1]) {
    const name = sign > 0 ? 'foreL1' : 'foreR1';
    const elbow: Triple = [sign * 1.05 * h, 0.62 * h, 0.55 * h];
    const wrist: Triple = [sign * 0.8 * h, 0.66 * h, 0.95 * h];
    addRod(
      mesh,
      [[sign * 0.55 * h, 0.48 * h, 0.35 * h], elbow, wrist],
      () => 0.11 * h,
      () => main,
      bone(name),
      8,
      7,
    );
    addSolid(mesh, add(wrist, [0, 0.05 * h, 0.14 * h]), [0.19 * h, 0.15 * h, 0.24 * h], {
      colour: shade(main, 0.06),
      bones: bone(name),
      corner: 0.9,
      columns: 12,
      rows: 7,
    });
    for (const jaw of [1, -1])
      addRod(
        mesh,
        [
          add(wrist, [jaw * 0.11 * h, 0.06 * h, 0.3 * h]),
          add(wrist, [jaw * 0.17 * h, 0.08 * h, 0.48 * h]),
          add(wrist, [jaw * 0.03 * h, 0.08 * h, 0.66 * h]),
        ],
        (t) => 0.085 * h * (1 - 0.85 * t),
        (t) => blend(main, dark, t),
        bone(name),
        7,
        6,
      );
  }
  const joint = at('head');
  const eyes = stalks(shell, [0, 0.62 * h, 0.55 * h], 0.2, 0.24, 0.085);
  const local = scale(add([0, 0.62 * h, 0.55 * h], scale(joint, -1)), 1 / h);
  return { size: h, eye: { ...eyes, at: add(eyes.at, local) }, hinge: [0, 0.4 * h, rig.bones[0]!.at[2]] };
}

/** A spider: two round parts, eight long legs, many eyes. */
export function spider(shell: Shell): FrontHead {
  const { mesh, h, main, pale, dark, bone, at } = shell;
  addDome(
    shell,
    [0, 0.55 * h, -0.55 * h],
    [0.5, 0.44, 0.62],
    [shade(main, 0.04), blend(main, dark, 0.5)],
    [2, 3],
    bone('hips'),
    -0.98,
  );
  addSolid(mesh, [0, 0.5 * h, 0.28 * h], [0.34 * h, 0.27 * h, 0.4 * h], {
    colour: main,
    bones: bone('chest'),
    corner: 0.95,
    columns: 16,
    rows: 10,
  });
  addBentLegs(shell, 4, 1.35, 0.06, 0.5, blend(main, dark, 0.4));
  for (const side of [1, -1])
    addRod(
      mesh,
      [
        [side * 0.1 * h, 0.42 * h, 0.62 * h],
        [side * 0.13 * h, 0.26 * h, 0.74 * h],
        [side * 0.05 * h, 0.14 * h, 0.7 * h],
      ],
      (t) => 0.06 * h * (1 - 0.8 * t),
      () => dark,
      bone('head'),
      7,
      5,
    );
  const joint = at('head');
  for (const [x, y, r] of [
    [0.24, 0.62, 0.045],
    [0.06, 0.7, 0.045],
  ] as const)
    for (const side of [1, -1])
      addSolid(mesh, [side * x * h, y * h, 0.55 * h], [r * h, r * h, r * h], {
        colour: shade(pale, -0.2),
        bones: bone('chest'),
        corner: 1,
        columns: 8,
        rows: 6,
      });
  const local = scale(add([0, 0.54 * h, 0.62 * h], scale(joint, -1)), 1 / h);
  return { size: h, eye: eyeAt(add(local, [0.12, 0.02, 0.04]), 0.11, [0.35, 0.15, 1]), hinge: joint };
}

/** A beetle: a dome of wing cases, six legs, feelers. */
export function beetle(shell: Shell): FrontHead {
  const { mesh, h, main, dark, bone, at } = shell;
  addDome(
    shell,
    [0, 0.5 * h, -0.25 * h],
    [0.5, 0.45, 0.72],
    [main, blend(main, dark, 0.7)],
    [1, 2],
    bone('spine'),
    -0.6,
  );
  addBentLegs(shell, 3, 0.75, 0.06, 0.2, dark);
  addSolid(mesh, [0, 0.48 * h, 0.55 * h], [0.3 * h, 0.26 * h, 0.26 * h], {
    colour: blend(dark, main, 0.2),
    bones: bone('head'),
    corner: 0.95,
    columns: 14,
    rows: 9,
  });
  for (const side of [1, -1])
    addRod(
      mesh,
      [
        [side * 0.1 * h, 0.68 * h, 0.68 * h],
        [side * 0.3 * h, 0.95 * h, 0.9 * h],
        [side * 0.5 * h, 0.95 * h, 1.2 * h],
      ],
      () => 0.022 * h,
      () => dark,
      bone('head'),
      5,
      8,
    );
  const joint = at('head');
  const local = scale(add([0, 0.54 * h, 0.68 * h], scale(joint, -1)), 1 / h);
  return { size: h, eye: eyeAt(add(local, [0.15, 0.04, 0.08]), 0.1, [0.6, 0.2, 1]), hinge: joint };
}
