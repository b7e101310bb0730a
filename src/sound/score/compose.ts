import { flicksPerSecond, Problem, pick, random, shuffle } from '../../film/index.ts';
import { scaleOf } from './harmony.ts';
import { leadPart } from './melody.ts';
import { bassPart, drumPart, figurePart, padPart, pulsePart, runPart } from './parts.ts';
import { type Frame, layOut, modeOf, type Section } from './sections.ts';
import { type Sketch, type Speech, talkShares } from './sketch.ts';
import { type Instrument, type StyleName, styleOf } from './style.ts';
import { makeTheme, type ThemeNote, variationFor, vary } from './theme.ts';
import type { CueMusic, Note, Role, Score, ScoreCue, Track } from './types.ts';

/** What a score is composed from. Times are film time; `dialogue` says when somebody speaks. `motif` are the theme's first steps of the scale. */
export type ScoreBrief = {
  cues: readonly ScoreCue[];
  duration: number;
  dialogue: readonly Speech[];
  seed: number | string;
  style: StyleName;
  motif?: readonly number[];
};

/**
 * Composes a film's music: one key and one eight-bar theme, stated in the first cue, varied in the middle ones after their moods, and
 * back in the last, which ends with a cadence and rings out. Harmony by function with voice leading; bar lines on cuts; the melody rests and the
 * rest thins out while somebody speaks. A cue under a second joins the one before. What is composed for a cue depends on that cue alone and on what the film has in common. Throws
 * `Problem` `score-cue` for cues that overlap or leave the film.
 */
export function composeScore(brief: ScoreBrief): Score {
  const style = styleOf(brief.style);
  const cues = tidy(brief).map((cue) => ({ ...cue, mood: shaded(cue.mood, style.shade) }));
  const source = random(`${brief.seed}/score`);
  const tonic = pick([0, 2, 3, 4, 5, 7, 9, 10], source);
  const mood = meanMood(cues);
  const beatsPerBar = style.scales === 'western' && mood.arousal < 0.45 && source() < 0.35 ? 3 : 4;
  const size = scaleOf(modeOf(mood, style.scales)).length;
  const theme = makeTheme(beatsPerBar, size, mood, random(`${brief.seed}/theme`), brief.motif);
  const frame: Frame = { seed: String(brief.seed), style, tonic, beatsPerBar };
  const sections = cues.map((cue, index) => {
    const last = index === cues.length - 1;
    const role: Role = index === 0 && cues.length > 1 ? 'statement' : last ? 'return' : 'variation';
    const section = layOut(cue, role, last, frame);
    const { id, name, start, duration } = cue;
    const music = playCue(section, frame, theme, speechIn(cue, brief.dialogue));
    return { id, name, start, duration, bars: section.lines.slice(0, -1), mode: section.mode, tonic, role, music };
  });
  return { duration: brief.duration, style: brief.style, beatsPerBar, sections };
}

/** Cues in order; one under a second joins the one before. */
function tidy(brief: ScoreBrief): ScoreCue[] {
  const cues: ScoreCue[] = [];
  for (const cue of brief.cues) {
    const before = cues.at(-1);
    const wrong = cue.start < 0 || cue.duration <= 0 || cue.start + cue.duration + (cue.ringOut ?? 0) > brief.duration;
    if (wrong || (before && cue.start < before.start + before.duration)) {
      throw new Problem({
        code: 'score-cue',
        message: `The music cue "${cue.name}" overlaps its neighbour or lies outside the film.`,
        fix: 'Give each cue a time of its own inside the film.',
      });
    }
    if (before && cue.duration < flicksPerSecond) {
      cues[cues.length - 1] = { ...before, duration: cue.start + cue.duration - before.start, ringOut: cue.ringOut };
    } else cues.push(cue);
  }
  return cues;
}

function shaded({ valence, arousal }: ScoreCue['mood'], shade: number): ScoreCue['mood'] {
  return { valence: Math.max(-1, Math.min(1, valence + shade)), arousal };
}

/** The film's own mood: every cue counts alike, so that a longer line does not change the tune. */
function meanMood(cues: readonly ScoreCue[]): ScoreCue['mood'] {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return { valence: mean(cues.map((cue) => cue.mood.valence)), arousal: mean(cues.map((cue) => cue.mood.arousal)) };
}

function speechIn(cue: ScoreCue, dialogue: readonly Speech[]): Speech[] {
  return dialogue
    .map(({ start, end }) => ({ start: start - cue.start, end: end - cue.start }))
    .filter(({ start, end }) => end > 0 && start < cue.duration);
}

