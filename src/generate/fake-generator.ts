import type { CollectedTake, Generator, GeneratorContext, Json } from './generator.ts';

/** A service that remembers its jobs while programs come and go, as a paid one does. */
export type FakeService = {
  jobs: { requestId: string; frozen: Json; asked: number; state: 'running' | 'cancelled' }[];
  /** How many times the status must be asked before a job is finished. */
  steps: number;
  confirmsCancel: boolean;
};

export type FakeGeneratorOptions = {
  service: FakeService;
  /** Writes the media file of a job and says how many frames it has. */
  render: (frozen: Json, context: GeneratorContext) => Promise<{ file: string; frames: number }>;
};

/** A new service without jobs. */
export function createFakeService(options: Partial<Pick<FakeService, 'steps' | 'confirmsCancel'>> = {}): FakeService {
  return { jobs: [], steps: 3, confirmsCancel: true, ...options };
}

/**
 * A generator that behaves as a paid one: it charges for every start, takes its time, and forgets nothing when the
 * program that asked is gone. For tests, rehearsals and the conformance suite.
 */
export function createFakeGenerator({ service, render }: FakeGeneratorOptions): Generator {
  const jobOf = (operation: Json) => service.jobs[(operation as { job: number }).job]!;
  return {
    name: 'fake',
    version: '1',
    capabilities: {
      duration: { minimum: 0.5, maximum: 60 },
      sizes: 'any',
      controls: ['prompt'],
      price: { amount: 0.1, currency: 'EUR' },
    },
    freeze: ({ staging, width, height, rate, quality, seed }) =>
      ({
        width,
        height,
        rate,
        quality,
        seed,
        duration: staging.duration,
        set: staging.set.builder,
        hour: staging.hour,
        weather: staging.weather,
      }) as Json,
    async start(frozen, { requestId }) {
      const known = service.jobs.findIndex((job) => job.requestId === requestId);
      if (known >= 0) return { job: known };
      service.jobs.push({ requestId, frozen, asked: 0, state: 'running' });
      return { job: service.jobs.length - 1 };
    },
    async status(operation) {
      const job = jobOf(operation);
      if (job.state === 'cancelled') return { state: 'cancelled' };
      job.asked++;
      return job.asked >= service.steps
        ? { state: 'finished' }
        : { state: 'running', done: job.asked, total: service.steps };
    },
    async collect(operation, context): Promise<CollectedTake> {
      const { frozen } = jobOf(operation);
      const { file, frames } = await render(frozen, context);
      const seconds = (frozen as { duration: number }).duration / 705_600_000;
      const cost = { amount: Math.round(seconds * 10) / 100, currency: 'EUR' };
      return { file, mediaType: 'video/mp4', frames, drawnFrames: frames, renderer: 'fake 1', cost };
    },
    async cancel(operation) {
      if (!service.confirmsCancel) return 'unconfirmed';
      jobOf(operation).state = 'cancelled';
      return 'confirmed';
    },
  };
}
