import { type Language, pick, type Random, random, shuffle } from '../film/index.ts';
import table from './data/manners.json' with { type: 'json' };
import type { WrittenBeat, WrittenScene } from './length.ts';
import type { Being, Register } from './premise.ts';

type Manner = { opens: string[]; swaps: string[][] };

/** Of the lines that can bear it, as many begin in the speaker's own way. */
const share = 0.35;

/** Shorter lines are left as they are: words of English, characters of Chinese. */
const fewest = { en: 4, zh: 6 };

/** A line that begins with an answer is not opened otherwise. */
const answer = /^(?:(?:yes|no|so|well|good|fine|very well|thank you)\b|[好不是对行嗯成]{1,2}[，。])/iu;

/**
 * The scenes of a long film with each speaker's own turns of phrase: everybody has a manner of their register, two of one register
 * have different ones as long as there are any. Cries, questions and short answers are left alone.
 */
export function withManners(
  scenes: readonly WrittenScene[],
  people: readonly Being[],
  seed: string,
  language: Language,
): WrittenScene[] {
  const manners = mannersOf(people, seed, language);
  const inOwnWords = (beat: WrittenBeat): WrittenBeat => {
    const manner = beat.kind === 'line' ? manners.get(beat.cue) : undefined;
    if (beat.kind !== 'line' || !manner) return beat;
    return { ...beat, text: inManner(beat.text, manner, language, random(`${seed}/${beat.cue}/${beat.text}`)) };
  };
  return scenes.map((scene) => ({ ...scene, beats: scene.beats.map(inOwnWords) }));
}

function mannersOf(people: readonly Being[], seed: string, language: Language): Map<string, Manner> {
  const rows = new Map<Register, Manner[]>();
  const manners = new Map<string, Manner>();
  for (const { cue, register } of people) {
    if (manners.has(cue)) continue;
    const left = rows.get(register)?.length
      ? rows.get(register)!
      : shuffle(table[language][register], random(`${seed}/manners/${register}`));
    manners.set(cue, left[0]!);
    rows.set(register, left.slice(1));
  }
  return manners;
}

function inManner(text: string, { opens, swaps }: Manner, language: Language, dice: Random): string {
  const said = swaps.reduce((told, [from, to]) => told.replace(new RegExp(from!, 'gu'), to!), text);
  const own = said.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  const length = language === 'zh' ? own.length : own.split(/\s+/).length;
  if (length < fewest[language] || !/^[^!！?？]+[.。]/u.test(own) || answer.test(own) || dice() >= share) return own;
  return opened(own, pick(opens, dice), language);
}

/** The text after the words that open it; after a comma an English sentence goes on in small letters, or is left as it was. */
function opened(text: string, opening: string, language: Language): string {
  if (language === 'zh') return opening + text;
  if (opening.endsWith('.')) return `${opening} ${text}`;
  const first = /^[\p{L}’']+/u.exec(text)?.[0] ?? '';
  if (/^I(?:['’]\p{L}+)?$/u.test(first)) return `${opening} ${text}`;
  const goesOn = table.en.starters.includes(first.toLowerCase().replace('’', "'"));
  return goesOn ? `${opening} ${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}
