import type { Finding, Language } from '../film/index.ts';
import table from './data/continuity.json' with { type: 'json' };
import props from './data/props.json' with { type: 'json' };
import { findingAt } from './judgement.ts';
import { type SceneFacts, type ScriptFacts, wordsOf } from './script-facts.ts';

const english = new Set(props.en);
const chinese = new RegExp([...props.zh].sort((a, b) => b.length - a.length).join('|'), 'gu');
const carried = { en: english, zh: new Set(props.zh) };
const chineseNew = new RegExp(table.newThing.zh, 'u');
const chineseKnown = new RegExp(table.knownThing.zh, 'u');
const articles = new Set(table.knownThing.en);
const chineseHandled = new RegExp(table.handled.zh, 'u');
const chineseOwned = new RegExp(table.owned.zh, 'u');
const ambient: ReadonlySet<string> = new Set(props.ambient);
const ordinals = new Set(table.ordinals.en);
const breaks = new Set(table.phraseBreaks.en);
const qualities = new Set(table.qualities.en);

/** Before this share of the script things are still being brought in. */
const settled = 0.3;

/**
 * A thing in a sentence. `known`: it is spoken of as already seen. `handled`: as a thing at hand.
 * `nearby` are the words between article and noun. */
type Mention = { thing: string; known: boolean; handled: boolean; nearby: string[] };

/**
 * *She raises the pistol*, where no pistol was seen or spoken of: things that people carry (data/props.json) whose first mention
 * already takes them for known (the definite article against first mention: J. Hawkins, Definiteness and Indefiniteness, 1978; in
 * Chinese, a bare noun that is handled). A thing bridged by what was seen (*the bread box* after bread) is known.
 */
export function suddenThings(facts: ScriptFacts): Finding[] {
  const seen = new Set<string>();
  return facts.scenes.flatMap((scene) => {
    const found = scene.start < settled ? [] : firstMentions(scene, seen, facts.language);
    for (const word of knownIn(scene, facts.language)) seen.add(word);
    return found.map(({ thing, line }) =>
      findingAt(facts, 'thing-from-nowhere', { line, scene: scene.id }, { thing, scene: scene.number }, 0.7),
    );
  });
}

/** Whether people carry such a thing (data/props.json). */
export function isCarried(noun: string, language: Language): boolean {
  return carried[language].has(noun);
}

/** The Chinese things of a sentence that a number, a measure or *there is* brings in. */
export function newThings(text: string): string[] {
  return chineseMentions(text).flatMap(({ thing, known }) => (known || thing.length < 2 ? [] : [thing]));
}

/** The Chinese things of a sentence that are spoken of as known. */
export function knownThings(text: string): string[] {
  return chineseMentions(text).flatMap(({ thing, known }) => (known ? [thing] : []));
}

function firstMentions(
  scene: SceneFacts,
  seen: ReadonlySet<string>,
  language: Language,
): { thing: string; line: number }[] {
  const here = new Set(wordsIn(scene.heading, language));
  return scene.action.flatMap(({ text, line }) => {
    const found = mentionsIn(text, language).filter(
      ({ thing, handled, nearby }) =>
        handled && ![thing, ...nearby].some((word) => has(seen, word, language) || has(here, word, language)),
    );
    for (const word of wordsIn(text, language)) here.add(word);
    return found.map(({ thing }) => ({ thing, line }));
  });
}

function has(words: ReadonlySet<string>, thing: string, language: Language): boolean {
  if (words.has(thing)) return true;
  return language === 'zh' && [...words].some((word) => word.endsWith(thing) || thing.endsWith(word));
}

function knownIn(scene: SceneFacts, language: Language): string[] {
  const texts = [scene.heading, ...scene.action.map(({ text }) => text), ...scene.speeches.map(({ text }) => text)];
  return texts.flatMap((text) => wordsIn(text, language));
}

/** English words without their plural; of Chinese only the things. */
function wordsIn(text: string, language: Language): string[] {
  if (language === 'zh') return text.match(chinese) ?? [];
  return wordsOf(text, language).map(singular);
}

function singular(word: string): string {
  return english.has(word) ? word : word.replace(/['’]s$/, '').replace(/(?<=[^s])s$/, '');
}

function mentionsIn(text: string, language: Language): Mention[] {
  return language === 'zh' ? chineseMentions(text) : englishMentions(wordsOf(text, 'en'));
}

function englishMentions(words: readonly string[]): Mention[] {
  return words.flatMap((word, index) => {
    const thing = singular(word);
    const next = words[index + 1];
    if (!english.has(thing) || (next !== undefined && english.has(singular(next)))) return [];
    for (let at = index - 1; at >= Math.max(0, index - 3); at--) {
      if (breaks.has(words[at]!)) return [];
      if (articles.has(words[at]!)) {
        const between = words.slice(at + 1, index);
        const nearby = between.filter((one) => !qualities.has(one)).map(singular);
        const described = between.some((one) => !ordinals.has(one));
        return [{ thing, known: true, handled: described || !ambient.has(thing), nearby }];
      }
    }
    return [];
  });
}

/** A thing that no number, measure or *there is* brings in. */
function chineseMentions(text: string): Mention[] {
  const met = new Set<string>();
  return [...text.matchAll(chinese)].flatMap((match) => {
    if (met.has(match[0])) return [];
    met.add(match[0]);
    const before = text
      .slice(0, match.index)
      .split(/[，。；：！？、]/u)
      .at(-1)!;
    const known = chineseKnown.test(before) || !chineseNew.test(before);
    const moved =
      before === '' && match.index > 0 && /^[\p{Script=Han}]{3}/u.test(text.slice(match.index + match[0].length));
    const handled =
      known && !ambient.has(match[0]) && (moved || chineseHandled.test(before)) && !chineseOwned.test(before);
    return [{ thing: match[0], known, handled, nearby: [] }];
  });
}
