import type { PhoneSpan, Voice } from '../film/index.ts';
import { fromSeconds, Problem } from '../film/index.ts';
import { sampleRate } from './audio.ts';
import table from './data/flite-voices.json' with { type: 'json' };
import { biquad, filter } from './filter.ts';
import { resample } from './resample.ts';
import { type Delivery, plainDelivery, type Utterance, type WordSpan } from './speech.ts';
import { runCommand } from './wasi.ts';
import { readWave } from './wave.ts';

type EngineVoice = { movable: boolean; ranged: boolean; whistle?: number };
const voices: Record<string, EngineVoice> = table.voices;

/**
 * Says `text` with Flite (A. W. Black and K. Lenzo, Carnegie Mellon University; `module` is its WASI build). Pitch and speed are set in the
 * engine's own vocoder; timbre is playing speed with pitch and speed set against it, so that only the formants move. A voice
 * whose vocoder whistles (slt, rms near 6.9 kHz) has that taken out; one with a fixed melody (rms) takes its pitch by playing speed too, so
 * that its formants move with it.
 */
export function sayWithFlite(
  module: WebAssembly.Module,
  text: string,
  voice: Voice,
  delivery: Delivery = plainDelivery,
): Utterance {
  const engine = voices[voice.name];
  if (!engine) {
    throw new Problem({
      code: 'voice-missing',
      message: `Flite has no voice named "${voice.name}".`,
      where: { file: 'cast.yaml' },
      fix: `Use one of ${Object.keys(voices).join(', ')}.`,
      exit: 3,
    });
  }
  const pitch = 2 ** ((voice.pitch + delivery.pitch) / 12);
  const speed = engine.movable ? voice.timbre : voice.timbre * pitch;
  const features = [`duration_stretch=${(speed / (voice.rate * delivery.rate)).toFixed(4)}`];
  if (engine.movable) {
    features.push(`f0_shift=${(pitch / speed).toFixed(4)}`);
  }
  if (engine.ranged && delivery.range !== 1) {
    features.push(`int_f0_target_stddev=${(table.deviation * delivery.range).toFixed(2)}`);
  }
  const result = command(module, voice.name, features, text);
  const wave = readWave(result.wave);
  const phones = parsePhones(result.output, speed);
  const samples = resample(wave.samples, wave.rate * speed, sampleRate);
  if (engine.whistle) filter(samples, biquad('peak', engine.whistle * speed, 5, -11));
  return { audio: { sampleRate, channels: [samples] }, phones, words: alignWords(module, text, phones) };
}

function command(module: WebAssembly.Module, voice: string, features: readonly string[], text: string) {
  const marked = text.includes('{');
  const result = runCommand(module, [
    'flite',
    '-voice',
    voice,
    ...features.flatMap((feature) => ['--setf', feature]),
    '-psdur',
    ...(marked ? ['-ssml'] : []),
    '-t',
    marked ? asSsml(text) : text,
    '-o',
    '/w/line.wav',
  ]);
  const wave = result.files.get('line.wav');
  if (result.status !== 0 || !wave) {
    throw new Problem({
      code: 'voice-failed',
      message: `Flite could not say "${text.slice(0, 60)}".`,
      fix: 'Reword the line, or give the character another voice in cast.yaml.',
      exit: 5,
    });
  }
  return { wave, output: result.output };
}

/** Phones in braces, `{sh-ih-v-ao-n}`, as Flite's SSML has them. */
function asSsml(text: string): string {
  const said = text.replace(
    /\{([^}]*)\}/g,
    (_, phones: string) => `<phoneme ph="${phones.replaceAll('-', ' ')}">x</phoneme>`,
  );
  return `<speak>${said}</speak>`;
}

