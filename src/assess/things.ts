import type { Finding, Language } from '../film/index.ts';
import table from './data/things.json' with { type: 'json' };
import { findingAt } from './judgement.ts';
import { type Mention, mentionsIn, nounsIn, withoutNames } from './mentions.ts';
import type { SceneFacts, ScriptFacts } from './script-facts.ts';

type First = { mention: Mention; line: number };

/**
 * *She raises the pistol*, where no pistol was seen or spoken of: things whose first mention already takes them for known (the
 * definite article against first mention: J. Hawkins, Definiteness and Indefiniteness, 1978; in Chinese, a bare noun that is handled
 * or comes first). A thing bridged by what was seen (*the bread box* after bread) is known. What is handled, comes back and stands
 * late in the script counts for more.
 */
export function suddenThings(facts: ScriptFacts): Finding[] {
  const { scenes, language } = facts;
  const nouns = scenes.map((scene) => new Set(spokenNouns(scene, facts)));
  const seen = new Set<string>();
  return scenes.flatMap((scene) => {
    const found = scene.index === 0 ? [] : firstMentions(scene, seen, facts);
    for (const word of nouns[scene.index]!) seen.add(word);
    const returns = ({ thing }: Mention) =>
      nouns.slice(scene.index + 1).filter((words) => has(words, thing, language)).length;
    return found
      .filter(({ mention }) => weightOf(mention, returns(mention), scene.start, language) >= table.least)
      .map(({ mention: { thing }, line }) =>
        findingAt(facts, 'thing-from-nowhere', { line, scene: scene.id }, { thing, scene: scene.number }, 0.7),
      );
  });
}

/** How much speaks for a thing that matters and was never brought in. */
function weightOf(mention: Mention, returns: number, start: number, language: Language): number {
  const weights = table.weights[language];
  return (
    weights[mention.standing] +
    (mention.handled ? weights.handled : 0) +
    (mention.acts ? weights.acts : 0) +
    (mention.described ? weights.described : 0) +
    weights.returns * Math.min(returns, table.mostReturns[language]) +
    (mention.owned ? weights.owned : 0) +
    (mention.several ? weights.several : 0) +
    (start < table.early[language] ? weights.early : 0)
  );
}

function firstMentions(scene: SceneFacts, seen: ReadonlySet<string>, facts: ScriptFacts): First[] {
  const { language } = facts;
  const here = new Set(nounsIn(scene.heading, language));
  return scene.action.flatMap(({ text: written, line }) => {
    const text = withoutNames(written, facts);
    const found = mentionsIn(text, language).filter(
      ({ thing, nearby }) => ![thing, ...nearby].some((word) => has(seen, word, language) || has(here, word, language)),
    );
    for (const word of nounsIn(text, language)) here.add(word);
    return found.map((mention) => ({ mention, line }));
  });
}

/** Whether the thing is among the words, or a longer or shorter name of it. */
function has(words: ReadonlySet<string>, thing: string, language: Language): boolean {
  if (words.has(thing)) return true;
  const kin = (word: string) =>
    language === 'zh' ? word.endsWith(thing) || thing.endsWith(word) : stemLength(word, thing) >= table.kinLetters;
  return [...words].some(kin);
}

/** How many letters two words begin with alike: a *projector* belongs to a *projection* booth. */
function stemLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

function spokenNouns(scene: SceneFacts, facts: ScriptFacts): string[] {
  const texts = [scene.heading, ...scene.action.map(({ text }) => text), ...scene.speeches.map(({ text }) => text)];
  return texts.flatMap((text) => nounsIn(withoutNames(text, facts), facts.language));
}
