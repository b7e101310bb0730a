import type { Flicks, PhoneSpan, Voice } from '../../film/index.ts';
import { fromSeconds, random, toSeconds } from '../../film/index.ts';
import { sampleRate } from '../audio.ts';
import sentences from '../data/sentences.json' with { type: 'json' };
import type { Utterance, WordSpan } from '../speech.ts';
import type { Manner } from './manner.ts';
import { framesPerSecond, medianPitch, trackPitch } from './pitch.ts';
import { reshape, type Warp, warped } from './reshape.ts';

/** How a sentence ends. */
type Ending = 'plain' | 'ask' | 'ask-for' | 'exclaim' | 'trail' | 'cut';

type Sentence = { first: number; last: number; ending: Ending };

/** A word that stands out, in seconds, by so many semitones. */
type Stress = { start: number; end: number; strength: number };

/** A stretch of a line whose pitch moves: semitones at its start and end. Seconds. */
type Bend = { start: number; end: number; from: number; to: number };

/**
 * Gives what an engine says the melody, stress and timing of a manner and of the line's punctuation (`text` as the script writes it): the
 * melody wider or narrower around its median, falling over each sentence, the stressed word higher and longer, questions that ask
 * yes or no rising, what trails off slower, what is cut off short, pauses longer or shorter. Phones and words move with the sound. A plain
 * statement comes back as it is.
 */
export function perform(said: Utterance, text: string, voice: Voice, manner: Manner, seed: string): Utterance {
  const samples = said.audio.channels[0]!;
  const list = sentencesOf(text, said.words, voice.engine);
  const stressed = stressedWords(text, list, said.words, manner);
  const bends = [
    ...list.flatMap((one) => bendsOf(one, said, manner, voice.engine)),
    ...stressed.map((one) => stressBend(one)),
  ];
  const warp = warpOf(said.phones, list, stressed, said.words, manner, samples.length / sampleRate);
  const still = bends.length === 0 && manner.pitch === 0 && manner.range === 1 && manner.tremble === 0;
  if (still && warp.every(({ from, to }) => Math.abs(from - to) < 0.002)) return said;
  const track = trackPitch(samples);
  const median = medianPitch(track) || 1;
  const shake = shaking(seed, manner.tremble);
  const factors = track.hertz.map((hertz, frame) => {
    const time = frame / framesPerSecond;
    const wider = hertz > 0 ? (manner.range - 1) * 12 * Math.log2(hertz / median) : 0;
    const bent = bends.reduce((sum, bend) => sum + heightOf(bend, time), 0);
    return 2 ** (Math.max(-14, Math.min(14, manner.pitch + wider + bent + shake(time))) / 12);
  });
  const move = (time: Flicks) => fromSeconds(warped(warp, toSeconds(time)));
  const moved = <T extends { start: Flicks; end: Flicks }>(span: T): T => ({
    ...span,
    start: move(span.start),
    end: move(span.end),
  });
  return {
    audio: { sampleRate, channels: [reshape(samples, track, factors, warp)] },
    phones: said.phones.map(moved),
    words: said.words.map(moved),
  };
}

function heightOf({ start, end, from, to }: Bend, time: number): number {
  if (time < start || time > end) return 0;
  const share = (time - start) / Math.max(1e-6, end - start);
  return from + (to - from) * share * share * (3 - 2 * share);
}

/** Two slow and uneven vibrations, 5 to 9 Hz, as in a voice that shakes. */
function shaking(seed: string, depth: number): (time: number) => number {
  if (depth === 0) return () => 0;
  const source = random(`${seed}/shake`);
  const [slow, fast, phase] = [5 + source() * 1.5, 7.5 + source() * 1.5, source() * 6.3];
  return (time) => depth * (Math.sin(2 * Math.PI * slow * time + phase) + 0.6 * Math.sin(2 * Math.PI * fast * time));
}

/** What stands after each word in the script, up to the next. */
function marksAfter(text: string, words: readonly WordSpan[]): string[] {
  let cursor = 0;
  return words.map((word) => {
    const bare = word.text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    const found = text.toLowerCase().indexOf(bare.toLowerCase(), cursor);
    if (found < 0 || found > cursor + 60) return '';
    cursor = found + bare.length;
    return /^[^\p{L}\p{N}]*/u.exec(text.slice(cursor))![0];
  });
}

/** The sentences of a line as ranges of its words. */
function sentencesOf(text: string, words: readonly WordSpan[], engine: Voice['engine']): Sentence[] {
  const marks = marksAfter(text, words);
  const list: Sentence[] = [];
  let first = 0;
  marks.forEach((mark, index) => {
    const final = index === marks.length - 1;
    if (!final && !/[.!?。！？…]|--|—/.test(mark)) return;
    const opening = words.slice(first, index + 1).map((word) => word.text.toLowerCase());
    list.push({ first, last: index, ending: endingOf(mark, opening, engine, final) });
    first = index + 1;
  });
  return list;
}

