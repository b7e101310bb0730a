import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The page, ready to be served: its HTML, and its scripts by the path they are asked for under. */
export type StagePage = { html: string; scripts: ReadonlyMap<string, Uint8Array>; digest: string };

/** Which page: the stage itself, or the proving scene of probes, tests and benchmarks. */
export type PageName = 'stage' | 'proving';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const pageFolder = join(root, 'web', 'stage');
const entries: Record<PageName, string> = { stage: 'main.ts', proving: 'proving.ts' };

type Recipe = { sources: Record<string, string>; scripts: Record<string, string>; digest: string };

/**
 * The page bundled into scripts. The bundle is kept in `folder` with the digests of every source it was made of, and made
 * again only when one of them has changed.
 */
export async function bundlePage(name: PageName, folder: string): Promise<StagePage> {
  const html = await readFile(join(pageFolder, 'index.html'), 'utf8');
  const recipePath = join(folder, `${name}-${sha256(root).slice(0, 12)}.json`);
  const kept = await readKept(recipePath, folder);
  if (kept) return { html, ...kept };
  const { scripts, sources } = await build(join(pageFolder, entries[name]));
  const digests = [...scripts].map(([path, script]) => [path, sha256(script)] as const);
  const digest = sha256(digests.flat().join('\n'));
  const recipe: Recipe = { sources: await digestSources(sources), scripts: Object.fromEntries(digests), digest };
  for (const [path, content] of digests) await land(join(folder, `${content}.js`), scripts.get(path)!);
  await land(recipePath, Buffer.from(JSON.stringify(recipe, null, 1)));
  return { html, scripts, digest };
}

async function readKept(recipePath: string, folder: string): Promise<Omit<StagePage, 'html'> | undefined> {
  try {
    const recipe = JSON.parse(await readFile(recipePath, 'utf8')) as Recipe;
    const current = await digestSources(Object.keys(recipe.sources));
    if (Object.entries(recipe.sources).some(([source, digest]) => current[source] !== digest)) return undefined;
    const scripts = new Map<string, Uint8Array>();
    for (const [path, digest] of Object.entries(recipe.scripts)) {
      const script = await readFile(join(folder, `${digest}.js`));
      if (sha256(script) !== digest) return undefined;
      scripts.set(path, script);
    }
    return { scripts, digest: recipe.digest };
  } catch {
    return undefined;
  }
}

async function build(entry: string): Promise<{ scripts: Map<string, Uint8Array>; sources: string[] }> {
  const { build: bundle } = await import('vite');
  const result = await bundle({
    configFile: false,
    root: pageFolder,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      target: 'chrome120',
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      rolldownOptions: {
        input: { stage: entry, 'frame-writer': join(pageFolder, 'frame-writer.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  const scripts = new Map<string, Uint8Array>();
  const sources = new Set<string>();
  for (const output of Array.isArray(result) ? result : [result]) {
    if (!('output' in output)) throw new Error('The bundler gave no output.');
    for (const chunk of output.output) {
      if (chunk.type !== 'chunk') throw new Error(`The stage page cannot carry the file ${chunk.fileName}.`);
      scripts.set(chunk.fileName, Buffer.from(chunk.code));
      for (const id of chunk.moduleIds) if (!id.startsWith('\0')) sources.add(relative(root, id.replace(/\?.*$/, '')));
    }
  }
  return { scripts, sources: [...sources].sort() };
}

async function digestSources(sources: string[]): Promise<Record<string, string>> {
  const pairs = sources.map(async (source) => [source, sha256(await readFile(join(root, source)))] as const);
  return Object.fromEntries(await Promise.all(pairs));
}

async function land(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const scratch = `${path}.${process.pid}`;
  await writeFile(scratch, bytes);
  await rename(scratch, path);
}

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
