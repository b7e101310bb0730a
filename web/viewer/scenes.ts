import type { ViewerShot } from '../../src/server/index.ts';

/** A run of neighbouring shots of one scene. */
export type SceneRun = {
  scene: string;
  heading: string;
  index: number;
  hue: number;
  shots: { shot: ViewerShot; index: number }[];
};

/** Degrees between the hues of neighbouring scenes: the golden angle, so that many scenes stay apart. */
const hueStep = 137.5;
const firstHue = 235;

/** Groups a film's shots by scene, in order; a scene that comes back keeps its hue. */
export function sceneRuns(shots: readonly ViewerShot[]): SceneRun[] {
  const order = new Map<string, number>();
  const runs: SceneRun[] = [];
  shots.forEach((shot, index) => {
    if (!order.has(shot.scene)) order.set(shot.scene, order.size);
    const number = order.get(shot.scene)!;
    if (runs.at(-1)?.scene !== shot.scene) {
      const hue = (firstHue + number * hueStep) % 360;
      runs.push({ scene: shot.scene, heading: shot.heading, index: number, hue, shots: [] });
    }
    runs.at(-1)!.shots.push({ shot, index });
  });
  return runs;
}
