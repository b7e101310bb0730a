import type { Action, Flicks, FrameRate, Gesture, Point } from '../film/index.ts';
import { coverFrames, frameLength, fromSeconds, hash, snapToFrame, toSeconds } from '../film/index.ts';
import { prepared, settle } from './bodies.ts';
import { withBout } from './contests.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import hands from './data/hands.json' with { type: 'json' };
import { noteHeld, slipIn } from './deeds.ts';
import { withDrinking } from './drinking.ts';
import { angleFor } from './emphasis.ts';
import { approachEnd, decisive, eventBetween, eventHold, holdBetween, type StoryEvent } from './events.ts';
import { slips } from './handle.ts';
import { type Act, actFor, type Interpretation, interpret } from './interpret.ts';
import { emotionIn } from './mood.ts';
import { show } from './perform.ts';
import type { Performer } from './performers.ts';
import type { Playing } from './playing.ts';
import { addSlot, delay, playActs, type Rehearsal } from './rehearsal.ts';
import { actionLength, nominalLength } from './slots.ts';
import { keepFrom } from './unnoticed.ts';

const { pace } = grammar;
/** Seconds of a walk that one picture may show. */
const longestWay = 4.5;
const handedVerbs = new Set(['offer', 'take', 'reach', 'raise-prop', 'kneel', 'crouch']);

/** Plays one sentence of an action line; who leaves after other deeds leaves in a picture of its own. */
export function playSentence(rehearsal: Rehearsal, text: string, beat: string, cast: readonly Performer[]): void {
  const [deeds, leaving] = partedAtExit(rehearsal, text, cast);
  playPart(rehearsal, deeds, beat, cast);
  if (leaving) playPart(rehearsal, leaving, beat, cast);
}

/** A sentence up to the clause in which somebody leaves, and that clause. */
function partedAtExit({ memory }: Rehearsal, text: string, cast: readonly Performer[]): [string, string?] {
  const { acts } = interpret(text, cast, memory);
  const exit = acts.find(({ verb }) => verb === 'exit');
  if (!exit || exit === acts[0]) return [text];
  const before = text.slice(0, text.lastIndexOf(exit.phrase));
  const cut = Math.max(...[...before.matchAll(/[,;，；]|\s(?:and|then)\s/gu)].map(({ index }) => index));
  if (!(cut > 0)) return [text];
  const [deeds, leaving] = [text.slice(0, cut), text.slice(cut).replace(/^[,;，；\s]+/u, '')];
  const own = interpret(leaving, cast, { ...memory, last: exit.actor }).acts;
  return own.some(({ verb, actor }) => verb === 'exit' && actor === exit.actor) ? [deeds, leaving] : [text];
}

