import { createReadStream } from 'node:fs';
import { access, mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';

/**
 * Unpacks the browser that comes in `@sparticuz/chromium` into `folder` once, and answers its program's path; `undefined` where
 * the package is not installed or has no binary for this machine. It lands by one rename, so a killed run leaves nothing half done.
 */
export async function unpackChromium(folder: string): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const found = await findPackage();
  if (!found) return undefined;
  const place = join(folder, `chromium-${found.version}`);
  const program = join(place, 'chromium');
  if (await exists(program)) return program;
  await mkdir(folder, { recursive: true });
  const scratch = await mkdtemp(join(folder, '.unpacking-'));
  try {
    await decompress(join(found.bin, 'chromium.br'), join(scratch, 'chromium'));
    await untar(join(found.bin, 'swiftshader.tar.br'), scratch);
    await untar(join(found.bin, 'al2023.tar.br'), join(scratch, 'libraries'));
    await untar(join(found.bin, 'fonts.tar.br'), join(scratch, 'fonts'));
    await rename(scratch, place).catch(async (error) => {
      if (!(await exists(program))) throw error;
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return program;
}

async function findPackage(): Promise<{ version: string; bin: string } | undefined> {
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    const root = entry.slice(
      0,
      entry.lastIndexOf(join('@sparticuz', 'chromium')) + join('@sparticuz', 'chromium').length,
    );
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const bin = join(root, 'bin');
    return (await exists(join(bin, 'chromium.br'))) ? { version, bin } : undefined;
  } catch {
    return undefined;
  }
}

async function decompress(from: string, to: string): Promise<void> {
  const file = await open(to, 'w', 0o755);
  await pipeline(
    createReadStream(from, { highWaterMark: 1 << 20 }),
    createBrotliDecompress({ chunkSize: 1 << 20 }),
    file.createWriteStream(),
  );
}

/** Unpacks regular files of a small brotli-compressed tar archive (POSIX ustar, IEEE Std 1003.1 pax). */
async function untar(archive: string, folder: string): Promise<void> {
  const bytes = await promisify(brotliDecompress)(await readFile(archive));
  let at = 0;
  while (at + 512 <= bytes.length && bytes[at] !== 0) {
    const text = (start: number, length: number) =>
      bytes.toString('utf8', at + start, at + start + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(text(124, 12).trim(), 8);
    const kind = text(156, 1);
    const name = text(0, 100);
    if ((kind === '0' || kind === '') && !name.split('/').includes('..') && !name.startsWith('/')) {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes.subarray(at + 512, at + 512 + size), {
        mode: Number.parseInt(text(100, 8).trim(), 8) & 0o777,
      });
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
