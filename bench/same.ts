import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes one film twice in two folders and prints whether decoded frames and decoded sound are identical. */
const premise = process.argv[2] ?? 'A fox spirit and a young scholar meet on a rainy bridge at night';
const parent = mkdtempSync(join(tmpdir(), 'auteur-same-'));
const [first, second] = ['first', 'second'].map((name) => {
  const command = [
    join(import.meta.dirname, '../bin/auteur.js'),
    'make',
    premise,
    '--out',
    join(parent, name),
    '--json',
    ...process.argv.slice(3),
  ];
  const run = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1e8 });
  if (run.status !== 0) throw new Error(run.stderr);
  const { video, audio } = JSON.parse(run.stdout).measurement;
  return { frames: video.decodedDigest as string, sound: audio.decodedDigest as string };
});
console.log(
  JSON.stringify(
    { first, second, identical: first!.frames === second!.frames && first!.sound === second!.sound },
    null,
    2,
  ),
);
rmSync(parent, { recursive: true, force: true });
