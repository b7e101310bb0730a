import { expect, test } from 'vitest';
import { type Caption, fromSeconds, type Plan, type Screenplay, toSeconds, type VoicedLine } from '../film/index.ts';
import { spokenFilm, type TestLine } from './__fixtures__/spoken-film.ts';
import { type FilmFacts, judgeCues, readImsc, readSrt, readVtt } from './__fixtures__/validate-captions.ts';
import { checkCaptions, formatImsc, formatSrt, formatVtt, makeCaptions } from './index.ts';

type TestFilm = { plan: Plan; screenplay: Screenplay; facts: FilmFacts };

const captionsOf = ({ plan, screenplay }: TestFilm) => makeCaptions(plan, screenplay, new Map());
const words = (captions: readonly Caption[]) => captions.flatMap(({ lines }) => lines).join(' ');

/** What an independent reader finds wrong in the files of a film's captions. */
function faultsOf(film: TestFilm, captions = captionsOf(film)): string[] {
  const { language } = film.plan;
  const files = [
    readVtt(formatVtt(captions, language)),
    readImsc(formatImsc(captions, language)),
    readSrt(formatSrt(captions)),
  ];
  const [vtt, imsc] = files;
  expect(imsc!.cues).toEqual(vtt!.cues);
  return [...files.flatMap(({ faults }) => faults), ...judgeCues(vtt!.cues, film.facts)];
}

const speech =
  'I have been standing on this bridge for three hundred years, and in all that time nobody asked me whether I was cold, or lonely, or only waiting for the rain to end.';
const chinese =
  '我在这座桥上已经站了三百年，从来没有人问过我冷不冷，也没有人问过我是不是在等雨停，直到你撑着伞走上桥来。';

test('captions of a long speech keep every word and every limit, in English and in Chinese', () => {
  const english = spokenFilm('en', [{ text: speech, start: 1, duration: 10 }], { cuts: [4, 9] });
  expect(words(captionsOf(english))).toBe(speech);
  expect(faultsOf(english)).toEqual([]);
  const film = spokenFilm('zh', [{ text: chinese, start: 1, duration: 11 }], { cuts: [4, 9] });
  expect(words(captionsOf(film)).replaceAll(' ', '')).toBe(chinese);
  expect(faultsOf(film)).toEqual([]);
  for (const line of captionsOf(film).flatMap(({ lines }) => lines)) expect(line).not.toMatch(/^[，。]/);
});

test('speech without a stop, rare words and other scripts stay within the limits', () => {
  const endless = speech.replace(/[,.]/g, '').concat(' and ').repeat(5).trim();
  const texts = [
    endless,
    'My name is 李雪梅, and this is 雨桥, where 外婆 used to say 天下没有不散的筵席 to all who left.',
    "👩‍👩‍👧‍👦 I love it 😀😀 so --> I <b>can't</b> & won't &amp; stop;\n\na < b > c\u0007 {y:i} ]]>",
    'Pneumonoultramicroscopicsilicovolcanoconiosisandsupercalifragilisticexpialidociousness!',
  ];
  for (const text of texts) {
    const film = spokenFilm('en', [{ text, start: 1, duration: Math.max(8, text.length / 15) }], {
      cuts: [4],
      end: 90,
    });
    expect(faultsOf(film)).toEqual([]);
  }
  const mixed = '我用 iPhone 15 Pro 给 Dr. Smith 发了一封 e-mail，他回复说 “See you at the Conference Center”。';
  expect(faultsOf(spokenFilm('zh', [{ text: mixed, start: 1, duration: 9 }]))).toEqual([]);
});

test('lines part at phrases: not after an article, not in a name, not in a Chinese word', () => {
  const film = spokenFilm('en', [
    { text: 'I told J. R. R. Tolkien and old Mrs. Hudson that 3.5 miles is far.', start: 1, duration: 5 },
    { text: 'Nobody will ever again find the key to the house of Anna Karenina.', start: 8, duration: 5 },
  ]);
  const ends = captionsOf(film).flatMap(({ lines }) => lines.slice(0, -1));
  expect(ends.length).toBe(2);
  for (const line of ends) expect(line).not.toMatch(/\b(?:the|a|to|of|and|that|[A-Z]\.|Mrs\.|Anna|old|3\.5)$/);
  const lines = captionsOf(spokenFilm('zh', [{ text: chinese, start: 1, duration: 11 }])).flatMap((one) => one.lines);
  for (const word of ['三百年', '没有', '已经', '是不是', '直到']) expect(lines.join('/')).toContain(word);
});

test('captions begin and end on cuts or half a second from them', () => {
  const film = spokenFilm('en', [{ text: 'Look out behind you, they are here!', start: 4.8, duration: 2.1 }], {
    cuts: [5, 7],
  });
  const [caption] = captionsOf(film);
  expect(toSeconds(caption!.start)).toBe(5);
  expect(toSeconds(caption!.end)).toBeCloseTo(7 - 2 / 24, 6);
  const earlier = spokenFilm('en', [{ text: 'Look out behind you!', start: 4.6, duration: 2 }], { cuts: [5] });
  expect(toSeconds(captionsOf(earlier)[0]!.start)).toBe(4.5);
});

