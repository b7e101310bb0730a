import type { Performance, Staging } from '../../film/index.ts';

/** What the proving scene draws: many small balls on a floor, turned by the frame number. Used by the probe, tests and benchmarks only. */
export type ProvingStaging = {
  /** Balls of 960 triangles each. */
  balls: number;
  material: 'basic' | 'lambert' | 'toon' | 'standard';
  /** Width of the shadow map in texels; 0 casts none. */
  shadow: number;
  /** One draw call for all balls, or one for each. */
  instanced: boolean;
  /** Samples per pixel of the scene's target. */
  samples: number;
  /** Full-screen passes after the scene; the last one encodes sRGB. 0 draws straight to the canvas. */
  passes: number;
  /** Fails on purpose: an exception while loading or while drawing frame 3, or a shader that does not compile. */
  fault?: 'load' | 'draw' | 'shader';
};

/** The proving scene as a shot of so many frames. The page `proving` alone understands it. */
export function provingShot(staging: ProvingStaging, frames: number): { staging: Staging; performance: Performance } {
  const performance = {
    type: 'performance',
    version: 1,
    rate: { numerator: 24, denominator: 1 },
    frames,
    tracks: [],
    events: [],
  };
  return { staging: staging as unknown as Staging, performance: performance as Performance };
}
