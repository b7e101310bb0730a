import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { filmSchema } from '../film/index.ts';
import { parseFountain, toScreenplay } from '../screenplay/index.ts';
import { createFilmWithScript } from './film-folder.ts';
import { translateScript } from './translation-file.ts';

const root = mkdtempSync(join(tmpdir(), 'auteur-translation-'));
afterAll(() => rmSync(root, { recursive: true }));

const script = 'INT. OFFICE - DAY\n\nMEI\nThe boat sank: all of it.\n\nTOM\nNobody knows.\n';
const screenplay = toScreenplay(parseFountain(script), { language: 'en' });
const folder = createFilmWithScript(join(root, 'film'), filmSchema.parse({ type: 'film', version: 1 }), script);
const path = join(folder.root, 'translation.zh.yaml');
const spoken = ({ scenes }: typeof screenplay) =>
  scenes.flatMap(({ beats }) => beats.flatMap((beat) => (beat.kind === 'dialogue' ? [beat.speech] : [])));

test('lines without a translation are put into the file for a person to fill; what is there stays', () => {
  expect(() => translateScript(folder, screenplay, 'zh')).toThrow(
    expect.objectContaining({
      code: 'translation-missing',
      message: '2 lines have no translation in translation.zh.yaml.',
    }),
  );
  writeFileSync(path, readFileSync(path, 'utf8').replace('Nobody knows.: ""', 'Nobody knows.: 没人知道。'));
  expect(() => translateScript(folder, screenplay, 'zh')).toThrow(
    expect.objectContaining({ message: 'One line has no translation in translation.zh.yaml.' }),
  );
  writeFileSync(path, readFileSync(path, 'utf8').replace('all of it.": ""', 'all of it.": 船全沉了。'));
  const translated = translateScript(folder, screenplay, 'zh');
  expect(translated.language).toBe('zh');
  expect(spoken(translated).map(({ text }) => text)).toEqual(['船全沉了。', '没人知道。']);
  expect(spoken(translated).map(({ id }) => id)).toEqual(spoken(screenplay).map(({ id }) => id));
});

test('a translation that is no text is refused with its place', () => {
  writeFileSync(path, 'type: translation\nversion: 1\nlines:\n  Nobody knows.: [1]\n');
  expect(() => translateScript(folder, screenplay, 'zh')).toThrow(
    expect.objectContaining({
      code: 'record-value',
      where: expect.objectContaining({ file: 'translation.zh.yaml', line: 4 }),
    }),
  );
});
