import type { Flicks, Scene, StagedProp } from '../film/index.ts';
import hands from './data/hands.json' with { type: 'json' };
import propTable from './data/props.json' with { type: 'json' };
import { type Act, interpret } from './interpret.ts';
import type { Atmosphere } from './mood.ts';
import type { Performer } from './performers.ts';
import { findWords, has, type Words } from './words.ts';

/** What somebody has in the hand from a moment of the scene on; `undefined` is an empty hand. */
export type Hold = { actor: string; noun: string | undefined; from: Flicks };

/** Weather in which umbrellas are open. */
export const isWet = ({ weather }: Atmosphere): boolean => hands.weather.includes(weather);

type PropEntry = Words & { noun: string; carried: boolean };

const loose = hands.loose as Record<string, Words>;
const before = new RegExp(hands.before, 'iu');
const after = new RegExp(hands.after, 'iu');
const absent = { before: new RegExp(hands.absent.before, 'iu'), after: new RegExp(hands.absent.after, 'iu') };

/** A thing named from `start` to `end` of a text is looked for or gone, and so in nobody's hands and nowhere to be seen. */
export function isAbsent(text: string, { start, end }: { start: number; end: number }): boolean {
  return absent.before.test(text.slice(0, start)) || absent.after.test(text.slice(end));
}

const next = new RegExp(hands.next, 'iu');

/** Whom the words right before a thing say to have it: *sees the thief with the*, 看见小偷抱着. */
export function ownerBefore(cast: Iterable<Performer>, before: string): string | undefined {
  return [...cast].find(({ names }) => findWords(before, names).some(({ end }) => next.test(before.slice(end))))?.id;
}

/** Who does what stands around a place of a text, in UTF-16 units: the actor of the last act that begins before it. */
export const doerAt = (text: string, acts: readonly Act[], place: number): string | undefined =>
  acts.findLast(({ phrase }) => phrase !== '' && text.indexOf(phrase) <= place)?.actor;

/** A text says that somebody has the thing in the hand: it is named, and not as a place or as part of a name. */
export function isHeld(text: string, entry: PropEntry): boolean {
  const free = (start: number, end: number) =>
    (entry.noun === 'umbrella' || !after.test(text.slice(end))) &&
    !before.test(text.slice(0, start)) &&
    !isAbsent(text, { start, end });
  if ([...findWords(text, entry.en), ...findWords(text, entry.zh)].some((hit) => free(hit.start, hit.end))) return true;
  const other = loose[entry.noun];
  if (!other) return false;
  return [...findWords(text, other.en), ...findWords(text, other.zh)].some((hit) => {
    const clause = text
      .slice(0, hit.start)
      .split(/[,.;，。；]/u)
      .at(-1)!;
    return free(hit.start, hit.end) && has(clause, hands.carry);
  });
}

/**
 * Who has what in the hand through a scene, one thing each: what the scene's action names with them; else an umbrella
 * outdoors in rain, storm or snow; else a lantern outdoors in the dark unless another holds it; else whatever needs
 * neither. What changes hands in the scene is not among them: `handled` has it.
 */
export function handsOf(
  scene: Scene,
  outdoors: boolean,
  air: Atmosphere,
  cast: readonly Performer[],
  handled: readonly StagedProp[] = [],
): Hold[] {
  const named = namedHolders(scene, cast);
  const wet = outdoors && isWet(air);
  const dark = outdoors && hands.dark.includes(air.hour);
  const moved = new Set(handled.map(({ id }) => id));
  return cast.map(({ id, appearance }): Hold => {
    const owned: string[] = appearance.kind === 'person' ? appearance.props.filter((own) => !moved.has(own)) : [];
    const others = new Set([...named].flatMap(([actor, nouns]) => (actor === id ? [] : nouns)));
    const fits = owned.filter((noun) => (noun === 'umbrella' ? wet : noun === 'lantern' ? dark : true));
    const told = (named.get(id) ?? []).filter((noun) => owned.includes(noun) && (noun !== 'umbrella' || wet));
    const order = [...told, ...fits.filter((noun) => noun === 'umbrella'), ...fits.filter((noun) => !others.has(noun))];
    return { actor: id, noun: order[0], from: 0 };
  });
}

/** The things that sentences of action name with each, in order. */
function namedHolders(scene: Scene, cast: readonly Performer[]): Map<string, string[]> {
  const named = new Map<string, string[]>();
  let last: string | undefined;
  const present = cast.map((performer) => performer.id);
  for (const beat of scene.beats) {
    for (const sentence of beat.kind === 'action' ? beat.sentences : []) {
      const { acts, mentions } = interpret(sentence, cast, { last, present });
      const [actor = last] = mentions;
      last = actor;
      if (!actor) continue;
      for (const entry of propTable.filter((candidate) => candidate.carried && isHeld(sentence, candidate))) {
        const [hit] = findWords(sentence, [...entry.en, ...entry.zh]);
        const owner =
          (hit && (ownerBefore(cast, sentence.slice(0, hit.start)) ?? doerAt(sentence, acts, hit.start))) ?? actor;
        named.set(owner, [...(named.get(owner) ?? []), entry.noun]);
      }
    }
  }
  return named;
}

/** What somebody has in the hand at a moment. */
export function holdAt(holds: readonly Hold[], actor: string, time: Flicks): string | undefined {
  return holds.findLast((hold) => hold.actor === actor && hold.from <= time)?.noun;
}