/** Acts one after another, others overlapping a little as people do. */
function playPart(rehearsal: Rehearsal, text: string, beat: string, cast: readonly Performer[]): void {
  const { playing, request } = rehearsal;
  const start = rehearsal.clock;
  rehearsal.memory = { ...rehearsal.memory, present: playing.book.present(start) };
  const read = understand(rehearsal, text, cast);
  const { mentions } = read;
  const acts = prepared(playing, withBout(playing, text, read, start), start);
  playing.since = start;
  for (const { actor, verb } of acts) if (verb !== 'exit' && verb !== 'vanish') playing.book.stay(actor, start);
  keepFrom(playing, text, acts, start);
  noteHeld(playing, text, acts, mentions[0] ?? rehearsal.memory.last, start);
  const { end, movers } = playActs(playing, acts, start + coverFrames(fromSeconds(0.15), request.rate));
  for (const id of mentions)
    if (!playing.book.stand(id, end).present && !acts.some((act) => act.actor === id)) reveal(playing, id, start);
  settle(playing, text, { acts, mentions }, cast, { start, end });
  const comes = acts.filter((act) => act.verb === 'appear').map((act) => act.actor);
  const targets = acts.flatMap((act) => act.target ?? []);
  const principal = [...new Set([...comes, ...acts.map((act) => act.actor), ...mentions, ...targets])];
  const feels = feel(rehearsal, text, acts, cast) ?? acts[0]?.actor ?? mentions[0];
  if (acts.every((act) => act.verb === 'stand')) idle(rehearsal, mentions, text, start);
  const looks = gazes(rehearsal, acts, principal, start);
  const whole = Math.max(end, start + 1);
  const happens = (from: Flicks) => eventBetween(playing.book.blocking.values(), from, whole);
  const hold = holdBetween(playing.book.blocking.values(), start, whole);
  const after = hold && happens(hold.end);
  const event = after ?? happens(start);
  if (event) witness(rehearsal, event, feels);
  const seconds = lengthOf(rehearsal, { acts, principal, text, event, movers, end: end - start, start });
  const parts: Parameters<typeof addSlot>[1] = {
    kind: 'action',
    beat,
    text,
    principal,
    looks,
    movers,
    scenic: principal.length === 0,
    handed: acts.some((act) => handedVerbs.has(act.verb)),
    busy: acts.some((act) => !act.verb.startsWith('look') && act.verb !== 'smile'),
    angle: angleFor(text, comes.length > 0),
  };
  if (hold) addMatch(rehearsal, parts, seconds, hold, after);
  else addParted(rehearsal, parts, event, seconds);
  leave(rehearsal);
  const last = acts.findLast((act) => act.actor)?.actor ?? mentions.at(-1);
  rehearsal.memory = { ...rehearsal.memory, last: last ?? rehearsal.memory.last };
}

/** The feeling that a sentence tells of is felt by whoever its clause is about, else by who was named before; gives who that is. */
function feel(
  { playing, memory, clock: start }: Rehearsal,
  text: string,
  acts: readonly Act[],
  cast: readonly Performer[],
): string | undefined {
  let about = acts[0]?.actor;
  for (const clause of text.split(/[,;，；]/u)) {
    about = interpret(clause, cast, { ...memory, last: about ?? memory.last }).mentions[0] ?? about;
    const feeling = emotionIn(clause);
    if (!feeling || !about) continue;
    const smiles = acts.some(({ verb, actor }) => verb === 'smile' && actor === about);
    if (!smiles) playing.book.write(about, { kind: 'feel', ...feeling, start, end: start });
    return about;
  }
  return undefined;
}

/** Deeds that nobody watches fondly. */
const harm = new Set<Gesture>(['strike', 'fall', 'push']);

/** Whoever sees a deed is moved by it at its height; who is alone, by the own one. */
function witness({ playing, request }: Rehearsal, event: StoryEvent, taken: string | undefined): void {
  const { book } = playing;
  const others = book.present(event.peak).filter((id) => id !== event.actor);
  const hurts = book.blocking
    .get(event.actor)!
    .actions.some(
      (action) =>
        action.kind === 'gesture' && harm.has(action.gesture) && action.start <= event.peak && action.end >= event.peak,
    );
  const emotion = hurts || (decisive(event) && request.air.mood.valence < 0) ? 'surprise' : 'tenderness';
  for (const id of (others.length > 0 ? others : [event.actor]).slice(0, 2))
    if (id !== taken) book.write(id, { kind: 'feel', emotion, intensity: 0.35, start: event.peak, end: event.peak });
}

type Played = {
  acts: readonly Act[];
  principal: readonly string[];
  movers: readonly string[];
  text: string;
  event: StoryEvent | undefined;
  start: Flicks;
  /** Flicks that the acts take. */
  end: Flicks;
};

/** Seconds of a sentence: what its acts need, what its words need to be seen, and a decisive deed a moment longer. */
function lengthOf({ request }: Rehearsal, { acts, principal, movers, text, event, start, end }: Played): number {
  const needed = toSeconds(end) + (movers.length > 0 ? pace.after.walk : pace.after.deed);
  const place = request.fresh ? pace.scenic : pace.scenicAgain;
  const nominal = principal.length === 0 ? Math.min(place, actionLength(text)) : actionLength(text);
  const shown = decisive(event) ? toSeconds(event.peak - start) + eventHold : 0;
  const seconds = acts.length > 0 ? Math.max(needed, Math.min(nominal, needed + pace.linger)) : nominal;
  return Math.min(Math.max(pace.longest, shown), Math.max(shown, seconds));
}

