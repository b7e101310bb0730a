import type { Flicks, Mood } from '../../film/index.ts';

/** A stretch of film that wants music: a scene, as a rule. */
export type ScoreCue = { start: Flicks; duration: Flicks; mood: Mood; name: string };

/** Which scales and instruments a film has. */
export type Flavour = 'western' | 'chinese' | 'japanese';

/** One note in film time: MIDI pitch, velocity from 1 to 127. */
export type Note = { start: Flicks; duration: Flicks; pitch: number; velocity: number };

/** One instrument: General MIDI program from 0, MIDI channel, place from -1 to 1, level from 0 to 1, swells from 0 to 1. */
export type Track = {
  name: string;
  channel: number;
  program: number;
  pan: number;
  level: number;
  notes: Note[];
  expression: { time: Flicks; value: number }[];
};

/** A composed film score. `tempo` holds one entry a section, at its start. */
export type Score = {
  duration: Flicks;
  beatsPerBar: number;
  tempo: { time: Flicks; beatsPerMinute: number }[];
  /** Name, mode and tonic (pitch class) of each section, for reports and tests. */
  sections: { name: string; start: Flicks; duration: Flicks; bars: number; mode: string; tonic: number }[];
  tracks: Track[];
};
