import { expect, test } from 'vitest';
import { interpret } from './interpret.ts';
import type { Performer } from './performers.ts';

const person = (id: string, name: string) =>
  ({
    id,
    name,
    names: [name],
    shortNames: [],
    appearance: { kind: 'person', sex: 'male' },
    spirit: false,
    umbrella: false,
    rod: undefined,
  }) as unknown as Performer;
const english = [person('a', 'scholar'), person('b', 'merchant')];
const chinese = [person('a', '书生'), person('b', '商人')];
const deeds = (text: string) =>
  interpret(text, /\p{Script=Han}/u.test(text) ? chinese : english, { last: 'a', present: ['a', 'b'] }).acts.map(
    ({ actor, verb }) => `${actor} ${verb}`,
  );

test.each([
  'The scholar embraces the merchant, and the bag falls.',
  'The merchant goes to where the scholar fell and looks back.',
  'The scholar lets both hands fall.',
  "The scholar turns the bag over; coins fall to the merchant's feet.",
  'The scholar tosses the ball up and catches it as it falls.',
  'The ball rolls away, till at last it falls down into the spring.',
  'The scholar raises a hand to strike.',
  'The scholar runs after the merchant and falls into step.',
  'The merchant reaches out as if the scholar could vanish.',
  '商人打个哈欠，看着书生。',
  '书生举起手要打，又放下了。',
  '书生差点摔倒。',
  '书生蹲在商人倒下的地方。',
  '书生伸手拿包，包不见了。',
])('nobody falls, strikes or vanishes: %s', (text) => {
  expect(deeds(text).filter((deed) => /fall|strike|vanish|lie/.test(deed))).toEqual([]);
});

test.each([
  ['The merchant stumbles, falls, and lies still.', 'b fall'],
  ['The scholar strikes; the merchant falls, and the knife rolls away.', 'b fall'],
  ['The merchant smiles and vanishes.', 'b vanish'],
  ['Both fall down.', 'a fall'],
  ['书生跑着跑着摔倒，又爬起来。', 'a fall'],
  ['书生鞠了一躬，商人消失了。', 'b vanish'],
])('%s is %s', (text, deed) => {
  expect(deeds(text)).toContain(deed);
});

test.each([
  ['The merchant sits down alone and writes on paper: come back.', ['b sit', 'b reach']],
  ['书生坐下，写道：快跑。', ['a sit']],
  ['书生看看商人，打个哈欠，也坐下了。', ['a look-up', 'a sit']],
])('what is only written is not done: %s', (text, done) => {
  expect(deeds(text)).toEqual(done);
});

test.each([
  'The scholar shivers beside the wall.',
  'The scholar trembles with cold.',
  'The scholar is freezing.',
  'The scholar shudders, white with frost.',
  'The scholar rubs both cold hands and goes on.',
  '书生冻得发抖。',
  '书生打了个寒战。',
  '书生在桥旁冷得直哆嗦。',
])('who is cold shivers: %s', (text) => {
  expect(deeds(text)).toContain('a shiver');
  expect(deeds(text).filter((deed) => deed.endsWith('startle'))).toEqual([]);
});

test.each([
  'The scholar lifts the lamp; the light trembles.',
  'The scholar looks up, and the ground shivers.',
])('things that tremble make nobody shiver: %s', (text) => {
  expect(deeds(text).filter((deed) => deed.endsWith('shiver'))).toEqual([]);
});

test('who freezes at a sound stops, and does not shiver', () => {
  expect(deeds('Three knocks. The scholar freezes.')).toEqual(['a startle']);
});
