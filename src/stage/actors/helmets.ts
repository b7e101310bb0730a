import { linear, shade } from './colour.ts';
import { turned } from './hat-shapes.ts';
import type { Hat, HatTools } from './hats.ts';
import { addGrid, type Influence, type Vertex } from './mesh.ts';
import { onHead } from './skin.ts';
import { addRod, addSolid } from './solids.ts';
import { around, bump, mix, scale, smoothstep, type Triple } from './vector.ts';

/** What soldiers, knights and astronauts wear. */
export const helmets: Pick<Record<Hat, (tools: HatTools) => void>, 'casque' | 'helmet' | 'space'> = {
  casque,
  helmet,
  space,
};

/** A general's helmet: a bowl with a rib, a spike with a red plume, flaps of scales over ears and neck. */
function casque({ cloth, metal, body }: HatTools): void {
  const { palette } = body;
  const bones: Influence = [[body.bone('head'), 1]];
  turned(
    metal,
    body,
    [
      [1.2, 0.05, 0.05, 0.03],
      [1.17, 0.16, 0.17, 0.03],
      [1.06, 0.34, 0.37, 0.03],
      [0.9, 0.44, 0.47, 0.03],
      [0.76, 0.455, 0.49, 0.03],
    ],
    (row) => (row > 3 ? palette.accent : palette.main),
    1,
  );
  turned(
    metal,
    body,
    [
      [0.83, 0.47, 0.5, 0.03],
      [0.75, 0.49, 0.53, 0.025],
    ],
    () => palette.accent,
  );
  addSolid(metal, onHead(body, [0, 0.86, 0.46]), scale([0.09, 0.09, 0.03], body.m.head), {
    colour: palette.accent,
    bones,
    corner: 1.2,
    columns: 10,
    rows: 5,
  });
  addRod(
    metal,
    [onHead(body, [0, 1.18, -0.03]), onHead(body, [0, 1.5, -0.03])],
    (t) => mix(0.035, 0.012, t) * body.m.head,
    () => palette.accent,
    bones,
    6,
    2,
  );
  const plume: Triple[] = [
    [0, 1.5, -0.03],
    [0, 1.6, -0.2],
    [0, 1.42, -0.42],
    [0, 1.1, -0.58],
  ];
  addRod(
    cloth,
    plume.map((point) => onHead(body, point)),
    (t) => 0.1 * Math.sin(Math.PI * mix(0.12, 1, t)) * body.m.head + 0.004,
    (t) => shade(linear('#c22a22'), -0.25 * t),
    bones,
    8,
    8,
  );
  guard(metal, body, palette.main, 1.28, 0.08);
}

/** A flap of scales from the rim over ears and neck, open by `open` radians each side of the face. */
function guard(metal: HatTools['metal'], body: HatTools['body'], colour: Triple, open: number, low: number): void {
  const rows = [0, 0.22, 0.26, 0.5, 0.54, 0.8, 1].map((t, row) =>
    Array.from({ length: 17 }, (_, i): Vertex => {
      const angle = mix(open, 2 * Math.PI - open, i / 16);
      const flare = 0.46 + 0.05 * t + (row % 2 ? 0.018 : 0);
      const weight = 0.5 * smoothstep(0.4, 1, t);
      return {
        at: onHead(body, [Math.sin(angle) * flare, mix(0.78, low, t), Math.cos(angle) * (flare + 0.04) - 0.03]),
        colour: shade(colour, row % 2 ? 0.12 : -0.12),
        bones: [
          [body.bone('head'), 1 - weight],
          [body.bone('neck'), weight],
        ],
      };
    }),
  );
  addGrid(metal, rows);
}

/** A knight's helmet: bowl, cheeks and neck of steel, the visor turned up over the brow, a plume. */
function helmet({ cloth, metal, body }: HatTools): void {
  if (!['plate', 'armour', 'tunic', 'robe'].includes(body.person.dress.style)) {
    hardHat(metal, cloth, body);
    return;
  }
  const { palette } = body;
  const bones: Influence = [[body.bone('head'), 1]];
  const steel = palette.main;
  const rows = [1.12, 1.1, 1.02, 0.9, 0.76, 0.6, 0.4, 0.2, 0.02, -0.06].map((y, row) =>
    Array.from({ length: 25 }, (_, i): Vertex => {
      const open = y > 0.74 ? 0 : mix(0.72, 0.9, smoothstep(0.7, 0.3, y)) - 0.35 * smoothstep(0.25, 0, y);
      const angle = mix(open, 2 * Math.PI - open, i / 24);
      const r = [0.05, 0.18, 0.33, 0.43, 0.465, 0.465, 0.45, 0.42, 0.4, 0.42][row]!;
      const ridge = row < 5 ? 0.03 * bump(Math.sin(angle), 0, 0.12) : 0;
      return {
        at: onHead(body, [Math.sin(angle) * r, y + ridge, Math.cos(angle) * r * 1.07 - 0.03]),
        colour: row > 8 ? palette.accent : shade(steel, i === 0 || i === 24 ? -0.25 : 0),
        bones,
      };
    }),
  );
  addGrid(metal, rows);
  const visor = [0, 0.35, 0.7, 1].map((t, row) =>
    Array.from({ length: 17 }, (_, i): Vertex => {
      const angle = mix(-1.35, 1.35, i / 16);
      const ahead = Math.max(0, Math.cos(angle)) ** 1.5;
      const r = 0.48 + 0.13 * ahead * Math.sin(Math.PI * mix(0.25, 0.9, t));
      return {
        at: onHead(body, [Math.sin(angle) * 0.49, mix(0.76, 0.9 + 0.22 * ahead, t), Math.cos(angle) * r - 0.03]),
        colour: row === 1 ? linear('#2a2c31') : shade(steel, 0.1),
        bones,
      };
    }),
  );
  addGrid(metal, visor);
  const plume: Triple[] = [
    [0, 1.1, -0.1],
    [0, 1.38, -0.24],
    [0, 1.3, -0.6],
    [0, 0.85, -0.78],
  ];
  addRod(
    cloth,
    plume.map((point) => onHead(body, point)),
    (t) => (0.03 + 0.12 * Math.sin(Math.PI * mix(0.05, 1, t))) * body.m.head,
    (t) => shade(palette.second, -0.25 * t),
    bones,
    8,
    8,
  );
}

