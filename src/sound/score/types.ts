import type { Flicks, Mood } from '../../film/index.ts';

/** A mood with its tension, from 0 (at rest) to 1 (unbearable): the third axis that listeners hear in music (U. Schimmack and A. Grob 2000). */
export type Feeling = Mood & { tension: number };

/** A moment that music can meet. `weight` from 0 to 1: from 0.5 on it is met at any price. */
export type Mark = { time: Flicks; kind: MarkKind; weight: number };

export type MarkKind = 'cut' | 'turn' | 'blow' | 'arrival' | 'departure' | 'touch' | 'look' | 'event';

/** Why music begins or stops where it does: names in data/spotting.json. */
export type EntryReason = 'opens' | 'cut' | 'line' | 'turn' | 'look' | 'stands-alone';
export type ExitReason = 'closes' | 'cut' | 'line' | 'before-turn' | 'stands-alone';

/** How a cue ends: on into the next one, with a chord that rings into a rest, softly under a line, or with the film. */
export type Ending = 'onward' | 'rest' | 'under' | 'close';

/**
 * A stretch of film that wants music. Times of `curve` and `marks` (its cuts among them) are from its start; `ringOut` is how long the last chord sounds
 * after it: into the closing credits, or into a scene that begins bare. `leader` is the character whose motif it carries, `relation` the one whom the leader meets.
 */
export type ScoreCue = {
  id: string;
  name: string;
  start: Flicks;
  duration: Flicks;
  feeling: Feeling;
  /** How excited it is over time, where that changes. */
  curve?: readonly { time: Flicks; arousal: number }[];
  marks?: readonly Mark[];
  leader?: string;
  relation?: string;
  ending?: Ending;
  ringOut?: Flicks;
  enters?: EntryReason;
  leaves?: ExitReason;
};

/** One note: MIDI pitch, velocity from 1 to 127. `slide` is how many semitones from its pitch it begins, for players who slide. */
export type Note = { start: Flicks; duration: Flicks; pitch: number; velocity: number; slide?: number };

/** A group of the orchestra, for stems. */
export type SectionName = 'strings' | 'winds' | 'brass' | 'keys' | 'plucked' | 'voices' | 'synth' | 'percussion';

/** One instrument: General MIDI program from 0, MIDI channel (9 is a drum kit), place from -1 to 1, level from 0 to 1, swells from 0 to 1. */
export type Track = {
  name: string;
  section: SectionName;
  channel: number;
  program: number;
  pan: number;
  level: number;
  notes: Note[];
  expression: { time: Flicks; value: number }[];
};

/** What a theme does in a cue. */
export type Role = 'statement' | 'variation' | 'return';

/** How a motif comes back: as it is, in notes twice as long or half as long, or upside down. */
export type MotifForm = 'plain' | 'augmented' | 'diminished' | 'inverted';

/** A motif in a cue: whose (one character, or two joined by `+`), how, when, by whom it is played. Steps are its intervals in steps of the scale. */
export type MotifStatement = {
  of: string;
  form: MotifForm;
  start: Flicks;
  instrument: string;
  steps: number[];
  /** Beneath somebody's line: low and soft. */
  under: boolean;
};

/** The music of one scene in its own time: nothing of where the scene stands in the film, so that it is played anew only when it changes. */
export type CueMusic = { duration: Flicks; tracks: Track[] };

/** One cue of a score. Times but `start` are from its start: where its bars begin with their beats, and what the music meets. */
export type ScoreSection = {
  id: string;
  name: string;
  start: Flicks;
  duration: Flicks;
  bars: { start: Flicks; beats: number }[];
  mode: string;
  tonic: number;
  /** Beats a minute on average. */
  tempo: number;
  role: Role;
  feeling: Feeling;
  leader?: string;
  motifs: MotifStatement[];
  hits: Mark[];
  ending: Ending;
  enters: EntryReason;
  leaves: ExitReason;
  music: CueMusic;
};

/** A composed film score: one entry a cue, in film order. */
export type Score = { duration: Flicks; style: string; beatsPerBar: number; sections: ScoreSection[] };
