// Takes the lock of a folder again and again, and each time leaves a lock behind like a process that was killed.
import { mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from '../index.ts';

const [folder, seconds] = process.argv.slice(2) as [string, string];
const alone = join(folder, 'alone');
const stale = JSON.stringify({ pid: process.pid, start: '1', host: hostname() });
const end = Date.now() + Number(seconds) * 1000;
let held = 0;
while (Date.now() < end) {
  try {
    const lock = lockFolder(folder, 'crashing worker');
    held++;
    mkdirSync(alone);
    rmdirSync(alone);
    lock.release();
    writeFileSync(join(folder, '.auteur', 'lock'), stale, { flag: 'wx' });
  } catch (error) {
    const expected =
      (error as { code?: string }).code === 'film-locked' || (error as { path?: string }).path?.endsWith('lock');
    if (!expected) throw error;
  }
}
process.stdout.write(String(held));
