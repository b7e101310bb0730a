import { pinyin } from 'pinyin-pro';
import type { Voice } from '../film/index.ts';
import table from './data/spoken.json' with { type: 'json' };
import { respell, splitPinyin } from './pinyin-english.ts';
import { englishSaying, markPinyin, type Pronunciations } from './pronunciation.ts';

/** A line as it is said, and its words as they were written, in the same order as the words that are said. */
export type SpokenText = { text: string; words: string[] };

const hanzi = /\p{Script=Han}/u;

/** A line made ready for a voice of an engine: see `spokenChinese` and `spokenEnglish`. */
export function spokenText(line: string, engine: Voice['engine'], sayings?: Pronunciations): SpokenText {
  return engine === 'espeak' ? spokenChinese(line, sayings) : spokenEnglish(line, sayings);
}

/**
 * An English line made ready for a voice: Fountain emphasis, quotes, notes and symbols go, dashes and ellipses become pauses, a
 * line in capitals loses them, Chinese names are respelt so that an English voice comes near, `sayings`
 * are followed. Empty when nothing can be said.
 */
export function spokenEnglish(line: string, sayings: Pronunciations = {}): SpokenText {
  const clean = stripMarks(line).replace(/\s*(?:—|–|--+)\s*/g, ', ');
  const shouted = /[A-Z]{2}/.test(clean) && !/[a-z]/.test(clean) && clean.trim().includes(' ');
  const pieces = (shouted ? clean.toLowerCase() : clean)
    .replace(/\p{Script=Han}+/gu, ' $& ')
    .split(/\s+/)
    .filter((piece) => piece !== '');
  const words: string[] = [];
  const parts: string[] = [];
  for (const piece of pieces) {
    const said = englishSaying(piece, sayings, englishPiece) ?? englishPiece(piece);
    if (/[a-z0-9]/i.test(said)) {
      words.push(piece.replace(/^[^\p{L}\p{N}$]+|[^\p{L}\p{N}%]+$/gu, '') || piece);
      parts.push(said);
    } else if (parts.length > 0 && said !== '') parts[parts.length - 1] += said;
  }
  const text = parts
    .join(' ')
    .replace(/[,.;:!?]*([.!?])[,.;:!?]*/g, '$1')
    .replace(/(\d),(?=\D|$)/g, '$1,')
    .replace(/,[,;:]+/g, ',');
  return { text: words.length === 0 ? '' : text, words };
}

function englishPiece(piece: string): string {
  const spelt = hanzi.test(piece) ? respell(pinyin(piece, { toneType: 'none', v: true, type: 'array' })) : piece;
  const symbols: Record<string, string> = table.en;
  const named = /^(?:X|Zh|Q(?!u))[a-z]+/.test(spelt) ? spelt.replace(/^[A-Za-z]+/, (name) => respellName(name)) : spelt;
  return named
    .replace(/…|\.{2,}/g, ',')
    .replace(/[&@#=+°]/g, (symbol) => symbols[symbol] ?? '')
    .replace(/[，、]/g, ',')
    .replace(/[。]/g, '.')
    .replace(/[！]/g, '!')
    .replace(/[？]/g, '?')
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '');
}

function respellName(name: string): string {
  const syllables = splitPinyin(name.toLowerCase());
  return syllables ? respell(syllables) : name;
}

/**
 * A Chinese line made ready for a voice: emphasis, quotes and notes go, dashes and ellipses become pauses, numbers become the
 * words that are said, `sayings` are marked for the engine. Empty when nothing can be said.
 */
export function spokenChinese(line: string, sayings: Pronunciations = {}): SpokenText {
  const symbols: Record<string, string> = table.zh;
  const text = stripMarks(line)
    .replace(/\s*(?:—+|–|--+)\s*/g, '，')
    .replace(/(?:…+|\.{2,})/g, '，')
    .replace(/(\d+(?:\.\d+)?)\s*%/g, '百分之$1')
    .replace(/(\d{4})(?=年)/g, (year) => digits(year))
    .replace(/\d+(?:\.\d+)?/g, (number) => chineseNumber(number))
    .replace(/[&@+=℃°]/g, (symbol) => symbols[symbol] ?? '')
    .replace(/^[，、；：]+/, '')
    .replace(/[，、；：]+(?=[。！？])/g, '')
    .replace(/，{2,}/g, '，')
    .trim();
  return { text: /[\p{L}\p{N}]/u.test(text) ? markPinyin(text, sayings) : '', words: [] };
}

function digits(number: string): string {
  return [...number].map((digit) => table.digits[Number(digit)] ?? '').join('');
}

function section(value: number): string {
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) gap = text !== '';
    else {
      text += (gap ? table.digits[0] : '') + table.digits[digit] + table.units[place];
      gap = false;
    }
  }
  return text;
}

function chineseNumber(number: string): string {
  const [whole = '0', part] = number.split('.');
  const fraction = part ? `点${digits(part)}` : '';
  if (whole.length > 12 || (whole.length > 1 && whole.startsWith('0'))) return digits(whole) + fraction;
  let value = Number(whole);
  if (value === 0) return table.digits[0] + fraction;
  let text = '';
  for (let index = 0; value > 0; index++) {
    const low = value % 10_000;
    value = Math.floor(value / 10_000);
    if (low > 0) text = (value > 0 && low < 1000 ? table.digits[0] : '') + section(low) + table.sections[index] + text;
  }
  return text.replace(/^一十/, '十') + fraction;
}

/** Without Fountain emphasis, notes, quotes, brackets and what no voice says. */
function stripMarks(line: string): string {
  return line
    .normalize('NFC')
    .replace(/\[\[[\s\S]*?\]\]/g, ' ')
    .replace(/[([（【][^)\]）】]*[)\]）】]/g, ' ')
    .replace(/\\([*_])/g, '')
    .replace(/[*_~`^|<>{}]/g, '')
    .replace(/["“”„«»「」『』《》]/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/\p{Extended_Pictographic}|[♪♫]/gu, ' ')
    .replace(/\s+/g, ' ');
}
