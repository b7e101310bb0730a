import { afterAll, expect, test } from 'vitest';
import type { Character, Emotion, Voice } from '../../film/index.ts';
import {
  distanceBetween,
  type Heard,
  type HeardVoice,
  hearManner,
  hearVoice,
  median,
} from '../__fixtures__/hear-voice.ts';
import { chooseVoice } from '../choose-voice.ts';
import { biquad, filterChain } from '../filter.ts';
import { openSpeech } from '../node/open-speech.ts';
import { faultOf, heldBy } from '../pronunciation.ts';
import { treat } from '../treatment.ts';
import { type LineToVoice, voiceLine } from '../voice-line.ts';
import { crowdIn, walla } from '../walla.ts';
import { mannerOf, voicePlaceOf } from './manner.ts';
import { framesPerSecond, medianPitch, trackPitch } from './pitch.ts';

const speech = await openSpeech();
afterAll(() => speech.close());

const slt: Voice = { engine: 'flite', name: 'slt', pitch: 0, rate: 1, timbre: 1 };
const mandarin: Voice = { engine: 'espeak', name: 'cmn+f2', pitch: 2, rate: 1, timbre: 1 };
const texts = {
  en: ['Nobody crosses this bridge at night.', 'The letter was never sent.', 'My father built this house.'],
  zh: ['夜里没有人走这座桥。', '那封信一直没有寄出去。', '这座房子是我父亲盖的。'],
};

const say = (text: string, voice: Voice = slt, rest: Partial<LineToVoice> = {}) =>
  voiceLine({ line: 'l1', text, voice, ...rest }, speech);
const hear = async (text: string, voice: Voice, rest: Partial<LineToVoice> = {}) => {
  const { audio, voiced } = await say(text, voice, rest);
  return hearManner(audio, voiced);
};

/** Power in dB of what a band lets through. */
function band(samples: Float32Array, low: number, high: number): number {
  const part = filterChain(samples.slice(), [
    biquad('highpass', low),
    biquad('highpass', low),
    biquad('lowpass', high),
    biquad('lowpass', high),
  ]);
  return 10 * Math.log10(part.reduce((sum, sample) => sum + sample * sample, 1e-12));
}

// Directions of P. Juslin and P. Laukka 2003, table 7, and R. Banse and K. Scherer 1996: pitch, range, rate, level.
const directions: [Emotion, Partial<Record<'pitch' | 'range' | 'rate' | 'level', 1 | -1>>][] = [
  ['joy', { pitch: 1, range: 1, rate: 1, level: 1 }],
  ['sadness', { pitch: -1, range: -1, rate: -1, level: -1 }],
  ['anger', { pitch: 1, range: 1, rate: 1, level: 1 }],
  ['fear', { pitch: 1, range: -1, rate: 1 }],
  ['surprise', { pitch: 1, range: 1, level: 1 }],
  ['disgust', { pitch: -1, rate: -1 }],
  ['tenderness', { pitch: -1, range: -1, rate: -1, level: -1 }],
];

test.each([
  ['English', slt, texts.en],
  ['Mandarin', mandarin, texts.zh],
] as const)('%s: emotions are heard in pitch, range, rate and level', async (_, voice, lines) => {
  const plain: Heard[] = [];
  for (const line of lines) plain.push(await hear(line, voice));
  for (const [emotion, expected] of directions) {
    const felt: Heard[] = [];
    for (const line of lines) felt.push(await hear(line, voice, { emotion, intensity: 0.8 }));
    for (const [key, sign] of Object.entries(expected) as [keyof typeof expected, number][]) {
      const change = median(felt.map((one, index) => one[key] - plain[index]![key]));
      expect(Math.sign(change), `${emotion} ${key} ${change}`).toBe(sign);
    }
  }
});

test('a stronger feeling is heard more', async () => {
  const [mild, strong] = [
    await hear(texts.en[0]!, slt, { emotion: 'fear', intensity: 0.4 }),
    await hear(texts.en[0]!, slt, { emotion: 'fear', intensity: 1 }),
  ];
  expect(strong.pitch).toBeGreaterThan(mild.pitch * 1.08);
});

