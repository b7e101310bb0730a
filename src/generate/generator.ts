import type { FrameRate, Performance, ProblemData, Quality, Staging } from '../film/index.ts';

/** JSON data: what survives a restart of the program. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What a generator can do and what it asks for it, as data, so that a shot can be offered to the right one. */
export type Capabilities = {
  /** Seconds a take may last. */
  duration: { minimum: number; maximum: number };
  /** Sizes it can make; `any` for whatever is asked. */
  sizes: 'any' | { width: number; height: number }[];
  /** What guides it beside words. */
  controls: ('staging' | 'depth' | 'pose' | 'mask' | 'edge' | 'first-frame' | 'last-frame' | 'prompt')[];
  /** Price of one second; absent when it costs nothing. */
  price?: { amount: number; currency: string };
};

/** One take asked for. Everything that decides the picture is in it. */
export type TakeRequest = {
  staging: Staging;
  performance: Performance;
  width: number;
  height: number;
  rate: FrameRate;
  quality: Quality;
  seed: number;
};

/** Where an operation stands. `cancelled` is only said when the generator confirmed it. */
export type OperationStatus =
  | { state: 'waiting' | 'running'; done: number; total: number }
  | { state: 'finished' }
  | { state: 'cancelled' }
  | { state: 'failed'; problem: ProblemData };

/** How a wish to cancel ended: the generator stopped, or it did not say so and may still charge. */
export type CancelAnswer = 'confirmed' | 'unconfirmed';

/** A finished take as a file, with what it really took. */
export type CollectedTake = {
  file: string;
  mediaType: string;
  frames: number;
  drawnFrames: number;
  renderer: string;
  cost?: { amount: number; currency: string };
};

/**
 * What a generator may use while it works. `requestId` is the same for every try at one request, also after a crash: a
 * service that takes such an id answers a repeated start with the operation it already has.
 */
export type GeneratorContext = { scratch: string; signal: AbortSignal; requestId: string };

/**
 * A maker of takes. `freeze` turns a request into the JSON that will be sent, and nothing else decides the take; the
 * caller stores it before `start`, and stores the operation that `start` answers with. Both survive a restart: a known
 * operation is asked for its status and collected, never started, or paid for, again.
 */
export type Generator = {
  name: string;
  version: string;
  capabilities: Capabilities;
  freeze(request: TakeRequest): Json;
  start(frozen: Json, context: GeneratorContext): Promise<Json>;
  status(operation: Json, context: GeneratorContext): Promise<OperationStatus>;
  collect(operation: Json, context: GeneratorContext): Promise<CollectedTake>;
  cancel(operation: Json): Promise<CancelAnswer>;
};
