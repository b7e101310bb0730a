import { expect, test } from 'vitest';
import { fromTypescript, isTypescript, parseFountain, toScreenplay } from './index.ts';

const typed = `                         THE LAST FERRY
                          Written by
                          A. Nother

   FADE IN:

   1   EXT. HARBOUR - NIGHT                                  1

   A small ferry knocks against the pier. MARA, 40, ties the last
   rope and looks at the clock.

                         MARA
             It leaves at six. With or without
             you.

                         TOBIN
                   (out of breath)
             Then I have four minutes to change
             your mind.

                                                             1.
                                              CONTINUED:

   He puts a suitcase down between them.

   2   INT. FERRY CABIN - DAWN                               2

   Mara opens the suitcase. It is empty.
`;

test('a typed script out of a PDF is read as scenes, cues and speeches', () => {
  expect(isTypescript(typed)).toBe(true);
  const { title, scenes } = toScreenplay(parseFountain(fromTypescript(typed)));
  expect(title).toBe('THE LAST FERRY');
  expect(scenes.map((scene) => scene.heading.text)).toEqual(['EXT. HARBOUR - NIGHT', 'INT. FERRY CABIN - DAWN']);
  const speeches = scenes[0]!.beats.flatMap((beat) => (beat.kind === 'dialogue' ? [beat.speech] : []));
  expect(speeches.map(({ character, text }) => `${character}: ${text}`)).toEqual([
    'MARA: It leaves at six. With or without you.',
    'TOBIN: Then I have four minutes to change your mind.',
  ]);
  expect(speeches[1]!.parentheticals).toEqual(['out of breath']);
  const action = scenes[0]!.beats.flatMap((beat) => (beat.kind === 'action' ? [beat.text] : []));
  expect(action.at(-1)).toBe('He puts a suitcase down between them.');
});

test('a Fountain script is no typescript', () => {
  expect(isTypescript('INT. ROOM - DAY\n\nAnna sits.\n\nANNA\nHello.\n')).toBe(false);
});
