import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fromSeconds } from '../../film/index.ts';
import type { Build } from '../build.ts';
import { createFilmFolder, readFilm } from '../film-folder.ts';
import { findMusic } from './find-music.ts';
import type { HeardScene } from './heard-scene.ts';

const root = mkdtempSync(join(tmpdir(), 'auteur-music-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
writeFileSync(join(root, 'film.yaml'), 'type: film\nversion: 1\n');
mkdirSync(join(root, 'footage', 'music'), { recursive: true });
for (const file of ['theme.mp3', 'spare.ogg']) writeFileSync(join(root, 'footage', 'music', file), '');

const scenes = ['1', '2', '3', '4'].map((number, index) => ({
  scene: { id: `scene-${number}`, number, duration: fromSeconds(10) },
  start: fromSeconds(10 * index),
  duration: fromSeconds(10),
})) as unknown as HeardScene[];

function find(tracks: string) {
  writeFileSync(join(root, 'music.yaml'), `type: music\nversion: 1\ntracks:\n${tracks}`);
  const folder = createFilmFolder(root, {} as never);
  const build = { folder, document: readFilm(folder), scenes: undefined } as unknown as Build;
  const { stretches, findings } = findMusic(build, scenes, fromSeconds(43));
  return { stretches, findings: findings.filter(({ code }) => code !== 'music-unlisted'), all: findings };
}

test('scenes that follow each other have one piece; under the last one it plays to the film’s end', () => {
  const { stretches, findings } = find('  - {file: theme.mp3, licence: CC0-1.0, scenes: [1, 3, "4"]}\n');
  expect(findings).toEqual([]);
  expect(stretches.map(({ start, end }) => [start, end].map((time) => time / fromSeconds(1)))).toEqual([
    [0, 10],
    [20, 43],
  ]);
});

test('without scenes it plays under the whole film', () => {
  const { stretches } = find('  - {file: theme.mp3, licence: own recording}\n');
  expect(stretches).toMatchObject([{ start: 0, end: fromSeconds(43) }]);
});

test('a missing licence is told of with its line, and one that forbids changes', () => {
  const plain = find('  - scenes: [1]\n    file: theme.mp3\n    licence: ""\n');
  expect(plain.findings).toMatchObject([
    { code: 'music-licence-missing', where: { file: 'music.yaml', line: 6, path: 'tracks.0.licence' } },
  ]);
  expect(plain.stretches).toHaveLength(1);
  expect(find('  - {file: theme.mp3, licence: CC-BY-ND-4.0}\n').findings).toMatchObject([
    { code: 'music-licence-unchanged' },
  ]);
});

test('a file that is not there, an unknown scene, two tracks for one scene and a file that is named nowhere are told of', () => {
  const { stretches, findings, all } = find(
    [
      '  - {file: gone.mp3, licence: CC0-1.0, scenes: [1]}',
      '  - {file: theme.mp3, licence: CC0-1.0, scenes: [2, 9]}',
      '  - {file: theme.mp3, licence: CC0-1.0, scenes: [2, 3]}',
    ].join('\n'),
  );
  expect(findings.map(({ code, where }) => [code, where?.line])).toEqual([
    ['music-missing', 4],
    ['music-scene-unknown', 5],
    ['music-twice', 6],
  ]);
  expect(stretches.map((stretch) => stretch.scenes.map(({ scene }) => scene.number))).toEqual([['2'], ['3']]);
  expect(all.find(({ code }) => code === 'music-unlisted')?.where).toEqual({ file: 'footage/music/spare.ogg' });
});

test('a name that leads out of the film folder is refused', () => {
  expect(() => find('  - {file: ../../../secret.mp3, licence: CC0-1.0}\n')).toThrow(/leads out of the film folder/);
});
