import { expect, test } from 'vitest';
import { fromSeconds } from '../film/index.ts';
import { spokenFilm } from './__fixtures__/spoken-film.ts';
import { assembleTimeline, formatOtio } from './index.ts';

test('the timeline tiles the film without gaps and opens as OpenTimelineIO', () => {
  const { plan } = spokenFilm('en', [], { cuts: [4], end: 30 });
  const media = new Map([
    ['shot0', 'takes/1A 1.mp4'],
    ['shot1', 'takes/1B.mp4'],
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
