import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'auteur 命令 '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function auteur(command: string[], options: { input?: string; env?: Record<string, string> } = {}) {
  const run = spawnSync(process.execPath, [join(import.meta.dirname, '../../bin/auteur.js'), ...command], {
    cwd: folder,
    encoding: 'utf8',
    input: options.input ?? '',
    env: { ...process.env, ...options.env },
    timeout: 60_000,
  });
  return { status: run.status, out: run.stdout, error: run.stderr };
}

/** Refused with a sentence, a fix and a code, without a stack, and as JSON when asked. */
function expectRefusal(command: string[], code: string, exit: number, options: Parameters<typeof auteur>[1] = {}) {
  const { status, out, error } = auteur([...command, '--json'], options);
  expect({ status, error }).toMatchObject({ status: exit });
  expect(error).toMatch(/✗ .+\n[\s\S]*→ .+/);
  expect(error).not.toMatch(/\n\s+at /);
  const { problem } = JSON.parse(out);
  expect(problem).toMatchObject({ code, exit, fix: expect.stringMatching(/\w/) });
  return problem;
}

test('every verb explains itself', () => {
  const { out } = auteur(['--help']);
  const verbs = [
    'make',
    'new',
    'write',
    'direct',
    'board',
    'render',
    'mix',
    'cut',
    'view',
    'status',
    'clean',
    'screenplay',
    'doctor',
  ];
  for (const verb of verbs) expect(out).toContain(`  ${verb}`);
  expect(auteur(['make', '--help']).out).toContain('--quality');
});

test('a film keeps to the realism that it is written in', () => {
  const { out } = auteur(['write', '雨夜古桥上，书生把伞送给女子', '--realism', 'event', '--out', 'f', '--json']);
  expect(JSON.parse(out).screenplay).toContain('Realism: event');
  expect(readFileSync(join(folder, 'f', 'film.yaml'), 'utf8')).toContain('realism: event');
  expect(readFileSync(join(folder, 'f', 'screenplay.fountain'), 'utf8')).toMatch(/字幕：第1天 \d\d:\d\d/);
  expect(auteur(['write', 'A king waits', '--realism', 'magical']).status).toBe(2);
});

test('usage faults end with 2', () => {
  expect(auteur(['shoot-everything']).status).toBe(2);
  expect(auteur(['make', 'x', '--quality', 'best']).status).toBe(2);
  expect(auteur(['make', 'x', '--size', 'huge']).status).toBe(2);
});

test('empty text, bytes and too large a script are refused, and nothing is made', () => {
  expectRefusal(['make', '-'], 'source-empty', 3, { input: ' \n ' });
  writeFileSync(join(folder, 'picture.txt'), Buffer.from([0, 1, 2, 255, 254, 0]));
  expectRefusal(['make', 'picture.txt'], 'source-binary', 3);
  writeFileSync(join(folder, 'long.fountain'), 'INT. ROOM - DAY\n\nSomebody waits.\n\n'.repeat(150_000));
  expectRefusal(['make', 'long.fountain'], 'source-too-large', 3);
  expectRefusal(['make', 'missing.fountain'], 'no-file', 2);
  expect(readdirSync(folder).sort()).toEqual(['long.fountain', 'picture.txt']);
});

test('a folder with other content is refused and stays as it is', () => {
  mkdirSync(join(folder, 'thesis'));
  writeFileSync(join(folder, 'thesis', 'chapter.txt'), 'mine');
  expectRefusal(['make', 'A fox on a bridge', '--out', 'thesis'], 'folder-in-use', 3);
  expect(readdirSync(join(folder, 'thesis'))).toEqual(['chapter.txt']);
  expectRefusal(['status', 'thesis'], 'no-film', 2);
});

test('a script with no scene to film says where to begin', () => {
  auteur(['new', 'film', '--title', 'Rain']);
  writeFileSync(join(folder, 'film', 'screenplay.fountain'), '\n\n');
  expectRefusal(['direct', '--film', 'film'], 'screenplay-empty', 3);
});

test('broken YAML names file and line, and is left alone', () => {
  auteur(['write', 'A fox on a bridge', '--out', 'film']);
  const text = 'type: film\nversion: 1\ntitle: [unclosed\n';
  writeFileSync(join(folder, 'film', 'film.yaml'), text);
  const problem = expectRefusal(['direct', '--film', 'film'], 'yaml-syntax', 3);
  expect(problem.where).toMatchObject({ file: 'film.yaml', line: expect.any(Number) });
  expect(readFileSync(join(folder, 'film', 'film.yaml'), 'utf8')).toBe(text);
});

