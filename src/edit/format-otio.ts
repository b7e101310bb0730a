import {
  type Clip,
  type Flicks,
  type FrameRate,
  frameLength,
  type Timeline,
  type TimelineTrack,
} from '../film/index.ts';

/**
 * The timeline as OpenTimelineIO JSON (Timeline.1, as OpenTimelineIO 0.17 writes it). Times are frames at the film's
 * rate; media is named relative to the file. A fade is kept as metadata, since no clip has the frames that a transition
 * object would need.
 */
export function formatOtio(timeline: Timeline): string {
  const { rate } = timeline;
  const document = {
    OTIO_SCHEMA: 'Timeline.1',
    metadata: { auteur: { version: timeline.version } },
    name: timeline.name,
    global_start_time: rationalTime(0, rate),
    tracks: {
      OTIO_SCHEMA: 'Stack.1',
      metadata: {},
      name: 'tracks',
      source_range: null,
      effects: [],
      markers: timeline.markers.map((marker) => ({
        OTIO_SCHEMA: 'Marker.2',
        metadata: {},
        name: marker.name,
        color: 'GREEN',
        marked_range: timeRange(marker.time, 0, rate),
      })),
      enabled: true,
      children: timeline.tracks.map((track) => trackJson(track, rate)),
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function trackJson(track: TimelineTrack, rate: FrameRate) {
  return {
    OTIO_SCHEMA: 'Track.1',
    metadata: {},
    name: track.name,
    source_range: null,
    effects: [],
    markers: [],
    enabled: true,
    children: track.clips.map((clip) => (clip.media ? clipJson(clip, clip.media, rate) : gapJson(clip, rate))),
    kind: track.kind === 'video' ? 'Video' : 'Audio',
  };
}

function clipJson(clip: Clip, media: string, rate: FrameRate) {
  return {
    OTIO_SCHEMA: 'Clip.2',
    metadata: { auteur: { shot: clip.shot ?? null, transition: clip.transition?.kind ?? 'cut' } },
    name: clip.name,
    source_range: timeRange(clip.sourceStart, clip.duration, rate),
    effects: [],
    markers: [],
    enabled: true,
    media_references: {
      DEFAULT_MEDIA: {
        OTIO_SCHEMA: 'ExternalReference.1',
        metadata: {},
        name: clip.name,
        available_range: timeRange(0, clip.sourceStart + clip.duration, rate),
        available_image_bounds: null,
        target_url: media.split('/').map(encodeURIComponent).join('/'),
      },
    },
    active_media_reference_key: 'DEFAULT_MEDIA',
  };
}

function gapJson(clip: Clip, rate: FrameRate) {
  return {
    OTIO_SCHEMA: 'Gap.1',
    metadata: {},
    name: clip.name,
    source_range: timeRange(0, clip.duration, rate),
    effects: [],
    markers: [],
    enabled: true,
  };
}

function timeRange(start: Flicks, duration: Flicks, rate: FrameRate) {
  return { OTIO_SCHEMA: 'TimeRange.1', start_time: rationalTime(start, rate), duration: rationalTime(duration, rate) };
}

function rationalTime(time: Flicks, rate: FrameRate) {
  return { OTIO_SCHEMA: 'RationalTime.1', rate: rate.numerator / rate.denominator, value: time / frameLength(rate) };
}
