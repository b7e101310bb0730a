import {
  type Caption,
  type Cast,
  capital,
  type Flicks,
  filmTimes,
  formatClock,
  fromSeconds,
  type Language,
  type Plan,
  type PlannedScene,
  type Screenplay,
  type Sets,
} from '../film/index.ts';
import table from './data/description-words.json' with { type: 'json' };
import { plainText, type Speech } from './spoken-lines.ts';

/** What an audio description is made from. */
export type DescribedFilm = { screenplay: Screenplay; sets: Sets; cast: Cast; speeches: readonly Speech[] };

/**
 * How fast a description is spoken: 160 words or 260 Chinese characters a minute, and the breath around it, seconds (Netflix audio
 * description style guide; ITC guidance 2000).
 */
export const descriptionRate = { en: 160 / 60, zh: 260 / 60, breath: 0.25 } as const;

/** Something to be said of the picture: the moment it is seen, how long it stays true, and whether it is worth a shorter form. */
type Sight = { text: string; from: Flicks; until: Flicks; rank: number };

/**
 * A script for a narrator: where and when each scene is, who is there, what the script says is seen and what people do while others
 * talk, each where nobody speaks for as long as saying it takes; what finds no room is left out, the least needed first.
 */
export function describePicture(plan: Plan, film: DescribedFilm): Caption[] {
  const sights = plan.scenes.flatMap((scene, index) => sightsOf(scene, plan, film, plan.scenes[index - 1]));
  const placed: Caption[] = [];
  for (const rank of [0, 1, 2])
    for (const sight of sights.filter((one) => one.rank === rank)) {
      const caption = placeSight(sight, plan, film.speeches, placed);
      if (caption) placed.push(caption);
    }
  return placed.sort((a, b) => a.start - b.start);
}

/** The narrator's script: when each description begins and must have ended, and its words. */
export function formatDescriptionScript(descriptions: readonly Caption[]): string {
  return descriptions
    .map(({ start, end, lines }) => `${formatClock(start)}  ${formatClock(end)}  ${lines.join(' ')}\n`)
    .join('');
}

/** Seconds that saying a description takes. */
export function spokenSeconds(text: string, language: Language): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
  return language === 'zh'
    ? han / descriptionRate.zh + words / descriptionRate.en
    : words / descriptionRate.en + han / descriptionRate.zh;
}

function sightsOf(scene: PlannedScene, plan: Plan, film: DescribedFilm, before: PlannedScene | undefined): Sight[] {
  const times = filmTimes(plan);
  const shots = plan.shots.filter((shot) => shot.scene === scene.id);
  const first = shots[0];
  if (!first) return [];
  const start = times.shots.get(first.id)!;
  const until = start + shots.reduce((sum, shot) => sum + shot.duration, 0);
  const opening = { text: openingWords(scene, plan.language, film, before), from: start, until, rank: 0 };
  const script = film.screenplay.scenes.find(({ id }) => id === scene.id);
  const actions = (script?.beats ?? []).flatMap((beat): Sight[] => {
    const shot = shots.find(({ beats }) => beats.includes(beat.id));
    if (beat.kind !== 'action' || !shot) return [];
    const from = times.shots.get(shot.id)!;
    const sentences = beat.sentences.length > 0 ? beat.sentences : [beat.text];
    return sentences.map((text) => ({ text: plainText(text), from, until, rank: 1 }));
  });
  return [opening, ...actions, ...gestureSights(scene, start, until, plan, film)].filter(({ text }) => text !== '');
}

