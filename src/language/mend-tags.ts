import nlp from 'compromise';
import listed from './data/plain-verbs.json' with { type: 'json' };
import { lexiconOf } from './lexicon.ts';

/** A word of an English sentence as `compromise` tags it. `post` is what stands between it and the next word, `root` its dictionary form. */
export type Term = { text: string; normal: string; post?: string; root?: string; tags?: string[] };

nlp.addWords({ inherit: 'Infinitive' });

const verbs = new Set(listed.verbs);
const alsoNouns = new Set(listed.alsoNouns);
const personal = /(?:keeper|man|woman|maker|ess|ist|oose|uin|bear|bird|turtle|tortoise|mermaid|knight)$/;
const pause = /[,;:.!?()—–]/;

/**
 * The words of an English text with their tags. A tagger reads by what words usually are; agreement puts right what it
 * misreads: after *a ship*, *sinks* is no plural noun, after *a clown and a magician*, *rehearse* is no noun at all, and
 * after *a music*, *box* is no bare verb.
 */
export function taggedTerms(text: string): Term[] {
  const sentences = nlp(text).compute('root').json() as { terms: Term[] }[];
  return sentences.flatMap(({ terms }) => {
    const words = terms.filter((term) => term.normal !== '');
    words.forEach((_, index) => {
      mend(words, index);
    });
    return words;
  });
}

/** The text has a finite verb, by tags that agree with its nouns. */
export function hasFiniteVerb(text: string): boolean {
  return taggedTerms(text).some((term) => has(term, 'PresentTense', 'PastTense', 'Copula', 'Modal'));
}

function mend(terms: Term[], index: number): void {
  const term = terms[index]!;
  if (index === 0) return;
  const plain = plainVerb(term.normal);
  const subject = phraseBefore(terms, index);
  if (has(term, 'Verb') && !has(term, 'Gerund')) {
    const bare = has(term, 'Infinitive') && !has(term, 'PastTense', 'PhrasalVerb');
    if (
      bare &&
      subject === 'one' &&
      !terms.slice(0, index).some((near) => has(near, 'Verb')) &&
      !leads(terms[index + 1])
    )
      term.tags = ['Noun', 'Singular'];
  } else if (has(term, 'Noun') && plain && opensPredicate(terms, index)) {
    const fits = plain === term.normal ? subject === 'several' && acts(terms[index - 1]!, term) : subject === 'one';
    if (!fits || (plain === term.normal && isVerbLater(terms, index))) return;
    term.tags = plain === term.normal ? ['Verb', 'PresentTense', 'Infinitive'] : ['Verb', 'PresentTense'];
    term.root = plain;
  }
}

/** *A fox and a bear race*, but *a boy and a toy train*: what can be a noun is a verb only after somebody. */
function acts(before: Term, term: Term): boolean {
  const known = lexiconOf('en').meanings.get(before.root ?? before.normal) ?? [];
  const living = known.some((meaning) => meaning.role === 'noun' && /person|creature/.test(meaning.kind));
  return (
    !alsoNouns.has(term.normal) || living || has(before, 'Actor', 'Plural', 'Person') || personal.test(before.normal)
  );
}

/** *sink* of *sinks* and *sink*, *marry* of *marries*; `undefined` where the list of plain verbs lacks it. */
function plainVerb(word: string): string | undefined {
  const forms = [word, word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/ies$/, 'y')];
  return forms.find((form) => verbs.has(form));
}

/** Whether one (*a ship*) or several (*two sons*, *a fox and a pilot*) stand directly before the word, with no verb between. */
function phraseBefore(terms: Term[], index: number): 'one' | 'several' | undefined {
  const last = terms[index - 1]!;
  if (!has(last, 'Noun', 'Adjective') || has(last, 'Possessive') || pause.test(last.post ?? '')) return undefined;
  let joined = false;
  for (let at = index - 1; at >= 0; at--) {
    const term = terms[at]!;
    if (at < index - 1 && pause.test(term.post ?? '')) break;
    if (has(term, 'Verb', 'Preposition')) return undefined;
    if (term.normal === 'and') joined = at > 0 && !verbBefore(terms, at);
    if (joined || has(term, 'Value')) return 'several';
    if (/^(?:an?|one)$/.test(term.normal) && terms[at - 1]?.normal !== 'and') return 'one';
  }
  if (has(last, 'Plural')) return 'several';
  return has(terms[0]!, 'Determiner', 'Possessive') ? 'one' : undefined;
}

/** *A ship sinks and a sailor*: the word at `index` joins two clauses, not two nouns. */
function verbBefore(terms: Term[], index: number): boolean {
  return terms.slice(0, index).some((term) => has(term, 'PresentTense', 'PastTense', 'Copula', 'Modal'));
}

/** What follows a verb: the end, a determiner, a preposition, *to*, an adverb, or a noun that it is done to. */
function opensPredicate(terms: Term[], index: number): boolean {
  const next = terms[index + 1];
  if (!next || pause.test(terms[index]!.post ?? '')) return true;
  return (
    leads(next) ||
    has(next, 'Preposition', 'Adverb', 'Particle', 'Pronoun', 'Conjunction') ||
    (has(next, 'Noun') && !/s$/.test(terms[index]!.normal)) ||
    (has(next, 'PresentTense') && /s$/.test(next.normal) && !/s$/.test(terms[index]!.normal))
  );
}

function leads(term: Term | undefined): boolean {
  return term !== undefined && has(term, 'Determiner', 'Possessive', 'Value');
}

function isVerbLater(terms: Term[], index: number): boolean {
  for (let at = index + 1; at < terms.length; at++) {
    const term = terms[at]!;
    if (at === index + 1 && /s$/.test(term.normal)) continue;
    if (has(term, 'PresentTense', 'PastTense', 'Copula', 'Modal') && terms[at - 1]!.normal !== 'to') return true;
    if (pause.test(term.post ?? '') || has(term, 'Conjunction')) return false;
  }
  return false;
}

function has(term: Term, ...tags: string[]): boolean {
  return tags.some((tag) => term.tags?.includes(tag));
}
