import { type Flicks, flicksPerSecond } from '../../film/index.ts';
import { type Mode, scaleOf } from './harmony.ts';
import { slideOf } from './slide.ts';
import type { Score, ScoreSection, Track } from './types.ts';

const ticksPerBeat = 480;
const drumChannel = 9;

/**
 * The score as a Standard MIDI File, format 1, 480 ticks a beat: a track of tempi, metres, keys, markers of cues and cue points of what the music
 * meets, then one track an instrument with name, program, place, volume, swells (controller 11), slides (pitch bend) and notes. Bars lie where the
 * score's sections have them: the tempo changes with every bar that bends.
 */
export function scoreToMidi(score: Score): Uint8Array<ArrayBuffer> {
  const ticks = tickClock(score);
  const chunks = [conductor(score, ticks), ...filmTracks(score).map((track) => instrument(track, ticks))];
  const header = [...text('MThd'), ...number(6, 4), 0, 1, ...number(chunks.length, 2), ...number(ticksPerBeat, 2)];
  return Uint8Array.from([
    ...header,
    ...chunks.flatMap((chunk) => [...text('MTrk'), ...number(chunk.length, 4), ...chunk]),
  ]);
}

type Ticks = (time: Flicks) => number;
type Message = { tick: number; order: number; bytes: number[] };
type Bar = { time: Flicks; beat: Flicks; beats: number };

/** Where each bar of the film begins, how many beats it has and how long each is; a rest between cues is a bar of its own. */
function barsOf({ sections, beatsPerBar }: Score): Bar[] {
  return sections.flatMap(({ start, bars, music }, cue): Bar[] => {
    const end = sections[cue + 1]?.start ?? Number.POSITIVE_INFINITY;
    const played = bars.map((bar, index) => ({
      time: start + bar.start,
      beat: ((bars[index + 1]?.start ?? music.duration) - bar.start) / bar.beats,
      beats: bar.beats,
    }));
    const stops = start + music.duration;
    const rest = end - stops > flicksPerSecond && Number.isFinite(end);
    return rest ? [...played, { time: stops, beat: (end - stops) / beatsPerBar, beats: beatsPerBar }] : played;
  });
}

/** Film time to ticks through the score's bars. */
function tickClock(score: Score): Ticks {
  const rows: { time: Flicks; tick: number; perFlick: number }[] = [];
  for (const { time, beat } of barsOf(score)) {
    const before = rows.at(-1);
    const perFlick = ticksPerBeat / beat;
    rows.push({
      time,
      tick: before ? before.tick + (time - before.time) * before.perFlick : time * perFlick,
      perFlick,
    });
  }
  return (time) => {
    const row = rows.findLast((entry) => entry.time <= time) ?? rows[0];
    return row ? Math.max(0, Math.round(row.tick + (time - row.time) * row.perFlick)) : 0;
  };
}

function conductor(score: Score, ticks: Ticks): number[] {
  const bars = barsOf(score);
  const tempi = bars.map(({ time, beat }, index): Message => {
    const bytes = [0xff, 0x51, 3, ...number(Math.round((1_000_000 * beat) / flicksPerSecond), 3)];
    return { tick: index === 0 ? 0 : ticks(time), order: 1, bytes };
  });
  const metres = bars
    .filter(({ beats }, index) => beats !== bars[index - 1]?.beats)
    .map(({ time, beats }, index): Message => {
      return { tick: index === 0 ? 0 : ticks(time), order: 0, bytes: [0xff, 0x58, 4, beats, 2, 24, 8] };
    });
  const cues = score.sections.flatMap((section): Message[] => [
    { tick: ticks(section.start), order: 0, bytes: keySignature(section) },
    { tick: ticks(section.start), order: 2, bytes: words(0x06, section.name) },
    ...section.hits.map((hit) => ({ tick: ticks(section.start + hit.time), order: 2, bytes: words(0x07, hit.kind) })),
  ]);
  return serialise([...metres, ...tempi, ...cues]);
}

function words(kind: number, value: string): number[] {
  const bytes = [...new TextEncoder().encode(value)];
  return [0xff, kind, ...variable(bytes.length), ...bytes];
}

/** Sharps (negative: flats) of the scale, and whether its third is minor. A pentatonic scale has those of the heptatonic one it is in. */
function keySignature({ mode, tonic }: ScoreSection): number[] {
  const scale = scaleOf(mode as Mode);
  const minor = !scale.includes(4);
  const relative = (((tonic + (minor ? 3 : 0)) % 12) * 7) % 12;
  const sharps = relative > 6 ? relative - 12 : relative;
  return [0xff, 0x59, 2, sharps & 0xff, minor ? 1 : 0];
}

/** The tracks of all cues in film time, one an instrument. */
function filmTracks(score: Score): Track[] {
  const tracks = new Map<string, Track>();
  for (const { start, music } of score.sections) {
    for (const track of music.tracks) {
      const free = tracks.size % 15 < 9 ? tracks.size % 15 : (tracks.size % 15) + 1;
      const channel = track.channel === drumChannel ? drumChannel : free;
      const whole = tracks.get(track.name) ?? { ...track, channel, notes: [], expression: [] };
      whole.notes.push(...track.notes.map((note) => ({ ...note, start: note.start + start })));
      whole.expression.push(...track.expression.map((point) => ({ ...point, time: point.time + start })));
      tracks.set(track.name, whole);
    }
  }
  return [...tracks.values()];
}

function instrument(track: Track, ticks: Ticks): number[] {
  const { channel } = track;
  const control = (tick: number, controller: number, value: number): Message => ({
    tick,
    order: 1,
    bytes: [0xb0 | channel, controller, Math.max(0, Math.min(127, Math.round(value)))],
  });
  return serialise([
    { tick: 0, order: 0, bytes: words(0x03, track.name) },
    { tick: 0, order: 0, bytes: [0xc0 | channel, track.program] },
    control(0, 7, track.level * 110),
    control(0, 10, 64 + track.pan * 63),
    ...track.expression.map((point) => control(ticks(point.time), 11, point.value * 127)),
    ...track.notes.flatMap((note) =>
      slideOf(note).map(({ time, value }): Message => {
        const wheel = Math.round(8192 * (1 + value / 2));
        return { tick: ticks(time), order: 2, bytes: [0xe0 | channel, wheel & 0x7f, wheel >> 7] };
      }),
    ),
    ...track.notes.flatMap((note): Message[] => [
      { tick: ticks(note.start), order: 3, bytes: [0x90 | channel, note.pitch, note.velocity] },
      {
        tick: Math.max(ticks(note.start) + 1, ticks(note.start + note.duration)),
        order: 2,
        bytes: [0x80 | channel, note.pitch, 0],
      },
    ]),
  ]);
}

function serialise(messages: readonly Message[]): number[] {
  const ordered = [...messages].sort((one, other) => one.tick - other.tick || one.order - other.order);
  const bytes: number[] = [];
  let tick = 0;
  for (const message of ordered) {
    bytes.push(...variable(message.tick - tick), ...message.bytes);
    tick = message.tick;
  }
  bytes.push(0, 0xff, 0x2f, 0);
  return bytes;
}

function text(value: string): number[] {
  return [...value].map((character) => character.charCodeAt(0));
}

function number(value: number, size: number): number[] {
  return Array.from({ length: size }, (_, index) => Math.floor(value / 256 ** (size - 1 - index)) & 0xff);
}

function variable(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}
