import type { Flicks, Language } from '../../film/index.ts';
import { reasonFor } from './spotting.ts';
import type { EntryReason, ExitReason, Feeling, Mark, MotifStatement, Score } from './types.ts';

/** One cue as a spotting session writes it down: when music enters and leaves and why, how it feels, whose motif it carries, and what it meets. Film time. */
export type CueEntry = {
  id: string;
  name: string;
  start: Flicks;
  end: Flicks;
  enters: { reason: EntryReason; words: string };
  leaves: { reason: ExitReason; words: string };
  feeling: Feeling;
  key: { tonic: number; mode: string };
  tempo: number;
  leader?: string;
  motifs: MotifStatement[];
  hits: Mark[];
  instruments: string[];
};

/** A film's spotting: its cues, and where music rests. */
export type CueSheet = { style: string; cues: CueEntry[]; rests: { start: Flicks; end: Flicks }[] };

/** Rests shorter than this are breaths. */
const shortest: Flicks = 705_600_000;

/** What a score does, as data that people and programs read. */
export function cueSheet(score: Score, language: Language): CueSheet {
  const cues = score.sections.map((section): CueEntry => {
    const { id, name, start, duration, enters, leaves, feeling, tonic, mode, tempo, leader, motifs, hits, music } =
      section;
    return {
      id,
      name,
      start,
      end: start + duration,
      enters: { reason: enters, words: reasonFor(enters, language) },
      leaves: { reason: leaves, words: reasonFor(leaves, language) },
      feeling,
      key: { tonic, mode },
      tempo,
      leader,
      motifs: motifs.map((motif) => ({ ...motif, start: start + motif.start })),
      hits: hits.map((hit) => ({ ...hit, time: start + hit.time })),
      instruments: music.tracks.map((track) => track.name),
    };
  });
  const ends = [0, ...cues.map(({ end }) => end)];
  const starts = [...cues.map(({ start }) => start), score.duration];
  const last = cues.length;
  const rests = ends
    .map((start, index) => ({ start, end: starts[index]! }))
    .filter(({ start, end }, index) => end - start >= shortest && !(index === last && last > 0));
  return { style: score.style, cues, rests };
}
