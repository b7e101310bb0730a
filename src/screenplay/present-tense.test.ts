import { expect, test } from 'vitest';
import { toPresent } from './present-tense.ts';

test.each([
  [
    'A princess put on her bonnet, and went out to a spring that rose in a wood.',
    'A princess puts on her bonnet, and goes out to a spring that rises in a wood.',
  ],
  [
    'The hunters who found him, tied him to a tree while they went home.',
    'The hunters who find him, tie him to a tree while they go home.',
  ],
  [
    'The door flew open, in came two huge mastiffs, and the two mice had to run.',
    'The door flies open, in come two huge mastiffs, and the two mice have to run.',
  ],
  ['He saw his own shadow reflected in the water.', 'He sees his own shadow reflected in the water.'],
  ['She had felt the pea, and he could not carry it.', 'She has felt the pea, and he can not carry it.'],
  [
    'He threw over a sheet of thick, pink-tinted note-paper.',
    'He throws over a sheet of thick, pink-tinted note-paper.',
  ],
  ['The cried-out word was never heard.', 'The cried-out word is never heard.'],
  ['They want to put the lamp down.', 'They want to put the lamp down.'],
])('%s', (past, present) => {
  expect(toPresent(past)).toBe(present);
});
