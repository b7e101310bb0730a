import type { Finding, Language } from '../film/index.ts';
import table from './data/things.json' with { type: 'json' };
import { findingAt } from './judgement.ts';
import { type Mention, mentionsIn, nounsIn, withoutNames } from './mentions.ts';
import type { SceneFacts, ScriptFacts } from './script-facts.ts';

/** A thing where it is first seen; `bridged`: it is named after something that was seen. */
type First = { mention: Mention; line: number; bridged: boolean };

/**
 * *She raises the pistol*, where no pistol was seen or spoken of: things whose first mention already takes them for known (the
 * definite article against first mention: J. Hawkins, Definiteness and Indefiniteness, 1978; in Chinese, a bare noun that is handled
 * or comes first). What is handled in its first scene, comes back, is told from others (*the bread box*) and stands late in the script
 * counts for more, what is somebody's own or bridged by what was seen (*the bread box* after bread) for less. The weights are those of a
 * logistic regression on the tuning scripts, rounded.
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
      .filter((first) => weightOf(first, returns(first.mention), scene.start, language) >= table.least)
      .map(({ mention: { thing }, line }) =>
        findingAt(facts, 'thing-from-nowhere', { line, scene: scene.id }, { thing, scene: scene.number }, 0.7),
      );
  });
}

/** How much speaks for a thing that matters and was never brought in. */
function weightOf({ mention, bridged }: First, returns: number, start: number, language: Language): number {
  const weights = table.weights[language];
  const signs = ['handled', 'acts', 'described', 'owned', 'several'] as const;
  return (
    weights[mention.standing] +
    signs.reduce((sum, sign) => sum + (mention[sign] ? weights[sign] : 0), 0) +
    (mention.nearby.length === 0 ? 0 : bridged ? weights.bridged : weights.named) +
    weights.returns * Math.min(returns, table.mostReturns) +
    (start < table.early[language] ? weights.early : 0) +
    (start > table.late ? weights.late : 0)
  );
}

/** The things that a scene is the first to name, each where it does so; `handled` where it is anywhere in the scene. */
function firstMentions(scene: SceneFacts, seen: ReadonlySet<string>, facts: ScriptFacts): First[] {
  const { language } = facts;
  const here = new Set(nounsIn(scene.heading, language));
  const isKnown = (word: string) => has(seen, word, language) || has(here, word, language);
  const firsts = new Map<string, First>();
  for (const { text: written, line } of scene.action) {
    const text = withoutNames(written, facts);
    for (const mention of mentionsIn(text, language)) {
      const first = firsts.get(mention.thing);
      if (first) first.mention = { ...first.mention, handled: first.mention.handled || mention.handled };
      else if (!isKnown(mention.thing))
        firsts.set(mention.thing, { mention, line, bridged: mention.nearby.some(isKnown) });
    }
    for (const word of nounsIn(text, language)) here.add(word);
  }
  return [...firsts.values()];
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
