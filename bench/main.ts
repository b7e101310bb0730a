import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** `npm run bench -- film --backend llvmpipe` runs bench/film.ts with what follows. */
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.slice(0, -3));
const [name, ...rest] = process.argv.slice(2);
if (!name || !names.includes(name)) {
  console.error(`Name a benchmark: ${names.join(', ')}`);
  process.exit(2);
}
const command = [...process.execArgv, join(import.meta.dirname, `${name}.ts`), ...rest];
process.exit(spawnSync(process.execPath, command, { stdio: 'inherit' }).status ?? 1);
