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
  ['She had felt the pea, and he could not carry it.', 'She has felt the pea, and he cannot carry it.'],
  [
    'A slave named Androcles once escaped from his master, and Androcles was led out.',
    'A slave named Androcles once escapes from his master, and Androcles is led out.',
  ],
  ['Mercury, pleased with his honesty, gave him the axe.', 'Mercury, pleased with his honesty, gives him the axe.'],
  [
    'They took up all the work that was cut out, and began to stitch.',
    'They take up all the work that is cut out, and begin to stitch.',
  ],
  ['The king and all his court came; all was quiet.', 'The king and all his court come; all is quiet.'],
  [
    'He went to bed, left all his cares, and pulled out the thorn and bound up the paw.',
    'He goes to bed, leaves all his cares, and pulls out the thorn and binds up the paw.',
  ],
  [
    'He threw over a sheet of thick, pink-tinted note-paper.',
    'He throws over a sheet of thick, pink-tinted note-paper.',
  ],
  ['The cried-out word was never heard.', 'The cried-out word is never heard.'],
  ['They want to put the lamp down.', 'They want to put the lamp down.'],
])('%s', (past, present) => {
  expect(toPresent(past)).toBe(present);
});
