import {
  type Caption,
  type Flicks,
  filmTimes,
  fromFrames,
  type Language,
  type Mood,
  type Plan,
  type StageEvent,
  toFrame,
} from '../film/index.ts';
import { captionLimits, frameLimits } from './caption-limits.ts';
import { columnsOf } from './caption-text.ts';
import { captionSpeech, filmFrames } from './captions.ts';
import table from './data/sound-words.json' with { type: 'json' };
import type { Speech } from './spoken-lines.ts';
import { closesWell, opensWell } from './time-captions.ts';

/** What is heard in a scene besides speech: textures of the place with their levels in LUFS, and the mood of the music. */
export type HeardScene = { scene: string; place: Readonly<Record<string, number>>; mood: Mood };

/** Something that is heard at a moment of the film. */
export type HeardEvent = Pick<StageEvent, 'time' | 'kind' | 'strength'>;

/** What captions for people who do not hear are made from; `nameOf` gives a speaker's name as people read it. */
export type HeardFilm = {
  speeches: readonly Speech[];
  scenes: readonly HeardScene[];
  events: readonly HeardEvent[];
  nameOf(speaker: string): string;
  end?: Flicks;
};

/** Sounds quieter than this are not told: LUFS of a place, strength of an event. */
const faint = { place: -46, event: 0.3 };
/** Seconds: how long a sound is told, and how soon the same one is not told again. */
const soundLength = 2;
const again = 8;

/**
 * Captions for people who do not hear, within the same limits as others: who speaks stands before a line whose speaker is not seen or
 * might be another; what is heard of the place, the music and of what happens is told in brackets where nobody speaks.
 */
export function makeHearingCaptions(plan: Plan, heard: HeardFilm): Caption[] {
  const { speeches, scenes, events, nameOf, end = filmTimes(plan).duration } = heard;
  const named = speeches.map((speech, index) => {
    const before = speeches[index - 1];
    const told = before?.speaker === speech.speaker && before.scene === speech.scene;
    return told || seenAlone(speech, plan) ? speech : withName(speech, nameOf(speech.speaker), plan.language);
  });
  const captions = captionSpeech(named, plan, end);
  for (const sound of [...placeSounds(scenes, plan), ...eventSounds(events, plan)]) {
    const caption = fitSound(sound, captions, plan, end);
    if (caption) captions.push(caption);
    captions.sort((a, b) => a.start - b.start);
  }
  return captions;
}

/** Whether the picture shows the speaker and nobody else when the line begins. */
function seenAlone({ line, start, offScreen, scene }: Speech, plan: Plan): boolean {
  const { shots } = filmTimes(plan);
  const shot = plan.shots.findLast(({ id }) => shots.get(id)! <= start);
  const actor = plan.scenes
    .find(({ id }) => id === scene)
    ?.blocking.find(({ actions }) => actions.some((action) => action.kind === 'speak' && action.line === line))?.actor;
  return !offScreen && actor !== undefined && shot?.subjects.length === 1 && shot.subjects[0] === actor;
}

function withName(speech: Speech, name: string, language: Language): Speech {
  const label = language === 'zh' ? `${name}：` : `${name.toUpperCase()}: `;
  return {
    ...speech,
    text: label + speech.text,
    at: (character) => (character <= label.length ? speech.start : speech.at(character - label.length)),
  };
}

/** Words for a sound and when they may stand, in film time. */
type Sound = { words: string[]; from: Flicks; until: Flicks };

function placeSounds(heard: readonly HeardScene[], plan: Plan): Sound[] {
  const { scenes } = filmTimes(plan);
  return heard.flatMap((scene, index) => {
    const from = scenes.get(scene.scene) ?? 0;
    const until = from + (plan.scenes.find(({ id }) => id === scene.scene)?.duration ?? 0);
    const words = soundsOf(scene, heard[index - 1], plan.language);
    const fitting = words.filter((word) => columnsOf(`[${word}]`) <= captionLimits[plan.language].columns);
    return fitting.length === 0 ? [] : [{ words: fitting.slice(0, captionLimits.lines), from, until }];
  });
}

/** The loudest texture of a place and the music, those that the scene before did not have; two textures where the music is the same. */
function soundsOf({ place, mood }: HeardScene, before: HeardScene | undefined, language: Language): string[] {
  const loud = Object.entries(place)
    .filter(([name, level]) => level > faint.place && name in table.places)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 2)
    .filter(([name]) => before?.place[name] === undefined || before.place[name]! < faint.place)
    .map(([name]) => table.places[name as keyof typeof table.places][language]);
  const music = musicWord(mood, language);
  return before && musicWord(before.mood, language) === music ? loud : [...loud.slice(0, 1), music];
}

function musicWord({ valence, arousal }: Mood, language: Language): string {
  const key = `${valence >= 0 ? 'bright' : 'dark'}-${arousal >= 0.5 ? 'high' : 'low'}` as keyof typeof table.music;
  return table.music[key][language];
}

/** What happens that a viewer should know of, each kind once in a while. */
function eventSounds(events: readonly HeardEvent[], plan: Plan): Sound[] {
  const words: Record<string, Record<Language, string>> = table.happenings;
  const told = new Map<string, Flicks>();
  const second = fromFrames(1, { numerator: 1, denominator: 1 });
  return [...events]
    .sort((a, b) => a.time - b.time)
    .flatMap(({ kind, time, strength }) => {
      const word = words[kind]?.[plan.language];
      const last = told.get(kind);
      if (!word || strength < faint.event || (last !== undefined && time - last < again * second)) return [];
      told.set(kind, time);
      return [{ words: [word], from: time - second / 4, until: time + 2.5 * second }];
    });
}

/** A sound as a caption, as early as there is room between the others for the shortest time it takes to read; else nothing. */
function fitSound(sound: Sound, captions: readonly Caption[], plan: Plan, end: Flicks): Caption | undefined {
  const limits = frameLimits(plan.rate, plan.language);
  const film = filmFrames(plan, end);
  const frame = (time: Flicks) => toFrame(time, plan.rate);
  const lines = sound.words.map((word) => `[${word}]`);
  const need = Math.max(limits.shortest, limits.reading(columnsOf(lines.join(' '))));
  const wish = Math.max(need, Math.round(soundLength * 2 * limits.half));
  const clear = (distance: number) => distance === limits.gap || distance >= limits.half;
  const last = Math.min(frame(sound.until), film.end) - need;
  for (let start = Math.max(0, frame(sound.from)); start <= last; start++) {
    if (!opensWell(start, film.cuts, limits)) continue;
    const before = captions.findLast((caption) => frame(caption.start) <= start);
    if (before && !clear(start - frame(before.end))) continue;
    const next = captions.find((caption) => frame(caption.start) > start);
    const most = Math.min(start + wish, film.end, next ? frame(next.start) - limits.gap : film.end);
    for (let out = most; out >= start + need; out--) {
      if (!closesWell(out, film.cuts, limits) || (next && !clear(frame(next.start) - out))) continue;
      return { start: fromFrames(start, plan.rate), end: fromFrames(out, plan.rate), lines, speakers: [] };
    }
  }
  return undefined;
}
