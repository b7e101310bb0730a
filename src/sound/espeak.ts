import { pinyin } from 'pinyin-pro';
import type { PhoneSpan, Voice } from '../film/index.ts';
import { fromSeconds } from '../film/index.ts';
import { sampleRate } from './audio.ts';
import table from './data/mandarin.json' with { type: 'json' };
import { resample } from './resample.ts';
import type { Delivery, Utterance, WordSpan } from './speech.ts';

/** What eSpeak NG is asked: its own voice name, words a minute, pitch and range from 0 to 99, and the words with their spelling. */
export type EspeakRequest = { voice: string; rate: number; pitch: number; range: number; text: string };

/** What it answers: 16-bit samples at `rate` Hz and its events with times in milliseconds, `position` counted in characters of the text. */
export type EspeakAnswer = {
  rate: number;
  samples: Float32Array;
  events: { type: string; id: string; time: number; position: number }[];
};

/** A piece of a Mandarin text: a word as it is written and as eSpeak reads it. Punctuation has no spoken form of its own. */
export type MandarinWord = { text: string; spelling: string; punctuation: boolean };

const hanzi = /\p{Script=Han}/u;
const syllable = /^(.*?)(\d)$/;

function spell(syllables: readonly string[]): string {
  const tones = syllables.map((entry) => entry.replace(/0$/, '5'));
  for (let index = 0; index + 1 < tones.length; index++) {
    if (tones[index]!.endsWith('3') && tones[index + 1]!.endsWith('3')) tones[index] = tones[index]!.replace(/3$/, '2');
  }
  const raw: Record<string, string> = table.phonemes;
  const parts = tones.map((tone) => {
    const [, base, number] = syllable.exec(tone) ?? [];
    const phonemes = base === undefined ? undefined : raw[base];
    return phonemes === undefined ? tone : ` [[${phonemes}${table.tones[Number(number) - 1]}]] `;
  });
  return parts.join('').trim();
}

/**
 * The words of a Mandarin text with their pinyin as eSpeak reads it: words from Unicode segmentation (`Intl.Segmenter`), readings in
 * context from pinyin-pro, the change of third tones within a word, and phoneme input for the syllables that its pinyin reader
 * does not know (jiong, qiong, xiong). `{重庆|chong2-qing4}` is a word with its reading.
 */
export function mandarinWords(text: string): MandarinWord[] {
  return text.split(/(\{[^}]*\})/).flatMap((part) => {
    const given = /^\{([^|]*)\|([^}]*)\}$/.exec(part);
    if (!given) return readWords(part);
    return [{ text: given[1]!, spelling: spell(given[2]!.split('-')), punctuation: false }];
  });
}

function readWords(text: string): MandarinWord[] {
  const readings = pinyin(text, { toneType: 'num', v: true, type: 'array', nonZh: 'spaced' });
  const characters = [...text];
  const perCharacter = readings.length === characters.length;
  const words: MandarinWord[] = [];
  let at = 0;
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) {
    const own = [...segment];
    const syllables = perCharacter
      ? readings.slice(at, at + own.length)
      : pinyin(segment, { toneType: 'num', v: true, type: 'array' });
    at += own.length;
    if (segment.trim() === '') continue;
    const punctuation = !/[\p{L}\p{N}]/u.test(segment);
    words.push({ text: segment, spelling: hanzi.test(segment) ? spell(syllables) : segment, punctuation });
  }
  return words;
}

/** The request for `words`, and what is left to do by playing speed (a factor). */
export function espeakRequest(
  words: readonly MandarinWord[],
  voice: Voice,
  delivery: Delivery,
): { request: EspeakRequest; speed: number; starts: number[] } {
  const starts: number[] = [];
  let text = '';
  for (const word of words) {
    if (text !== '' && !word.punctuation) text += ' ';
    starts.push(text.length);
    text += word.spelling;
  }
  const semitones = voice.pitch + delivery.pitch - 12 * Math.log2(voice.timbre);
  const request = {
    voice: voice.name.replace(/^cmn\b/, 'cmn-latn-pinyin'),
    rate: Math.round(Math.max(80, Math.min(400, (table.wordsPerMinute * voice.rate * delivery.rate) / voice.timbre))),
    pitch: pitchSetting(semitones),
    range: Math.round(Math.max(0, Math.min(99, 88 * delivery.range))),
    text,
  };
  return { request, speed: voice.timbre, starts };
}

/** eSpeak's pitch from 0 to 99 for a distance in semitones from its 50, from a measured curve. */
function pitchSetting(semitones: number): number {
  const curve = table.pitchCurve;
  let index = 1;
  while (index < curve.length - 1 && curve[index]!.semitones < semitones) index++;
  const before = curve[index - 1]!;
  const after = curve[index]!;
  const share = (semitones - before.semitones) / (after.semitones - before.semitones);
  return Math.round(Math.max(0, Math.min(99, before.setting + share * (after.setting - before.setting))));
}

/** The answer as an utterance: phones and words from events, everything at playing `speed`. */
export function espeakUtterance(
  answer: EspeakAnswer,
  words: readonly MandarinWord[],
  starts: readonly number[],
  speed: number,
): Utterance {
  const samples = resample(answer.samples, answer.rate * speed, sampleRate);
  const end = fromSeconds(answer.samples.length / answer.rate / speed);
  const time = (milliseconds: number) => Math.min(end, fromSeconds(milliseconds / 1000 / speed));
  const marks = answer.events.filter((event) => event.type === 'phoneme' && !/^\(.*\)$/.test(event.id));
  const phones: PhoneSpan[] = [];
  for (const mark of marks) {
    const start = Math.max(time(mark.time), phones.at(-1)?.start ?? 0);
    const before = phones.at(-1);
    if (before) before.end = start;
    const phone = mark.id.replace(/[ˈˌ]/g, '').trim() || 'pau';
    if (before && phone === 'pau' && before.phone === 'pau') continue;
    phones.push({ phone, start: before ? start : 0, end });
  }
  return { audio: { sampleRate, channels: [samples] }, phones: closeGaps(phones, end), words: wordSpans() };

  function wordSpans(): WordSpan[] {
    const begun = answer.events.filter((event) => event.type === 'word');
    const spans: WordSpan[] = [];
    words.forEach((word, index) => {
      if (word.punctuation) return;
      const from = starts[index]!;
      const until = starts[index + 1] ?? Number.POSITIVE_INFINITY;
      const first = begun.find((event) => event.position - 1 >= from && event.position - 1 < until);
      if (first) spans.push({ text: word.text, start: time(first.time), end });
    });
    return spans.map((span, index) => {
      const limit = spans[index + 1]?.start ?? end;
      const voiced = phones.filter(
        (phone) => phone.phone !== 'pau' && phone.start >= span.start && phone.start < limit,
      );
      return { ...span, end: voiced.at(-1)?.end ?? limit };
    });
  }
}

function closeGaps(phones: PhoneSpan[], end: number): PhoneSpan[] {
  const kept = phones.filter((phone) => phone.end > phone.start);
  const last = kept.at(-1);
  if (last && last.end < end) last.end = end;
  return kept;
}
