import type { WebGLRenderer, WebGLRenderTarget } from 'three';
import type { Quality } from '../../src/film/index.ts';
import type { Pass } from '../../src/stage/browser/index.ts';

export type { Pass, Quality };

export type StageRendererOptions = { canvas: HTMLCanvasElement; width: number; height: number; quality: Quality };

/**
 * What the page needs from a scene: the stage room's browser door provides it. `draw` leaves a finished 8-bit,
 * sRGB-encoded, tone-mapped picture in `target`, or on the canvas where `target` is null.
 */
export type StageRenderer = {
  load(staging: unknown, performance: unknown): Promise<void>;
  draw(frame: number, pass?: Pass): void;
  readonly target: WebGLRenderTarget | null;
  readonly renderer: WebGLRenderer;
  dispose(): void;
};

/** Makes a renderer of some kind of staging; which kind is settled between the caller in Node and the scene. */
export type CreateStageRenderer = (options: StageRendererOptions) => StageRenderer;
