import type { Depiction, Finding, Flicks, FrameRate, PlannedLine, Scene, VoicedLine } from '../film/index.ts';
import { coverFrames, fromSeconds, hash, toSeconds } from '../film/index.ts';
import type { Contest } from './contests.ts';
import type { Furniture } from './furniture.ts';
import type { Act, Memory } from './interpret.ts';
import type { Atmosphere } from './mood.ts';
import { perform } from './perform.ts';
import type { Performer } from './performers.ts';
import type { Playing } from './playing.ts';
import { nominalLength, type Slot } from './slots.ts';
import type { Space } from './space.ts';
import { type Bodies, isDown } from './states.ts';
import { turnLength } from './swim.ts';
import type { Belongings } from './things.ts';
import { groundDistance, yawBetween, yawTo } from './vector.ts';

/** What working at something looks like. */
export type Craft = 'work' | 'dance';

/** What a scene is blocked from. */
export type SceneRequest = {
  scene: Scene;
  space: Space;
  performers: readonly Performer[];
  voiced: ReadonlyMap<string, VoicedLine>;
  air: Atmosphere;
  rate: FrameRate;
  /** Another seed gives other gaps, reactions and gestures. */
  seed: number;
  depict: (text: string) => Depiction;
  /** Lines that are worth a close-up, by identity. */
  keyLines: ReadonlySet<string>;
  /** What working at the film's craft looks like: at a dance, dancing. */
  craft: Craft;
  /** How contests of the film are fought where a scene does not say. */
  contest: Contest;
  /** Factor of how long a listener takes in what was said. */
  reaction?: number;
  /** Whose inner voice is heard while they are seen, by identity. */
  mind?: string;
  first: boolean;
  last: boolean;
  /** Nobody has seen this place before. */
  fresh: boolean;
  /** The prop that stands in for a noun no table has. */
  standIns: Readonly<Record<string, string>>;
  /** Where the scenes before left their things, and the set of this one. */
  belongings: Belongings;
  set: string;
  /** How the scenes before left those who lie. */
  bodies: Bodies;
  /** The stand that suits the set, and the furniture that things brought to the film's sets. */
  stand: string;
  furniture: Furniture;
};

/** Everything that is under way while a scene is blocked. */
export type Rehearsal = {
  request: SceneRequest;
  playing: Playing;
  slots: Slot[];
  lines: PlannedLine[];
  findings: Finding[];
  memory: Memory;
  clock: Flicks;
  speakers: string[];
};

/** Appends a slot that begins at the clock and moves the clock to its end. */
export function addSlot(
  rehearsal: Rehearsal,
  parts: Pick<Slot, 'kind' | 'text' | 'principal'> & Partial<Slot> & { seconds?: number },
): Slot {
  const { rate } = rehearsal.request;
  const duration = parts.duration ?? coverFrames(fromSeconds(parts.seconds ?? 1), rate);
  const slot: Slot = {
    kind: parts.kind,
    beat: parts.beat,
    text: parts.text,
    start: rehearsal.clock,
    duration,
    nominal: parts.nominal ?? nominalLength(toSeconds(duration)),
    principal: parts.principal,
    speaker: parts.speaker,
    looks: parts.looks ?? new Map(),
    movers: parts.movers ?? [],
    busy: parts.busy ?? false,
    scenic: parts.scenic ?? false,
    prop: parts.prop,
    reacts: parts.reacts ?? false,
    detail: false,
    handed: parts.handed ?? false,
    part: parts.part ?? 0,
    key: parts.key ?? false,
    event: parts.event,
    angle: parts.angle ?? 'eye',
    tension: 0,
  };
  rehearsal.slots.push(slot);
  rehearsal.clock += duration;
  return slot;
}

/** Performs acts in order. The same actor's acts follow each other; another actor starts at 60% of the one before. */
export function playActs(playing: Playing, acts: readonly Act[], from: Flicks): { end: Flicks; movers: string[] } {
  const busy = new Map<string, Flicks>();
  const movers: string[] = [];
  let [cursor, end] = [from, from];
  for (const act of leavingLast(acts)) {
    const start = Math.max(cursor, busy.get(act.actor) ?? from);
    const done = perform(playing, act, start);
    if (done.moved) movers.push(act.actor, ...(act.verb === 'follow' && done.with ? [done.with] : []));
    for (const id of [act.actor, done.with]) if (id) busy.set(id, done.end);
    end = Math.max(end, done.end);
    cursor = start + coverFrames((done.end - start) * 0.6, playing.rate);
  }
  return { end, movers: [...new Set(movers)] };
}

const participle = /^\p{L}+ing\b/iu;

/** *goes away, waving*: what is done while somebody leaves is done before they are gone. */
function leavingLast(acts: readonly Act[]): readonly Act[] {
  return acts.toSorted((a, b) =>
    a.actor === b.actor &&
    [a, b].some(({ verb }) => verb === 'exit') &&
    [a, b].some(({ phrase }) => participle.test(phrase))
      ? Number(a.verb === 'exit') - Number(b.verb === 'exit')
      : 0,
  );
}

/** Reaction time of a gaze, 0.1 to 0.3 s in whole frames, drawn from who reacts to what. */
export function delay(rehearsal: Rehearsal, actor: string, words: string): Flicks {
  const share = (hash(`${rehearsal.request.seed}/${actor}/${words}`) % 32) / 32;
  return coverFrames(fromSeconds(0.1 + share * 0.2), rehearsal.request.rate);
}

/** Turns somebody towards another when it stands more than 50 degrees away; who sits turns the head alone. */
export function faceTowards(playing: Playing, actor: string, target: string, start: Flicks): void {
  const [own, other] = [playing.book.stand(actor, start), playing.book.stand(target, start)];
  if (own.moving || isDown(own.pose) || own.pose === 'sit' || groundDistance(own.at, other.at) < 0.05) return;
  const facing = yawTo(own.at, other.at);
  if (yawBetween(facing, own.facing) < 50) return;
  playing.book.write(actor, {
    kind: 'turn',
    facing,
    start,
    end: start + coverFrames(fromSeconds(turnLength(playing, actor, 0.6)), playing.rate),
  });
}
