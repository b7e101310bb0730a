import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where unpacked browsers and bundled pages are kept: `AUTEUR_CACHE`, else `~/.cache/auteur` (or `XDG_CACHE_HOME`). Safe to delete. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return environment.AUTEUR_CACHE ?? join(environment.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'auteur');
}
