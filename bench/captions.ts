import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type FilmFacts,
  judgeCues,
  type ReadFile,
  readImsc,
  readSrt,
  readVtt,
} from '../src/edit/__fixtures__/validate-captions.ts';
import { filmTimes, type Plan, toSeconds } from '../src/film/index.ts';
import { withBuild } from '../src/pipeline/build.ts';
import { captionFilm } from '../src/pipeline/caption-film.ts';
import { planFilm } from '../src/pipeline/plan-film.ts';
import { performShots } from '../src/pipeline/shoot-film.ts';
import { startFilm } from '../src/pipeline/start-film.ts';
import list from './data/caption-films.json' with { type: 'json' };

/**
 * Writes, voices and plans twelve films of different genres, eight English and four Chinese, without drawing them, and has an
 * independent reader judge every caption file: cues, how many break a limit of STANDARDS (h), and faults of syntax.
 */
const readers: Record<string, (text: string) => ReadFile> = { srt: readSrt, vtt: readVtt, ttml: readImsc };
const root = mkdtempSync(join(tmpdir(), 'captions-'));
const totals = { cues: 0, outside: 0, syntax: 0, described: 0, talkedOver: 0 };
const wanted = process.argv.slice(2).map(Number);
for (const [index, { premise, seconds }] of list.films.entries()) {
  if (wanted.length > 0 && !wanted.includes(index + 1)) continue;
  const out = join(root, `film${index + 1}`);
  const { folder } = startFilm({ source: { text: premise }, out, parent: root, length: seconds });
  await withBuild(folder, {}, async (build) => {
    const planned = await planFilm(build);
    const performances = await performShots(build, planned.plan.shots);
    const started = performance.now();
    const { files } = captionFilm(planned, performances);
    const took = performance.now() - started;
    const judged = judgeFiles(files, planned.plan);
    for (const key of Object.keys(totals) as (keyof typeof totals)[]) totals[key] += judged[key];
    console.log(JSON.stringify({ premise, milliseconds: Math.round(took), ...judged }));
  });
}
rmSync(root, { recursive: true });
console.log(JSON.stringify(totals));
process.exit(totals.outside + totals.syntax + totals.talkedOver > 0 ? 1 : 0);

function judgeFiles(files: readonly { name: string; text: string }[], plan: Plan): typeof totals {
  const found = { cues: 0, outside: 0, syntax: 0, described: 0, talkedOver: 0 };
  const times = filmTimes(plan);
  for (const { name, text } of files) {
    const reader = readers[name.split('.').at(-1)!];
    if (!reader) continue;
    const { cues, faults } = reader(text);
    found.syntax += faults.length;
    for (const fault of faults) console.error(`${name}: ${fault}`);
    if (name.startsWith('description')) {
      found.described += cues.length;
      found.talkedOver += cues.filter((cue) => overSpeech(cue, plan)).length;
      continue;
    }
    const hard = plan.shots.slice(1).filter(({ transition }) => transition.kind === 'cut');
    const facts: FilmFacts = {
      language: plan.language,
      fps: plan.rate.numerator / plan.rate.denominator,
      cuts: hard.map(({ id }) => toSeconds(times.shots.get(id)!)),
      end: toSeconds(times.duration),
    };
    const broken = judgeCues(cues, facts);
    for (const fault of broken) console.error(`${name}: ${fault}`);
    found.cues += cues.length;
    found.outside += new Set(broken.map((fault) => fault.split(' ')[0])).size;
  }
  return found;
}

function overSpeech({ start, end }: { start: number; end: number }, plan: Plan): boolean {
  const { scenes } = filmTimes(plan);
  return plan.scenes.some(({ id, lines }) =>
    lines.some((line) => {
      const from = toSeconds((scenes.get(id) ?? 0) + line.start) * 1000;
      return start < from + toSeconds(line.duration) * 1000 - 1 && end > from + 1;
    }),
  );
}