/** Adds a match as one slot, or, where that is too long for one picture, as the hold and what comes of it. */
function addMatch(
  rehearsal: Rehearsal,
  parts: Parameters<typeof addSlot>[1],
  seconds: number,
  { event, end }: NonNullable<ReturnType<typeof holdBetween>>,
  after: StoryEvent | undefined,
): void {
  const held = toSeconds(end - rehearsal.clock);
  if (!after || seconds <= pace.longest + pace.after.deed) {
    addSlot(rehearsal, { ...parts, seconds, event: { ...event, sinks: after?.sinks ?? false } });
    return;
  }
  addSlot(rehearsal, { ...parts, seconds: held, text: '', handed: false, busy: true, event });
  addSlot(rehearsal, { ...parts, seconds: seconds - held, event: after, movers: [] });
}

/** Adds a sentence's slot; where somebody has a way to go before the deed, the way and the deed are two slots. */
function addParted(
  rehearsal: Rehearsal,
  parts: Parameters<typeof addSlot>[1],
  event: StoryEvent | undefined,
  seconds: number,
): void {
  const { rate } = rehearsal.request;
  const start = rehearsal.clock;
  const long = coverFrames(fromSeconds(pace.longest), rate);
  const whole = start + coverFrames(fromSeconds(seconds), rate);
  const cut = approachEnd(event, start, whole);
  const parted = cut === undefined ? start : start + coverFrames(cut - start, rate);
  const end = Math.min(whole, parted + long);
  const timed = (from: Flicks, to: Flicks) => ({ duration: to - from, nominal: nominalLength(toSeconds(to - from)) });
  for (const [from, to] of stages(start, parted, rate))
    addSlot(rehearsal, { ...parts, ...timed(from, to), text: '', handed: false, busy: true });
  addSlot(rehearsal, { ...parts, ...timed(parted, end), event, ...(parted > start ? { movers: [] } : {}) });
}

/** A long way in pieces, none too long for one picture. */
function stages(start: Flicks, end: Flicks, rate: FrameRate): [Flicks, Flicks][] {
  const count = Math.ceil(toSeconds(end - start) / longestWay);
  const at = (index: number) => start + snapToFrame(((end - start) * index) / Math.max(1, count), rate);
  return Array.from({ length: count }, (_, index) => [at(index), at(index + 1)]);
}

/** *the blanket on which the seagull slept*: what is told of a thing is not done now. */
const relativeClause = /\s(?:on|in|at|by|with|under|from|to|of|for)\s+wh(?:ich|om)\s/iu;

/** The acts of a sentence by the verb table; where it knows none, by what the depiction's verbs of somebody mean in English. */
function understand({ request, memory }: Rehearsal, text: string, cast: readonly Performer[]): Interpretation {
  const slip = slipIn(text, cast, request.standIns, memory.last);
  const read = withDrinking(withSlip(interpret(text, cast, memory), slip), text, cast, memory);
  const [actor] = read.mentions;
  if (read.acts.length > 0 || !actor) return read;
  const { subjects, actions } = request.depict(text.split(relativeClause)[0]!);
  const thing = (id: string | undefined) =>
    subjects.some((subject) => subject.id === id && subject.kind !== 'person' && subject.kind !== 'creature');
  const acts = actions.flatMap(({ verb: word, concept, subject }) => {
    const verb = thing(subject) ? undefined : (actFor(word) ?? actFor(concept));
    return verb ? [{ actor, verb, target: read.mentions.find((id) => id !== actor), phrase: text }] : [];
  });
  return { ...read, acts: acts.slice(0, 2) };
}

