import type {
  Blocking,
  Depiction,
  Finding,
  Flicks,
  FrameRate,
  Mark,
  PlannedLine,
  Point,
  Scene,
  StagedProp,
  VoicedLine,
} from '../film/index.ts';
import { coverFrames, frameLength, fromSeconds, hash, toSeconds } from '../film/index.ts';
import { castOf, lateComers } from './arrivals.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import { thingFound, withDetail } from './details.ts';
import { angleFor } from './emphasis.ts';
import { type Hold, handsOf } from './hands.ts';
import { type Act, actFor, type Interpretation, interpret, type Memory } from './interpret.ts';
import { type Atmosphere, emotionIn } from './mood.ts';
import { openIn, perform, show } from './perform.ts';
import type { Performer } from './performers.ts';
import type { Playing } from './playing.ts';
import { actionLength, nominalLength, type Slot } from './slots.ts';
import type { Space } from './space.ts';
import { speakLine } from './speak.ts';
import { chooseGround, type Ground, groundAtSeat } from './spots.ts';
import { emptyBlocking, openStageBook } from './stage-book.ts';
import { propIn, stageProps } from './stage-props.ts';
import { groundDistance, yawBetween, yawTo } from './vector.ts';

const { pace } = grammar;
const handedVerbs = new Set(['offer', 'take', 'reach', 'raise-prop', 'kneel', 'crouch']);

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
  first: boolean;
  last: boolean;
  /** Nobody has seen this place before. */
  fresh: boolean;
  /** The prop that stands in for a noun no table has. */
  standIns: Readonly<Record<string, string>>;
};

/** A scene on its own clock: everything that happens, in slots that cameras are chosen for. */
export type BlockedScene = {
  slots: Slot[];
  blocking: Blocking[];
  lines: PlannedLine[];
  props: StagedProp[];
  /** Who has what in the hand, and from when. */
  holds: Hold[];
  front: Point;
  ground: Ground;
  duration: Flicks;
  findings: Finding[];
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

/** Blocks a scene: who is where, does what and looks at whom, in scene time from 0. */
export function blockScene(request: SceneRequest): BlockedScene {
  const { scene } = request;
  const cast = castOf(scene, request.performers);
  const rehearsal = assemble(request, cast);
  openScene(rehearsal, cast);
  takeOpeningPoses(rehearsal, cast);
  const { book, ground } = rehearsal.playing;
  for (const beat of scene.beats) {
    const sentences = beat.kind === 'dialogue' ? [] : beat.kind === 'action' ? beat.sentences : [beat.text];
    if (beat.kind === 'dialogue') speakLine(rehearsal, beat.speech, beat.id, cast);
    for (const sentence of sentences) playSentence(rehearsal, sentence, beat.id, cast);
  }
  const principal = rehearsal.slots.at(-1)?.principal ?? [];
  addSlot(rehearsal, { kind: 'tail', text: '', seconds: request.last ? pace.tail.last : pace.tail.other, principal });
  setTension(rehearsal.slots, request.air.mood.arousal);
  const blocking = book.close(rehearsal.clock);
  const outdoors = scene.heading.setting !== 'interior' && !request.space.layout.interior;
  const holds = handsOf(scene, outdoors, request.air, cast, blocking);
  const props = stageProps(scene, request.space, cast, ground, holds, request.standIns);
  for (const slot of rehearsal.slots)
    if (slot.kind === 'action') slot.prop = propIn(slot, holds) ?? thingFound(slot, props);
  return {
    slots: rehearsal.slots.flatMap((slot) => withDetail(slot, request.rate)),
    blocking,
    holds,
    lines: rehearsal.lines,
    props,
    front: ground.front,
    ground,
    duration: rehearsal.clock,
    findings: rehearsal.findings,
  };
}

/** Everybody at their places, before anything happens. */
function assemble(request: SceneRequest, cast: readonly Performer[]): Rehearsal {
  const ground = chooseGround(request.space, cast);
  const book = openStageBook();
  const late = lateComers(request.scene, cast);
  for (const { id } of cast) {
    book.blocking.set(id, emptyBlocking(id, ground.spots.get(id)!, ground.facings.get(id)!, !late.has(id)));
  }
  const performers = new Map(cast.map((performer) => [performer.id, performer]));
  const playing: Playing = {
    space: request.space,
    ground,
    book,
    performers,
    rate: request.rate,
    entrances: new Map(),
    since: 0,
    leaving: [],
  };
  const memory: Memory = { last: undefined, present: [] };
  return { request, playing, slots: [], lines: [], findings: [], memory, clock: 0, speakers: [] };
}

/** Who "sits at his desk" in the first words of a scene sits there already when it opens. */
function takeOpeningPoses({ request, playing }: Rehearsal, cast: readonly Performer[]): void {
  const [beat] = request.scene.beats;
  const seen = new Set<string>();
  for (const sentence of beat?.kind === 'action' ? beat.sentences : []) {
    for (const act of interpret(sentence, cast, { last: undefined, present: [] }).acts) {
      const seat = seen.has(act.actor) ? undefined : openIn(playing, act);
      const partner = cast.find((performer) => performer.id !== act.actor);
      if (seat && partner && seen.size === 0) gatherAt(playing, act.actor, seat, partner);
      seen.add(act.actor);
    }
  }
}

/** The other of a pair stands before the seat, if nobody moved the scene elsewhere. */
function gatherAt(playing: Playing, sitter: string, seat: Mark, partner: Performer): void {
  playing.ground = groundAtSeat(playing.space, playing.ground, sitter, seat, partner);
  const book = playing.book.blocking.get(partner.id)!;
  book.at = playing.ground.spots.get(partner.id)!;
  book.facing = playing.ground.facings.get(partner.id)!;
}

/** The moment before the first sentence, long enough for a title where the film begins. */
function openScene(rehearsal: Rehearsal, cast: readonly Performer[]): void {
  const { scene, first, fresh } = rehearsal.request;
  const [beat] = scene.beats;
  const opening = beat?.kind === 'action' ? interpret(beat.sentences[0] ?? '', cast, rehearsal.memory) : undefined;
  const scenic = opening !== undefined && opening.mentions.length === 0;
  const length = first ? pace.head.first : fresh ? pace.head.later : pace.head.again;
  const seconds = scenic ? length.scenic : length.plain;
  const head = addSlot(rehearsal, { kind: 'head', text: scene.heading.text, seconds, principal: [] });
  if (head.duration > coverFrames(fromSeconds(0.9), rehearsal.request.rate))
    idle(rehearsal, [], scene.heading.text, head.start);
}

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
    angle: parts.angle ?? 'eye',
    tension: 0,
  };
  rehearsal.slots.push(slot);
  rehearsal.clock += duration;
  return slot;
}

