import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { filmSchema, resolve } from '../film/index.ts';
import { createFilmFolder, readFilm, writeText } from './film-folder.ts';
import { openRevision, reopen } from './open-revision.ts';
import { decide, readDecisions, whatMoved } from './revise-script.ts';

const script = `Title: 两盏灯 / Two Lamps

INT. KITCHEN - DAY

Mara realizes that the oil is gone. She kicks the door.

MARA
I am so angry. Ask him.

DEV
Trust me. The bus was late.

EXT. HARBOUR - NIGHT

Dev ties a boat.

DEV
There.
`;

function bareScript(text = script): string {
  const file = join(mkdtempSync(join(tmpdir(), 'auteur-revise-')), 'lamps.fountain');
  writeFileSync(file, text);
  return file;
}

const notesOf = (file: string) => parse(readFileSync(file.replace('.fountain', '.notes.yaml'), 'utf8')).notes;
const idOf = (file: string, code: string) =>
  openRevision(file).proposals.find(({ finding }) => finding.code === code)!.id;

test('opening changes nothing, and proposals keep their ids while other lines change', () => {
  const file = bareScript();
  const ids = openRevision(file).proposals.map(({ id }) => id);
  expect(ids).toHaveLength(3);
  expect(readFileSync(file, 'utf8')).toBe(script);
  writeFileSync(file, script.replace('Dev ties', '\nThe tide turns.\n\nDev ties').replace('INT. K', '= A\n\nINT. K'));
  expect(openRevision(file).proposals.map(({ id }) => id)).toEqual(ids);
});

test('accepted, edited, refused and put off: the script changes where it should, and each decision is a note', () => {
  const file = bareScript();
  const opened = openRevision(file);
  const [thought, angry, trust] = ['not-to-be-seen', 'on-the-nose', 'stock-phrase'].map((code) => idOf(file, code));
  const { revision, decided } = decide(
    opened,
    [
      { id: thought!, decision: 'accept' },
      { id: angry!, decision: 'edit', replace: 'Ask the tide.' },
      { id: trust!, decision: 'refuse' },
    ],
    'Lin',
  );
  expect(decided.every(({ problem }) => problem === undefined)).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe(
    script
      .replace('Mara realizes that the oil is gone. She kicks', 'Mara kicks')
      .replace('I am so angry. Ask him.', 'Ask the tide.'),
  );
  expect(notesOf(file)).toMatchObject([
    { kind: 'revision', by: 'Lin', finding: 'not-to-be-seen', decision: 'accept', taken: 'Mara kicks the door.' },
    { decision: 'edit', offered: { replace: 'Ask him.' }, taken: 'Ask the tide.' },
    { decision: 'refuse', heading: 'INT. KITCHEN - DAY' },
  ]);
  const moved = whatMoved(revision);
  expect(moved.gone.map(({ code }) => code).sort()).toEqual(['not-to-be-seen', 'on-the-nose']);
  expect(moved.fresh).toEqual([]);
});

test('what is refused is not proposed again unless its words change; what is put off is', () => {
  const file = bareScript();
  decide(
    openRevision(file),
    [
      { id: idOf(file, 'stock-phrase'), decision: 'refuse' },
      { id: idOf(file, 'on-the-nose'), decision: 'later' },
    ],
    'Lin',
  );
  expect(readFileSync(file, 'utf8')).toBe(script);
  const codes = (again: boolean) => openRevision(file, { again }).proposals.map(({ finding }) => finding.code);
  expect(codes(false)).toEqual(['not-to-be-seen', 'on-the-nose']);
  expect(codes(true)).toContain('stock-phrase');
  writeFileSync(file, script.replace('The bus was late.', 'The ferry was late.'));
  expect(codes(false)).toContain('stock-phrase');
});

test('a script that somebody else changed in between is left as it is, and no note is kept', () => {
  const file = bareScript();
  const opened = openRevision(file);
  const theirs = script.replace('There.', 'There it is.');
  writeFileSync(file, theirs);
  expect(() => decide(opened, [{ id: opened.proposals[0]!.id, decision: 'accept' }], 'Lin')).toThrow(
    expect.objectContaining({ code: 'file-changed' }),
  );
  expect(readFileSync(file, 'utf8')).toBe(theirs);
  expect(() => notesOf(file)).toThrow();
});

