import { join } from 'node:path';
import { type Performance, Problem, type Quality, type Staging } from '../film/index.ts';
import type { CollectedTake, Generator, Json } from '../generate/index.ts';
import { openEncoder } from '../media/index.ts';
import { cadenceOf } from '../stage/index.ts';
import type { Services } from './services.ts';

type Frozen = { staging: Staging; performance: Performance; width: number; height: number; quality: Quality };

type Rendering = { frames: number; done: number; result?: CollectedTake; problem?: Problem; stop: AbortController };

/**
 * The virtual stage as a generator. It is free and repeatable, so its operation is the request itself: one that a killed
 * program left behind is simply drawn again. A crashed browser is started anew, once for each take.
 */
export function createStageGenerator(services: Services): Generator {
  const renderings = new Map<string, Rendering>();
  const renderingOf = (operation: Json, scratch: string): Rendering => {
    const { id, frozen } = operation as unknown as { id: string; frozen: Frozen };
    const known = renderings.get(id);
    if (known) return known;
    const rendering: Rendering = { frames: frozen.performance.frames, done: 0, stop: new AbortController() };
    renderings.set(id, rendering);
    render(services, frozen, join(scratch, 'take.mp4'), rendering)
      .catch(async (error) => {
        if (!(error instanceof Problem) || error.code !== 'browser-crashed') throw error;
        await (await services.stage()).restart();
        rendering.done = 0;
        return render(services, frozen, join(scratch, 'take.mp4'), rendering);
      })
      .then(
        (result) => (rendering.result = result),
        (error) => (rendering.problem = asProblem(error)),
      );
    return rendering;
  };
  return {
    name: 'stage',
    version: '1',
    capabilities: { duration: { minimum: 0.04, maximum: 600 }, sizes: 'any', controls: ['staging'] },
    freeze: ({ staging, performance, width, height, quality }) =>
      ({ staging, performance, width, height, quality }) as unknown as Json,
    async start(frozen, { requestId, scratch }) {
      const operation = { id: requestId, frozen };
      renderingOf(operation, scratch);
      return operation;
    },
    async status(operation, { scratch }) {
      const { frames, done, result, problem } = renderingOf(operation, scratch);
      if (problem?.code === 'cancelled') return { state: 'cancelled' };
      if (problem) return { state: 'failed', problem: problem.toJSON() };
      return result ? { state: 'finished' } : { state: 'running', done, total: frames };
    },
    collect: async (operation, { scratch }) => renderingOf(operation, scratch).result!,
    async cancel(operation) {
      renderings.get((operation as { id: string }).id)?.stop.abort();
      return 'confirmed';
    },
  };
}

async function render(services: Services, frozen: Frozen, path: string, rendering: Rendering): Promise<CollectedTake> {
  const { staging, performance, width, height, quality } = frozen;
  const [stage, media] = await Promise.all([services.stage(), services.media()]);
  const { signal } = rendering.stop;
  const encoder = await openEncoder(media, {
    path,
    width,
    height,
    rate: staging.rate,
    pixelFormat: 'yuv420p',
    quality,
    signal,
  });
  try {
    const request = {
      staging,
      performance,
      width,
      height,
      cadence: cadenceOf(staging).flatMap((drawn, frame) => (drawn ? [frame] : [])),
      frames: { from: 0, to: performance.frames },
      signal,
    };
    const { drawn, renderer } = await stage.render(request, async (bytes, repeat) => {
      await encoder.write(bytes, repeat);
      rendering.done += repeat;
    });
    const { frames } = await encoder.end();
    return { file: path, mediaType: 'video/mp4', frames, drawnFrames: drawn, renderer };
  } catch (error) {
    await encoder.abort();
    throw error;
  }
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const message = error instanceof Error ? error.message.split('\n')[0]! : String(error);
  return new Problem(
    {
      code: 'stage-failed',
      message: `The stage could not draw a shot: ${message}`,
      fix: 'Run: auteur doctor.',
      exit: 5,
    },
    { cause: error },
  );
}
