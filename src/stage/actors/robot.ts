import type { Body } from './body-shape.ts';
import { linear, shade } from './colour.ts';
import type { Influence, MeshData } from './mesh.ts';
import { armPoint, sides } from './person-rig.ts';
import { addRobotHead } from './robot-head.ts';
import { addRod, addSolid, onChest } from './solids.ts';
import { mix, type Triple } from './vector.ts';

const dark = linear('#2b3138');

/** A body of metal: barrel chest with a panel, hips, limbs of tubes with ball joints, boots; the head gets ears and an aerial. */
export function addRobot(metal: MeshData, cloth: MeshData, body: Body): void {
  const { m, palette } = body;
  const h = m.height;
  const chest = onChest(body);
  const middle = mix(m.hip, m.shoulder, 0.7);
  addSolid(metal, [0, middle + 0.012 * h, -0.008 * h], [m.shoulderX * 1.02, 0.105 * h, m.chestZ * 1.35], {
    colour: palette.main,
    bones: chest,
    corner: 0.42,
    columns: 16,
    rows: 8,
  });
  addSolid(metal, [0, middle + 0.02 * h, m.chestZ * 1.18], [0.062 * h, 0.044 * h, 0.022 * h], {
    colour: palette.second,
    bones: chest,
    corner: 0.4,
    columns: 14,
    rows: 8,
  });
  for (const [i, colour] of [palette.accent, linear('#f2c14a'), linear('#5cc46a')].entries())
    addSolid(
      metal,
      [(i - 1) * 0.032 * h, middle + 0.03 * h, m.chestZ * 1.18 + 0.022 * h],
      [0.011 * h, 0.011 * h, 0.007 * h],
      { colour, bones: chest, corner: 0.9, columns: 8, rows: 4 },
    );
  for (const [i, t] of [0.1, 0.19, 0.28].entries())
    addSolid(cloth, [0, mix(m.hip, m.shoulder, t + 0.03), -0.004 * h], [0.062 * h, 0.018 * h, 0.05 * h], {
      colour: i % 2 ? shade(dark, 0.1) : dark,
      bones: [
        [body.bone('spine'), 0.6],
        [body.bone('hips'), 0.4],
      ],
      corner: 0.8,
      columns: 14,
      rows: 6,
    });
  addSolid(metal, [0, m.hip + 0.005 * h, -0.004 * h], [m.hipX + 0.05 * h, 0.042 * h, m.chestZ * 1.1], {
    colour: shade(palette.main, -0.12),
    bones: [[body.bone('hips'), 1]],
    corner: 0.5,
    columns: 16,
    rows: 8,
  });
  addRod(
    cloth,
    [
      [0, m.shoulder, -0.014 * h],
      [0, m.chin + 0.1 * m.head, -0.014 * h],
    ],
    (t) => (Math.round(t * 8) % 2 ? 0.03 : 0.036) * h,
    () => dark,
    [[body.bone('neck'), 1]],
    12,
    8,
  );
  for (const { name, sign } of sides) limbs(metal, cloth, body, name, sign);
  addRobotHead(metal, body);
}

function limbs(metal: MeshData, cloth: MeshData, body: Body, side: string, sign: number): void {
  const { m, palette } = body;
  const h = m.height;
  const one = (name: string): Influence => [[body.bone(`${name}${side}`), 1]];
  const ball = (at: Triple, radius: number, name: string, colour = dark) =>
    addSolid(cloth, at, [radius, radius, radius], { colour, bones: one(name), corner: 1, columns: 10, rows: 6 });
  const arm = (t: number) => armPoint(m, sign, t);
  const wrist = m.upperArm + m.foreArm;
  addSolid(metal, arm(0.005 * h), [0.05 * h, 0.05 * h, 0.05 * h], {
    colour: palette.second,
    bones: one('arm'),
    corner: 0.9,
    columns: 12,
    rows: 7,
  });
  addRod(
    metal,
    [arm(0.03 * h), arm(m.upperArm - 0.015 * h)],
    () => 0.027 * h,
    () => palette.main,
    one('arm'),
    10,
    2,
  );
  ball(arm(m.upperArm), 0.027 * h, 'fore');
  addRod(
    metal,
    [arm(m.upperArm + 0.02 * h), arm(wrist - 0.012 * h)],
    (t) => mix(0.026, 0.037, t) * h,
    () => palette.main,
    one('fore'),
    10,
    3,
  );
  const x = sign * m.hipX;
  ball([x, m.hip - 0.02 * h, 0], 0.038 * h, 'thigh');
  addRod(
    metal,
    [
      [x, m.hip - 0.03 * h, 0],
      [x, m.knee + 0.02 * h, 0],
    ],
    () => 0.036 * h,
    () => palette.main,
    one('thigh'),
    10,
    2,
  );
  ball([x, m.knee, 0], 0.034 * h, 'shin');
  addRod(
    metal,
    [
      [x, m.knee - 0.02 * h, 0],
      [x, m.ankle, 0],
    ],
    (t) => mix(0.036, 0.052, t) * h,
    () => palette.main,
    one('shin'),
    12,
    3,
  );
  addSolid(metal, [x, 0.026 * h, 0.022 * h], [0.045 * h, 0.026 * h, 0.085 * h], {
    colour: palette.second,
    bones: one('foot'),
    corner: 0.45,
    columns: 14,
    rows: 6,
  });
}
