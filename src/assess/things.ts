import type { Finding, Language } from '../film/index.ts';
import { isOfFrame, isOtherName, isPartOfSeen, textOf } from './bridging.ts';
import table from './data/things.json' with { type: 'json' };
import { findingAt } from './judgement.ts';
import { type Mention, mentionsIn, nounsIn, withoutNames } from './mentions.ts';
import { type SceneFacts, type ScriptFacts, wordsOf } from './script-facts.ts';

const descriptive = new RegExp(table.descriptive, 'u');

/** A thing where it is first seen; `bridged`: it is named after something that was seen. */
type First = { mention: Mention; line: number; bridged: boolean };

/** What the reader has seen before a scene: its things, all its words, and its places. */
type Seen = { things: Set<string>; words: Set<string>; places: Set<string> };

/**
 * *She raises the pistol*, where no pistol was seen or spoken of: things whose first mention already takes them for known (the
 * definite article against first mention: J. Hawkins, Definiteness and Indefiniteness, 1978; in Chinese, a bare noun that is handled
 * or comes first). What is handled in its first scene, comes back, is told from others (*the bread box*) and stands late in the script
 * counts for more; what is somebody's own, part of what was seen, or usual in such a scene or a place that is new (bridging.ts) for
 * less. The weights are those of a logistic regression on the tuning scripts, rounded.
 */
export function suddenThings(facts: ScriptFacts): Finding[] {
  const { scenes, language } = facts;
  const nouns = scenes.map((scene) => new Set(spokenNouns(scene, facts)));
  const seen: Seen = { things: new Set(), words: new Set(), places: new Set() };
  return scenes.flatMap((scene) => {
    const firsts = scene.index === 0 ? [] : firstMentions(scene, seen, facts);
    const returns = ({ thing }: Mention) =>
      nouns.slice(scene.index + 1).filter((words) => has(words, thing, language)).length;
    const sudden = firsts.filter(
      (first) =>
        weightOf(first, returns(first.mention), scene, language) +
          contextOf(first.mention.thing, scene, seen, nouns[scene.index]!, facts) >=
        table.least,
    );
    for (const word of nouns[scene.index]!) seen.things.add(word);
    for (const word of scene.words) seen.words.add(word);
    seen.places.add(scene.place.toLowerCase());
    return sudden.map(({ mention: { thing }, line }) =>
      findingAt(facts, 'thing-from-nowhere', { line, scene: scene.id }, { thing, scene: scene.number }, 0.7),
    );
  });
}

/** How much its own sentence and its returns speak for a thing that matters and was never brought in. */
function weightOf({ mention, bridged }: First, returns: number, { start }: SceneFacts, language: Language): number {
  const weights = table.weights[language];
  const signs = ['handled', 'acts', 'described', 'owned', 'several', 'durative'] as const;
  return (
    weights[mention.standing] +
    signs.reduce((sum, sign) => sum + (mention[sign] ? weights[sign] : 0), 0) +
    (mention.nearby.length === 0 ? 0 : bridged ? weights.bridged : weights.named) +
    weights.returns * Math.min(returns, table.mostReturns) +
    (start < table.early[language] ? weights.early : 0) +
    (start > table.late ? weights.late : 0)
  );
}

/** How much the scene and what was seen before explain a thing: nothing, or a weight below it. */
function contextOf(thing: string, scene: SceneFacts, seen: Seen, here: Iterable<string>, facts: ScriptFacts): number {
  const weights = table.weights[facts.language];
  const before =
    facts.language === 'en' ? [...seen.things, ...here] : facts.scenes.slice(0, scene.index + 1).map(textOf);
  return (
    (isOtherName(thing, before, facts) ? weights.renamed : 0) +
    (isPartOfSeen(thing, before, facts) ? weights.explained : 0) +
    (isOfFrame(thing, scene, facts) ? weights.framed : 0) +
    (seen.places.has(scene.place.toLowerCase()) ? 0 : weights.newPlace)
  );
}

/** The things that a scene is the first to name, each where it does so; `handled` where it is anywhere in the scene. */
function firstMentions(scene: SceneFacts, seen: Seen, facts: ScriptFacts): First[] {
  const { language } = facts;
  const here = new Set(nounsIn(scene.heading, language));
  const said = new Set(wordsOf(scene.heading, language));
  const isKnown = (word: string) => has(seen.things, word, language) || has(here, word, language);
  const isNew = (word: string) => !seen.words.has(word) && !said.has(word);
  const firsts = new Map<string, First>();
  for (const { text: written, line } of scene.action) {
    const text = withoutNames(written, facts);
    for (const mention of mentionsIn(text, language)) {
      const first = firsts.get(mention.thing);
      if (first) first.mention = { ...first.mention, handled: first.mention.handled || mention.handled };
      else if (!isKnown(mention.thing) || isAnother(mention, isNew))
        firsts.set(mention.thing, { mention, line, bridged: mention.nearby.some(isKnown) });
    }
    for (const word of nounsIn(text, language)) here.add(word);
    for (const word of wordsOf(text, language)) said.add(word);
  }
  return [...firsts.values()];
}

/** *The red shoe*, where shoes were seen but nothing red; *the tide table*, where nothing was said of a tide. */
function isAnother({ marks, nearby, owned, several }: Mention, isNew: (word: string) => boolean): boolean {
  const telling = [...marks, ...nearby];
  return (
    telling.length > 0 && !owned && !several && telling.every(isNew) && !nearby.some((word) => descriptive.test(word))
  );
}

/** Whether the thing is among the words, or a longer or shorter name of it: a *stepladder* is a ladder. */
function has(words: ReadonlySet<string>, thing: string, language: Language): boolean {
  if (words.has(thing)) return true;
  const kin = (word: string) =>
    language === 'zh'
      ? word.endsWith(thing) || thing.endsWith(word)
      : stemLength(word, thing) >= table.kinLetters || (thing.length >= table.headLetters && word.endsWith(thing));
  return [...words].some(kin);
}

/** How many letters two words begin with alike: a *projector* belongs to a *projection* booth. */
function stemLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

function spokenNouns(scene: SceneFacts, facts: ScriptFacts): string[] {
  const texts = [scene.heading, ...[...scene.action, ...scene.speeches].map(({ text }) => text)];
  return texts.flatMap((text) => nounsIn(withoutNames(text, facts), facts.language));
}
