import { workerData } from 'node:worker_threads';
import { createLocalExecutor, createRegistry, openStore, serveJobs } from '../index.ts';
import { threadSteps } from './thread-steps.ts';

const store = await openStore({ path: workerData.store });
serveJobs(createLocalExecutor({ store, registry: createRegistry(threadSteps) }));
