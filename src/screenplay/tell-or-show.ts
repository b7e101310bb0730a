import type { Language } from '../film/index.ts';
import chinese from './data/chinese-prose.json' with { type: 'json' };
import english from './data/english-prose.json' with { type: 'json' };
import { wholeSentences } from './part-scenes.ts';
import { toPresent } from './present-tense.ts';

/** A run of narration: `shown` as action in the present tense, or `told` by the narrator; `first` and `last` number its clauses. */
export type NarrationRun = { kind: 'shown' | 'told'; text: string; first: number; last: number };

const telling = new RegExp(english.telling, 'iu');
const chineseTelling = new RegExp(chinese.telling);
const firstPerson = /\b(?:I|me|my|mine|myself|we|us|our)\b/;
const visible = new RegExp(chinese.visible, 'u');
const naming = new RegExp(chinese.naming, 'gu');
const bareVerb = new RegExp(chinese.bareVerbs);

/** True when the narration of a story is somebody's own: `I`, `我` or `吾` again and again. */
export function isFirstPerson(narration: string, language: Language): boolean {
  const pattern = language === 'zh' ? /[我吾余](?!姚)/g : /\b(?:I|me|my|we|us|our)\b/g;
  return (narration.match(pattern)?.length ?? 0) * (language === 'zh' ? 120 : 300) > narration.length;
}

/**
 * Sorts clauses of narration, in order, into what can be shown and what has to be told: thoughts, habits, judgements and addresses to the
 * audience are told, events are shown, in the present tense as screenplays have it. In a story somebody tells of himself (`own`) only what
 * others do is shown. What can be seen in a Chinese clause that is told is shown as well; a bare verb there gets the name last given.
 */
export function tellOrShow(clauses: readonly string[], language: Language, own: boolean): NarrationRun[] {
  const runs: NarrationRun[] = [];
  let topic = '';
  clauses.forEach((clause, index) => {
    const told = isTold(clause, language, own);
    const seen = told && language === 'zh' ? seenIn(clause, topic) : undefined;
    const bare = !told && language === 'zh' && bareVerb.test(clause) ? topic : '';
    topic = [...clause.matchAll(naming)].at(-1)?.[1] ?? topic;
    const showsFirst = seen && visible.test(clause.split(/[，。；]/)[0]!);
    if (seen && showsFirst) runs.push({ kind: 'shown', text: seen, first: index, last: index });
    const last = runs.at(-1);
    const kind = told ? 'told' : 'shown';
    if (last?.kind === kind) {
      last.text += language === 'zh' ? bare + clause : ` ${clause}`;
      last.last = index;
    } else runs.push({ kind, text: bare + clause, first: index, last: index });
    if (seen && !showsFirst) runs.push({ kind: 'shown', text: seen, first: index, last: index });
  });
  return runs.map((run) => ({ ...run, text: finish(run, language) }));
}

/** The clauses of a Chinese sentence that can be seen. */
function seenIn(clause: string, topic: string): string | undefined {
  const seen = clause
    .split(/[，。；！]/)
    .filter((part) => visible.test(part) && !/[者也？]$|[不未无弗非]/.test(part))
    .filter((part) => !chineseTelling.test(part) || /^有.{1,3}焉$/.test(part))
    .map((part) => part.replace(/^[故遂乃则而因于是]+/, ''));
  if (seen.length === 0) return undefined;
  return `${bareVerb.test(seen[0]!) ? topic : ''}${seen.join('，')}。`;
}

/** A run as whole sentences: no `and` in front, no semicolon behind, action in the present tense. */
function finish({ kind, text }: NarrationRun, language: Language): string {
  if (language === 'zh') return text.replace(/[；，]$/, '。');
  const whole = text
    .replace(/^and (?=\p{L})/u, '')
    .replace(kind === 'shown' ? /^(?:once upon a time|it happened that),? /i : /^$/, '')
    .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
    .replace(/[;,]$/, '.');
  return kind === 'shown' ? wholeSentences(whole).map(toPresent).join(' ') : whole;
}

function isTold(clause: string, language: Language, own: boolean): boolean {
  if (language === 'zh') {
    const bare = clause.replace(/[。！？；…”」]+$/, '');
    return chineseTelling.test(bare) || /^[我吾]/.test(bare) || /[？?]/.test(clause);
  }
  if (own && !/^(?:He|She|They|It|The|An?|Then|Suddenly)\b/.test(clause)) return true;
  return telling.test(clause) || firstPerson.test(clause) || /[?]/.test(clause) || /\byou\b/i.test(clause);
}
