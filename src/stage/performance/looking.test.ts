import { expect, test } from 'vitest';
import type { Action, Performance } from '../../film/index.ts';
import { gesture, man, played, seconds, woman } from './__fixtures__/staged.ts';

const look: Action = { kind: 'gaze', target: { actor: 'b' }, start: 0, end: seconds(3) };

function channel({ tracks }: Performance, target: string, name: string, frame: number): number {
  const { channels, values } = tracks.find((track) => track.target === target)!;
  const bytes = Uint8Array.from(atob(values), (letter) => letter.charCodeAt(0));
  return new Float32Array(bytes.buffer)[frame * channels.length + channels.indexOf(name)]!;
}

const blinks = (performance: Performance) =>
  Array.from({ length: performance.frames }, (_, frame) => channel(performance, 'a', 'blink.left', frame));

test('who lies and looks at nothing has closed eyes, who looks at somebody has open ones', () => {
  const lies = { appearance: man, pose: 'lie' as const };
  const other = { appearance: woman, at: [0, 1.6] as [number, number], facing: 180 };
  expect(Math.min(...blinks(played([lies, other], 2).performance))).toBe(1);
  expect(Math.min(...blinks(played([{ ...lies, actions: [look] }, other], 2).performance))).toBeLessThan(0.05);
  expect(Math.min(...blinks(played([{ appearance: man }, other], 2).performance))).toBeLessThan(0.05);
});

test('who lies looks along the own body at whoever stands at the feet, chin down', () => {
  const lies = { appearance: man, pose: 'lie' as const, actions: [look] };
  const { at } = played([lies, { appearance: woman, at: [0, 1.6], facing: 180 }], 2);
  expect(at('a', 1.5, 'head')[1]).toBeGreaterThan(at('a', 1.5, 'neck')[1]);
});

test('a child looks up at a grown-up with the head, and little white shows under the eyes', () => {
  const child = { ...woman, age: 'child' as const, height: 1.1 };
  const { performance } = played(
    [
      { appearance: child, actions: [look] },
      { appearance: man, at: [0, 0.6], facing: 180 },
    ],
    2,
  );
  for (let frame = 24; frame < 48; frame++) expect(channel(performance, 'a', 'gaze.y', frame)).toBeLessThan(0.2);
});

test('an open umbrella is over the eyes, not before them, in either way of holding it', () => {
  const { at } = played([{ appearance: { ...man, props: ['umbrella'] }, actions: [gesture('nod', 0.5, 1.5)] }], 2);
  const rim = at('a', 1, 'prop')[1] + 0.55;
  expect(rim).toBeGreaterThan(at('a', 1, 'head')[1] + 0.25);
});
