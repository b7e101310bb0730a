import { parseArgs } from 'node:util';
import { sheetSeed, sheetStaging } from '../src/pipeline/sheet-cells.ts';
import { appearanceOf } from '../src/pipeline/sheet-people.ts';
import { layoutOf, looks, perform, setBuilders } from '../src/stage/index.ts';
import { type Backend, backends, openStage, type StageSession } from '../src/stage/node/index.ts';

/**
 * What a frame costs, in milliseconds at 1280x720: two people in a medium shot on every set in every look. Each frame is drawn by
 * itself, so that every one is timed. Prints median and 95th
 * percentile of each, of each set, of each look, and of all.
 *
 *     npm run bench -- frames [--backend swiftshader] [--frames 12] [--only forest,office] [--looks cel,ink]
 */
const { values: options } = parseArgs({
  options: {
    backend: { type: 'string', default: 'swiftshader' },
    frames: { type: 'string', default: '12' },
    only: { type: 'string' },
    looks: { type: 'string' },
    quality: { type: 'string', default: 'standard' },
  },
});
const backend = backends.find((name) => name === options.backend) ?? ('swiftshader' as Backend);
const frames = Number(options.frames);
const wantedSets = setBuilders
  .map(({ name }) => name)
  .filter((name) => !options.only || options.only.split(',').includes(name));
const wantedLooks = looks
  .map(({ name }) => name)
  .filter((name) => !options.looks || options.looks.split(',').includes(name));
const weathers: Record<string, 'rain' | 'mist'> = { 'stone-bridge': 'rain', forest: 'mist' };

/** Two people at the first two places to stand of a set, seen to the hips on the way to the set's own first view: no wall is between. */
function mediumShot(builder: string, look: (typeof wantedLooks)[number]) {
  const { marks, views } = layoutOf({ builder, season: 'autumn', parameters: {}, seed: sheetSeed });
  const [first, second] = marks.filter(({ kind }) => kind === 'stand');
  const place = (mark: typeof first) => [mark!.position[0], mark!.position[2]] as [number, number];
  const [x, y, z] = first!.position;
  const [away, side] = [views[0]!.position[0] - x, views[0]!.position[2] - z];
  const facing = Math.atan2(away, side);
  const distance = Math.min(3.2, 0.95 * Math.hypot(away, side));
  const target: [number, number, number] = [x, y + 1.2, z];
  const eye: [number, number, number] = [x + Math.sin(facing) * distance, y + 1.4, z + Math.cos(facing) * distance];
  const staging = sheetStaging({
    actors: [
      { appearance: appearanceOf('scholar'), at: place(first), facing },
      { appearance: appearanceOf('fox spirit'), at: place(second ?? first), facing },
    ],
    camera: {
      sensorWidth: 24.89,
      aperture: 8,
      keys: [{ time: 0, position: eye, target, focalLength: (14 / 1.5) * distance, roll: 0 }],
      ease: 'linear',
      handheld: 0,
    },
    look,
    builder,
    hour: 'dusk',
    weather: weathers[builder] ?? 'clear',
    season: 'autumn',
    seconds: frames / 24 + 0.5,
  });
  return { staging, performance: perform(staging), width: 1280, height: 720 };
}

async function timesOf(session: StageSession, builder: string, look: (typeof wantedLooks)[number]): Promise<number[]> {
  const shot = mediumShot(builder, look);
  const times: number[] = [];
  for (let frame = 0; frame <= frames; frame++) {
    const { millisecondsPerFrame } = await session.render(
      { ...shot, format: 'none', frames: { from: frame, to: frame + 1 } },
      () => {},
    );
    if (frame > 0) times.push(millisecondsPerFrame);
  }
  return times;
}

function summary(times: readonly number[]) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!);
  return { median: at(0.5), p95: at(0.95) };
}

const session = await openStage({ backend, quality: options.quality as 'standard' });
try {
  const measured: { set: string; look: string; times: number[] }[] = [];
  for (const set of wantedSets)
    for (const look of wantedLooks) measured.push({ set, look, times: await timesOf(session, set, look) });
  const by = (key: 'set' | 'look') =>
    Object.fromEntries(
      [...new Set(measured.map((entry) => entry[key]))].map((name) => [
        name,
        summary(measured.filter((entry) => entry[key] === name).flatMap(({ times }) => times)),
      ]),
    );
  const all = summary(measured.flatMap(({ times }) => times));
  const budget = backend === 'llvmpipe' ? 40 : backend === 'swiftshader' ? 100 : undefined;
  console.log(
    JSON.stringify(
      {
        backend,
        renderer: session.renderer,
        frames: measured.length * frames,
        all,
        ...(budget && { budget, medianToBudget: Math.round((100 * all.median) / budget) / 100 }),
        looks: by('look'),
        sets: by('set'),
      },
      null,
      2,
    ),
  );
} finally {
  await session.close();
}
