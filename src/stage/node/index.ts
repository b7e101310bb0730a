export { type Browser, findBrowser } from './browser.ts';
export { drawings } from './cadence.ts';
export { cacheFolder } from './folders.ts';
export type { OnFrame } from './job.ts';
export { type Backend, backends } from './launch.ts';
export {
  type BackendChoice,
  type BackendReport,
  type ChooseOptions,
  chooseBackend,
  probeBackends,
} from './probe.ts';
export { type ProvingStaging, provingShot } from './proving.ts';
export {
  type OpenStageOptions,
  openStage,
  type Rendering,
  type RenderRequest,
  type Shot,
  type StageSession,
} from './session.ts';
