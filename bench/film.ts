import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Made } from '../src/cli/options.ts';
import type { Plan } from '../src/film/index.ts';
import type { FilmResult } from '../src/pipeline/index.ts';
import { watchMemory } from './checks/watch-memory.ts';

/**
 * How long a film takes: cold, unchanged, after one line of dialogue changed, and after one camera changed; with the peak
 * memory of all processes, where the time went, and how many frames were really drawn. Prints JSON.
 */
const { values: options } = parseArgs({
  options: {
    backend: { type: 'string' },
    premise: { type: 'string', default: 'A fox spirit and a young scholar meet on a rainy bridge at night' },
    quality: { type: 'string', default: 'standard' },
    keep: { type: 'string' },
  },
});

type Run<T> = { seconds: number; peakMegabytes: number; result: T };
type Film = FilmResult & { made: Made[] };

const parent = mkdtempSync(join(tmpdir(), 'auteur-bench-'));
const film = join(parent, 'film');
const making = ['--json', '--quality', options.quality!, ...(options.backend ? ['--backend', options.backend] : [])];

const cold = await run<Film>(['make', options.premise!, '--out', film, ...making]);
const seconds = cold.result.measurement.duration / 705_600_000;
const unchanged = await run<Film>(['make', '--out', film, ...making]);
const script = join(film, 'screenplay.fountain');
const line = changeLine();
const dialogue = await run<Film>(['make', '--out', film, ...making]);
const plan = (await run<{ plan: Plan }>(['direct', '--film', film, '--json'])).result.plan;
const shot =
  plan.shots.find((candidate) => candidate.purpose === 'single' || candidate.purpose === 'reverse') ?? plan.shots[2]!;
await run<unknown>(['direct', shot.slate, '--shot', shot.size === 'CU' ? 'MS' : 'CU', '--film', film, '--json']);
const camera = await run<Film>(['make', '--out', film, ...making]);

const takes = readTakes();
const report = {
  premise: options.premise,
  quality: options.quality,
  renderer: takes.renderer,
  film: {
    seconds,
    frames: cold.result.measurement.video?.frames,
    drawn: takes.drawn,
    taken: takes.frames,
    shots: cold.result.shots,
  },
  cold: summary(cold),
  unchanged: summary(unchanged),
  dialogue: { ...summary(dialogue), line },
  camera: { ...summary(camera), slate: shot.slate },
  ratios: {
    filmSecondsPerSecond: round(seconds / cold.seconds),
    unchangedToCold: round(unchanged.seconds / cold.seconds),
    dialogueToCold: round(dialogue.seconds / cold.seconds),
    cameraToCold: round(camera.seconds / cold.seconds),
  },
};
console.log(JSON.stringify(report, null, 2));
if (options.keep) cpSync(film, options.keep, { recursive: true });
rmSync(parent, { recursive: true, force: true });

function summary({ seconds: wall, peakMegabytes, result }: Run<Film>) {
  const made = result.made.map((entry) => ({
    step: entry.step,
    count: entry.count,
    seconds: round(entry.seconds),
    labels: entry.labels,
  }));
  return { seconds: round(wall), peakMegabytes: Math.round(peakMegabytes), made };
}

async function run<T>(command: string[]): Promise<Run<T>> {
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [...process.execArgv, join(import.meta.dirname, '../bin/auteur.js'), ...command],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  let errors = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (errors += data));
  const memory = watchMemory(child.pid!);
  const status = await new Promise((resolve) => child.on('close', resolve));
  if (status !== 0) throw new Error(`auteur ${command.join(' ')} ended with ${status}\n${errors}`);
  return { seconds: (performance.now() - start) / 1000, peakMegabytes: memory.peak(), result: JSON.parse(output) };
}

/** Gives the first speech of the second scene other words. */
function changeLine(): { before: string; after: string } {
  const text = readFileSync(script, 'utf8');
  const speech = /\n\n(?:@\S+|[A-Z][A-Z ]+)\n([^\n(][^\n]*)\n/g;
  speech.lastIndex = [...text.matchAll(/^(?:INT|EXT|内景|外景).*$/gm)][1]!.index;
  const before = speech.exec(text)![1]!;
  const after = /\p{Script=Han}/u.test(before)
    ? '请你今夜留下，明天再走吧。'
    : 'Please do not go out again in this rain tonight.';
  writeFileSync(script, text.replace(before, after));
  return { before, after };
}

function readTakes(): { renderer: string; frames: number; drawn: number } {
  const rows = cold.result.takes;
  return {
    renderer: [...new Set(rows.map((take) => take.renderer))].join(', '),
    frames: rows.reduce((sum, take) => sum + take.frames, 0),
    drawn: rows.reduce((sum, take) => sum + take.drawnFrames, 0),
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
