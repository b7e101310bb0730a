import type { Flicks, GroundPoint, Point } from '../film/index.ts';
import { withinReach } from './contact.ts';
import table from './data/drinking.json' with { type: 'json' };
import { frames, type Handling } from './hand-places.ts';
import { doerAt } from './hands.ts';
import type { Interpretation, Memory } from './interpret.ts';
import { bringOut, pickUp } from './lay.ts';
import type { Performer } from './performers.ts';
import type { Performed, Playing } from './playing.ts';
import { poseBack, poseShare } from './pose-heights.ts';
import { isDown } from './states.ts';
import { stayAt, thingsIn } from './things.ts';
import { heading, round, yawTo } from './vector.ts';
import { findWords } from './words.ts';

/** The verb of an act in which somebody brings a vessel to another's mouth. */
export const drinking = 'give-to-drink';

const patterns = table.patterns.map((pattern) => new RegExp(pattern, 'iu'));
const always = new RegExp(table.always, 'iu');

/**
 * A sentence in which one gives another to drink (*raises the traveller's head to drink*, *holds the cup to her lips*, 喂他喝水) has one
 * act of it, in place of a head that is raised and of a drink that the giver takes. Who only lifts a cup to the own lips drinks.
 */
export function withDrinking(
  read: Interpretation,
  text: string,
  cast: readonly Performer[],
  { last, present }: Memory,
): Interpretation {
  const found = patterns.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  if (!found) return read;
  const actor = doerAt(text, read.acts, found.index) ?? read.mentions[0] ?? last;
  const people = cast.filter(({ id, appearance }) => id !== actor && appearance.kind === 'person');
  const named = people.find(({ names }) => findWords(text.slice(found.index), names).length > 0);
  const near = people.filter(({ id }) => present.includes(id) || read.mentions.includes(id));
  const sex = { his: 'male', her: 'female' }[found.groups?.own?.toLowerCase() ?? ''];
  const giver = cast.find(({ id }) => id === actor)?.appearance;
  if (giver?.kind !== 'person') return read;
  const own = sex !== undefined && giver.sex === sex && !always.test(found[0]);
  const fits = near.filter(({ appearance }) => !sex || (appearance.kind === 'person' && appearance.sex === sex));
  const target = named?.id ?? (fits.length === 1 && !own ? fits[0]!.id : undefined);
  if (!target || !actor) return read;
  const act = { actor, verb: drinking, target, phrase: text.slice(found.index) };
  const rest = read.acts.filter(
    (other) => (other.actor !== actor && other.actor !== target) || !table.instead.includes(other.verb),
  );
  const before = rest.filter(({ phrase }) => text.indexOf(phrase) < found.index);
  const mentions = [...new Set([...read.mentions, actor, target])];
  return { ...read, acts: [...before, act, ...rest.filter((other) => !before.includes(other))], mentions };
}

/** A sentence in which somebody may be given to drink: its picture is of both, not of the vessel alone. */
export const isDrinking = (text: string): boolean => patterns.some((pattern) => pattern.test(text));

/** The vessel that an act names, else one that stands or is held in the scene, else a bottle. */
export function vesselOf({ things }: Playing, phrase: string, start: Flicks): string {
  const named = thingsIn(`${phrase} ${things.text}`, things.standIns).map(({ noun }) => noun);
  const there = table.vessels.filter((noun) => {
    const stay = stayAt(things, noun, start);
    return stay?.actor ?? stay?.at;
  });
  return [...named.filter((noun) => table.vessels.includes(noun)), ...there, 'bottle'][0]!;
}

/** Seconds for which a vessel is on its way to a mouth, there, and on the way back. */
const sips = 2.4;

/** Metres between somebody who gives and somebody who is given to drink, and from a face to what is held to it. */
const near = 0.62;
const before = 0.13;

/** Takes the vessel, goes to somebody, raises who lies, and holds it to the mouth; the hand that has it keeps it. */
export function giveToDrink(handling: Handling): Performed {
  const { playing, act, start } = handling;
  const { book } = playing;
  const taken = takeVessel(handling);
  const come = withinReach(playing, act, taken.end, 0.1, near);
  if (isDown(book.stand(act.target!, come.end).pose))
    book.write(act.target!, { kind: 'pose', pose: 'propped', start: come.end, end: come.end });
  book.look(act.target!, { actor: act.actor }, start);
  const end = come.end + frames(playing, sips);
  const point = mouthOf(playing, act.target!, act.actor, end);
  book.write(act.actor, { kind: 'gesture', gesture: 'reach', target: { point }, start: come.end, end });
  book.look(act.actor, { actor: act.target! }, come.end);
  return { end, moved: taken.moved || come.moved, with: act.target! };
}

function takeVessel(handling: Handling): Performed {
  const { playing, act, noun, start } = handling;
  const held = stayAt(playing.things, noun, start);
  if (held?.actor === act.actor) return { end: start, moved: false };
  const alone = { ...handling, act: { ...act, target: undefined, phrase: '' } };
  return held?.at ? pickUp(alone) : bringOut(alone);
}

/** Where somebody's mouth is for a hand that comes from another, metres on the set. */
function mouthOf({ book, performers, space }: Playing, id: string, other: string, time: Flicks): Point {
  const { appearance, body } = performers.get(id)!;
  const { at, facing, pose } = book.stand(id, time);
  const ahead = heading(facing);
  const back = poseBack(appearance, pose, false) * body.height;
  const head: GroundPoint = [at[0] - ahead[0] * back, at[1] - ahead[2] * back];
  const towards = heading(yawTo(head, book.stand(other, time).at));
  const up = (poseShare(appearance, pose, false) - 0.13) * body.height;
  const [x, z] = [round(head[0] + towards[0] * before), round(head[1] + towards[2] * before)];
  return [x, round(space.ground(x, z) + up), z];
}
