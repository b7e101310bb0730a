import type { Act, Memory, Who } from './interpret.ts';
import type { Performer } from './performers.ts';
import { findWords } from './words.ts';

const becoming =
  /\bwhere (?:it|he|she|the \p{L}+) (?:stood|sat|was|lay)\b|\b(?:becomes?|became)\b|\b(?:turns?|changes?) into\b|\btakes? (?:the |a )?(?:human )?(?:shape|form)\b|\b(?:closes?|wraps?|folds?) (?:around|about) (?:it|him|her)\b[^.]*\bout of (?:it|the \p{L}+)\b|化作|变成|化为|变作|幻化/iu;

/** A creature that becomes a person goes in mist as the person comes in mist. */
export function transformation(
  text: string,
  mentions: string[],
  performers: readonly Performer[],
  memory: Memory,
): Act[] | undefined {
  if (!becoming.test(text)) return undefined;
  const kind = (id: string | undefined) => performers.find((performer) => performer.id === id)?.appearance.kind;
  const creatures = performers
    .filter((performer) => performer.appearance.kind === 'creature')
    .map((performer) => performer.id);
  const creature =
    [...mentions, memory.last].find((id) => kind(id) === 'creature') ??
    (creatures.length === 1 ? creatures[0] : undefined);
  const person = mentions.find((id) => kind(id) === 'person');
  if (!creature || !person) return undefined;
  const after = text.search(becoming);
  const back =
    findWords(text.slice(after), performers.find((performer) => performer.id === creature)!.names).length > 0 &&
    findWords(text.slice(after), performers.find((performer) => performer.id === person)!.names).length === 0;
  const [goes, comes] = back ? [person, creature] : [creature, person];
  return [
    { actor: goes, verb: 'vanish', target: undefined, phrase: text },
    { actor: comes, verb: 'appear', target: undefined, phrase: text },
  ];
}

const veil = '(?:mist|fog|dark|darkness|shadows?|light|rain|smoke|night|snow)';
const emerging = new RegExp(
  `\\bout of the ${veil}\\s+(?:steps?|comes?|walks?|emerges?|appears?)\\b|` +
    `\\b(?:steps?|comes?|walks?|emerges?)\\s+out of the ${veil}\\b|从[^，。]{0,3}[雾烟暗影光][里中]?[^，。]{0,2}[走步现浮]`,
  'iu',
);

/**
 * "Out of the mist steps a fox spirit": whoever is named next appears; "The fox spirit steps out of the mist": whoever was
 * named last.
 */
export function emergence(text: string, who: readonly Who[]): Act[] | undefined {
  const found = emerging.exec(text);
  if (!found) return undefined;
  const end = found.index + found[0].length;
  const before = who.findLast((mention) => mention.end <= found.index);
  const after = who.find((mention) => mention.start >= end && mention.start - end < 24);
  const inverted = /^(?:out|从)/iu.test(found[0]);
  const [actor] = ((inverted ? (after ?? before) : (before ?? after)) ?? who[0])?.ids ?? [];
  return actor ? [{ actor, verb: 'appear', target: undefined, phrase: text }] : undefined;
}
