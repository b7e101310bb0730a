import type { Flicks, Gesture, GroundPoint } from '../film/index.ts';
import { coverFrames, fromSeconds, snapToFrame, toSeconds } from '../film/index.ts';
import { embrace, fight, gesture, helpUp, reachOf } from './contact.ts';
import { playBout } from './contests.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import { isThingHeld } from './deeds.ts';
import { freeHands, handle } from './handle.ts';
import { hide } from './hiding.ts';
import type { Act } from './interpret.ts';
import { findPath, lastPart, pathLength } from './paths.ts';
import type { Performed, Playing } from './playing.ts';
import { fall, postures, takePose } from './postures.ts';
import { runUp } from './running.ts';
import { isDown } from './states.ts';
import { support } from './support.ts';
import { swim, turnLength } from './swim.ts';
import { trail } from './trail.ts';
import { groundDistance, heading, round, yawTo } from './vector.ts';
import { entranceWay, gaitFor, nearestOther, placesOfOthers, stepBack, walkAlong, walkTo } from './walk.ts';

const gestures = grammar.gestures as Record<Gesture, number>;
const { pace } = grammar;

/** Writes one act into the stage book from `start` on. Lengths are whole frames. */
export function perform(playing: Playing, act: Act, start: Flicks): Performed {
  const { book } = playing;
  const { verb, actor } = act;
  const length = (seconds: number) => coverFrames(fromSeconds(seconds), playing.rate);
  if (
    !book.stand(actor, start).present &&
    !['enter', 'walk', 'run', 'approach', 'follow', 'appear', 'exit', 'vanish'].includes(verb)
  )
    show(playing, actor, playing.since, 'none');
  const swum = swim(playing, act, start);
  if (swum) return swum;
  if (verb === 'enter' || (['walk', 'run', 'approach', 'follow'].includes(verb) && !book.stand(actor, start).present))
    return enter(playing, act, start);
  if (verb === 'appear' && book.stand(actor, start).present) return approach(playing, act, start);
  if (verb === 'appear') return show(playing, actor, start, effectFor(playing, actor));
  if (verb === 'vanish') {
    book.write(actor, { kind: 'vanish', effect: effectFor(playing, actor), start, end: start + length(1.5) });
    return { end: start + length(1.5), moved: false };
  }
  if (verb === 'exit') return exit(playing, act, start);
  if (verb === 'hide') return hide(playing, act, start);
  const handled = isEmbrace(playing, act) ? undefined : handle(playing, act, start);
  if (handled) return handled;
  if (verb === 'approach') return approach(playing, act, start);
  const together = performTogether(playing, act, start);
  if (together) return together;
  if (verb === 'retreat') return retreat(playing, act, start);
  if (verb === 'fall') return fall(playing, act, start);
  if (verb === 'walk' || verb === 'run') return wander(playing, act, start);
  if (verb in postures) return takePose(playing, act, start, postures[verb as keyof typeof postures]);
  if (verb === 'stand-up') {
    const lay = isDown(book.stand(actor, start).pose);
    book.write(actor, { kind: 'pose', pose: 'stand', start, end: start });
    return { end: start + length(lay ? 2 : 1.2), moved: false };
  }
  if (verb === 'turn' || verb === 'turn-away') return turn(playing, act, start);
  if (verb.startsWith('look') && verb !== 'look-around') return look(playing, act, start);
  if (verb === 'smile') {
    book.write(actor, { kind: 'feel', emotion: 'joy', intensity: 0.6, start, end: start });
    return { end: start + length(1.2), moved: false };
  }
  if (verb in gestures) return gesture(playing, act, start, verb === 'work' ? playing.craft : (verb as Gesture));
  return { end: start + length(pace.idle), moved: false };
}

/** Arms go round somebody, whatever thing the words name besides; not where the thing is in them: *hugs the box*, 抱着盒子. */
const isEmbrace = ({ things, performers }: Playing, { verb, target, phrase }: Act): boolean =>
  target !== undefined &&
  (verb === 'embrace' || verb === 'hand-to-chest') &&
  !isThingHeld(phrase, things.standIns, performers.get(target)?.names);