function endingOf(mark: string, words: readonly string[], engine: Voice['engine'], final: boolean): Ending {
  if (/[?？]/.test(mark)) return asksForSomething(words, engine) ? 'ask-for' : 'ask';
  if (/[!！]/.test(mark)) return 'exclaim';
  if (/…|\.{2,}/.test(mark)) return 'trail';
  return final && /--|—|–/.test(mark) ? 'cut' : 'plain';
}

/** Questions with a question word fall, others rise (B. Hedberg and others 2014; for Mandarin J. Yuan 2006, where all of them rise somewhat). */
function asksForSomething(words: readonly string[], engine: Voice['engine']): boolean {
  return engine === 'flite' && sentences.asking.includes((words[0] ?? '').replace(/'.*$/, ''));
}

/** The words that stand out: those that the script writes in capitals or with emphasis, else the last word of content where the manner stresses one. */
function stressedWords(text: string, list: readonly Sentence[], words: readonly WordSpan[], manner: Manner): Stress[] {
  const marked = new Set(
    [...text.matchAll(/[*_]+([^*_]+)[*_]+|\b([A-Z]{2,})\b/g)].flatMap((match) => (match[1] ?? match[2]!).split(/\s+/)),
  );
  const shouted = !/[a-z]/.test(text);
  const bare = (word: WordSpan) => word.text.replace(/[^\p{L}\p{N}'-]/gu, '');
  return list.flatMap(({ first, last, ending }) => {
    const own = words.slice(first, last + 1);
    const chosen = shouted ? [] : own.filter((word) => marked.has(bare(word)));
    const content = own.filter((word) => !sentences.light.includes(bare(word).toLowerCase())).at(-1);
    const strength = manner.emphasis + (ending === 'exclaim' ? 1.2 : 0);
    const usual = strength > 0 && content ? [content] : [];
    return (chosen.length > 0 ? chosen : usual).map((word) => ({
      start: toSeconds(word.start),
      end: toSeconds(word.end),
      strength: chosen.length > 0 ? 2.5 + manner.emphasis : strength,
    }));
  });
}

function stressBend({ start, end, strength }: Stress): Bend {
  return { start: start - 0.03, end, from: strength * 1.2, to: strength * 0.6 };
}

/** A Mandarin question lifts its last words half as far: their tones stay what they are. */
function bendsOf({ first, last, ending }: Sentence, said: Utterance, manner: Manner, engine: Voice['engine']): Bend[] {
  const start = toSeconds(said.words[first]!.start);
  const end = toSeconds(said.words[last]!.end);
  const bends: Bend[] = [];
  if (manner.fall !== 0) bends.push({ start, end, from: manner.fall / 2, to: -manner.fall / 2 });
  const tail = Math.max(start, Math.min(toSeconds(said.words[last]!.start), end - 0.28));
  const shape = sentences.endings[ending];
  if (shape.body !== 0) bends.push({ start, end, from: shape.body, to: shape.body });
  if (shape.tail !== 0)
    bends.push({ start: tail, end: end + 0.05, from: 0, to: engine === 'espeak' ? shape.tail / 2 : shape.tail });
  return bends;
}

/** New times: pauses by the manner, stressed words a little longer, the last word of what trails off much longer, of what is cut off shorter. */
function warpOf(
  phones: readonly PhoneSpan[],
  list: readonly Sentence[],
  stressed: readonly Stress[],
  words: readonly WordSpan[],
  manner: Manner,
  duration: number,
): Warp {
  const warp = [{ from: 0, to: 0 }];
  const ends = list.map(({ last, ending }) => ({
    start: toSeconds(words[last]!.start),
    end: toSeconds(words[last]!.end),
    factor: sentences.endings[ending].length,
  }));
  const inside = phones.slice(1, -1);
  for (const phone of inside) {
    const [from, until] = [toSeconds(phone.start), toSeconds(phone.end)];
    const middle = (from + until) / 2;
    const holds = ({ start, end }: { start: number; end: number }) => start <= middle && middle < end;
    const stress = stressed.find(holds);
    const factor =
      phone.phone === 'pau'
        ? manner.pauses
        : (stress ? 1 + 0.05 * stress.strength : 1) * (ends.find(holds)?.factor ?? 1);
    const before = warp.at(-1)!;
    if (from > before.from) warp.push({ from, to: before.to + from - before.from });
    const here = warp.at(-1)!;
    if (until > here.from) warp.push({ from: until, to: here.to + (until - here.from) * factor });
  }
  const last = warp.at(-1)!;
  warp.push({ from: Math.max(duration, last.from + 1e-6), to: last.to + Math.max(0, duration - last.from) });
  return warp;
}
