import type { Backend } from '../backend/backend.ts';
import type { Message } from '../message.ts';
import type { Limits } from '../types.ts';

/** What an operation in the worker works with. */
export type OperationContext = {
  backend: Backend;
  limits: Limits;
  /** The next message from the session: a frame, or the word that there are no more. */
  receive(): Promise<Message>;
  /** Sends bytes to the session; resolves when they have left, which is the back pressure. */
  send(payload: Uint8Array, header?: Record<string, unknown>): Promise<void>;
  /** Says that work goes on, so that the session does not take silence for a hang. `done` counts frames. */
  advance(done: number): void;
};
