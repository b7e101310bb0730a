export type { Pass, Quality, StageRenderer, StageRendererOptions } from './renderer.ts';
export { createStageRenderer } from './renderer.ts';
