import { expect, test } from 'vitest';
import type { Screenplay } from '../film/index.ts';
import { spokenFilm, type TestLine } from './__fixtures__/spoken-film.ts';
import { makeForcedNarratives, spokenLines } from './index.ts';

function forced(language: 'en' | 'zh', lines: TestLine[], action = '') {
  const { plan, screenplay } = spokenFilm(language, lines);
  const [scene] = screenplay.scenes;
  const beat = { kind: 'action', id: 'action-1', text: action, sentences: [action], line: 1 };
  const whole = { ...screenplay, scenes: [{ ...scene, beats: [beat, ...scene!.beats] }] } as Screenplay;
  const { captions, findings } = makeForcedNarratives(plan, whole, spokenLines(plan, whole, new Map()));
  return { lines: captions.flatMap((caption) => caption.lines), codes: findings.map(({ message }) => message) };
}

const line = (text: string, parenthetical?: string): TestLine => ({ text, start: 2, duration: 2, parenthetical });

test('a film in one language needs no forced narratives', () => {
  expect(forced('en', [line('I learnt Latin once.', 'softly')], 'A sign reads "EXIT".')).toEqual({
    lines: [],
    codes: [],
  });
  expect(forced('zh', [line('好的，OK。', '小声')], '牌子上写着“出口”。')).toEqual({ lines: [], codes: [] });
});

test('lines that the script gives as spoken in another language stand even where captions are off', () => {
  expect(forced('en', [line('Where is the bridge?', 'in Mandarin, subtitled')]).lines).toEqual([
    'Where is the bridge?',
  ]);
  expect(forced('en', [line('Where is the bridge?', 'in English')]).lines).toEqual([]);
  expect(forced('zh', [line('桥在哪儿？', '用英语')]).lines).toEqual(['桥在哪儿？']);
  expect(forced('zh', [line('桥在哪儿？', '说普通话')]).lines).toEqual([]);
});

test('a sign in another script is captioned by its meaning; without one it is told', () => {
  expect(forced('en', [], 'A sign reads “出口” (Exit).').lines).toEqual(['Exit']);
  expect(forced('zh', [], '牌子上写着 "Way Out"（出口）。').lines).toEqual(['出口']);
  expect(forced('en', [line('桥在哪儿？')], 'A sign reads “出口”.').codes).toHaveLength(2);
});
