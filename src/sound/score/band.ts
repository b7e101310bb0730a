import { type Flicks, fromSeconds, type Random } from '../../film/index.ts';
import music from '../data/music.json' with { type: 'json' };
import { humanise } from './humanise.ts';
import type { Section } from './sections.ts';
import type { Instrument, Style } from './style.ts';
import type { Note, SectionName, Track } from './types.ts';

/** The players of a cue and what they play. `swells` for those who can get louder on a note. */
export type Band = {
  tracks: Track[];
  write(instrument: Instrument, notes: readonly Note[], swells?: boolean): void;
  /** A kit is on the channel that General MIDI keeps for drums. */
  drum(instrument: Instrument, notes: readonly Note[]): void;
};

const drumChannel = 9;

/** The group of the orchestra that a General MIDI program belongs to. */
export function sectionOf(program: number): SectionName {
  const row = music.sections.find(([, from, to]) => program >= Number(from) && program <= Number(to));
  return (row?.[0] ?? 'synth') as SectionName;
}

/** An empty band for a cue. */
export function openBand(section: Section): Band {
  const tracks: Track[] = [];
  const add = (
    instrument: Instrument,
    notes: readonly Note[],
    group: SectionName,
    channel: number | undefined,
    swells: boolean,
  ) => {
    const { name, program, pan, level } = instrument;
    let track = tracks.find((one) => one.name === name);
    if (!track) {
      const melodic = tracks.filter((one) => one.channel !== drumChannel).length;
      const free = melodic < drumChannel ? melodic : melodic + 1;
      track = { name, section: group, channel: channel ?? free, program, pan, level, notes: [], expression: [] };
      tracks.push(track);
    }
    track.notes.push(...notes);
    if (swells && track.expression.length === 0) track.expression = swell(section);
  };
  return {
    tracks,
    write: (instrument, notes, swells = false) =>
      add(instrument, notes, sectionOf(instrument.program), undefined, swells),
    drum: (instrument, notes) => add(instrument, notes, 'percussion', drumChannel, false),
  };
}

/** Breath: each bar swells and falls a little, a cue comes in softly, its last chord dies away, and before a line it goes down. */
function swell(section: Section): Track['expression'] {
  const bars = section.degrees.length;
  return section.degrees.flatMap((_, bar) => {
    const peak = 0.88 + 0.12 * Math.sin((Math.PI * ((bar % 4) + 0.5)) / 4);
    const last = section.holds && bar === bars - 1;
    const fading = fadingBars(bars);
    const leaves = section.ending === 'under' && bar >= bars - fading;
    return Array.from({ length: 8 }, (_, step) => {
      const share = step / 8;
      const breath = 0.76 + 0.24 * Math.sin(Math.PI * share);
      const entry = bar === 0 && section.cue.enters !== 'turn' ? 0.6 + 0.4 * share : 1;
      const exit = last ? 1 - 0.8 * share : leaves ? 1 - (0.85 * (bar - bars + fading + share)) / fading : 1;
      const [from, to] = [section.lines[bar]!, section.lines[bar + 1]!];
      return {
        time: Math.round(from + (to - from) * share),
        value: Math.round(peak * (last ? 0.9 : breath) * entry * exit * 1000) / 1000,
      };
    });
  });
}

/** Bars over which a cue goes down before it leaves. */
function fadingBars(bars: number): number {
  return Math.min(2, Math.floor(bars / 3)) || 1;
}

/** How much of its loudness a stroke has while a cue goes down under a line. */
function stillThere({ ending, degrees, lines }: Section, time: Flicks): number {
  const from = lines[degrees.length - fadingBars(degrees.length)]!;
  if (ending !== 'under' || time < from) return 1;
  return 1 - (0.6 * (time - from)) / (lines.at(-1)! - from);
}

/** The tracks as they are played: humanised, as loud as the feeling is, in order, and not longer than the cue. */
export function perform(band: Band, section: Section, style: Style, end: Flicks, source: Random): Track[] {
  const met = new Set([...section.met.values(), ...section.between].map(({ time }) => time));
  const late = fromSeconds(style.late ?? 0);
  const loud = 0.68 + 0.42 * section.expression.loudness;
  return band.tracks
    .map((track) => {
      const notes = humanise(track.notes, met, late, source)
        .map((note) => ({
          ...note,
          start: Math.max(0, note.start),
          velocity: Math.max(8, Math.min(122, Math.round(note.velocity * loud * stillThere(section, note.start)))),
        }))
        .map((note) => ({ ...note, duration: Math.round(Math.min(note.duration, end * 1.02 - note.start)) }))
        .filter((note) => note.duration > 0)
        .sort((one, other) => one.start - other.start || one.pitch - other.pitch);
      return { ...track, notes: withoutDoubles(notes) };
    })
    .filter((track) => track.notes.length > 0);
}

/** One player strikes a pitch once at a time: the louder of two strokes within a hundredth of a second stays. */
function withoutDoubles(notes: readonly Note[]): Note[] {
  const near = fromSeconds(0.03);
  return notes.filter(
    (note, index) =>
      !notes.some(
        (other, place) =>
          other.pitch === note.pitch &&
          place !== index &&
          Math.abs(other.start - note.start) < near &&
          (other.velocity > note.velocity || (other.velocity === note.velocity && place < index)),
      ),
  );
}
