import { flicksPerSecond, Problem, pick, random, shuffle, toSeconds } from '../../film/index.ts';
import { type Band, openBand, perform } from './band.ts';
import { modeOf } from './expression.ts';
import { harmonise } from './harmonise.ts';
import { scaleOf } from './harmony.ts';
import { closingNote, singPhrase } from './melody.ts';
import { type Phrase, planMelody, type Song } from './melody-plan.ts';
import { intervalsOf, type Motif, makeMotifs, relationName } from './motif.ts';
import { bassPart, figurePart, padPart, pulsePart, runPart, tuttiPart } from './parts.ts';
import { drumPart, kitPart, strokePart } from './percussion.ts';
import { type Frame, layOut } from './sections.ts';
import { beatTimes, type Sketch, type Speech, talkShares, timeOfBeat } from './sketch.ts';
import { type Instrument, type StyleName, styleOf } from './style.ts';
import { makeTheme, type ThemeNote } from './theme.ts';
import type { CueMusic, Ending, Feeling, MotifStatement, Role, Score, ScoreCue, ScoreSection } from './types.ts';

/**
 * What a score is composed from. Times are film time; `dialogue` says when somebody speaks; `cast` are the main characters, most important first;
 * `instruments` lead in the place of the style's own.
 */
export type ScoreBrief = {
  cues: readonly ScoreCue[];
  duration: number;
  dialogue: readonly Speech[];
  seed: number | string;
  style: StyleName;
  cast?: readonly string[];
  instruments?: readonly Instrument[];
};

/** Who a film without named characters is about. */
const nobody = 'film';

/** What all cues of a film share. */
type Film = Frame & {
  motifs: Map<string, Motif>;
  themes: Map<string, ThemeNote[]>;
  cast: readonly string[];
  home: Map<string, number>;
  leads: Instrument[];
};

/**
 * Composes a film's music: one key, a leitmotif for each main character and each two of them, and an eight-bar theme from each motif, stated in the first
 * cue, transformed in the middle ones after their moods, and back in the last, which ends with a cadence and rings out. Harmony by function that carries the
 * tune, with voice leading; bar lines on what the picture does; the melody rests and the rest thins out while somebody speaks. A cue under a second joins the
 * one before. What is composed for a cue depends on that cue alone and on what the film has in common. Throws `Problem` `score-cue` for cues that
 * overlap or leave the film.
 */
export function composeScore(brief: ScoreBrief): Score {
  const shade = styleOf(brief.style).shade;
  const cues = tidy(brief).map((cue) => ({ ...cue, feeling: shaded(cue.feeling, shade) }));
  const film = openFilm(brief, cues);
  const sections = cues.map((cue, index) =>
    composeCue(cue, roleOf(index, cues.length), endingOf(cue, cues[index + 1]), film, brief.dialogue),
  );
  return { duration: brief.duration, style: brief.style, beatsPerBar: film.beatsPerBar, sections };
}

function roleOf(index: number, count: number): Role {
  if (index === count - 1) return 'return';
  return index === 0 ? 'statement' : 'variation';
}

/** The last cue closes; one that the next follows at once goes on. */
function endingOf(cue: ScoreCue, next: ScoreCue | undefined): Ending {
  if (cue.ending) return cue.ending;
  if (!next) return 'close';
  return next.start - cue.start - cue.duration < flicksPerSecond ? 'onward' : 'rest';
}

