import type { Flicks, Scene, Screenplay } from '../film/index.ts';
import { coverFrames, fromSeconds } from '../film/index.ts';
import { blow, gesture, meet, wrestle } from './contact.ts';
import contests from './data/contests.json' with { type: 'json' };
import { freeHands } from './handle.ts';
import { type Act, craftOf, type Interpretation } from './interpret.ts';
import { plotText } from './introductions.ts';
import type { Performed, Playing } from './playing.ts';
import { isDenied } from './really-done.ts';
import type { Craft } from './rehearsal.ts';
import { isDown } from './states.ts';
import { findWords, has } from './words.ts';

/** How a sentence says that a contest ends, the first that fits. */
const patterns = (['spares', 'loses', 'wins'] as const).map((ends) => ({
  ends,
  words: new RegExp(`${contests[ends].en}|${contests[ends].zh}`, 'iu'),
}));
/** Deeds that a bout shows itself, and those with which it ends on the ground. */
const shown = new Set(['strike', 'offer']);
const endings = new Set(['fall', 'lie', 'sit', 'kneel']);
/** The share of a shove at which who is shoved gives way. */
const thrown = 0.4;

/** With what a contest is fought out. */
export type Contest = 'board' | 'wrestling' | 'blows';

/** What contest a text tells of: moves over a board, wrestling, else blows. */
export const contestIn = (text: string): Contest =>
  has(text, contests.board) ? 'board' : has(text, contests.wrestling) ? 'wrestling' : 'blows';

/** How work and contests look that a script only names. */
export const playedIn = (screenplay: Screenplay): { craft: Craft; contest: Contest } => ({
  craft: craftOf(screenplay),
  contest: contestIn(plotText(screenplay)),
});

/** A scene tells how a contest goes that is fought on the feet. */
export function tellsBout({ synopsis = '', beats }: Scene, contest: Contest): boolean {
  const text = [synopsis, ...beats.map((beat) => (beat.kind === 'action' ? beat.text : ''))].join('\n');
  const own = contestIn(text);
  return (own === 'blows' ? contest : own) !== 'board' && patterns.some(({ words }) => words.test(text));
}

type Bout = { verb: 'spare' | 'win'; actor: string; target: string };

/**
 * The acts of a sentence that tells how a contest goes (*wins at once*, *could win now and stops*, 眼看要赢), with the bout that it only
 * reports: two who are on their feet fight it out. A sentence of no contest keeps its acts.
 */
export function withBout(playing: Playing, text: string, read: Interpretation, time: Flicks): readonly Act[] {
  const bout = boutOf(playing, text, read.mentions, time);
  if (!bout) return cutShort(playing, text, read.acts, time) ?? read.acts;
  const acts = read.acts.filter(({ verb }) => !shown.has(verb));
  const played: Act = { ...bout, phrase: text };
  if (bout.verb === 'spare') return [played, ...acts];
  const ends = ({ actor, verb }: Act) => actor === bout.target && endings.has(verb);
  const down: Act = { actor: bout.target, verb: 'kneel', target: undefined, phrase: text };
  const last = acts.filter(ends).map((act) => (act.verb === 'lie' ? { ...act, verb: 'fall' } : act));
  return [...acts.filter((act) => !ends(act)), played, ...(last.length > 0 ? last : [down])];
}

/** A fall that ends a match which the scene only speaks of (*falls, just when she could win*): the two are seen at it first. */
function cutShort(playing: Playing, text: string, acts: readonly Act[], time: Flicks): readonly Act[] | undefined {
  const { about, book } = playing;
  const fall = acts.find(({ verb }) => verb === 'fall');
  const upright = book.present(time).filter((id) => !isDown(book.stand(id, time).pose));
  const target = upright.find((id) => id !== fall?.actor);
  const over = patterns.every(({ ends, words }) => ends !== 'spares' || !words.test(about));
  if (!fall || !target || over || upright.length !== 2 || !upright.includes(fall.actor)) return undefined;
  const vie = { actor: fall.actor, verb: 'vie', target, phrase: text };
  const slips = ({ actor, verb }: Act) => actor === fall.actor && verb === 'startle';
  return contestOf(playing, vie) === 'blows' ? undefined : [vie, ...acts.filter((act) => !slips(act))];
}

