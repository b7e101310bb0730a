import type { Flicks, GroundPoint, StagedProp, Stay, ThingChange, ThingSound } from '../film/index.ts';
import { flicksPerSecond } from '../film/index.ts';
import propTable from './data/props.json' with { type: 'json' };
import { isFigure } from './figures.ts';
import type { Hold } from './hands.ts';
import type { Performer } from './performers.ts';
import type { SceneRequest } from './rehearsal.ts';
import type { Ground } from './spots.ts';
import { yawTo } from './vector.ts';
import { findWords } from './words.ts';

/** Where the things that hands handle are through a scene: stays in scene time, by noun. */
export type Things = {
  stays: Map<string, Stay[]>;
  /** What is heard of them when they break, are poured or lit, by noun. */
  sounds: Map<string, ThingSound[]>;
  /** What becomes of them that is seen from then on, by noun. */
  changes: Map<string, ThingChange[]>;
  /** The thing that was spoken of last, for "it". */
  last: string | undefined;
  /** The sentence that is being played. */
  text: string;
  /** The prop that stands in for a noun no table has. */
  standIns: Readonly<Record<string, string>>;
};

/** What of a film's things goes on from scene to scene: where each was last, on which set, and what became of it. */
export type Belongings = Map<string, { stay: Stay; set: string; changes?: ThingChange[] }>;

type Entry = (typeof propTable)[number] & { size?: number };

const entries = propTable as Entry[];

/** What is smaller and fell is not left lying. Metres. */
const lost = 0.2;

/** What was over so long before a shot leaves nothing of its motion in it. */
const lead = flicksPerSecond;

/**
 * The things of a scene as it opens: on whoever wears them, in the hands that held them last where the scene names them, for
 * between scenes people put away what they need no longer; or where they were left on this set. What is small and fell to the
 * ground somebody has picked up, unless the scene names it.
 */
export function openThings(
  { scene, belongings, set, standIns }: Pick<SceneRequest, 'scene' | 'belongings' | 'set' | 'standIns'>,
  cast: readonly Performer[],
): Things {
  const text = scene.beats.map((beat) => (beat.kind === 'dialogue' ? beat.speech.text : beat.text)).join('\n');
  const named = new Set(thingsIn(text, standIns).map(({ noun }) => noun));
  const stays = new Map<string, Stay[]>();
  const changes = new Map<string, ThingChange[]>();
  for (const [noun, { stay, set: where, changes: before }] of belongings) {
    const here = stay.actor
      ? (stay.worn || named.has(noun)) && cast.some(({ id }) => id === stay.actor)
      : where === set && (named.has(noun) || (stay.up ?? 0) > 0 || sizeOf(noun) > lost);
    if (!here || !(stay.actor || stay.at)) continue;
    stays.set(noun, [{ ...stay, from: 0 }]);
    if (before)
      changes.set(
        noun,
        before.map(({ state }) => ({ from: 0, state })),
      );
  }
  return { stays, sounds: new Map(), changes, last: undefined, text: '', standIns };
}

/** Keeps where a scene leaves its things. */
export function keepThings(
  { belongings, set }: Pick<SceneRequest, 'belongings' | 'set'>,
  props: readonly StagedProp[],
): void {
  for (const { id, stays, changes } of props) {
    const last = stays?.at(-1);
    if (last) belongings.set(id, { stay: last, set, ...(changes ? { changes } : {}) });
  }
}

/** The things that a hand can hold and a text names, in the order of the text. */
export function thingsIn(text: string, standIns: Things['standIns']): { noun: string; start: number; end: number }[] {
  const hits = entries.flatMap(({ noun, en, zh, size }) =>
    size === undefined
      ? []
      : [...findWords(text, [...en, ...zh]), ...owned(text, en)].map(({ start, end }) => ({ noun, start, end })),
  );
  const others = Object.entries(standIns).flatMap(([word, noun]) =>
    entries.some((entry) => entry.noun === noun && entry.size !== undefined)
      ? findWords(text, [word]).map(({ start, end }) => ({ noun, start, end }))
      : [],
  );
  return [...hits, ...others]
    .filter(
      (hit, _, all) =>
        !isFigure(text, hit) &&
        !all.some(
          (other) => other.end - other.start > hit.end - hit.start && other.start <= hit.start && other.end >= hit.end,
        ),
    )
    .sort((a, b) => a.start - b.start);
}

/** How large a thing is, metres. */
export const sizeOf = (noun: string): number => entries.find((entry) => entry.noun === noun)?.size ?? 1;

const article = /^(?:a|an|the|his|her)\s+/;

/** Words that are things only after an article (a watch, the bow) are so after an owner as well: "his grandfather's watch". */
function owned(text: string, words: readonly string[]): { start: number; end: number }[] {
  const bare = new Set(words.flatMap((word) => (article.test(word) ? [word.replace(article, '')] : [])));
  return [...bare].flatMap((word) =>
    [...text.matchAll(new RegExp(`(?:['’]s|\\b(?:his|her|its|their|my))\\s+(?:[\\p{L}-]+\\s+)?${word}\\b`, 'giu'))].map(
      (found) => ({ start: found.index + found[0].length - word.length, end: found.index + found[0].length }),
    ),
  );
}

