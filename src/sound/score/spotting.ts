import { type Flicks, fromSeconds } from '../../film/index.ts';
import rules from '../data/spotting.json' with { type: 'json' };
import type { Speech } from './sketch.ts';
import type { Ending, EntryReason, ExitReason, Feeling, Mark, ScoreCue } from './types.ts';

/** A scene as music is spotted in it. Times but `start` are from its start. */
export type SpottedScene = {
  id: string;
  name: string;
  start: Flicks;
  duration: Flicks;
  feeling: Feeling;
  curve: readonly { time: Flicks; arousal: number }[];
  marks: readonly Mark[];
  speech: readonly Speech[];
  leader?: string;
  relation?: string;
};

type Stretch = { from: Flicks; to: Flicks; enters: EntryReason; leaves: ExitReason };

const seconds = (value: number) => fromSeconds(value);

/**
 * Where music enters, where it leaves, and why. It opens the film and closes it; it plays through what is stirring; where much is said it makes room: it leaves
 * under a line, and comes back after one, on a look or on the turn, with a breath of silence before a turn (F. Karlin and R. Wright, On the Track, 2004,
 * on spotting; A. Copland, Our New Music, 1941, on what music is for in a film). What is decided for a scene depends on that scene, on whether it is the
 * first or the last, and on how the next begins: into one that begins bare, without music or a word, the last chord rings on. `ringOut` is how long
 * the film goes on after its last scene.
 */
export function spot(scenes: readonly SpottedScene[], ringOut: Flicks, presence: Presence = 'usual'): ScoreCue[] {
  const stretches = scenes.map((scene, index) => spotted[presence](scene, index === 0, index === scenes.length - 1));
  return scenes.flatMap((scene, index) =>
    stretches[index]!.map((stretch, part): ScoreCue => {
      const next = scenes[index + 1];
      if (!next && part === stretches[index]!.length - 1)
        return cueOf(scene, stretch, part, 'close', ringOut > 0 ? ringOut : undefined);
      const goesOn = stretch.to === scene.duration && stretches[index + 1]?.[0]?.from === 0;
      const bare = next && stretch.to === scene.duration ? bareOpening(next, stretches[index + 1]!) : 0;
      return cueOf(scene, stretch, part, endingOf(stretch, goesOn), ringOver(bare));
    }),
  );
}

/**
 * How much music a film has: none; sparse, before the first word and after the last; close, through every scene; or as much as its
 * scenes ask for.
 */
export type Presence = 'none' | 'sparse' | 'close' | 'usual';

const spotted: Record<Presence, (scene: SpottedScene, first: boolean, last: boolean) => Stretch[]> = {
  none: () => [],
  sparse: spotEnds,
  close: (scene, first, last) => [wholeOf(scene, first, last)],
  usual: spotScene,
};

/** How long a scene goes on before somebody speaks or music enters. */
function bareOpening({ duration, speech }: SpottedScene, stretches: readonly Stretch[]): Flicks {
  return Math.min(duration, ...speech.map(({ start }) => start), ...stretches.map(({ from }) => from));
}

/** How long a last chord rings into a scene that begins bare: half seconds, so that a line spoken a little earlier changes nothing. */
function ringOver(bare: Flicks): Flicks | undefined {
  if (bare < seconds(rules.bareOpening)) return undefined;
  const half = seconds(0.5);
  return Math.min(seconds(rules.ringOver), Math.floor(bare / half) * half);
}

function endingOf({ leaves }: Stretch, goesOn: boolean): Ending {
  if (goesOn) return 'onward';
  return leaves === 'line' ? 'under' : 'rest';
}

/** A reason in words, English or Chinese. */
export function reasonFor(reason: EntryReason | ExitReason, language: 'en' | 'zh'): string {
  return rules.reasons[reason][language];
}

/** Music before the film's first word and after its last, where there is time for it. */
function spotEnds(scene: SpottedScene, first: boolean, last: boolean): Stretch[] {
  const { duration, speech } = scene;
  const whole = wholeOf(scene, first, last);
  const begins = Math.min(duration, ...speech.map(({ start }) => start + seconds(0.6)));
  const ended = Math.max(0, ...speech.map(({ end }) => end + seconds(rules.afterLine)));
  const least = seconds(rules.shortestRest);
  return [
    ...(first && begins >= least
      ? [{ ...whole, to: begins, leaves: begins < duration ? 'line' : whole.leaves } as const]
      : []),
    ...(last && (!first || ended > begins) && duration > ended
      ? [{ ...whole, from: ended, enters: ended > 0 ? 'line' : whole.enters } as const]
      : []),
  ];
}

