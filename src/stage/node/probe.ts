import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Problem } from '../../film/index.ts';
import { type Browser, findBrowser } from './browser.ts';
import { cacheFolder } from './folders.ts';
import { type Backend, backendFlags, backends, unavailable } from './launch.ts';
import { type ProvingStaging, provingShot } from './proving.ts';
import { openStage } from './session.ts';

/** What a backend is worth here: time per picture of the proving scene, or why it cannot be used. */
export type BackendReport = { backend: Backend } & (
  | { works: true; renderer: string; millisecondsPerFrame: number; transfer: 'file' | 'socket' }
  | { works: false; why: string }
);

/** A chosen backend with the browser it was chosen for, ready to be spread into the options of `openStage`. */
export type BackendChoice = { backend: Backend; renderer: string; browser: Browser; cacheFolder: string };

export type ChooseOptions = {
  /** Where the choice is kept; nothing is kept without it. */
  file?: string;
  /** Forces a backend; `AUTEUR_BACKEND` otherwise does. */
  backend?: Backend;
  browser?: Browser;
  cacheFolder?: string;
  signal?: AbortSignal;
};

const keptSchema = z.object({
  type: z.literal('backend-choice'),
  version: z.literal(1),
  backend: z.enum(['gpu', 'llvmpipe', 'swiftshader']),
  renderer: z.string(),
  program: z.string(),
  browserVersion: z.string(),
});

/**
 * The backend to draw a film with: the forced one, else the one kept in `file`, else the quickest that works, which is then kept.
 * It stays the same until `probeBackends` is asked for, so one film is never drawn by two renderers unasked.
 */
export async function chooseBackend(options: ChooseOptions = {}): Promise<BackendChoice> {
  const { file, signal } = options;
  const folder = options.cacheFolder ?? cacheFolder();
  const forced = options.backend ?? forcedByEnvironment();
  const kept = file ? await readKept(file) : undefined;
  const browser = options.browser ?? (await findBrowser({ folder }));
  const wanted = forced ?? kept?.backend;
  if (!wanted) return (await probeBackends({ ...options, browser, cacheFolder: folder })).chosen;
  const same = kept?.backend === wanted && kept.program === browser.program && kept.browserVersion === browser.version;
  if (same) return { backend: wanted, renderer: kept.renderer, browser, cacheFolder: folder };
  const session = await openStage({
    backend: wanted,
    browser,
    cacheFolder: folder,
    quality: 'draft',
    signal,
    page: 'proving',
  });
  await session.close();
  const choice = { backend: wanted, renderer: session.renderer, browser, cacheFolder: folder };
  if (file && (!kept || kept.backend === wanted)) await keep(file, choice);
  return choice;
}

/**
 * Tries every backend of this platform with a known scene, and chooses the quickest that draws it; the choice is kept in `file`.
 * Throws `backend-unavailable` where none works.
 */
export async function probeBackends(
  options: Omit<ChooseOptions, 'backend'> = {},
): Promise<{ reports: BackendReport[]; chosen: BackendChoice }> {
  const folder = options.cacheFolder ?? cacheFolder();
  const browser = options.browser ?? (await findBrowser({ folder }));
  const reports: BackendReport[] = [];
  for (const backend of backends) reports.push(await tryBackend(backend, browser, folder, options.signal));
  const [best] = reports
    .filter((report) => report.works)
    .sort((one, other) => one.millisecondsPerFrame - other.millisecondsPerFrame);
  if (!best) {
    const reasons = reports.map((report) => `${report.backend}: ${report.works ? '' : report.why}`).join(' ');
    throw new Problem({
      code: 'backend-unavailable',
      message: `The browser ${browser.program} cannot draw in 3D. ${reasons}`,
      fix: 'Name another Chrome, Chromium or Edge with AUTEUR_BROWSER.',
      exit: 5,
    });
  }
  const chosen = { backend: best.backend, renderer: best.renderer, browser, cacheFolder: folder };
  if (options.file) await keep(options.file, chosen);
  return { reports, chosen };
}

const provingStaging: ProvingStaging = {
  balls: 30,
  material: 'toon',
  shadow: 512,
  instanced: true,
  samples: 0,
  passes: 1,
};

async function tryBackend(
  backend: Backend,
  browser: Browser,
  folder: string,
  signal?: AbortSignal,
): Promise<BackendReport> {
  if (!backendFlags(backend)) return { backend, works: false, why: 'not on this kind of system' };
  let session: Awaited<ReturnType<typeof openStage>> | undefined;
  try {
    session = await openStage({ backend, browser, cacheFolder: folder, quality: 'draft', signal, page: 'proving' });
    const shot = { ...provingShot(provingStaging, 8), width: 640, height: 360 };
    const picture = await session.still({ ...shot, frame: 0, format: 'rgba' });
    if (isBlank(picture)) return { backend, works: false, why: 'it draws an empty picture' };
    const { millisecondsPerFrame, renderer } = await session.render(shot, () => {});
    return { backend, works: true, renderer, millisecondsPerFrame, transfer: session.transfer };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof Problem) return { backend, works: false, why: error.message };
    throw error;
  } finally {
    await session?.close();
  }
}

function isBlank(rgba: Uint8Array): boolean {
  const colours = new Set<number>();
  for (let at = 0; at < rgba.length; at += 4 * 97)
    colours.add((rgba[at]! << 16) | (rgba[at + 1]! << 8) | rgba[at + 2]!);
  return colours.size < 8;
}

function forcedByEnvironment(): Backend | undefined {
  const name = process.env.AUTEUR_BACKEND;
  if (!name) return undefined;
  const backend = backends.find((known) => known === name);
  if (!backend) throw unavailable(name, 'There is no backend of this name.');
  return backend;
}

async function readKept(file: string): Promise<z.infer<typeof keptSchema> | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return keptSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function keep(file: string, { backend, renderer, browser }: BackendChoice): Promise<void> {
  const record: z.infer<typeof keptSchema> = {
    type: 'backend-choice',
    version: 1,
    backend,
    renderer,
    program: browser.program,
    browserVersion: browser.version,
  };
  await mkdir(dirname(file), { recursive: true });
  const scratch = join(dirname(file), `.backend-${process.pid}.json`);
  await writeFile(scratch, `${JSON.stringify(record, null, 2)}\n`);
  await rename(scratch, file);
}
