import { expect, test } from 'vitest';
import { z } from 'zod';
import { Problem } from './problem.ts';
import { migrateData, readRecord } from './record.ts';

test('a film file may hold nothing but what its author cares about', () => {
  const { record, findings } = readRecord('film', { title: 'Rain' });
  expect(record).toMatchObject({ title: 'Rain', format: { width: 1280, height: 720 }, language: 'en', look: 'cel' });
  expect(findings).toEqual([]);
});

test('an unknown key is a warning with its line, at any depth', () => {
  const { findings } = readRecord('film', { titel: 'Rain', format: { width: 640, depth: 8 } }, (path) => ({
    file: 'film.yaml',
    line: path.length,
  }));
  expect(findings.map((finding) => [finding.code, finding.where?.path, finding.where?.line])).toEqual([
    ['unknown-key', 'titel', 1],
    ['unknown-key', 'format.depth', 2],
  ]);
});

test('a wrong value is refused with its path and a fix', () => {
  const read = () => readRecord('film', { format: { width: 'wide' } });
  expect(read).toThrow(Problem);
  expect(read).toThrow(/format\.width/);
});

test.each([null, 'text', 7, [], { type: 'cast' }, { version: 99 }, { version: 0.5 }])('%j is no film', (data) => {
  expect(() => readRecord('film', data)).toThrow(Problem);
});

test('old records are brought forward one version at a time', () => {
  const kind = {
    schema: z.object({}),
    version: 3,
    migrations: [
      (data: Record<string, unknown>) => ({ ...data, name: data.nom }),
      (data: Record<string, unknown>) => ({ ...data, names: [data.name] }),
    ],
  };
  expect(migrateData(kind, { version: 1, nom: 'Li' })).toMatchObject({ version: 3, names: ['Li'] });
  expect(migrateData(kind, { version: 2, name: 'Li' })).toMatchObject({ version: 3, names: ['Li'] });
});
