import { type Flicks, flicksPerSecond, Problem, pick, random, shuffle } from '../../film/index.ts';
import music from '../data/music.json' with { type: 'json' };
import { scaleOf } from './harmony.ts';
import { bassPart, drumPart, figurePart, leadPart, padPart, pulsePart, runPart, type Sketch } from './parts.ts';
import { layOut, type Section } from './sections.ts';
import { makeTheme } from './theme.ts';
import type { Flavour, Note, Score, ScoreCue, Track } from './types.ts';

/** What a score is composed from. Times are film time; `dialogue` says when somebody speaks. `motif` are the theme's first steps of the scale. */
export type ScoreBrief = {
  cues: readonly ScoreCue[];
  duration: Flicks;
  dialogue: readonly { start: Flicks; end: Flicks }[];
  seed: number | string;
  flavour: Flavour;
  motif?: readonly number[];
};

type Instrument = {
  name: string;
  program: number;
  low: number;
  high: number;
  pan: number;
  level: number;
  graces?: boolean;
  runs?: boolean;
};
type Ensemble = Record<'dark' | 'pad' | 'tension' | 'bass' | 'pulse' | 'drum', Instrument> &
  Record<'lead' | 'plucked', Instrument[]>;

const shortest = flicksPerSecond;

/**
 * Composes a film's music: one key, one eight-bar theme that returns in each cue's own mode and tempo, harmony by function
 * with voice leading, thinner parts while somebody speaks, a cadence that ends with the film. Cues are in film order; those under a second join
 * the one before. Throws `Problem` `score-cue` for cues that overlap or leave the film.
 */
export function composeScore(brief: ScoreBrief): Score {
  const cues = tidy(brief);
  const source = random(`${brief.seed}/score`);
  const tonic = pick([0, 2, 4, 5, 7, 9, 10], source);
  const gentle = cues.every((cue) => cue.mood.arousal < 0.4) && brief.flavour === 'western';
  const beatsPerBar = gentle && source() < 0.5 ? 3 : 4;
  const sections = layOut(cues, brief.flavour, tonic, beatsPerBar, source);
  const size = sections[0] ? scaleOf(sections[0].mode).length : 7;
  const theme = makeTheme(beatsPerBar, size, random(`${brief.seed}/theme`), brief.motif);
  const tracks = orchestrate(sections, theme, beatsPerBar, brief);
  return {
    duration: brief.duration,
    beatsPerBar,
    tempo: sections.map((section) => ({ time: section.start, beatsPerMinute: (60 * flicksPerSecond) / section.beat })),
    sections: sections.map(({ name, start, duration, bars, mode, tonic: key }) => ({
      name,
      start,
      duration,
      bars,
      mode,
      tonic: key,
    })),
    tracks: [...tracks.values()]
      .filter((track) => track.notes.length > 0)
      .map((track) => finish(track, brief.duration)),
  };
}

function tidy(brief: ScoreBrief): ScoreCue[] {
  const cues: ScoreCue[] = [];
  for (const cue of [...brief.cues].sort((one, other) => one.start - other.start)) {
    const before = cues.at(-1);
    const wrong = cue.start < 0 || cue.duration <= 0 || cue.start + cue.duration > brief.duration;
    if (wrong || (before && cue.start < before.start + before.duration)) {
      throw new Problem({
        code: 'score-cue',
        message: `The music cue "${cue.name}" overlaps its neighbour or lies outside the film.`,
        fix: 'Give each cue a time of its own inside the film.',
      });
    }
    if (before && cue.duration < shortest && cue.start === before.start + before.duration) {
      cues[cues.length - 1] = { ...before, duration: before.duration + cue.duration };
    } else cues.push({ ...cue });
  }
  return cues;
}

function talkShares(section: Section, dialogue: ScoreBrief['dialogue']): number[] {
  return Array.from({ length: section.bars }, (_, bar) => {
    const start = section.start + bar * section.bar;
    const spoken = dialogue.reduce(
      (sum, span) => sum + Math.max(0, Math.min(span.end, start + section.bar) - Math.max(span.start, start)),
      0,
    );
    return spoken / section.bar;
  });
}

function orchestrate(
  sections: readonly Section[],
  theme: ReturnType<typeof makeTheme>,
  beatsPerBar: number,
  brief: ScoreBrief,
) {
  const ensemble = music.ensembles[brief.flavour] as Ensemble;
  const tracks = new Map<string, Track>();
  const source = random(`${brief.seed}/instruments`);
  const leads = shuffle(ensemble.lead, source);
  const plucked = pick(ensemble.plucked, source);
  let voices: number[] = [];
  const write = (instrument: Instrument, notes: readonly Note[]) => {
    const track = tracks.get(instrument.name) ?? newTrack(instrument, tracks.size);
    track.notes.push(...notes);
    tracks.set(instrument.name, track);
  };
  sections.forEach((section, index) => {
    const { valence, arousal } = section.mood;
    const talk = talkShares(section, brief.dialogue);
    const sketch: Sketch = { section, talk, beatsPerBar, source: random(`${brief.seed}/section/${index}`) };
    const tense = valence < -0.3 && arousal > 0.45;
    const pad = tense ? ensemble.tension : ensemble.pad;
    const padded = padPart(sketch, ensemble.pad, voices);
    voices = padded.voices;
    write(pad, padded.notes);
    write(ensemble.bass, bassPart(sketch, ensemble.bass));
    write(plucked, figurePart(sketch, plucked));
    if (plucked.runs) write(plucked, runPart(sketch, plucked));
    const lead = valence < -0.45 ? ensemble.dark : leads[index % leads.length]!;
    write(lead, leadPart(sketch, lead, theme, lead.graces ?? false));
    if (arousal > 0.55) write(ensemble.pulse, pulsePart(sketch, ensemble.pulse));
    if (arousal > 0.6) write(ensemble.drum, drumPart(sketch, ensemble.drum));
    for (const instrument of [pad, ensemble.bass, lead]) swell(tracks.get(instrument.name)!, section);
  });
  return tracks;
}

function newTrack(instrument: Instrument, index: number): Track {
  const { name, program, pan, level } = instrument;
  return { name, channel: index < 9 ? index : index + 1, program, pan, level, notes: [], expression: [] };
}

/** Breath: each bar swells and falls a little, a section comes in softly, the last bar of the film dies away. */
function swell(track: Track, section: Section): void {
  for (let bar = 0; bar < section.bars; bar++) {
    const peak = 0.86 + 0.14 * Math.sin((Math.PI * ((bar % 4) + 0.5)) / 4);
    const last = section.last && bar === section.bars - 1;
    for (let step = 0; step < 8; step++) {
      const share = step / 8;
      const breath = 0.72 + 0.28 * Math.sin(Math.PI * share);
      const entry = bar === 0 ? 0.5 + 0.5 * share : 1;
      const exit = last ? 1 - 0.75 * share : 1;
      track.expression.push({
        time: Math.round(section.start + (bar + share) * section.bar),
        value: Math.round(peak * breath * entry * exit * 1000) / 1000,
      });
    }
  }
}

function finish(track: Track, duration: Flicks): Track {
  const notes = track.notes
    .map((note) => ({ ...note, start: Math.max(0, note.start) }))
    .map((note) => ({ ...note, duration: Math.min(note.duration, duration - note.start) }))
    .filter((note) => note.duration > 0)
    .sort((one, other) => one.start - other.start || one.pitch - other.pitch);
  return { ...track, notes, expression: track.expression.sort((one, other) => one.time - other.time) };
}
