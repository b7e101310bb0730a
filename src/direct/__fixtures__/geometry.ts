import type { FilmSet, SetLayout } from '../../film/index.ts';
import type { StageGeometry } from '../space.ts';

const bridge: SetLayout = {
  builder: 'stone-bridge',
  interior: false,
  marks: [
    { name: 'crown', kind: 'stand', position: [0, 0, 0], facing: 0 },
    { name: 'east', kind: 'stand', position: [3.5, 0, 0], facing: 0 },
    { name: 'west', kind: 'stand', position: [-3.5, 0, 0], facing: 0 },
    { name: 'west-end', kind: 'entrance', position: [-9, 0, 0], facing: 90 },
    { name: 'east-end', kind: 'entrance', position: [9, 0, 0], facing: -90 },
  ],
  obstacles: [
    { minimum: [-9, 0, -2], maximum: [9, 0.8, -1.8] },
    { minimum: [-9, 0, 1.8], maximum: [9, 0.8, 2] },
    { minimum: [4.5, 0, -4], maximum: [5.5, 6, -3] },
  ],
  cameraVolume: { minimum: [-14, -2, -12], maximum: [14, 8, 14] },
  walkable: [[-9.2, -1.7, 9.2, 1.7]],
  views: [
    { position: [-8, 3, 12], target: [0, 1, 0], focalLength: 28 },
    { position: [10, 1.5, 9], target: [0, 1.4, 0], focalLength: 35 },
  ],
  surface: 'stone',
};

const study: SetLayout = {
  builder: 'study',
  interior: true,
  marks: [
    { name: 'middle', kind: 'stand', position: [0, 0, 0.3], facing: 0 },
    { name: 'window', kind: 'stand', position: [-1.6, 0, -1.2], facing: 180 },
    { name: 'chair', kind: 'sit', position: [1.4, 0, -0.6], facing: -60 },
    { name: 'door', kind: 'entrance', position: [-3, 0, 1.5], facing: 90 },
  ],
  obstacles: [
    { minimum: [1.9, 0, -1.4], maximum: [2.9, 0.8, 0.2] },
    { minimum: [-3.2, 0, -2.6], maximum: [3.2, 3, -2.4] },
    { minimum: [-0.4, 0, -2.4], maximum: [1, 2.2, -2] },
  ],
  cameraVolume: { minimum: [-3, 0.1, -2.2], maximum: [3, 2.6, 4.5] },
  walkable: [[-3, -2, 3, 2.6]],
  views: [
    { position: [2.6, 1.9, 4.2], target: [-0.2, 1.1, -0.6], focalLength: 24 },
    { position: [-2.6, 1.5, 3.4], target: [0.8, 1, -0.8], focalLength: 28 },
  ],
  surface: 'wood',
};

const forest: SetLayout = {
  builder: 'forest',
  interior: false,
  marks: [
    { name: 'clearing', kind: 'stand', position: [0, 0, 0], facing: 20 },
    { name: 'oak', kind: 'stand', position: [3, 0, -1], facing: -30 },
    { name: 'branch', kind: 'perch', position: [3.5, 2.6, -2], facing: -30 },
    { name: 'log', kind: 'sit', position: [-2.2, 0, 0.6], facing: 60 },
    { name: 'path-in', kind: 'entrance', position: [-7, 0, 2], facing: 90 },
    { name: 'path-out', kind: 'entrance', position: [7, 0, 3], facing: -90 },
  ],
  obstacles: [
    { minimum: [3.2, 0, -2.6], maximum: [4, 6, -1.8] },
    { minimum: [-4.6, 0, -3], maximum: [-3.9, 6, -2.4] },
    { minimum: [-1.2, 0, 4], maximum: [-0.6, 6, 4.6] },
  ],
  cameraVolume: { minimum: [-11, 0, -9], maximum: [11, 7, 11] },
  walkable: [[-7.5, -3, 7.5, 5]],
  views: [{ position: [-6, 2, 9], target: [0.5, 1.2, -1], focalLength: 28 }],
  surface: 'grass',
};

const layouts: Record<string, SetLayout> = { 'stone-bridge': bridge, study, forest };

/** Three made-up places that stand in for the stage: an open bridge with parapets, a small room, a clearing with trees. */
export const geometry: StageGeometry = {
  builders: [
    { name: 'stone-bridge', interior: false, keywords: { en: ['bridge', 'river'], zh: ['桥', '河'] }, description: 'a stone bridge' },
    { name: 'study', interior: true, keywords: { en: ['study', 'library', 'room'], zh: ['书房', '屋'] }, description: 'a study' },
    { name: 'forest', interior: false, keywords: { en: ['forest', 'wood', 'clearing', 'tree'], zh: ['林', '树'] }, description: 'a forest' },
  ],
  layoutOf: (set: FilmSet) => layouts[set.builder]!,
  groundAt: (set, x) => (set.builder === 'stone-bridge' ? 0.6 - (x * x) / 150 : 0),
  bodyOf: (appearance) =>
    appearance.kind === 'person'
      ? { height: appearance.height, eyeHeight: appearance.height * 0.93, radius: 0.25, length: 0.35 }
      : { height: appearance.height * 1.35, eyeHeight: appearance.height * 1.25, radius: Math.max(0.12, appearance.height * 0.45), length: appearance.height * 2.2 },
};
