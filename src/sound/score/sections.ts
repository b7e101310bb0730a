import { type Flicks, fromSeconds, pick, random } from '../../film/index.ts';
import music from '../data/music.json' with { type: 'json' };
import { type Expression, express } from './expression.ts';
import type { Mode } from './harmony.ts';
import type { Style } from './style.ts';
import { mapTempo } from './tempo-map.ts';
import type { Ending, Feeling, Mark, Role, ScoreCue } from './types.ts';

/** A cue in whole bars. Times from the cue's start. */
export type Section = {
  cue: ScoreCue;
  feeling: Feeling;
  expression: Expression;
  mode: Mode;
  tonic: number;
  role: Role;
  /** Where bars begin, and the end of the last: one entry more than `degrees`. A bar line lies on what the music meets. */
  lines: Flicks[];
  /** Beats of each bar, and the beat of the cue that it begins with. */
  sizes: number[];
  firstBeats: number[];
  /** What is met on a bar line, by bar, and between bar lines. */
  met: Map<number, Mark>;
  between: Mark[];
  /** One 1-based degree a bar. With `ringOut` the last is the final chord, which begins where the scene ends. */
  degrees: number[];
  /** Bars before the tune, where there is room. */
  lead: number;
  /** Degrees that the melody may not change: a cadence at the end. */
  fixed: number;
  ending: Ending;
  /** The last bar is one held chord. */
  holds: boolean;
};

/** What is the same in all cues of a film. */
export type Frame = { seed: string; style: Style; tonic: number; beatsPerBar: number };

/** Two strokes nearer than this are one. */
const apart = fromSeconds(0.35);

/** What is this near to a bar line is met. */
const near = fromSeconds(0.03);

/** A cue in bars: a pure function of the cue and of what all cues share. */
export function layOut(cue: ScoreCue, role: Role, ending: Ending, frame: Frame): Section {
  const { seed, style, tonic, beatsPerBar } = frame;
  const { feeling } = cue;
  const expression = express(feeling, style);
  const { mode } = expression;
  const marks = cue.marks ?? [];
  const wished = fromSeconds(60 / expression.tempo);
  const { lines, sizes, met } = mapTempo(cue.duration, marks, wished, beatsPerBar);
  const count = sizes.length;
  const progression = pick<number[]>(music.progressions[mode], random(`${seed}/progression/${mode}`));
  const degrees = Array.from({ length: count }, (_, bar) => progression[bar % 8]!);
  const rings = cue.ringOut !== undefined && (ending === 'close' || ending === 'rest');
  const fixed = ending === 'close' ? close(degrees, mode, rings) : open(degrees, mode, rings ? 'onward' : ending);
  if (rings) {
    lines.push(cue.duration + cue.ringOut!);
    degrees.push(ending === 'close' ? 1 : music.pause[mode]);
    sizes.push(beatsPerBar);
    met.set(count, { time: cue.duration, kind: 'cut', weight: 0.5 });
  }
  const firstBeats = sizes.map((_, bar) => sizes.slice(0, bar).reduce((sum, size) => sum + size, 0));
  const lead = count > 5 && (cue.enters === 'opens' || random(`${seed}/lead/${cue.id}`)() < 0.4) ? 1 : 0;
  const holds = (ending === 'close' || ending === 'rest') && degrees.length > 1;
  const between = unmet(marks, lines, cue.duration);
  return {
    cue,
    feeling,
    expression,
    mode,
    tonic,
    role,
    lines,
    sizes,
    firstBeats,
    met,
    between,
    degrees,
    lead,
    fixed: fixed + (rings ? 1 : 0),
    ending,
    holds,
  };
}

/** Strong marks that no bar line fell on: they get a stroke of their own. */
function unmet(marks: readonly Mark[], lines: readonly Flicks[], duration: Flicks): Mark[] {
  const strong = marks
    .filter(({ weight, time }) => weight >= 0.5 && time > apart / 2 && time < duration - apart / 2)
    .filter(({ time }) => lines.every((line) => Math.abs(line - time) > near));
  return strong.filter(({ time }, index) =>
    strong.slice(0, index).every((other) => Math.abs(other.time - time) >= apart),
  );
}

/** Degrees of the cadence: before the ring-out where there is one, else with the tonic in the last bar. Gives how many. */
function close(degrees: number[], mode: Mode, ringsOut: boolean): number {
  const closings: Record<string, number[]> = music.closing;
  const cadence = closings[mode] ?? closings.default!;
  const bars = ringsOut ? cadence.slice(0, -1) : cadence;
  const kept = Math.min(bars.length, degrees.length);
  for (let index = 0; index < kept; index++) degrees[degrees.length - 1 - index] = bars.at(-1 - index)!;
  return kept;
}

/** A cue that goes on, or stops before the film does, ends open. */
function open(degrees: number[], mode: Mode, ending: Ending): number {
  if (degrees.length < 4) return 0;
  degrees[degrees.length - 1] = ending === 'rest' ? music.pause[mode] : music.open[mode];
  return 1;
}
