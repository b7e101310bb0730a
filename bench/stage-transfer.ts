/**
 * What it costs to bring pictures out of the browser: the proving scene (190k triangles, toon, one shadow map) drawn at 720p without
 * reading, with 4:2:0 made in a shader or in the page, and as RGBA, each written to the null device. Prints one JSON document.
 *
 *     node bench/stage-transfer.ts [backend ...] [--frames 24]
 */
import { createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { parseArgs } from 'node:util';
import { type Backend, backends, findBrowser, openStage, provingShot } from '../src/stage/node/index.ts';

const { values, positionals } = parseArgs({
  options: { frames: { type: 'string', default: '24' } },
  allowPositionals: true,
});
const frames = Number(values.frames);
const shot = {
  ...provingShot({ balls: 200, material: 'toon', shadow: 1024, instanced: true, samples: 0, passes: 1 }, frames),
  width: 1280,
  height: 720,
};
const ways = {
  drawing: { format: 'none' },
  shader: { format: 'yuv420p', conversion: 'shader' },
  page: { format: 'yuv420p', conversion: 'page' },
  rgba: { format: 'rgba' },
} as const;
type Way = keyof typeof ways;

/** Processor milliseconds and resident bytes (shared pages counted once, Linux only) of this process and all its children. */
function usage(): { milliseconds: number; bytes: number } {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const fields = read(`/proc/${name}/stat`)
      .replace(/^.*\) /s, '')
      .split(' ');
    parents.set(Number(name), Number(fields[1]));
  }
  const ours = (id: number | undefined): boolean => id !== undefined && (id === process.pid || ours(parents.get(id)));
  let milliseconds = 0;
  let bytes = 0;
  for (const id of [...parents.keys()].filter(ours)) {
    const fields = read(`/proc/${id}/stat`)
      .replace(/^.*\) /s, '')
      .split(' ');
    milliseconds += (Number(fields[11]) + Number(fields[12])) * 10;
    bytes += Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${id}/smaps_rollup`))?.[1] ?? 0) * 1024;
  }
  return { milliseconds, bytes };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

async function measure(backend: Backend) {
  const session = await openStage({ backend, quality: 'standard', page: 'proving', browser: await findBrowser() });
  try {
    await session.render({ ...shot, frames: { from: 0, to: 2 } }, () => {});
    const rounds = new Map<Way, { wall: number; processor: number; bytes: number }[]>();
    for (let round = 0; round < 3; round++) {
      for (const way of Object.keys(ways) as Way[])
        rounds.set(way, [...(rounds.get(way) ?? []), await time(session, way)]);
    }
    const best = (way: Way, key: 'wall' | 'processor') => Math.min(...rounds.get(way)!.map((entry) => entry[key]));
    const results = Object.keys(ways).map((way) => [
      way,
      {
        wallMilliseconds: round(best(way as Way, 'wall')),
        processorMilliseconds: round(best(way as Way, 'processor')),
      },
    ]);
    return {
      backend,
      renderer: session.renderer,
      transfer: session.transfer,
      perPicture: Object.fromEntries(results),
      transferOverheadWall: round(best('shader', 'wall') / best('drawing', 'wall') - 1),
      transferOverheadProcessor: round(best('shader', 'processor') / best('drawing', 'processor') - 1),
      peakMegabytes: Math.round(Math.max(...[...rounds.values()].flat().map(({ bytes }) => bytes)) / 1e6),
    };
  } finally {
    await session.close();
  }
}

async function time(session: Awaited<ReturnType<typeof openStage>>, way: Way) {
  const sink = createWriteStream(devNull);
  const before = usage();
  let bytes = 0;
  const { millisecondsPerFrame } = await session.render({ ...shot, ...ways[way] }, async (picture, _repeat, frame) => {
    await new Promise((done) => sink.write(picture, done));
    if (frame === frames >> 1) bytes = usage().bytes;
  });
  sink.end();
  return { wall: millisecondsPerFrame, processor: (usage().milliseconds - before.milliseconds) / frames, bytes };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

const wanted = positionals.length > 0 ? backends.filter((backend) => positionals.includes(backend)) : backends;
const results = [];
for (const backend of wanted)
  results.push(await measure(backend).catch((error: Error) => ({ backend, unavailable: error.message })));
console.log(JSON.stringify({ width: shot.width, height: shot.height, frames, results }, null, 2));
