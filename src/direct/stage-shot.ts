import type { Action, Blocking, FilmSet, FrameRate, Look, Staging } from '../film/index.ts';
import { type FilmedShot, viewAt } from './film-shot.ts';
import { figuresAt, inFrame, isPictured } from './frame.ts';
import { holdAt } from './hands.ts';
import type { Atmosphere } from './mood.ts';
import type { Scout } from './setups.ts';
import { thingInShot } from './things.ts';
import { takesPart, windowOf } from './window.ts';

/** What all shots of a scene share. */
export type StagingRequest = { scout: Scout; set: FilmSet; air: Atmosphere; look: Look; rate: FrameRate };

/**
 * Everything the stage needs for a shot and nothing of where it stands in the film: the set, the air, who can be seen or
 * is looked at, their blocking on the shot's clock, and the camera.
 */
export function stageShot({ scout, set, air, look, rate }: StagingRequest, shot: FilmedShot): Staging {
  const windows = scout.scene.blocking.map((book) => windowOf(book, shot.start, shot.duration)).filter(takesPart);
  const pictured = seenIn(scout, shot);
  const seen = withTargets(pictured, windows);
  const blocking = windows
    .filter((book) => seen.has(book.actor))
    .map((book) => onlyKnown(pictured.has(book.actor) ? book : mute(book), seen));
  return {
    type: 'staging',
    version: 1,
    duration: shot.duration,
    rate,
    set: { builder: set.builder, season: set.season, parameters: set.parameters, seed: set.seed },
    hour: air.hour,
    weather: air.weather,
    wind: air.wind,
    mood: air.mood,
    look,
    actors: blocking.map((book) => ({ id: book.actor, appearance: dressed(scout, book.actor, shot) })),
    blocking,
    props: propsIn(scout, shot),
    camera: shot.camera,
  };
}

/** The appearance with nothing in the hand but what this scene puts there. */
function dressed(scout: Scout, actor: string, shot: FilmedShot): Staging['actors'][number]['appearance'] {
  const { appearance } = scout.performers.get(actor)!;
  if (appearance.kind === 'creature') return appearance;
  const middle = shot.start + Math.round(shot.duration / 2);
  const noun = holdAt(scout.scene.holds, actor, middle) as (typeof appearance.props)[number] | undefined;
  return { ...appearance, props: noun ? [noun] : [] };
}

const samples = 8;

/** Ids of those who come into the picture at some time. */
function seenIn(scout: Scout, shot: FilmedShot): Set<string> {
  const seen = new Set<string>();
  for (let step = 0; step <= samples; step++) {
    const time = Math.round((shot.duration * step) / samples);
    const view = viewAt(shot, time);
    const figures = figuresAt(
      scout.scene.blocking,
      scout.performers,
      scout.space,
      shot.start + Math.min(time, shot.duration - 1),
    );
    for (const figure of figures) if (isPictured(view, figure)) seen.add(figure.id);
  }
  return seen;
}

function withTargets(seen: Set<string>, windows: readonly Blocking[]): Set<string> {
  const all = new Set(seen);
  for (const book of windows) {
    if (!seen.has(book.actor)) continue;
    for (const action of book.actions) {
      const target = targetOf(action);
      if (target && windows.some((other) => other.actor === target)) all.add(target);
    }
  }
  return all;
}

function targetOf(action: Action): string | undefined {
  const target = action.kind === 'gaze' || action.kind === 'gesture' ? action.target : undefined;
  return target && 'actor' in target ? target.actor : undefined;
}

/** Nobody looks at somebody who is not in the shot's world. */
function onlyKnown(book: Blocking, known: ReadonlySet<string>): Blocking {
  const actions = book.actions
    .filter((action) => action.kind !== 'gaze' || !targetOf(action) || known.has(targetOf(action)!))
    .map((action) =>
      action.kind === 'gesture' && targetOf(action) && !known.has(targetOf(action)!)
        ? { ...action, target: undefined }
        : action,
    );
  return { ...book, actions: actions.map(withoutUndefined) };
}

/** Nobody sees the mouth of who is only looked at: what is said there is no part of this picture. */
function mute(book: Blocking): Blocking {
  return { ...book, actions: book.actions.filter(({ kind }) => kind !== 'speak') };
}

function withoutUndefined(action: Action): Action {
  return Object.fromEntries(Object.entries(action).filter(([, value]) => value !== undefined)) as Action;
}

/** Metres over the ground at which a thing, or the stand that it is on, may be seen. */
const thingHeights = [0.2, 0.6, 1];

function propsIn(scout: Scout, shot: FilmedShot): Staging['props'] {
  const props = scout.scene.props.map((prop) => thingInShot(prop, shot.start, shot.duration));
  return props.filter((prop) => {
    if (prop.stays?.some((stay) => stay.actor)) return true;
    const ground = scout.space.ground(prop.at[0], prop.at[1]);
    return [0, 0.5, 1].some((share) => {
      const view = viewAt(shot, Math.round(shot.duration * share));
      return thingHeights.some((height) => inFrame(view, [prop.at[0], ground + height, prop.at[1]], 0.25));
    });
  });
}
