import type { Flicks, GroundPoint, Scene, StagedProp } from '../film/index.ts';
import { hash, literal } from '../film/index.ts';
import hands from './data/hands.json' with { type: 'json' };
import propTable from './data/props.json' with { type: 'json' };
import { isDressing, isFigure, isOwned, isPlace } from './figures.ts';
import { isPutOn } from './garments.ts';
import { type Hold, holdAt, isAbsent } from './hands.ts';
import type { Performer } from './performers.ts';
import type { Playing } from './playing.ts';
import type { SceneRequest } from './rehearsal.ts';
import { restNear, restOnWhatIsThere, standsOnGround } from './rests.ts';
import type { Slot } from './slots.ts';
import { move } from './things.ts';
import { heading, round, yawTo } from './vector.ts';
import { findWords, type Hit, has, nameKey } from './words.ts';

/**
 * The prop that a sentence names and somebody holds: what changes hands in it, whom the sentence is about, else whoever has it.
 */
export function propIn(slot: Slot, holds: readonly Hold[], handled: readonly StagedProp[]): Slot['prop'] {
  const passing = handled.find((prop) => passesIn(prop, slot) !== undefined);
  if (passing) return { noun: passing.id, holder: holderAt(passing, slot.start), passes: passesIn(passing, slot)! };
  const shown = handled.find((prop) => namesThing(slot.text, prop.id) && holderAt(prop, slot.start));
  if (shown) return { noun: shown.id, holder: holderAt(shown, slot.start) };
  const held = (actor: string | undefined) => actor && holdAt(holds, actor, slot.start);
  const entry = propTable.find(
    (candidate) => has(slot.text, candidate) && holds.some((hold) => held(hold.actor) === candidate.noun),
  );
  if (!entry) return undefined;
  const holder =
    held(slot.principal[0]) === entry.noun
      ? slot.principal[0]
      : holds.find((hold) => held(hold.actor) === entry.noun)?.actor;
  return { noun: entry.noun, holder };
}

function passesIn({ stays = [] }: StagedProp, { start, duration }: Slot): Flicks | undefined {
  return stays.find(
    ({ from, actor, at, worn }, index) =>
      index > 0 && (actor || at) && !worn && from > start && from < start + duration,
  )?.from;
}

function holderAt({ stays = [] }: StagedProp, time: Flicks): string | undefined {
  const stay = stays.findLast(({ from }) => from <= time) ?? stays[0];
  return stay?.worn ? undefined : stay?.actor;
}

function namesThing(text: string, noun: string): boolean {
  return propTable.some((entry) => entry.noun === noun && has(text, entry));
}

/**
 * Things that the action names and nobody handles, three at most: on a table or a stand near the players, on the ground beside
 * them what is too large for one. `standIns` gives the prop for nouns that no table has, as `propStandIns` finds them.
 */
export function stageProps(
  { scene, standIns }: Pick<SceneRequest, 'scene' | 'standIns'>,
  playing: Playing,
  cast: readonly Performer[],
  holds: readonly { noun: string | undefined }[],
): StagedProp[] {
  const text = scene.beats.map((beat) => (beat.kind === 'action' ? beat.text : '')).join('\n');
  const held = new Set(holds.map((hold) => hold.noun));
  const there = named(scene, standIns, cast);
  const nouns = [...new Set(propTable.map(({ noun }) => noun))].filter(
    (noun) => there.has(noun) && noun !== 'umbrella' && !held.has(noun) && !isPerformer(noun, cast),
  );
  const { ground, things } = playing;
  if (ownStand.test(text)) restNear(playing, 'box', ground.centre, 0, beside);
  const props: StagedProp[] = [];
  for (const noun of nouns.slice(0, most)) {
    if (standsOnGround(noun)) {
      const at = groundFor(playing, noun, scene.heading.place, props);
      if (at) props.push({ id: nameKey(noun), noun, at, facing: yawTo(at, ground.centre) });
      continue;
    }
    const rest = there.get(noun) === 'landmark' ? restOnWhatIsThere : restNear;
    move(things, noun, { from: 0, ...rest(playing, noun, ground.centre, 0, beside) });
  }
  return props;
}

/** How many things a scene sets out that nobody handles, and within how many metres of the players a table serves for them. */
const most = 3;
const beside = 1.8;

/** A free place on the ground an arm's length or two from the players, the same for equal things and places. */
function groundFor(
  { ground, space }: Playing,
  noun: string,
  place: string,
  props: readonly StagedProp[],
): GroundPoint | undefined {
  const angle = hash(`${noun}/${place}`) % 360;
  return Array.from({ length: 12 }, (_, turn): GroundPoint => {
    const direction = heading(angle + turn * 30);
    return [round(ground.centre[0] + direction[0] * 1.25), round(ground.centre[1] + direction[2] * 1.25)];
  }).find((at) => space.free(at, 0.35, [...ground.spots.values(), ...props.map((prop) => prop.at)]));
}

const material = new RegExp(`^\\s(?:${[...hands.compounds, ...hands.holders].join('|')})s?\\b`, 'iu');
const ownStand = new RegExp(`\\b(?:${propTable.flatMap(({ en }) => en.map(literal)).join('|')})\\sstand\\b`, 'iu');

/**
 * The props whose words name something that is there, and is not only looked for or gone, a shape, or of what a scene's opening
 * sentence paints; a landmark is what only tells where others are. What comes after says what is made of it: a stone pillar is no
 * stone, a cake stand no cake. Of words within words the longest counts.
 */
function named(
  { beats }: Scene,
  standIns: Readonly<Record<string, string>>,
  cast: readonly Performer[],
): Map<string, 'thing' | 'landmark'> {
  const found = new Map<string, 'thing' | 'landmark'>();
  const sentences = beats.flatMap((beat) => (beat.kind === 'action' ? beat.sentences : []));
  const opens = beats[0]?.kind === 'action';
  for (const [index, text] of sentences.entries())
    for (const hit of wordsOfThings(text, standIns)) {
      if (isAbsent(text, hit) || material.test(text.slice(hit.end)) || isFigure(text, hit)) continue;
      if (isPutOn(hit.noun) && isOwned(text.slice(0, hit.start))) continue;
      if (index === 0 && opens && isDressing(text, hit, cast)) continue;
      if (!isPlace(text, hit)) found.set(hit.noun, 'thing');
      else if (!found.has(hit.noun)) found.set(hit.noun, 'landmark');
    }
  return found;
}

function wordsOfThings(text: string, standIns: Readonly<Record<string, string>>): (Hit & { noun: string })[] {
  const own = propTable.flatMap(({ noun, en, zh }) =>
    findWords(text, [...en, ...zh]).map((hit) => ({ ...hit, noun: noun as string })),
  );
  const others = Object.entries(standIns).flatMap(([word, noun]) =>
    findWords(text, [word]).map((hit) => ({ ...hit, noun })),
  );
  const all = [...own, ...others];
  const within = (hit: Hit, other: Hit) =>
    other.end - other.start > hit.end - hit.start && other.start <= hit.start && other.end >= hit.end;
  return all.filter((hit) => !all.some((other) => within(hit, other)));
}

function isPerformer(noun: string, cast: readonly Performer[]): boolean {
  return cast.some((performer) => performer.names.some((name) => nameKey(name) === noun));
}
