import { linear, shade } from './colour.ts';
import type { Influence, MeshData } from './mesh.ts';
import type { Beast } from './quadruped.ts';
import { jointAt } from './rig.ts';
import { addRod } from './solids.ts';
import { add, scale, type Triple } from './vector.ts';

type Branch = { points: readonly (readonly [number, number, number])[]; thick: number };

const antlers: readonly Branch[] = [
  {
    points: [
      [0.14, 0.36, -0.02],
      [0.42, 0.72, -0.22],
      [0.62, 1.15, -0.3],
      [0.5, 1.62, -0.1],
      [0.42, 1.8, 0.02],
    ],
    thick: 0.07,
  },
  {
    points: [
      [0.26, 0.5, -0.1],
      [0.34, 0.7, 0.12],
      [0.3, 0.86, 0.28],
    ],
    thick: 0.05,
  },
  {
    points: [
      [0.55, 0.95, -0.28],
      [0.78, 1.12, -0.12],
      [0.84, 1.34, 0.04],
    ],
    thick: 0.05,
  },
  {
    points: [
      [0.6, 1.25, -0.28],
      [0.82, 1.42, -0.34],
      [0.94, 1.66, -0.34],
    ],
    thick: 0.045,
  },
];

/** Curves of horns on the right-hand rule of the head: x out, y up, z ahead, in shares of the head; mirrored but for the unicorn's. */
const forms: Record<string, readonly Branch[]> = {
  antlers,
  cow: [
    {
      points: [
        [0.26, 0.4, 0.02],
        [0.62, 0.48, 0.04],
        [0.86, 0.68, 0.12],
        [0.84, 0.94, 0.2],
      ],
      thick: 0.1,
    },
  ],
  giraffe: [
    {
      points: [
        [0.12, 0.4, 0],
        [0.14, 0.6, -0.06],
        [0.16, 0.78, -0.1],
      ],
      thick: 0.07,
    },
  ],
  goat: [
    {
      points: [
        [0.14, 0.4, 0.04],
        [0.2, 0.8, -0.1],
        [0.3, 0.94, -0.45],
        [0.4, 0.7, -0.75],
      ],
      thick: 0.1,
    },
  ],
  unicorn: [
    {
      points: [
        [0, 0.36, 0.22],
        [0, 0.8, 0.46],
        [0, 1.3, 0.7],
      ],
      thick: 0.08,
    },
  ],
  rhino: [
    {
      points: [
        [0, -0.02, 0.74],
        [0, 0.3, 0.8],
        [0, 0.56, 0.7],
      ],
      thick: 0.13,
    },
    {
      points: [
        [0, 0.04, 0.48],
        [0, 0.2, 0.5],
        [0, 0.3, 0.46],
      ],
      thick: 0.1,
    },
  ],
  tusks: [
    {
      points: [
        [0.2, -0.5, 0.5],
        [0.26, -0.78, 0.72],
        [0.24, -0.82, 1.05],
        [0.18, -0.7, 1.25],
      ],
      thick: 0.07,
    },
  ],
};

/** The horns that the species has, and an elephant's trunk. */
export function addHorns(mesh: MeshData, { plan, rig, h, main }: Beast): void {
  const form = forms[plan.horn];
  if (!form) return;
  const size = plan.head * h;
  const joint = jointAt(rig, 'head');
  const bones: Influence = [[rig.index.head!, 1]];
  if (plan.horn === 'tusks') {
    const trunk = [
      [0, 0.02, 0.36],
      [0, -0.22, 0.62],
      [0, -0.8, 0.84],
      [0, -1.4, 0.9],
      [0, -1.85, 0.92],
      [0, -2.0, 1.12],
    ].map(([x, y, z]): Triple => add(joint, scale([x!, y!, z!], size)));
    const ringed = (t: number) => (0.25 - 0.17 * Math.min(1, t * 1.15)) * size * (1 + 0.05 * Math.cos(t * 60));
    addRod(mesh, trunk, ringed, (t) => shade(main, Math.round(t * 14) % 2 ? -0.08 : 0), bones, 12, 20);
  }
  const bone = linear(plan.horn === 'antlers' ? '#8a6a44' : '#e6dcc4');
  for (const sign of plan.horn === 'unicorn' || plan.horn === 'rhino' ? [1] : [1, -1]) {
    for (const { points, thick } of form) {
      const line = points.map(([x, y, z]): Triple => add(joint, scale([sign * x, y, z], size)));
      const rings = plan.horn === 'goat' || plan.horn === 'unicorn' ? 0.14 : 0;
      const radius = (t: number) => thick * size * (1 - 0.9 * t) * (1 + rings * Math.cos(t * 40));
      addRod(mesh, line, radius, (t) => shade(bone, plan.horn === 'cow' ? -0.5 * t : -0.25 * (1 - t)), bones, 6, 8);
    }
  }
}
