import { fromFrames, type Staging } from '../../film/index.ts';
import type { ViewerFilm, ViewerShot } from '../index.ts';

const rate = { numerator: 24, denominator: 1 };

/** A shot of the empty stone bridge: enough for the stage, with nobody to build. */
export function stageBridge(target: [number, number, number], frames: number): Staging {
  return {
    type: 'staging',
    version: 1,
    duration: fromFrames(frames, rate),
    rate,
    set: { builder: 'stone-bridge', season: 'autumn', parameters: {}, seed: 7 },
    hour: 'golden',
    weather: 'clear',
    wind: 0.2,
    mood: { valence: 0.2, arousal: 0.3 },
    look: 'cel',
    actors: [],
    blocking: [],
    props: [],
    camera: {
      sensorWidth: 24.89,
      aperture: 4,
      keys: [
        { time: 0, position: [-4, 2, 9], target, focalLength: 28, roll: 0 },
        { time: fromFrames(frames, rate), position: [0, 2, 8], target, focalLength: 28, roll: 0 },
      ],
      ease: 'linear',
      handheld: 0,
    },
  };
}

function shot(id: string, slate: string, first: number, frames: number, target: [number, number, number]): ViewerShot {
  return {
    id,
    slate,
    scene: 'scene-1',
    heading: 'EXT. STONE BRIDGE - DUSK',
    size: 'LS',
    lens: 28,
    movement: 'truck-right',
    text: `The bridge, ${slate}.`,
    start: fromFrames(first, rate),
    duration: fromFrames(frames, rate),
    staging: stageBridge(target, frames),
  };
}

/** A film of two shots, two seconds each, with one line. */
export function twoShotFilm(changes: Partial<ViewerFilm> = {}): ViewerFilm {
  return {
    title: 'The Bridge',
    language: 'en',
    rate,
    shots: [shot('one', '1A', 0, 48, [0, 1, 0]), shot('two', '1B', 48, 48, [6, 3, -4])],
    lines: [{ start: fromFrames(52, rate), end: fromFrames(90, rate), character: 'LIN', text: 'Nobody comes here.' }],
    findings: [{ severity: 'warning', message: 'Nobody is on the bridge.' }],
    ...changes,
  };
}