/** Who holds back or wins in a sentence, against whom; only between two of at most three who stand there. */
function boutOf(playing: Playing, text: string, mentions: readonly string[], time: Flicks): Bout | undefined {
  const { book } = playing;
  const upright = book.present(time).filter((id) => !isDown(book.stand(id, time).pose));
  const [told] = patterns.flatMap(({ ends, words }) => {
    const at = words.exec(text)?.index;
    return at !== undefined && isTrue(text, at) ? [{ ends, at }] : [];
  });
  if (!told || upright.length > 3) return undefined;
  const named = mentions.filter((id) => upright.includes(id));
  const subject = lastNamed(playing, text.slice(0, told.at), upright) ?? named[0];
  const other = [...named, ...upright].find((id) => id !== subject);
  if (!subject || !other) return undefined;
  return told.ends === 'loses'
    ? { verb: 'win', actor: other, target: subject }
    : { verb: told.ends === 'spares' ? 'spare' : 'win', actor: subject, target: other };
}

/** Neither denied (*nobody won*, 没赢) nor told of another time (*who won it*). */
const isTrue = (text: string, start: number): boolean =>
  !isDenied(text, { start, end: start, word: '' }) &&
  !/(?:\b(?:nobody|neither|who|that|which|if|when)\s+(?:\p{L}+\s+)?|谁|如果|要是)$/iu.test(text.slice(0, start));

function lastNamed({ performers }: Playing, text: string, ids: readonly string[]): string | undefined {
  const end = (id: string) => findWords(text, performers.get(id)?.names ?? []).at(-1)?.end ?? -1;
  const best = ids.toSorted((a, b) => end(b) - end(a))[0];
  return best !== undefined && end(best) >= 0 ? best : undefined;
}

/**
 * Plays a bout as the scene or else the film says that it is fought. Over a board: two moves and an answer. Wrestling: a hold, out of which
 * the loser is thrown. Else blows. Who wins lands the last one; who spares opens the hands and does not strike.
 */
export function playBout(playing: Playing, act: Act & { target: string }, start: Flicks): Performed {
  const back = { ...act, actor: act.target, target: act.actor };
  if (contestOf(playing, act) === 'wrestling') return playHold(playing, act, start);
  const come = meet(playing, act, start);
  const last = act.verb === 'win';
  if (contestOf(playing, act) === 'board') {
    const moved = gesture(playing, act, come.end, 'reach');
    const answered = gesture(playing, back, moved.end, last ? 'startle' : 'reach');
    return { end: answered.end, moved: come.moved, with: act.target };
  }
  const met = blow(playing, back, come.end, 'block');
  if (last) return { end: blow(playing, act, met, 'recoil'), moved: come.moved, with: act.target };
  const { end } = gesture(playing, act, met, 'open-hands');
  gesture(playing, back, met, 'block');
  return { end: end + coverFrames(fromSeconds(0.2), playing.rate), moved: come.moved, with: act.target };
}

/** The contest of a scene, else of the film; beasts do not take hold of each other. */
function contestOf({ about, contest, performers }: Playing, act: Act & { target: string }): Contest {
  const own = contestIn(`${about} ${act.phrase}`);
  const kind = own === 'blows' ? contest : own;
  const people = [act.actor, act.target].every((id) => performers.get(id)!.appearance.kind === 'person');
  return kind === 'wrestling' && !people ? 'blows' : kind;
}

/** Two have hold of each other; who wins shoves the other down, who spares lets go and steps back. Over when the loser gives way. */
function playHold(playing: Playing, act: Act & { target: string }, start: Flicks): Performed {
  const held = wrestle(playing, act, freeHands(playing, [act.actor, act.target], start));
  if (act.verb === 'vie') return held;
  if (act.verb === 'spare') return { ...held, end: gesture(playing, act, held.end, 'open-hands').end };
  const shoves = held.end - coverFrames(fromSeconds(0.3), playing.rate);
  const { end } = gesture(playing, act, shoves, 'push');
  const gives = shoves + coverFrames((end - shoves) * thrown, playing.rate);
  return { ...held, end: gives };
}