/** The `phone:end` pairs that `-psdur` prints, with the time that playing speed leaves. Several sentences count on. */
function parsePhones(output: string, speed: number): PhoneSpan[] {
  const phones: PhoneSpan[] = [];
  let base = 0;
  let last = 0;
  for (const match of output.matchAll(/([a-z]+):([\d.]+)/g)) {
    const end = Number(match[2]);
    if (end < last) base += last;
    const start = phones.at(-1)?.end ?? 0;
    phones.push({ phone: match[1]!, start, end: Math.max(start, fromSeconds((base + end) / speed)) });
    last = end;
  }
  return phones;
}

/**
 * Word times. Flite prints phones without words, so each word is said alone (cheapest voice, stops between them), and the phones of
 * the words in a row are laid over the phones of the line by edit distance.
 */
function alignWords(module: WebAssembly.Module, text: string, phones: readonly PhoneSpan[]): WordSpan[] {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length === 0) return [];
  const given = words.map((word) => /\{([^}]*)\}/.exec(word)?.[1]?.split('-'));
  const alone = words
    .filter((_, index) => !given[index])
    .map((word) => `${word.replace(/^[^\p{L}\p{N}$]+|[^\p{L}\p{N}%]+$/gu, '')}.`);
  const read = alone.length > 0 ? phonesAlone(module, alone.join(' ')) : [];
  const groups = read.length === alone.length ? given.map((phones) => phones ?? read.shift()!) : [];
  const counted =
    groups.length === words.length ? groups : words.map((word) => Array.from({ length: word.length }, () => '?'));
  const expected = counted.flatMap((group, word) => group.map((phone) => ({ phone, word })));
  const spoken = phones.filter((span) => span.phone !== 'pau');
  const partners =
    expected.length * spoken.length > longestAlignment
      ? spoken.map((_, index) => Math.floor((index * expected.length) / spoken.length))
      : align(
          expected.map((entry) => entry.phone),
          spoken.map((span) => span.phone),
        );
  const owner = partners.map((index) => expected[index]?.word ?? 0);
  return words.flatMap((word, index) => {
    const own = spoken.filter((_, at) => owner[at] === index);
    return own.length === 0 ? [] : [{ text: word, start: own[0]!.start, end: own.at(-1)!.end }];
  });
}

/** The phones of words that are said one by one. */
function phonesAlone(module: WebAssembly.Module, text: string): string[][] {
  return command(module, 'kal', [], text)
    .output.split(/pau:[\d.]+/)
    .map((group) => [...group.matchAll(/([a-z]+):/g)].map((match) => match[1]!))
    .filter((group) => group.length > 0);
}

/** Beyond this many cells words get their share of the time instead: nobody speaks a thousand words in one breath. */
const longestAlignment = 2e7;

/** For each of `actual` the index of its partner in `expected`: Levenshtein's alignment, monotone. */
function align(expected: readonly string[], actual: readonly string[]): number[] {
  const width = actual.length + 1;
  const cost = new Float32Array((expected.length + 1) * width);
  for (let column = 0; column < width; column++) cost[column] = column;
  for (let row = 1; row <= expected.length; row++) {
    cost[row * width] = row;
    for (let column = 1; column < width; column++) {
      const change = expected[row - 1] === actual[column - 1] ? 0 : 1.1;
      cost[row * width + column] = Math.min(
        cost[(row - 1) * width + column - 1]! + change,
        cost[(row - 1) * width + column]! + 1,
        cost[row * width + column - 1]! + 1,
      );
    }
  }
  const partner = new Array<number>(actual.length).fill(0);
  let row = expected.length;
  let column = actual.length;
  while (column > 0) {
    const here = cost[row * width + column]!;
    const change = row > 0 && expected[row - 1] === actual[column - 1] ? 0 : 1.1;
    partner[column - 1] = Math.min(Math.max(0, row - 1), expected.length - 1);
    if (row > 0 && Math.abs(cost[(row - 1) * width + column - 1]! + change - here) < 1e-4) {
      row--;
      column--;
    } else if (row > 0 && Math.abs(cost[(row - 1) * width + column]! + 1 - here) < 1e-4) row--;
    else column--;
  }
  return partner;
}
