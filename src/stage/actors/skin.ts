import type { Body } from './body-shape.ts';
import { blend, shade } from './colour.ts';
import { type HeadShape, headRing, jawWeight } from './head-shape.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { armPoint, fingers, headAt, sides } from './person-rig.ts';
import { add, bump, mix, scale, smoothstep, type Triple } from './vector.ts';

/** The depth of the face's own zero (the ears) in actor space, metres. */
export function faceDepth(body: Body): number {
  return headAt(body.m)[2] + 0.04 * body.m.head;
}

/** A point given in shares of the head, in actor space. */
export function onHead(body: Body, [x, y, z]: Triple): Triple {
  return [x * body.m.head, body.m.chin + y * body.m.head, z * body.m.head + faceDepth(body)];
}

const headRows = [
  0, 0.012, 0.035, 0.065, 0.09, 0.11, 0.127, 0.142, 0.158, 0.185, 0.215, 0.238, 0.255, 0.272, 0.295, 0.33, 0.375, 0.43,
  0.5, 0.6, 0.71, 0.82, 0.91, 0.97, 0.99,
].reverse();

/** Head, ears, neck and bare hands; of a robot the hands alone, of an animal no head. */
export function addSkin(mesh: MeshData, body: Body, shape: HeadShape, gloved: boolean): void {
  const human = body.person.dress.style !== 'robot';
  if (human) {
    if (!body.person.animal) addHead(mesh, body, shape);
    addNeck(mesh, body);
  }
  for (const { name, sign } of sides) {
    if (human && !body.person.animal) addEar(mesh, body, shape, sign);
    if (!gloved) addHand(mesh, body, name, sign);
  }
}

function addHead(mesh: MeshData, body: Body, shape: HeadShape): void {
  const columns = 28;
  const { jaw, bone } = body;
  const rows = headRows.map((y) =>
    headRing(shape, y, columns).map((point): Vertex => {
      const weight = jawWeight(y, point[2], shape.features.mouth.y);
      return {
        at: onHead(body, point),
        colour: faceColour(body, shape, point),
        bones: [
          [bone('head'), 1 - weight],
          [jaw, weight],
        ],
      };
    }),
  );
  const shading = headRows.map((y) => headRing(shape, y, columns, 'calm').map((point) => onHead(body, point)));
  addGrid(mesh, rows, { closed: true, shading, capStart: true, capEnd: true });
}

function faceColour({ palette }: Body, { features }: HeadShape, [x, y, z]: Triple): Triple {
  if (z < 0) return palette.skin;
  const cheek = bump(Math.abs(x), 0.2, 0.055) * bump(y, features.eye.y - 0.125, 0.035);
  const tip = bump(x, 0, 0.035) * bump(y, features.nose.tip - 0.005, 0.022) * 0.6;
  const socket = bump(Math.abs(x), features.eye.x, 0.07) * bump(y, features.eye.y + 0.075, 0.025) * 0.45;
  return blend(palette.skin, palette.blush, Math.min(1, (cheek + tip + socket) * 0.85));
}

function addEar(mesh: MeshData, body: Body, shape: HeadShape, sign: number): void {
  const y = 0.345;
  const x = shape.halfWidth(y) - 0.012;
  const rows = [0, 0.35, 0.75, 1, 0.82, 0.45, 0].map((size, row) => {
    const out = [0, 0.012, 0.02, 0.045, 0.058, 0.04, 0.028][row]!;
    const colour = row > 4 ? blend(body.palette.skin, body.palette.blush, 0.8) : body.palette.skin;
    return Array.from({ length: 9 }, (_, column): Vertex => {
      const angle = (column / 9) * 2 * Math.PI;
      const lobe = 1 - 0.28 * smoothstep(0.2, -1, Math.sin(angle));
      const place: Triple = [
        sign * (x + out),
        y + Math.sin(angle) * 0.088 * size,
        -0.025 - out * 0.5 + Math.cos(angle) * 0.052 * size * lobe,
      ];
      return { at: onHead(body, place), colour, bones: [[body.bone('head'), 1]] };
    });
  });
  addGrid(mesh, rows, { closed: true, flip: sign < 0 });
}

function addNeck(mesh: MeshData, body: Body): void {
  const { m, bone, palette, neckRadius, neckBase } = body;
  const top = m.chin + 0.2 * m.head;
  const bottom = neckBase - 0.05 * m.height;
  const rows = [0, 0.25, 0.5, 0.7, 0.85, 1].map((t) => {
    const y = mix(top, bottom, t);
    const flare = 1 + 0.16 * bump(t, 0, 0.3) + 0.2 * smoothstep(0.6, 1, t);
    const z = mix(headAt(m)[2] - 0.03 * m.head, -0.016 * m.height, t);
    const weight = smoothstep(bottom, top, y);
    const bones: Influence = [
      [bone('head'), smoothstep(0.55, 1, weight)],
      [bone('neck'), bump(weight, 0.5, 0.28)],
      [bone('chest'), 1 - smoothstep(0, 0.5, weight)],
    ];
    const colour = blend(palette.skin, shade(palette.skin, -0.2), 0.35 * (1 - t));
    return Array.from({ length: 16 }, (_, column): Vertex => {
      const angle = -Math.PI + (column / 16) * 2 * Math.PI;
      return { at: [Math.sin(angle) * neckRadius * flare, y, z + Math.cos(angle) * neckRadius * flare], colour, bones };
    });
  });
  addGrid(mesh, rows, { closed: true });
}