function playCue(section: Section, frame: Frame, theme: readonly ThemeNote[], speech: readonly Speech[]): CueMusic {
  const { style, seed, beatsPerBar } = frame;
  const source = random(`${seed}/cue/${section.cue.id}`);
  const sketch: Sketch = { section, style, speech, talk: talkShares(section, speech), beatsPerBar, source };
  const band = openBand(section);
  const choice = random(`${seed}/instruments`);
  const leads = shuffle(style.lead, choice);
  const plucked = pick(style.plucked, choice);
  const pattern = pick(style.accompaniment, choice);
  const { valence, arousal } = section.mood;
  const pad = valence < -0.3 && arousal > 0.45 ? style.tension : style.pad;
  band.write(pad, padPart(sketch, style.pad), true);
  band.write(style.bass, bassPart(sketch, style.bass), true);
  if (!style.drone || arousal < 0.6) band.write(plucked, figurePart(sketch, plucked, pattern));
  if (plucked.runs) band.write(plucked, runPart(sketch, plucked));
  playTheme(sketch, theme, band, leads);
  band.write(style.pulse, pulsePart(sketch, style.pulse));
  band.write(style.drum, drumPart(sketch, style.drum));
  const end = section.cue.duration + (section.cue.ringOut ?? 0);
  return {
    duration: end,
    tracks: band.tracks.map((track) => finish(track, end)).filter((track) => track.notes.length > 0),
  };
}

type Band = { tracks: Track[]; write(instrument: Instrument, notes: readonly Note[], swells?: boolean): void };

/** States, varies or brings back the theme; the return has a second player when it is bright or excited. */
function playTheme(sketch: Sketch, theme: readonly ThemeNote[], band: Band, leads: readonly Instrument[]): void {
  const { section, style, source, beatsPerBar } = sketch;
  const { valence, arousal } = section.mood;
  const first = leads[0]!;
  if (section.role !== 'variation') {
    band.write(first, leadPart(sketch, first, theme, { graces: first.graces ?? false }), true);
    const second = leads[1];
    if (section.role === 'return' && second && (arousal > 0.45 || valence > 0.2))
      band.write(second, leadPart(sketch, second, theme, { graces: false, level: 0.75 }));
    return;
  }
  const player = valence < -0.3 ? style.dark : (leads[1 + Math.floor(source() * (leads.length - 1))] ?? first);
  const varied = vary(theme, variationFor(section.mood, source), beatsPerBar);
  band.write(player, leadPart(sketch, player, varied, { graces: player.graces ?? false }), true);
}

function openBand(section: Section): Band {
  const tracks: Track[] = [];
  return {
    tracks,
    write(instrument, notes, swells = false) {
      let track = tracks.find((one) => one.name === instrument.name);
      if (!track) {
        const { name, program, pan, level } = instrument;
        const channel = tracks.length < 9 ? tracks.length : tracks.length + 1;
        track = { name, channel, program, pan, level, notes: [], expression: [] };
        tracks.push(track);
      }
      track.notes.push(...notes);
      if (swells && track.expression.length === 0) track.expression = swell(section);
    },
  };
}

/** Breath: each bar swells and falls a little, a cue comes in softly, the last chord of the film dies away. */
function swell(section: Section): Track['expression'] {
  return section.degrees.flatMap((_, bar) => {
    const peak = 0.88 + 0.12 * Math.sin((Math.PI * ((bar % 4) + 0.5)) / 4);
    const last = section.last && bar === section.degrees.length - 1;
    return Array.from({ length: 8 }, (_, step) => {
      const share = step / 8;
      const breath = 0.76 + 0.24 * Math.sin(Math.PI * share);
      const entry = bar === 0 ? 0.6 + 0.4 * share : 1;
      const exit = last ? 1 - 0.8 * share : 1;
      const [from, to] = [section.lines[bar]!, section.lines[bar + 1]!];
      return {
        time: Math.round(from + (to - from) * share),
        value: Math.round(peak * (last ? 0.9 : breath) * entry * exit * 1000) / 1000,
      };
    });
  });
}

function finish(track: Track, duration: number): Track {
  const notes = track.notes
    .map((note) => ({ ...note, start: Math.max(0, note.start) }))
    .map((note) => ({ ...note, duration: Math.round(Math.min(note.duration, duration * 1.02 - note.start)) }))
    .filter((note) => note.duration > 0)
    .sort((one, other) => one.start - other.start || one.pitch - other.pitch);
  return { ...track, notes };
}
