import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundlePage } from './bundle.ts';
import { chooseBackend, findBrowser, openStage, probeBackends } from './index.ts';
import { recogniseBackend } from './launch.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'auteur-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the quickest backend that works is chosen, kept, and not probed again', async () => {
  const file = join(folder, 'film', 'backend.json');
  const { reports, chosen } = await probeBackends({ file });
  expect(reports.map(({ backend }) => backend)).toEqual(['gpu', 'llvmpipe', 'swiftshader']);
  expect(reports.find(({ backend }) => backend === 'swiftshader')).toMatchObject({ works: true });
  for (const report of reports) if (!report.works) expect(report.why).not.toBe('');
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    backend: chosen.backend,
    renderer: chosen.renderer,
  });
  expect(await chooseBackend({ file })).toEqual(chosen);
});

test('a forced backend draws, and the kept choice stays', async () => {
  const file = join(folder, 'film', 'backend.json');
  const before = await readFile(file, 'utf8');
  expect(await chooseBackend({ file, backend: 'swiftshader' })).toMatchObject({ backend: 'swiftshader' });
  expect(await readFile(file, 'utf8')).toBe(before);
});

test('renderer names are told apart', () => {
  expect(recogniseBackend('ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)')).toBe(
    'swiftshader',
  );
  expect(recogniseBackend('ANGLE (Mesa/X.org, llvmpipe (LLVM 15.0.6 256 bits), OpenGL ES 3.2)')).toBe('llvmpipe');
  expect(recogniseBackend('ANGLE (NVIDIA Corporation, NVIDIA H200/PCIe/SSE2, OpenGL ES 3.2)')).toBe('gpu');
  expect(recogniseBackend('')).toBeUndefined();
});

test('a wish for one renderer is not quietly met by another', async () => {
  const browser = await findBrowser();
  if (browser.source !== 'package') return;
  const opened = openStage({ backend: 'llvmpipe', browser, quality: 'draft', page: 'proving' });
  await expect(opened).rejects.toMatchObject({ code: 'backend-unavailable' });
});

test('a browser that does not start, or a backend of no known name, is a problem with a fix', async () => {
  await expect(findBrowser({ program: '/nowhere/chrome' })).rejects.toMatchObject({ code: 'browser-unusable' });
  process.env.AUTEUR_BACKEND = 'voodoo';
  try {
    await expect(chooseBackend()).rejects.toMatchObject({ code: 'backend-unavailable' });
  } finally {
    delete process.env.AUTEUR_BACKEND;
  }
});

test('the page is bundled once and is the same afterwards', async () => {
  const first = await bundlePage('proving', join(folder, 'pages'));
  const second = await bundlePage('proving', join(folder, 'pages'));
  expect([...first.scripts.keys()].sort()).toEqual(['frame-writer.js', 'stage.js']);
  expect(second).toEqual(first);
});
