import { Problem } from '../film/index.ts';
import { executorConformance } from './conformance/executor.ts';
import { createLocalExecutor, type Executor } from './index.ts';

executorConformance('the local executor', (registry, store) =>
  createLocalExecutor({ registry, store, graceSeconds: 0.1 }),
);

/** An executor behind a wire that carries only text: shows that jobs, news, artifacts and problems are JSON. */
function acrossAWire(executor: Executor): Executor {
  const wire = <T>(value: T): T => JSON.parse(JSON.stringify(value));
  return {
    async run(job, { signal, onNews }) {
      try {
        return wire(await executor.run(wire(job), { signal, onNews: (news) => onNews(wire(news)) }));
      } catch (error) {
        throw new Problem(wire((error as Problem).toJSON()));
      }
    },
    close: () => executor.close(),
  };
}

executorConformance('an executor across a wire', (registry, store) =>
  acrossAWire(createLocalExecutor({ registry, store, graceSeconds: 0.1 })),
);
