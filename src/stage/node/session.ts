import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Performance, Problem, type Quality, type Staging } from '../../film/index.ts';
import type { Pass } from '../browser/index.ts';
import { type Browser, findBrowser } from './browser.ts';
import type { PageName } from './bundle.ts';
import { drawings } from './cadence.ts';
import { type Connection, connect } from './connection.ts';
import { cacheFolder } from './folders.ts';
import { draw, load, type OnFrame } from './job.ts';
import { type Backend, describeRenderer } from './launch.ts';
import { encodePng } from './png.ts';
import type { Conversion, Drawing, PixelFormat } from './protocol.ts';

export type OpenStageOptions = {
  backend: Backend;
  quality: Quality;
  /** As `findBrowser` gives it; found where it is not given. */
  browser?: Browser;
  /** Unpacked browsers and bundled pages are kept here; `~/.cache/auteur` where it is not given. */
  cacheFolder?: string;
  /** Ends every rendering of the session. */
  signal?: AbortSignal;
  /** The stage itself by default; `proving` is for probes, tests and benchmarks, whose stagings it draws. */
  page?: PageName;
  /** More browser flags, for benchmarks. */
  flags?: string[];
};

/** One shot to draw. Width and height in pixels, even for yuv420p. */
export type Shot = {
  staging: Staging;
  performance: Performance;
  width: number;
  height: number;
  pass?: Pass;
  signal?: AbortSignal;
};

export type RenderRequest = Shot & {
  /** Film frames `from` to before `to`; all of the performance by default. */
  frames?: { from: number; to: number };
  /** The frames that are drawn, in rising order; each is held until the next. Every frame by default. */
  cadence?: readonly number[];
  /** Planar BT.709 limited-range 4:2:0 by default; `rgba` rows from the top; `none` draws without reading, to time drawing alone. */
  format?: PixelFormat;
  /** Where RGB becomes 4:2:0; by default in a shader on a GPU, and in the page on software GL, where that is quicker. */
  conversion?: Conversion;
};

/** What was drawn: pictures, the film frames they cover, what drew them, and how long a picture took. */
export type Rendering = {
  drawn: number;
  frames: number;
  backend: Backend;
  renderer: string;
  millisecondsPerFrame: number;
};

/** One browser, kept over many shots. Renderings asked for at once are drawn one after another. */
export type StageSession = {
  readonly backend: Backend;
  /** Names backend, driver and browser build, as a take's identity needs it. */
  readonly renderer: string;
  /** How pictures come from the browser: through a file both have open, or the slower socket. */
  readonly transfer: 'file' | 'socket';
  /** Names the page's code by content. */
  readonly pageDigest: string;
  /** Draws a shot and hands its pictures to `onFrame` in order, each once. Throws `browser-crashed` when the browser ended. */
  render(request: RenderRequest, onFrame: OnFrame): Promise<Rendering>;
  /** One frame as PNG, or as RGBA rows from the top. */
  still(request: Shot & { frame: number; format?: 'png' | 'rgba' }): Promise<Uint8Array>;
  /** A new browser in place of this one, crashed or not. */
  restart(): Promise<void>;
  /** Ends the browser and all its processes. */
  close(): Promise<void>;
};

/** Pictures on the GPU at once, and pictures that Node has not taken yet: enough to keep drawing, few enough for memory. */
const inFlight = 3;
const window = 4;

/** Opens a browser with the stage page. Throws `browser-missing`, `browser-crashed` or `backend-unavailable`. */
export async function openStage(options: OpenStageOptions): Promise<StageSession> {
  options.signal?.throwIfAborted();
  const folder = options.cacheFolder ?? cacheFolder();
  const browser = options.browser ?? (await findBrowser({ folder }));
  const { backend, quality, flags, page = 'stage' } = options;
  const open = () => connect({ browser, backend, page, pageFolder: join(folder, 'pages'), flags });
  let connection = await open();
  let loaded: { key: string; connection: Connection } | undefined;
  let jobs = 0;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => {});
    return turn;
  };

  async function prepare(shot: Shot, signal: AbortSignal | undefined): Promise<void> {
    const { staging, performance, width, height } = shot;
    const key = digest([staging, performance, width, height]);
    if (loaded?.key === key && loaded.connection === connection) return;
    loaded = undefined;
    await load(connection, { order: 'load', job: ++jobs, staging, performance, width, height, quality }, signal);
    loaded = { key, connection };
  }

  async function run(
    request: RenderRequest,
    list: Drawing[],
    onFrame: OnFrame,
  ): Promise<{ drawn: number; milliseconds: number }> {
    const { width, height, pass = 'beauty', format = 'yuv420p' } = request;
    const conversion = request.conversion ?? (backend === 'gpu' ? 'shader' : 'page');
    checkSize(width, height, format);
    const signal = eitherSignal(options.signal, request.signal);
    try {
      await prepare(request, signal);
      const job = { job: ++jobs, width, height, drawings: list, pass, format, conversion, inFlight, window };
      return await draw(connection, job, onFrame, signal);
    } catch (error) {
      loaded = undefined;
      throw error;
    }
  }

  return {
    backend,
    get renderer() {
      return describeRenderer(backend, connection.ready.renderer, browser.version);
    },
    get transfer() {
      return connection.transfer;
    },
    get pageDigest() {
      return connection.pageDigest;
    },
    render: (request, onFrame) =>
      inTurn(async () => {
        const frames = request.frames ?? { from: 0, to: request.performance.frames };
        const list = drawings(frames, request.cadence);
        const { drawn, milliseconds } = await run(request, list, onFrame);
        const renderer = describeRenderer(backend, connection.ready.renderer, browser.version);
        return {
          drawn,
          frames: frames.to - frames.from,
          backend,
          renderer,
          millisecondsPerFrame: milliseconds / drawn,
        };
      }),
    still: ({ frame, format = 'png', ...shot }) =>
      inTurn(async () => {
        let picture = new Uint8Array();
        await run({ ...shot, format: 'rgba' }, [{ frame, repeat: 1 }], (bytes) => {
          picture = new Uint8Array(bytes);
        });
        return format === 'rgba' ? picture : encodePng(picture, shot.width, shot.height);
      }),
    restart: () =>
      inTurn(async () => {
        if (closed) return;
        await connection.close();
        connection = await open();
      }),
    async close() {
      closed = true;
      await connection.close();
    },
  };
}

function checkSize(width: number, height: number, format: PixelFormat): void {
  const whole =
    Number.isInteger(width) &&
    Number.isInteger(height) &&
    Math.min(width, height) >= 2 &&
    Math.max(width, height) <= 8192;
  if (whole && (format !== 'yuv420p' || (width % 2 === 0 && height % 2 === 0))) return;
  throw new Problem({
    code: 'picture-size',
    message: `A picture of ${width} by ${height} pixels cannot be drawn.`,
    fix: 'Give an even width and height between 2 and 8192 pixels.',
  });
}

function eitherSignal(...signals: (AbortSignal | undefined)[]): AbortSignal | undefined {
  const given = signals.filter((signal) => signal !== undefined);
  return given.length > 1 ? AbortSignal.any(given) : given[0];
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