/** What is done with another: embraced, fought, helped up, followed. */
function performTogether(playing: Playing, act: Act, start: Flicks): Performed | undefined {
  const { verb, actor, target } = act;
  if (
    verb === 'embrace' &&
    isThingHeld(act.phrase, playing.things.standIns, playing.performers.get(target ?? '')?.names)
  )
    return embrace(playing, act, start);
  if (verb === 'embrace' || isEmbrace(playing, act))
    return embrace(playing, act, freeHands(playing, [actor, target], start));
  if (verb === 'strike') return fight(playing, act, start);
  if (!target) return undefined;
  if (verb === 'win' || verb === 'spare' || verb === 'vie') return playBout(playing, { ...act, target }, start);
  if (verb === 'help-up') return helpUp(playing, { ...act, target }, start);
  if (verb === 'support')
    return support(playing, { ...act, target }, start) ?? perform(playing, { ...act, verb: 'follow' }, start);
  if (verb !== 'follow') return undefined;
  return trail(playing, { ...act, target }, start) ?? perform(playing, { ...act, verb: 'walk' }, start);
}

function effectFor({ performers }: Playing, actor: string): 'mist' | 'light' | 'none' {
  const performer = performers.get(actor);
  const features = performer?.appearance.kind === 'person' ? performer.appearance.features : [];
  return features.some((feature) => feature === 'halo' || feature === 'wings') ? 'light' : 'mist';
}

/** Somebody is there from now on, at their own place, with or without an effect. */
export function show(playing: Playing, actor: string, start: Flicks, effect: 'none' | 'mist' | 'light'): Performed {
  const end = start + coverFrames(fromSeconds(effect === 'none' ? 0.1 : 1.2), playing.rate);
  playing.book.write(actor, { kind: 'appear', effect, start, end });
  return { end, moved: false };
}

function enter(playing: Playing, act: Act, start: Flicks): Performed {
  const { ground, book } = playing;
  const spot = ground.spots.get(act.actor)!;
  const stand = book.stand(act.actor, start);
  if (stand.present)
    return groundDistance(stand.at, spot) > 0.6
      ? walkTo(playing, act, stand.at, spot, start)
      : { end: start, moved: false };
  const way = entranceWay(playing, act.actor, spot, start);
  return start < coverFrames(fromSeconds(pace.opening), playing.rate)
    ? walkFromOpening(playing, act, way, start)
    : walkIn(playing, act, lastPart(way, pace.entrance), start);
}

/** Somebody who comes in the first words of a scene is on the way already when it opens. */
function walkFromOpening(playing: Playing, act: Act, way: GroundPoint[], start: Flicks): Performed {
  const speed = grammar.speeds[gaitFor(playing, act)];
  const before = toSeconds(start) * speed;
  const part = lastPart(way, Math.min(pace.entrance, 2.4) + before);
  const early = Math.min(before, Math.max(0, pathLength(part) - 1.6));
  const book = playing.book.blocking.get(act.actor)!;
  if (book.actions.length > 0) return walkIn(playing, act, lastPart(way, pace.entrance), start);
  [book.present, book.at, book.facing] = [true, part[0]!, yawTo(part[0]!, part[1]!)];
  return walkAlong(playing, act, part, start - snapToFrame(fromSeconds(early / speed), playing.rate));
}

/** Somebody who comes later begins out of sight of the shot before: there from the cut on, walking at once. */
function walkIn(playing: Playing, act: Act, part: GroundPoint[], start: Flicks): Performed {
  const book = playing.book.blocking.get(act.actor)!;
  const fresh = book.actions.every((action) => action.kind !== 'move');
  if (fresh) [book.at, book.facing] = [part[0]!, yawTo(part[0]!, part[1]!)];
  show(playing, act.actor, fresh ? playing.since : start, 'none');
  return walkAlong(playing, act, part, start);
}

function exit(playing: Playing, act: Act, start: Flicks): Performed {
  const { space, book, performers } = playing;
  const stand = book.stand(act.actor, start);
  if (!stand.present) return { end: start, moved: false };
  const radius = performers.get(act.actor)!.body.radius;
  const others = book
    .present(start)
    .filter((id) => id !== act.actor)
    .map((id) => book.stand(id, start).at);
  const ways = space.layout.marks
    .filter((mark) => mark.kind === 'entrance')
    .map((mark) => findPath(space, stand.at, [mark.position[0], mark.position[2]], radius, others))
    .filter((path) => path !== undefined)
    .sort((a, b) => pathLength(a) - pathLength(b));
  const way = ways[0] ?? [stand.at, stepBack(playing, stand.at)];
  const done = walkAlong(playing, act, way, start);
  playing.leaving.push({ actor: act.actor, gone: done.end });
  return { end: Math.min(done.end, start + coverFrames(fromSeconds(pace.exit), playing.rate)), moved: true };
}

