import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openMedia, probe } from './index.ts';
import { studio } from './test-support.ts';

const set = studio();

async function until(holds: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

describe('worker processes', () => {
  it.skipIf(process.platform === 'win32')(
    'end, and take their half file along, when the parent is killed with -9',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'auteur orphan '));
      const parent = spawn(
        process.execPath,
        [fileURLToPath(new URL('./__fixtures__/abandon.ts', import.meta.url)), join(folder, 'clip.mp4')],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      await new Promise((resolve) => parent.stdout.once('data', resolve));
      const children = spawnSync('ps', ['-o', 'pid=', '--ppid', String(parent.pid)])
        .stdout.toString()
        .trim()
        .split(/\s+/)
        .map(Number);
      expect(children.length).toBeGreaterThan(0);
      expect(readdirSync(folder).some((name) => name.endsWith('.part'))).toBe(true);
      parent.kill('SIGKILL');
      const alive = (pid: number) =>
        spawnSync('ps', ['-o', 'stat=', '-p', String(pid)])
          .stdout.toString()
          .trim()
          .replace(/^Z.*/, '') !== '';
      expect(await until(() => !children.some(alive))).toBe(true);
      expect(await until(() => readdirSync(folder).length === 0)).toBe(true);
      rmSync(folder, { recursive: true });
    },
  );

  it('are replaced after a failure, and serve many jobs at once', async () => {
    const jobs = Array.from({ length: 6 }, (_, index) =>
      probe(set.media, set.file(`nothing ${index}.mp4`)).catch((problem) => problem.code),
    );
    expect(await Promise.all(jobs)).toEqual(Array(6).fill('media-unreadable'));
  });

  it('that go silent are stopped', async () => {
    const media = await openMedia();
    await expect(
      media.run(
        'encode',
        {
          path: set.file('never.mp4'),
          settings: {
            width: 64,
            height: 64,
            rate: { numerator: 24, denominator: 1 },
            pixelFormat: 'yuv420p',
            quality: 'draft',
          },
        },
        { stall: 300 },
      ),
    ).rejects.toMatchObject({ code: 'media-worker-lost' });
    await media.close();
  });
});