test('two changes of the same words: the second is not made, says so, and stays open', () => {
  const file = bareScript(script.replace('Ask him.', 'Trust me. Ask him.'));
  const opened = openRevision(file);
  const both = opened.proposals.filter(({ patch }) => patch.find.startsWith('I am so angry'));
  expect(both).toHaveLength(2);
  const { decided } = decide(
    opened,
    both.map(({ id }) => ({ id, decision: 'accept' })),
    'Lin',
  );
  expect(decided.map(({ problem }) => problem === undefined)).toEqual([true, false]);
  expect(notesOf(file)).toHaveLength(1);
});

test('decisions that cannot be meant are refused before anything is written', () => {
  const file = bareScript();
  const opened = openRevision(file);
  const id = opened.proposals[0]!.id;
  const refused = (entries: Parameters<typeof decide>[1], code: string) =>
    expect(() => decide(opened, entries, 'Lin')).toThrow(expect.objectContaining({ code }));
  refused(
    [
      { id, decision: 'accept' },
      { id: 'nothing', decision: 'accept' },
    ],
    'no-proposal',
  );
  refused(
    [
      { id, decision: 'accept' },
      { id, decision: 'refuse' },
    ],
    'decided-twice',
  );
  refused([{ id, decision: 'edit' }], 'edit-without-words');
  expect(() => readDecisions('[{"id": 1}]')).toThrow(expect.objectContaining({ code: 'bad-decisions' }));
  expect(() => readDecisions('no')).toThrow(expect.objectContaining({ code: 'bad-decisions' }));
  expect(readFileSync(file, 'utf8')).toBe(script);
});

test('what cannot be revised is refused: no file, another format, bytes that are no UTF-8, notes that are no YAML', () => {
  const refused = (target: string, code: string) =>
    expect(() => openRevision(target)).toThrow(expect.objectContaining({ code }));
  refused('/nowhere/at-all.fountain', 'no-file');
  const file = bareScript();
  refused(join(file, '..'), 'not-fountain');
  writeFileSync(file.replace('.fountain', '.notes.yaml'), 'notes: [');
  refused(file, 'yaml-syntax');
  writeFileSync(file, Buffer.concat([Buffer.from(script), Buffer.from([0xe9, 0x0a])]));
  refused(file, 'not-utf8');
});

test('in a film folder the decision stands beside older notes, which keep their comments and still find their shots', () => {
  const root = join(mkdtempSync(join(tmpdir(), 'auteur-revise-')), 'film');
  const film = filmSchema.parse({ type: 'film', version: 1, title: 'Lamps', source: { seed: 1 }, language: 'en' });
  const folder = createFilmFolder(root, film);
  writeText(folder, 'screenplay.fountain', script);
  const old =
    'type: notes\nversion: 1\nnotes:\n  - id: mine # keep\n    by: me\n    anchor: { quote: There. }\n    change: { lens: 85 }\n';
  writeText(folder, 'notes.yaml', old);
  const opened = openRevision(root);
  decide(opened, [{ id: opened.proposals[0]!.id, decision: 'accept' }], 'Lin');
  const { notes } = readFilm(folder).notes;
  expect(notes.map(({ kind }) => kind)).toEqual([undefined, 'revision']);
  expect(readFileSync(join(root, 'notes.yaml'), 'utf8')).toContain('- id: mine # keep');
  const shots = [{ id: 'a', slate: '1A', text: 'There.', purpose: 'single', scene: 's', subjects: [] }];
  const placed = resolve({ scenes: [] } as never, { scenes: [], shots } as never, notes);
  expect(placed).toMatchObject([{ note: { id: 'mine' }, shot: 'a' }]);
});

test('what a model proposed stays on the list after other changes, where its words still stand', () => {
  const file = bareScript();
  const opened = openRevision(file);
  const opinion = (find: string, line: number) => ({
    code: 'critique-dialogue',
    severity: 'note' as const,
    message: 'Flat.',
    where: { line },
    evidence: { model: 'fake' },
    confidence: 0.5,
    fix: { file: 'lamps.fountain', line, find, replace: 'Mine.' },
  });
  const critique = {
    findings: [opinion('There.', 17), opinion('She kicks the door.', 5)],
    usage: { requests: 1, kept: 0, tokens: { in: 1, out: 1 } },
    dropped: [],
  };
  const [first] = opened.proposals;
  const { revision } = decide({ ...opened, critique }, [{ id: first!.id, decision: 'accept' }], 'Lin');
  const left = reopen(revision).proposals.filter(({ finding }) => finding.code === 'critique-dialogue');
  expect(left.map(({ patch }) => patch.find)).toEqual(['There.']);
});
