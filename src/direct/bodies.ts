import type { Flicks, Scene } from '../film/index.ts';
import { coverFrames, fromSeconds } from '../film/index.ts';
import { isFall } from './actor-at.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import type { Act } from './interpret.ts';
import type { Performer } from './performers.ts';
import type { Playing } from './playing.ts';
import {
  type Bodies,
  type BodyState,
  cannotRise,
  closesEyes,
  firstDeed,
  givenState,
  hasClosedEyes,
  isBending,
  isDown,
  isUpright,
  statesIn,
} from './states.ts';
import { isAfloat } from './swim.ts';
import { thingsIn } from './things.ts';
import { has } from './words.ts';

/** Words of a deed in which somebody is come upon. */
const found = /^f(?:ind|ound)|^发现/iu;
const upright: BodyState = { pose: 'stand', shut: false };
/** How somebody with a fish's tail is on land, but for the time of a way. */
const onTail: BodyState = { pose: 'kneel', shut: false };

const hasTail = ({ appearance }: Pick<Performer, 'appearance'>): boolean =>
  appearance.kind === 'person' && appearance.features.includes('fish-tail');

/** Bodies as a scene opens: as it tells of them first, else as the scenes before left them, until they are on their feet again. */
export function openBodies(playing: Playing, scene: Scene, bodies: Bodies, cast: readonly Performer[]): void {
  const sentences = scene.beats.flatMap((beat) => (beat.kind === 'action' ? beat.sentences : []));
  for (const performer of cast) {
    const { id } = performer;
    const book = playing.book.blocking.get(id)!;
    if (!book.present || isAfloat(playing, id)) continue;
    const before = hasTail(performer) ? onTail : carried(scene, sentences, performer, bodies, cast);
    const state = givenState(sentences, performer, cast) ?? before;
    if (!state) continue;
    book.pose = state.pose;
    if (state.shut) shut(playing, id, 0);
  }
}

/**
 * Who lay at the end of the last scene lies still, unless this one has them up at once or, people who are not hurt, speaking.
 */
function carried(
  scene: Scene,
  sentences: readonly string[],
  { id, names, appearance }: Performer,
  bodies: Bodies,
  cast: readonly Performer[],
): BodyState | undefined {
  const first = firstDeed(sentences, id, cast);
  const speaks = scene.beats.some((beat) => beat.kind === 'dialogue' && names.includes(beat.speech.character));
  const state = bodies.get(id);
  const talks = appearance.kind === 'person' && speaks && state?.pose !== 'propped';
  return (first && (isUpright(first) || first.verb === 'fall')) || talks ? undefined : state;
}

/** How a scene that ends at `time` leaves the bodies of its cast. Whoever it says cannot get up is propped on an arm from then on. */
export function bodiesAfter({ book, performers }: Playing, scene: Scene, time: Flicks): Bodies {
  const kept = cannotRise([scene.synopsis ?? '', ...scene.beats.map(wordsOf)].join(' '));
  return new Map(
    [...book.blocking].map(([id, own]) => {
      const { pose, gaze } = book.stand(id, time);
      const { appearance } = performers.get(id)!;
      const fell = kept && own.actions.some(isFall);
      if (appearance.kind === 'person' && isDown(pose) && !hasClosedEyes(gaze) && (fell || own.pose === 'propped'))
        return [id, { pose: 'propped', shut: false }];
      if (pose === 'propped') return [id, upright];
      const hurt = pose === 'crouch' && appearance.kind === 'creature' && appearance.plan === 'bird';
      return [id, isDown(pose) || hurt ? { pose, shut: hasClosedEyes(gaze) } : upright];
    }),
  );
}

const wordsOf = (beat: Scene['beats'][number]): string => (beat.kind === 'dialogue' ? beat.speech.text : beat.text);

/**
 * Somebody who fell or lay down in this scene sits up on an arm before talking or using the hands; who opened it lying, ill or asleep,
 * does not.
 */
export function propUp({ book, performers, rate }: Playing, id: string, time: Flicks): Flicks {
  const own = book.blocking.get(id);
  const came = own?.actions.some((action) => isFall(action) || (action.kind === 'pose' && action.pose === 'lie'));
  const { pose, gaze } = book.stand(id, time);
  const person = performers.get(id)?.appearance.kind === 'person';
  if (!person || pose !== 'lie' || !came || hasClosedEyes(gaze)) return time;
  book.write(id, { kind: 'pose', pose: 'propped', start: time, end: time });
  return time + coverFrames(fromSeconds(grammar.pace.idle), rate);
}

