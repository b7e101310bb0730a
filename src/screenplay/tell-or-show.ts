import nlp from 'compromise';
import type { Language } from '../film/index.ts';
import { splitSentences } from '../language/index.ts';
import chinese from './data/chinese-prose.json' with { type: 'json' };
import english from './data/english-prose.json' with { type: 'json' };

/** A run of narration: `shown` as action in the present tense, or `told` by the narrator. */
export type NarrationRun = { kind: 'shown' | 'told'; text: string };

const telling = new RegExp(english.telling, 'i');
const chineseTelling = new RegExp(chinese.telling);
const firstPerson = /\b(?:I|me|my|mine|myself|we|us|our)\b/;

/** True when the narration of a story is somebody's own: `I`, `我` or `吾` again and again. */
export function isFirstPerson(narration: string, language: Language): boolean {
  const pattern = language === 'zh' ? /[我吾余]/g : /\b(?:I|me|my|we|us|our)\b/g;
  return (narration.match(pattern)?.length ?? 0) * (language === 'zh' ? 120 : 300) > narration.length;
}

/**
 * Sorts narration into what can be shown and what has to be told: thoughts, habits, judgements and addresses to the
 * audience are told, events are shown, in the present tense as screenplays have it. In a story somebody tells of himself
 * (`own`) only what others do is shown. What can be seen in a Chinese telling is shown before it is told.
 */
export function tellOrShow(narration: string, language: Language, own: boolean): NarrationRun[] {
  const runs: NarrationRun[] = [];
  for (const sentence of splitSentences(narration)) {
    const kind = isTold(sentence, language, own) ? 'told' : 'shown';
    const text = kind === 'shown' && language === 'en' ? toPresent(sentence) : sentence;
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += language === 'zh' ? text : ` ${text}`;
    else runs.push({ kind, text });
  }
  return language === 'zh' ? runs.flatMap(showTold) : runs;
}

const visible = new RegExp(chinese.visible);

function showTold(run: NarrationRun): NarrationRun[] {
  const seen = run.kind === 'told' ? run.text.split(/[，。；！]/).filter((clause) => visible.test(clause)) : [];
  return seen.length > 0 ? [{ kind: 'shown', text: `${seen.join('，')}。` }, run] : [run];
}

function isTold(sentence: string, language: Language, own: boolean): boolean {
  if (language === 'zh') {
    const bare = sentence.replace(/[。！？；…”」]+$/, '');
    return chineseTelling.test(bare) || /^[我吾]/.test(bare) || /[？?]/.test(sentence);
  }
  if (own && !/^(?:He|She|They|It|The|An?|Then|Suddenly)\b/.test(sentence)) return true;
  return telling.test(sentence) || firstPerson.test(sentence) || /[?]/.test(sentence) || /\byou\b/i.test(sentence);
}

const irregularPast = new Set(english.irregularPast);

/**
 * An English sentence in the present tense. compromise (https://github.com/spencermountain/compromise) conjugates; a change
 * is taken over only where the word really was a past form, because it also conjugates nouns it takes for verbs.
 */
function toPresent(sentence: string): string {
  if (sentence.length > 600) return sentence;
  const before = sentence.split(' ');
  const after = nlp(sentence).verbs().toPresentTense().all().text().split(' ');
  const changed = before.map((word, index) => {
    const bare = word.toLowerCase().replace(/[^\p{L}]/gu, '');
    const past = bare.endsWith('ed') || irregularPast.has(bare);
    return past && after.length === before.length ? after[index]! : word;
  });
  return changed.map((word, index) => (word === before[index] ? leftPast(word, before[index - 1]) : word)).join(' ');
}

/** The few common past forms that stay: `was speaking`, and verbs behind a relative clause. */
function leftPast(word: string, before: string | undefined): string {
  const present = (english.leftPast as Record<string, string>)[word];
  const plural = /^(?:they|we|you|i|and)$|[^s]s$/i.test(before ?? '');
  return present === undefined || (plural && word !== 'were') ? word : present;
}
