import type { Depiction, Screenplay } from '../film/index.ts';
import { creatureTypes, personTypes, typeIn } from './appearance.ts';
import { findWords, nameKey } from './words.ts';

/** Somebody a script needs, with what it says of them. */
export type Mention = {
  name: string;
  aliases: string[];
  /** Other ways in which cues write the name, "THE FOX" beside "FOX". */
  spellings: string[];
  description: string;
  colours: string[];
  creature: boolean;
  speaks: boolean;
  line: number;
};

type Sentence = { text: string; line: number };

/** All that is seen and said, for questions about the whole script. */
export function plotText(screenplay: Screenplay): string {
  return screenplay.scenes
    .flatMap((scene) => [
      scene.heading.text,
      ...scene.beats.map((beat) => (beat.kind === 'dialogue' ? beat.speech.text : beat.text)),
    ])
    .join('\n');
}

/** Who must be cast, speakers and named people first, then the nameless of the action lines, each in script order. */
export function introductions(screenplay: Screenplay, depict: (text: string) => Depiction): Mention[] {
  const sentences = actionSentences(screenplay);
  const named = [...speakers(screenplay), ...depictedNames(sentences, depict)];
  const mentions: Mention[] = [];
  for (const { name, line, speaks, creature } of named) {
    const same = mentions.find((mention) => nameKey(mention.name) === nameKey(name));
    if (same) {
      if (same.name.toLowerCase() !== name.toLowerCase()) same.spellings.push(name);
      continue;
    }
    mentions.push({ name, aliases: [], description: '', colours: [], creature, speaks, line, spellings: [] });
  }
  for (const mention of mentions) describe(mention, mentions, sentences);
  for (const extra of nameless(sentences, mentions, depict)) mentions.push(extra);
  return mentions;
}

function actionSentences(screenplay: Screenplay): Sentence[] {
  return screenplay.scenes.flatMap((scene) =>
    scene.beats.flatMap((beat) =>
      beat.kind === 'action' ? beat.sentences.map((text) => ({ text, line: beat.line })) : [],
    ),
  );
}

function speakers(screenplay: Screenplay) {
  return screenplay.scenes.flatMap((scene) =>
    scene.beats.flatMap((beat) =>
      beat.kind === 'dialogue' ? [{ name: beat.speech.character, line: beat.line, speaks: true, creature: false }] : [],
    ),
  );
}

function depictedNames(sentences: Sentence[], depict: (text: string) => Depiction) {
  return sentences.flatMap(({ text, line }) =>
    depict(text)
      .subjects.filter((subject) => subject.name && (subject.kind === 'person' || subject.kind === 'creature'))
      .map((subject) => ({ name: subject.name!, line, speaks: false, creature: subject.kind === 'creature' })),
  );
}

/** Fills in the words said of somebody in the first two sentences that name them, and what else they are called. */
function describe(mention: Mention, all: Mention[], sentences: Sentence[]): void {
  const others = all.filter((other) => other !== mention).map((other) => other.name);
  const about = sentences.filter(({ text }) => findWords(text, [mention.name]).length > 0).slice(0, 3);
  mention.description = about.map(({ text }) => clauseAbout(text, mention.name, others)).join(' ');
  mention.aliases = aliasesFor(mention, about, others);
}

/** The part of a sentence between the mentions of others around the name. */
function clauseAbout(text: string, name: string, others: string[]): string {
  const own = findWords(text, [name])[0]!;
  const rest = findWords(text, others);
  const start = Math.max(0, ...rest.filter((hit) => hit.end <= own.start).map((hit) => hit.end));
  const end = Math.min(text.length, ...rest.filter((hit) => hit.start >= own.end).map((hit) => hit.start));
  return text.slice(start, end).trim();
}

/** "LIU, a young scholar," also answers to "scholar": a role noun in the apposition to the name's first mention. */
function aliasesFor(mention: Mention, about: Sentence[], others: string[]): string[] {
  const first = about[0];
  if (!first) return [];
  const clause = clauseAbout(first.text, mention.name, others);
  const own = findWords(clause, [mention.name])[0]!;
  const after = clause.slice(own.end).match(/^\s*(?:[,，(（]|(?:is|was)\s|是)([^.。;；]{1,70})/u)?.[1] ?? '';
  const before = clause.slice(Math.max(0, own.start - 30), own.start);
  const appositions = [after.split(/[,，)）]/u)[0] ?? '', /\p{P}\s*$/u.test(before) ? roleBefore(before) : before];
  const person = typeIn(mention.name, personTypes) !== undefined;
  const words = (person ? personTypes : [...personTypes, ...creatureTypes])
    .flatMap((type) => appositions.flatMap((text) => findWords(text, [...type.en, ...type.zh]).slice(-1)))
    .map((hit) => hit.word)
    .filter((word) => nameKey(word) !== nameKey(mention.name));
  return [...new Set(words)].filter((word, _, list) => !list.some((other) => other !== word && other.includes(word)));
}

