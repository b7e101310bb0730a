import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, face, patch, tube } from '../shapes.ts';

/** A parked car, nose towards -z of the current frame: body, glass, lamps and wheels. */
export function car(into: Sculpture, paint: Tint, taxi: boolean): void {
  const long = 4.3;
  const profile = (u: number): [number, number, number] => {
    const s = u * 2 - 1;
    const nose = Math.max(0, Math.abs(s) - 0.82) / 0.18;
    return [
      0.86 - 0.13 * nose ** 2 - 0.03 * s * s,
      0.3 + 0.1 * nose ** 2,
      0.8 + 0.1 * (1 - s * s) - 0.16 * nose ** 2 + 0.04 * s,
    ];
  };
  into.finish({ sway: 0, glow: 0, gloss: 0.9, brush: 0.08 });
  patch(
    into,
    18,
    12,
    (u, v) => {
      const [half, low, high] = profile(u);
      const angle = Math.PI * (1.15 - v * 1.3);
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      return [
        Math.sign(c) * Math.abs(c) ** 0.45 * half,
        low + (high - low) * Math.min(1, Math.max(0, 0.42 + 0.6 * Math.sign(s) * Math.abs(s) ** 0.6)),
        (u - 0.5) * long,
      ];
    },
    (_, __, v) => scaled(paint, 0.5 + 0.6 * Math.sin(v * Math.PI)),
  );
  for (const end of [0, 1]) {
    const [half, low, high] = profile(end);
    const z = (end - 0.5) * long;
    patch(into, 4, 2, (u, v) => [(u * 2 - 1) * half * 0.98, low + v * (high - low), z], scaled(paint, 0.7), end === 0);
  }
  cabin(into, paint);
  for (const side of [-1, 1]) {
    for (const z of [-1.32, 1.3]) wheel(into, side, z);
    into.finish({ glow: 0.25, gloss: 0.5, brush: 0 });
    block(into, [side * 0.58, 0.56, -long / 2 + 0.02], [0.34, 0.14, 0.12], tint('#f2ead2'), 0.04, 1);
    into.finish({ glow: 0.9 });
    block(into, [side * 0.6, 0.6, long / 2 - 0.02], [0.32, 0.14, 0.1], tint('#d8261c'), 0.03, 1);
    into.finish({ glow: 0 });
    block(into, [side * 0.98, 0.92, -0.62], [0.2, 0.13, 0.1], scaled(paint, 0.8), 0.03);
  }
  for (const z of [-long / 2 - 0.02, long / 2 + 0.02]) {
    block(into, [0, 0.3, z], [1.5, 0.2, 0.14], tint('#26292e'), 0.05);
    block(into, [0, 0.46, z], [0.5, 0.14, 0.04], tint('#d6d2c4'), 0.01);
  }
  if (!taxi) return;
  into.finish({ glow: 1 });
  block(into, [0, 1.47, 0.05], [0.5, 0.17, 0.2], tint('#ffd27a'), 0.05, 1);
  into.finish({ glow: 0 });
}

function cabin(into: Sculpture, paint: Tint): void {
  const ring = (y: number, half: number, front: number, back: number): Triple[] => [
    [-half, y, front],
    [half, y, front],
    [half, y, back],
    [-half, y, back],
  ];
  const [low, high] = [ring(0.86, 0.74, -0.95, 1.45), ring(1.4, 0.56, -0.3, 0.95)];
  into.finish({ gloss: 0.9, brush: 0.05 });
  const glass = tint('#2a3946');
  for (let side = 0; side < 4; side++) {
    const next = (side + 1) % 4;
    const [a, b, c, d] = [low[next]!, low[side]!, high[side]!, high[next]!];
    face(into, a, b, c, d, (_, __, v) => scaled(glass, v > 0.5 ? 1.5 : 0.8));
    tube(into, [low[side]!, high[side]!], [0.05, 0.045], 5, paint);
  }
  for (const side of [-1, 1])
    tube(
      into,
      [
        [side * 0.71, 0.9, 0.28],
        [side * 0.57, 1.38, 0.3],
      ],
      [0.04, 0.035],
      4,
      paint,
    );
  patch(
    into,
    5,
    5,
    (u, v) => [
      (u * 2 - 1) * 0.58,
      1.39 + 0.07 * Math.sin(u * Math.PI) * Math.sin(v * Math.PI) ** 0.5,
      -0.34 + v * 1.33,
    ],
    scaled(paint, 1.05),
    true,
  );
}

function wheel(into: Sculpture, side: number, z: number): void {
  const axis = (out: number): Triple => [side * out, 0.32, z];
  into.finish({ glow: 0, gloss: 0.3, brush: 0.1 });
  tube(into, [axis(0.62), axis(0.64), axis(0.83), axis(0.86)], [0.26, 0.33, 0.33, 0.28], 14, tint('#17181b'));
  tube(into, [axis(0.86), axis(0.865), axis(0.85)], [0.2, 0.19, 0.01], 10, tint('#9aa0a6'));
}