/** A thing that falls out of a hand is let slip; nobody falls with it. */
function withSlip(read: Interpretation, slip: ReturnType<typeof slipIn>): Interpretation {
  if (!slip) return read;
  const others = read.acts.filter(({ verb }) => !hands.slips.instead.includes(verb));
  const mentions = [...new Set([slip.actor, ...read.mentions])];
  return { ...read, acts: [{ ...slip, verb: slips, target: undefined }, ...others], mentions };
}

/** Where a sentence has no deed that can be played, whoever it is about, or whoever is there, takes notice. */
export function idle({ playing, request }: Rehearsal, mentions: readonly string[], text: string, start: Flicks): void {
  const { book, performers, rate } = playing;
  const present = book.present(start + 1).filter((id) => !playing.unaware.has(id));
  const ways = ['left', 'right', 'up'] as const;
  const named = mentions.filter((id) => present.includes(id));
  for (const [index, id] of (named.length > 0 ? named : present).slice(0, 2).entries()) {
    const draw = hash(`${request.seed}/idle/${id}/${text}`);
    const from = start + coverFrames(fromSeconds(0.35 + index * 0.3), rate);
    const beast = performers.get(id)!.appearance.kind === 'creature';
    if (named.length === 0 || beast) book.look(id, { away: ways[draw % 3]! }, from);
    else if (index === 0 && performers.get(id)!.appearance.kind === 'person')
      book.write(id, {
        kind: 'gesture',
        gesture: draw % 2 ? 'look-around' : 'open-hands',
        start: from,
        end: from + coverFrames(fromSeconds(1.4), rate),
      });
  }
}

/** Who left is gone when the sentence is over, or when the way out is walked. */
function leave({ playing, clock }: Rehearsal): void {
  for (const { actor, gone } of playing.leaving.splice(0)) {
    const ways = playing.book.blocking.get(actor)!.actions.filter((action) => action.kind === 'move');
    const end = Math.max(gone, clock, ...ways.map((way) => way.end));
    const moment = Math.round(frameLength(playing.rate) / 4);
    playing.book.write(actor, { kind: 'vanish', effect: 'none', start: end - moment, end });
    lookAfter(playing, actor, end);
  }
}

/** Whoever watches somebody leave goes on looking where they were last seen. */
function lookAfter({ book, performers }: Playing, actor: string, time: Flicks): void {
  const watches = (action: Action) =>
    action.kind === 'gaze' && action.end > time && 'actor' in action.target && action.target.actor === actor;
  const [x, z] = book.stand(actor, time - 1).at;
  const point: Point = [x, performers.get(actor)!.body.height * 0.9, z];
  for (const { actor: other, actions } of book.blocking.values())
    if (actions.some(watches)) book.look(other, { point }, time);
}

function reveal(playing: Playing, actor: string, start: Flicks): void {
  if (!playing.book.blocking.get(actor)!.actions.some((action) => action.kind === 'vanish'))
    show(playing, actor, start, 'none');
}

/** Everybody looks at whoever acts; whoever acts looks at the target, or at the nearest partner. */
function gazes(
  rehearsal: Rehearsal,
  acts: readonly Act[],
  principal: readonly string[],
  start: Flicks,
): Map<string, string> {
  const { book } = rehearsal.playing;
  const present = book.present(start);
  const looks = new Map<string, string>();
  const lead = principal.find((id) => present.includes(id));
  for (const id of present) {
    const act = acts.findLast((candidate) => candidate.actor === id);
    if (act?.verb.startsWith('look-') || act?.verb === 'turn-away' || rehearsal.playing.unaware.has(id)) continue;
    const target = act?.target ?? (id === lead ? present.find((other) => other !== id) : lead);
    if (!target || target === id || !present.includes(target) || (act && !act.target)) continue;
    looks.set(id, target);
    book.look(id, { actor: target }, start + delay(rehearsal, id, acts[0]?.phrase ?? ''));
  }
  return looks;
}
