import type { Flicks, Scene, StagedProp } from '../film/index.ts';
import { hash } from '../film/index.ts';
import propTable from './data/props.json' with { type: 'json' };
import { type Hold, holdAt, isAbsent } from './hands.ts';
import type { Performer } from './performers.ts';
import type { Slot } from './slots.ts';
import type { Space } from './space.ts';
import type { Ground } from './spots.ts';
import { heading, round, yawTo } from './vector.ts';
import { findWords, has, nameKey } from './words.ts';

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
 * Things that the action names and nobody holds lie in front of whoever is named with them, three at most. `standIns` gives
 * the prop for nouns that no table has, as `propStandIns` finds them.
 */
export function stageProps(
  scene: Scene,
  space: Space,
  cast: readonly Performer[],
  ground: Ground,
  holds: readonly { noun: string | undefined }[],
  standIns: Readonly<Record<string, string>> = {},
): StagedProp[] {
  const text = scene.beats.map((beat) => (beat.kind === 'action' ? beat.text : '')).join('\n');
  const held = new Set(holds.map((hold) => hold.noun));
  const stoodFor = new Set(Object.keys(standIns).flatMap((noun) => (isThere(text, [noun]) ? standIns[noun]! : [])));
  const wanted = propTable.filter(
    (entry) =>
      entry.noun !== 'umbrella' &&
      (isThere(text, [...entry.en, ...entry.zh]) || stoodFor.has(entry.noun)) &&
      !held.has(entry.noun) &&
      !isPerformer(entry.noun, cast),
  );
  const props: StagedProp[] = [];
  for (const entry of wanted) {
    const angle = hash(`${entry.noun}/${scene.heading.place}`) % 360;
    for (let turn = 0; turn < 360 && props.length < 3; turn += 30) {
      const direction = heading(angle + turn);
      const at: [number, number] = [
        round(ground.centre[0] + direction[0] * 1.25),
        round(ground.centre[1] + direction[2] * 1.25),
      ];
      if (!space.free(at, 0.35, [...ground.spots.values(), ...props.map((prop) => prop.at)])) continue;
      props.push({ id: nameKey(entry.noun), noun: entry.noun, at, facing: yawTo(at, ground.centre) });
      break;
    }
  }
  return props;
}

/** What comes after says what is made of it: a stone pillar is no stone. */
const material =
  /^\s(?:pillar|column|bridge|wall|step|stair|bench|lantern|floor|arch|table|path|lion|slab|tower|house|railing|throne|well)s?\b/iu;

/** One of the words names something that is there, and is not only looked for or gone. */
function isThere(text: string, words: readonly string[]): boolean {
  return findWords(text, words).some((hit) => !isAbsent(text, hit) && !material.test(text.slice(hit.end)));
}

function isPerformer(noun: string, cast: readonly Performer[]): boolean {
  return cast.some((performer) => performer.names.some((name) => nameKey(name) === noun));
}
