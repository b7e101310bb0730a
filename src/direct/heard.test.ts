import { expect, test } from 'vitest';
import { perform } from '../stage/index.ts';
import { make } from './__fixtures__/film.ts';

/** What is heard in a scene of one action line, shot after shot. */
function heard(action: string): string[] {
  const chinese = /\p{Script=Han}/u.test(action);
  const text = chinese
    ? `内景 书房 - 夜\n\n林和苏站在桌边。\n\n@林\n等一等。\n\n${action}\n\n@苏\n谢谢你。\n`
    : `INT. STUDY - NIGHT\n\nMEI, a young woman, and LIU, a man, stand by the desk.\n\nMEI\nWait.\n\n${action}\n\nLIU\nThank you.\n`;
  return make(text).plan.shots.flatMap(({ staging }) => perform(staging).events.map(({ kind }) => kind));
}

const times = (kinds: string[], kind: string) => kinds.filter((own) => own === kind).length;

test.each([
  ['Mei lights a candle.', 'ignite', 1],
  ['林点燃一支蜡烛。', 'ignite', 1],
  ['Mei pours tea into a cup.', 'pour', 1],
  ['林往杯子里倒茶。', 'pour', 1],
  ['Mei breaks the cup.', 'break', 1],
  ['Liu drops the cup, and it breaks.', 'break', 1],
  ['林摔碎了杯子。', 'break', 1],
  ['Liu knocks on the door.', 'knock', 3],
  ['苏敲了敲门。', 'knock', 3],
])('%s', (action, kind, count) => {
  expect(times(heard(action), kind)).toBe(count);
});

test.each([
  'Liu takes the cup.',
  'Liu looks at the light.',
  'Mei breaks down.',
  'Liu knocks over the cup.',
])('nothing breaks, is poured, lit or knocked: %s', (action) => {
  const kinds = heard(action);
  for (const kind of ['break', 'pour', 'ignite', 'knock']) expect(times(kinds, kind), kind).toBe(0);
});
