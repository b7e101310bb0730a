import { expect, test } from 'vitest';
import { random } from '../film/index.ts';
import { createThesaurus, depict, detectLanguage } from '../language/index.ts';
import { openWordnet } from '../language/node/index.ts';
import { castStory } from './cast-story.ts';
import { genreNamed } from './genres.ts';
import { readPremise } from './read-premise.ts';

const thesaurus = createThesaurus(openWordnet());

function read(text: string) {
  const language = detectLanguage(text);
  return readPremise(text, depict(text, { language, thesaurus }), language);
}

function castOf(text: string, genre = 'family') {
  return castStory(read(text), genreNamed(genre), random('cast'));
}

type Expected = [premise: string, people: string, thing: string, place: string, situation: string];

const premises: Expected[] = [
  ["An old man's hat is blown away and a boy chases it", 'an old man, a boy', 'the hat', '', 'searching'],
  ['A message in a bottle', '', 'a message', '', ''],
  ['A music box in an abandoned hospital', '', 'a music box', 'abandoned hospital', ''],
  ['A boy finds a silver ring', 'a boy', 'a silver ring', '', 'keeping'],
  ['A baker inherits a clock from her grandmother', 'a baker', 'a clock', '', 'keeping'],
  ['A mechanic repairs a lost robot', 'a mechanic, a lost robot', '', '', 'labour'],
  ['A policeman hides a witness', 'a policeman, a witness', '', '', 'sheltering'],
  ['The power runs out in a hospital', '', '', 'hospital', 'disaster'],
  ['Two refugees walk to the border', 'an older refugee, a younger refugee', '', 'border', 'journey'],
  ['A ship sinks and a sailor holds on to a barrel', 'a sailor', '', '', 'disaster'],
  ['A pilot and a fox drift on a raft', 'a pilot, a fox', '', 'raft', 'journey'],
  ['A clown and a magician rehearse', 'a clown, a magician', '', '', 'labour'],
  ['A father and a son bet on a horse race', 'a father, a son', '', '', 'rivalry'],
  ['A grandmother and her grandson cook soup', 'a grandmother, the grandson', 'some soup', '', 'labour'],
  ['A beekeeper and a bear share honey', 'a beekeeper, a bear', 'some honey', '', 'giving'],
  ['A father and his daughter walk home in the rain', 'a father, the daughter', '', '', 'journey'],
  ['Two brothers build the tallest tower', 'an older brother, a younger brother', '', '', 'labour'],
  ['A fox steals a chicken from an old farmer', 'a fox, an old farmer', 'a chicken', '', 'keeping'],
  [
    'A detective interrogates a clown about a missing diamond',
    'a detective, a clown',
    'a missing diamond',
    '',
    'meeting',
  ],
  ['A princess refuses to marry a dragon', 'a princess, a dragon', '', '', 'meeting'],
  ['A giant loses his shoe in the snow', 'a giant', 'a shoe', '', 'searching'],
  ['A couple quarrels about a tree', 'a husband, a wife', '', '', 'rivalry'],
  ['A witch and a wolf play chess in a forest hut', 'a witch, a wolf', '', 'forest hut', 'rivalry'],
  ['Lighthouse, storm, two sisters', 'an older sister, a younger sister', '', 'lighthouse', ''],
  ['Twins swap places at school', 'an older twin, a younger twin', '', 'school', 'rivalry'],
  ['A scarecrow falls in love with a crow', 'a scarecrow, a crow', '', '', 'meeting'],
  ['一位老人在雨中等公交车', '老人', '', '', 'waiting'],
  ['师徒二人在雪山上寻找灵芝', '师父, 徒弟', '', '雪山', 'searching'],
  ['女孩把外公的小提琴卖给了当铺老板', '女孩, 老板', '小提琴', '', 'giving'],
  ['姐姐和妹妹为一封信吵架', '姐姐, 妹妹', '一封信', '', 'rivalry'],
  ['小女孩在雪夜街头卖火柴', '小女孩', '火柴', '街头', 'giving'],
  ['宇航员穿过火星', '宇航员', '', '火星', 'journey'],
  ['飞船断电', '', '', '飞船', 'disaster'],
  ['一个蒙面人偷走了玉佩', '蒙面人', '玉佩', '', 'keeping'],
  ['母女在雨中告别', '母亲, 女儿', '', '', 'parting'],
  ['父子修一条船', '父亲, 儿子', '', '', 'labour'],
  ['兄妹在森林里迷路', '哥哥, 妹妹', '', '森林', 'journey'],
  ['小猫和机器人在飞船上等待天亮', '小猫, 机器人', '', '飞船', 'waiting'],
  ['小狐狸和渔夫抢一条鱼', '小狐狸, 渔夫', '鱼', '', 'rivalry'],
  ['女孩坐末班车去看海', '女孩', '', '海', 'journey'],
  ['两个老人打赌谁先睡着', '高个子老人, 矮个子老人', '', '', 'rivalry'],
  ['剑客与魔教教主在雪山顶决斗', '剑客, 教主', '', '雪山顶', 'rivalry'],
  ['一家人在除夕夜吃饺子', '父亲, 母亲, 孩子', '饺子', '', 'giving'],
  ['小偷潜入博物馆偷钻石', '小偷', '钻石', '博物馆', 'keeping'],
  ['面包师把最后一个面包送给乞丐', '面包师, 乞丐', '面包', '', 'giving'],
  ['外星人在学校门口卖冰淇淋', '外星人', '冰淇淋', '学校门口', 'giving'],
  ['魔术师的徒弟逃跑了', '徒弟', '', '', 'journey'],
  ['妹妹给远方的哥哥写信', '妹妹, 哥哥', '信', '', 'giving'],
];

