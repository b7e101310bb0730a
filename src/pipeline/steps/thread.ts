import { workerData } from 'node:worker_threads';
import { createLocalExecutor, createRegistry, openStore, type Step, serveJobs } from '../../engine/index.ts';
import { ambienceStep } from './ambience.ts';
import { dialogueStep } from './dialogue.ts';
import { foleyStep } from './foley.ts';
import { mixStep } from './mix.ts';
import { musicAnalysisStep, musicCutStep } from './music-cut.ts';
import { cueStep, scoreStep } from './score.ts';

const threadSteps = [
  dialogueStep,
  scoreStep,
  cueStep,
  musicAnalysisStep,
  musicCutStep,
  ambienceStep,
  foleyStep,
  mixStep,
] as unknown as Step[];

const store = await openStore({ path: workerData.store, limit: Number.POSITIVE_INFINITY });
/** One at a time: a thread does no two at once, and two half done hold twice the memory. */
serveJobs(createLocalExecutor({ store, registry: createRegistry(threadSteps), limits: { cpu: 1 } }));
