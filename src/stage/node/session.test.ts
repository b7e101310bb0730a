import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { convertToPlanar } from '../../../web/stage/planar.ts';
import { openStage, provingShot, type StageSession } from './index.ts';
import type { ProvingStaging } from './proving.ts';

const width = 320;
const height = 180;
const plain: ProvingStaging = { balls: 12, material: 'toon', shadow: 256, instanced: true, samples: 0, passes: 1 };
const shotOf = (change: Partial<ProvingStaging>, frames: number) => ({
  ...provingShot({ ...plain, ...change }, frames),
  width,
  height,
});

let session: StageSession;
beforeAll(async () => {
  session = await openStage({ backend: 'swiftshader', quality: 'draft', page: 'proving' });
});
afterAll(() => session.close());

/** The picture as a still, converted outside the page. */
async function expected(shot: ReturnType<typeof shotOf>, frame: number): Promise<Uint8Array> {
  const rgba = await session.still({ ...shot, frame, format: 'rgba' });
  const stride = shot.width * 4;
  const fromBottom = new Uint8Array(rgba.length);
  for (let row = 0; row < shot.height; row++) {
    fromBottom.set(rgba.subarray(row * stride, (row + 1) * stride), (shot.height - 1 - row) * stride);
  }
  const planar = new Uint8Array((shot.width * shot.height * 3) / 2);
  convertToPlanar(fromBottom, planar, shot.width, shot.height);
  return planar;
}

function largestDifference(one: Uint8Array, other: Uint8Array): number {
  expect(one.length).toBe(other.length);
  let largest = 0;
  for (let index = 0; index < one.length; index++) largest = Math.max(largest, Math.abs(one[index]! - other[index]!));
  return largest;
}

test('pictures come once each, in order, with how long they are held, however slow the taker', async () => {
  const shot = shotOf({}, 11);
  const taken: { frame: number; repeat: number; bytes: Uint8Array }[] = [];
  const rendering = await session.render({ ...shot, cadence: [0, 2, 4, 6, 8, 10] }, async (bytes, repeat, frame) => {
    if (frame === 4) await sleep(200);
    taken.push({ frame, repeat, bytes: bytes.slice() });
  });
  expect(taken.map(({ frame, repeat }) => [frame, repeat])).toEqual([
    [0, 2],
    [2, 2],
    [4, 2],
    [6, 2],
    [8, 2],
    [10, 1],
  ]);
  expect(rendering).toMatchObject({ drawn: 6, frames: 11, backend: 'swiftshader' });
  expect(rendering.renderer).toMatch(/SwiftShader/);
  for (const { frame, bytes } of taken)
    expect(largestDifference(bytes, await expected(shot, frame))).toBeLessThanOrEqual(1);
});

test('the same shot twice is the same bytes, drawn to a target or straight to the canvas', async () => {
  for (const passes of [1, 0]) {
    const rounds = [];
    for (let round = 0; round < 2; round++) {
      const pictures: Buffer[] = [];
      await session.render(shotOf({ passes }, 3), (bytes) => void pictures.push(Buffer.from(bytes)));
      rounds.push(Buffer.concat(pictures));
    }
    expect(rounds[0]!.equals(rounds[1]!)).toBe(true);
    expect(new Set(rounds[0]!).size).toBeGreaterThan(20);
  }
});

test('the shader and the page make the same 4:2:0 picture', async () => {
  const pictures: Uint8Array[] = [];
  for (const conversion of ['shader', 'page'] as const) {
    await session.render({ ...shotOf({}, 1), conversion }, (bytes) => void pictures.push(bytes.slice()));
  }
  expect(largestDifference(pictures[0]!, pictures[1]!)).toBeLessThanOrEqual(1);
});

test('a width that the shader cannot pack gives the same picture by another way', async () => {
  const shot = { ...shotOf({}, 1), width: 322, height: 182 };
  let picture = new Uint8Array();
  await session.render(shot, (bytes) => {
    picture = bytes.slice();
  });
  expect(largestDifference(picture, await expected(shot, 0))).toBeLessThanOrEqual(1);
});