function openFilm(brief: ScoreBrief, cues: readonly ScoreCue[]): Film {
  const style = styleOf(brief.style);
  const seed = String(brief.seed);
  const source = random(`${seed}/score`);
  const tonic = pick([0, 2, 3, 4, 5, 7, 9, 10], source);
  const mood = meanFeeling(cues);
  const beatsPerBar = style.scales === 'western' && !style.groove && mood.arousal < 0.45 && source() < 0.35 ? 3 : 4;
  const size = scaleOf(modeOf(mood, style.scales)).length;
  const cast = brief.cast && brief.cast.length > 0 ? brief.cast : [nobody];
  const motifs = makeMotifs(cast, size, beatsPerBar, mood, seed);
  const themes = new Map(
    cast.map((name) => [name, makeTheme(motifs.get(name)!, beatsPerBar, size, mood, random(`${seed}/theme/${name}`))]),
  );
  const leads = [...(brief.instruments ?? []), ...shuffle(style.lead, random(`${seed}/instruments`))];
  const ledBy = (name: string) => (cast[0] === nobody ? cues : cues.filter(({ leader }) => leader === name));
  const home = new Map(cast.map((name) => [name, meanFeeling(ledBy(name)).valence]));
  return { seed, style, tonic, beatsPerBar, motifs, themes, cast, home, leads };
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

function shaded(feeling: Feeling, shade: number): Feeling {
  return { ...feeling, valence: Math.round(100 * Math.max(-1, Math.min(1, feeling.valence + shade))) / 100 };
}

/** The film's own mood: every cue counts alike, so that a longer line does not change the tune. */
function meanFeeling(cues: readonly ScoreCue[]): Feeling {
  const mean = (axis: keyof Feeling) =>
    cues.reduce((sum, cue) => sum + cue.feeling[axis], 0) / Math.max(1, cues.length);
  return { valence: mean('valence'), arousal: mean('arousal'), tension: mean('tension') };
}

function composeCue(cue: ScoreCue, role: Role, ending: Ending, film: Film, dialogue: readonly Speech[]): ScoreSection {
  const section = layOut(cue, role, ending, film);
  const speech = dialogue
    .map(({ start, end }) => ({ start: start - cue.start, end: end - cue.start }))
    .filter(({ start, end }) => end > 0 && start < cue.duration);
  const source = random(`${film.seed}/cue/${cue.id}`);
  const sketch: Sketch = {
    section,
    style: film.style,
    speech,
    talk: talkShares(section, speech),
    beats: beatTimes(section),
    source,
  };
  const phrases = planMelody(sketch, songOf(cue, film));
  section.degrees = harmonise(sketch, phrases);
  const { music, motifs } = playCue(sketch, film, phrases);
  const { id, name, start, duration, leader, enters = 'cut', leaves = 'cut' } = cue;
  const { mode, tonic, lines, sizes, feeling, met, between, beats } = { ...section, beats: sketch.beats };
  const bars = sizes.map((size, bar) => ({ start: lines[bar]!, beats: size }));
  const tempo = Math.round((60 * (beats.length - 1)) / toSeconds(beats.at(-1)!));
  const hits = [...met.values(), ...between].sort((one, other) => one.time - other.time);
  return {
    id,
    name,
    start,
    duration,
    bars,
    mode,
    tonic,
    tempo,
    role,
    feeling,
    leader,
    motifs,
    hits,
    ending,
    enters,
    leaves,
    music,
  };
}

function songOf({ leader, relation, feeling }: ScoreCue, { motifs, themes, cast, home }: Film): Song {
  const name = leader && themes.has(leader) ? leader : cast[0]!;
  const meets = leader && relation ? motifs.get(relationName(leader, relation)) : undefined;
  const turned = Math.abs(feeling.valence - home.get(name)!) > 0.35 && feeling.valence < home.get(name)!;
  return { motif: motifs.get(name)!, theme: themes.get(name)!, relation: meets, turned };
}

function playCue(
  sketch: Sketch,
  film: Film,
  phrases: readonly Phrase[],
): { music: CueMusic; motifs: MotifStatement[] } {
  const { section, style, source } = sketch;
  const { seed } = film;
  const band = openBand(section);
  const choice = random(`${seed}/accompaniment`);
  const plucked = pick(style.plucked, choice);
  const pattern = pick(style.accompaniment, choice);
  const { valence, arousal, tension } = section.feeling;
  const rough = tension > 0.6 && (arousal > 0.4 || valence < -0.3);
  const pad = rough ? style.tension : style.pad;
  const held = padPart(sketch, pad);
  const lively = style.dry && !rough && arousal >= 0.45;
  band.write(pad, lively ? held.filter(({ start }) => section.holds && start >= section.lines.at(-2)!) : held, true);
  band.write(style.bass, bassPart(sketch, style.bass), true);
  if (!style.drone || arousal < 0.6) band.write(plucked, figurePart(sketch, plucked, pattern));
  if (plucked.runs) band.write(plucked, runPart(sketch, plucked));
  band.write(style.stroke ?? plucked, strokePart(sketch, style.stroke ?? plucked));
  const motifs = playPhrases(sketch, film, phrases, band);
  band.write(style.pulse, pulsePart(sketch, style.pulse));
  band.write(style.drum, drumPart(sketch, style.drum));
  if (style.tutti) band.write(style.tutti, tuttiPart(sketch, style.tutti), true);
  if (style.kit && style.groove) band.drum(style.kit, kitPart(sketch, style.groove));
  const end = section.lines.at(-1)!;
  return { music: { duration: end, tracks: perform(band, section, style, end, source) }, motifs };
}

/** Each character has a player; grief and what is beneath a line go to the dark one; a bright or excited return has a second player. */
function playPhrases(sketch: Sketch, film: Film, phrases: readonly Phrase[], band: Band): MotifStatement[] {
  const { section, style } = sketch;
  const { valence, arousal } = section.feeling;
  const leader = Math.max(0, film.cast.indexOf(section.cue.leader ?? ''));
  const own = film.leads[leader % film.leads.length]!;
  const other = soloist(film.leads[(leader + 1) % film.leads.length]!, band);
  const dark = valence < -0.3 && leader % 2 === 0 && film.leads.length === style.lead.length;
  const first = soloist(dark ? style.dark : own, band);
  const under = soloist(style.dark, band);
  const statements = phrases.flatMap((phrase, index): MotifStatement[] => {
    const player = phrase.under ? under : index === 1 && phrase.motif ? other : first;
    band.write(player, singPhrase(sketch, player, phrase), true);
    if (
      section.role === 'return' &&
      index === 0 &&
      other !== player &&
      (arousal > 0.6 || valence > 0.5) &&
      !phrase.under
    )
      band.write(other, singPhrase(sketch, other, phrase, 0.7), true);
    if (!phrase.motif) return [];
    const { motif, form } = phrase.motif;
    const start = timeOfBeat(sketch, phrase.notes[0]!.beat);
    return [
      { of: motif.of, form, start, instrument: player.name, steps: intervalsOf(motif.steps), under: phrase.under },
    ];
  });
  if (section.ending === 'close' && section.holds) band.write(first, closingNote(sketch, first, 0.9), true);
  return statements;
}

/** Who plays the tune plays nothing else: a second player where the first accompanies. */
function soloist(player: Instrument, { tracks }: Band): Instrument {
  return tracks.some(({ name }) => name === player.name) ? { ...player, name: `solo ${player.name}` } : player;
}
