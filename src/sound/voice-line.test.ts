import { afterAll, expect, test } from 'vitest';
import { type Character, fromSamples, fromSeconds, toSamples, type Voice } from '../film/index.ts';
import { loudness } from '../media/index.ts';
import { addPiece } from './assemble.ts';
import { type Audio, silence } from './audio.ts';
import { chooseVoice } from './choose-voice.ts';
import { dialogueStem, hallSpace } from './dialogue-stem.ts';
import { mix } from './mix.ts';
import { openSpeech } from './node/index.ts';
import { pinkNoise } from './noise.ts';
import { visemesOf } from './visemes.ts';
import { voiceLine } from './voice-line.ts';

const speech = await openSpeech();
afterAll(() => speech.close());

const slt: Voice = { engine: 'flite', name: 'slt', pitch: 0, rate: 1, timbre: 1 };
const mandarin: Voice = { engine: 'espeak', name: 'cmn+f2', pitch: 2, rate: 1, timbre: 1 };
const person = (sex: 'female' | 'male', age: 'child' | 'youth' | 'adult' | 'elder' = 'adult') =>
  ({
    kind: 'person',
    sex,
    age,
    build: 'average',
    height: 1.7,
    dress: { style: 'robe' },
    features: [],
  }) as unknown as Character['appearance'];
const say = (text: string, voice = slt, rest = {}) => voiceLine({ line: 'l1', text, voice, ...rest }, speech);

function energy(samples: Float32Array, from: number, to: number): number {
  const part = samples.subarray(Math.round(from / 14_700), Math.round(to / 14_700));
  return part.reduce((sum, sample) => sum + sample * sample, 0);
}

/** Fundamental in Hz by autocorrelation, the median of the voiced frames. */
function pitchOf(samples: Float32Array): number {
  const found: number[] = [];
  for (let start = 0; start + 4096 < samples.length; start += 4800) {
    const at = (lag: number) => {
      let sum = 0;
      for (let index = 0; index < 2048; index += 2) sum += samples[start + index]! * samples[start + index + lag]!;
      return sum;
    };
    let best = 0;
    for (let lag = 120; lag < 800; lag += 2) if (best === 0 || at(lag) > at(best)) best = lag;
    if (at(best) > 0.6 * at(0) && at(0) > 1) found.push(48_000 / best);
  }
  return found.sort((one, other) => one - other)[found.length >> 1]!;
}

test.each([
  ['English', 'My brother Bob — he must *climb*... the bamboo.', slt],
  ['Mandarin', '你好，妈妈。雨下得很大，熊也怕。', mandarin],
])('%s: phones and visemes follow one another and cover the line', async (_, text, voice) => {
  const { audio, voiced } = await say(text, voice);
  expect(voiced.duration).toBe(fromSamples(audio.channels[0]!.length, 48_000));
  for (const spans of [voiced.phones, voiced.visemes]) {
    expect(spans[0]!.start).toBe(0);
    expect(spans.at(-1)!.end).toBe(voiced.duration);
    for (const [index, span] of spans.entries()) {
      expect(span.end).toBeGreaterThan(span.start);
      if (index > 0) expect(span.start).toBe(spans[index - 1]!.end);
    }
  }
  expect(voiced.words.length).toBeGreaterThan(3);
  for (const word of voiced.words) expect(word.end).toBeGreaterThan(word.start);
  const closed = voiced.phones.filter((phone) => /^(m|b|p|ph)$/.test(phone.phone));
  expect(closed.length).toBeGreaterThan(1);
  for (const { start, end } of closed) {
    const middle = (start + end) / 2;
    expect(voiced.visemes.find((span) => span.start <= middle && middle < span.end)?.viseme).toBe('PP');
  }
});

test.each([
  ['English', 'Who are you? Nobody crosses this bridge at night.', slt],
  ['Mandarin', '你是谁？夜里没有人走这座桥。', mandarin],
])('%s: the voice sounds while the mouth moves', async (_, text, voice) => {
  const { audio, voiced } = await say(text, voice);
  const samples = audio.channels[0]!;
  const moving = voiced.visemes
    .filter((span) => span.viseme !== 'sil')
    .reduce((sum, span) => sum + energy(samples, span.start, span.end), 0);
  expect(moving / energy(samples, 0, voiced.duration)).toBeGreaterThan(0.97);
});

test('a line is trimmed, starts and ends in silence, and is as loud as every other', async () => {
  for (const [text, voice] of [
    ['Come in.', slt],
    ['The rain has not stopped since the seventh night.', { ...slt, name: 'rms' }],
    ['进来吧，外面很冷。', mandarin],
  ] as [string, Voice][]) {
    const { audio } = await say(text, voice);
    const samples = audio.channels[0]!;
    expect(Math.abs(samples[0]!)).toBeLessThan(0.002);
    expect(Math.abs(samples.at(-1)!)).toBeLessThan(0.002);
    expect(energy(samples, 0, 14_700 * 9600)).toBeGreaterThan(0.01);
    expect(Math.abs(loudness(audio).integrated! - -20)).toBeLessThan(1);
  }
});