/** "An old woman, EDITH," : what stands right before the comma. */
function roleBefore(before: string): string {
  const phrase = /([^,，.。]*)[,，]\s*$/u.exec(before)?.[1] ?? '';
  return /\b(?:a|an|the)\s/iu.test(phrase) || /\p{Script=Han}/u.test(phrase) ? phrase : '';
}

/** "A ferryman waves": one person or creature without a name. Several at once are scenery, not cast. */
function nameless(sentences: Sentence[], mentions: Mention[], depict: (text: string) => Depiction): Mention[] {
  const found: Mention[] = [];
  for (const { text, line } of sentences) {
    const taken = [...mentions, ...found].flatMap((mention) => [mention.name, ...mention.aliases]).map(nameKey);
    const names = [...mentions, ...found].map((mention) => mention.name);
    for (const { word, creature, start } of rolesIn(text)) {
      const inName = names.some((name) => findWords(name, [word]).length > 0 || findWords(word, [name]).length > 0);
      const otherShape = creature && firstOfItsKind(text, start);
      const known = taken.includes(nameKey(word)) || (inName && !otherShape);
      if (known || !introduced(text, start, word)) continue;
      const colours = depict(text).subjects.find((subject) => subject.text.includes(word))?.colours ?? [];
      const name = /\p{Script=Han}/u.test(word)
        ? word
        : word.replace(/(?:^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
      const description = text.slice(Math.max(0, start - 30), start + word.length + 50).trim();
      found.push({
        name,
        aliases: [],
        spellings: [],
        description: phraseAround(text, start, word) || description,
        colours,
        creature,
        speaks: false,
        line,
      });
      taken.push(nameKey(name));
      names.push(name);
    }
  }
  return found;
}

/** The words of the noun phrase: what stands before the noun since the last pause or verb, and a clause after it. */
function phraseAround(text: string, start: number, word: string): string {
  const before =
    text
      .slice(0, start)
      .split(/[,.;，。；]|\b(?:and|to|at|with|of)\b/u)
      .at(-1) ?? '';
  const after = text.slice(start + word.length).split(/[.;。；]/u)[0] ?? '';
  return `${before}${word}${after}`.trim();
}

/** "A white fox" in a story of a fox spirit is the spirit's other shape, a body of its own; "the fox" may be the spirit. */
function firstOfItsKind(text: string, start: number): boolean {
  return /(?:\ban?\s+(?:[\p{L}-]+\s+){0,3}|一[只条头匹]\S{0,3})$/iu.test(text.slice(0, start));
}

/** English wants an article or a number one before it; a plural or a possessive is no introduction. */
function introduced(text: string, start: number, word: string): boolean {
  if (/\p{Script=Han}/u.test(word)) {
    if (word.length === 1) return /[一那这只头条匹位名个]\S{0,3}$/u.test(text.slice(0, start));
    return !/[些群们]\S{0,2}$/u.test(text.slice(0, start)) && !text.slice(start + word.length).startsWith('们');
  }
  return (
    /\b(?:a|an|one|the|another)\s+(?:[\p{L}-]+,?\s+){0,4}$/iu.test(text.slice(0, start)) &&
    !/^['’]s/.test(text.slice(start + word.length))
  );
}

function rolesIn(text: string): { word: string; creature: boolean; start: number }[] {
  const hits = [
    ...personTypes.map((type) => ({ type, creature: false })),
    ...creatureTypes.map((type) => ({ type, creature: true })),
  ]
    .flatMap(({ type, creature }) => findWords(text, [...type.en, ...type.zh]).map((hit) => ({ ...hit, creature })))
    .sort((a, b) => b.word.length - a.word.length);
  const kept: typeof hits = [];
  for (const hit of hits) if (!kept.some((other) => hit.start < other.end && hit.end > other.start)) kept.push(hit);
  return kept.sort((a, b) => a.start - b.start);
}
