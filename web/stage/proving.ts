import { createProvingRenderer } from './proving-scene.ts';
import { serveStage } from './serve.ts';

serveStage(createProvingRenderer);
