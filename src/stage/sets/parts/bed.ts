import { type Sculpture, scaled, type Tint, tint } from '../sculpture.ts';
import { block, lathe, patch, tube } from '../shapes.ts';
import { curtain } from './interior-openings.ts';
import { stuffed } from './interior-soft.ts';

/** Bedclothes: sheet, blanket, the wood or metal of the bed. */
export type BedColours = { sheet: Tint; blanket: Tint; wood: Tint };

/** Mattress, pillows and a blanket that hangs in folds over the sides; head towards -z of the current frame, lying 0.5 m high. */
function bedding(into: Sculpture, width: number, long: number, pillows: number, { sheet, blanket }: BedColours): void {
  into.finish({ sway: 0, glow: 0, gloss: 0, brush: 0.2 });
  stuffed(into, [0, 0.3, 0], [width, 0.2, long], sheet, 0.12);
  for (let pillow = 0; pillow < pillows; pillow++) {
    const x = pillows === 1 ? 0 : (pillow - 0.5) * width * 0.48;
    stuffed(into, [x, 0.46, -long / 2 + 0.26], [Math.min(0.62, width * 0.7), 0.17, 0.38], scaled(sheet, 1.08), 0.4);
  }
  const half = width / 2 + 0.03;
  const fall = 0.26;
  patch(
    into,
    24,
    14,
    (u, v) => {
      const s = (u * 2 - 1) * (half + fall);
      const over = Math.max(0, Math.abs(s) - half);
      const x = Math.sign(s) * Math.min(Math.abs(s), half + over * 0.12);
      const wave = 0.012 * Math.sin(v * 21 + u * 9) + 0.02 * Math.sin(v * 6 + s * 4);
      return [
        x + (over > 0 ? Math.sign(s) * 0.018 * Math.sin(v * 34) : 0),
        0.53 - over + wave,
        -long * 0.16 + (1 - v) * (long * 0.67),
      ];
    },
    (_, u, v) => {
      const turned = v > 0.9;
      const stripe = Math.abs(((u * 9) % 1) - 0.5) < 0.12;
      return scaled(
        turned ? sheet : stripe ? scaled(blanket, 1.35) : blanket,
        0.78 + 0.22 * Math.sin(v * 21 + u * 9) * 0.4 + 0.12,
      );
    },
  );
}

/** A bed of wood with head and foot boards; the middle of the bed at the origin of the current frame. */
export function bed(into: Sculpture, width: number, colours: BedColours): void {
  const long = 2.05;
  into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.35 });
  block(into, [0, 0.14, 0], [width + 0.06, 0.2, long + 0.04], scaled(colours.wood, 0.75), 0.02, 0.6);
  block(into, [0, 0, -long / 2 - 0.05], [width + 0.14, 1.12, 0.08], colours.wood, 0.04);
  for (let panel = 0; panel < 3; panel++)
    block(
      into,
      [((panel - 1) * width) / 3, 0.56, -long / 2],
      [width / 3 - 0.06, 0.46, 0.03],
      scaled(colours.wood, 1.2),
      0.02,
      0.95,
    );
  block(into, [0, 0, long / 2 + 0.05], [width + 0.14, 0.62, 0.07], colours.wood, 0.03);
  bedding(into, width, long, width > 1.2 ? 2 : 1, colours);
}

