import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const source = join(import.meta.dirname, '..');

/**
 * SHA-256 over the code and data of rooms (folders under src/), without their tests: what a step's result depends on
 * beside its inputs. With it in a step's tables, an improved room makes its results anew and leaves all others alone.
 */
export function codeDigest(...rooms: string[]): string {
  const hash = createHash('sha256');
  for (const room of rooms) {
    const files = (readdirSync(join(source, room), { recursive: true }) as string[])
      .filter((file) => /\.(?:ts|js|json|html)$/.test(file) && !/\.test\.|__fixtures__/.test(file))
      .sort();
    for (const file of files)
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(source, room, file)))
        .update('\0');
  }
  return hash.digest('hex');
}
