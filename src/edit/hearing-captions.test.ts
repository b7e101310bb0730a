import { expect, test } from 'vitest';
import { fromSeconds } from '../film/index.ts';
import { spokenFilm } from './__fixtures__/spoken-film.ts';
import { judgeCues, readImsc, readVtt } from './__fixtures__/validate-captions.ts';
import { formatImsc, formatVtt, type HeardFilm, makeHearingCaptions, spokenLines } from './index.ts';

const rain = { place: { rain: -30, insects: -60 }, mood: { valence: -0.4, arousal: 0.8 } };

function heardFilm({ plan, screenplay }: ReturnType<typeof spokenFilm>, more: Partial<HeardFilm> = {}): HeardFilm {
  const speeches = spokenLines(plan, screenplay, new Map());
  return { speeches, scenes: [{ scene: 's', ...rain }], events: [], nameOf: (speaker) => speaker, ...more };
}

test('who speaks is named where it is not seen or might be another, once for what follows', () => {
  const lines = [
    { text: 'No.', start: 5, duration: 1 },
    { text: 'Come back inside.', start: 7, duration: 2 },
    { text: 'Never.', start: 11, duration: 1, speaker: 'FOX' },
  ];
  const texts = (subjects: string[]) => {
    const film = spokenFilm('en', lines, { subjects });
    return makeHearingCaptions(film.plan, heardFilm(film)).flatMap((caption) => caption.lines);
  };
  expect(texts(['li', 'fox'])).toEqual([
    '[rain falling]',
    '[tense music]',
    'LI: No.',
    'Come back inside.',
    'FOX: Never.',
  ]);
  expect(texts(['li'])).toEqual(['[rain falling]', '[tense music]', 'No.', 'Come back inside.', 'FOX: Never.']);
});

test('sounds are told where nobody speaks, within the limits, in both languages', () => {
  const texts = { en: 'Who is there?', zh: '谁在那儿？' };
  for (const language of ['en', 'zh'] as const) {
    const lines = [
      { text: texts[language], start: 6, duration: 1.5 },
      { text: texts[language], start: 8.2, duration: 1.5, offScreen: true },
    ];
    const film = spokenFilm(language, lines, { cuts: [3, 7.9, 12], end: 20 });
    const event = (kind: 'knock' | 'footstep', time: number) => ({ kind, time: fromSeconds(time), strength: 0.8 });
    const events = [event('footstep', 1), event('knock', 4), event('knock', 5), event('knock', 14)];
    const told = makeHearingCaptions(film.plan, heardFilm(film, { events }));
    const sounds = told.filter(({ speakers }) => speakers.length === 0).map(({ lines: [first] }) => first);
    const knock = language === 'en' ? '[knocking]' : '[敲门声]';
    expect(sounds).toEqual([language === 'en' ? '[rain falling]' : '[雨声]', knock, knock]);
    const { cues, faults } = readVtt(formatVtt(told, language));
    expect([...faults, ...readImsc(formatImsc(told, language)).faults]).toEqual([]);
    expect(judgeCues(cues, film.facts)).toEqual([]);
  }
});

test('a sound that finds no room is left out and moves no words', () => {
  const text = 'I have been standing here for three hundred years and nobody asked me why.';
  const film = spokenFilm('en', [{ text, start: 0.2, duration: 5.5 }], { end: 6, subjects: ['li'] });
  const told = makeHearingCaptions(film.plan, heardFilm(film));
  expect(told.every(({ speakers }) => speakers.length > 0)).toBe(true);
});
