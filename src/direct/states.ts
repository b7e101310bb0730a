import type { Pose } from '../film/index.ts';
import table from './data/states.json' with { type: 'json' };
import { type Act, interpret } from './interpret.ts';
import type { Performer } from './performers.ts';
import { either, findWords, type Hit } from './words.ts';

/** How a body is that a sentence tells of: its pose, and whether its eyes are closed. */
export type BodyState = { pose: Pose; shut: boolean };

/** How the scenes before left the bodies that did not get up again, by actor. */
export type Bodies = Map<string, BodyState>;

type Entry = { pose: string; shut: boolean; beasts?: boolean; en: string[]; zh: string[] };

const entries = Object.entries(table.states) as [string, Entry][];
const between = new RegExp(`^(?:${table.between.en}|\\s*${table.between.zh})$`, 'iu');
const after = new RegExp(`(?:${table.after.en}|${table.after.zh})`, 'iu');
const lain = either(table.lain);
const eyes = either(table.eyes);
const stays = either(table.stays);
const pronouns = ['it', 'he', 'she', 'him', 'her', '它', '他', '她'];

/**
 * Who a sentence says to be asleep, without life, ill or hurt, by actor: the word is said of somebody (*the dog is dead*, *finds the
 * dog cold*, 狗已经死了) or stands before the name (*a wounded gull*, 受伤的海鸥). `last` is whom a pronoun means.
 */
export function statesIn(text: string, cast: readonly Performer[], last?: string): Map<string, BodyState> {
  const found = new Map<string, BodyState>();
  const memory = { last, present: cast.map(({ id }) => id) };
  const named: (Hit & { id: string })[] = cast.flatMap(({ id, names, shortNames }) =>
    findWords(text, [...names, ...shortNames]).map((hit) => ({ ...hit, id })),
  );
  for (const hit of findWords(text, pronouns)) {
    const [id] = interpret(text.slice(0, hit.end), cast, memory).mentions.slice(-1);
    if (id) named.push({ ...hit, id });
  }
  for (const [key, entry] of entries) {
    for (const hit of [...findWords(text, entry.en), ...findWords(text, entry.zh)]) {
      const who = named.find((name) => saidOf(text, key, hit, name));
      const beast = cast.find(({ id }) => id === who?.id)?.appearance.kind === 'creature';
      if (!who || (entry.beasts && !beast) || found.get(who.id)?.pose === 'fallen') continue;
      found.set(who.id, stateOf(key, entry, cast, who.id));
    }
  }
  return found;
}

/** A hurt bird stands with a hanging wing; other beasts lie. */
function stateOf(key: string, { pose, shut }: Entry, cast: readonly Performer[], id: string): BodyState {
  const appearance = cast.find((performer) => performer.id === id)!.appearance;
  const bird = appearance.kind === 'creature' && appearance.plan === 'bird';
  return { pose: key === 'hurt' && bird ? 'crouch' : (pose as Pose), shut };
}

function saidOf(text: string, key: string, word: Hit, name: Hit): boolean {
  if (name.end <= word.start) {
    const gap = text.slice(name.end, word.start);
    const found = key !== 'found' || lain.test(text.slice(Math.max(0, name.start - 14), word.start));
    return between.test(gap) && found;
  }
  return key !== 'found' && after.test(text.slice(word.end, name.start)) && name.start > word.end - 1;
}

/** A sentence closes eyes: somebody's own or another's. */
export const closesEyes = (text: string): boolean => eyes.test(text);

/** The words of a scene say that whoever fell in it cannot get up. */
export const cannotRise = (text: string): boolean => stays.test(text);

/** Deeds with which somebody who lay is on the feet again before the scene shows it. */
export const isUpright = ({ verb }: Act): boolean => table.upright.includes(verb);

/** Deeds for which one bends to somebody who lies. */
export const isBending = ({ verb }: Act): boolean => table.bending.includes(verb);

/** Lying without strength or at rest. */
export const isFlat = (pose: Pose): boolean => pose === 'lie' || pose === 'fallen';

/** Lying, or down on the ground and held up on an arm. */
export const isDown = (pose: Pose): boolean => isFlat(pose) || pose === 'propped';

/** Somebody looks at nothing, with closed eyes. */
export const hasClosedEyes = (gaze: unknown): boolean =>
  typeof gaze === 'object' && gaze !== null && 'away' in gaze && gaze.away === 'closed';

const settling =
  /^(?:li(?:e|es|ed)|lay|curls?|sinks?|sank|falls?|fell|drops?|collapses?|goes|went|gets?|dozes?|drifts?|lays?|rests?)\b(?!\s+(?:on|beside|by|at|in|under|across|there|helpless)\b)|^\p{Script=Han}*[下倒]/iu;

/** The words of an act show somebody going down, not being down. */
export const isSettling = ({ phrase, found }: Act): boolean => !found && settling.test(phrase);

/**
 * How somebody is as a scene opens, by what it first tells of them: what they are (*finds the dog cold*), or that they lie (*where the
 * bear sleeps*). Undefined where they first do something, or where nothing is told.
 */
export function givenState(
  sentences: readonly string[],
  performer: Performer,
  cast: readonly Performer[],
): BodyState | undefined {
  for (const text of sentences) {
    const own = interpret(text, cast, { last: undefined, present: [] }).acts.filter(
      (act) => act.actor === performer.id && !(act.verb === 'reach' && closesEyes(act.phrase)),
    );
    const played = own.find((act) => act.verb === 'fall' || act.verb === 'stand-up' || isSettling(act));
    if (played) return undefined;
    const state = statesIn(text, cast).get(performer.id);
    if (state) return state;
    if (own[0]?.verb === 'lie') return { pose: 'lie', shut: false };
    if (own.length > 0) return undefined;
  }
  return undefined;
}

/** The first deed of somebody in a scene. */
export function firstDeed(sentences: readonly string[], id: string, cast: readonly Performer[]): Act | undefined {
  return sentences
    .flatMap((text) => interpret(text, cast, { last: undefined, present: [] }).acts)
    .find((act) => act.actor === id);
}
