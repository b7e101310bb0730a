import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { createProgram } from '../program.ts';

const script = `INT. KITCHEN - DAY

MARA scrubs a pot.

MARA
I am so angry. Ask him.

DEV
Trust me. The bus was late.
`;

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

function newScript(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'auteur-revise-')), 'late.fountain');
  writeFileSync(file, script);
  return file;
}

async function revise(...parts: string[]): Promise<string> {
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  await createProgram().parseAsync(['node', 'auteur', 'revise', ...parts]);
  vi.restoreAllMocks();
  return written.join('');
}

test('without decisions it lists what could be changed, and changes nothing', async () => {
  const file = newScript();
  const words = await revise(file);
  expect(words).toContain('- I am so angry. Ask him.');
  expect(words).toContain('+ Ask him.');
  expect(words).toContain('INT. KITCHEN - DAY, line 6');
  expect(readFileSync(file, 'utf8')).toBe(script);
});

test('decisions are taken from JSON, and what moved is told with what is left', async () => {
  const file = newScript();
  const listed = JSON.parse(await revise(file, '--json'));
  const [angry, trust] = listed.proposals;
  const decisions = join(file, '..', 'decisions.json');
  writeFileSync(decisions, JSON.stringify([{ id: angry.id, decision: 'edit', replace: 'Ask the river.' }]));
  const told = JSON.parse(await revise(file, '--json', '--decide', decisions, '--later', trust.id));
  expect(readFileSync(file, 'utf8')).toBe(script.replace('I am so angry. Ask him.', 'Ask the river.'));
  expect(told.moved.gone).toMatchObject([{ code: 'on-the-nose' }]);
  expect(told.proposals).toMatchObject([{ id: trust.id, decided: 'later' }]);
  expect(told.notes).toBe(file.replace('.fountain', '.notes.yaml'));
});

test('a finding that nothing is proposed for cannot be accepted', async () => {
  await expect(revise(newScript(), '--accept-code', 'climax-missing')).rejects.toMatchObject({ code: 'no-proposal' });
});
