import { expect, test } from 'vitest';
import { anchorFor, type Note, resolve } from './note.ts';
import type { Plan, Shot } from './plan.ts';
import type { Screenplay } from './screenplay.ts';

function shot(id: string, slate: string, text: string, purpose: Shot['purpose'] = 'single'): Shot {
  return { id, slate, text, purpose, scene: 's1', subjects: ['li'] } as unknown as Shot;
}

function film(...shots: Shot[]): Plan {
  return { scenes: [{ id: 's1', heading: 'EXT. BRIDGE - NIGHT' }], shots } as unknown as Plan;
}

const screenplay = { scenes: [{ id: 's1', heading: { text: 'EXT. BRIDGE - NIGHT' } }] } as unknown as Screenplay;
const before = film(
  shot('a', '1A', 'Rain falls.', 'establishing'),
  shot('b', '1B', 'Who are you?'),
  shot('c', '1C', 'Nobody.'),
);

function noteOn(target: Shot): Note {
  return { id: 'n', by: 'director', anchor: anchorFor(target, before), change: { size: 'CU' } };
}

test('a note finds its shot under another slate', () => {
  const after = film(
    shot('x', '1A', 'A bell rings.'),
    shot('a', '1B', 'Rain falls.', 'establishing'),
    shot('b', '1C', 'Who are you?'),
  );
  expect(resolve(screenplay, after, [noteOn(before.shots[1]!)])).toMatchObject([{ shot: 'b' }]);
});

test('a note survives a small change of its words', () => {
  const after = film(before.shots[0]!, shot('b2', '1B', 'Who are you, stranger?'), before.shots[2]!);
  expect(resolve(screenplay, after, [noteOn(before.shots[1]!)])).toMatchObject([{ shot: 'b2' }]);
});

test('a note whose words are gone is kept, unplaced, with the reason', () => {
  const after = film(shot('q', '1B', 'Snow covers the roofs.', 'closing'));
  const [placement] = resolve(screenplay, after, [noteOn(before.shots[1]!)]);
  expect(placement).toMatchObject({ shot: undefined, reason: expect.stringContaining('nothing') });
});

test('two equally good shots are never guessed between', () => {
  const twins = film(shot('b', '1B', 'Who are you?'), shot('b', '1B', 'Who are you?'));
  const note = { ...noteOn(before.shots[1]!), anchor: { quote: 'Who are you?' } };
  expect(resolve(screenplay, twins, [note])[0]).toMatchObject({ shot: undefined });
});
