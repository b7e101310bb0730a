import type { Random } from '../../../film/index.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint, varied } from '../sculpture.ts';
import { block, lathe, patch, tube } from '../shapes.ts';
import { choose, plate, quad } from './interior-plan.ts';

/** A wide monitor on its foot, looking along +z; what is on it glows: a chart, lines of code or a page. */
export function monitor(into: Sculpture, at: Triple, facing: number, source: Random): void {
  into.place(at, facing, 1, () => {
    into.finish({ sway: 0, glow: 0, gloss: 0.7, brush: 0.02 });
    const case_ = tint('#24262b');
    lathe(
      into,
      [0, 0, -0.06],
      [
        [0.13, 0],
        [0.13, 0.012],
        [0.02, 0.02],
      ],
      14,
      case_,
    );
    block(into, [0, 0.01, -0.07], [0.05, 0.2, 0.025], case_, 0.006, 1);
    block(into, [0, 0.13, -0.03], [0.64, 0.38, 0.035], case_, 0.01, 1);
    quad(
      into,
      [
        [-0.32, 0.13, -0.048],
        [0.32, 0.13, -0.048],
        [0.32, 0.51, -0.048],
        [-0.32, 0.51, -0.048],
      ],
      [0, 0, -1],
      scaled(case_, 1.6),
    );
    into.finish({ glow: 0.9, gloss: 0 });
    const kind = source();
    const back = kind < 0.4 ? tint('#123247') : kind < 0.7 ? tint('#cfe0ea') : tint('#1a2a52');
    patch(
      into,
      4,
      3,
      (u, v) => [(u - 0.5) * 0.61, 0.145 + v * 0.35, -0.0115],
      (_, u, v) => scaled(back, 0.8 + 0.4 * v + 0.2 * u),
    );
    if (kind < 0.4) codeLines(into, source);
    else if (kind < 0.7) page(into, source);
    else chart(into, source);
  });
}

function codeLines(into: Sculpture, source: Random): void {
  for (let line = 0; line < 11; line++) {
    let x = -0.27 + Math.floor(source() * 3) * 0.04;
    while (x < 0.2) {
      const word = 0.03 + source() * 0.08;
      plate(
        into,
        x + word / 2,
        0.17 + line * 0.029,
        word,
        0.011,
        -0.009,
        tint(choose(source, ['#7fe0b0', '#f0c878', '#8fc8ff', '#e0a0d0'])),
      );
      x += word + 0.016 + (source() < 0.25 ? 0.4 : 0);
    }
  }
}

function page(into: Sculpture, source: Random): void {
  plate(into, 0, 0.455, 0.61, 0.04, -0.009, tint('#3f7fc0'));
  plate(into, -0.19, 0.27, 0.2, 0.16, -0.009, tint(choose(source, ['#e89a5a', '#5fae8a', '#c86a7a'])));
  for (let line = 0; line < 6; line++)
    plate(into, 0.11, 0.41 - line * 0.028, 0.32 - source() * 0.08, 0.01, -0.009, tint('#5a6a7a'));
  for (let line = 0; line < 3; line++) plate(into, -0.05, 0.23 - line * 0.026, 0.48, 0.01, -0.009, tint('#7a8a98'));
}

function chart(into: Sculpture, source: Random): void {
  for (let bar = 0; bar < 9; bar++)
    plate(
      into,
      -0.24 + bar * 0.042,
      0.17,
      0.028,
      0.05 + source() * 0.2,
      -0.009,
      tint(bar % 3 === 1 ? '#ffb45a' : '#4fc0e8'),
    );
  plate(into, 0.22, 0.36, 0.12, 0.09, -0.009, tint('#3a62b0'));
  for (let line = 0; line < 4; line++) plate(into, 0.22, 0.2 + line * 0.03, 0.12, 0.012, -0.009, tint('#a8d0f0'));
}