/** A soldier's helmet in the colour of the uniform, or a worker's yellow one with a rib. */
function hardHat(metal: HatTools['metal'], cloth: HatTools['cloth'], body: HatTools['body']): void {
  const { style } = body.person.dress;
  const colour = style === 'uniform' ? shade(body.palette.main, -0.1) : linear('#f2b92e');
  const dome = [
    [1.19, 0.08, 0.08, 0.03],
    [1.17, 0.24, 0.25, 0.03],
    [1.07, 0.4, 0.43, 0.03],
    [0.92, 0.475, 0.505, 0.03],
    [0.78, 0.49, 0.52, 0.03],
    [0.74, 0.56, 0.6, 0.02],
    [0.725, 0.56, 0.6, 0.02],
  ];
  turned(style === 'uniform' ? cloth : metal, body, dome, (row) => (row > 4 ? shade(colour, -0.15) : colour));
  const bones: Influence = [[body.bone('head'), 1]];
  if (style !== 'uniform')
    addRod(
      metal,
      [
        [0, 0.8, 0.5],
        [0, 1.1, 0.36],
        [0, 1.21, -0.03],
        [0, 1.1, -0.42],
        [0, 0.8, -0.56],
      ].map(([x, y, z]) => onHead(body, [x!, y!, z!])),
      () => 0.035 * body.m.head,
      () => colour,
      bones,
      5,
      8,
    );
  for (const side of [-1, 1])
    addRod(
      cloth,
      [
        [side * 0.46, 0.76, 0.02],
        [side * 0.38, 0.3, 0.04],
        [side * 0.2, -0.01, 0.18],
        [0, -0.03, 0.26],
      ].map(([x, y, z]) => onHead(body, [x!, y!, z!])),
      () => 0.014 * body.m.head,
      () => linear('#2a2622'),
      bones,
      4,
      5,
    );
}

/** A space helmet: a white shell with the face open, a golden visor turned up, lamps at the sides. */
function space({ metal, cloth, body }: HatTools): void {
  const bones: Influence = [
    [body.bone('head'), 0.75],
    [body.bone('neck'), 0.25],
  ];
  const white = linear('#eef0f1');
  const ball = (angle: number, y: number, r: number, deep = 1): Triple =>
    onHead(body, [Math.sin(angle) * r, y, Math.cos(angle) * r * deep - 0.05]);
  const outline = (y: number) => 0.63 * Math.sqrt(Math.max(0.01, 1 - ((y - 0.45) / 0.72) ** 2));
  const shellRows = (lift: number) =>
    [1.16, 1.12, 1.02, 0.88, 0.76, 0.6, 0.4, 0.2, 0.05, -0.05, -0.12].map((y) =>
      Array.from({ length: 25 }, (_, i): Vertex => {
        const open = y > 0.82 || y < -0.04 ? 0 : 1.0 * smoothstep(0.86, 0.72, y) * smoothstep(-0.06, 0.1, y);
        const angle = mix(open, 2 * Math.PI - open, i / 24);
        const edge = (i === 0 || i === 24) && open > 0.1;
        return {
          at: ball(angle, y, outline(y) - lift),
          colour: lift ? linear('#23262c') : edge ? linear('#8d949c') : white,
          bones,
        };
      }),
    );
  addGrid(metal, shellRows(0));
  addGrid(cloth, shellRows(0.03), { flip: true });
  const visor = [0, 0.5, 1].map((t) =>
    Array.from({ length: 15 }, (_, i): Vertex => {
      const angle = mix(-1.08, 1.08, i / 14);
      const y = mix(0.74, 1.06, t);
      return {
        at: ball(angle, y, outline(y) + 0.035),
        colour: shade(linear('#d89a2e'), 0.25 * Math.sin(Math.PI * t)),
        bones,
      };
    }),
  );
  addGrid(metal, visor, { flip: true });
  for (const side of [-1, 1])
    addSolid(metal, onHead(body, [side * 0.64, 0.48, -0.05]), scale([0.06, 0.11, 0.11], body.m.head), {
      colour: linear('#8d949c'),
      bones,
      corner: 0.7,
      columns: 10,
      rows: 5,
    });
  const collar = around(20, -Math.PI).map((angle): Triple => ball(angle, -0.12, 0.44));
  addGrid(
    metal,
    [-0.02, 0.03].map((rise) =>
      collar.map((at): Vertex => ({ at: [at[0], at[1] - rise, at[2]], colour: linear('#8d949c'), bones })),
    ),
    { closed: true },
  );
}
