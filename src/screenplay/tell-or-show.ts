import type { Language } from '../film/index.ts';
import chinese from './data/chinese-prose.json' with { type: 'json' };
import english from './data/english-prose.json' with { type: 'json' };
import { wholeSentences } from './part-scenes.ts';
import { beforeFirstVerb, toPresent } from './present-tense.ts';

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
  const count = narration.match(pattern)?.length ?? 0;
  return count > 1 && count * (language === 'zh' ? 120 : 300) > narration.length;
}

/**
 * Sorts clauses of narration, in order, into what can be shown and what has to be told: thoughts, habits, judgements and addresses to the
 * audience are told, events are shown, in the present tense as screenplays have it. In a story somebody tells of himself (`own`) only what
 * others do is shown. What can be seen in a Chinese clause that is told is shown as well; a bare verb there gets the name last given.
 */
export function tellOrShow(clauses: readonly string[], language: Language, own: boolean): NarrationRun[] {
  const runs: NarrationRun[] = [];
  let topic = '';
  const parts = clauses.flatMap((clause, index) =>
    (own ? [clause] : language === 'en' ? partTelling(clause) : partOutcome(clause)).map(
      (part) => [part, index] as const,
    ),
  );
  for (const [clause, index] of parts) {
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
  }
  return runs.map((run) => ({ ...run, text: finish(run, language) }));
}

/**
 * A sentence of which one half can be seen and the other has to be told, in two: `The Lion took him to his cave, and every day used to bring
 * him meat.` The half without a subject gets the other's.
 */
function partTelling(clause: string): string[] {
  for (const { index, 0: joint } of clause.matchAll(/[,;] (?:and|but|so|(?:un)?till?(?: at last)?) /g)) {
    const [first, rest] = [clause.slice(0, index), clause.slice(index + joint.length)];
    if (isTold(first, 'en', false) === isTold(rest, 'en', false)) continue;
    const subject = beforeFirstVerb(first)?.replace(leadIn, '');
    if (subject === undefined || /^(?:there|it)$/i.test(subject) || beforeFirstVerb(`X ${rest}`) === undefined)
      continue;
    const hasOwn = ownSubject.test(rest);
    if (!hasOwn && !/^[^,]{1,30}$/.test(subject)) continue;
    const second = hasOwn ? rest : `${subject} ${rest}`;
    return [`${first}.`, second.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())];
  }
  return [clause];
}

/** `桓侯体痛，使人索扁鹊，已逃秦矣。`: what happened before is seen, what it came to is told. */
function partOutcome(clause: string): string[] {
  const [, before, outcome] = /^(.+)，([^，]*(?:已|既)[^，]*矣[。！]?)$/.exec(clause) ?? [];
  return before && outcome && !/时$/.test(before) && !isTold(before, 'zh', false) ? [`${before}。`, outcome] : [clause];
}

const leadIn = /^(?:and|but|so|then|now|at last|at first|soon),? /i;
const ownSubject =
  /^(?:then |now |at last |soon )?(?:he|she|it|they|there|nobody|everybody|all|one|the|an?|his|her|their|this|that|these|those|some|many|\p{Lu}\p{L}+)\b/u;

/** `遂烹彘也`: what somebody did in the end, for all its 也. */
const outcome = /^[遂乃即][^不未无弗非]+也$/;

/** The clauses of a Chinese sentence that can be seen. */
function seenIn(clause: string, topic: string): string | undefined {
  const seen = clause
    .split(/[，。；！]/)
    .filter((part) => visible.test(part) && (!/[者也？]$|[不未无弗非]/.test(part) || outcome.test(part)))
    .filter((part) => !chineseTelling.test(part) || /^有.{1,3}焉$/.test(part) || outcome.test(part))
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
