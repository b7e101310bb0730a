import { expect, test } from 'vitest';
import type { Shot } from '../film/index.ts';
import { make } from './__fixtures__/film.ts';
import propTable from './data/props.json' with { type: 'json' };
import { thingsIn } from './things.ts';

const given = make(`INT. STUDY - DAY

MEI, a young woman, stands by the window. LIU, a man in a grey coat, stands by the desk.

LIU
Here.

Liu takes out a key. He gives the key to Mei.

MEI
At last.

Liu picks up a book. He hides the coin in his sleeve.

EXT. VILLAGE STREET - DAY

Mei waits. BEN, a boy, stands by the wall with a ball.

BEN
Catch!

Ben throws the ball to Mei. She hands Ben the key.
`).plan;

const staysIn = (shot: Shot, noun: string) => shot.staging.props.find(({ id }) => id === noun)?.stays ?? [];
const shotsOf = (plan: typeof given, scene: number) =>
  plan.shots.filter((shot) => shot.scene === plan.scenes[scene]!.id);
const opens = (shot: Shot, noun: string) => staysIn(shot, noun)[0];

test('a thing is taken out of sight, given, and stays with whoever got it, over cuts and into the next scene', () => {
  const [first, second] = [shotsOf(given, 0), shotsOf(given, 1)];
  const way = first.flatMap((shot) => staysIn(shot, 'key').map(({ actor }) => actor));
  expect(way[0]).toBeUndefined();
  expect([...new Set(way.filter(Boolean))]).toEqual(['liu', 'mei']);
  const after = first.findIndex((shot) => staysIn(shot, 'key').at(-1)?.actor === 'mei');
  for (const shot of first.slice(after + 1).filter((own) => staysIn(own, 'key').length > 0))
    expect(opens(shot, 'key')!.actor, shot.slate).toBe('mei');
  expect(opens(second.find((shot) => staysIn(shot, 'key').length > 0)!, 'key')!.actor).toBe('mei');
  expect(staysIn(second.at(-1)!, 'key').at(-1)!.actor).toBe('ben');
});

test('giver and receiver reach for each other so that both are there at the contact', () => {
  const scene = given.scenes[0]!;
  const deed = (actor: string, name: string) =>
    scene.blocking
      .find((book) => book.actor === actor)!
      .actions.find((action) => action.kind === 'gesture' && action.gesture === name)!;
  const [offer, take] = [deed('liu', 'offer'), deed('mei', 'take')];
  const contact = take.start + (take.end - take.start) * 0.45;
  expect(contact).toBeGreaterThan(offer.start + (offer.end - offer.start) * 0.44);
  expect(contact).toBeLessThan(offer.start + (offer.end - offer.start) * 0.8);
});

test('a thing lies where it is picked up, is out of sight once hidden, and is caught when thrown', () => {
  const book = shotsOf(given, 0)
    .map((shot) => staysIn(shot, 'book'))
    .find((stays) => stays.length > 1)!;
  expect(book[0]!.at).toBeDefined();
  expect(book[1]!.actor).toBe('liu');
  const coin = shotsOf(given, 0).flatMap((shot) => staysIn(shot, 'coin'));
  expect(coin[0]!.actor).toBe('liu');
  expect([coin.at(-1)!.actor, coin.at(-1)!.at]).toEqual([undefined, undefined]);
  const ball = shotsOf(given, 1).flatMap((shot) => staysIn(shot, 'ball'));
  expect(ball.some(({ actor, flight }) => actor === 'mei' && flight! > 0.2)).toBe(true);
});

test('a thing whose name is a verb too is given', () => {
  const { plan } = make(
    "EXT. STREET - DAY\n\nA BOY and a STRANGER wait.\n\nBOY\nSir?\n\nThe boy gives his dead grandfather's watch to the stranger.\n\nSTRANGER\nFor me?\n",
  );
  expect(plan.shots.flatMap((shot) => staysIn(shot, 'watch')).at(-1)!.actor).toBe('stranger');
});

test('in Chinese the thing stands before the verb', () => {
  const { plan } = make(
    '标题：钥匙\n\n内景 书房 - 日\n\n@老刘\n给你。\n\n老刘掏出一把钥匙。老刘把钥匙递给小梅。\n\n@小梅\n谢谢。\n',
  );
  const key = plan.shots.flatMap((shot) => staysIn(shot, 'key').flatMap(({ actor }) => actor ?? []));
  expect([...new Set(key)]).toEqual(['老刘', '小梅']);
});

test('a word that is also a verb is a thing after an article or an owner only', () => {
  const nouns = (text: string) => thingsIn(text, {}).map((hit) => hit.noun);
  expect(nouns("He gives his dead grandfather's watch to a stranger.")).toEqual(['watch']);
  expect(nouns('They watch the door and bow.')).toEqual([]);
});

test('every thing that a hand can hold is known by its usual word in both languages', () => {
  for (const { noun, en, zh, size } of propTable as { noun: string; en: string[]; zh: string[]; size?: number }[]) {
    if (size === undefined) continue;
    for (const word of [en[0]!, zh[0]!])
      expect(
        thingsIn(word, {}).map((hit) => hit.noun),
        word,
      ).toContain(noun);
  }
});

test('what the next scene does not name is put away, and comes back where it is named', () => {
  const { plan } = make(`INT. STUDY - DAY

MEI, a young woman, stands by the window. LIU, a man in a grey coat, stands by the desk.

LIU
Here.

Liu gives the old key to Mei.

EXT. VILLAGE STREET - DAY

Mei waits. Liu waits.

MEI
It is late.

INT. STUDY - NIGHT

Mei looks at Liu.

MEI
I still have the key.
`);
  const holders = (scene: number) =>
    new Set(shotsOf(plan, scene).flatMap((shot) => staysIn(shot, 'key').flatMap(({ actor }) => actor ?? [])));
  expect([...holders(0)]).toContain('mei');
  expect([...holders(1)]).toEqual([]);
  expect([...holders(2)]).toEqual(['mei']);
});
