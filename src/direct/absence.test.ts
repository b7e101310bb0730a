import { expect, test } from 'vitest';
import { isElsewhere, isHeardFromAfar } from './absence.ts';
import { findWords } from './words.ts';

const named = (text: string, name: string) => findWords(text, [name])[0]!;

test.each([
  ['The traveller finds a young postman’s empty bag, but no one else.', 'postman'],
  ["The postman's coat lies by a worn step.", 'postman'],
  ['The fisherman turns around: the blanket is empty, the mermaid is gone.', 'mermaid'],
  ['A girl waits for her father.', 'father'],
  ['He looks at a photograph of the old captain.', 'captain'],
  ['小女孩在雪夜里寻找妈妈。', '妈妈'],
  ['桌上放着木匠的灯笼。', '木匠'],
  ['毯子空了，狐狸不见了。', '狐狸'],
])('%s names %s, who is not there', (text, name) => {
  expect(isElsewhere(text, named(text, name))).toBe(true);
});

test.each([
  ["The postman's hands tremble.", 'postman'],
  ['The fisherman pulls the mermaid behind a coil of rope.', 'mermaid'],
  ['The girl sees her father and runs.', 'father'],
  ['书生握住狐仙的手。', '狐仙'],
  ['木匠的声音发抖。', '木匠'],
  ['老人把灯笼送给小女孩。', '小女孩'],
])('%s names %s, who is', (text, name) => {
  expect(isElsewhere(text, named(text, name))).toBe(false);
});

test('who answers from the dark is heard before anybody sees them', () => {
  const answer = 'The horse cries out, and the postman answers faintly out of the light.';
  expect(isHeardFromAfar(answer, named(answer, 'postman'))).toBe(true);
  expect(isHeardFromAfar('The postman answers at once.', named('The postman answers at once.', 'postman'))).toBe(false);
});
