import music from '../data/music.json' with { type: 'json' };
import styles from '../data/styles.json' with { type: 'json' };
import { chordClasses } from './harmony.ts';
import { at, intensity, intoRange, isFinal, lasting, type Range, type Sketch, sizeOf, velocity } from './sketch.ts';
import type { Mark, Note } from './types.ts';

/** Drum strokes: on what the music meets, on first beats when excited, with a roll into a strong moment when nobody speaks. */
export function drumPart(sketch: Sketch, range: Range): Note[] {
  const { section, source, style, talk } = sketch;
  const pitch = intoRange(section.tonic % 12, { low: range.low, high: range.low + 12 });
  const between = section.between.map(({ time }) => ({
    start: time,
    duration: lasting(sketch, 0, 1),
    pitch,
    velocity: velocity(60 + 50 * section.feeling.arousal, source),
  }));
  const onBeats = section.degrees.flatMap((_, bar) => {
    const force = intensity(sketch, bar);
    const excited = force > style.drumFrom;
    const size = sizeOf(sketch, bar);
    const stroke = (beat: number, loud: number, beats = 1): Note => ({
      start: at(sketch, bar, beat),
      duration: lasting(sketch, bar, beats),
      pitch,
      velocity: velocity(loud, source),
    });
    const met = section.met.get(bar);
    const hit = met && (section.feeling.arousal > style.drumFrom - 0.25 || met.kind === 'blow');
    const first = hit || excited ? [stroke(0, 44 + 46 * force + (hit ? 18 : 0))] : [];
    const wild = force > style.drumFrom + 0.15 && !isFinal(sketch, bar) && size > 2;
    const more = wild ? [stroke(size - 1.5, 40 + 40 * force), stroke(size - 0.5, 36 + 40 * force)] : [];
    const leads = (section.met.get(bar + 1)?.weight ?? 0) >= 0.5 && excited && talk[bar]! === 0;
    const roll = leads ? [0, 1, 2, 3, 4, 5].map((index) => stroke(size - 1 + index / 6, 22 + 7 * index, 0.3)) : [];
    return [...first, ...(leads ? roll : more)];
  });
  return section.feeling.arousal > style.drumFrom - 0.25 ? [...onBeats, ...between] : onBeats;
}

type Beat = { [key: string]: number[] };

/** A drum kit's groove: rows of data/styles.json by General MIDI key; under speech and in calm bars the hat alone. */
export function kitPart(sketch: Sketch, groove: string): Note[] {
  const { section, talk, source } = sketch;
  const rows = Object.entries((styles.grooves as Record<string, Beat>)[groove]!);
  return section.degrees.flatMap((_, bar) => {
    if (isFinal(sketch, bar) || (bar === 0 && section.degrees.length > 4)) return [];
    const force = intensity(sketch, bar);
    const thin = talk[bar]! > 0.4 || force < 0.15;
    return rows.flatMap(([key, beats]) =>
      beats
        .filter((beat) => beat < sizeOf(sketch, bar) && !(thin && Number(key) < 42))
        .map((beat) => ({
          start: at(sketch, bar, beat),
          duration: lasting(sketch, bar, 0.4),
          pitch: Number(key),
          velocity: velocity(36 + 40 * force + (beat % 1 === 0 ? 8 : -6), source),
        })),
    );
  });
}

/** A plucked or struck chord of data/music.json (tones, and how much louder than the rest) at each moment that the music meets, on a bar line or between: what is heard at that very moment. */
export function strokePart(sketch: Sketch, range: Range): Note[] {
  const { section } = sketch;
  const onLines = [...section.met].map(([bar, mark]) => ({ bar, mark }));
  const off = section.between.map((mark) => ({
    bar: Math.max(
      0,
      section.lines.findLastIndex((line) => line <= mark.time),
    ),
    mark,
  }));
  return [...onLines, ...off]
    .filter(
      ({ bar, mark }) => bar < section.degrees.length && (!isFinal(sketch, bar) || mark.time > at(sketch, bar, 0)),
    )
    .flatMap(({ bar, mark }) => strokeAt(sketch, range, bar, mark));
}

function strokeAt(sketch: Sketch, range: Range, bar: number, mark: Mark): Note[] {
  const { section, source, speech } = sketch;
  const { tones, louder } = music.strokes[mark.kind];
  const classes = chordClasses(section.mode, section.tonic, section.degrees[bar]!);
  const root = intoRange(classes[0]! + 48, range);
  const ladder: number[] = [];
  for (let pitch = root; pitch <= Math.max(range.high, root + 19); pitch++)
    if (classes.includes(pitch % 12)) ladder.push(pitch);
  const spoken = speech.some((span) => mark.time >= span.start && mark.time < span.end);
  const loud = 50 + 34 * intensity(sketch, bar) + (spoken ? 0 : louder);
  return ladder.slice(0, tones).map((pitch) => ({
    start: mark.time,
    duration: Math.max(lasting(sketch, bar, 1.5), 400_000_000),
    pitch,
    velocity: velocity(loud, source),
  }));
}