test('black, white and grey have their BT.709 limited-range values', () => {
  const rgba = new Uint8Array([0, 0, 0, 255, 255, 255, 255, 255, 128, 128, 128, 255, 255, 0, 0, 255]);
  const planar = new Uint8Array(4 * 1.5 + 0);
  convertToPlanar(rgba, planar, 2, 2);
  expect([...planar.subarray(0, 4)]).toEqual([126, 63, 16, 235]);
});

test('pictures come through the file, not the socket', () => {
  expect(session.transfer).toBe('file');
});

test.each([
  ['load', 'stage-page-error', /refuses to load/],
  ['draw', 'stage-page-error', /Frame 3 cannot be drawn/],
  ['shader', 'stage-shader-error', /does not compile/],
] as const)('a scene that fails in %s is a problem with its message, and the session lives on', async (fault, code, message) => {
  const failing = session.render(shotOf({ fault }, 6), () => {});
  await expect(failing).rejects.toMatchObject({ name: 'Problem', code, message: expect.stringMatching(message) });
  await expect(session.render(shotOf({}, 2), () => {})).resolves.toMatchObject({ drawn: 2 });
});

test('a taker that fails, or a signal, stops the shot and leaves the session usable', async () => {
  const full = new Error('disk full');
  await expect(session.render(shotOf({}, 20), () => Promise.reject(full))).rejects.toBe(full);
  const stop = new AbortController();
  let taken = 0;
  const stopped = session.render({ ...shotOf({}, 200), signal: stop.signal }, () => {
    taken++;
    if (taken === 3) stop.abort(new Error('enough'));
  });
  await expect(stopped).rejects.toThrow('enough');
  expect(taken).toBeLessThan(10);
  await expect(session.render(shotOf({}, 2), () => {})).resolves.toMatchObject({ drawn: 2 });
});

test('closing a session ends the shot that it is drawing', async () => {
  const other = await openStage({ backend: 'swiftshader', quality: 'draft', page: 'proving' });
  const drawing = other.render(shotOf({}, 10_000), (_bytes, _repeat, frame) => {
    if (frame === 1) void other.close();
  });
  await expect(drawing).rejects.toMatchObject({ code: 'cancelled' });
});

test('a size that cannot be drawn is refused in words', async () => {
  await expect(session.render({ ...shotOf({}, 1), width: 321 }, () => {})).rejects.toMatchObject({
    code: 'picture-size',
  });
});

test.runIf(process.platform === 'linux')(
  'a browser that crashes in a shot is a problem, and a restart draws it again',
  async () => {
    let killed = false;
    const crashing = session.render(shotOf({}, 400), () => {
      if (killed) return;
      killed = true;
      for (const { id, command } of descendants(process.pid))
        if (command.includes('--type=renderer')) process.kill(id, 'SIGKILL');
    });
    await expect(crashing).rejects.toMatchObject({ code: 'browser-crashed', exit: 5 });
    await session.restart();
    await expect(session.render(shotOf({}, 4), () => {})).resolves.toMatchObject({ drawn: 4 });
  },
);

test.runIf(process.platform === 'linux')('nothing outlives a program that is killed while drawing', async () => {
  const program = spawn(process.execPath, [fileURLToPath(new URL('__fixtures__/draw-for-ever.ts', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((drawn) => program.stdout.once('data', drawn));
  const family = descendants(program.pid!);
  expect(family.filter(({ command }) => command.includes('--type=renderer')).length).toBeGreaterThan(0);
  program.kill('SIGKILL');
  let left = family;
  for (let round = 0; round < 100 && left.length > 0; round++) {
    await sleep(100);
    left = family.filter(({ id }) => isRunning(id));
  }
  expect(left).toEqual([]);
});

type Process = { id: number; parent: number; command: string };

function descendants(root: number): Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name): Process[] => {
      try {
        const status = readFileSync(`/proc/${name}/stat`, 'utf8');
        const parent = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
        return [
          { id: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ') },
        ];
      } catch {
        return [];
      }
    });
  const found: Process[] = [];
  let parents = [root];
  while (parents.length > 0) {
    const children = all.filter(({ parent }) => parents.includes(parent));
    found.push(...children);
    parents = children.map(({ id }) => id);
  }
  return found;
}

function isRunning(id: number): boolean {
  try {
    return !/\) Z/.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
