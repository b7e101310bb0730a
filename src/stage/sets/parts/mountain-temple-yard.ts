import { random } from '../../../film/index.ts';
import { flat } from '../assemble.ts';
import type { SetDraft, SetRequest } from '../model.ts';
import { smooth } from '../parameters.ts';
import { blend, type Sculpture, scaled, type Triple, tint } from '../sculpture.ts';
import { groundTints } from '../season.ts';
import { block, face } from '../shapes.ts';
import { paving } from './architecture.ts';
import { litter, roll, terrain } from './land.ts';
import { balustrade } from './mountain-temple-court.ts';
import { land, plan, stairFoot, stairHead, terrace } from './mountain-temple-plan.ts';
import { tuft } from './trees.ts';

function steps(into: Sculpture, stone: readonly [number, number, number]): void {
  const count = 8;
  const tread = (stairFoot - stairHead) / count;
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.4 });
  for (let index = 0; index < count; index++) {
    const deep = stairFoot - stairHead - index * tread;
    const lift = index * 0.15;
    block(
      into,
      [0, lift, stairHead + deep / 2],
      [4.8, 0.152, deep],
      scaled(stone, 0.94 + (index % 2) * 0.08),
      0.02,
      0.62,
    );
  }
  for (const x of [-2.6, 2.6]) {
    const [a, b] = [x - 0.2, x + 0.2];
    const [foot, head] = [stairFoot + 0.25, stairHead];
    const cap = scaled(stone, 1.06);
    face(into, [a, 0.2, foot], [b, 0.2, foot], [b, terrace + 0.12, head], [a, terrace + 0.12, head], cap);
    face(into, [a, 0, foot], [b, 0, foot], [b, 0.2, foot], [a, 0.2, foot], scaled(stone, 0.8));
    face(into, [b, 0, foot], [b, 0, head], [b, terrace + 0.12, head], [b, 0.2, foot], scaled(stone, 0.75));
    face(into, [a, 0, head], [a, 0, foot], [a, 0.2, foot], [a, terrace + 0.12, head], scaled(stone, 0.75));
  }
}

/** The paved court with its balustrades. */
export function court(draft: SetDraft, set: SetRequest): void {
  const { side, colours } = plan(set);
  const source = random(`${set.seed}/court`);
  const tints = groundTints(set.season);
  const { stone } = colours;
  draft.ground.finish({ sway: 0, glow: 0, gloss: 0.9, brush: 0.6 });
  paving(draft.ground, [-1.6, -6.7, 1.6, 14.4], [1.6, 1.05], () => 0.012, scaled(stone, 0.94), source);
  for (const [x0, x1] of [
    [-9.3, -1.65],
    [1.65, 9.3],
  ] as const)
    paving(
      draft.ground,
      [x0, -8.9, x1, 13.4],
      [1.05, 0.95],
      flat,
      scaled(blend(stone, tint('#6d6a62'), 0.5), 0.86),
      source,
    );
  paving(draft.ground, [-8.5, -13, 8.5, stairHead], [1.1, 0.8], () => terrace, scaled(stone, 0.85), source);
  draft.ground.finish({ gloss: 0.3, brush: 0.8 });
  terrain(
    draft.ground,
    [-80, -80, 80, 60],
    60,
    (x, z) => land(set, x, z) - 0.04,
    (x, z) => {
      const across = x * side;
      const inner = Math.abs(x) < 9.4 && z > -21 && z < 13.6;
      if (inner) return scaled(tint('#57544c'), 0.8);
      const cliff = smooth(0.5, 3, across - 9.8);
      return scaled(
        blend(blend(tints.grass, tints.mud, 0.3), tint('#6d6a66'), cliff),
        0.85 + 0.2 * roll(x * 0.8, z * 0.8, 5),
      );
    },
  );
  draft.solid.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.45 });
  block(draft.solid, [0, 0, -15], [17.2, 0.2, 12.1], scaled(stone, 0.7), 0.05);
  block(draft.solid, [0, 0.2, -15], [17, 0.8, 11.9], scaled(stone, 0.82), 0.03, 0.75);
  block(draft.solid, [0, 1, -15], [17.3, 0.2, 12.1], stone, 0.06);
  steps(draft.solid, stone);
  for (const end of [-1, 1]) balustrade(draft.solid, [end * 8.4, -9.1], [end * 2.75, -9.1], terrace, stone);
  balustrade(draft.solid, [9.2 * side, -6], [9.2 * side, 10], 0, stone);
  draft.solid.place([7 * side, 0, -3.1], 0, 1, () => {
    block(draft.solid, [0, 0.36, 0], [0.55, 0.1, 2], scaled(stone, 1.02), 0.03);
    for (const z of [-0.7, 0.7]) block(draft.solid, [0, 0, z], [0.4, 0.37, 0.22], scaled(stone, 0.85), 0.03);
  });
  for (let index = 0; index < 190; index++) {
    const edge = source() < 0.45;
    const [x, z] = edge
      ? [(9.35 + source() * 0.6) * side, -8 + source() * 20]
      : [(-9.4 - source() * 6) * side, -8 + source() * 24];
    tuft(draft.leaves, [x, land(set, x, z), z], 0.2 + source() * 0.3, 5, tints.blade, source);
  }
  const fallen: Triple[] = [];
  for (let cluster = 0; cluster < 12; cluster++) {
    const [cx, cz] = [(-1 + source() * -7) * side, (source() - 0.35) * 12];
    for (let index = 0; index < 9; index++)
      fallen.push([cx + (source() - 0.5) * 1.8, 0.03, cz + (source() - 0.5) * 1.4]);
  }
  litter(draft.leaves, fallen, 0.065, tints.fallen, source);
}