/** A desk on steel frames, `width` along x, with keyboard, papers, cup and a monitor that looks along +z. */
export function workDesk(into: Sculpture, at: Triple, facing: number, width: number, top: Tint, source: Random): void {
  into.place(at, facing, 1, () => {
    const steel = tint('#3a3d42');
    into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.15 });
    block(into, [0, 0.71, 0], [width, 0.035, 0.72], top, 0.008, 0.8);
    for (const side of [-1, 1]) {
      const x = side * (width / 2 - 0.06);
      tube(
        into,
        [
          [x, 0, -0.3],
          [x, 0.7, -0.28],
          [x, 0.7, 0.28],
          [x, 0, 0.3],
        ],
        [0.02, 0.02, 0.02, 0.02],
        6,
        steel,
      );
    }
    block(into, [width / 2 - 0.3, 0.04, 0.02], [0.4, 0.58, 0.5], scaled(top, 0.75), 0.012);
    for (let drawer = 0; drawer < 3; drawer++) {
      block(into, [width / 2 - 0.3, 0.08 + drawer * 0.18, 0.28], [0.36, 0.16, 0.02], scaled(top, 0.92), 0.008, 0.95);
      block(into, [width / 2 - 0.3, 0.17 + drawer * 0.18, 0.295], [0.14, 0.012, 0.014], steel, 0.004);
    }
    quad(
      into,
      [
        [-width / 2 + 0.08, 0.3, -0.3],
        [width / 2 - 0.5, 0.3, -0.3],
        [width / 2 - 0.5, 0.7, -0.3],
        [-width / 2 + 0.08, 0.7, -0.3],
      ],
      [0, 0, 1],
      scaled(top, 0.5),
    );
    const y = 0.746;
    const shift = (source() - 0.5) * 0.2;
    monitor(into, [shift, y, -0.16], (source() - 0.5) * 10, source);
    into.finish({ glow: 0, gloss: 0.3, brush: 0.05 });
    block(into, [shift, y, 0.14], [0.44, 0.018, 0.14], tint('#2f3238'), 0.006);
    for (let row = 0; row < 4; row++) plate2(into, shift, y + 0.0185, 0.09 + row * 0.03, 0.4, 0.02, tint('#6a6e76'));
    block(into, [shift + 0.32, y, 0.15], [0.06, 0.025, 0.1], tint('#2f3238'), 0.012);
    const cup = tint(choose(source, ['#d8583f', '#e8e2d4', '#3f7a9a', '#e0b040']));
    lathe(
      into,
      [shift - 0.36, y, 0.1],
      [
        [0.035, 0],
        [0.042, 0.1],
        [0.036, 0.098],
        [0.03, 0.02],
      ],
      12,
      cup,
    );
    desktopThings(into, width, y, source);
  });
}

function plate2(into: Sculpture, x: number, y: number, z: number, w: number, d: number, shade: Tint): void {
  quad(
    into,
    [
      [x - w / 2, y, z - d / 2],
      [x + w / 2, y, z - d / 2],
      [x + w / 2, y, z + d / 2],
      [x - w / 2, y, z + d / 2],
    ],
    [0, 1, 0],
    shade,
  );
}

function desktopThings(into: Sculpture, width: number, y: number, source: Random): void {
  const side = source() < 0.5 ? -1 : 1;
  const x = side * (width / 2 - 0.22);
  into.finish({ gloss: 0.1, brush: 0.1 });
  for (let sheet = 0; sheet < 4; sheet++)
    into.place([x, y + sheet * 0.012, 0.1], (source() - 0.5) * 20, 1, () =>
      block(into, [0, 0, 0], [0.23, 0.011, 0.31], varied(tint('#ece7da'), source, 0.06), 0.003),
    );
  for (let file = 0; file < 4; file++)
    block(
      into,
      [-x + (file - 1.5) * 0.075, y, -0.22],
      [0.066, 0.3, 0.24],
      tint(choose(source, ['#c24a3a', '#35506a', '#d9cfb6', '#4d6350', '#26282c'])),
      0.008,
    );
  lathe(
    into,
    [-x, y, 0.16],
    [
      [0.04, 0],
      [0.04, 0.1],
      [0.034, 0.1],
      [0.03, 0.02],
    ],
    10,
    tint('#3a3d42'),
  );
  for (let pen = 0; pen < 4; pen++)
    tube(
      into,
      [
        [-x, y + 0.03, 0.16],
        [-x + (source() - 0.5) * 0.07, y + 0.17, 0.16 + (source() - 0.5) * 0.06],
      ],
      [0.005, 0.005],
      4,
      tint(['#c24a3a', '#3a6ab0', '#e0b040', '#2c2c30'][pen]!),
    );
  for (let note = 0; note < 3; note++)
    plate2(
      into,
      x + (source() - 0.5) * 0.3,
      y + 0.05,
      -0.1 + note * 0.08,
      0.07,
      0.07,
      tint(['#f0e070', '#f0a8b0', '#a8e0b8'][note]!),
    );
}
