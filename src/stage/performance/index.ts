export { cameraChannels, verticalFieldOfView } from './camera.ts';
export { type PerformOptions, perform } from './perform.ts';