test('a premise becomes a script, in a folder named after its title, in both languages', () => {
  const { status, out } = auteur(['write', '雨夜的石桥上，狐仙与年轻书生相遇', '--json']);
  expect(status).toBe(0);
  const { folder: made, screenplay } = JSON.parse(out);
  expect(made).toMatch(/\p{Script=Han}/u);
  expect(screenplay).toContain('外景 石桥 - 夜');
  expect(existsSync(join(made, 'screenplay.fountain'))).toBe(true);
  expect(auteur(['write', 'A fox meets a scholar on a bridge', '--out', 'a b']).status).toBe(0);
  expectRefusal(['write', 'Two robots dance in a desert', '--out', 'a b'], 'other-film', 3);
});

test('a screenplay is printed as elements with their lines, and converted', () => {
  writeFileSync(
    join(folder, 'a.fountain'),
    'Title: Rain\n\nEXT. BRIDGE - NIGHT\n\nRain.\n\nLI\n(softly)\nGood night.\n',
  );
  const { titlePage, elements } = JSON.parse(auteur(['screenplay', 'a.fountain', '--json']).out);
  expect(titlePage).toMatchObject([{ key: 'Title', values: ['Rain'] }]);
  expect(elements.map((element: { type: string; line: number }) => [element.type, element.line])).toEqual([
    ['heading', 3],
    ['action', 5],
    ['character', 7],
    ['parenthetical', 8],
    ['dialogue', 9],
  ]);
  const fdx = auteur(['screenplay', 'a.fountain', '--to', 'fdx']).out;
  expect(auteur(['screenplay', '-', '--to', 'fountain'], { input: fdx }).out).toContain('EXT. BRIDGE - NIGHT');
});

test('a script with one line of dialogue is planned; decisions are kept as notes and placed', () => {
  writeFileSync(join(folder, 'one.fountain'), 'INT. ROOM - NIGHT\n\nLI\nIs anybody there?\n');
  expect(auteur(['write', 'one.fountain', '--out', 'one']).status).toBe(0);
  writeFileSync(join(folder, 'one', 'film.yaml'), 'type: film\nversion: 1\nlok: ink\n');
  const { status, out, error } = auteur(['direct', '--film', 'one', '--json']);
  expect({ status, error: status === 0 ? '' : error }).toEqual({ status: 0, error: '' });
  const { plan, findings } = JSON.parse(out);
  expect(findings).toContainEqual(
    expect.objectContaining({ code: 'unknown-key', where: expect.objectContaining({ line: 3 }) }),
  );
  const shot = plan.shots.find((candidate: { beats: string[]; size: string }) => candidate.size !== 'ECU');
  const decided = JSON.parse(auteur(['direct', shot.slate, '--film', 'one', '--shot', 'ECU', '--json']).out);
  expect(decided.plan.shots.find((candidate: { id: string }) => candidate.id === shot.id).size).toBe('ECU');
  expect(readFileSync(join(folder, 'one', 'notes.yaml'), 'utf8')).toContain('size: ECU');
});

test('a missing soundfont or browser is a clear sentence with a fix', () => {
  auteur(['write', 'A fox on a bridge', '--out', 'film']);
  const soundless = auteur(['mix', 'film'], { env: { AUTEUR_SOUNDFONT: join(folder, 'none.sf3') } });
  expect(soundless).toMatchObject({ status: 5, error: expect.stringContaining('(soundfont-missing)') });
  const blind = auteur(['board', 'film'], { env: { AUTEUR_BROWSER: join(folder, 'no-browser') } });
  expect(blind).toMatchObject({ status: 5, error: expect.stringContaining('(browser-unusable)') });
});

test('clean removes what can be made again and nothing else', () => {
  auteur(['write', 'A fox on a bridge', '--out', 'film']);
  auteur(['direct', '--film', 'film']);
  const kept = ['cast.yaml', 'film.yaml', 'record', 'screenplay.fountain', 'sets.yaml'];
  expect(readdirSync(join(folder, 'film')).sort()).toEqual(['.auteur', ...kept]);
  expect(auteur(['clean', 'film']).status).toBe(0);
  expect(readdirSync(join(folder, 'film')).sort()).toEqual(kept);
  expect(JSON.parse(auteur(['status', 'film', '--json']).out)).toMatchObject({ scenes: 3, runs: { failed: 0 } });
});
