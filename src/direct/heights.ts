import type { ShotAngle, ShotSize } from '../film/index.ts';
import { type Figure, sizeTable } from './frame.ts';

/** The vertical place of the frame's centre: eyes on the upper third in close-ups, measured headroom otherwise. */
export function centreHeight(figure: Figure, size: ShotSize, height: number): number {
  const entry = sizeTable[size];
  if (entry.eyes !== undefined) return figure.eyes[1] - height * (0.5 - entry.eyes);
  if (size === 'LS' || size === 'ELS' || height > figure.height * 1.5)
    return figure.foot[1] + figure.height * 0.62 + height * 0.02;
  const canopy = figure.umbrella && size === 'FS' ? 0.3 : 0;
  const centre = figure.crown[1] + canopy + height * entry.headroom - height * 0.5;
  return size === 'MCU' ? Math.min(centre, figure.eyes[1] + height * (lowestEyes - 0.5)) : centre;
}

/** How far down the eyes may stand in a close-up under a tall hat, as a share of the frame. */
const lowestEyes = 0.53;

/** Metres of the frame's height for a size, and as much more as a tall hat needs, within the size. */
export function frameFor(figure: Figure, size: ShotSize): number {
  const { scale: usual, high, headroom } = sizeTable[size];
  const hat = size === 'MCU' ? (figure.crown[1] - figure.eyes[1]) / (lowestEyes - headroom) : 0;
  return Math.max(usual * figure.measure, Math.min(hat, high * 0.98 * figure.measure));
}

const climbs: Record<ShotAngle, number> = { eye: 0, dutch: 0, low: -0.3, high: 0.42, overhead: 1.1 };

/** Direction from the subject up to the camera for an angle, as a slope of height over distance. */
export function cameraHeight(figure: Figure, angle: ShotAngle, away: number, size: ShotSize): number {
  const base = lies(figure)
    ? figure.foot[1] + 1.1
    : size === 'LS' || size === 'ELS'
      ? figure.foot[1] + figure.height * 0.9
      : figure.eyes[1] - (size === 'FS' || size === 'MLS' ? figure.height * 0.16 : 0);
  return base + climbs[angle] * Math.min(away, 4);
}

/** A body on the ground, whose head looks anywhere. */
export function lies({ upright, eyes, foot, measure }: Figure): boolean {
  return !upright && eyes[1] - foot[1] < measure * 0.25;
}
