import { Problem } from '../../film/index.ts';
import { type Connection, crashed } from './connection.ts';
import type { Answer, LoadOrder, RenderOrder } from './protocol.ts';
import { pictureHeaderLength, pictureLength } from './protocol.ts';
import type { Fetch } from './server.ts';

/**
 * Takes one picture, for how many film frames it is held, and which frame it is. `bytes` are written over once the answer has
 * resolved; until then drawing goes on only a few pictures ahead.
 */
export type OnFrame = (bytes: Uint8Array, repeat: number, frame: number) => void | Promise<void>;

type Rendered = Extract<Answer, { answer: 'rendered' }>;

const loadPatience = 300_000;
const drawPatience = 180_000;

/** Builds a scene in the page. Throws when the page fails or with the signal's reason. */
export async function load(connection: Connection, order: LoadOrder, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  await exchange(connection, order, 'loaded', loadPatience, { signal });
}

export type RenderJob = Omit<RenderOrder, 'order'> & { width: number; height: number };

/**
 * Draws a job's pictures and hands them over one at a time, in order. Throws when one is missing or of the wrong size, when the
 * page fails, when `onFrame` fails, or with the signal's reason.
 */
export async function draw(
  connection: Connection,
  job: RenderJob,
  onFrame: OnFrame,
  signal?: AbortSignal,
): Promise<Rendered> {
  signal?.throwIfAborted();
  const { width, height, ...order } = job;
  const length = pictureLength(width, height, job.format);
  const memory = Buffer.allocUnsafeSlow(pictureHeaderLength + length);
  let next = 0;
  let stopped: { reason: unknown } | undefined;
  let handed: Promise<void> = Promise.resolve();
  const stop = (reason: unknown) => {
    if (stopped) return;
    stopped = { reason };
    connection.order({ order: 'stop', job: job.job });
  };
  const hand = async (fetch: Fetch) => {
    if (stopped) return;
    const picture = fetch(memory);
    const due = job.drawings[next]!;
    const header = [job.job, due.frame, due.repeat, next];
    if (picture.length !== memory.length || header.some((value, index) => picture.readUInt32LE(index * 4) !== value))
      throw lost(next);
    next++;
    const { buffer, byteOffset } = picture;
    await onFrame(new Uint8Array(buffer, byteOffset + pictureHeaderLength, length), due.repeat, due.frame);
    connection.order({ order: 'accepted', job: job.job });
  };
  const abort = () => stop(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  const picture = (fetch: Fetch) => {
    handed = handed.then(() => hand(fetch)).catch(stop);
    return handed;
  };
  try {
    const rendered = await exchange(connection, { order: 'render', ...order }, 'rendered', drawPatience, { picture });
    await handed;
    if (stopped) throw (stopped as { reason: unknown }).reason;
    if (job.format !== 'none' && next !== job.drawings.length) throw lost(next);
    return rendered;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

type Ears = { signal?: AbortSignal; picture?: (fetch: Fetch) => Promise<void> };

/** Sends an order and waits for its answer; a page that says nothing for `patience` milliseconds counts as crashed. */
function exchange<Name extends 'loaded' | 'rendered'>(
  connection: Connection,
  order: LoadOrder | RenderOrder,
  name: Name,
  patience: number,
  { signal, picture }: Ears,
): Promise<Extract<Answer, { answer: Name }>> {
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  let abort = () => {};
  return new Promise<Extract<Answer, { answer: Name }>>((resolve, reject) => {
    const rest = () => clearTimeout(timer);
    const wait = () => {
      rest();
      if (over) return;
      timer = setTimeout(() => reject(crashed(`It has said nothing for ${patience / 1000} seconds.`)), patience);
    };
    abort = () => reject(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    connection.listen({
      answer: (answer) => {
        if (answer.answer === 'failed' && (answer.job ?? order.job) === order.job) reject(pageProblem(answer));
        else if (answer.answer === name && answer.job === order.job)
          resolve(answer as Extract<Answer, { answer: Name }>);
      },
      picture: (fetch) => {
        if (!picture) return;
        rest();
        picture(fetch).then(wait);
      },
      failed: reject,
    });
    wait();
    connection.order(order);
  }).finally(() => {
    over = true;
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    connection.listen(undefined);
  });
}

function lost(index: number): Problem {
  return new Problem({
    code: 'stage-frame-lost',
    message: `Picture ${index + 1} of a shot did not arrive as it was asked for.`,
    fix: 'Run the same command again. If it happens again, choose another backend with AUTEUR_BACKEND.',
    exit: 5,
  });
}

function pageProblem(answer: Extract<Answer, { answer: 'failed' }>): Problem {
  const fixes = {
    'stage-page-error': 'This is a defect in the stage or in this scene; please report it with the message above.',
    'stage-shader-error': 'Choose another backend with AUTEUR_BACKEND, and please report the message above.',
    'stage-context-lost':
      'Run the same command again; choose a smaller picture size or another backend if it happens again.',
  };
  return new Problem({ code: answer.code, message: answer.message, fix: fixes[answer.code], exit: 5 });
}