function wholeOf({ duration }: SpottedScene, first: boolean, last: boolean): Stretch {
  return { from: 0, to: duration, enters: first ? 'opens' : 'cut', leaves: last ? 'closes' : 'cut' };
}

function spotScene(scene: SpottedScene, first: boolean, last: boolean): Stretch[] {
  const whole = wholeOf(scene, first, last);
  const stirred = scene.feeling.arousal + 0.3 * scene.feeling.tension >= rules.stirred;
  const talk = scene.speech.reduce((sum, { start, end }) => sum + end - start, 0) / scene.duration;
  if (scene.duration < seconds(rules.undivided)) return [whole];
  const turned = aroundTurn(scene, whole);
  if (turned) return turned;
  if (stirred || talk < rules.talkative) return [whole];
  return makeRoom(scene, whole, first, last);
}

/** A breath before the strongest turn that nobody speaks over, if there is music enough on both sides. */
function aroundTurn(scene: SpottedScene, whole: Stretch): Stretch[] | undefined {
  const turn = scene.marks
    .filter(
      ({ kind, weight, time }) =>
        kind === 'turn' && weight >= 0.8 && quiet(scene, time - seconds(rules.breathBeforeTurn), time),
    )
    .find(
      ({ time }) =>
        time >= seconds(rules.shortestCue + rules.breathBeforeTurn) &&
        scene.duration - time >= seconds(rules.shortestCue),
    );
  if (!turn) return undefined;
  const stops = turn.time - seconds(rules.breathBeforeTurn);
  return [
    { ...whole, to: stops, leaves: 'before-turn' },
    { ...whole, from: turn.time, enters: 'turn' },
  ];
}

function quiet({ speech }: SpottedScene, from: Flicks, to: Flicks): boolean {
  return speech.every(({ start, end }) => to <= start || from >= end);
}

/** Music before what is said, or after it; a film's first scene begins with it and its last ends with it. */
function makeRoom(scene: SpottedScene, whole: Stretch, first: boolean, last: boolean): Stretch[] {
  const { duration, speech } = scene;
  const least = seconds(rules.shortestCue);
  const leaves = speech.map(({ start }) => start + seconds(0.6)).filter((time) => time >= least);
  const early = leaves.filter((time) => duration - time >= seconds(rules.shortestRest))[0];
  const entry = entryIn(scene, least);
  const before: Stretch | undefined = early === undefined ? undefined : { ...whole, to: early, leaves: 'line' };
  const after: Stretch | undefined = entry && { ...whole, from: entry.time, enters: entry.why };
  if (before && after && after.from - before.to >= seconds(rules.shortestRest)) return [before, after];
  if (last) return [after ?? whole];
  if (first) return [before ?? whole];
  return [after ?? before ?? whole];
}

/** After a line: on the first look, arrival or cut that follows within a second, else a moment after the line itself. */
function entryIn(
  { speech, marks, duration }: SpottedScene,
  least: Flicks,
): { time: Flicks; why: EntryReason } | undefined {
  const ends = speech
    .map(({ end }) => end)
    .filter((end) => end >= seconds(rules.shortestRest) && duration - end >= least + seconds(1));
  const after = ends[Math.floor(ends.length / 2)];
  if (after === undefined) return undefined;
  const mark = marks.find(({ time }) => time >= after && time <= after + seconds(1));
  if (!mark) return { time: after + seconds(rules.afterLine), why: 'line' };
  const why: EntryReason = mark.kind === 'cut' ? 'cut' : mark.kind === 'turn' ? 'turn' : 'look';
  return { time: mark.time, why };
}

function cueOf(
  scene: SpottedScene,
  stretch: Stretch,
  part: number,
  ending: Ending,
  ringOut: Flicks | undefined,
): ScoreCue {
  const { from, to, enters, leaves } = stretch;
  const inside = (time: Flicks) => time >= from && time < to;
  return {
    id: part === 0 ? scene.id : `${scene.id}/${part + 1}`,
    name: scene.name,
    start: scene.start + from,
    duration: to - from,
    feeling: scene.feeling,
    curve: scene.curve.map(({ time, arousal }) => ({ time: time - from, arousal })),
    marks: scene.marks.filter(({ time }) => inside(time)).map((mark) => ({ ...mark, time: mark.time - from })),
    leader: scene.leader,
    relation: scene.relation,
    ending,
    ringOut,
    enters,
    leaves,
  };
}
