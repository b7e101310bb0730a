import { expect, test } from 'vitest';
import type { Person } from '../../film/index.ts';
import { eyeLayers } from './eyes.ts';
import type { FaceLayer } from './face.ts';
import { type FacePose, facePose } from './face-pose.ts';
import { type HeadShape, headShape } from './head-shape.ts';
import { faceChannels } from './rig.ts';
import type { Triple } from './vector.ts';

const palette = {
  white: [1, 1, 1],
  skin: [0.8, 0.6, 0.5],
  iris: [0.1, 0.3, 0.2],
  line: [0, 0, 0],
  brow: [0, 0, 0],
} satisfies Record<string, Triple>;

function person(seed: number): Person {
  return {
    kind: 'person',
    age: (['child', 'youth', 'adult', 'elder'] as const)[seed % 4]!,
    sex: seed % 2 ? 'female' : 'male',
    build: 'average',
    height: 1.5 + seed * 0.027,
    skin: '#f8dcc8',
    eyes: '#3a5a2b',
    beard: false,
    hair: { style: 'short', colour: '#2a1a22' },
    dress: { style: 'robe', colours: ['#f4efe6', '#c8402e', '#d8452f'], hat: 'none' },
    features: [],
    props: [],
  };
}

function pointsOf(layer: FaceLayer, shape: HeadShape, pose: FacePose): Triple[][] {
  return Array.from({ length: layer.rows }, (_, row) =>
    Array.from({ length: layer.columns }, (_, column): Triple => {
      const [x, y] = layer.place(pose, row, column);
      return [x, y, shape.depth(x, y) + layer.lift];
    }),
  );
}

/** The depth of a drawn grid of triangles at a place, or undefined beside it. */
function depthAt(rows: readonly Triple[][], x: number, y: number): number | undefined {
  const depths: number[] = [];
  for (let row = 0; row + 1 < rows.length; row++) {
    for (let column = 0; column + 1 < rows[row]!.length; column++) {
      const [a, b] = [rows[row]![column]!, rows[row]![column + 1]!];
      const [c, d] = [rows[row + 1]![column]!, rows[row + 1]![column + 1]!];
      for (const [p, q, r] of [
        [a, c, b],
        [b, c, d],
      ] as const) {
        const area = (q[0] - p[0]) * (r[1] - p[1]) - (r[0] - p[0]) * (q[1] - p[1]);
        const u = ((x - p[0]) * (r[1] - p[1]) - (r[0] - p[0]) * (y - p[1])) / area;
        const v = ((q[0] - p[0]) * (y - p[1]) - (x - p[0]) * (q[1] - p[1])) / area;
        if (u >= 0 && v >= 0 && u + v <= 1) depths.push(p[2] + u * (q[2] - p[2]) + v * (r[2] - p[2]));
      }
    }
  }
  return depths.length > 0 ? Math.max(...depths) : undefined;
}

test('iris, pupil and lights stand before the white of the eye, wherever somebody looks', () => {
  const looks = [
    [0, 0],
    [0.6, 0.4],
    [-0.6, 0.4],
    [0.5, -0.4],
    [-0.5, -0.4],
    [0, 0.45],
  ] as const;
  for (let seed = 0; seed < 8; seed++) {
    const shape = headShape(person(seed));
    for (const [gazeX, gazeY] of looks) {
      const channels = faceChannels.map((name) => (name === 'gaze.x' ? gazeX : name === 'gaze.y' ? gazeY : 0));
      const pose = facePose(channels, 0);
      const [white, iris, pupil, ...lights] = eyeLayers(shape.features.eye, palette)
        .slice(0, 6)
        .map((layer) => pointsOf(layer, shape, pose));
      for (const [front, back] of [[iris!, white!], [pupil!, iris!], ...lights.map((light) => [light, iris!] as const)])
        for (const [x, y, z] of front.flat()) expect(z - (depthAt(back, x, y) ?? -1)).toBeGreaterThan(0);
    }
  }
});
