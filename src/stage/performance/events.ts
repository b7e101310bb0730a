import {
  type Blocking,
  type Flicks,
  fromSeconds,
  type Gesture,
  type StageEvent,
  type StageEventKind,
  toSeconds,
} from '../../film/index.ts';
import table from './data/sounds.json' with { type: 'json' };
import { doorEvents } from './door-events.ts';
import type { World } from './player.ts';
import type { Vector } from './rotation.ts';
import { eventOf, type Sounding } from './sounding.ts';

/** A sound of a gesture or posture: when, as a share of it. A `step` sounds as the actor's feet do. */
type Cue = { at: number; kind: StageEventKind | 'step'; strength: number };

const gestureCues = table.gestures as Partial<Record<Gesture, Cue[]>>;
const postureCues = table.postures as Partial<Record<string, Cue[]>>;

/** Touchdowns, rustles, contacts, doors, beats of wings and appearances, whenever they are. */
export function actorEvents(sounding: Sounding, world: World): StageEvent[] {
  const events = [
    ...stepEvents(sounding, world),
    ...gestureEvents(sounding, world),
    ...postureEvents(sounding, world),
    ...moveEvents(sounding, world),
    ...(sounding.wingBeats ?? []).map((at) => eventOf(sounding, world, 'wing', at, sounding.weight)),
  ].filter(({ time }) => isThere(sounding.blocking, time));
  return [...events, ...appearances(sounding, world), ...doorEvents(sounding, world)];
}

function stepEvents({ id, footfall, shoe, blocking, steps, weight }: Sounding, world: World): StageEvent[] {
  if (shoe === 'none') return [];
  return steps.flat().flatMap(({ end, to, speed }) => {
    const gait = blocking.actions.find(
      (action) => action.kind === 'move' && toSeconds(action.start) <= end && end <= toSeconds(action.end) + 0.1,
    );
    const way = gait?.kind === 'move' ? gait.gait : undefined;
    if (way === 'fly') return [];
    const position: Vector = [to.x, world.groundAt(to.x, to.z), to.z];
    const quiet = way === 'sneak' ? 0.5 : 1;
    const step: StageEvent = {
      time: fromSeconds(end),
      kind: way === 'swim' ? 'splash' : footfall,
      actor: id,
      position,
      strength: Math.min(1, (0.22 + 0.2 * speed) * weight * quiet),
      surface: world.surface,
      ...(shoe ? { shoe } : {}),
    };
    return [step];
  });
}

/** A knock and a blow towards somebody sound where they are; a hand with a sword cuts the air and meets another's that blocks it. */
function gestureEvents(sounding: Sounding, world: World): StageEvent[] {
  return sounding.blocking.actions.flatMap((action) => {
    if (action.kind !== 'gesture') return [];
    const start = toSeconds(action.start);
    const span = Math.max(action.gesture === 'fall' ? 0.9 : 0.6, toSeconds(action.end) - start);
    const target = action.target && 'actor' in action.target ? action.target.actor : undefined;
    return (gestureCues[action.gesture] ?? []).flatMap((cue) => {
      if (cue.kind === 'blow' && target === undefined) return [];
      const at = start + cue.at * span;
      const event = cueEvent(sounding, world, cue, at);
      const body = target && ['blow', 'touch'].includes(cue.kind) ? world.bodyOf(target, at) : undefined;
      if (body) event.position = [body.x, body.y + body.shoulder, body.z];
      if (cue.kind === 'blow' && target && meetsBlade(sounding.id, target, at, world)) event.kind = 'clash';
      if (cue.kind === 'handle') return handled(event, sounding, at, world);
      return [event];
    });
  });
}

function handled(event: StageEvent, { id }: Sounding, at: number, world: World): StageEvent[] {
  const material = world.heldMaterial(id, at);
  if (material === undefined) return [];
  return [world.figureOf(id)?.armed ? { ...event, kind: 'draw', strength: 0.6 } : { ...event, material }];
}

function meetsBlade(actor: string, target: string, at: number, { figureOf }: World): boolean {
  const [own, other] = [figureOf(actor), figureOf(target)];
  const blocks = other?.blocking.actions.some(
    (action) =>
      action.kind === 'gesture' &&
      (action.gesture === 'block' || action.gesture === 'strike') &&
      toSeconds(action.start) <= at &&
      at <= toSeconds(action.end),
  );
  return Boolean(own?.armed && other?.armed && blocks);
}

function cueEvent(sounding: Sounding, world: World, { kind, strength }: Cue, at: number): StageEvent {
  const own = kind === 'step' ? sounding.footfall : kind;
  const share = kind === 'cloth' ? sounding.cloth : kind === 'fall' ? 0.4 + 0.6 * sounding.weight : 1;
  const event = eventOf(sounding, world, own, at, strength * share);
  if (kind === 'step' || kind === 'fall') event.position[1] -= 1;
  if (kind === 'step' && sounding.shoe) event.shoe = sounding.shoe;
  if (kind === 'knock') event.material = world.door ?? 'wood';
  if (kind === 'touch' || kind === 'blow') event.material = 'flesh';
  return event;
}

function postureEvents(sounding: Sounding, world: World): StageEvent[] {
  return sounding.postures
    .filter(({ weighty }) => !weighty)
    .flatMap(({ start, seconds, stops }) =>
      (postureCues[stops.at(-1)![0]] ?? []).map((cue) => cueEvent(sounding, world, cue, start + cue.at * seconds)),
    );
}

function moveEvents(sounding: Sounding, world: World): StageEvent[] {
  return sounding.blocking.actions.flatMap((action) =>
    action.kind === 'turn' || action.kind === 'move'
      ? [cueEvent(sounding, world, table[action.kind] as Cue, toSeconds(action.start))]
      : [],
  );
}

function appearances(sounding: Sounding, world: World): StageEvent[] {
  return sounding.blocking.actions.flatMap((action) =>
    (action.kind === 'appear' || action.kind === 'vanish') && action.effect !== 'none'
      ? [eventOf(sounding, world, 'appear', toSeconds(action.start), action.kind === 'appear' ? 0.8 : 0.5)]
      : [],
  );
}

function isThere(blocking: Blocking, time: Flicks): boolean {
  let there = blocking.present;
  for (const action of blocking.actions) {
    if (action.kind === 'appear' && action.start <= time) there = true;
    if (action.kind === 'vanish' && action.end <= time) there = false;
  }
  return there;
}
