import type {
  Blocking,
  Finding,
  Flicks,
  FrameRate,
  Mark,
  PlannedLine,
  Point,
  Scene,
  StagedProp,
} from '../film/index.ts';
import { coverFrames, fromSeconds, snapToFrame, toSeconds } from '../film/index.ts';
import { castOf, lateComers } from './arrivals.ts';
import { bodiesAfter, openBodies } from './bodies.ts';
import { tellsBout } from './contests.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import { closeUp, thingFound, withDetail } from './details.ts';
import { isDrinking } from './drinking.ts';
import { eventHold } from './events.ts';
import { furnished } from './furniture.ts';
import { type Hold, handsOf, isWet } from './hands.ts';
import { interpret, type Memory } from './interpret.ts';
import type { Performer } from './performers.ts';
import { idle, playSentence } from './play-sentence.ts';
import type { Playing } from './playing.ts';
import { openIn } from './postures.ts';
import { fillQuiet } from './quiet.ts';
import { addSlot, type Rehearsal, type SceneRequest } from './rehearsal.ts';
import { isGame, restNear } from './rests.ts';
import { sceneText } from './set-parameters.ts';
import { nominalLength, type Slot } from './slots.ts';
import type { Space } from './space.ts';
import { speakLine } from './speak.ts';
import { chooseGround, type Ground, groundAtSeat } from './spots.ts';
import { emptyBlocking, openStageBook } from './stage-book.ts';
import { propIn, stageProps } from './stage-props.ts';
import type { Bodies } from './states.ts';
import { isAfloat } from './swim.ts';
import { keepThings, move, openThings, stagedThings, stayAt, thingsIn } from './things.ts';

const { pace } = grammar;
/** Seconds. */
const shortestLook = 0.9;

/** A scene on its own clock: everything that happens, in slots that cameras are chosen for. */
export type BlockedScene = {
  /** The set with the furniture that its things brought. */
  space: Space;
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

/**
 * Blocks a scene: who is where, does what and looks at whom, in scene time from 0. Where a thing had to be given a stand, the
 * scene is played again with the stand on the set from its beginning.
 */
export function blockScene(request: SceneRequest): BlockedScene {
  const before = request.furniture.get(request.set) ?? [];
  const { blocked, furniture, left, bodies } = playScene(
    { ...request, space: furnished(request.space, before) },
    before,
  );
  if (furniture.length > before.length) {
    request.furniture.set(request.set, furniture);
    return blockScene(request);
  }
  keepThings(request, left);
  for (const [id, state] of bodies) request.bodies.set(id, state);
  return { ...blocked, props: [...blocked.props, ...furniture] };
}

type Played = {
  blocked: BlockedScene;
  furniture: readonly StagedProp[];
  /** The things whose places the film keeps. */
  left: readonly StagedProp[];
  /** How those are left who lie. */
  bodies: Bodies;
};

function playScene(request: SceneRequest, furniture: readonly StagedProp[]): Played {
  const { scene } = request;
  const cast = castOf(scene, request.performers);
  const rehearsal = assemble(request, cast, furniture);
  openScene(rehearsal, cast);
  takeOpeningPoses(rehearsal, cast);
  openBodies(rehearsal.playing, scene, request.bodies, cast);
  setOutGames(rehearsal);
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
  const bodies = bodiesAfter(rehearsal.playing, scene, rehearsal.clock);
  const blocking = book.close(rehearsal.clock);
  const { props, holds, handled, left } = setOutThings(rehearsal, cast);
  for (const slot of rehearsal.slots) {
    if (slot.kind !== 'action') continue;
    slot.prop = propIn(slot, holds, handled) ?? thingFound(slot, props);
    slot.handed ||= slot.prop?.passes !== undefined && !isDrinking(slot.text);
  }
  const blocked: BlockedScene = {
    space: rehearsal.playing.space,
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
  return { blocked, furniture: rehearsal.playing.furniture, left, bodies };
}

/** Who holds what and what rests where, once a scene is played. */
function setOutThings({ request, playing }: Rehearsal, cast: readonly Performer[]) {
  const { scene } = request;
  const outdoors = scene.heading.setting !== 'interior' && !request.space.layout.interior;
  const wet = outdoors && isWet(request.air);
  const handled = stagedThings(playing, wet);
  const holds = handsOf(scene, outdoors, request.air, cast, handled);
  const lying = stageProps(request, playing, cast, [...holds, ...handled]);
  const resting = stagedThings(playing, wet);
  const props = [...lying, ...resting];
  const owned = new Set(
    cast.flatMap(({ appearance }) => (appearance.kind === 'person' ? appearance.props : [])) as string[],
  );
  const left = resting.filter(({ id }) => !owned.has(id) || handled.some((prop) => prop.id === id));
  return { props, holds, handled, left };
}

/** A game that the scene names stands on its table from the beginning, where nobody has it elsewhere and two can play. */
function setOutGames({ playing, request, clock }: Rehearsal): void {
  const { things, book, ground } = playing;
  const text = sceneText(request.scene);
  if (book.present(clock).length < 2) return;
  for (const { noun } of thingsIn(text, request.standIns))
    if (isGame(noun) && !stayAt(things, noun, 0))
      move(things, noun, { from: 0, ...restNear(playing, noun, ground.centre, 0) });
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
function assemble(request: SceneRequest, cast: readonly Performer[], furniture: readonly StagedProp[]): Rehearsal {
  const ground = chooseGround(
    request.space,
    cast,
    tellsBout(request.scene, request.contest) || somebodyDown(request, cast),
  );
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
    contest: request.contest,
    entrances: new Map(),
    since: 0,
    unaware: new Set(),
    about: [request.scene.heading.text, request.scene.synopsis ?? ''].join(' '),
    leaving: [],
    things: openThings(request, cast),
    stand: request.stand,
    furniture,
  };
  const memory: Memory = { last: undefined, present: [] };
  return { request, playing, slots: [], lines: [], findings: [], memory, clock: 0, speakers: [] };
}

/** Somebody whom an earlier scene left on the ground, hurt, is in this one: they are seen whole. */
const somebodyDown = ({ bodies }: SceneRequest, cast: readonly Performer[]): boolean =>
  cast.some(({ id }) => bodies.get(id)?.pose === 'propped');

/** Who "sits at his desk" in the first words of a scene, or is found sitting later, sits there already when it opens. */
function takeOpeningPoses({ request, playing }: Rehearsal, cast: readonly Performer[]): void {
  const [first] = request.scene.beats;
  const seen = new Set<string>();
  for (const { beat, sentence } of request.scene.beats.flatMap(sentencesOf)) {
    for (const act of interpret(sentence, cast, { last: undefined, present: [] }).acts) {
      const given = !seen.has(act.actor) && (beat === first || act.found);
      const seat = given ? openIn(playing, act) : undefined;
      const partner = cast.find(({ id }) => id !== act.actor && !isAfloat(playing, id));
      if (seat && partner && seen.size === 0) gatherAt(playing, act.actor, seat, partner);
      if (beat === first && act.verb === 'help-up' && act.target && !seen.has(act.target))
        playing.book.blocking.get(act.target)!.pose = 'sit';
      seen.add(act.actor);
    }
  }
}

const sentencesOf = (beat: Scene['beats'][number]) =>
  beat.kind === 'action' ? beat.sentences.map((sentence) => ({ beat, sentence })) : [];

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
