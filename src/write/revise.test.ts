import { expect, test } from 'vitest';
import { applyPatch, applyPatches, diffOf, editableLines, editedText } from './revise.ts';

const script =
  '\uFEFFTitle: Two Lamps\r\n\r\nINT. KITCHEN - DAY\r\n\r\nMARA\r\nWell, sit.  \r\n\r\n厨房里没有人。\r\n\r\nMARA\r\nWell, sit.  \r\n';
const patch = { file: 's.fountain', find: 'Well, sit.', replace: 'Sit.' };

test('the first occurrence at or after the line is changed, and everything else stays byte for byte', () => {
  const at = script.lastIndexOf('Well, sit.');
  const wanted = `${script.slice(0, at)}Sit.${script.slice(at + 'Well, sit.'.length)}`;
  expect(applyPatch(script, { ...patch, line: 9 })).toBe(wanted);
  expect(applyPatch(script, { ...patch, line: 11 })).toBe(wanted);
});

test('a replacement is text, not a pattern', () => {
  expect(applyPatch('pay (now).', { ...patch, find: '(now)', replace: "$& $1 $'" })).toBe("pay $& $1 $'.");
});

test('words that are gone, stand above the line, or stand twice without a line are refused', () => {
  expect(() => applyPatch(script, { ...patch, find: 'Stand up.' })).toThrow(
    expect.objectContaining({ code: 'patch-unplaced' }),
  );
  expect(() => applyPatch(script, { ...patch, line: 12 })).toThrow(expect.objectContaining({ code: 'patch-unplaced' }));
  expect(() => applyPatch(script, { ...patch, find: '' })).toThrow(expect.objectContaining({ code: 'patch-unplaced' }));
  expect(() => applyPatch(script, patch)).toThrow(expect.objectContaining({ code: 'patch-ambiguous' }));
});

test('patches go over each other: those below find their lines where those above have moved them to', () => {
  const text = 'one\ntwo\nthree\nsame\nfour\nsame\n';
  const at = (line: number, find: string, replace: string) => ({ file: 's', line, find, replace });
  const patches = [at(1, 'one\ntwo\n', ''), at(6, 'same', 'last'), at(4, 'same', 'a\nb'), at(5, 'four', 'FOUR')];
  expect(applyPatches(text, patches)).toBe('three\na\nb\nFOUR\nlast\n');
  expect(applyPatches(text, [...patches].reverse())).toBe('three\na\nb\nFOUR\nlast\n');
});

test('a patch over words that another has taken is refused', () => {
  const first = { file: 's', line: 1, find: 'one two', replace: 'one' };
  expect(() => applyPatches('one two\n', [first, { ...first, replace: 'two' }])).toThrow(
    expect.objectContaining({ code: 'patch-unplaced' }),
  );
});

test('a change is shown as the lines taken out and put in', () => {
  expect(diffOf({ find: 'She waits.\nHe goes.', replace: 'She waits.\n\nShe leaves.' })).toEqual([
    { mark: ' ', text: 'She waits.' },
    { mark: '-', text: 'He goes.' },
    { mark: '+', text: '' },
    { mark: '+', text: 'She leaves.' },
  ]);
});

test('a person writes anew what is put in, or of a cut speech its words', () => {
  const plant = { find: 'He waits.', replace: 'He waits.\n\nHe carries a rope.' };
  expect(editableLines(plant)).toEqual(['He carries a rope.']);
  expect(editedText(plant, ['A rope hangs there.'])).toBe('He waits.\n\nA rope hangs there.');
  expect(editedText(plant, [''])).toBe(plant.replace);
  const cut = { find: 'MARA\nI am angry.\n\n', replace: '' };
  expect(editableLines(cut)).toEqual(['I am angry.']);
  expect(editedText(cut, ['Ask him.'])).toBe('MARA\nAsk him.\n\n');
});
