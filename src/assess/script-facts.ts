import {
  type Beat,
  type Hour,
  type Language,
  type Line,
  linesOf,
  literal,
  type Realism,
  realismOf,
  type Scene,
  type Screenplay,
} from '../film/index.ts';
import table from './data/continuity.json' with { type: 'json' };
import stopWords from './data/stop-words.json' with { type: 'json' };
import { intensities } from './intensity.ts';
import { sceneVectors, similarities } from './scene-similarity.ts';

/** A sentence of action and the line of the script that it is on. */
export type ActionSentence = { text: string; line: number };

/** A speech with its words in lower case. */
export type Speech = Line & { words: string[] };

/**
 * A scene with everything counted once. `seconds` by the page rule (54 lines a page, a page a minute); `start` and `end`
 * are shares of the script's running time; `words` are all words in lower case, `content` their stems without stop words;
 * `present` names who speaks or is named in action.
 */
export type SceneFacts = {
  index: number;
  id: string;
  number: string;
  heading: string;
  place: string;
  hour: Hour | undefined;
  setting: Scene['heading']['setting'];
  /** The heading says that time runs on from the scene before. */
  continuing: boolean;
  line: number;
  seconds: number;
  start: number;
  end: number;
  words: string[];
  content: string[];
  action: ActionSentence[];
  speeches: Speech[];
  present: ReadonlySet<string>;
  /** What is written over its picture, and whether it names its place in a source. */
  superimposed: string;
  sourced: boolean;
};

/** Somebody who speaks: every speech with its scene, and every scene in which they speak or are named. */
export type RoleFacts = {
  name: string;
  speeches: { scene: number; line: Speech; words: string[] }[];
  scenes: number[];
};

/**
 * A script read once for all dimensions. Roles come with the most words first; `intensity` is that of each scene, 0 to 1, and
 * `alike` says how alike each two scenes are, 0 to 1.
 */
export type ScriptFacts = {
  language: Language;
  title: string;
  scenes: SceneFacts[];
  roles: RoleFacts[];
  seconds: number;
  words: number;
  intensity: number[];
  alike: Float64Array[];
  /** Which reality it declares on its title page that it keeps to. */
  realism?: Realism;
};

const linesOnPage = 54;
const continuing = { en: new RegExp(table.continuous.en, 'iu'), zh: new RegExp(table.continuous.zh, 'u') };
const stops: Record<Language, ReadonlySet<string>> = { en: new Set(stopWords.en), zh: new Set(stopWords.zh) };
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Reads a screenplay's scenes, words and roles. */
export function readFacts(screenplay: Screenplay): ScriptFacts {
  const { language } = screenplay;
  const names = [...new Set(screenplay.scenes.flatMap((scene) => linesOf(scene).map(roleName)))];
  const mention = mentionPattern(names, language);
  const lengths = screenplay.scenes.map((scene) => secondsOf(scene, language));
  const total = lengths.reduce((sum, length) => sum + length, 0) || 1;
  let before = 0;
  const scenes = screenplay.scenes.map((scene, index): SceneFacts => {
    const seconds = lengths[index]!;
    const start = before / total;
    before += seconds;
    return { ...sceneFacts(scene, index, language, mention, names), seconds, start, end: before / total };
  });
  const realism = realismOf(screenplay);
  return {
    language,
    ...(realism && { realism }),
    title: screenplay.title ?? '',
    scenes,
    roles: rolesOf(scenes, names),
    seconds: total,
    words: scenes.reduce((sum, scene) => sum + scene.words.length, 0),
    intensity: intensities(scenes, language),
    alike: similarities(sceneVectors(scenes)),
  };
}