test.each(premises)('%s', (text, people, thing, place, situation) => {
  const premise = read(text);
  expect({
    people: premise.beings.map((being) => being.indefinite).join(', '),
    thing: premise.things[0]?.indefinite ?? '',
    place: premise.place?.name ?? '',
    situation: premise.situations[0] ?? '',
  }).toEqual({ people, thing, place, situation });
});

test('what a vessel holds is no second thing beside it', () => {
  const named = (text: string) => read(text).things.map(({ noun }) => noun);
  expect(named('A chef and a critic fight over a bowl of noodles')).toEqual(['bowl']);
  expect(named('A girl finds a box of old letters')).toEqual(['box']);
  expect(named('A boy trades a knife for a kite')).toEqual(['knife', 'kite']);
});

test('somebody who is waited for comes at the end, whatever else is lost', () => {
  expect(read('A dog waits for its master at the station').awaited?.definite).toBe('the master');
  expect(read('孙子在村口等爸爸')).toMatchObject({ awaited: { definite: '爸爸' }, place: { name: '村口' } });
  expect(read('A mechanic repairs a lost robot').awaited).toBeUndefined();
});

test('clauses are cut between deeds and keep what they are done beside; keywords are no sentence', () => {
  expect(read('A fire burns the theatre, an actor and his dog are inside').clauses).toEqual([
    'A fire burns the theatre',
    'an actor and his dog are inside',
  ]);
  expect(read('A whale swims beside a submarine').clauses).toEqual(['A whale swims beside a submarine']);
  expect(read('三个老人在公园下棋').clauses).toEqual(['三个老人下棋']);
  expect(read('Lighthouse, storm, two sisters').clauses).toEqual([]);
});

test('parts: the ghost faces the children, the giver has the thing, a thieving fox speaks', () => {
  expect(castOf('Two children follow a ghost').B.definite).toBe('the ghost');
  expect(castOf('A boy buys a kite from an old woman').A.definite).toBe('the old woman');
  expect(castOf('小和尚跟师父学武功').A.definite).toBe('师父');
  expect(castOf('A fox steals a chicken from an old farmer')).toMatchObject({
    A: { definite: 'the fox' },
    mute: false,
  });
});

test('what no hand can hold lends something of its own, and home is where kin are', () => {
  expect(castOf('A man steals a piano').object.noun).toBe('book of piano music');
  expect(castOf('My last possession').object.noun).toMatch(/locket|photograph|watch|horse|ring/);
  expect(castOf('老奶奶教机器人跳舞').main.name).toMatch(/厨房|客厅|院子/);
  expect(castOf('Two sisters argue over a letter').C.noun).not.toMatch(/daughter|mother|brother/);
});