test('the same line is the same twice', async () => {
  const [one, other] = [await say('Twice.'), await say('Twice.')];
  expect(one.voiced).toEqual(other.voiced);
  expect(one.audio.channels[0]!.every((sample, index) => sample === other.audio.channels[0]![index])).toBe(true);
});

test('pitch, rate and body are those of the voice', async () => {
  const text = 'The moon is over the river, and all the lamps are out.';
  const plain = await say(text);
  const slow = await say(text, { ...slt, rate: 0.8 });
  expect(slow.voiced.duration / plain.voiced.duration).toBeCloseTo(1 / 0.8, 1);
  const high = await say(text, { ...slt, pitch: 5 });
  const lift = 12 * Math.log2(pitchOf(high.audio.channels[0]!) / pitchOf(plain.audio.channels[0]!));
  expect(Math.abs(lift - 5)).toBeLessThan(1);
  const large = await say(text, { ...slt, timbre: 0.85 });
  expect(Math.abs(large.voiced.duration / plain.voiced.duration - 1)).toBeLessThan(0.05);
  expect(pitchOf(large.audio.channels[0]!) / pitchOf(plain.audio.channels[0]!)).toBeCloseTo(1, 1);
});

test('a mood changes the delivery, nothing to say is a closed mouth', async () => {
  const sad = await say('I came back for you.', slt, { emotion: 'sadness' });
  const glad = await say('I came back for you.', slt, { emotion: 'joy' });
  expect(sad.voiced.duration).toBeGreaterThan(glad.voiced.duration * 1.1);
  const nothing = await say('... —');
  expect(nothing.voiced.visemes.map((span) => span.viseme)).toEqual(['sil']);
  expect(nothing.voiced.words).toEqual([]);
});

test('a Mandarin line takes as long as somebody needs to say it, with words in order', async () => {
  const { voiced } = await say('狐狸和书生在雨夜的桥上相遇。', mandarin);
  const perCharacter = voiced.duration / 705_600_000 / 13;
  expect(perCharacter).toBeGreaterThan(0.15);
  expect(perCharacter).toBeLessThan(0.45);
  expect(voiced.words.map((word) => word.text).join('')).toBe('狐狸和书生在雨夜的桥上相遇');
  expect(voiced.words.map((word) => word.start)).toEqual(
    voiced.words.map((word) => word.start).toSorted((a, b) => a - b),
  );
});

test('words keep their spelling, whatever the voice is given', async () => {
  const { voiced } = await say('I am Xiao Qing — 书生 Zhang owes me $12!');
  expect(voiced.words.map((word) => word.text)).toEqual([
    'I',
    'am',
    'Xiao',
    'Qing',
    '书生',
    'Zhang',
    'owes',
    'me',
    '$12',
  ]);
});

test('six people of one sex in a row have six voices, and age is heard', () => {
  for (const language of ['en', 'zh'] as const) {
    for (const sex of ['female', 'male'] as const) {
      const cast = Array.from({ length: 6 }, (_, index) => chooseVoice(person(sex), language, index, 1));
      expect(new Set(cast.map((voice) => `${voice.name} ${voice.pitch.toFixed(0)} ${voice.timbre}`)).size).toBe(6);
    }
    const child = chooseVoice(person('male', 'child'), language, 0, 1);
    const elder = chooseVoice(person('male', 'elder'), language, 0, 1);
    expect(child.timbre).toBeGreaterThan(elder.timbre);
    expect(elder.rate).toBeLessThan(chooseVoice(person('male'), language, 0, 1).rate);
  }
  expect(chooseVoice(person('female'), 'en', 2, 9)).toEqual(chooseVoice(person('female'), 'en', 2, 9));
});

test('every phone has a mouth shape, unknown ones too', () => {
  expect(visemesOf([{ phone: 'ɕiɑŋ', start: 0, end: 3000 }], 'espeak').map((span) => span.viseme)).toEqual([
    'CH',
    'ih',
    'aa',
    'nn',
  ]);
  expect(visemesOf([{ phone: '?', start: 0, end: 10 }], 'flite')).toHaveLength(1);
});

