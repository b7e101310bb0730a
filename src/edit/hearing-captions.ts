import {
  type Caption,
  type Flicks,
  filmTimes,
  fromFrames,
  fromSeconds,
  type Language,
  type Mood,
  type Plan,
} from '../film/index.ts';
import { captionLimits } from './captions.ts';
import table from './data/sound-words.json' with { type: 'json' };

/** What is heard in a scene besides speech: textures of the place with their levels in LUFS, and the mood of the music. */
export type HeardScene = { scene: string; place: Readonly<Record<string, number>>; mood: Mood };

/** Sounds quieter than this are not told, LUFS. */
const faint = -46;
const soundLength = fromSeconds(2);

/**
 * Captions for people who do not hear: who speaks stands before each line where the speaker changes, and what is heard
 * of the place and the music is told in brackets at a scene's start, where nobody speaks for long enough.
 */
export function makeHearingCaptions(
  captions: readonly Caption[],
  plan: Plan,
  heard: readonly HeardScene[],
  nameOf: (character: string) => string,
): Caption[] {
  const gap = fromFrames(captionLimits.gapFrames, plan.rate);
  const told = captions.map((caption, index): Caption => {
    const changes = caption.character && caption.character !== captions[index - 1]?.character;
    return changes ? { ...caption, lines: named(caption.lines, nameOf(caption.character!), plan.language) } : caption;
  });
  const { scenes } = filmTimes(plan);
  const sounds = heard.flatMap((scene, index) => {
    const start = scenes.get(scene.scene) ?? 0;
    const words = soundsOf(scene, heard[index - 1], plan.language);
    return words.length === 0 ? [] : placed(words, start, captions, gap);
  });
  return [...told, ...sounds].sort((a, b) => a.start - b.start);
}

/** The two loudest textures of a place and the music, those that the scene before did not have. */
function soundsOf({ place, mood }: HeardScene, before: HeardScene | undefined, language: Language): string[] {
  const loud = Object.entries(place)
    .filter(([name, level]) => level > faint && name in table.places)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 2)
    .filter(([name]) => before?.place[name] === undefined || before.place[name]! < faint)
    .map(([name]) => table.places[name as keyof typeof table.places][language]);
  const music = musicWord(mood, language);
  return before && musicWord(before.mood, language) === music ? loud : [...loud, music];
}

function musicWord({ valence, arousal }: Mood, language: Language): string {
  const key = `${valence >= 0 ? 'bright' : 'dark'}-${arousal >= 0.5 ? 'high' : 'low'}` as keyof typeof table.music;
  return table.music[key][language];
}

/** As much of two seconds from the scene's start as is free of speech; nothing where less than the shortest caption is. */
function placed(words: readonly string[], start: Flicks, captions: readonly Caption[], gap: Flicks): Caption[] {
  const next = captions.find((caption) => caption.end > start);
  const free = next && next.start < start ? next.end + gap : start;
  const after = captions.find((caption) => caption.start >= free);
  const end = Math.min(free + soundLength, after ? after.start - gap : Number.POSITIVE_INFINITY);
  if (end - free < fromSeconds(captionLimits.shortest)) return [];
  return [{ start: free, end, lines: words.slice(0, 2).map((word) => `[${word}]`) }];
}

function named(lines: readonly string[], name: string, language: Language): string[] {
  const first = language === 'zh' ? `${name}：${lines[0]}` : `${name.toUpperCase()}: ${lines[0]}`;
  const { characters } = captionLimits[language];
  if (first.length <= characters) return [first, ...lines.slice(1)];
  return lines.length === 1 ? [language === 'zh' ? `${name}：` : `${name.toUpperCase()}:`, lines[0]!] : [...lines];
}
