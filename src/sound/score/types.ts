import type { Flicks, Mood } from '../../film/index.ts';

/**
 * A stretch of film that wants music: a scene, as a rule. `cuts` are the cuts inside it, from its start; `ringOut` is what the film goes on after it
 * (closing credits), into which the last chord sounds.
 */
export type ScoreCue = {
  id: string;
  name: string;
  start: Flicks;
  duration: Flicks;
  mood: Mood;
  cuts?: readonly Flicks[];
  ringOut?: Flicks;
};

/** One note: MIDI pitch, velocity from 1 to 127. */
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

/** What a theme does in a cue. */
export type Role = 'statement' | 'variation' | 'return';

/** The music of one scene in its own time: nothing of where the scene stands in the film, so that it is played anew only when it changes. */
export type CueMusic = { duration: Flicks; tracks: Track[] };

/** A composed film score: one entry a cue, in film order. `bars` are where its bars begin, from the cue's start. */
export type Score = {
  duration: Flicks;
  style: string;
  beatsPerBar: number;
  sections: {
    id: string;
    name: string;
    start: Flicks;
    duration: Flicks;
    bars: Flicks[];
    mode: string;
    tonic: number;
    role: Role;
    music: CueMusic;
  }[];
};