/** `Night. The bridge, in the rain.`, and who is there where the script does not say it. */
function openingWords(
  scene: PlannedScene,
  language: Language,
  film: DescribedFilm,
  before: PlannedScene | undefined,
): string {
  const set = film.sets.sets.find(({ id }) => id === scene.set);
  const hour = table.hours[scene.hour][language];
  const weather = set?.interior ? '' : table.weather[scene.weather][language];
  const place = set?.name ?? scene.set;
  const tellsWho = film.screenplay.scenes.find(({ id }) => id === scene.id)?.beats[0]?.kind === 'action';
  const names = tellsWho ? [] : scene.characters.map((id) => nameOf(id, film.cast, language));
  if (before?.set === scene.set && before.hour === scene.hour) return sentence(names, language);
  if (language === 'zh')
    return `${[hour, place.replace(/\s+/g, ''), weather].filter((part) => part !== '').join('，')}。${sentence(names, 'zh')}`;
  const where = capital(place.toLowerCase());
  return `${hour}. ${weather ? `${where}, ${weather}.` : `${where}.`} ${sentence(names, 'en')}`.trim();
}

function sentence(names: readonly string[], language: Language): string {
  if (names.length === 0) return '';
  return language === 'zh' ? `${names.join('和')}。` : `${names.join(' and ')}.`;
}

function nameOf(id: string, cast: Cast, language: Language): string {
  const name = cast.characters.find((character) => character.id === id)?.name ?? id;
  return language === 'zh' ? name : name.toLowerCase().replace(/(^|[\s'-])\p{L}/gu, (letter) => letter.toUpperCase());
}

/** What people do in shots that were not made for an action of the script. */
function gestureSights(scene: PlannedScene, start: Flicks, until: Flicks, plan: Plan, film: DescribedFilm): Sight[] {
  const words: Record<string, Record<Language, string>> = table.gestures;
  const shots = plan.shots.filter((shot) => shot.scene === scene.id);
  const origin = start - (shots[0]?.start ?? 0);
  return scene.blocking.flatMap(({ actor, actions }) =>
    actions.flatMap((action): Sight[] => {
      if (action.kind !== 'gesture' || !words[action.gesture]) return [];
      const shot = shots.findLast((one) => one.start <= action.start);
      if (!shot?.subjects.includes(actor) || shot.beats.some((beat) => beat.startsWith('action-'))) return [];
      const name = nameOf(actor, film.cast, plan.language);
      const deed = words[action.gesture]![plan.language];
      const text = plan.language === 'zh' ? `${name}${deed}。` : `${name} ${deed}.`;
      const from = origin + action.start;
      return [{ text, from, until: Math.min(until, from + fromSeconds(2.5)), rank: 2 }];
    }),
  );
}

/** How long before it is seen something may be told, and how late it may begin, seconds. */
const [early, late] = [1.5, 6];

/** A sight where there is room for it, whole or else its first clause; `undefined` where there is none. */
function placeSight(
  { text, from, until, rank }: Sight,
  plan: Plan,
  speeches: readonly Speech[],
  placed: readonly Caption[],
): Caption | undefined {
  const breath = fromSeconds(descriptionRate.breath);
  const film = filmTimes(plan).duration;
  const taken = [...speeches, ...placed].map(({ start, end }) => ({ start: start - breath, end: end + breath }));
  for (const words of shorter(text)) {
    const length = fromSeconds(spokenSeconds(words, plan.language));
    const starts = [from, ...taken.map(({ end }) => end), from - fromSeconds(early)].filter(
      (start) => start >= Math.max(0, from - fromSeconds(early)) && start <= Math.min(from + fromSeconds(late), until),
    );
    const free = starts
      .sort((a, b) => Math.abs(a - from) - Math.abs(b - from))
      .find((start) => start + length <= film && taken.every((one) => start + length <= one.start || start >= one.end));
    if (free !== undefined) return { start: free, end: free + length, lines: [words], speakers: [] };
    if (rank !== 1) return undefined;
  }
  return undefined;
}

/** A sentence, and what is left of it without its last clauses. */
function shorter(text: string): string[] {
  const parts = text.split(/(?<=[,;，；])\s*/u);
  const stop = /\p{Script=Han}/u.test(text) ? '。' : '.';
  return parts.map((_, index) =>
    index === 0
      ? text
      : `${parts
          .slice(0, parts.length - index)
          .join(stop === '.' ? ' ' : '')
          .replace(/[,;，；]$/u, '')}${stop}`,
  );
}