function sceneFacts(
  scene: Scene,
  index: number,
  language: Language,
  mention: RegExp | undefined,
  names: readonly string[],
): Omit<SceneFacts, 'seconds' | 'start' | 'end'> {
  const speeches = linesOf(scene).map((line) => ({ ...line, words: wordsOf(line.text, language) }));
  const action = scene.beats.flatMap((beat) =>
    beat.kind === 'action' ? beat.sentences.map((text) => ({ text, line: beat.line })) : [],
  );
  const words = [...action.flatMap(({ text }) => wordsOf(text, language)), ...speeches.flatMap((line) => line.words)];
  const named = mention ? action.flatMap((sentence) => sentence.text.toUpperCase().match(mention) ?? []) : [];
  const present = new Set([...speeches.map(roleName), ...named.filter((name) => names.includes(name))]);
  return {
    index,
    id: scene.id,
    number: scene.number,
    heading: scene.heading.text,
    place: scene.heading.place,
    hour: scene.heading.hour,
    setting: scene.heading.setting,
    continuing: continuing[language].test(scene.heading.text),
    line: scene.heading.line,
    words,
    content: words.filter((word) => !stops[language].has(word)).map((word) => stemOf(word, language)),
    action,
    speeches,
    present,
    superimposed: scene.superimposed ?? '',
    sourced: scene.source !== undefined,
  };
}

/** Who says a line, as roles are named: in capitals. */
export function roleName(line: Line): string {
  return line.character.toUpperCase();
}

function mentionPattern(names: readonly string[], language: Language): RegExp | undefined {
  if (names.length === 0) return undefined;
  const all = [...names].sort((a, b) => b.length - a.length).map(literal);
  return language === 'zh'
    ? new RegExp(all.join('|'), 'g')
    : new RegExp(`(?<![\\p{L}])(?:${all.join('|')})(?![\\p{L}])`, 'gu');
}

function rolesOf(scenes: readonly SceneFacts[], names: readonly string[]): RoleFacts[] {
  const roles = names.map(
    (name): RoleFacts => ({
      name,
      speeches: scenes.flatMap((scene) =>
        scene.speeches
          .filter((line) => roleName(line) === name)
          .map((line) => ({ scene: scene.index, line, words: line.words })),
      ),
      scenes: scenes.filter((scene) => scene.present.has(name)).map((scene) => scene.index),
    }),
  );
  return roles.sort((a, b) => wordsSpoken(b) - wordsSpoken(a) || a.name.localeCompare(b.name));
}

/** How many words a role says in all. */
export function wordsSpoken(role: RoleFacts): number {
  return role.speeches.reduce((sum, speech) => sum + speech.words.length, 0);
}

/** The words of a text in lower case: English by letters, Chinese by the segmenter of Unicode. */
export function wordsOf(text: string, language: Language): string[] {
  if (language === 'en') return text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu) ?? [];
  return segmentsOf(text)
    .filter((part) => part.isWordLike)
    .map((part) => part.segment.toLowerCase());
}

/** The words and signs of a Chinese text with their places (UAX 29 with a dictionary). */
export function segmentsOf(text: string): Intl.SegmentData[] {
  return [...segmenter.segment(text)];
}

/** An English noun without its possessive and a single plural *s*; it may not be a word then (*boxe*), but the same noun stays the same. */
export function bareNoun(word: string): string {
  return word.replace(/['’]s$/, '').replace(/(?<=[^s])s$/, '');
}

/** A word without its commonest endings, so that *walks*, *walked* and *walking* count as one (after M. F. Porter, 1980, steps 1a and 1b). */
export function stemOf(word: string, language: Language): string {
  if (language === 'zh' || word.length < 4) return word;
  const plain = word.replace(/['’]s$/, '');
  if (plain.endsWith('ies')) return `${plain.slice(0, -3)}y`;
  if (plain.endsWith('sses')) return plain.slice(0, -2);
  if (/[^s]s$/.test(plain)) return plain.slice(0, -1);
  const stem = /^(.*[aeiouy].*)(?:ed|ing)$/.exec(plain)?.[1];
  if (!stem || stem.length < 3) return plain;
  return /([^aeiouylsz])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}

function secondsOf(scene: Scene, language: Language): number {
  const lines = scene.beats.reduce((sum, beat) => sum + beatLines(beat, language), 2);
  return (lines / linesOnPage) * 60;
}

function beatLines(beat: Beat, language: Language): number {
  const wide = language === 'zh' ? 3 : 1;
  if (beat.kind !== 'dialogue') return Math.ceil((beat.text.length * wide) / 60) + 1;
  return Math.ceil((beat.speech.text.length * wide) / 35) + beat.speech.parentheticals.length + 2;
}
