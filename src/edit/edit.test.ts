import { expect, test } from 'vitest';
import { flicksPerSecond, fromSeconds, type Plan, type Screenplay } from '../film/index.ts';
import {
  assembleTimeline,
  checkCaptions,
  formatImsc,
  formatOtio,
  formatSrt,
  formatVtt,
  makeCaptions,
  makeHearingCaptions,
} from './index.ts';

const rate = { numerator: 24, denominator: 1 };

function film(language: 'en' | 'zh', lines: { text: string; start: number; duration: number }[]) {
  const shot = (id: string, start: number, duration: number) => ({
    id,
    slate: `1${id.toUpperCase()}`,
    scene: 's',
    start: fromSeconds(start),
    duration: fromSeconds(duration),
    transition: { kind: 'cut', duration: 0 },
  });
  const plan = {
    title: 'Rain & Fire',
    language,
    rate,
    scenes: [
      {
        id: 's',
        number: '1',
        heading: 'EXT. BRIDGE - NIGHT',
        lines: lines.map((line, index) => ({
          id: `l${index}`,
          start: fromSeconds(line.start),
          duration: fromSeconds(line.duration),
        })),
      },
    ],
    shots: [shot('a', 0, 4), shot('b', 4, 26)],
  } as unknown as Plan;
  const beats = lines.map((line, index) => ({
    kind: 'dialogue',
    speech: { id: `l${index}`, text: line.text, character: 'LI' },
  }));
  return { plan, screenplay: { scenes: [{ beats }] } as unknown as Screenplay };
}

const long =
  'I have been standing on this bridge for three hundred years, and in all that time nobody asked me whether I was cold, or lonely, or only waiting for the rain to end.';

test('captions of a long speech keep every word and every limit', () => {
  const { plan, screenplay } = film('en', [{ text: long, start: 1, duration: 10 }]);
  const captions = makeCaptions(plan, screenplay, new Map());
  expect(captions.map((caption) => caption.lines.join(' ')).join(' ')).toBe(long);
  expect(checkCaptions(captions, plan)).toEqual([]);
  expect(captions.length).toBeGreaterThan(1);
});

test('Chinese captions keep to sixteen characters and never start with a stop', () => {
  const text =
    '我在这座桥上已经站了三百年，从来没有人问过我冷不冷，也没有人问过我是不是在等雨停，直到你撑着伞走上桥来。';
  const { plan, screenplay } = film('zh', [{ text, start: 1, duration: 11 }]);
  const captions = makeCaptions(plan, screenplay, new Map());
  expect(captions.flatMap((caption) => caption.lines).join('')).toBe(text);
  expect(checkCaptions(captions, plan)).toEqual([]);
  for (const line of captions.flatMap((caption) => caption.lines)) expect(line).not.toMatch(/^[，。]/);
});

test('a short line stays long enough to be read, and never into the next', () => {
  const { plan, screenplay } = film('en', [
    { text: 'No.', start: 5, duration: 0.3 },
    { text: 'Yes.', start: 5.9, duration: 0.3 },
  ]);
  const [first, second] = makeCaptions(plan, screenplay, new Map());
  expect(first!.end).toBeLessThanOrEqual(second!.start - fromSeconds(2 / 24));
  expect((second!.end - second!.start) / flicksPerSecond).toBeGreaterThanOrEqual(5 / 6);
});

test('caption files are written as their formats ask', () => {
  const { plan, screenplay } = film('en', [{ text: 'Fire & <rain>', start: 1.5, duration: 2 }]);
  const captions = makeCaptions(plan, screenplay, new Map());
  expect(formatVtt(captions, 'en')).toBe(
    'WEBVTT\nLanguage: en\n\n1\n00:00:01.500 --> 00:00:03.500\n<v LI>Fire &amp; &lt;rain&gt;\n',
  );
  expect(formatSrt(captions)).toBe('1\n00:00:01,500 --> 00:00:03,500\nFire & <rain>\n');
});

test('the timeline tiles the film without gaps and opens as OpenTimelineIO', () => {
  const { plan } = film('en', []);
  const media = new Map([
    ['a', 'takes/1A 1.mp4'],
    ['b', 'takes/1B.mp4'],
  ]);
  const timeline = assembleTimeline(
    plan,
    media,
    [{ name: 'Credits', media: 'takes/credits.mp4', duration: fromSeconds(3) }],
    [{ name: 'Music', media: 'stems/music.wav' }],
  );
  const picture = timeline.tracks[0]!.clips;
  expect(picture[1]!.start).toBe(picture[0]!.start + picture[0]!.duration);
  expect(picture[2]!.start).toBe(picture[1]!.start + picture[1]!.duration);
  expect(timeline.duration).toBe(fromSeconds(33));
  const otio = JSON.parse(formatOtio(timeline));
  expect(otio.OTIO_SCHEMA).toBe('Timeline.1');
  const [video, audio] = otio.tracks.children;
  expect(video.children[0].media_references.DEFAULT_MEDIA.target_url).toBe('takes/1A%201.mp4');
  expect(video.children[1].source_range.duration).toEqual({ OTIO_SCHEMA: 'RationalTime.1', rate: 24, value: 26 * 24 });
  expect(audio.kind).toBe('Audio');
});

test('captions for people who do not hear name speakers and tell sounds where nobody speaks', () => {
  const { plan, screenplay } = film('en', [
    { text: 'No.', start: 5, duration: 1 },
    { text: 'Come back inside.', start: 7, duration: 2 },
  ]);
  const captions = makeCaptions(plan, screenplay, new Map());
  const scene = plan.scenes[0]!.id;
  const heard = [{ scene, place: { rain: -30, insects: -60 }, mood: { valence: -0.4, arousal: 0.8 } }];
  const told = makeHearingCaptions(captions, plan, heard, (name) => name);
  expect(told[0]!.lines).toEqual(['[rain falling]', '[tense music]']);
  expect(told[0]!.end).toBeLessThanOrEqual(captions[0]!.start);
  expect(told[1]!.lines[0]).toMatch(/^LI: No\.$/);
  expect(checkCaptions(told, plan)).toEqual([]);
});

test('IMSC is XML of the text profile with every caption in its time', () => {
  const { plan, screenplay } = film('zh', [{ text: '火 & <雨>', start: 1.5, duration: 2 }]);
  const imsc = formatImsc(makeCaptions(plan, screenplay, new Map()), 'zh');
  expect(imsc).toContain('ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text"');
  expect(imsc).toContain('<p begin="00:00:01.500" end="00:00:03.500" ttm:agent="speaker1">火 &amp; &lt;雨&gt;</p>');
});