function approach(playing: Playing, act: Act, start: Flicks): Performed {
  const { book, ground } = playing;
  const stand = book.stand(act.actor, start);
  const own = ground.spots.get(act.actor)!;
  if (groundDistance(stand.at, own) > 0.6) return walkTo(playing, act, stand.at, own, start);
  const target = act.target ? book.stand(act.target, start).at : ground.centre;
  const away = groundDistance(stand.at, target);
  const near = reachOf(playing, act);
  if (away <= near + 0.25) return look(playing, { ...act, verb: 'look' }, start);
  const share = Math.min(1, (away - near) / away);
  return walkTo(
    playing,
    act,
    stand.at,
    [round(stand.at[0] + (target[0] - stand.at[0]) * share), round(stand.at[1] + (target[1] - stand.at[1]) * share)],
    start,
  );
}

function retreat(playing: Playing, act: Act, start: Flicks): Performed {
  const stand = playing.book.stand(act.actor, start);
  const direction = heading(stand.facing);
  const back: GroundPoint = [round(stand.at[0] - direction[0] * 0.6), round(stand.at[1] - direction[2] * 0.6)];
  if (!playing.space.free(back, 0.3)) return gesture(playing, act, start, 'startle');
  return walkTo(playing, { ...act, verb: 'walk' }, stand.at, back, start);
}

/** Walking without an aim: at a run to whoever is there, else to the own place, else to another free mark 2 to 6 m away. */
function wander(playing: Playing, act: Act, start: Flicks): Performed {
  const { book, ground, space } = playing;
  const stand = book.stand(act.actor, start);
  const own = ground.spots.get(act.actor)!;
  const met = runUp(playing, act, start);
  if (met) return met;
  if (groundDistance(stand.at, own) > 0.8) return walkTo(playing, act, stand.at, own, start);
  const taken = placesOfOthers(playing, act.actor, start);
  const marks = space.layout.marks
    .filter((mark) => mark.kind === 'stand')
    .map((mark): GroundPoint => [mark.position[0], mark.position[2]])
    .filter(
      (place) =>
        groundDistance(place, stand.at) > 1.6 &&
        groundDistance(place, stand.at) < 6 &&
        space.free(place, 0.3) &&
        taken.every((other) => groundDistance(other, place) > 0.9),
    );
  const aim = marks.sort((a, b) => groundDistance(a, stand.at) - groundDistance(b, stand.at))[0];
  if (aim) return walkTo(playing, act, stand.at, aim, start);
  return look(playing, { ...act, verb: 'look', target: undefined }, start);
}

function turn(playing: Playing, act: Act, start: Flicks): Performed {
  const { book, rate } = playing;
  const stand = book.stand(act.actor, start);
  if (stand.pose === 'sit') return lookRound(playing, act, start);
  const partner = act.target ? book.stand(act.target, start).at : nearestOther(playing, act.actor, start);
  const away = act.verb === 'turn-away';
  const facing = partner ? round(yawTo(stand.at, partner) + (away ? 130 : 0), 2) : round(stand.facing + 120, 2);
  const end = start + coverFrames(fromSeconds(turnLength(playing, act.actor, 0.7)), rate);
  book.write(act.actor, { kind: 'turn', facing, start, end });
  if (away) book.look(act.actor, { away: 'down' }, start);
  return { end, moved: false };
}

/** Who sits turns the head and keeps the seat. */
function lookRound(playing: Playing, act: Act, start: Flicks): Performed {
  const away = act.verb === 'turn-away' || !act.target;
  playing.book.look(act.actor, away ? { away: 'left' } : { actor: act.target! }, start);
  return { end: start + coverFrames(fromSeconds(pace.look), playing.rate), moved: false };
}

function look(playing: Playing, act: Act, start: Flicks): Performed {
  const { book, rate } = playing;
  const target =
    act.verb === 'look-up'
      ? { away: 'up' as const }
      : act.verb === 'look-down'
        ? { away: 'down' as const }
        : act.target
          ? { actor: act.target }
          : undefined;
  if (!target && playing.performers.get(act.actor)!.appearance.kind === 'person') {
    const end = start + coverFrames(fromSeconds(pace.glance), rate);
    book.write(act.actor, { kind: 'gesture', gesture: 'look-around', start, end });
    return { end, moved: false };
  }
  book.look(act.actor, target ?? { away: 'down' }, start);
  if (target)
    book.write(act.actor, {
      kind: 'feel',
      emotion: 'surprise',
      intensity: 0.3,
      start: start + coverFrames(fromSeconds(0.3), rate),
      end: start + coverFrames(fromSeconds(1), rate),
    });
  return { end: start + coverFrames(fromSeconds(pace.look), rate), moved: false };
}
