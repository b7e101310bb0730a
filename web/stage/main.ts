import { createStageRenderer } from '../../src/stage/browser/index.ts';
import type { CreateStageRenderer } from './contract.ts';
import { serveStage } from './serve.ts';

serveStage(createStageRenderer as CreateStageRenderer);
