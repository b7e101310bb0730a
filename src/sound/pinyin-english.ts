import names from './data/pinyin-english.json' with { type: 'json' };

const initials: Record<string, string> = names.initials;
const finals: Record<string, string> = names.finals;

/** A Latin word cut into syllables of pinyin, or `undefined` when it is none. */
export function splitPinyin(word: string): string[] | undefined {
  if (word === '') return [];
  for (let length = Math.min(6, word.length); length > 0; length--) {
    const head = word.slice(0, length);
    if (!soundOf(head)) continue;
    const tail = splitPinyin(word.slice(length));
    if (tail) return [head, ...tail];
  }
  return undefined;
}

/** True for a syllable of pinyin without its tone. */
export function isPinyin(syllable: string): boolean {
  return soundOf(syllable) !== undefined;
}

function soundOf(syllable: string): string | undefined {
  const initial = /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?/.exec(syllable)![0];
  const final = syllable.slice(initial.length);
  if (final === 'i' && /^(?:zh|ch|sh|[rzcs])$/.test(initial)) return initials[initial]! + names.buzzed;
  const sound = finals[final];
  return sound === undefined ? undefined : (initials[initial] ?? '') + sound;
}

/** Syllables of pinyin as an English voice reads them best. */
export function respell(syllables: readonly string[]): string {
  return syllables.map((syllable) => soundOf(syllable) ?? syllable).join('');
}