test('robots, spirits, dragons and the old sound unlike their plain voices, and their words stay in place', async () => {
  const plain = await say('Nobody crosses this bridge at night.');
  for (const treatment of ['robot', 'spirit', 'giant', 'elder']) {
    const treated = await say('Nobody crosses this bridge at night.', { ...slt, name: `slt+${treatment}` });
    const length = Math.min(plain.audio.channels[0]!.length, treated.audio.channels[0]!.length);
    let difference = 0;
    let power = 0;
    for (let index = 0; index < length; index++) {
      difference += (plain.audio.channels[0]![index]! - treated.audio.channels[0]![index]!) ** 2;
      power += plain.audio.channels[0]![index]! ** 2;
    }
    expect(difference / power).toBeGreaterThan(0.02);
    expect(Math.abs(treated.voiced.duration / plain.voiced.duration - 1)).toBeLessThan(0.12);
  }
  const robot = { ...person('male'), dress: { style: 'robot' } } as Character['appearance'];
  const spirit = { ...person('female'), features: ['nine-tails'] } as Character['appearance'];
  expect(chooseVoice(robot, 'en', 0, 1)).toMatchObject({ name: 'kal16', treatment: 'robot' });
  expect(chooseVoice(spirit, 'zh', 0, 1).treatment).toBe('spirit');
  expect(chooseVoice(person('male', 'elder'), 'en', 0, 1).age).toBe('elder');
});

test('in a mix of real voices, loud music and rain, every line stands 6 LU over the rest', async () => {
  const texts: [string, Voice][] = [
    ['Nobody crosses this bridge at night.', slt],
    ['I have been cold for three hundred years.', { ...slt, name: 'slt+spirit', pitch: 4 }],
    ['你是谁？夜里没有人走这座桥。', mandarin],
  ];
  const voiced = await Promise.all(texts.map(([text, voice]) => say(text, voice)));
  const starts = [0.5, 4, 8].map((second) => fromSeconds(second));
  const duration = fromSeconds(12);
  const lines = voiced.map(({ audio }, index) => ({
    audio,
    start: starts[index]!,
    pan: 0.4,
    distance: 2 + 2 * index,
    place: 'seen' as const,
    space: hallSpace,
  }));
  const loud = (seed: string) => ['l', 'r'].map((side) => pinkNoise(12 * 48_000, seed + side).map((x) => x * 0.3));
  const dialogue = silence(toSamples(duration, 48_000));
  addPiece(dialogue, { start: 0, audio: dialogueStem(lines) });
  const stems = {
    dialogue,
    music: { sampleRate: 48_000, channels: loud('music') },
    effects: silence(12 * 48_000),
    ambience: { sampleRate: 48_000, channels: loud('rain').map((channel) => channel.map((x) => x * 0.2)) },
  };
  const speech = voiced.map((line, index) => ({
    line: line.voiced.line,
    start: starts[index]!,
    end: starts[index]! + line.voiced.duration,
  }));
  const copy = ({ sampleRate, channels }: Audio) => ({ sampleRate, channels: channels.map((one) => one.slice()) });
  const mixed = await mix((name) => copy(stems[name]), { speech });
  expect(mixed.clarity).toHaveLength(3);
  for (const { over, least } of mixed.clarity) {
    expect(over!).toBeGreaterThan(6);
    expect(least!).toBeGreaterThan(6);
  }
  const measured = loudness(mixed.master);
  expect(Math.abs(measured.integrated! + 16)).toBeLessThan(0.5);
  expect(measured.truePeak!).toBeLessThan(-1);
});

test.each([
  ['English', 'Hello there.', 'The rain has stopped.', slt],
  ['Mandarin', '我是老僧。', '他们来了！', mandarin],
])('a line in %s is the same sound whatever was said before it', async (_, line, other, voice) => {
  const alone = await say(line, voice);
  await say(other, voice);
  expect(await say(line, voice)).toEqual(alone);
});

test('a Mandarin line of several clauses is said to its end after other lines', async () => {
  const text = '灯还亮着，你就还会回来。她没有害过人，她只是怕黑。';
  await say('姑娘，桥要关了！', mandarin);
  const { words, phones } = (await say(text, mandarin)).voiced;
  expect(words.map((word) => word.text).join('')).toBe(text.replace(/[，。]/g, ''));
  expect(phones.filter(({ phone }) => phone !== 'pau').length).toBeGreaterThan(40);
});

test('a missing engine or voice says what to do', async () => {
  const bare = await openSpeech({ packages: { flite: 'no-such-flite', espeak: 'no-such-espeak' } });
  await expect(bare.say('Hello.', slt)).rejects.toMatchObject({
    code: 'voice-missing',
    fix: expect.stringContaining('npm'),
  });
  await expect(bare.say('你好。', mandarin)).rejects.toMatchObject({ code: 'voice-missing' });
  await expect(say('Hello.', { ...slt, name: 'nobody' })).rejects.toMatchObject({ code: 'voice-missing', exit: 3 });
});
