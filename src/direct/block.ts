import type { Blocking, Finding, Flicks, FrameRate, Mark, PlannedLine, Point, StagedProp } from '../film/index.ts';
import { coverFrames, fromSeconds, snapToFrame, toSeconds } from '../film/index.ts';
import { castOf, lateComers } from './arrivals.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import { closeUp, thingFound, withDetail } from './details.ts';
import { eventHold } from './events.ts';
import { type Hold, handsOf, isWet } from './hands.ts';
import { interpret, type Memory } from './interpret.ts';
import type { Performer } from './performers.ts';
import { idle, playSentence } from './play-sentence.ts';
import type { Playing } from './playing.ts';
import { openIn } from './postures.ts';
import { fillQuiet } from './quiet.ts';
import { addSlot, type Rehearsal, type SceneRequest } from './rehearsal.ts';
import { nominalLength, type Slot } from './slots.ts';
import { speakLine } from './speak.ts';
import { chooseGround, type Ground, groundAtSeat } from './spots.ts';
import { emptyBlocking, openStageBook } from './stage-book.ts';
import { propIn, stageProps } from './stage-props.ts';
import { isAfloat } from './swim.ts';
import { keepThings, openThings, stagedThings } from './things.ts';

const { pace } = grammar;
/** Seconds. */
const shortestLook = 0.9;

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
  const tail = { kind: 'tail', text: '', seconds: request.last ? pace.tail.last : pace.tail.other, principal } as const;
  const { start } = addSlot(rehearsal, tail);
  if (request.last) idle(rehearsal, [], `${scene.heading.text}/end`, start);
  setTension(rehearsal.slots, request.air.mood.arousal);
  fillQuiet(rehearsal);
  const blocking = book.close(rehearsal.clock);
  const outdoors = scene.heading.setting !== 'interior' && !request.space.layout.interior;
  const handled = stagedThings(rehearsal.playing.things, outdoors && isWet(request.air));
  const holds = handsOf(scene, outdoors, request.air, cast, handled);
  const lying = stageProps(scene, request.space, cast, ground, [...holds, ...handled], request.standIns);
  const props = [...lying, ...handled];
  keepThings(request, handled);
  for (const slot of rehearsal.slots) {
    if (slot.kind !== 'action') continue;
    slot.prop = propIn(slot, holds, handled) ?? thingFound(slot, props);
    slot.handed ||= slot.prop?.passes !== undefined;
  }
  return {
    slots: rehearsal.slots
      .map((slot) => (request.mind === undefined ? slot : closeUp(slot, props)))
      .flatMap((slot) => heldOut(slot, withDetail(slot, request.rate), request.rate)),
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

/** The look at a thing comes when the deed with it has stood for a moment; no look where there is no time for one. */
function heldOut(whole: Slot, parts: Slot[], rate: FrameRate): Slot[] {
  const [deed, look] = parts;
  if (!deed || !look) return parts;
  if (parts.some((part) => part.duration < fromSeconds(shortestLook))) return [whole];
  if (!deed.event || deed.detail) return parts;
  const end = look.start + look.duration;
  const wished = Math.min(end - fromSeconds(shortestLook), deed.event.peak + fromSeconds(eventHold));
  const cut = snapToFrame(wished, rate);
  if (cut <= look.start) return parts;
  const timed = (from: Flicks, to: Flicks) => ({
    start: from,
    duration: to - from,
    nominal: nominalLength(toSeconds(to - from)),
  });
  return [
    { ...deed, ...timed(deed.start, cut) },
    { ...look, ...timed(cut, end) },
  ];
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
    craft: request.craft,
    entrances: new Map(),
    since: 0,
    asleep: new Set(),
    leaving: [],
    things: openThings(request, cast),
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
      const partner = cast.find(({ id }) => id !== act.actor && !isAfloat(playing, id));
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
  const read = scene.superimposed ? pace.superimposed : 0;
  const seconds = Math.max(read, scenic ? length.scenic : length.plain);
  const head = addSlot(rehearsal, { kind: 'head', text: scene.heading.text, seconds, principal: [] });
  if (head.duration > coverFrames(fromSeconds(0.9), rehearsal.request.rate))
    idle(rehearsal, [], scene.heading.text, head.start);
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