test.each([
  ['English', slt, 'You came back for me.', 'You came back for me?'],
  ['Mandarin', mandarin, '你回来找我。', '你回来找我？'],
] as const)('%s: a question that asks yes or no ends higher than a statement', async (_, voice, told, asked) => {
  const ends = await Promise.all(
    [told, asked].map(async (text) => {
      const { audio } = await say(text, voice);
      const { hertz } = trackPitch(audio.channels[0]!);
      const voiced = [...hertz].filter((value) => value > 0);
      return median(voiced.slice(-Math.round(0.12 * framesPerSecond)));
    }),
  );
  expect(12 * Math.log2(ends[1]! / ends[0]!)).toBeGreaterThan(1.5);
});

test('what trails off is slower than what is cut off, and a word in capitals stands out', async () => {
  const lastWord = async (text: string) => {
    const { voiced } = await say(text);
    const { start, end } = voiced.words.at(-1)!;
    return end - start;
  };
  expect(await lastWord('I only wanted to go home...')).toBeGreaterThan(
    1.3 * (await lastWord('I only wanted to go home--')),
  );
  const height = async (text: string) => {
    const { audio, voiced } = await say(text);
    const { start, end } = voiced.words[1]!;
    const track = trackPitch(audio.channels[0]!).hertz;
    const frame = (time: number) => Math.round((time / 705_600_000) * framesPerSecond);
    return median([...track.subarray(frame(start), frame(end))].filter((value) => value > 0));
  };
  expect(12 * Math.log2((await height('They ALL went home.')) / (await height('They all went home.')))).toBeGreaterThan(
    1,
  );
});

test('parentheticals and extensions are understood in both languages', () => {
  const treated = (...parentheticals: string[]) => mannerOf({ parentheticals }).treatments;
  for (const words of ['whispering', 'in a whisper', '耳语', '悄声']) expect(treated(words)).toEqual(['whisper']);
  for (const words of ['shouting', 'yells', '喊', '大声']) expect(treated(words)).toEqual(['shout']);
  for (const words of ['over radio', 'through the walkie-talkie', '对讲机里'])
    expect(treated(words)).toEqual(['radio']);
  for (const words of ['no longer shouting', '不再喊', 'smiling']) expect(treated(words)).toEqual([]);
  expect(mannerOf({ parentheticals: ['低声'] }).level).toBeLessThan(-2);
  expect(mannerOf({ parentheticals: ['crying'] })).toMatchObject({ tremble: 0.75, phrase: 4 });
  expect(voicePlaceOf({ extension: 'V.O.', offScreen: true })).toBe('near');
  expect(voicePlaceOf({ extension: '画外', offScreen: true })).toBe('away');
  expect(voicePlaceOf({ extension: 'ON PHONE', offScreen: true })).toBe('speaker');
  expect(voicePlaceOf({ parentheticals: ['on the phone'], offScreen: false })).toBe('seen');
  expect(voicePlaceOf({ parentheticals: ['电话里'], offScreen: true })).toBe('speaker');
});

test.each([
  ['English', slt, texts.en[0]!],
  ['Mandarin', mandarin, texts.zh[0]!],
] as const)('%s: a whisper has no voice left', async (_, voice, text) => {
  const spoken = (await say(text, voice)).audio.channels[0]!;
  const { samples } = treat(spoken.slice(), ['whisper'], 'w');
  const { hertz } = trackPitch(spoken);
  const periodic = (sound: Float32Array) => {
    const clear = filterChain(sound.slice(), [biquad('lowpass', 4000)]);
    const found: number[] = [];
    hertz.forEach((value, frame) => {
      const [start, lag] = [Math.round((frame * 48_000) / framesPerSecond) - 960, Math.round(48_000 / (value || 1))];
      if (value === 0 || start < 0 || start + 1920 + lag >= clear.length) return;
      let [both, one, other] = [0, 0, 0];
      for (let at = start; at < start + 1920; at++) {
        both += clear[at]! * clear[at + lag]!;
        one += clear[at]! ** 2;
        other += clear[at + lag]! ** 2;
      }
      found.push(both / Math.sqrt(one * other + 1e-12));
    });
    return median(found);
  };
  expect(periodic(spoken)).toBeGreaterThan(0.8);
  expect(Math.abs(periodic(samples))).toBeLessThan(0.15);
});

