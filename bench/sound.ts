import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Film, filmTimes, type Plan, toSeconds } from '../src/film/index.ts';
import { type Media, measure, mux, openEncoder, openMedia, readAudio } from '../src/media/index.ts';
import { directFilm, type FilmFolder, mixOnly, startFilm } from '../src/pipeline/index.ts';
import { clarity, clicks, lineEdges, loudnessStepAt, type Stretch, together } from './checks/sound-checks.ts';
import { watchMemory } from './checks/watch-memory.ts';
import films from './data/sound-films.json' with { type: 'json' };

/**
 * The sound of films that are planned but not drawn: seconds of each step, wall and processor time, peak memory of the process and its children; then
 * what is delivered is measured by FFmpeg's meter and by checks that share nothing with the mix: loudness, true peak, speech over background, clicks,
 * cut words, silences, steps in loudness at cuts. Prints JSON. `--films 10` for ten genres, `--targets` for all four loudness targets.
 */
const { values: options } = parseArgs({
  options: {
    films: { type: 'string', default: '1' },
    length: { type: 'string', default: '60' },
    only: { type: 'string' },
    targets: { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
});

if (options.only === undefined) {
  const runs = films.slice(0, Number(options.films)).map((_, index) => runAlone(index));
  console.log(JSON.stringify({ films: runs, worst: worstOf(runs) }, null, 2));
} else console.log(JSON.stringify(await benchFilm(films[Number(options.only)]!)));

type Report = Awaited<ReturnType<typeof benchFilm>>;

/** Each film in a process of its own, so that its memory and its start are its own. */
function runAlone(index: number): Report {
  const own = ['--only', String(index), '--length', options.length];
  const rest = [...(options.targets ? ['--targets'] : []), ...(options.keep ? ['--keep', options.keep] : [])];
  const command = [...process.execArgv, import.meta.filename, ...own, ...rest];
  const { status, stdout } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(`The film "${films[index]!.premise}" could not be made.`);
  return JSON.parse(stdout);
}

async function benchFilm({ premise, genre }: (typeof films)[number]) {
  const parent = options.keep ?? mkdtempSync(join(tmpdir(), 'auteur-sound-'));
  const { folder } = startFilm({
    source: { text: premise },
    parent,
    length: Number(options.length),
    genre,
    out: join(parent, genre),
  });
  const made = await timed(folder);
  const { plan } = await directFilm(folder);
  const media = await openMedia();
  try {
    const checks = await check(media, folder, plan);
    const names: Film['sound']['loudness'][] = options.targets ? ['web', 'ebu', 'cinema', 'stream'] : ['stream'];
    const loudness: Record<string, Awaited<ReturnType<typeof meter>>> = {};
    for (const name of names) {
      if (options.targets) await mixOnly(folder, { sound: { loudness: name } });
      loudness[name] = await meter(media, folder, plan);
    }
    return { premise, genre, ...made, loudness, ...checks };
  } finally {
    await media.close();
    if (!options.keep) rmSync(parent, { recursive: true, force: true });
  }
}

/** Plans, voices and mixes; seconds of each step as the journal counts them. */
async function timed(folder: FilmFolder) {
  const steps: Record<string, { count: number; seconds: number }> = {};
  const start = performance.now();
  const before = process.cpuUsage();
  const memory = watchMemory(process.pid);
  await mixOnly(folder, {
    onEvent(event) {
      if (event.type !== 'step-done') return;
      steps[event.step] ??= { count: 0, seconds: 0 };
      steps[event.step]!.count++;
      steps[event.step]!.seconds = round(steps[event.step]!.seconds + event.seconds);
    },
  });
  const { user, system } = process.cpuUsage(before);
  return {
    wallSeconds: round((performance.now() - start) / 1000),
    processorSeconds: round((user + system) / 1e6),
    peakMegabytes: memory.peak(),
    steps,
  };
}

function spokenOf(plan: Plan): Stretch[] {
  const times = filmTimes(plan);
  return plan.scenes.flatMap((scene) =>
    scene.lines.map((line) => {
      const start = (times.scenes.get(scene.id) ?? 0) + line.start;
      return { start: toSeconds(start), end: toSeconds(start + line.duration) };
    }),
  );
}

function stemFile(folder: FilmFolder, name: string): string {
  return join(folder.root, 'out', 'stems', `${name}.wav`);
}

async function check(media: Media, folder: FilmFolder, plan: Plan) {
  const read = (name: string) => readAudio(media, stemFile(folder, name));
  const [master, dialogue] = [await read('master'), await read('dialogue')];
  const background = together([await read('music'), await read('effects'), await read('ambience')]);
  const spoken = spokenOf(plan);
  const edges = spoken.map((line) => lineEdges(dialogue, line));
  const times = filmTimes(plan);
  const cuts = [...times.scenes.values()].slice(1).map(toSeconds);
  const silent = (await measure(media, stemFile(folder, 'master'))).audio!.silent;
  const over = spoken.flatMap((line) => clarity(dialogue, background, line) ?? []);
  return {
    seconds: round(master.channels[0]!.length / master.sampleRate),
    lines: spoken.length,
    clarity: { worst: round(Math.min(...over)), under8: over.filter((value) => value < 8).length },
    edges: {
      first: round(Math.max(...edges.map(({ first }) => first))),
      last: round(Math.max(...edges.map(({ last }) => last))),
    },
    clicks: clicks(master).map(round),
    silences: silent.map(({ start, end }) => round(toSeconds(end - start))).filter((length) => length > 2),
    sceneSteps: cuts.map((cut) => round(loudnessStepAt(master, cut))),
  };
}

/** What FFmpeg reads in the master wave, and in the AAC of a film with it. */
async function meter(media: Media, folder: FilmFolder, plan: Plan) {
  const times = filmTimes(plan);
  const spoken = plan.scenes.flatMap((scene) =>
    scene.lines.map((line) => {
      const start = (times.scenes.get(scene.id) ?? 0) + line.start;
      return { start, end: start + line.duration };
    }),
  );
  const wave = (await measure(media, stemFile(folder, 'master'), { spoken })).audio!;
  const [picture, film] = [join(folder.root, 'black.mp4'), join(folder.root, 'black-film.mp4')];
  const rate = { numerator: 24, denominator: 1 };
  if (!existsSync(picture)) {
    const encoder = await openEncoder(media, { path: picture, width: 160, height: 96, rate, pixelFormat: 'rgba' });
    await encoder.write(new Uint8Array(160 * 96 * 4), Math.floor(toSeconds(wave.duration) * 24));
    await encoder.end();
  }
  await mux(media, { video: picture, audio: stemFile(folder, 'master'), path: film });
  const coded = (await measure(media, film, { spoken })).audio!;
  return {
    wave: {
      integrated: wave.integratedLoudness,
      dialogue: wave.dialogueLoudness,
      truePeak: wave.truePeak,
      range: wave.loudnessRange,
    },
    film: { integrated: coded.integratedLoudness, dialogue: coded.dialogueLoudness, truePeak: coded.truePeak },
  };
}

function worstOf(runs: readonly Report[]) {
  return {
    clarity: Math.min(...runs.map(({ clarity: { worst } }) => worst)),
    clicks: runs.reduce((sum, run) => sum + run.clicks.length, 0),
    silences: runs.reduce((sum, run) => sum + run.silences.length, 0),
    sceneStep: Math.max(...runs.flatMap((run) => run.sceneSteps.map(Math.abs))),
    wallSeconds: Math.max(...runs.map((run) => run.wallSeconds)),
    peakMegabytes: Math.max(...runs.map((run) => run.peakMegabytes)),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
