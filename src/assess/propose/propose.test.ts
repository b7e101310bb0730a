import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseFountain, toScreenplay } from '../../screenplay/index.ts';
import { applyPatch } from '../../write/index.ts';
import { assess, propose } from '../index.ts';

const read = (text: string) => toScreenplay(parseFountain(text));
const proposalsFor = (text: string) => {
  const screenplay = read(text);
  return propose(text, screenplay, assess(screenplay).findings, 'script.fountain');
};

/** What becomes of the lines that a proposal of this code touches. */
function changesOf(text: string, code: string): [before: string, after: string][] {
  const all = proposalsFor(text).filter((one) => one.code === code);
  return all.map(({ fix }) => [fix.find, fix.replace]);
}

const english = `Title: The Lamp Room

INT. KITCHEN - DAY

MARA OKAFOR, 40, scrubs a pot. DEV, 20, her nephew, comes in with wet shoes. The old ferryman TOMAS follows.

MARA
Well, you are late.

DEV
Well, the bus was late. I'm only its passenger.

TOMAS
Well, let him breathe, Mara.

MARA
I have told you a hundred times. You come in by the back door. You take off your shoes. You hang the coat on the second hook, not the first, because the first is your uncle's. You wash your hands with the grey soap. You say good evening to your grandmother, even now that she is a photograph. And then, and only then, you may tell me why.

DEV
Trust me. The bus was late.

EXT. HARBOUR - NIGHT

Moonlight on the masts. Tomas ties a boat.

MARA
I am so angry. Ask him.

Mara throws a stone into the water.

MARRA
Nobody asks him.

INT. LAMP ROOM - NIGHT

Tomas realizes that the oil is gone. He kicks the door.

TOMAS
There it is.

DEV
I told you so, uncle.

MARA
Did he?

Nobody answers.

DEV
I told you so, uncle.

EXT. HARBOUR - DAY - CONTINUOUS

Tomas runs out.

DEV
He will burn the house down one of these days and then the whole street will come with buckets, and I will stand there and tell them that I knew it all along.

MARA
I'm not sad.

INT. KITCHEN - DAY

Dev raises the crowbar. Mara steps back.

MARA
Put it down.
`;

const chinese = `Title: 灯房

内景 厨房 - 日

马婶（四十岁）刷着一口锅。小德（二十岁，她的侄子）穿着湿鞋进来。

@小德
相信我。车真的迟到了。

外景 码头 - 夜

月光照着桅杆。老托系好船。

@马婶
我很生气。去问他。

@老托
问吧。

内景 灯房 - 夜

老托意识到油没有了。他踢了一脚油桶。

外景 码头 - 日 连续

老托忽然想起母亲，把油桶扔进水里。

@小德
他总有一天会把整条街都烧了，到时候邻居们提着水桶站在门口看着我们，我就站在那里告诉他们我早就知道会有这么一天。

内景 厨房 - 日

小德举起那把斧头。马婶往后退。

@马婶
放下。
`;

test('what a line can lose is cut, and what follows stands alone', () => {
  expect(changesOf(english, 'on-the-nose')).toEqual([['I am so angry. Ask him.', 'Ask him.']]);
  expect(changesOf(english, 'stock-phrase')).toEqual([['Trust me. The bus was late.', 'The bus was late.']]);
  expect(changesOf(chinese, 'on-the-nose')).toEqual([['我很生气。去问他。', '去问他。']]);
  expect(changesOf(chinese, 'stock-phrase')).toEqual([['相信我。车真的迟到了。', '车真的迟到了。']]);
});

test('a thought goes, and the pronoun after it becomes the name it stood for', () => {
  const [[before, after]] = changesOf(english, 'not-to-be-seen') as [[string, string]];
  expect([before, after]).toEqual(['Tomas realizes that the oil is gone. He kicks the door.', 'Tomas kicks the door.']);
  expect(changesOf(chinese, 'not-to-be-seen').map(([, text]) => text)).toEqual([
    '老托踢了一脚油桶。',
    '老托把油桶扔进水里。',
  ]);
});

