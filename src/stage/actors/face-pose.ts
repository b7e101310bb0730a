import table from './data/expressions.json' with { type: 'json' };
import { faceChannels } from './rig.ts';
import { clamp } from './vector.ts';

/** How a face is drawn at one moment; lengths are shares of the head's height, the rest shares of their full effect. */
export type FacePose = {
  wide: number;
  up: number;
  down: number;
  round: number;
  corner: number;
  teeth: number;
  tongue: number;
  press: number;
  tuck: number;
  jaw: number;
  sneer: number;
  browIn: number;
  browOut: number;
  browPull: number;
  lidUp: number;
  lidLow: number;
  lidTilt: number;
  iris: number;
  arc: number;
  blinkLeft: number;
  blinkRight: number;
  gazeX: number;
  gazeY: number;
};

const parts = [...Object.entries(table.visemes), ...Object.entries(table.emotions)] as [string, Partial<FacePose>][];

const recipes = faceChannels.map((channel) => {
  const [kind, name] = channel.split('.');
  return kind === 'viseme' || kind === 'emotion' ? parts.find(([key]) => key === name)![1] : {};
});

const mouthShapes = new Set(['wide', 'up', 'down', 'round', 'teeth', 'tongue', 'press', 'tuck', 'jaw']);

/** Mixes the face's channels (see `faceChannels`) into one pose: while the mouth speaks, a feeling keeps its corners. */
export function facePose(values: ArrayLike<number>, offset: number): FacePose {
  const pose = { ...still };
  let speech = 0;
  for (const [i, channel] of faceChannels.entries())
    if (channel.startsWith('viseme')) speech += clamp(values[offset + i]!);
  const felt = 1 - 0.85 * clamp(speech);
  for (const [i, recipe] of recipes.entries()) {
    const weight = clamp(values[offset + i]!);
    if (weight === 0) continue;
    const emotion = faceChannels[i]!.startsWith('emotion');
    for (const [key, amount] of Object.entries(recipe) as [keyof FacePose, number][]) {
      pose[key] += amount * weight * (emotion && mouthShapes.has(key) ? felt : 1);
    }
  }
  const at = (name: string) => values[offset + faceChannels.indexOf(name)]!;
  const brow = at('brow');
  pose.browIn += brow * 0.03;
  pose.browOut += brow * 0.03;
  pose.blinkLeft = clamp(at('blink.left'));
  pose.blinkRight = clamp(at('blink.right'));
  pose.gazeX = at('gaze.x');
  pose.gazeY = at('gaze.y');
  pose.lidUp += clamp(pose.gazeY, -0.5, 0.4) * 0.75;
  const pressed = 1 - clamp(pose.press);
  pose.up *= pressed;
  pose.down *= pressed;
  pose.jaw *= 0.3 + 0.7 * pressed;
  return pose;
}

const still: FacePose = {
  wide: 0,
  up: 0,
  down: 0,
  round: 0,
  corner: 0.003,
  teeth: 0,
  tongue: 0,
  press: 0,
  tuck: 0,
  jaw: 0,
  sneer: 0,
  browIn: 0,
  browOut: 0,
  browPull: 0,
  lidUp: 0,
  lidLow: 0,
  lidTilt: 0,
  iris: 0,
  arc: 0,
  blinkLeft: 0,
  blinkRight: 0,
  gazeX: 0,
  gazeY: 0,
};

/** The jaw's turn about its hinge, radians. */
export function jawAngle(pose: FacePose): number {
  return clamp(pose.jaw, 0, 1.1) * 0.2;
}
