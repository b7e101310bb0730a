import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The files of the page by the path they are asked for under. */
export type ViewerPage = ReadonlyMap<string, ViewerFile>;

/** A file of the page and its media type. */
export type ViewerFile = { type: string; content: Uint8Array | string };

const folder = fileURLToPath(new URL('../../web/viewer/', import.meta.url));
const plain = {
  'index.html': 'text/html; charset=utf-8',
  'viewer.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

/** Bundles the viewer's page: its scripts by Vite, its other files as they are. */
export async function bundleViewer(): Promise<ViewerPage> {
  const page = new Map<string, ViewerFile>();
  for (const [name, type] of Object.entries(plain))
    page.set(name, { type, content: await readFile(join(folder, name)) });
  for (const [name, code] of await bundleScripts()) {
    page.set(name, { type: 'text/javascript; charset=utf-8', content: code });
  }
  return page;
}

async function bundleScripts(): Promise<(readonly [string, string])[]> {
  const { build } = await import('vite');
  const result = await build({
    configFile: false,
    root: folder,
    logLevel: 'silent',
    build: {
      write: false,
      modulePreload: false,
      target: 'es2022',
      rolldownOptions: {
        input: { viewer: join(folder, 'main.ts'), performer: join(folder, 'performer.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((part) => ('output' in part ? part.output : []));
  return outputs.flatMap((part) => (part.type === 'chunk' ? [[part.fileName, part.code] as const] : []));
}
