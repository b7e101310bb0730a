import { type Flicks, fromSeconds } from '../../film/index.ts';
import type { CharacterTimes } from '../service/speech-service.ts';
import type { Utterance, WordSpan } from '../speech.ts';
import { fillGaps, firstFrom } from './align-speech.ts';

/**
 * Words and phones moved to where a service says that each character is spoken; phones keep their place within their word. `undefined` where the
 * characters are not the words'.
 */
export function anchorToCharacters(
  said: Pick<Utterance, 'phones' | 'words'>,
  times: CharacterTimes,
): Pick<Utterance, 'phones' | 'words'> | undefined {
  const text = times.characters.join('').toLowerCase();
  if (text.length !== times.characters.length) return undefined;
  const words: WordSpan[] = [];
  let from = 0;
  for (const word of said.words) {
    const letters = word.text.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    const at = text.indexOf(letters, from);
    if (letters === '' || at < 0) return undefined;
    from = at + letters.length;
    const start = Math.max(fromSeconds(times.starts[at]!), words.at(-1)?.end ?? 0);
    words.push({ ...word, start, end: Math.max(start, fromSeconds(times.ends[from - 1]!)) });
  }
  const known = said.words.flatMap(({ start, end }) => [start, end]);
  const heard = words.flatMap(({ start, end }) => [start, end]);
  const phones = said.phones
    .filter(({ phone }) => phone !== 'pau')
    .map((span) => ({
      ...span,
      start: between(known, heard, span.start, firstAfter(known, span.start)),
      end: between(known, heard, span.end, firstFrom(known, span.end)),
    }))
    .filter(({ start, end }) => end > start);
  return { words, phones: fillGaps(phones, Math.max(said.phones.at(-1)?.end ?? 0, phones.at(-1)?.end ?? 0)) };
}

/** Where one word ends and the next starts at once, what starts there belongs to the next. */
const firstAfter = (known: readonly Flicks[], time: Flicks) => firstFrom(known, time + 1);

/** `time`, before the word boundary `next`, carried from `known` to `heard`: straight between neighbours, outside them as it is. */
function between(known: readonly Flicks[], heard: readonly Flicks[], time: Flicks, next: number): Flicks {
  if (next === 0) return Math.min(time, heard[0]!);
  if (next === known.length) return Math.max(time, heard.at(-1)!);
  const [before, after] = [known[next - 1]!, known[next]!];
  return Math.round(heard[next - 1]! + ((time - before) / (after - before)) * (heard[next]! - heard[next - 1]!));
}
