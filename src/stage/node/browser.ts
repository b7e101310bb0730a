import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Problem } from '../../film/index.ts';
import places from './data/browser-places.json' with { type: 'json' };
import { cacheFolder } from './folders.ts';
import { unpackChromium } from './unpack.ts';

/** A browser that can draw: its program, where it came from, and what its process needs in its environment. */
export type Browser = {
  program: string;
  source: 'chosen' | 'installed' | 'package';
  version: string;
  environment: Record<string, string>;
};

/**
 * The browser to draw with: the one named by `program` or `AUTEUR_BROWSER`, else an installed Chrome, Chromium or Edge in its usual
 * place, else the one that comes as an npm package, unpacked once into `folder`. Throws `browser-missing` where there is none and
 * `browser-unusable` where a chosen program does not start.
 */
export async function findBrowser(options: { program?: string; folder?: string } = {}): Promise<Browser> {
  const chosen = options.program ?? process.env.AUTEUR_BROWSER;
  if (chosen) return inspect(chosen, 'chosen');
  for (const program of candidates()) {
    if (!(await runnable(program))) continue;
    const browser = await inspect(program, 'installed').catch(() => undefined);
    if (browser) return browser;
  }
  const program = await unpackChromium(options.folder ?? cacheFolder());
  if (program) return inspect(program, 'package');
  throw new Problem({
    code: 'browser-missing',
    message: 'No browser was found to draw the film with.',
    fix: 'Install Google Chrome, Chromium or Microsoft Edge, or name one with AUTEUR_BROWSER=/path/to/chrome.',
    exit: 5,
  });
}

function candidates(): string[] {
  const known = places[process.platform as keyof typeof places] ?? places.linux;
  const expand = (path: string) => path.replace(/%(\w+)%|~/g, (_, name) => process.env[name ?? 'HOME'] ?? '');
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...known.paths.map(expand), ...folders.flatMap((folder) => known.names.map((name) => join(folder, name)))];
}

async function runnable(program: string): Promise<boolean> {
  return access(program, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function inspect(program: string, source: Browser['source']): Promise<Browser> {
  const plain = source === 'package' ? fontEnvironment(program, await runnable('/etc/fonts/fonts.conf')) : {};
  if (process.platform === 'win32') return { program, source, version: '', environment: plain };
  const bundled = { ...plain, LD_LIBRARY_PATH: libraryPath(program) };
  const attempts = source === 'package' ? [plain, bundled] : [plain];
  let failure: unknown;
  for (const environment of attempts) {
    try {
      const options = { env: { ...process.env, ...environment }, timeout: 30_000 };
      const { stdout } = await promisify(execFile)(program, ['--version', '--no-sandbox'], options);
      return { program, source, version: /[\d.]{3,}/.exec(stdout)?.[0] ?? stdout.trim(), environment };
    } catch (error) {
      failure = error;
    }
  }
  const cause = failure as Error & { stderr?: string };
  throw new Problem(
    {
      code: 'browser-unusable',
      message: `The browser ${program} does not start: ${(cause.stderr || cause.message).trim().split('\n')[0]}.`,
      fix: 'Name a Chrome, Chromium or Edge that starts with AUTEUR_BROWSER=/path/to/chrome.',
      exit: 5,
    },
    { cause },
  );
}

function libraryPath(program: string): string {
  return [join(dirname(program), 'libraries', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
}

function fontEnvironment(program: string, systemFonts: boolean): Record<string, string> {
  return systemFonts || process.env.FONTCONFIG_PATH ? {} : { FONTCONFIG_PATH: join(dirname(program), 'fonts') };
}
