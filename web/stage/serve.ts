import {
  type Accepted,
  type Answer,
  type LoadOrder,
  type Order,
  pictureHeaderLength,
  pictureLength,
  type RenderOrder,
  type StopOrder,
} from '../../src/stage/node/protocol.ts';
import type { CreateStageRenderer, Quality, StageRenderer } from './contract.ts';
import { createFileOutlet, createSocketOutlet, type Outlet } from './outlet.ts';
import { createReadback, type Pending } from './readback.ts';

type Open = { stage: StageRenderer; width: number; height: number; quality: Quality };
type Job = { number: number; unaccepted: number; stopped: boolean };

/**
 * Connects the page to Node and does what it orders: load a scene, draw pictures and send them in order. At most
 * `inFlight` pictures are on the GPU and at most `window` sent but not yet accepted, so a slow encoder slows the drawing.
 */
export function serveStage(createStageRenderer: CreateStageRenderer): void {
  const socket = new WebSocket(new URL('frames', location.href).href.replace(/^http/, 'ws'));
  const answer = (message: Answer) => socket.send(JSON.stringify(message));
  let outlet = createSocketOutlet(socket);
  let file: Outlet | undefined;
  let open: Open | undefined;
  let job: Job | undefined;
  let work: Promise<void> = Promise.resolve();
  let busy = false;
  let broken: { error: unknown } | undefined;
  let wake = () => {};

  const fail = (error: unknown) => {
    broken ??= { error };
    if (!busy) report(undefined);
  };
  const report = (number: number | undefined) => {
    const { error } = broken!;
    broken = undefined;
    leave(open?.stage);
    open = undefined;
    answer({ answer: 'failed', job: number, ...describe(error) });
  };
  addEventListener('error', (event) => fail(event.error ?? event.message));
  addEventListener('unhandledrejection', (event) => fail(event.reason));

  function stageFor({ width, height, quality }: LoadOrder): StageRenderer {
    if (open && open.width === width && open.height === height && open.quality === quality) return open.stage;
    leave(open?.stage);
    open = undefined;
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const stage = createStageRenderer({ canvas, width, height, quality });
    watchContext(canvas, stage, fail);
    open = { stage, width, height, quality };
    return stage;
  }

  async function load(order: LoadOrder): Promise<void> {
    await stageFor(order).load(order.staging, order.performance);
    if (!broken) answer({ answer: 'loaded', job: order.job });
  }

  async function render(order: RenderOrder): Promise<void> {
    if (!open) throw new Error('No scene is loaded.');
    const current: Job = { number: order.job, unaccepted: 0, stopped: false };
    job = current;
    const { stage, width, height } = open;
    const readback = createReadback(stage, width, height, order.format, order.conversion, order.inFlight);
    let memory = new Uint8Array(pictureHeaderLength + pictureLength(width, height, order.format));
    const pending: { picture: Pending; index: number }[] = [];
    const start = performance.now();
    const sendOldest = async () => {
      const { picture, index } = pending.shift()!;
      while (!picture.finished()) await pause();
      while (current.unaccepted >= order.window && !current.stopped) await new Promise<void>((done) => (wake = done));
      picture.collect(memory);
      if (current.stopped || order.format === 'none') return;
      const { frame, repeat } = order.drawings[index]!;
      new Uint32Array(memory.buffer, 0, 4).set([order.job, frame, repeat, index]);
      current.unaccepted++;
      memory = await outlet.send(memory, index % order.window);
    };
    try {
      for (const [index, drawing] of order.drawings.entries()) {
        if (current.stopped || broken) break;
        if (pending.length === order.inFlight) await sendOldest();
        stage.draw(drawing.frame, order.pass);
        pending.push({ picture: readback.begin(index % order.inFlight), index });
        await pause();
      }
      while (pending.length > 0 && !broken) await sendOldest();
    } finally {
      readback.dispose();
    }
    if (broken) return;
    answer({
      answer: 'rendered',
      job: order.job,
      drawn: order.drawings.length,
      milliseconds: performance.now() - start,
    });
  }

  async function openFile(mark: string): Promise<void> {
    file = await createFileOutlet(socket, mark);
    answer({ answer: 'file', opened: file !== undefined });
  }

  async function carryOut(order: LoadOrder | RenderOrder): Promise<void> {
    busy = true;
    try {
      await (order.order === 'load' ? load(order) : render(order));
    } catch (error) {
      broken ??= { error };
    }
    busy = false;
    if (broken) report(order.job);
  }

  function obey(order: Order): void {
    if (order.order === 'file') void openFile(order.mark);
    else if (order.order === 'use-file') outlet = file ?? outlet;
    else if (order.order === 'load' || order.order === 'render') work = work.then(() => carryOut(order));
    else heed(order);
  }

  function heed(order: Accepted | StopOrder): void {
    if (job?.number !== order.job) return;
    if (order.order === 'accepted') job.unaccepted--;
    else job.stopped = true;
    wake();
  }

  socket.addEventListener('message', (event) => {
    obey(JSON.parse(event.data) as Order);
  });
  socket.addEventListener('open', () => answer(introduce()));
}

const left = new WeakSet<StageRenderer>();

function leave(stage: StageRenderer | undefined): void {
  if (!stage) return;
  left.add(stage);
  stage.dispose();
}

/**
 * A GPU that finishes a picture is noticed only between tasks; sleeping leaves the cores to a software GL. A timer would sleep four
 * milliseconds, because browsers hold back timers that are set by timers.
 */
function pause(): Promise<void> {
  return scheduler.postTask(() => {}, { delay: 2 });
}

function watchContext(canvas: HTMLCanvasElement, stage: StageRenderer, fail: (error: unknown) => void): void {
  canvas.addEventListener('webglcontextlost', () => {
    if (!left.has(stage)) fail({ code: 'stage-context-lost', message: 'The graphics context was lost.' });
  });
  stage.renderer.debug.onShaderError = (gl, program, vertexShader, fragmentShader) => {
    const logs = [
      gl.getProgramInfoLog(program),
      gl.getShaderInfoLog(vertexShader),
      gl.getShaderInfoLog(fragmentShader),
    ];
    fail({
      code: 'stage-shader-error',
      message: `A shader does not compile: ${logs.filter(Boolean).join(' ').trim()}`,
    });
  };
}

function describe(error: unknown): {
  code: 'stage-page-error' | 'stage-shader-error' | 'stage-context-lost';
  message: string;
} {
  if (error instanceof Error) return { code: 'stage-page-error', message: error.stack ?? error.message };
  if (error && typeof error === 'object' && 'code' in error) return error as ReturnType<typeof describe>;
  return { code: 'stage-page-error', message: String(error) };
}

function introduce(): Answer {
  const gl = document.createElement('canvas').getContext('webgl2');
  const names = gl?.getExtension('WEBGL_debug_renderer_info');
  const read = (key: number | undefined) => (gl && key !== undefined ? String(gl.getParameter(key)) : '');
  const answer: Answer = {
    answer: 'ready',
    renderer: read(names?.UNMASKED_RENDERER_WEBGL),
    vendor: read(names?.UNMASKED_VENDOR_WEBGL),
    version: read(gl?.VERSION),
  };
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return answer;
}
