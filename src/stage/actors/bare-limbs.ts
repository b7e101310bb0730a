import type { Body } from './body-shape.ts';
import { shade } from './colour.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { armPoint, sides } from './person-rig.ts';
import { add, around, bump, mix, scale, smoothstep, type Triple } from './vector.ts';

/** Legs in skin with socks, for what is worn to the knee. */
export function addBareLegs(cloth: MeshData, skin: MeshData, body: Body): void {
  const { m, bone, palette } = body;
  for (const { name, sign } of sides) {
    const leg = (from: number, to: number, swell: number, colour: Triple) => {
      const rows = Array.from({ length: 9 }, (_, i): Vertex[] => {
        const y = mix(from, to, i / 8);
        const upper = smoothstep(m.knee - 0.03 * m.height, m.knee + 0.03 * m.height, y);
        const radius =
          m.limb *
            (mix(0.026, 0.046, smoothstep(m.ankle, m.hip, y)) +
              0.007 * bump(y, m.knee - 0.08 * m.height, 0.05 * m.height)) +
          swell;
        const bones: Influence = [
          [bone(`thigh${name}`), upper],
          [bone(`shin${name}`), 1 - upper],
        ];
        return around(10).map((angle) => ({
          at: [sign * m.hipX * 0.98 + Math.sin(angle) * radius, y, Math.cos(angle) * radius * 1.06 - 0.006 * m.height],
          colour,
          bones,
        }));
      });
      addGrid(mesh(colour), rows, { closed: true });
    };
    const mesh = (colour: Triple) => (colour === palette.skin ? skin : cloth);
    leg(m.hip - 0.06 * m.height, m.ankle * 0.9, 0, palette.skin);
    leg(m.ankle + 0.08 * m.height, m.ankle * 0.7, 0.004 * m.height, shade(palette.inner, -0.04));
  }
}

/** The arm below a short sleeve. */
export function addBareArm(skin: MeshData, body: Body, side: string, sign: number): void {
  const { m, bone, palette } = body;
  const up: Triple = [sign * Math.SQRT1_2, Math.SQRT1_2, 0];
  const end = m.upperArm + m.foreArm;
  const rows = Array.from({ length: 9 }, (_, i): Vertex[] => {
    const along = mix(end * 0.3, end * 1.0, i / 8);
    const elbow = smoothstep(m.upperArm - 0.04 * m.height, m.upperArm + 0.04 * m.height, along);
    const radius = m.limb * mix(0.029, 0.018, smoothstep(0.3, 1, along / end));
    const bones: Influence = [
      [bone(`arm${side}`), 1 - elbow],
      [bone(`fore${side}`), elbow],
    ];
    return around(9).map((angle) => ({
      at: add(armPoint(m, sign, along), add(scale(up, Math.cos(angle) * radius), [0, 0, Math.sin(angle) * radius])),
      colour: palette.skin,
      bones,
    }));
  });
  addGrid(skin, rows, { closed: true, flip: sign > 0 });
}
