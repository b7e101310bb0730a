import heads from './data/chinese-heads.json' with { type: 'json' };
import notNouns from './data/chinese-not-nouns.json' with { type: 'json' };
import nouns from './data/chinese-nouns.json' with { type: 'json' };
import type { NounKind, SenseKind } from './kinds.ts';

/** A Chinese noun in English. `head` is the part that was understood: the noun itself, or its last characters. */
export type Gloss = SenseKind & { english: string; head: string };

const several = new Set([
  '人群',
  '家人',
  '双胞胎',
  '情侣',
  '夫妻',
  '夫妇',
  '兄弟',
  '姐妹',
  '一家人',
  '一家三口',
  '乐队',
  '球队',
  '剧团',
]);
const aboard = new Set(['月亮', '星星']);
const listed = new Map<string, Gloss>(
  Object.entries(nouns).flatMap(([kind, list]) =>
    Object.entries(list).map(([noun, english]) => [noun, gloss(english, kind, noun)] as const),
  ),
);
const lastCharacters = new Map<string, Gloss>(
  Object.entries(heads).map(([head, { en, kind }]) => [head, gloss(en, kind, head)]),
);
const longestHead = 3;
const otherWords = new Set(notNouns);

function gloss(english: string, kind: string, head: string): Gloss {
  return {
    english,
    head,
    kind: (kind === 'interior' ? 'place' : kind) as NounKind,
    interior: kind === 'interior',
    aboard: aboard.has(head),
    several: several.has(head),
  };
}

/** All Chinese nouns that the tables list, with what they are. */
export function listedChineseNouns(): ReadonlyMap<string, Gloss> {
  return listed;
}

/**
 * A Chinese noun in English: as listed, else by the longest listed noun it ends with, else by its last characters, since a
 * Chinese compound ends with what it is. `undefined` when nothing is understood.
 */
export function glossOf(noun: string): Gloss | undefined {
  const characters = [...noun];
  if (otherWords.has(noun) || otherWords.has(characters.slice(-2).join(''))) return undefined;
  for (let start = 0; start < characters.length; start++) {
    const tail = characters.slice(start).join('');
    const found =
      (start === 0 || characters.length - start > 1 ? listed.get(tail) : undefined) ??
      (characters.length - start <= longestHead ? lastCharacters.get(tail) : undefined);
    if (found) return found;
  }
  return listed.get(characters.at(-1) ?? '');
}

/** What nouns are that end with this character, such as 观; a place indoors is a place. */
export function headKind(character: string): NounKind | undefined {
  return lastCharacters.get(character)?.kind;
}
