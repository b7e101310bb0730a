import { expect, test } from 'vitest';
import { depict, detectLanguage } from '../language/index.ts';
import { writeScreenplay } from './index.ts';

/** What is said in a story of a plot, for ten seeds, scene by scene. */
function speeches(premise: string, plot: string): string[][] {
  const language = detectLanguage(premise);
  return Array.from({ length: 10 }, (_, seed) => {
    const { text } = writeScreenplay({ premise, language, seed, plot, depiction: depict(premise, { language }) });
    const scenes = text.split(/^(?:INT|EXT|内景|外景)/m).slice(1);
    return scenes.map((scene) =>
      [...scene.matchAll(/^(?:@.+|[A-Z][A-Z' -]+)\n(.+)$/gm)].map((match) => match[1]!).join(' '),
    );
  });
}

const crossing = 'journey/one-bottle/cannot-go-on/wait-for-the-cool';
const late = 'message/come-before/twenty-years-late/answers-the-stone';
const failed = 'amends/give-me-a-task/make-it-bloom/enough-now';

test.each([
  [
    'A cowboy and his horse cross the desert at noon',
    crossing,
    2,
    /we're there|we're here|here we are|there we are|made it|both here|now we're/i,
  ],
  ['牛仔和他的马在正午穿过沙漠', crossing, 2, /到了|走到/],
  [
    'A doctor reads a letter from the earth in a spaceship cabin',
    late,
    1,
    /every day|day after day|summer and winter/i,
  ],
  ['女医生在太空舱里读一封来自地球的信', late, 1, /天天/],
  ['A knight kneels before the queen and offers her his sword', failed, 2, /enough|I forgive you/i],
])('%s: told by %s, somebody says what scene %i turns on', (premise, plot, scene, said) => {
  for (const [seed, scenes] of speeches(premise, plot).entries()) expect(scenes[scene], `seed ${seed}`).toMatch(said);
});

test('an animal that brings somebody back neither laughs nor has arms', () => {
  const premise = 'A monk and a tiger wait out the mist in a mountain temple at dawn';
  for (let seed = 0; seed < 10; seed++) {
    const { text } = writeScreenplay({
      ...{ premise, seed, language: 'en', plot: 'waiting/until-it-ends/one-coat/gave-the-coat' },
      depiction: depict(premise, { language: 'en' }),
    });
    expect(text).not.toMatch(/tiger (?:laughs|weeps|wraps|rubs|scolds)/i);
  }
});

test('who cries out does not weep', () => {
  const premise = 'A knight kneels before the queen and offers her his sword';
  for (let seed = 0; seed < 20; seed++)
    expect(
      writeScreenplay({ premise, seed, language: 'en', plot: failed, depiction: depict(premise, { language: 'en' }) })
        .text,
    ).not.toMatch(/weeps out/);
});
