import { readFileSync } from 'node:fs';
import { type PhoneSpan, toSeconds, type Voice } from '../src/film/index.ts';
import { alignSpeech, sampleRate } from '../src/sound/index.ts';
import { openSpeech } from '../src/sound/node/index.ts';
import { pinkNoise } from '../src/sound/noise.ts';
import { reverberate } from '../src/sound/reverb.ts';
import { spokenChinese, spokenEnglish } from '../src/sound/spoken-text.ts';

/**
 * Aligns lines said by one voice with a reference of another and compares with the engine's own phone times: at 0.85, 1 and 1.15 of the
 * usual rate, plainly and in a room with pink noise 20 dB under the speech. `tuning` names the lines that parameters were chosen on. Prints
 * milliseconds of error, and how many recordings of the right text and of another one are taken for another text.
 */
const part = process.argv[2] === 'tuning' ? 'tuning' : 'held-out';
const lines = JSON.parse(readFileSync(new URL('data/alignment-lines.json', import.meta.url), 'utf8'));
const engines = {
  english: {
    engine: 'flite',
    voices: ['slt', 'rms', 'awb', 'kal16'],
    read: (line: string) => spokenEnglish(line).text,
  },
  mandarin: {
    engine: 'espeak',
    voices: ['cmn+f2', 'cmn+m3', 'cmn+f5', 'cmn+m7'],
    read: (line: string) => spokenChinese(line).text,
  },
} as const;
const rates = [0.85, 1, 1.15];

/** In a room whose answer lasts half a second, with noise 20 dB under the speech. */
function worsen(samples: Float32Array, seed: string): Float32Array {
  const [left, right] = reverberate(samples, { decay: 0.55, predelay: 0.008, damping: 4800, level: 0.24 }).channels;
  const hiss = pinkNoise(samples.length, seed);
  const power = (sound: Float32Array) => sound.reduce((sum, sample) => sum + sample * sample, 0);
  const gain = 0.1 * Math.sqrt(power(samples) / power(hiss));
  return samples.map((sample, index) => sample + (left![index]! + right![index]!) / 2 + gain * hiss[index]!);
}

/** Pairs of phones that both voices say (the voices differ in a few), by the longest common row. */
function common(one: readonly PhoneSpan[], other: readonly PhoneSpan[]): [PhoneSpan, PhoneSpan][] {
  const width = other.length + 1;
  const longest = new Uint16Array((one.length + 1) * width);
  for (let row = one.length - 1; row >= 0; row--) {
    for (let column = other.length - 1; column >= 0; column--) {
      longest[row * width + column] =
        one[row]!.phone === other[column]!.phone
          ? longest[(row + 1) * width + column + 1]! + 1
          : Math.max(longest[(row + 1) * width + column]!, longest[row * width + column + 1]!);
    }
  }
  const pairs: [PhoneSpan, PhoneSpan][] = [];
  for (let row = 0, column = 0; row < one.length && column < other.length; ) {
    if (one[row]!.phone === other[column]!.phone) pairs.push([one[row++]!, other[column++]!]);
    else if (longest[(row + 1) * width + column]! >= longest[row * width + column + 1]!) row++;
    else column++;
  }
  return pairs;
}

function summary(errors: number[]) {
  const sorted = [...errors].sort((a, b) => a - b);
  const at = (share: number) => Math.round(10_000 * sorted[Math.floor(sorted.length * share)]!) / 10;
  return { phones: sorted.length, median: at(0.5), most: at(0.9) };
}

const spoken = (phones: readonly PhoneSpan[]) => phones.filter(({ phone }) => phone !== 'pau');
const speech = await openSpeech();
const errors: Record<string, number[]> = {};
const note = (name: string, found: readonly number[]) => {
  errors[name] ??= [];
  errors[name].push(...found);
};
const taken: Record<string, number[]> = { right: [], wrong: [] };
let seconds = 0;
let spent = 0;
for (const [language, { engine, voices, read }] of Object.entries(engines)) {
  const texts: string[] = lines[language][part];
  let before: Float32Array | undefined;
  for (const [index, text] of texts.entries()) {
    const voiceAt = (place: number, rate: number): Voice => ({
      engine,
      name: voices[place % voices.length]!,
      pitch: 0,
      rate,
      timbre: 1,
    });
    const rate = rates[index % 3]!;
    const reference = await speech.say(read(text), voiceAt(index, 1));
    const other = index + 1 + (Math.floor(index / 4) % 3);
    const recorded = await speech.say(read(text), voiceAt(other, rate));
    const dry = recorded.audio.channels[0]!;
    for (const [condition, samples] of [
      ['plain', dry],
      ['room and noise', worsen(dry, text)],
    ] as const) {
      const start = process.cpuUsage();
      const aligned = alignSpeech({ sampleRate, channels: [samples] }, reference);
      const { user, system } = process.cpuUsage(start);
      spent += (user + system) / 1000;
      seconds += samples.length / sampleRate;
      if (!aligned) throw new Error(`no alignment for "${text}"`);
      const found = common(spoken(aligned.phones), spoken(recorded.phones)).map(([mine, theirs]) =>
        Math.abs(toSeconds(mine.end - theirs.end)),
      );
      note(`${language}, ${condition}`, found);
      note(`${language}, rate ${rate}`, found);
      note(language, found);
      if (condition === 'plain') continue;
      taken.right!.push(aligned.mismatch);
      const wrong = before && alignSpeech({ sampleRate, channels: [before] }, reference);
      taken.wrong!.push(wrong?.mismatch ?? 1);
      before = samples;
    }
  }
}
await speech.close();
const refused = (found: number[], limit: number) => found.filter((mismatch) => mismatch > limit).length / found.length;
console.log(
  JSON.stringify(
    {
      lines: part,
      milliseconds: Object.fromEntries(Object.entries(errors).map(([name, found]) => [name, summary(found)])),
      processorTimePerSecond: Number((spent / 1000 / seconds).toFixed(4)),
      takenForAnotherText: Object.fromEntries(
        [0.88, 0.9, 0.92, 0.94].map((limit) => [limit, [refused(taken.right!, limit), refused(taken.wrong!, limit)]]),
      ),
    },
    null,
    2,
  ),
);
