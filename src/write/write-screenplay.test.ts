import { expect, test } from 'vitest';
import { depict, detectLanguage } from '../language/index.ts';
import { genreNames, writeScreenplay } from './index.ts';

function write(premise: string, options: { seed?: number; seconds?: number; genre?: string } = {}) {
  const language = detectLanguage(premise);
  return writeScreenplay({ premise, language, seed: 1, depiction: depict(premise, { language }), ...options });
}

const headings = (text: string) => text.match(/^(?:INT|EXT|内景|外景).*$/gm) ?? [];
const speeches = (text: string) => [...text.matchAll(/^(?:@.+|[A-Z][A-Z' -]+)\n(.+)$/gm)].map((match) => match[1]!);
const cues = (text: string) =>
  [...text.matchAll(/^(?:@(.+)|([A-Z][A-Z' -]+))\n(?!\n).+$/gm)].map((match) => match[1] ?? match[2]!);

/** Four-grams of words, in Chinese of characters, of all that is seen and said, names masked. */
function fourGrams(text: string): Set<string> {
  let body = text
    .split('\n\n')
    .slice(1)
    .filter((part) => !part.startsWith('='))
    .join('\n')
    .toLowerCase();
  for (const cue of [...new Set(cues(text))].sort((a, b) => b.length - a.length))
    body = body.replaceAll(cue.toLowerCase(), ' x ');
  const units = /\p{Script=Han}/u.test(body)
    ? [...body.replace(/[\s\p{P}]/gu, '')]
    : (body.match(/[\p{L}'’-]+/gu) ?? []);
  return new Set(units.slice(3).map((_, at) => units.slice(at, at + 4).join(' ')));
}

function overlap(one: string, other: string): number {
  const [a, b] = [fourGrams(one), fourGrams(other)];
  return [...a].filter((gram) => b.has(gram)).length / Math.min(a.size, b.size);
}

const premises: [string, string[]][] = [
  [
    'A fox spirit and a young scholar meet on a rainy bridge at night',
    ['fox spirit', 'young scholar', 'BRIDGE - NIGHT', 'rain|water|puddle'],
  ],
  [
    'Two old brothers fight over a golden watch in an abandoned factory',
    ['two old brothers', 'golden watch', 'ABANDONED FACTORY'],
  ],
  ['A robot finds a red flower in the snowy desert at dawn', ['robot', 'red flower', 'DESERT - DAWN', 'snow|flakes']],
  [
    'A girl waits for her father at the lighthouse in a storm',
    ['girl', 'father', 'LIGHTHOUSE', 'storm|lightning|thunder|wind'],
  ],
  ['A blue whale swims past a rusty submarine and sings to it', ['blue whale', 'rusty submarine', 'sings']],
  [
    'Three thieves steal a purple diamond from a museum at midnight',
    ['three thieves', 'purple diamond', 'MUSEUM - NIGHT'],
  ],
  ['A baker teaches his daughter to bake bread in a tiny kitchen', ['baker', 'daughter', 'bread', 'TINY KITCHEN']],
  ['The volcano wakes while a village celebrates a wedding', ['volcano wakes', 'wedding', 'VILLAGE']],
  [
    'A lonely cat rides the last train out of an empty train station',
    ['lonely cat', 'last train', 'EMPTY TRAIN STATION'],
  ],
  ['What if the moon forgot to rise?', ['moon forgets']],
  [
    'An old librarian returns a stolen book to the library after forty years',
    ['old librarian', 'stolen book', 'LIBRARY', 'forty years'],
  ],
  ['Anna and Tomas say goodbye at the market in the fog', ['Anna', 'Tomas', 'goodbye', 'MARKET', 'fog|mist']],
  [
    'A detective searches for a missing violinist in a foggy harbour',
    ['detective', 'violinist', 'HARBOUR', 'fog|mist'],
  ],
  ['A dog races a horse across a frozen lake', ['dog', 'horse', 'FROZEN LAKE']],
  ['雨夜的石桥上，狐仙与年轻书生相遇', ['狐仙', '年轻书生', '石桥 - 夜', '雨']],
  ['两位老人在灯塔里等待归来的船', ['两位老人', '船', '灯塔']],
  ['小女孩在雪夜的森林里寻找丢失的铃铛', ['小女孩', '铃铛', '森林 - 夜', '雪']],
  ['机器人在厨房里学做红烧肉', ['机器人', '红烧肉', '厨房']],
  [
    '清晨的菜市场，卖花的姑娘把最后一束白玫瑰送给了失明的老人',
    ['卖花的姑娘', '最后一束白玫瑰', '失明的老人', '菜市场 - 清晨'],
  ],
  ['末班车开走了，站台上只剩下小明和一只橘猫', ['末班车', '小明', '橘猫', '站台']],
];
const scripts = premises.map(([premise]) => write(premise));

test.each(premises)('%s: three scenes, everything named, about as long as asked', (premise, named) => {
  const { title, text, seconds, findings } = write(premise);
  expect(title.length).toBeGreaterThan(1);
  expect(headings(text).length).toBeGreaterThanOrEqual(3);
  expect(speeches(text).length).toBeGreaterThanOrEqual(3);
  expect(new Set(speeches(text)).size).toBe(speeches(text).length);
  expect(text).not.toMatch(/[{}[\]|]|undefined| {2}|~/);
  const told = text.split('\n\n').slice(1).join('\n');
  for (const word of named) expect(told).toMatch(new RegExp(word, 'i'));
  expect(seconds).toBeGreaterThanOrEqual(30);
  expect(seconds).toBeLessThanOrEqual(64);
  expect(findings).toEqual([]);
  if (detectLanguage(premise) === 'zh') expect(told).not.toMatch(/[A-Za-z,;!?]/);
});

test('scripts of different premises do not look alike, names masked', () => {
  const pairs = scripts.flatMap((one, index) =>
    scripts
      .slice(index + 1)
      .map((other, at) => ({ share: overlap(one.text, other.text), pair: [index, index + 1 + at] })),
  );
  expect(pairs.filter(({ share }) => share > 0.05)).toEqual([]);
  expect(new Set(scripts.map(({ title }) => title)).size).toBe(scripts.length);
  const first = scripts.map(({ text }) => text.split('\n\n')[2]);
  expect(new Set(first).size).toBe(scripts.length);
});

test('seeds of one premise differ in plot, and a seed repeats its script', () => {
  for (const premise of [premises[0]![0], premises[4]![0], premises[16]![0]]) {
    const seeds = Array.from({ length: 10 }, (_, seed) => write(premise, { seed }));
    expect(new Set(seeds.map(({ plot }) => plot)).size).toBeGreaterThanOrEqual(6);
    expect(new Set(seeds.map(({ text }) => text)).size).toBe(10);
    expect(write(premise, { seed: 7 })).toEqual(write(premise, { seed: 7 }));
  }
});

test('a story that is like another script however it is told is the least alike, and says so', () => {
  const premise = premises[0]![0];
  const language = detectLanguage(premise);
  const told: string[] = [];
  const likeness = (script: string) => {
    told.push(script);
    return { name: 'mine', share: told.length === 5 ? 0.06 : 0.2 };
  };
  const { text, findings } = writeScreenplay({
    premise,
    language,
    seed: 1,
    depiction: depict(premise, { language }),
    unlike: { likeness, familiar: () => 0 },
  });
  expect(text).toBe(told[4]);
  expect(findings).toContainEqual(expect.objectContaining({ code: 'like-another-script', severity: 'note' }));
});

test('three seeds of a premise are told in different words, in any genre', () => {
  const some = [0, 3, 6, 8, 12, 14, 16, 19].map((at) => premises[at]![0]);
  for (const [at, premise] of some.entries())
    for (const genre of [undefined, genreNames[at]!]) {
      const seeds = [1, 2, 3].map((seed) => write(premise, { seed, ...(genre && { genre }) }).text);
      const shares = [overlap(seeds[0]!, seeds[1]!), overlap(seeds[0]!, seeds[2]!), overlap(seeds[1]!, seeds[2]!)];
      expect(Math.max(...shares), `${premise}, ${genre}`).toBeLessThan(0.15);
    }
});

test('a group that has been seen is called by its number, and its verb agrees', () => {
  expect(write('A wolf knocks on the door of three pigs').text).toMatch(/wolf knocks on the door of the three pigs\./);
  expect(write('A couple quarrels about a tree').text).toContain('They quarrel about a tree.');
  expect(write('A family of acrobats hides from the police').text).toMatch(
    /family of acrobats hides from the police\./,
  );
});

test.each(genreNames)('%s can be asked for, in both languages', (genre) => {
  for (const premise of [premises[2]![0], premises[16]![0]]) {
    const script = write(premise, { genre });
    expect(script.genre).toBe(genre);
    expect(script.text).not.toMatch(/[{}[\]|]|undefined/);
  }
});

test('a longer film has more beats, and what cannot be filled is said', () => {
  const [short, long] = [write(premises[0]![0]), write(premises[0]![0], { seconds: 60 })];
  expect(long.seconds).toBeGreaterThan(52);
  expect(long.seconds).toBeLessThan(75);
  expect(speeches(long.text).length).toBeGreaterThan(speeches(short.text).length);
  expect(write(premises[0]![0], { seconds: 7200 }).findings.map(({ code }) => code)).toEqual(['shorter-than-asked']);
});

test.each([
  'rain',
  '雨',
  'A wolf alone in the snow',
  'The silent sea under a red sun',
  'Two robots dance',
  '???',
  'A bee',
])('a premise as bare as %s gives a story in which somebody speaks', (premise) => {
  const { text } = write(premise);
  expect(headings(text).length).toBeGreaterThanOrEqual(3);
  expect(new Set(cues(text)).size).toBeGreaterThanOrEqual(1);
});

test('a genre that is not there is refused with the list', () => {
  expect(() => write('rain', { genre: 'opera' })).toThrow(/no genre "opera"/);
});

test('whoever speaks has been seen', () => {
  for (const { text } of scripts) {
    for (const cue of new Set(cues(text))) {
      const before = text
        .slice(0, text.search(new RegExp(`^@?${cue}$`, 'm')))
        .split('\n\n')
        .slice(1)
        .join('\n');
      expect(before.toLowerCase()).toContain(cue.toLowerCase());
    }
  }
});