/** The acts of a sentence by the verb table; where it knows none, by what the depiction's verbs of somebody mean in English. */
function understand({ request, memory }: Rehearsal, text: string, cast: readonly Performer[]): Interpretation {
  const read = interpret(text, cast, memory);
  const [actor] = read.mentions;
  if (read.acts.length > 0 || !actor) return read;
  const { subjects, actions } = request.depict(text);
  const thing = (id: string | undefined) =>
    subjects.some((subject) => subject.id === id && subject.kind !== 'person' && subject.kind !== 'creature');
  const acts = actions.flatMap(({ concept, subject }) => {
    const verb = thing(subject) ? undefined : actFor(concept);
    return verb ? [{ actor, verb, target: read.mentions.find((id) => id !== actor), phrase: text }] : [];
  });
  return { ...read, acts: acts.slice(0, 2) };
}

/** Plays one sentence of an action line: acts one after another, others overlapping a little as people do. */
function playSentence(rehearsal: Rehearsal, text: string, beat: string, cast: readonly Performer[]): void {
  const { playing, request } = rehearsal;
  const start = rehearsal.clock;
  rehearsal.memory = { ...rehearsal.memory, present: playing.book.present(start) };
  const { acts, mentions } = understand(rehearsal, text, cast);
  playing.since = start;
  const { end, movers } = playActs(playing, acts, start + coverFrames(fromSeconds(0.15), request.rate));
  for (const id of mentions)
    if (!playing.book.stand(id, end).present && !acts.some((act) => act.actor === id)) reveal(playing, id, start);
  const comes = acts.filter((act) => act.verb === 'appear').map((act) => act.actor);
  const targets = acts.flatMap((act) => act.target ?? []);
  const principal = [...new Set([...comes, ...acts.map((act) => act.actor), ...mentions, ...targets])];
  const feeling = emotionIn(text);
  const feels = acts[0]?.actor ?? mentions[0];
  if (feeling && feels) playing.book.write(feels, { kind: 'feel', ...feeling, start, end: start });
  if (acts.every((act) => act.verb === 'stand')) idle(rehearsal, mentions, text, start);
  const needed = toSeconds(end - start) + (movers.length > 0 ? pace.after.walk : pace.after.deed);
  const nominal =
    principal.length === 0
      ? Math.min(request.fresh ? pace.scenic : pace.scenicAgain, actionLength(text))
      : actionLength(text);
  const looks = gazes(rehearsal, acts, principal, start);
  const seconds = Math.max(
    acts.length > 0 ? needed : 0,
    acts.length > 0 ? Math.min(nominal, needed + pace.linger) : nominal,
  );
  addSlot(rehearsal, {
    kind: 'action',
    beat,
    text,
    principal,
    looks,
    movers,
    seconds: Math.min(pace.longest, seconds),
    nominal: nominalLength(Math.min(pace.longest, seconds)),
    scenic: principal.length === 0,
    handed: acts.some((act) => handedVerbs.has(act.verb)),
    busy: acts.some((act) => !act.verb.startsWith('look') && act.verb !== 'smile'),
    angle: angleFor(text, comes.length > 0),
  });
  leave(rehearsal);
  const last = acts.findLast((act) => act.actor)?.actor ?? mentions.at(-1);
  rehearsal.memory = { ...rehearsal.memory, last: last ?? rehearsal.memory.last };
}

