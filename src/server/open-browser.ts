import { spawn } from 'node:child_process';
import openers from './data/openers.json' with { type: 'json' };

/**
 * Opens an address in the user's own browser, without a shell. Answers whether a program took it: `false` on a machine without
 * a desktop, where the caller should print the address. Never throws. `BROWSER` names another program, as is the custom on
 * Unix.
 */
export async function openBrowser(
  url: string,
  {
    platform = process.platform,
    environment = process.env,
  }: { platform?: string; environment?: NodeJS.ProcessEnv } = {},
): Promise<boolean> {
  for (const [program, ...given] of commandsFor(platform, environment)) {
    if (await starts(program!, [...given, url])) return true;
  }
  return false;
}

function commandsFor(platform: string, environment: NodeJS.ProcessEnv): string[][] {
  if (platform === 'darwin' || platform === 'win32') return openers[platform];
  const named = environment.BROWSER ? [[environment.BROWSER]] : [];
  const desktop = environment.DISPLAY || environment.WAYLAND_DISPLAY || environment.WSL_DISTRO_NAME;
  return desktop ? [...named, ...openers.unix] : named;
}

/** An opener hands over and ends with 0; one that is still there after two seconds is the browser itself. */
function starts(program: string, parameters: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { stdio: 'ignore', detached: true, windowsHide: true });
    const timer = setTimeout(() => resolve(true), 2000);
    const settle = (opened: boolean) => {
      clearTimeout(timer);
      resolve(opened);
    };
    child.on('error', () => settle(false));
    child.on('exit', (status) => settle(status === 0));
    child.unref();
  });
}
