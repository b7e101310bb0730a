import { expect, test } from 'vitest';
import { setSchema } from '../film/index.ts';
import { depict, read } from './__fixtures__/film.ts';
import { geometry } from './__fixtures__/geometry.ts';
import { designSets } from './index.ts';

const design = (text: string, existing = [] as ReturnType<typeof designSets>['sets']) =>
  designSets(read(text), { existing, geometry, seed: 7, depict });

test('places find their builder in both languages, once each', () => {
  const { sets, findings } = design(
    'EXT. OLD STONE BRIDGE - NIGHT\n\nRain.\n\nINT. STUDY - DAY\n\nQuiet.\n\nEXT. OLD STONE BRIDGE - DAY\n\nSnow falls.\n',
  );
  expect(sets.map((set) => set.builder)).toEqual(['stone-bridge', 'study']);
  for (const set of sets) expect(setSchema.safeParse(set).success).toBe(true);
  expect(findings).toEqual([]);
  expect(design('内景 书房 - 夜\n\n静。\n\n外景 竹林 - 日\n\n风。\n').sets.map((set) => set.builder)).toEqual([
    'study',
    'forest',
  ]);
});

test('a place without a builder is played on the nearest of its side of the door, and says so', () => {
  const { sets, findings } = design('INT. SPACESHIP - NIGHT\n\nStars.\n\nEXT. MOON BASE - DAY\n\nDust.\n');
  expect(sets.map((set) => set.interior)).toEqual([true, false]);
  expect(findings.map((finding) => [finding.code, finding.severity])).toEqual([
    ['set-substituted', 'draft'],
    ['set-substituted', 'draft'],
  ]);
});

test('seasons come from the words; standing entries are left alone', () => {
  const first = design('EXT. FOREST - DAY\n\nSnow lies deep.\n').sets;
  expect(first[0]!.season).toBe('winter');
  expect(design('EXT. FOREST - DAY\n\nSnow lies deep.\n', first).sets).toEqual([]);
});