function shut({ book, unaware }: Playing, id: string, time: Flicks): void {
  unaware.add(id);
  book.look(id, { away: 'closed' }, time);
}

function wake({ book, unaware }: Playing, id: string, time: Flicks): void {
  unaware.delete(id);
  if (hasClosedEyes(book.stand(id, time).gaze)) book.rest(id, time);
}

/**
 * The acts of a sentence with what they need first: a beast that sleeps gets up before it does something, and a person kneels before
 * touching somebody who lies. Nobody reaches out to close the own eyes.
 */
export function prepared(playing: Playing, acts: readonly Act[], time: Flicks): Act[] {
  return acts.flatMap((act) => {
    if (act.verb === 'reach' && !act.target && closesEyes(act.phrase)) return [];
    const { pose, gaze } = playing.book.stand(act.actor, time);
    if (act.verb !== 'lie' && act.verb !== 'fall') wake(playing, act.actor, time);
    if (isBending(act)) propUp(playing, act.actor, time);
    if (playing.performers.get(act.actor)?.appearance.kind === 'person')
      return pose === 'stand' ? bentDown(playing, act, time) : [act];
    const stays = ['lie', 'fall', 'stand-up'].includes(act.verb) || pose !== 'lie' || !hasClosedEyes(gaze);
    return stays ? [act] : [{ ...act, verb: 'stand-up', phrase: '' }, act];
  });
}

/** Who touches somebody that lies kneels first; who sets a thing down beside them bends for that anyway; who is found is not taken up. */
function bentDown({ book, things }: Playing, act: Act, time: Flicks): Act[] {
  const { target, verb, phrase } = act;
  if (target === undefined || !isDown(book.stand(target, time).pose) || !isBending(act)) return [act];
  if (verb === 'reach' && thingsIn(phrase, things.standIns).length > 0) return [act];
  const deed = verb === 'take' && found.test(phrase) ? { ...act, verb: 'look', phrase: '' } : act;
  return [{ ...act, verb: 'kneel', phrase: '' }, deed];
}

/** Who is asleep, without consciousness or life when a sentence is over lies with closed eyes and looks at nobody until the own next deed. */
export function settle(
  playing: Playing,
  text: string,
  { acts, mentions }: { acts: readonly Act[]; mentions: readonly string[] },
  cast: readonly Performer[],
  span: { start: Flicks; end: Flicks },
): void {
  const { book, performers } = playing;
  const pose = (id: string) => book.stand(id, span.end).pose;
  const here = (id: string) => book.blocking.has(id) && book.stand(id, span.end).present && !isAfloat(playing, id);
  for (const [id, state] of statesIn(text, cast, acts[0]?.actor)) {
    const up = acts.some((act) => act.actor === id && (act.verb === 'stand-up' || isUpright(act)));
    if (!here(id) || up) continue;
    if (!isDown(pose(id)) && isDown(state.pose))
      book.write(id, { kind: 'pose', pose: state.pose, start: span.start, end: span.start });
    if (state.shut) shut(playing, id, span.end);
  }
  const beast = (id: string) => performers.get(id)?.appearance.kind === 'creature';
  const told = [...acts.map((act) => act.actor), ...mentions].filter(here);
  const fallen = acts.filter(({ verb, actor }) => verb === 'fall' && beast(actor) && pose(actor) === 'fallen');
  for (const { actor } of fallen) shut(playing, actor, span.end);
  for (const id of told.filter((id) => hasTail(performers.get(id)!) && pose(id) === 'stand'))
    book.write(id, { kind: 'pose', pose: onTail.pose, start: span.end, end: span.end });
  const sleeper = has(text, grammar.asleep) ? told.find((id) => isDown(pose(id))) : undefined;
  if (sleeper) shut(playing, sleeper, span.end);
  if (!closesEyes(text)) return;
  const closed = told.findLast((id) => isDown(pose(id))) ?? told.find(beast);
  if (closed) shut(playing, closed, span.end);
}
