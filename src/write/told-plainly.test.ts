import { expect, test } from 'vitest';
import { depict, detectLanguage } from '../language/index.ts';
import { writeScreenplay } from './index.ts';
import { readPremise } from './read-premise.ts';
import { repertoireOf } from './stories.ts';

/** What is said in a story of a plot, for ten seeds, scene by scene. */
function speeches(premise: string, plot: string): string[][] {
  const language = detectLanguage(premise);
  return Array.from({ length: 10 }, (_, seed) => {
    const { text } = writeScreenplay({ premise, language, seed, plot, depiction: depict(premise, { language }) });
    const scenes = text.split(/^(?:INT|EXT|内景|外景)/m).slice(1);
    return scenes.map((scene) =>
      [...scene.matchAll(/^(?:@.+|[A-Z][A-Z' -]+)\n(.+)$/gm)].map((match) => match[1]!).join(' '),
    );
  });
}

const crossing = 'journey/one-bottle/cannot-go-on/wait-for-the-cool';
const late = 'message/come-before/twenty-years-late/answers-the-stone';
const coat = 'waiting/until-it-ends/one-coat/gave-the-coat';
const failed = 'amends/give-me-a-task/make-it-bloom/enough-now';
const stolenBack = 'giving/get-rid/wants-it-back/mondays';
const honey = 'A beekeeper and a bear share honey in the forest';
const parted = 'journey/they-will-part-us/somebody-on-the-ground/owner-of-the-well';
const carried = 'journey/must-be-there/somebody-on-the-ground/owner-of-the-well';
const wager = 'rivalry/all-i-have/let-you-win/one-honest-round';
const followed = 'searching/what-do-you-hide/led-here/it-was-you';
const promise = 'searching/promised/hungry-thief/comes-empty-handed';

test.each([
  [
    'A cowboy and his horse cross the desert at noon',
    crossing,
    2,
    /we're there|we're here|here we are|there we are|made it|both here|now we're/i,
  ],
  ['牛仔和他的马在正午穿过沙漠', crossing, 2, /到了|走到/],
  [
    'A doctor reads a letter from the earth in a spaceship cabin',
    late,
    1,
    /every day|day after day|summer and winter/i,
  ],
  ['女医生在太空舱里读一封来自地球的信', late, 1, /天天/],
  ['A knight kneels before the queen and offers her his sword', failed, 2, /enough|I forgive you/i],
  ['A monk and a tiger wait out the mist in a mountain temple at dawn', coat, 1, /freez|frozen|cold/i],
  ['A monk and a tiger wait out the mist in a mountain temple at dawn', coat, 2, /fr(?:ee|o)z/i],
  ['和尚和老虎在山上的庙里躲雾', coat, 1, /冻/],
  [honey, stolenBack, 0, /bad luck|grief|trouble|cursed/],
  [honey, stolenBack, 1, /awake|woke|asleep|caught me/],
  [honey, stolenBack, 2, /forgive|angry/],
  ['养蜂人和熊在森林里分蜂蜜', stolenBack, 1, /醒|抓住|睡/],
  ['养蜂人和熊在森林里分蜂蜜', stolenBack, 2, /原谅|不怪|不生气|饶/],
  [
    'A monk and a tiger wait out the mist in a mountain temple',
    'waiting/until-it-ends/last-bread/walked-out',
    2,
    /back|there/i,
  ],
  [
    'A cowboy and his horse cross the desert at noon',
    parted,
    2,
    /(?:saved me|water|drink).*(?:well|house|road|way out)/,
  ],
  ['猎人和他的老狗在雪山上赶路', carried, 2, /水.*(?:井|家|路|道)/],
  ['A chef and a waiter argue over a birthday cake in a kitchen', wager, 0, /wrestling match/],
  ['Two runners race for a medal on the beach', wager, 0, /\brace\b/],
  ['两位老人为一盘棋争吵', wager, 0, /下棋/],
  [
    'A detective follows a pianist down a city street',
    followed,
    0,
    /unseen|secret|creep|sneak|seen? me|notice|know it|Don't (?:turn|look)/,
  ],
  ['A detective follows a pianist down a city street', followed, 2, /knock/],
  ['侦探在街上跟踪一位钢琴家', followed, 0, /悄悄|偷偷|暗中|没看见/],
  ['侦探在街上跟踪一位钢琴家', followed, 2, /敲/],
  ['A detective searches a library for a lost book', promise, 0, /trace|not here|nothing|dust|nowhere|everywhere/i],
  ['侦探在图书馆里寻找丢失的书', promise, 0, /没|无|找遍|只找着灰/],
])('%s: told by %s, somebody says what scene %i turns on', (premise, plot, scene, said) => {
  for (const [seed, scenes] of speeches(premise, plot).entries()) expect(scenes[scene], `seed ${seed}`).toMatch(said);
});

test('an animal that travels with somebody is in what happens in every scene', () => {
  for (const [premise, animal, plot] of [
    ['A cowboy and his horse cross the desert at noon', 'horse', parted],
    ['猎人和他的老狗在雪山上赶路', '老狗', carried],
  ] as const)
    for (let seed = 0; seed < 10; seed++) {
      const language = detectLanguage(premise);
      const { text } = writeScreenplay({
        premise,
        seed,
        language,
        plot,
        depiction: depict(premise, { language }),
      });
      for (const scene of text.split(/^(?:INT|EXT|内景|外景)/m).slice(1)) {
        const seen = scene.split('\n\n').filter((beat) => !/^(?:=|@|[A-Z][A-Z' -]+\n)/.test(beat));
        expect(seen.join(' '), `seed ${seed}`).toContain(animal);
      }
    }
});

test('who lives in the sea goes into no house', () => {
  for (const premise of ['A pirate and a mermaid say farewell on the beach at dusk', '海盗和美人鱼黄昏时在海滩告别'])
    for (let seed = 0; seed < 10; seed++) {
      const language = detectLanguage(premise);
      const { text } = writeScreenplay({ premise, seed, language, depiction: depict(premise, { language }) });
      expect(text).not.toMatch(/^(?:INT\.|内景)/m);
    }
});

test('an animal that brings somebody back neither laughs nor has arms', () => {
  const premise = 'A monk and a tiger wait out the mist in a mountain temple at dawn';
  for (let seed = 0; seed < 10; seed++) {
    const { text } = writeScreenplay({
      ...{ premise, seed, language: 'en', plot: coat },
      depiction: depict(premise, { language: 'en' }),
    });
    expect(text).not.toMatch(/tiger (?:laughs|weeps|wraps|rubs|scolds)/i);
  }
});

test('who cries out does not weep', () => {
  const premise = 'A knight kneels before the queen and offers her his sword';
  for (let seed = 0; seed < 20; seed++)
    expect(
      writeScreenplay({ premise, seed, language: 'en', plot: failed, depiction: depict(premise, { language: 'en' }) })
        .text,
    ).not.toMatch(/weeps out/);
});

/** The first scene's speeches, without asking for a plot, for some seeds. */
function firstSpeeches(premise: string): string[] {
  const language = detectLanguage(premise);
  return Array.from({ length: 6 }, (_, seed) => {
    const { text } = writeScreenplay({ premise, language, seed, depiction: depict(premise, { language }) });
    const scene = text.split(/^(?:INT|EXT|内景|外景)/m)[1]!;
    return [...scene.matchAll(/^(?:@.+|[A-Z][A-Z' -]+)\n(.+)$/gm)].map((match) => match[1]!).join(' ');
  });
}

test.each([
  ['A freezing wolf comes to a shepherd at night in the snow', /freez|frozen|cold|shiver/i],
  ['A tiger is freezing, and a monk shares his blanket with it in a cave', /freez|frozen|cold|shiver/i],
  ['A hungry fox follows a little girl home from the market', /hung|starv|eat|eaten/i],
  ['A lost child meets a blind fiddler on a bridge at night', /lost|way home|way\b/i],
  ['A sick king waits for his youngest daughter in the throne hall', /ill|sick|fever/i],
  ["A lighthouse keeper's daughter finds a wounded seagull after a storm at dawn", /hurt|wound|bleed/i],
  ['A mathematician falls in love with a baker who cannot count', /(?:can't|cannot) count/i],
  ["An astronaut hears her dead father's voice on the radio", /father/i],
  ['A detective searches a library for a stolen book', /stole|thief|took/i],
  ['A boy searches for his lost kite on the beach', /kite/i],
  ['A boy hides a wounded soldier in the barn', /hid|nobody|secret/i],
  ['A maid hides a letter from the queen in the throne hall', /hid|look for/i],
  ['一只冻僵的狼在雪地里遇到牧羊人', /冻|冷|暖/],
  ['老虎在山洞里冻得发抖，和尚把毯子给它', /冻|冷|暖/],
  ['饿坏了的狐狸在集市上跟着小女孩', /饿|吃/],
  ['小男孩在森林里迷路了，遇到一只受伤的鹿', /迷|不认得|走丢|不着|伤|血/],
  ['生病的国王在大殿里等待小女儿', /病|烧|烫/],
  ['盲人琴师在桥上遇到迷路的孩子', /迷|不认得|走丢|不着/],
  ['侦探在图书馆里寻找被偷的书', /偷|贼/],
  ['男孩把受伤的士兵藏在谷仓里', /藏/],
  ['店员把钥匙藏在办公室的桌子下', /藏|钥匙/],
])('%s: what it turns on is said in the first scene', (premise, said) => {
  for (const [seed, spoken] of firstSpeeches(premise).entries()) expect(spoken, `seed ${seed}`).toMatch(said);
});

test('who hides what was found is seen to hide it and says so, in every wording', () => {
  const { en, zh } = repertoireOf('keeping').openings.find(({ id }) => id === 'tempted')!;
  for (const [beats, hidden] of [
    [en, /\bhid(?:e|es|ing)\b/],
    [zh, /藏/],
  ] as const)
    for (const wording of beats.slice(0, 2).flatMap((beat) => beat.split(' / '))) expect(wording).toMatch(hidden);
});

/** The wording with the first, and with the last, of each choice that it leaves. */
const bothChoices = (wording: string): string[] => [
  wording.replace(/\[([^|\]]*)[^\]]*\]/g, '$1'),
  wording.replace(/\[[^\]]*?([^|\]]*)\]/g, '$1'),
];

test.each([
  { of: 'parting', id: 'a-last-embrace', en: /\b(?:embraces?|hugs)\b/, zh: /抱|搂/ },
  { of: 'parting', id: 'a-hundred-chalk-marks', en: /\b(?:comes|coming)\b/, zh: /来/ },
  { of: 'amends', id: 'it-is-gone', en: /\b(?:throws|flings|hurls|tosses)\b/, zh: /扔|丢|抛/ },
  { of: 'amends', id: 'opens-the-gate', en: /\b(?:unties|takes|throws|cuts) the rope\b/, zh: /绳子/ },
  { of: 'labour', id: 'just-as-bad', en: /\b(?:embraces|hugs|arms?)\b/, zh: /抱|搂|怀|双臂/ },
  { of: 'giving', id: 'somebody-takes-it', en: /\b(?:takes|picks|lifts|grabs)\b/, zh: /拿|捡/ },
  { of: 'searching', id: 'name-it-aloud', en: /\b(?:gives|hands|lays|puts|passes)\b/, zh: /[交还塞递]给|放进/ },
] as const)('$of/$id: what decides the scene is seen in every wording', ({ of, id, ...seen }) => {
  const scene = repertoireOf(of).outcomes.find((outcome) => outcome.id === id)!;
  for (const language of ['en', 'zh'] as const) {
    const required = scene[language].filter((beat) => !/^\+|^[A-Z]: /.test(beat));
    const wordings = required.map((beat) => beat.split(' || ')[0]!.split('/').flatMap(bothChoices));
    expect(wordings.filter((all) => all.every((text) => seen[language].test(text))).length, language).toBeGreaterThan(
      0,
    );
  }
});

test('what was stolen turns up with whoever took it, and not in the owner’s own clothes', () => {
  for (const premise of ['A platypus detective searches a library for a stolen book', '侦探在图书馆里寻找被偷的书']) {
    const language = detectLanguage(premise);
    for (let seed = 0; seed < 20; seed++) {
      const { plot } = writeScreenplay({ premise, language, seed, depiction: depict(premise, { language }) });
      expect(plot).not.toMatch(/last-place|now-there-are-two|made-another/);
    }
  }
});

test('a state is nobody’s deed, and is said of whom the premise says it', () => {
  const read = (premise: string) => {
    const language = detectLanguage(premise);
    return readPremise(premise, depict(premise, { language }), language);
  };
  expect(read('A tiger is freezing, and a monk shares his blanket with it in a cave').situations[0]).toBe('giving');
  expect(
    read('A lost child meets a blind fiddler on a bridge').essentials.map(({ id, who }) => `${who} ${id}`),
  ).toEqual(['CHILD lost-way', 'FIDDLER blind']);
  expect(read('和尚在雨夜收留了生病的书生').essentials.map(({ id, who }) => `${who} ${id}`)).toEqual(['书生 ill']);
  expect(read('A cat follows a boy with a lost hat').essentials.filter(({ who }) => who)).toEqual([]);
  expect(read('A girl and her dog race across the beach').essentials).toEqual([]);
});