/** Where a sentence has no deed that can be played, whoever it is about, or whoever is there, takes notice. */
function idle({ playing, request }: Rehearsal, mentions: readonly string[], text: string, start: Flicks): void {
  const { book, performers, rate } = playing;
  const present = book.present(start + 1);
  const ways = ['left', 'right', 'up'] as const;
  for (const [index, id] of (mentions.length > 0 ? mentions : present).slice(0, 2).entries()) {
    if (!present.includes(id)) continue;
    const draw = hash(`${request.seed}/idle/${id}/${text}`);
    const from = start + coverFrames(fromSeconds(0.35 + index * 0.3), rate);
    if (mentions.length === 0) book.look(id, { away: ways[draw % 3]! }, from);
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
    const end = Math.max(gone, clock);
    playing.book.write(actor, { kind: 'vanish', effect: 'none', start: end - frameLength(playing.rate), end });
  }
}

function reveal(playing: Playing, actor: string, start: Flicks): void {
  if (!playing.book.blocking.get(actor)!.actions.some((action) => action.kind === 'vanish'))
    show(playing, actor, start, 'none');
}

/** Performs acts in order. The same actor's acts follow each other; another actor starts at 60% of the one before. */
export function playActs(playing: Playing, acts: readonly Act[], from: Flicks): { end: Flicks; movers: string[] } {
  const busy = new Map<string, Flicks>();
  const movers: string[] = [];
  let [cursor, end] = [from, from];
  for (const act of acts) {
    const start = Math.max(cursor, busy.get(act.actor) ?? from);
    const done = perform(playing, act, start);
    if (done.moved) movers.push(act.actor);
    busy.set(act.actor, done.end);
    end = Math.max(end, done.end);
    cursor = start + coverFrames((done.end - start) * 0.6, playing.rate);
  }
  return { end, movers: [...new Set(movers)] };
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
    if (act?.verb.startsWith('look-') || act?.verb === 'turn-away') continue;
    const target = act?.target ?? (id === lead ? present.find((other) => other !== id) : lead);
    if (!target || target === id || !present.includes(target)) continue;
    looks.set(id, target);
    if (!act || act.target) book.look(id, { actor: target }, start + delay(rehearsal, id, acts[0]?.phrase ?? ''));
  }
  return looks;
}

/** Reaction time of a gaze, 0.1 to 0.3 s in whole frames, drawn from who reacts to what. */
export function delay(rehearsal: Rehearsal, actor: string, words: string): Flicks {
  const share = (hash(`${rehearsal.request.seed}/${actor}/${words}`) % 32) / 32;
  return coverFrames(fromSeconds(0.1 + share * 0.2), rehearsal.request.rate);
}

/** Turns somebody towards another when it stands more than 50 degrees away. */
export function faceTowards(playing: Playing, actor: string, target: string, start: Flicks): void {
  const [own, other] = [playing.book.stand(actor, start), playing.book.stand(target, start)];
  if (own.moving || own.pose === 'lie' || groundDistance(own.at, other.at) < 0.05) return;
  const facing = yawTo(own.at, other.at);
  if (yawBetween(facing, own.facing) < 50) return;
  playing.book.write(actor, { kind: 'turn', facing, start, end: start + coverFrames(fromSeconds(0.6), playing.rate) });
}

/** Tension climbs through a scene towards its last third, about the scene's own arousal. */
function setTension(slots: Slot[], arousal: number): void {
  for (const [index, slot] of slots.entries()) {
    const place = slots.length < 2 ? 0.5 : index / (slots.length - 1);
    const climb = place < 0.75 ? place / 0.75 : 1 - (place - 0.75) * 1.5;
    const shout = /[!！]/u.test(slot.text) ? 0.2 : 0;
    slot.tension = Math.round(Math.min(1, 0.55 * arousal + 0.4 * climb + shout) * 10) / 10;
  }
}