test('phone, radio and wall let through what they should, and lips stay with the words', async () => {
  const text = texts.en[0]!;
  const plain = await say(text);
  const phone = (await say(text, slt, { parentheticals: ['over the phone'] })).audio.channels[0]!;
  expect(band(phone, 300, 3400) - band(phone, 30, 150)).toBeGreaterThan(30);
  expect(band(phone, 300, 3400) - band(phone, 6000, 20_000)).toBeGreaterThan(30);
  const wall = (await say(text, slt, { extension: 'O.S.', offScreen: true })).audio.channels[0]!;
  const loss = (samples: Float32Array) => band(samples, 150, 800) - band(samples, 3000, 8000);
  expect(loss(wall) - loss(plain.audio.channels[0]!)).toBeGreaterThan(15);
  const radio = await say(text, slt, { parentheticals: ['over radio'] });
  const shift = radio.voiced.words[0]!.start - plain.voiced.words[0]!.start;
  expect(shift / 705_600_000).toBeCloseTo(0.17, 2);
  expect(radio.voiced.words.at(-1)!.end - plain.voiced.words.at(-1)!.end).toBe(shift);
  const hiss = radio.audio.channels[0]!;
  expect(band(hiss.subarray(960, 4800), 500, 2600)).toBeGreaterThan(-20);
});

test('a shout is higher, louder and brighter', async () => {
  const plain = await say(texts.en[0]!);
  const shout = await say(texts.en[0]!, slt, { parentheticals: ['shouting'] });
  const [calm, loud] = [plain, shout].map(({ audio, voiced }) => hearManner(audio, voiced)) as [Heard, Heard];
  expect(12 * Math.log2(loud.pitch / calm.pitch)).toBeGreaterThan(3);
  expect(loud.level - calm.level).toBeCloseTo(4, 0);
  const bright = ({ audio }: typeof plain) => band(audio.channels[0]!, 2000, 6000) - band(audio.channels[0]!, 100, 800);
  expect(bright(shout) - bright(plain)).toBeGreaterThan(5);
});

test('no line jumps at its edges and each is at its level', async () => {
  for (const rest of [
    {},
    { parentheticals: ['crying'] },
    { parentheticals: ['over radio'] },
    { parentheticals: ['whispering'] },
  ]) {
    const { audio } = await say(texts.en[1]!, slt, rest);
    const samples = audio.channels[0]!;
    for (const edge of [0, 1, 2, samples.length - 3, samples.length - 2, samples.length - 1]) {
      expect(Math.abs(samples[edge]!)).toBeLessThan(0.001);
    }
    const { voiced } = await say(texts.en[1]!, slt, rest);
    expect(hearManner(audio, voiced).level).toBeCloseTo(-20 + mannerOf(rest).level, 1);
  }
});

test('a pronunciation is followed, its word keeps its spelling, and only lines that hold it depend on it', async () => {
  const words = { Siobhan: '/sh ih v ao n/', Nguyen: 'win', 重庆: 'zhòng qǐng' };
  const { voiced } = await say("Where is Siobhan's lantern, Nguyen?", slt, { pronunciations: words });
  expect(voiced.phones.map(({ phone }) => phone).join(' ')).toContain('sh ih v ao n z');
  expect(voiced.phones.map(({ phone }) => phone).join(' ')).toContain('w ih n');
  expect(voiced.words.map(({ text }) => text)).toEqual(['Where', 'is', "Siobhan's", 'lantern', 'Nguyen']);
  const chinese = await say('我在重庆等你。', mandarin, { pronunciations: words });
  const plain = await say('我在重庆等你。', mandarin);
  expect(plain.voiced.phones.map(({ phone }) => phone)).toContain('ts.h');
  expect(chinese.voiced.phones.map(({ phone }) => phone)).not.toContain('ts.h');
  expect(chinese.voiced.words.map(({ text }) => text)).toContain('重庆');
  expect(heldBy("Siobhan's lamp", words)).toEqual({ Siobhan: '/sh ih v ao n/' });
  expect(heldBy('Nobody here', words)).toEqual({});
  for (const [word, said] of Object.entries(words)) expect(faultOf(word, said)).toBeUndefined();
  expect(faultOf('Siobhan', '/sh qq n/')?.message).toContain('"qq"');
  expect(faultOf('重庆', 'chong2')?.message).toContain('2 characters and 1 syllables');
  expect(faultOf('重庆', 'xyz1 qing4')?.message).toContain('xyz1');
});

