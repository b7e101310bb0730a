import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { Problem } from '../../film/index.ts';
import type { Browser } from './browser.ts';
import { bundlePage, type PageName } from './bundle.ts';
import { findFrameFile } from './frame-file.ts';
import { type Backend, launchBrowser, recogniseBackend, unavailable } from './launch.ts';
import { createProfile, removeProfile } from './profile.ts';
import type { Answer, Order } from './protocol.ts';
import { type Fetch, type StageServer, serveStagePage } from './server.ts';

type Ready = Extract<Answer, { answer: 'ready' }>;

/** A browser showing the stage page, and the line to it. */
export type Connection = {
  readonly ready: Ready;
  readonly pageDigest: string;
  /** How pictures come: through a file both sides have open, or where that cannot be, the slower socket. */
  readonly transfer: 'file' | 'socket';
  /** Why the connection ended; `undefined` while it lives. */
  readonly failure: Problem | undefined;
  order(order: Order): void;
  /** Hears answers and pictures until the connection ends; one listener at a time. */
  listen(listener: Listener | undefined): void;
  close(): Promise<void>;
};

export type Listener = { answer(answer: Answer): void; picture(fetch: Fetch): void; failed(problem: Problem): void };

export type ConnectOptions = {
  browser: Browser;
  backend: Backend;
  page: PageName;
  pageFolder: string;
  flags?: string[];
};

const patience = 60_000;

/** Starts a browser, opens the page and waits until it is ready to draw with exactly the backend that was asked for. */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const bundle = await bundlePage(options.page, options.pageFolder);
  const ears = createEars();
  const profile = await createProfile();
  const closers = [() => removeProfile(profile)];
  const close = async () => {
    ears.deafen();
    for (const closer of closers.splice(0).reverse()) await closer().catch(() => {});
  };
  try {
    const server = await serveStagePage(bundle, {
      answer: (answer) => ears.current?.answer(answer),
      picture: (fetch) => ears.current?.picture(fetch),
      closed: () => ears.fail('The page went away.'),
    });
    closers.push(() => server.close());
    const { driver, page } = await launchBrowser(options.browser, options.backend, profile, options.flags);
    closers.push(() => driver.close());
    driver.on('close', () => ears.fail('The browser ended.'));
    page.on('crash', () => ears.fail('The page crashed.'));
    const ready = await open(page, server.url, ears.listen);
    check(options.backend, ready);
    const file = await openFrameFile(server, profile, ears);
    if (file) closers.push(() => file.close());
    return {
      ready,
      pageDigest: bundle.digest,
      transfer: file ? 'file' : 'socket',
      get failure() {
        return ears.failure;
      },
      order: (order) => server.order(order),
      listen: ears.listen,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

type Ears = {
  readonly current: Listener | undefined;
  readonly failure: Problem | undefined;
  listen(listener: Listener | undefined): void;
  fail(why: string): void;
  deafen(): void;
};

/** Who hears the page now; a failure is told to whoever listens, then and later. */
function createEars(): Ears {
  let current: Listener | undefined;
  let failure: Problem | undefined;
  let deaf = false;
  return {
    get current() {
      return current;
    },
    get failure() {
      return failure;
    },
    listen(listener) {
      current = listener;
      if (failure) listener?.failed(failure);
    },
    fail(why) {
      if (failure || deaf) return;
      failure = crashed(why);
      current?.failed(failure);
    },
    deafen() {
      deaf = true;
      current?.failed(
        new Problem({ code: 'cancelled', message: 'Drawing was stopped.', fix: 'Run it again.', exit: 130 }),
      );
    },
  };
}

/** Agrees with the page on a file for pictures. Without one they go through the socket. */
async function openFrameFile(server: StageServer, profile: string, ears: Ears): Promise<FileHandle | undefined> {
  const mark = randomBytes(24).toString('base64url');
  const opened = await new Promise<boolean>((resolve, reject) => {
    ears.listen({
      answer: (answer) => answer.answer === 'file' && resolve(answer.opened),
      picture: () => {},
      failed: reject,
    });
    server.order({ order: 'file', mark });
  }).finally(() => ears.listen(undefined));
  const file = opened ? await findFrameFile(profile, Buffer.from(mark)) : undefined;
  if (file) server.readFrom(file);
  return file;
}

async function open(page: Page, url: string, listen: (listener: Listener | undefined) => void): Promise<Ready> {
  const messages: string[] = [];
  page.on('pageerror', (error) => messages.push(error.message));
  page.on('console', (message) => message.type() === 'error' && messages.push(message.text()));
  const ready = new Promise<Ready>((resolve, reject) => {
    const timer = setTimeout(() => reject(crashed(`The page did not start. ${messages.join(' ')}`.trim())), patience);
    const settle = (done: () => void) => {
      clearTimeout(timer);
      done();
    };
    page.on('pageerror', (error) => settle(() => reject(crashed(`The page did not start: ${error.message}`))));
    listen({
      answer: (answer) => answer.answer === 'ready' && settle(() => resolve(answer)),
      picture: () => {},
      failed: (problem) => settle(() => reject(problem)),
    });
  });
  const visit = page.goto(url, { waitUntil: 'commit', timeout: patience });
  const [answer] = await Promise.all([ready, visit]).finally(() => listen(undefined));
  return answer;
}

/** A wish for one renderer is never quietly met by another. */
function check(backend: Backend, ready: Ready): void {
  const actual = recogniseBackend(ready.renderer);
  if (actual !== backend)
    throw unavailable(backend, `The browser draws with "${ready.renderer || 'nothing'}" instead.`);
}

/** The problem of a browser or page that ended unasked. */
export function crashed(why: string, cause?: unknown): Problem {
  return new Problem(
    {
      code: 'browser-crashed',
      message: `The browser stopped while drawing. ${why}`,
      fix: 'Run the same command again; it goes on at this shot. If it happens again, close other programs or choose another backend with AUTEUR_BACKEND.',
      exit: 5,
    },
    { cause },
  );
}
