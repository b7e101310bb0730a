import { literal } from '../film/index.ts';
import table from './data/visemes.json' with { type: 'json' };
import { isPinyin, respell } from './pinyin-english.ts';

/**
 * How words of a film are said, by the word: a respelling ("shivawn"), phones of Flite between slashes ("/sh ih v ao n/"), or for Chinese words pinyin
 * with tone marks or numbers, one syllable to a character ("chóng qìng", "chong2 qing4").
 */
export type Pronunciations = Readonly<Record<string, string>>;

const phones = new Set(Object.keys(table.english).filter((phone) => phone !== 'pau'));
const han = /\p{Script=Han}/u;
const onlyHan = /^\p{Script=Han}+$/u;
const marks: Record<string, string> = { '\u0304': '1', '\u0301': '2', '\u030c': '3', '\u0300': '4' };

/** What is wrong with a pronunciation: a plain sentence and what to do; `undefined` when it can be said. */
export function faultOf(word: string, said: string): { message: string; fix: string } | undefined {
  if (han.test(word)) return faultOfPinyin(word, said);
  if (!/^[\p{L}\p{N}'’-]+$/u.test(word)) {
    return { message: `"${word}" is not one word`, fix: 'Give each word an entry of its own.' };
  }
  const spoken = phonesIn(said);
  if (!spoken) {
    const readable = /^[a-z]+(?:[ '-][a-z]+)*$/i.test(said);
    return readable
      ? undefined
      : {
          message: `"${said}" is no respelling of "${word}"`,
          fix: 'Use the letters a to z, or phones between slashes, as in /sh ih v ao n/.',
        };
  }
  const unknown = spoken.find((phone) => !phones.has(phone));
  if (unknown === undefined && spoken.length > 0) return undefined;
  return {
    message:
      unknown === undefined
        ? `"${word}" has no phones`
        : `"${unknown}" in the phones of "${word}" is not one that the voices know`,
    fix: `Use these, with spaces between: ${[...phones].join(' ')}.`,
  };
}

function faultOfPinyin(word: string, said: string): { message: string; fix: string } | undefined {
  if (!onlyHan.test(word))
    return { message: `"${word}" mixes Chinese with other letters`, fix: 'Give the Chinese part an entry of its own.' };
  const syllables = pinyinIn(said);
  const unknown = syllables.find((syllable) => !/[1-5]$/.test(syllable) || !isPinyin(syllable.slice(0, -1)));
  if (unknown !== undefined) {
    return {
      message: `"${unknown}" in the pinyin of "${word}" is no syllable with a tone`,
      fix: 'Write pinyin with tones and spaces, as in "chóng qìng" or "chong2 qing4".',
    };
  }
  if (syllables.length === [...word].length) return undefined;
  return {
    message: `"${word}" has ${[...word].length} characters and ${syllables.length} syllables`,
    fix: 'Write one syllable of pinyin for each character.',
  };
}

function phonesIn(said: string): string[] | undefined {
  const inside = /^\/(.*)\/$/.exec(said.trim());
  return inside ? inside[1]!.toLowerCase().replace(/\d/g, '').split(/\s+/).filter(Boolean) : undefined;
}

/** Syllables of pinyin with their tone as a number, 5 for none: "lǚ" is lv3. */
function pinyinIn(said: string): string[] {
  return said
    .toLowerCase()
    .split(/[\s'’-]+/)
    .filter(Boolean)
    .map((syllable) => {
      const parts = syllable.normalize('NFD');
      const mark = [...parts].find((part) => marks[part]);
      const letters = parts.replace(/u\u0308/g, 'v').replace(/[\u0300-\u036f]/g, '');
      if (mark) return letters + marks[mark];
      return /\d$/.test(letters) ? letters.replace(/0$/, '5') : `${letters}5`;
    });
}

/** Those of the words that stand in a text: what its voice depends on. */
export function heldBy(text: string, words: Pronunciations): Pronunciations {
  const lower = text.toLowerCase();
  const tokens = new Set(lower.split(/[^\p{L}\p{N}'’-]+/u).flatMap((token) => [token, token.replace(/['’]s$/, '')]));
  return Object.fromEntries(
    Object.entries(words).filter(([word]) => (han.test(word) ? text.includes(word) : tokens.has(word.toLowerCase()))),
  );
}

/**
 * A piece of an English text as its entry says it, `undefined` without one. Phones are given to the voice as `{sh-ih-v-ao-n}`; a Chinese word's
 * pinyin is respelt. What stands before and after the word goes through `plain`.
 */
export function englishSaying(
  piece: string,
  sayings: Pronunciations,
  plain: (text: string) => string,
): string | undefined {
  const parts = /^([^\p{L}\p{N}]*)([\p{L}\p{N}'’-]*?)((?:['’]s)?)([^\p{L}\p{N}]*)$/u.exec(piece);
  if (!parts) return undefined;
  const [, before = '', word = '', owns = '', after = ''] = parts;
  const entry = Object.entries(sayings).find(([known]) => known.toLowerCase() === word.toLowerCase());
  if (!entry) return undefined;
  const spoken = phonesIn(entry[1]);
  const syllables = han.test(word) ? pinyinIn(entry[1]).map((syllable) => syllable.slice(0, -1)) : undefined;
  const said = syllables ? respell(syllables) : entry[1].trim().replace(/\s+/g, '-');
  const owner = owns === '' ? [] : ['z'];
  return plain(before) + (spoken ? `{${[...spoken, ...owner].join('-')}}` : said + plain(owns)) + plain(after);
}

/** A Chinese text with its words marked for the voice, `{重庆|chong2-qing4}`, and others respelt. The longest word wins where two overlap. */
export function markPinyin(text: string, sayings: Pronunciations): string {
  const words = Object.keys(sayings).sort((one, other) => other.length - one.length);
  if (words.length === 0) return text;
  const pattern = words.map((word) => (han.test(word) ? word : `(?<![a-z'-])${literal(word)}(?![a-z'-])`)).join('|');
  return text.replace(new RegExp(pattern, 'giu'), (found) => {
    const word = words.find((known) => known.toLowerCase() === found.toLowerCase())!;
    return han.test(word) ? `{${word}|${pinyinIn(sayings[word]!).join('-')}}` : sayings[word]!;
  });
}
