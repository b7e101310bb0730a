import { defineStep, digestJson } from '../../engine/index.ts';
import { type Performance, Problem, type Quality, type Staging } from '../../film/index.ts';
import { makeTake } from '../../generate/index.ts';
import { measure } from '../../media/index.ts';
import { codeDigest } from '../code-digest.ts';
import { openGenerator } from '../generators.ts';
import { fileLedger, memoryLedger } from '../ledger.ts';
import { paidTakes } from '../paid-takes.ts';
import type { Services } from '../services.ts';

export type TakeParams = {
  generator: string;
  staging: Staging;
  width: number;
  height: number;
  quality: Quality;
  seed: number;
  /** The renderer the film is kept on; part of the identity of a picture. */
  renderer: string;
};

/** One rendering of a shot: H.264 without sound. Facts: `frames`, `drawnFrames`, `renderer`, `measurement`. */
export const takeStep = defineStep<TakeParams, Services>({
  name: 'take',
  version: 2,
  resource: 'browser',
  tables: () => ({ code: codeDigest('stage', '../web/stage') }),
  async run({ params, inputs, services, scratch, signal, progress, spend }) {
    const { generator: name, staging, width, height, quality, seed } = params;
    const performance = await inputs.performance!.json<Performance>();
    const generator = openGenerator(name, services);
    const request = { staging, performance, width, height, rate: staging.rate, quality, seed };
    const key = digestJson({ generator: name, version: generator.version, frozen: generator.freeze(request) });
    const paid = generator.capabilities.price ? paidTakes(services.recordFolder) : undefined;
    const make = () =>
      makeTake({
        generator,
        request,
        key,
        ledger: paid ? fileLedger(services.recordFolder) : memoryLedger(),
        context: { scratch, signal },
        wait: () => new Promise((resolve) => setTimeout(resolve, 20)),
        onProgress: (done, total) => progress(done, total, 'frames'),
      });
    const bought = await paid?.find(key, scratch);
    const take = bought ?? (await make());
    if (paid && !bought) await paid.keep(key, take);
    if (take.cost) spend(take.cost);
    const measurement = await measure(await services.media(), take.file);
    if (measurement.video?.frames !== take.frames) {
      throw new Problem({
        code: 'take-length',
        message: `A take has ${measurement.video?.frames ?? 0} frames instead of ${take.frames}.`,
        fix: 'Run the same command again; if it stays so, run: auteur doctor.',
        exit: 5,
      });
    }
    const { frames, drawnFrames, renderer } = take;
    return { file: take.file, mediaType: take.mediaType, facts: { frames, drawnFrames, renderer, measurement } };
  },
});
