import nlp from 'compromise';
import { type Count, conjugate } from './conjugate.ts';
import words from './data/english-prose.json' with { type: 'json' };

type Term = { text: string; pre: string; post: string; tags: string[] };

const pastToBase = words.pastToBase as Record<string, string>;
const auxiliaries = /^(?:have|has|had|having|be|is|are|was|were|been|being|get|gets|got|['’](?:ve|d|s))$/;
const blocking = /^(?:to|would|could|should|might|may|must|can|will|shall|did|does|do|not|let|lets|made|make|makes)$/;
const determiner = /^(?:the|an?|his|her|its|their|my|your|our|this|that|these|those|some|any|every|no)$/;
const preposition =
  /^(?:of|in|on|at|by|to|with|from|for|into|under|over|through|upon|near|beside|behind|before|after|across|along|against|among|between|toward|towards|without|within|round|around|beneath|above|below|inside|outside)$/;

const lexicon = (nlp.model() as { one: { lexicon: Record<string, string | string[]> } }).one.lexicon;
const nounTags =
  /^(?:Singular|Plural|Noun|Actor|Person|Uncountable|ProperNoun|FirstName|MaleName|FemaleName|LastName|Place|City|Country|Organization|WeekDay|Month|Demonym|Holiday|Unit)$/;
const closed =
  /^(?:i|you|he|she|it|we|they|me|him|us|them|himself|herself|itself|themselves|who|whom|which|that|what|and|but|or|nor|so|if|as|than|then|when|whilst|while|where|because|until|till|though|although|not|no|there|here|up|down|out|off|away|back|again|once|only|just|soon|never|always|very|too|all|some|such)$/;

/**
 * An English sentence of narration in the present tense, as screenplays have it. Words are known from compromise's lexicon
 * (https://github.com/spencermountain/compromise), not from its tagger, which takes milliseconds a sentence. Finite past forms are conjugated in agreement with
 * the nearest subject; participles, infinitives and what stands behind modal verbs stay. Sentences of more than 600 characters are given
 * back as they are.
 */
export function toPresent(sentence: string): string {
  if (sentence.length > 600) return sentence;
  const terms = readTerms(sentence);
  let main: Count | undefined;
  const changed = terms.map((term, index) => {
    const base = finitePast(terms, index);
    if (base === undefined) return term.text;
    const count =
      subjectCount(terms, index) ?? afterPlace(terms, index) ?? main ?? countFrom(terms, 0, 1) ?? 'singular';
    if (!isRelative(terms, index)) main = count;
    const agrees = agreeWith(terms, index, count);
    return likeWritten(conjugate(base, agrees, wordAt(terms, index - 1) === 'i'), term.text);
  });
  const present = terms.map(({ pre, post }, index) => pre + changed[index] + post).join('');
  return present.replace(/\b([Cc])an not\b/g, '$1annot');
}

/** `was` is of one and `were` of many, but for `if it were`. */
function agreeWith(terms: Term[], index: number, count: Count): Count {
  const word = wordAt(terms, index);
  if (word === 'was') return 'singular';
  const wishes = terms.slice(0, index).some((_, at) => /^(?:if|though|wish|wished)$/.test(wordAt(terms, at)));
  return word === 'were' && !wishes ? 'plural' : count;
}

/** The words of a sentence before its first finite verb of the past, which is its subject in a plain one; `undefined` without such a verb. */
export function beforeFirstVerb(sentence: string): string | undefined {
  const terms = readTerms(sentence);
  const verb = terms.findIndex((_, index) => finitePast(terms, index) !== undefined);
  if (verb < 1) return undefined;
  return terms
    .slice(0, verb)
    .map(({ pre, text, post }) => pre + text + post)
    .join('')
    .trim();
}

const isAdverb = (word: string) =>
  /ly$/.test(word) &&
  !/^(?:family|fly|belly|jelly|lily|bully|ally|holly|folly|assembly|supply|reply|butterfly|july)$/.test(word);

/** True for the verb of `that was hung up there`: whoever does what follows is not told there. */
const isRelative = (terms: Term[], index: number) =>
  /^(?:who|which|that)$/.test(wordAt(terms, isAdverb(wordAt(terms, index - 1)) ? index - 2 : index - 1));

/** The words of a sentence with what stands around them, and what the lexicon says they are. */
function readTerms(sentence: string): Term[] {
  const terms: Term[] = [];
  for (const [whole] of sentence.matchAll(/\S+\s*/g)) {
    const [, pre, text, post] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(whole)!;
    const before = terms.at(-1)?.text.toLowerCase() ?? '';
    const isName =
      terms.length > 0 &&
      /^\p{Lu}/u.test(text!) &&
      !determiner.test(before) &&
      !Object.hasOwn(lexicon, text!.toLowerCase());
    const tags = isName ? ['Noun'] : tagsOf(text!.toLowerCase(), before);
    terms.push({ pre: pre!, text: text!, post: post!, tags });
  }
  return terms;
}

function tagsOf(word: string, before: string): string[] {
  if (closed.test(word) || determiner.test(word) || preposition.test(word) || word === '') return [];
  const known = Object.hasOwn(lexicon, word) ? [lexicon[word]!].flat() : [];
  const isNoun = known.some((tag) => nounTags.test(tag)) || (determiner.test(before) && !known.includes('Adjective'));
  const looksPlural = /[^su]s$/.test(word);
  if (isNoun) return ['Noun', ...(known.includes('Plural') || (known.length === 0 && looksPlural) ? ['Plural'] : [])];
  if (known.includes('Infinitive') || known.includes('PastTense')) return ['Verb'];
  if (known.length > 0) return known;
  if (/(?:ed|ing|ly)$/.test(word)) return [];
  return ['Noun', ...(looksPlural ? ['Plural'] : [])];
}

const wordAt = (terms: Term[], index: number) => (terms[index]?.text ?? '').toLowerCase().replace(/[^\p{L}'’-]/gu, '');

/** The base form of the word at `index` when it is a finite verb of the past. */
function finitePast(terms: Term[], index: number): string | undefined {
  const word = wordAt(terms, index);
  const base = pastToBase[word] ?? regularBase(word);
  if (base === undefined) return undefined;
  const { tags } = terms[index]!;
  const isVerb = tags.includes('Verb') || pastToBase[word] === undefined;
  const doubtful = pastToBase[word] === undefined || words.doubtfulPast.includes(word);
  let before = index - 1;
  while (
    before >= 0 &&
    (isAdverb(wordAt(terms, before)) ||
      /^(?:never|always|just|not|also|soon|already|now|so|very|quite|too|much|well|thus|often|once|still|even|ever|again|all|both)$/.test(
        wordAt(terms, before),
      ))
  )
    before -= wordAt(terms, before) === 'once' && wordAt(terms, before - 1) === 'at' ? 2 : 1;
  const previous = wordAt(terms, before);
  const ends = before >= 0 && /[.,;:!?]/.test(terms[before]!.post);
  const leadsIn = /^(?:he|she|it|they|i|we|who|which|that|this)$/.test(previous);
  if (doubtful && !isVerb && !leadsIn && !takesObject(terms, index)) return undefined;
  if (previous === 'sooner') return undefined;
  if (doubtful && before >= 0 && terms[before]!.tags.includes('Adjective') && terms[index + 1]?.tags.includes('Noun'))
    return undefined;
  if (/^(?:of|in|with|over|by)$/.test(wordAt(terms, index + 1)) && wordAt(terms, index - 1) === 'all') return undefined;
  if (previous === 'ready' || isNaming(terms, index) || isAside(terms, index)) return undefined;
  if (word === 'was' && /^(?:do|be)$/.test(previous) && wordAt(terms, before - 1) === 'to') return base;
  if (word === 'had' || word === 'was' || word === 'were' || word === 'did' || word === 'could')
    return blocking.test(previous) && previous !== 'not' ? undefined : base;
  if (!ends && (auxiliaries.test(previous) || /^(?:been|being)$/.test(previous))) return undefined;
  if (!ends && blocking.test(previous) && wordAt(terms, before) !== 'not') return undefined;
  if (determiner.test(previous) && !/^(?:that|this|those|some)$/.test(previous)) return undefined;
  if (preposition.test(previous) && !isInverted(terms, index)) return undefined;
  if (
    wordAt(terms, index + 1) === 'by' &&
    !/[,.;:]/.test(terms[index + 1]!.post) &&
    doubtful &&
    before >= 0 &&
    terms[before]!.tags.includes('Noun') &&
    !/,/.test(terms[before]!.post)
  )
    return undefined;
  if (doubtful && isParticiple(terms, index)) return undefined;
  return base;
}

/** `a slave named Androcles` */
const isNaming = (terms: Term[], index: number) =>
  /^(?:named|called)$/.test(wordAt(terms, index)) &&
  terms[index - 1]?.tags.includes('Noun') === true &&
  /^\p{Lu}/u.test(terms[index + 1]?.text ?? '');

/** `Mercury, pleased with his honesty, gave`: between a noun's comma and the one before its verb. */
function isAside(terms: Term[], index: number): boolean {
  const subject = terms[index - 1];
  if (!subject?.tags.includes('Noun') || !/,/.test(subject.post) || !preposition.test(wordAt(terms, index + 1)))
    return false;
  const end = terms.findIndex(({ post }, at) => at > index && /[,;.]/.test(post));
  let at = end + 1;
  while (/^(?:not|only|soon|at|once|then|now|never|always|at|last)$/.test(wordAt(terms, at))) at++;
  const next = wordAt(terms, at);
  return end !== -1 && (pastToBase[next] ?? regularBase(next)) !== undefined;
}

/** `sees his shadow reflected in the water`: behind a noun and before a preposition, in a clause that has its verb already. */
function isParticiple(terms: Term[], index: number): boolean {
  if (/^(?:one|someone|somebody)$/.test(wordAt(terms, index - 1))) return false;
  if (!terms[index - 1]?.tags.includes('Noun') || !preposition.test(wordAt(terms, index + 1))) return false;
  for (let at = index - 1; at >= 0; at--) {
    if (
      /[,;:.]/.test(terms[at]!.post) ||
      /^(?:and|but|or|that|which|who|when|as|while|until|till|what|how)$/.test(wordAt(terms, at))
    )
      return false;
    if (pastToBase[wordAt(terms, at)] !== undefined) return true;
  }
  return false;
}

/** `put its head`, `the river rose on the night` */
const takesObject = (terms: Term[], index: number) =>
  determiner.test(wordAt(terms, index + 1)) ||
  /^(?:all|him|her|them|it|himself|herself|itself|themselves)$/.test(wordAt(terms, index + 1)) ||
  (/^(?:and|then)$/.test(wordAt(terms, index - 1)) &&
    /^(?:up|down|off|out|away|back)$/.test(wordAt(terms, index + 1))) ||
  ((preposition.test(wordAt(terms, index + 1)) ||
    /^(?:down|up|off|out|away|back|forth)$/.test(wordAt(terms, index + 1))) &&
    index > 0 &&
    terms[index - 1]!.tags.includes('Noun'));

/** `in came two huge mastiffs` */
const isInverted = (terms: Term[], index: number) =>
  /^(?:in|out|up|down|there|here|then)$/.test(wordAt(terms, index - 1)) &&
  /^(?:came|went|stood|sat|flew|ran|rode|fell|rose|lay)$/.test(wordAt(terms, index)) &&
  (index < 2 || /[,;.]/.test(terms[index - 2]!.post));

const bases = new Map<string, string | undefined>();

function regularBase(word: string): string | undefined {
  if (!/^\p{L}{2,}ed$/u.test(word) || /eed$/.test(word)) return undefined;
  if (!bases.has(word)) {
    const tagged = nlp(word);
    tagged.tag('PastTense');
    const base = tagged.verbs().toInfinitive().text().toLowerCase();
    bases.set(word, base && base !== word ? base : undefined);
  }
  return bases.get(word);
}

/** Whether the subject of the verb at `index` is one or many; `undefined` when it shares the subject of the verb before. */
function subjectCount(terms: Term[], index: number): Count | undefined {
  if (isInverted(terms, index) || /^(?:there|here)$/.test(wordAt(terms, index - 1)))
    return countFrom(terms, index + 1, 1);
  for (let at = index - 1; at >= 0; at--) {
    const word = wordAt(terms, at);
    const { tags, post } = terms[at]!;
    if (/[.;:!?]/.test(post) && at < index - 1) return undefined;
    if (/^(?:and|but|or|then|yet)$/.test(word)) return undefined;
    if (/^(?:he|she|it|nobody|everybody|everyone|one|each|nothing|somebody|someone|this|what)$/.test(word))
      return 'singular';
    if (/^(?:they|we|you|i|these|those|both|all|some|many|few)$/.test(word)) return 'plural';
    if (word === 'that' && wordAt(terms, at - 1) === 'all') return 'singular';
    if (word === 'who' && /^(?:all|those|they)$/.test(wordAt(terms, at - 1))) return 'plural';
    if (/^(?:who|which|that)$/.test(word)) return countFrom(terms, at - 1, -1);
    if (/,/.test(post) && at === index - 1) {
      const relative = lastRelative(terms, at);
      if (relative !== undefined) return countFrom(terms, relative - 1, -1);
      return undefined;
    }
    if (tags.includes('Noun') && !tags.includes('Pronoun')) {
      const start = phraseStart(terms, at);
      const whole = wordAt(terms, start - 1) === 'all' ? start - 1 : start;
      if (start > 0 && preposition.test(wordAt(terms, start - 1))) at = start - 1;
      else if (whole > 1 && joinsNouns(terms, whole - 1)) return 'plural';
      else return isPlural(terms, at) ? 'plural' : 'singular';
    }
  }
  return undefined;
}

/** `over the grass stood flowers`: whoever stands there comes behind the verb. */
const afterPlace = (terms: Term[], index: number) =>
  /^(?:stood|lay|hung|ran|came|rose|sat|grew)$/.test(wordAt(terms, index)) &&
  !/[,.;]/.test(terms[index]!.post) &&
  !terms.slice(0, index).some((_, at) => finitePast(terms, at) !== undefined)
    ? countFrom(terms, index + 1, 1)
    : undefined;

/** `and` between two nouns, without a comma. */
const joinsNouns = (terms: Term[], at: number) =>
  wordAt(terms, at) === 'and' &&
  (terms[at - 1]!.tags.includes('Noun') || /^(?:he|she|it)$/.test(wordAt(terms, at - 1))) &&
  !/[,;]/.test(terms[at - 1]!.post);

function lastRelative(terms: Term[], from: number): number | undefined {
  for (let at = from; at > 0; at--) if (/^(?:who|which)$/.test(wordAt(terms, at))) return at;
  return undefined;
}

function countFrom(terms: Term[], from: number, step: 1 | -1): Count | undefined {
  for (let at = from; at >= 0 && at < terms.length; at += step) {
    const { tags } = terms[at]!;
    if (tags.includes('Noun') && !tags.includes('Pronoun')) {
      if (step === 1 && terms[at + 1]?.tags.includes('Noun') && !/,/.test(terms[at]!.post)) continue;
      return isPlural(terms, at) ? 'plural' : 'singular';
    }
  }
  return undefined;
}

/** Where the noun phrase that ends at `at` begins. */
function phraseStart(terms: Term[], at: number): number {
  let start = at;
  while (start > 0) {
    const { tags, post } = terms[start - 1]!;
    const word = wordAt(terms, start - 1);
    if (/[,;]/.test(post)) break;
    if (!determiner.test(word) && !tags.includes('Adjective') && !tags.includes('Noun') && !tags.includes('Value'))
      break;
    start--;
    if (determiner.test(word)) break;
  }
  return start;
}

const isPlural = (terms: Term[], at: number) =>
  terms[at]!.tags.includes('Plural') ||
  /^(?:people|mice|men|women|children|geese|oxen|sheep|folk|folks)$/.test(wordAt(terms, at));

const likeWritten = (word: string, original: string) =>
  /^\p{Lu}/u.test(original) ? word.replace(/^./, (letter) => letter.toUpperCase()) : word;