test('lines too short to stand alone share a caption that says who speaks', () => {
  const lines = Array.from(
    { length: 12 },
    (_, index): TestLine => ({
      text: ['No.', 'Yes.', 'Go!', 'Stay.'][index % 4]!,
      start: 1 + index * 0.45,
      duration: 0.35,
      speaker: index % 2 ? 'LI' : 'FOX',
    }),
  );
  const film = spokenFilm('en', lines, { end: 12 });
  expect(faultsOf(film)).toEqual([]);
  const captions = captionsOf(film);
  const pair = captions.find(({ speakers }) => speakers.length === 2)!;
  expect(pair.lines.every((line) => line.startsWith('-'))).toBe(true);
  expect(formatVtt([pair], 'en')).toMatch(/<v LI>-\w+.<\/v>\n<v FOX>-/);
});

test('fast speech takes the room after it; where there is none it is told and nothing is cut', () => {
  const text = speech.replace('three hundred', 'three hundred and thirty-three');
  const roomy = spokenFilm('en', [{ text, start: 2, duration: 5 }], { end: 20 });
  expect(faultsOf(roomy)).toEqual([]);
  const tight = spokenFilm('en', [{ text, start: 0.5, duration: 5 }], { end: 6 });
  const captions = captionsOf(tight);
  expect(words(captions)).toBe(text);
  const findings = checkCaptions(captions, tight.plan);
  expect(findings.length).toBeGreaterThan(0);
  expect(findings[0]).toMatchObject({ code: 'caption-limits', where: { start: captions[0]!.start } });
  expect(faultsOf(tight, captions).length).toBeGreaterThan(0);
});

test('long speeches part by the times of their words', () => {
  const text = `Wait. ${speech}`;
  const film = spokenFilm('en', [{ text, start: 1, duration: 20 }]);
  const line = {
    line: 'line0',
    words: [
      { text: 'Wait', start: 0, end: fromSeconds(1) },
      { text: 'I', start: fromSeconds(9), end: fromSeconds(9.2) },
    ],
  } as unknown as VoicedLine;
  const captions = makeCaptions(film.plan, film.screenplay, new Map([['line0', line]]));
  expect(captions[0]!.lines).toEqual(['Wait.']);
  expect(Math.abs(toSeconds(captions[1]!.start) - 10)).toBeLessThan(0.1);
});

test('caption files are written as their formats ask', () => {
  const film = spokenFilm('en', [{ text: 'Fire & <rain>', start: 1.5, duration: 2 }]);
  const captions = captionsOf(film);
  expect(formatVtt(captions, 'en')).toBe(
    'WEBVTT\n\nNOTE kind: captions; language: en\n\n1\n00:00:01.500 --> 00:00:03.500\n<v LI>Fire &amp; &lt;rain&gt;</v>\n',
  );
  expect(formatSrt(captions)).toBe('1\n00:00:01,500 --> 00:00:03,500\nFire & <rain>\n');
  expect(formatImsc(captions, 'en')).toContain('Fire &amp; &lt;rain&gt;</span></p>');
  expect(formatImsc(captions, 'en', { forced: true })).toContain('itts:forcedDisplay="true"');
  expect(readImsc(formatImsc([], 'zh'))).toEqual({ cues: [], faults: [] });
});

test('the independent reader finds what is wrong', () => {
  const { facts } = spokenFilm('en', [], { cuts: [5], end: 20 });
  const cue = (start: number, end: number, ...lines: string[]) => ({ start, end, lines });
  const found = (...cues: { start: number; end: number; lines: string[] }[]) => judgeCues(cues, facts).join('\n');
  expect(found(cue(1000, 1500, 'No.'))).toContain('too short');
  expect(found(cue(8000, 16_000, 'No.'))).toContain('too long');
  expect(found(cue(8000, 9000, 'Twenty-one characters'))).toContain('21.0 characters a second');
  expect(found(cue(8000, 12_000, 'x'.repeat(43)))).toContain('a line of 43');
  expect(found(cue(8000, 10_000, 'No.'), cue(10_042, 12_000, 'No.'))).toContain('a gap of 1 frames');
  expect(found(cue(8000, 10_000, 'No.'), cue(10_250, 12_000, 'No.'))).toContain('a gap of 6 frames');
  expect(found(cue(5125, 7000, 'No.'))).toContain('begins 3 frames from a cut');
  expect(found(cue(3000, 5000, 'No.'))).toContain('ends 0 frames from a cut');
  expect(found(cue(19_000, 21_000, 'No.'))).toContain('after the end');
  expect(readVtt('WEBVTT\nLanguage: en\n\n1\n00:01.000 --> 00:02.000\nA & b <v>c').faults.length).toBeGreaterThan(2);
  expect(
    readImsc('<tt xmlns="http://www.w3.org/ns/ttml"><body><p begin="1s"/></body></tt>').faults.length,
  ).toBeGreaterThan(4);
  expect(readSrt('1\n00:00:01.000 --> 00:00:02,000\nA\n').faults).toHaveLength(1);
});