test('a name spelt two ways is mended where it speaks, unless the two answer each other', () => {
  expect(changesOf(english, 'name-misspelt')).toEqual([['MARRA', 'MARA']]);
  const answering = english.replace('Mara throws a stone into the water.\n\n', '');
  expect(changesOf(answering, 'name-misspelt')).toEqual([]);
});

test('an hour that turns within continuous time takes the hour before it', () => {
  expect(changesOf(english, 'day-turns-to-night')).toEqual([
    ['EXT. HARBOUR - DAY - CONTINUOUS', 'EXT. HARBOUR - NIGHT - CONTINUOUS'],
  ]);
  expect(changesOf(chinese, 'day-turns-to-night')).toEqual([['外景 码头 - 日 连续', '外景 码头 - 夜 连续']]);
});

test('a thing from nowhere is carried before by who uses it', () => {
  const [[, planted]] = changesOf(english, 'thing-from-nowhere') as [[string, string]];
  expect(planted).toMatch(/\n\nDev carries a crowbar\.$/);
  expect(changesOf(chinese, 'thing-from-nowhere')[0]![1]).toMatch(/\n\n小德带着一把斧头。$/);
});

test('long speeches are broken by a silence and long sentences in two', () => {
  const [[, broken]] = changesOf(english, 'long-speech') as [[string, string]];
  expect(broken).toContain("\n\nTomas says nothing.\n\nMARA (CONT'D)\nYou wash your hands");
  expect(changesOf(english, 'out-of-breath').map(([, text]) => text)).toEqual([
    'He will burn the house down one of these days and then the whole street will come with buckets. I will stand there and tell them that I knew it all along.',
  ]);
  expect(changesOf(chinese, 'out-of-breath')[0]![1]).toContain('看着我们。我就站在那里');
});

test('an opening word that all share is left to who uses it most', () => {
  expect(changesOf(english, 'filler-opening').map(([, text]) => text)).toEqual([
    'You are late.',
    "The bus was late. I'm only its passenger.",
  ]);
});

test('a line said twice by one person goes the second time', () => {
  const all = changesOf(english.replace('Did he?', 'He did.'), 'said-twice');
  expect(all).toEqual([['DEV\nI told you so, uncle.\n\n', '']]);
});

test('what somebody denies, or answers, is left alone', () => {
  expect(changesOf(english, 'on-the-nose').some(([before]) => before.includes('not sad'))).toBe(false);
  const answered = english.replace('Did he?', 'Who told you?').replace('Nobody answers.\n\n', '');
  expect(changesOf(answered, 'said-twice')).toEqual([]);
});

test('a light that stands alone against its heading goes; a heading that its scenes deny takes their hour', () => {
  const scene = (hour: string, light: string) =>
    `EXT. QUAY - NIGHT\n\nMARA waits.\n\nMARA\nNow.\n\nEXT. QUAY - ${hour}\n\nMara counts the boats. ${light}\n\nMARA\nNine.\n\nEXT. QUAY - NIGHT\n\nMara leaves.\n`;
  expect(changesOf(scene('DAY', 'The moon shines on the masts.'), 'light-against-heading')).toEqual([
    ['EXT. QUAY - DAY', 'EXT. QUAY - NIGHT'],
  ]);
  const alone = scene('NIGHT', '').replace(
    'Mara counts the boats. \n',
    'Sunlight lies on the ground.\n\nMara counts.\n',
  );
  expect(changesOf(alone, 'light-against-heading')).toEqual([['Sunlight lies on the ground.\n\n', '']]);
});

test('Windows line ends stay, and are written', () => {
  const text = english.replaceAll('\n', '\r\n');
  for (const { fix } of proposalsFor(text)) {
    const after = applyPatch(text, fix);
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  }
});

const folders = ['tuning'].map((name) => join(import.meta.dirname, '..', '__fixtures__', name));
const scripts = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.fountain'))
    .map((name): [string, string] => [name, readFileSync(join(folder, name), 'utf8')]),
);

test.each(scripts)('what is proposed for %s can be made, keeps every scene, and mends what it answers', (_, text) => {
  const before = read(text);
  for (const { fix, code, message } of proposalsFor(text)) {
    const after = read(applyPatch(text, fix));
    expect(after.scenes.length).toBe(before.scenes.length);
    expect(assess(after).findings.some((one) => one.code === code && one.message === message)).toBe(false);
  }
});