const long = { en: 'The rain has not stopped since the seventh night.', zh: '雨从第七夜起就没有停。' };

const person = (sex: 'female' | 'male', age = 'adult') =>
  ({
    kind: 'person',
    sex,
    age,
    build: 'average',
    height: 1.7,
    dress: { style: 'robe' },
    features: [],
  }) as unknown as Character['appearance'];

test.each(['en', 'zh'] as const)('%s: six people of one film are told apart by their voices', async (language) => {
  const casts = [
    Array.from({ length: 6 }, () => person('female')),
    Array.from({ length: 6 }, () => person('male')),
    ['adult', 'elder', 'child'].flatMap((age) => [person('female', age), person('male', age)]),
  ];
  for (const cast of casts) {
    const voices: Voice[] = [];
    const heard: HeardVoice[] = [];
    for (const [index, one] of cast.entries()) {
      voices.push(chooseVoice(one, language, index, 1, voices));
      const { audio, voiced } = await say(long[language], voices[index]!);
      heard.push(hearVoice(audio, voiced));
    }
    heard.forEach((one, index) => {
      for (const other of heard.slice(0, index)) expect(distanceBetween(one, other)).toBeGreaterThan(1.5);
    });
  }
});

test('a crowd murmurs: many voices at the rhythm of speech, the same for a seed, louder in number and higher when excited', () => {
  const duration = 6 * 705_600_000;
  const calm = walla({ size: 'small', mood: 'calm', language: 'en', duration, seed: 1 });
  const again = walla({ size: 'small', mood: 'calm', language: 'en', duration, seed: 1 });
  expect(again.channels[0]!.every((sample, at) => sample === calm.channels[0]![at])).toBe(true);
  expect(calm.channels[0]!.length).toBe(6 * 48_000);
  const excited = walla({ size: 'small', mood: 'excited', language: 'en', duration, seed: 1 });
  expect(medianPitch(trackPitch(excited.channels[0]!))).toBeGreaterThan(medianPitch(trackPitch(calm.channels[0]!)));
  const unevenness = (samples: Float32Array) => {
    const levels = Array.from({ length: 60 }, (_, at) => band(samples.subarray(at * 4800, (at + 1) * 4800), 200, 3000));
    const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
    return Math.sqrt(levels.reduce((sum, level) => sum + (level - mean) ** 2, 0) / levels.length);
  };
  const many = walla({ size: 'large', mood: 'calm', language: 'zh', duration, seed: 1 });
  expect(unevenness(many.channels[0]!)).toBeLessThan(unevenness(calm.channels[0]!));
  expect(unevenness(calm.channels[0]!)).toBeGreaterThan(2);
});

test('places and scenes tell of their crowd in both languages', () => {
  expect(crowdIn('a village market at noon')).toEqual({ size: 'large', mood: 'calm' });
  expect(crowdIn('The crowd cheers.')).toEqual({ size: 'large', mood: 'excited' });
  expect(crowdIn('酒馆里')).toEqual({ size: 'small', mood: 'calm' });
  expect(crowdIn('庙会上人群')).toEqual({ size: 'large', mood: 'excited' });
  expect(crowdIn('a quiet study')).toBeUndefined();
});
