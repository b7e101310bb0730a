import { defineStep } from '../../engine/index.ts';
import { type Performance, type Staging, toFrame } from '../../film/index.ts';
import { codeDigest } from '../code-digest.ts';
import type { Services } from '../services.ts';

export type FrameParams = { staging: Staging; width: number; height: number; time: number; renderer: string };

/** One staged frame of a shot as PNG, drawn without making a take. */
export const frameStep = defineStep<FrameParams, Services>({
  name: 'frame',
  version: 1,
  resource: 'browser',
  tables: () => ({ code: codeDigest('stage', '../web/stage') }),
  async run({ params: { staging, width, height, time }, inputs, services, signal }) {
    const performance = await inputs.performance!.json<Performance>();
    const frame = Math.min(performance.frames - 1, toFrame(time, performance.rate));
    const stage = await services.stage();
    return { bytes: await stage.still({ staging, performance, width, height, frame, signal }), mediaType: 'image/png' };
  },
});
