import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pages, parseFountain, toScreenplay } from '../src/screenplay/index.ts';

/** Assesses a script of 120 pages twice as a whole process, and prints seconds, peak memory and whether both results are the same. */
const wanted = Number(process.argv[2] ?? 120);
const fixtures = join(import.meta.dirname, '../src/assess/__fixtures__/tuning');
const scripts = readdirSync(fixtures)
  .map((file) => readFileSync(join(fixtures, file), 'utf8'))
  .filter((text) => !/\p{Script=Han}/u.test(text));
const syllables = ['Al', 'Bo', 'Cor', 'Den', 'El', 'Fen', 'Gar', 'Hol', 'Ir', 'Jas', 'Kel', 'Lor', 'Mar', 'Nel', 'Or'];
const printPeak =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("peak:"+process.resourceUsage().maxRSS))';

/** The copy of a script in which everybody who speaks is called something else. */
function renamed(text: string, copy: number): string {
  const body = text.slice(text.indexOf('\n\n'));
  const speakers = toScreenplay(parseFountain(text)).scenes.flatMap(({ beats }) =>
    beats.flatMap((beat) => (beat.kind === 'dialogue' ? [beat.speech.character] : [])),
  );
  return [...new Set(speakers)].reduce((changed, name, index) => {
    const fresh = `${syllables[(copy * 7 + index) % 15]}${syllables[(copy * 3 + index * 5) % 15]!.toLowerCase()}`;
    return changed.replace(new RegExp(`\\b${name}\\b`, 'gi'), (was) =>
      was === was.toUpperCase() ? fresh.toUpperCase() : fresh,
    );
  }, body);
}

function pagesOf(text: string): number {
  return pages(toScreenplay(parseFountain(text))).eighths / 8;
}

function longScript(): string {
  let text = 'Title: A Long Script\n';
  for (let copy = 0; pagesOf(text) < wanted; copy++) {
    text += renamed(scripts[copy % scripts.length]!, copy);
  }
  return text;
}

function assessOnce(file: string) {
  const command = ['--import', printPeak, join(import.meta.dirname, '../bin/auteur.js'), 'assess', file, '--json'];
  const start = performance.now();
  const run = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1e8 });
  const seconds = (performance.now() - start) / 1000;
  if (run.status !== 0) throw new Error(run.stderr);
  return { seconds, megabytes: Number(/peak:(\d+)/.exec(run.stderr)![1]) / 1024, result: run.stdout };
}

const folder = mkdtempSync(join(tmpdir(), 'auteur-assess-'));
const file = join(folder, 'long.fountain');
const text = longScript();
writeFileSync(file, text);
const runs = Array.from({ length: 5 }, () => assessOnce(file));
rmSync(folder, { recursive: true, force: true });
const sorted = runs.map(({ seconds }) => seconds).sort((a, b) => a - b);
console.log(
  JSON.stringify(
    {
      pages: pagesOf(text),
      scenes: JSON.parse(runs[0]!.result).size.scenes,
      seconds: { median: Number(sorted[2]!.toFixed(2)), worst: Number(sorted[4]!.toFixed(2)) },
      megabytes: Math.round(Math.max(...runs.map(({ megabytes }) => megabytes))),
      same: runs.every(({ result }) => result === runs[0]!.result),
    },
    null,
    2,
  ),
);
