import { expect, test } from 'vitest';
import { feelingOfLine } from './expression.ts';
import { emotionIn } from './mood.ts';

const face = (text: string, ...parentheticals: string[]) => feelingOfLine({ parentheticals, text })?.emotion;

test.each([
  ['Behold the hero whose name makes dragons sob.', 'joy'],
  ['本大侠一剑，群龙就哭。', 'joy'],
  ['Then I was wrong. I’m sorry.', 'sadness'],
  ['是我错了，对不起。', 'sadness'],
  ['Say sorry, and it is over.', 'anger'],
  ['就一句对不起，说了就算了。', 'anger'],
  ['I will smash it, and then there is peace.', 'anger'],
  ['我这就把它砸了！', 'anger'],
  ['I pretended, because you looked so sad.', 'tenderness'],
  ['我是装的，看你那么难过。', 'tenderness'],
  ['No more lies. I like you better now.', 'tenderness'],
  ['别哭，我陪着你。', 'tenderness'],
  ['Beaten, and I can breathe again!', 'joy'],
  ['总算到家了。', 'joy'],
  ['It is coming! Save me!', 'fear'],
  ['快跑！', 'fear'],
  ['You missed on purpose!', 'anger'],
  ['你是故意输的！', 'anger'],
  ['Thank you. Now I know.', 'tenderness'],
  ['I am so happy.', 'joy'],
  ['我真高兴。', 'joy'],
])('the face of whoever says “%s” shows %s', (text, emotion) => {
  expect(face(text)).toBe(emotion);
});

test.each([
  'The dragon sobbed all night.',
  'I am not afraid.',
  'They are angry about the bread.',
  'I read a page about a man who was sad.',
  'The note says: "I am so sad."',
  '那条龙哭了一夜。',
  '我不怕。',
  '信上写着“我很难过”。',
])('what is told of others, denied or quoted is no feeling of the speaker: %s', (text) => {
  expect(face(text)).toBeUndefined();
});

test('what the parentheses say of the voice wins over the words', () => {
  expect(face('I am so sorry.', 'laughing')).toBe('joy');
  expect(face('对不起。', '冷笑')).toBe('disgust');
});

test('the strongest sentence colours a line, of equals the last', () => {
  expect(face('Thank you. I will kill you.')).toBe('anger');
  expect(face('I will kill you. Thank you.')).toBe('anger');
  expect(face('Goodbye! You stole it.')).toBe('anger');
});

test.each([
  'The scholar waits, because the fox was sad.',
  'The detective tears the cloth off the stand.',
  'The monk lifts the broken lamp into the bright light.',
  'The girl walks past a man who weeps.',
  '书生像要哭的样子。',
])('reasons, relative clauses and things make nobody sad or glad: %s', (text) => {
  expect(emotionIn(text)).toBeUndefined();
});