/** Where a thing is at a time; undefined for one that nobody handled yet. */
export function stayAt({ stays }: Things, noun: string, time: Flicks): Stay | undefined {
  const own = stays.get(noun);
  return own && (own.findLast((stay) => stay.from <= time) ?? own[0]);
}

/** Who holds a thing in the hand at a time; what is worn is in nobody's. */
export function inHandOf(things: Things, noun: string, time: Flicks): string | undefined {
  const stay = stayAt(things, noun, time);
  return stay?.worn ? undefined : stay?.actor;
}

/** Somebody holds what arms that move would carry before the face: at least `least` metres large. */
export function hasFullHands(things: Things, actor: string, time: Flicks, least: number): boolean {
  return [...things.stays.keys()].some((noun) => sizeOf(noun) >= least && inHandOf(things, noun, time) === actor);
}

/** Writes down where a thing is from a time on. */
export function move({ stays }: Things, noun: string, stay: Stay): void {
  const before = (stays.get(noun) ?? []).filter(({ from }) => from < stay.from);
  stays.set(noun, [...before, stay]);
}

/** Writes down what is heard of a thing. */
export function sound({ sounds }: Things, noun: string, heard: ThingSound): void {
  sounds.set(noun, [...(sounds.get(noun) ?? []), heard]);
}

/** Writes down what becomes of a thing. */
export function change({ changes }: Things, noun: string, own: ThingChange): void {
  changes.set(noun, [...(changes.get(noun) ?? []), own]);
}

/** Gives somebody a thing that they must have by `time`: from the beginning, where nobody handled it before. */
export function give(things: Things, noun: string, actor: string, time: Flicks): void {
  const now = stayAt(things, noun, time);
  if (now?.actor === actor && !now.worn) return;
  putAway(things, actor, noun, now ? time : 0);
  move(things, noun, { from: now ? time : 0, actor });
}

/** Somebody has two hands at most: what was held longest goes into a pocket. */
export function putAway(things: Things, actor: string, but: string, time: Flicks): void {
  const held = [...things.stays.keys()].filter((noun) => noun !== but && inHandOf(things, noun, time) === actor);
  if (held.length > 1) move(things, held[0]!, { from: time });
}

/** The things of a scene as the stage has them, their faces to the cameras; an umbrella is open where it is wet. */
export function stagedThings(
  { things: { stays, sounds, changes }, ground: { front } }: { things: Things; ground: Pick<Ground, 'front'> },
  wet: boolean,
): StagedProp[] {
  return [...stays].map(([noun, own]) => ({
    id: noun,
    noun: noun === 'umbrella' && wet ? 'open umbrella' : noun,
    at: own.find((stay) => stay.at)?.at ?? ([0, 0] as GroundPoint),
    facing: yawTo([0, 0], [front[0], front[2]]),
    stays: own,
    ...(sounds.has(noun) ? { sounds: sounds.get(noun)! } : {}),
    ...(changes.has(noun) ? { changes: changes.get(noun)! } : {}),
  }));
}

/** Who has what of the handled things in the hand, and from when. */
export function heldThings(props: readonly StagedProp[]): Hold[] {
  return props.flatMap(({ id, stays = [] }) =>
    stays.flatMap(({ actor: having, from, worn }, index) => {
      const actor = worn ? undefined : having;
      const before = stays[index - 1]?.worn ? undefined : stays[index - 1]?.actor;
      return [
        ...(before && before !== actor ? [{ actor: before, noun: undefined, from }] : []),
        ...(actor ? [{ actor, noun: id, from }] : []),
      ];
    }),
  );
}

/** A thing as a shot sees it, on the shot's own clock; what was over before is folded into where it opens. */
export function thingInShot(prop: StagedProp, start: Flicks, duration: Flicks): StagedProp {
  if (!prop.stays) return prop;
  const opens = Math.max(
    0,
    prop.stays.findLastIndex((stay) => stay.from <= start - lead),
  );
  const stays = prop.stays
    .slice(opens)
    .filter((stay, index) => index === 0 || stay.from < start + duration + lead)
    .map((stay, index) => ({ ...stay, from: index === 0 ? -lead : stay.from - start }));
  const sounds = prop.sounds
    ?.filter(({ time }) => time >= start && time < start + duration)
    .map((heard) => ({ ...heard, time: heard.time - start }));
  const changes = prop.changes
    ?.filter(({ from }) => from < start + duration)
    .map(({ from, state }) => ({ from: Math.max(-lead, from - start), state }));
  const [first] = prop.changes ?? [];
  const dark = first?.state === 'lit' && first.from > start ? [{ from: -lead, state: 'out' as const }] : [];
  const seen = [...dark, ...(changes ?? [])];
  const { sounds: _, changes: __, ...rest } = prop;
  return { ...rest, stays, ...(sounds?.length ? { sounds } : {}), ...(seen.length ? { changes: seen } : {}) };
}