/** A tube of oval rings along the arm's axis: `at` is the distance from the shoulder, half sizes across (z) and thick. */
type HandRing = { at: number; z: number; lift: number; wide: number; thick: number; bones: Influence; colour: Triple };

function addTube(mesh: MeshData, body: Body, sign: number, rings: readonly HandRing[], segments: number): void {
  const normal: Triple = [sign * Math.SQRT1_2, Math.SQRT1_2, 0];
  const rows = rings.map((ring) => {
    const centre = add(add(armPoint(body.m, sign, ring.at), [0, 0, ring.z]), scale(normal, ring.lift));
    return Array.from({ length: segments }, (_, column): Vertex => {
      const angle = (column / segments) * 2 * Math.PI;
      const offset = add(scale(normal, Math.cos(angle) * ring.thick), [0, 0, Math.sin(angle) * ring.wide]);
      return { at: add(centre, offset), colour: ring.colour, bones: ring.bones };
    });
  });
  addGrid(mesh, rows, { closed: true, flip: sign > 0, capEnd: true });
}

/** A hand with its wrist in the colour of the skin; `padding` is how much thicker it is than a bare one. */
export function addHand(mesh: MeshData, body: Body, side: string, sign: number, padding = 1): void {
  const { m, bone, palette } = body;
  const wrist = m.upperArm + m.foreArm;
  const s = m.hand;
  const skin = palette.skin;
  const ring = (
    at: number,
    wide: number,
    thick: number,
    bones: Influence,
    z = 0,
    lift = 0,
    colour = skin,
  ): HandRing => {
    const half = padding * s;
    return { at: wrist + at * s, z: z * s, lift: lift * s, wide: wide * half, thick: thick * half, bones, colour };
  };
  const fore: Influence = [[bone(`fore${side}`), 1]];
  const hand: Influence = [[bone(`hand${side}`), 1]];
  const palm = [
    ring(m.cut.short > 0 ? -1.25 : -0.85, m.cut.short > 0 ? 0.24 : 0.2, m.cut.short > 0 ? 0.22 : 0.18, fore),
    ring(-0.5, 0.19, 0.16, fore),
    ring(-0.06, 0.155, 0.115, [
      [bone(`fore${side}`), 0.5],
      [bone(`hand${side}`), 0.5],
    ]),
  ];
  palm.push(
    ring(0.14, 0.19, 0.115, hand),
    ring(0.34, 0.225, 0.105, hand, -0.005),
    ring(0.5, 0.22, 0.085, hand, -0.005),
    ring(0.57, 0.2, 0.06, hand, -0.005),
  );
  addTube(mesh, body, sign, palm, 9);
  const tip = blend(skin, palette.blush, 0.55);
  for (const [i, finger] of fingers.entries()) {
    const length = [0.42, 0.47, 0.43, 0.34][i]!;
    const start = [0.48, 0.5, 0.485, 0.45][i]!;
    const z = 0.165 - i * 0.112;
    const thick = i === 3 ? 0.047 : 0.054;
    const first: Influence = [[bone(`${finger}${side}1`), 1]];
    const second: Influence = [[bone(`${finger}${side}2`), 1]];
    const joint: Influence = [
      [bone(`${finger}${side}1`), 0.5],
      [bone(`${finger}${side}2`), 0.5],
    ];
    const rings = [
      ring(start, thick, thick * 1.05, hand, z),
      ring(start + 0.06, thick * 1.04, thick * 1.05, first, z),
      ring(start + 0.21, thick, thick, joint, z),
    ];
    rings.push(
      ring(start + length * 0.72, thick * 0.92, thick * 0.9, second, z),
      ring(start + length * 0.92, thick * 0.74, thick * 0.7, second, z, 0, tip),
      ring(start + length, thick * 0.34, thick * 0.34, second, z, 0, tip),
    );
    addTube(mesh, body, sign, rings, 6);
  }
  addTube(mesh, body, sign, thumbRings(body, side, ring, tip), 6);
}

function thumbRings(
  body: Body,
  side: string,
  ring: (
    at: number,
    wide: number,
    thick: number,
    bones: Influence,
    z?: number,
    lift?: number,
    colour?: Triple,
  ) => HandRing,
  tip: Triple,
): HandRing[] {
  const hand: Influence = [[body.bone(`hand${side}`), 1]];
  const first: Influence = [[body.bone(`thumb${side}1`), 1]];
  const second: Influence = [[body.bone(`thumb${side}2`), 1]];
  return [
    ring(0.02, 0.07, 0.075, hand, 0.11, -0.02),
    ring(0.16, 0.085, 0.082, first, 0.19, -0.03),
    ring(0.34, 0.064, 0.062, [...first, ...second], 0.275, -0.03),
    ring(0.5, 0.058, 0.052, second, 0.32, -0.025),
    ring(0.6, 0.036, 0.034, second, 0.34, -0.02, tip),
  ];
}
