import { linear, shade } from './colour.ts';
import { turned } from './hat-shapes.ts';
import type { Hat, HatTools } from './hats.ts';
import { addGrid, type Influence, type Vertex } from './mesh.ts';
import { onHead } from './skin.ts';
import { addRod, addSolid } from './solids.ts';
import { around, mix, scale, type Triple } from './vector.ts';

const gold = linear('#e9bb4c');
const black = linear('#17161b');

/** What rulers wear. */
export const crowns: Pick<Record<Hat, (tools: HatTools) => void>, 'crown' | 'imperial' | 'phoenix'> = {
  crown,
  imperial,
  phoenix,
};

/** A European crown: eight points with balls, a red cap inside, stones on the ring. */
function crown({ cloth, metal, body }: HatTools): void {
  const bones: Influence = [[body.bone('head'), 1]];
  const place = (angle: number, y: number, r: number) =>
    onHead(body, [Math.sin(angle) * r, y, Math.cos(angle) * r * 1.06 - 0.035]);
  const rows = [1, 0.45, 0.1, 0].map((t) =>
    around(48, -Math.PI).map((angle, i): Vertex => {
      const point = t === 1 ? 0.17 * Math.abs(1 - ((i % 6) / 6) * 2) ** 1.3 : 0;
      return {
        at: place(angle, mix(0.78, 0.93, t) + point, 0.44 + 0.03 * t + (t < 0.15 ? 0.012 : 0)),
        colour: t < 0.15 ? shade(gold, -0.22) : gold,
        bones,
      };
    }),
  );
  addGrid(metal, rows, { closed: true });
  turned(
    cloth,
    body,
    [
      [1.06, 0.1, 0.1, 0.04],
      [1.03, 0.32, 0.34, 0.04],
      [0.84, 0.43, 0.45, 0.035],
    ],
    () => linear('#8a1f2b'),
  );
  for (let i = 0; i < 8; i++) {
    const angle = -Math.PI + (i / 8) * 2 * Math.PI;
    const pearl = scale([0.03, 0.03, 0.03] as Triple, body.m.head);
    addSolid(metal, place(angle, 1.12, 0.475), pearl, {
      colour: linear('#f6efe0'),
      bones,
      corner: 1,
      columns: 6,
      rows: 4,
    });
    addSolid(metal, place(angle, 0.84, 0.465), pearl, {
      colour: linear(i % 2 ? '#2f6fb0' : '#c8283a'),
      bones,
      corner: 1,
      columns: 6,
      rows: 4,
    });
  }
}

/** The Chinese emperor's board with strings of beads before and behind. */
function imperial({ cloth, metal, body }: HatTools): void {
  const bones: Influence = [[body.bone('head'), 1]];
  turned(
    cloth,
    body,
    [
      [1.14, 0.1, 0.1, 0.03],
      [1.13, 0.33, 0.34, 0.03],
      [0.95, 0.43, 0.45, 0.03],
      [0.77, 0.445, 0.472, 0.03],
    ],
    () => black,
  );
  turned(
    metal,
    body,
    [
      [0.84, 0.452, 0.48, 0.03],
      [0.77, 0.452, 0.48, 0.03],
    ],
    () => gold,
  );
  const board = {
    colour: black,
    bones,
    corner: 0.25,
    columns: 12,
    rows: 4,
    turn: ([x, y, z]: Triple): Triple => [x, y - z * 0.08, z],
  };
  addSolid(cloth, onHead(body, [0, 1.19, -0.04]), scale([0.31, 0.03, 0.62], body.m.head), board);
  addSolid(metal, onHead(body, [0, 1.185, -0.04]), scale([0.325, 0.012, 0.635], body.m.head), {
    ...board,
    colour: gold,
  });
  addRod(
    metal,
    [onHead(body, [-0.56, 1.02, -0.04]), onHead(body, [0.56, 1.02, -0.04])],
    () => 0.022 * body.m.head,
    () => gold,
    bones,
    6,
    1,
  );
  for (const z of [0.55, -0.63]) {
    for (let i = 0; i < 5; i++) {
      const x = mix(-0.26, 0.26, i / 4);
      const top = 1.16 - z * 0.08;
      const long = z > 0 ? 0.4 : 0.5;
      addRod(
        metal,
        [onHead(body, [x, top, z]), onHead(body, [x, top - long, z])],
        (t) => (Math.round(t * 8) % 2 ? 0.017 : 0.008) * body.m.head,
        (t) => linear(['#c8283a', '#f1ece0', '#3f9a7a', '#e9bb4c'][Math.round(t * 8) % 4]!),
        bones,
        4,
        8,
      );
    }
  }
}

/** A Chinese queen's crown: a cap of gold with leaves of blue and pearls, and tassels at the temples. */
function phoenix({ cloth, metal, body }: HatTools): void {
  const bones: Influence = [[body.bone('head'), 1]];
  turned(
    cloth,
    body,
    [
      [1.16, 0.1, 0.1, 0.06],
      [1.12, 0.32, 0.34, 0.06],
      [0.95, 0.43, 0.46, 0.04],
      [0.77, 0.447, 0.475, 0.03],
    ],
    (row) => shade(linear('#26557c'), row % 2 ? 0.08 : 0),
  );
  turned(
    metal,
    body,
    [
      [0.86, 0.455, 0.485, 0.03],
      [0.76, 0.455, 0.485, 0.03],
    ],
    () => gold,
  );
  for (let i = 0; i < 7; i++) {
    const lean = mix(-1.15, 1.15, i / 6);
    const tall = 0.3 + 0.22 * Math.cos(lean);
    const root = onHead(body, [Math.sin(lean) * 0.42, 0.92, Math.cos(lean) * 0.42 - 0.04]);
    const tip = onHead(body, [Math.sin(lean) * 0.62, 0.94 + tall, Math.cos(lean) * 0.34 - 0.04]);
    const middle = onHead(body, [Math.sin(lean) * 0.58, 0.94 + tall * 0.45, Math.cos(lean) * 0.46 - 0.04]);
    addRod(
      metal,
      [root, middle, tip],
      (t) => (0.012 + 0.055 * Math.sin(Math.PI * Math.min(1, t * 1.1)) ** 1.4) * body.m.head,
      (t) => (t > 0.35 && t < 0.8 ? linear('#2f86b8') : gold),
      bones,
      6,
      7,
    );
    addSolid(metal, tip, scale([0.04, 0.04, 0.04], body.m.head), {
      colour: linear(i % 2 ? '#f6efe0' : '#c8283a'),
      bones,
      corner: 1,
      columns: 6,
      rows: 4,
    });
  }
  for (const side of [-1, 1])
    for (const z of [0.14, 0.02]) {
      const top = onHead(body, [side * 0.47, 0.82, z]);
      addRod(
        metal,
        [top, onHead(body, [side * 0.48, 0.2, z])],
        (t) => (Math.round(t * 8) % 2 ? 0.019 : 0.007) * body.m.head,
        (t) => (t > 0.85 ? linear('#c8283a') : gold),
        bones,
        4,
        8,
      );
    }
}
