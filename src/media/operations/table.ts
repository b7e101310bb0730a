import type { Flicks, FrameRate, Measurement } from '../../film/index.ts';
import type { MuxJob } from '../backend/backend.ts';
import type { Probe } from '../types.ts';
import { conformClip } from './conform.ts';
import type { OperationContext } from './context.ts';
import { encodeFrames } from './encode.ts';
import { filterClip } from './filter.ts';
import { measureFile } from './measure.ts';
import { sendSound } from './sound.ts';
import { sendStill } from './still.ts';

/** Everything a worker can be asked to do, by name. Arguments and results are JSON; frames and sound are sent as bytes besides. */
export const operations = {
  hello: async (context: OperationContext, _: Record<string, never>) => ({
    name: context.backend.name,
    version: context.backend.version,
  }),
  probe: (context: OperationContext, { path }: { path: string }): Promise<Probe> =>
    context.backend.probe(path, context.limits),
  measure: (
    context: OperationContext,
    { path, spoken }: { path: string; spoken?: { start: Flicks; end: Flicks }[] },
  ): Promise<Measurement> => measureFile(context, path, spoken),
  encode: encodeFrames,
  join: (context: OperationContext, { clips, rate, path }: { clips: string[]; rate: FrameRate; path: string }) =>
    context.backend.join(clips, rate, path),
  conform: conformClip,
  filter: filterClip,
  still: sendStill,
  sound: sendSound,
  mux: (context: OperationContext, job: MuxJob) => context.backend.mux(job),
};

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type OperationArguments<N extends OperationName> = Parameters<Operations[N]>[1];
export type OperationResult<N extends OperationName> = Awaited<ReturnType<Operations[N]>>;
