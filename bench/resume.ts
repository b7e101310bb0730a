import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readJournal } from '../src/engine/index.ts';
import { random } from '../src/film/index.ts';

/**
 * Kills `auteur make` with SIGKILL at random moments, then lets it finish, and prints as JSON whether the film is complete,
 * how many finished steps ran twice (must be 0), and how many processes outlived their parent (must be 0). Linux only.
 */
const { values: options } = parseArgs({
  options: {
    kills: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    size: { type: 'string', default: '640x360' },
    premise: { type: 'string', default: 'A fox spirit and a young scholar meet on a rainy bridge at night' },
    longest: { type: 'string', default: '12' },
  },
});

const parent = mkdtempSync(join(tmpdir(), 'auteur-resume-'));
const film = join(parent, 'film');
const mark = `AUTEUR_BENCH_MARK=${process.pid}-${options.seed}`;
const chance = random(options.seed!);
const moments: number[] = [];
let orphans = 0;
for (let kill = 0; kill < Number(options.kills); kill++) {
  const seconds = 0.3 + chance() * Number(options.longest);
  moments.push(Math.round(seconds * 100) / 100);
  const child = start();
  const over = new Promise((resolve) => child.on('close', resolve));
  await Promise.race([over, pause(seconds)]);
  child.kill('SIGKILL');
  await over;
  await pause(3);
  orphans += marked().length;
}
const child = start();
let output = '';
let errors = '';
child.stdout.on('data', (data) => {
  output += data;
});
child.stderr.on('data', (data) => {
  errors += data;
});
const status = await new Promise((resolve) => child.on('close', resolve));
await pause(1);
orphans += marked().length;
const { records } = await readJournal(join(film, 'record', 'journal.jsonl'));
const done = records.filter((record) => record.outcome === 'done').map((record) => record.key);
const report = {
  kills: moments,
  complete: status === 0,
  frames: status === 0 ? JSON.parse(output).measurement.video.frames : errors.slice(-500),
  steps: new Set(done).size,
  ranTwice: done.length - new Set(done).size,
  orphans,
};
console.log(JSON.stringify(report, null, 2));
rmSync(parent, { recursive: true, force: true });
process.exitCode = report.complete && report.ranTwice === 0 && report.orphans === 0 ? 0 : 1;

function start() {
  const [name, value] = mark.split('=') as [string, string];
  const command = [
    join(import.meta.dirname, '../bin/auteur.js'),
    'make',
    options.premise!,
    '--out',
    film,
    '--size',
    options.size!,
    '--json',
  ];
  return spawn(process.execPath, command, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, [name]: value },
  });
}

function marked(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => {
      try {
        return (
          readFileSync(`/proc/${pid}/environ`, 'utf8').includes(mark) &&
          !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
        );
      } catch {
        return false;
      }
    });
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
