import { access } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { Problem } from '../../film/index.ts';
import type { Browser } from './browser.ts';
import flagTable from './data/backend-flags.json' with { type: 'json' };

/** What draws: a real GPU, Mesa's llvmpipe, or the SwiftShader inside Chromium. */
export type Backend = 'gpu' | 'llvmpipe' | 'swiftshader';

export const backends: readonly Backend[] = ['gpu', 'llvmpipe', 'swiftshader'];

/** The command-line flags of a backend on this platform; `undefined` where the platform cannot have it. */
export function backendFlags(backend: Backend, platform: string = process.platform): string[] | undefined {
  const flags = (flagTable[backend] as Record<string, string[]>)[platform];
  return flags && [...flagTable.common, ...flags];
}

/** Which backend a `WEBGL_debug_renderer_info` renderer name belongs to; `undefined` for an unknown software renderer or none. */
export function recogniseBackend(renderer: string): Backend | undefined {
  if (/swiftshader/i.test(renderer)) return 'swiftshader';
  if (/llvmpipe/i.test(renderer)) return 'llvmpipe';
  if (renderer === '' || /softpipe|software|basic render/i.test(renderer)) return undefined;
  return 'gpu';
}

/**
 * Starts a browser with one page and its profile in the folder `profile`, driven over a pipe: when this process ends in any way, the pipe closes and the browser and all
 * its children end too.
 */
export async function launchBrowser(
  browser: Browser,
  backend: Backend,
  profile: string,
  extraFlags: string[] = [],
): Promise<{ driver: BrowserContext; page: Page }> {
  const flags = backendFlags(backend);
  if (!flags) throw unavailable(backend, `There is no ${backend} on this kind of system.`);
  const { chromium } = await import('playwright-core');
  const environment = { ...process.env, ...browser.environment, ...(await backendEnvironment(backend)) };
  try {
    const driver = await chromium.launchPersistentContext(profile, {
      executablePath: browser.program,
      args: [...flags, ...extraFlags],
      env: Object.fromEntries(
        Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
      ),
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      viewport: { width: 64, height: 64 },
      timeout: 60_000,
    });
    return { driver, page: driver.pages()[0] ?? (await driver.newPage()) };
  } catch (cause) {
    throw new Problem(
      {
        code: 'browser-crashed',
        message: `The browser ${browser.program} did not start: ${(cause as Error).message.split('\n')[0]}`,
        fix: 'Run auteur doctor, or name another browser with AUTEUR_BROWSER.',
        exit: 5,
      },
      { cause },
    );
  }
}

/** The problem of a backend that this machine does not have. */
export function unavailable(backend: string, why: string): Problem {
  return new Problem({
    code: 'backend-unavailable',
    message: `The drawing backend "${backend}" cannot be used. ${why}`,
    fix: 'Leave AUTEUR_BACKEND unset, or choose another of gpu, llvmpipe, swiftshader; auteur doctor --probe shows what works.',
    exit: 5,
  });
}

const mesaVendor = '/usr/share/glvnd/egl_vendor.d/50_mesa.json';

/** Mesa must be told to ignore a GPU, and EGL to ask Mesa first, or "llvmpipe" would quietly be another renderer. */
async function backendEnvironment(backend: Backend): Promise<Record<string, string>> {
  if (backend !== 'llvmpipe') return {};
  const mesa = await access(mesaVendor).then(
    () => ({ __EGL_VENDOR_LIBRARY_FILENAMES: mesaVendor }),
    () => ({}),
  );
  return { LIBGL_ALWAYS_SOFTWARE: '1', GALLIUM_DRIVER: 'llvmpipe', ...mesa };
}

/** Names what draws, for a take's identity and for people: backend, driver and browser build. */
export function describeRenderer(backend: Backend, renderer: string, browserVersion: string): string {
  return `${backend}: ${renderer}; Chromium ${browserVersion}`;
}
