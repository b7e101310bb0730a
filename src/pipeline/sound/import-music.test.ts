import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { BuildEvent } from '../../engine/index.ts';
import { fromSeconds } from '../../film/index.ts';
import { type Audio, decodeWave, encodeWave, silence } from '../../sound/index.ts';
import { withBuild } from '../build.ts';
import type { HeardScene } from './heard-scene.ts';
import { importMusic } from './import-music.ts';

const root = mkdtempSync(join(tmpdir(), 'auteur-import-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const folder = join(root, 'footage', 'music');
mkdirSync(folder, { recursive: true });
writeFileSync(join(root, 'film.yaml'), 'type: film\nversion: 1\n');

/** Ten seconds of 44.1 kHz mono, a blow every half second. */
function blows(): Audio {
  const samples = Float32Array.from({ length: 441_000 }, (_, index) => {
    const since = (index % 22_050) / 44_100;
    return 0.6 * Math.sin(2 * Math.PI * 330 * since) * Math.exp(-since * 20);
  });
  return { sampleRate: 44_100, channels: [samples] };
}

const scenes = ['1', '2', '3'].map((number, index) => ({
  scene: { id: `scene-${number}`, number },
  start: fromSeconds(12 * index),
  duration: fromSeconds(12),
  shots: [0, 5].map((start) => ({ start: fromSeconds(start) })),
})) as unknown as HeardScene[];

test('music is decoded, analysed and cut to its scenes; what cannot be used is told of; all of it is kept and recorded', async () => {
  writeFileSync(join(folder, 'blows.wav'), encodeWave(blows()));
  writeFileSync(join(folder, 'broken.mp3'), 'no music at all');
  writeFileSync(join(folder, 'silent.wav'), encodeWave(silence(96_000)));
  const tracks = [
    '{file: blows.wav, title: Blows, author: A. Drummer, licence: CC-BY-4.0, scenes: [1]}',
    '{file: broken.mp3, licence: CC0-1.0, scenes: [2]}',
    '{file: silent.wav, licence: CC0-1.0, scenes: [3]}',
  ];
  writeFileSync(
    join(root, 'music.yaml'),
    `type: music\nversion: 1\ntracks:\n${tracks.map((one) => `  - ${one}\n`).join('')}`,
  );
  const ran: string[] = [];
  const onEvent = (event: BuildEvent) => {
    if (event.type === 'step-started') ran.push(event.step);
  };
  const run = () =>
    withBuild({ root }, { onEvent }, async (build) => {
      const made = await importMusic(build, scenes, fromSeconds(39));
      return {
        ...made,
        sounds: await Promise.all(
          made.pieces.map(async ({ sound }) => decodeWave(await build.store.bytes(sound.digest))),
        ),
      };
    });
  const { pieces, cues, findings, sounds } = await run();
  expect(cues).toMatchObject([{ file: 'blows.wav', author: 'A. Drummer', licence: 'CC-BY-4.0', cuts: 1, met: 1 }]);
  expect(cues[0]!.tempo).toBeCloseTo(120, 0);
  expect(pieces[0]!.start).toBeLessThan(fromSeconds(0.5));
  expect(cues[0]!.end).toBeGreaterThan(fromSeconds(11.4));
  expect(cues[0]!.end).toBeLessThanOrEqual(fromSeconds(12));
  expect(sounds[0]).toMatchObject({ sampleRate: 48_000 });
  expect(sounds[0]!.channels).toHaveLength(2);
  expect(findings.map(({ severity, where, message }) => [severity, where?.path, message])).toEqual([
    ['draft', 'tracks.1.file', 'broken.mp3 cannot be read as music. Composed music plays instead.'],
    ['draft', 'tracks.2.file', 'silent.wav is silent. Composed music plays instead.'],
  ]);
  expect(readFileSync(join(root, 'record', 'journal.jsonl'), 'utf8')).toContain('Blows, A. Drummer, CC-BY-4.0');
  const before = ran.length;
  await run();
  expect(ran.slice(0, before)).toContain('music-analysis');
  expect(ran.slice(before)).toEqual(['music']);
}, 60_000);
