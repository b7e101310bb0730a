import type { SetDraft } from '../model.ts';
import { type Sculpture, scaled, type Triple, tint } from '../sculpture.ts';
import { block, tube } from '../shapes.ts';
import { type HullPlan, hull, mast } from './ships.ts';

/** A ship with three masts, its sails set or furled. */
export function tallShip(
  draft: SetDraft,
  at: Triple,
  yaw: number,
  paint: string,
  source: () => number,
  set: boolean,
): void {
  const { solid, leaves } = draft;
  const plan: HullPlan = { long: 15, beam: 4.4, high: 2.2, sheer: 0.9 };
  const sail = set ? tint('#e0d4b4') : undefined;
  solid.place(at, yaw, 1, () =>
    leaves.place(at, yaw, 1, () => {
      hull(solid, plan, tint(paint), source);
      for (const [x, tall] of [
        [3.6, 9.5],
        [-0.6, 11],
        [-4.4, 8.5],
      ] as const)
        mast(
          solid,
          leaves,
          [x, 1.6, 0],
          tall,
          [
            [0.48, 2.9],
            [0.74, 2.1],
          ],
          1.9,
          sail,
        );
      solid.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.2 });
      tube(
        solid,
        [
          [6.6, 2.7, 0],
          [10.2, 4.2, 0],
        ],
        [0.13, 0.05],
        7,
        tint('#7d5c3c'),
      );
      block(solid, [-6, 1.9, 0], [2.4, 1.3, 3], scaled(tint(paint), 0.9), 0.06);
      solid.finish({ glow: 0.6 });
      for (const z of [-0.8, 0, 0.8]) block(solid, [-7.22, 2.3, z], [0.06, 0.5, 0.5], tint('#ffcf88'), 0.02, 1);
      solid.finish({ glow: 0 });
    }),
  );
}

/** A crane on the quay with its load over the water. */
export function crane(solid: Sculpture, at: Triple): void {
  solid.place(at, 0, 1, () => {
    const wood = tint('#6a5038');
    solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.4 });
    block(solid, [0, 0, 0], [1.1, 0.5, 1.1], tint('#77705f'), 0.05);
    block(solid, [0, 0.4, 0], [0.34, 4.2, 0.34], wood, 0.03);
    tube(
      solid,
      [
        [0, 1.6, 0],
        [1.5, 4.6, -2.4],
        [1.9, 5.3, -3],
      ],
      [0.15, 0.13, 0.1],
      7,
      wood,
    );
    tube(
      solid,
      [
        [0, 4.5, 0],
        [1.9, 5.3, -3],
      ],
      [0.025, 0.025],
      4,
      tint('#2f2823'),
    );
    tube(
      solid,
      [
        [1.9, 5.3, -3],
        [1.9, 3.1, -3],
      ],
      [0.022, 0.022],
      4,
      tint('#2f2823'),
    );
    block(solid, [1.9, 2.4, -3], [0.8, 0.7, 0.8], tint('#9a7a4c'), 0.03);
  });
}