/** A Chinese canopy bed: posts, a carved frieze, railings and curtains drawn aside. */
export function canopyBed(into: Sculpture, width: number, colours: BedColours, cloth: Tint): void {
  const long = 2.05;
  const [w, d, high] = [width / 2 + 0.08, long / 2 + 0.08, 2.25];
  into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.35 });
  block(into, [0, 0.08, 0], [width + 0.2, 0.26, long + 0.2], scaled(colours.wood, 0.8), 0.02, 0.6);
  for (const x of [-w, w]) for (const z of [-d, d]) block(into, [x, 0, z], [0.08, high, 0.08], colours.wood, 0.015);
  block(into, [0, high - 0.02, 0], [width + 0.34, 0.08, long + 0.34], colours.wood, 0.02, 1);
  const frieze = (x: number, z: number, wide: number, turn: number) =>
    into.place([x, 0, z], turn, 1, () => {
      block(into, [0, high - 0.3, 0], [wide, 0.04, 0.05], colours.wood, 0.01, 1);
      for (let bar = 0; bar < 12; bar++)
        block(
          into,
          [((bar + 0.5) / 12 - 0.5) * wide, high - 0.28, 0],
          [0.025, 0.26, 0.03],
          scaled(colours.wood, bar % 3 ? 0.8 : 1.3),
          0.006,
          1,
        );
    });
  frieze(0, d, width, 0);
  frieze(w, 0, long, 90);
  frieze(-w, 0, long, 90);
  for (const [x, z, wide, turn] of [
    [-w, 0, long, 90],
    [0, -d, width, 0],
  ] as const)
    into.place([x, 0, z], turn, 1, () => {
      block(into, [0, 0.86, 0], [wide, 0.05, 0.05], colours.wood, 0.01, 1);
      for (let bar = 0; bar < 16; bar++)
        block(
          into,
          [((bar + 0.5) / 16 - 0.5) * wide, 0.34, 0],
          [0.022, 0.54, 0.025],
          scaled(colours.wood, 0.85),
          0.006,
          1,
        );
    });
  bedding(into, width, long, 1, colours);
  into.place([0, 0, d], 0, 1, () => {
    curtain(into, [-w + 0.04, -w + 0.42], [0.36, high - 0.3], cloth, 0.4);
    curtain(into, [w - 0.04, w - 0.42], [0.36, high - 0.3], cloth, 0.4);
  });
  into.place([w, 0, 0], 90, 1, () => {
    curtain(into, [-d + 0.04, -d + 0.4], [0.36, high - 0.3], cloth, 0.4);
    curtain(into, [d - 0.04, d - 0.4], [0.36, high - 0.3], cloth, 0.4);
  });
}

/** A bed of a ward on wheels, its back raised, with rails and a chart at its foot. */
export function wardBed(into: Sculpture, colours: BedColours): void {
  const [width, long] = [0.94, 2.0];
  const steel = tint('#b4bcc0');
  into.finish({ sway: 0, glow: 0, gloss: 0.7, brush: 0.05 });
  block(into, [0, 0.2, 0], [width, 0.1, long], steel, 0.02, 0.8);
  for (const x of [-0.42, 0.42])
    for (const z of [-0.9, 0.9]) {
      tube(
        into,
        [
          [x, 0.05, z],
          [x, 0.3, z],
        ],
        [0.022, 0.022],
        6,
        steel,
      );
      lathe(
        into,
        [x, 0, z],
        [
          [0.01, 0],
          [0.05, 0.03],
          [0.05, 0.06],
          [0.01, 0.09],
        ],
        8,
        tint('#2a2c30'),
      );
    }
  for (const [z, high] of [
    [-long / 2 - 0.03, 1.08],
    [long / 2 + 0.03, 0.82],
  ] as const) {
    block(into, [0, 0.36, z], [width, high - 0.36, 0.04], tint('#dfe3df'), 0.02, 0.9);
    block(into, [0, high - 0.04, z], [width + 0.06, 0.05, 0.06], steel, 0.02, 1);
  }
  bedding(into, width, long, 1, colours);
  for (const side of [-1, 1]) {
    into.finish({ gloss: 0.8, brush: 0 });
    for (const y of [0.62, 0.74])
      tube(
        into,
        [
          [side * 0.52, y, -0.6],
          [side * 0.52, y, 0.15],
        ],
        [0.012, 0.012],
        5,
        steel,
      );
  }
  into.finish({ gloss: 0.1, brush: 0.05 });
  block(into, [0.1, 0.5, long / 2 + 0.06], [0.24, 0.3, 0.015], tint('#c9b07a'), 0.005, 1);
  block(into, [0.1, 0.52, long / 2 + 0.07], [0.2, 0.25, 0.012], tint('#f4f1e6'), 0.004, 1);
  for (let line = 0; line < 5; line++)
    block(into, [0.1, 0.57 + line * 0.035, long / 2 + 0.08], [0.15, 0.012, 0.004], tint('#3a4a5a'), 0.001, 1);
}
