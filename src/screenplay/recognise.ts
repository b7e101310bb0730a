import labels from './data/chinese-labels.json' with { type: 'json' };
import { placesOf, withoutPlaces } from './scan-marks.ts';

const englishHeading = /^(?:INT\.?\/EXT|EXT\.?\/INT|INT|EXT|EST|I\/E)[.\-\s]\s*\S/i;
const chineseHeading =
  /^(?:(?:内外景|外内景|内景\/外景|外景\/内景|内\/外景?|外\/内景?|内景|外景)[\s。．.、：:·\-—]*\S|[内外][\s。．.、：:·]+\S)/;
const numberedHeading = /^第[一二三四五六七八九十百零〇\d]{1,6}场(?:$|[\s。．.、：:，,\-—])/;
const han = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;
const continuedPattern = /^cont(?:['’‘`]?d|inued|inuing)?\.?$/i;

/** True when `text` holds Chinese, Japanese or Korean writing, which has no upper case. */
export function isHan(text: string): boolean {
  return han.test(text);
}

/** True when `text` has at least one upper-case letter and no lower-case one. */
export function isUpperCase(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** What a line that reads as a scene heading looks like, before asking for the empty lines around it. */
export type HeadingShape = 'certain' | 'likely' | undefined;

/**
 * Whether a trimmed line reads as a scene heading: English by the syntax (INT, EXT, EST, INT./EXT, INT/EXT, I/E and a
 * period, hyphen or space, in any case); Chinese as an extension (`内景 书房 夜`, `外景。石桥 - 夜`, `内 书房 夜`, `第3场 石桥 夜`).
 * `likely` needs an empty line below as well; `certain` (a period after the prefix, capitals, Chinese) does not.
 */
export function headingShape(text: string): HeadingShape {
  const plain = text.length > 300 ? withoutPlaces(text.slice(0, 300)).trim() : withoutPlaces(text).trim();
  if (englishHeading.test(plain)) {
    const dotted = /^[^\s-]{2,9}\./.test(plain);
    return dotted || !/\p{Ll}/u.test(plain.replace(/#[^#]*#$/, '')) ? 'certain' : 'likely';
  }
  if (chineseHeading.test(plain) || numberedHeading.test(plain)) return plain.length <= 60 ? 'certain' : undefined;
  return undefined;
}

/** True for a line in capitals that ends in `TO:`. */
export function isTransitionShape(text: string): boolean {
  const plain = withoutPlaces(text).trim();
  return plain.endsWith('TO:') && plain.length <= 200 && isUpperCase(plain);
}

/** The parts of a line that names a speaker. */
export type CharacterParts = { text: string; name: string; extension?: string; dual?: true; continued?: true };

/**
 * Reads a character line: a name, extensions in round brackets, `^` for dual dialogue. Unforced, the name must be in
 * capitals with at least one letter (digits may come first: the syntax asks for one letter only) and not Chinese, where
 * there are no capitals to tell it from action. `undefined` when the line is none.
 */
export function readCharacter(line: string, forced: boolean): CharacterParts | undefined {
  if (!forced && line.length > 200) return undefined;
  const places = placesOf(line);
  let rest = withoutPlaces(line).trim();
  if (places && /\[\[|\/\*/.test(rest)) return undefined;
  const dual = rest.endsWith('^');
  if (dual) rest = rest.slice(0, -1).trim();
  const { name, extensions } = splitExtensions(rest);
  if (!forced && !(isUpperCase(name) && !isHan(name) && !/[\^()]|:$/.test(name))) return undefined;
  if (!name) return undefined;
  const kept = extensions.filter((extension) => !continuedPattern.test(extension));
  return {
    text: places ? `${name} ${places}` : name,
    name,
    ...(kept.length > 0 && { extension: kept.join(', ') }),
    ...(dual && { dual: true as const }),
    ...(kept.length < extensions.length && { continued: true as const }),
  };
}

function splitExtensions(line: string): { name: string; extensions: string[] } {
  const extensions: string[] = [];
  let name = line;
  for (;;) {
    const open = Math.max(name.lastIndexOf('('), name.lastIndexOf('（'));
    if (open <= 0 || !/[)）]$/.test(name)) break;
    const inner = name.slice(open + 1, -1).trim();
    const before = name.slice(0, open).trim();
    if (!inner || !before || /[)）]/.test(inner)) break;
    extensions.unshift(inner);
    name = before;
  }
  return { name, extensions };
}

/** A speech on one line, as Chinese scripts write it: `老人（笑）：你来了。` */
export type ChineseSpeech = { name: string; extension?: string; parenthetical?: string; text: string };

const speechPattern =
  /^([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}·•A-Za-z0-9]{1,8})\s?(?:[（(]([^（()）]{1,20})[）)])?\s?[：:]\s*(\S.*)$/u;

/**
 * Reads `名字：对白`, an extension of Fountain for Chinese: a Chinese name of at most eight characters, perhaps a note in
 * brackets, a colon and the whole speech. Labels (时间, 字幕 ...) and clauses ending in a verb (他说, 写着 ...) are not names.
 */
export function readChineseSpeech(line: string): ChineseSpeech | undefined {
  const match = speechPattern.exec(line);
  if (!match) return undefined;
  const [, name, aside, text] = match as unknown as [string, string, string | undefined, string];
  if (!isHan(name) || labels.notSpeakers.includes(name)) return undefined;
  if (labels.notLastOfName.includes(name.at(-1)!) || labels.notFirstOfName.includes(name[0]!)) return undefined;
  if (headingShape(line) || /^(?:={3,}|~.*|[(（].*[)）])$/.test(text)) return undefined;
  if (aside === undefined) return { name, text };
  return labels.extensions.includes(aside.toUpperCase())
    ? { name, extension: aside, text }
    : { name, parenthetical: aside, text };
}
