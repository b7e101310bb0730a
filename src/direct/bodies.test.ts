import { describe, expect, test } from 'vitest';
import type { Blocking } from '../film/index.ts';
import { make } from './__fixtures__/film.ts';
import { actorAt } from './actor-at.ts';
import { groundDistance } from './vector.ts';

type Seen = { pose: string; shut: boolean; book: Blocking };

/** How the creature or the person of a script is at the first and the last moment of each scene. */
function seen(script: string, kind: 'creature' | 'person'): { first: Seen; last: Seen }[] {
  const { plan, cast } = make(script);
  const { id } = cast.find(({ appearance }) => appearance.kind === kind)!;
  return plan.scenes.map(({ blocking, duration }) => {
    const book = blocking.find(({ actor }) => actor === id)!;
    const at = (time: number): Seen => {
      const { pose, gaze } = actorAt(book, time);
      return { pose, shut: gaze !== undefined && 'away' in gaze && gaze.away === 'closed', book };
    };
    return { first: at(0), last: at(duration - 1) };
  });
}

const scene = (heading: string, ...lines: string[]) => `${heading}\n\n${lines.join('\n\n')}\n\n`;
const meeting = scene('EXT. FOREST - DAY', 'A nurse stands by a dog.');
const chinese = scene('外 森林 - 日', '白狐站在那里。女孩看着白狐。');

describe('a beast', () => {
  test.each([
    ['The dog collapses.', 'fallen', true],
    ['The dog dies in her arms.', 'fallen', true],
    ['The dog lies down.', 'lie', false],
    ['The dog eats one mouthful and sinks down again.', 'lie', false],
    ['The dog curls up and falls asleep.', 'lie', true],
    ['The dog does not collapse.', 'stand', false],
    ['The nurse lets the lamp fall beside the dog.', 'stand', false],
  ])('of which the script says %j is seen so', (sentence, pose, shut) => {
    const { last } = seen(scene('EXT. FOREST - DAY', 'A nurse stands by a dog.', sentence), 'creature')[0]!;
    expect(last).toMatchObject({ pose, shut });
  });

  test.each([
    ['白狐倒下了。', 'fallen', true],
    ['白狐断了气。', 'fallen', true],
    ['白狐趴下，闭上眼睛。', 'lie', true],
    ['白狐没有倒下。', 'stand', false],
  ])('in Chinese as well: %s', (sentence, pose, shut) => {
    const { last } = seen(scene('外 森林 - 日', '白狐站在那里。女孩看着白狐。', sentence), 'creature')[0]!;
    expect(last).toMatchObject({ pose, shut });
  });
});

describe('what a scene is given', () => {
  test.each([
    ['The nurse finds the dog cold beside the lamp.', 'fallen', true],
    ['The nurse creeps to the table, where the dog sleeps beside the bread.', 'lie', true],
    ['The dog does not wake.', 'fallen', true],
    ['The nurse finds a wounded dog.', 'lie', false],
    ['The nurse finds the bread cold, and the dog barks.', 'stand', false],
    ['The dog lies down.', 'stand', false],
  ])('by %j is there from its first moment', (sentence, pose, shut) => {
    const scenes = seen(meeting + scene('INT. STUDY - DAY', sentence), 'creature');
    expect(scenes[1]!.first).toMatchObject({ pose, shut });
  });

  test.each([
    ['女孩发现白狐已经冰冷了。', 'fallen', true],
    ['白狐没有醒来。', 'fallen', true],
    ['女孩悄悄走近，白狐睡在桌边。', 'lie', true],
  ])('in Chinese as well: %s', (sentence, pose, shut) => {
    expect(seen(chinese + scene('内 书房 - 日', sentence), 'creature')[1]!.first).toMatchObject({ pose, shut });
  });

  test('a wounded bird lets a wing hang', () => {
    const { first } = seen(scene('EXT. BEACH - DAY', 'A nurse finds a wounded seagull.'), 'creature')[0]!;
    expect(first.pose).toBe('crouch');
  });
});

describe('who collapsed', () => {
  const fallen = scene('EXT. FOREST - DAY', 'A nurse stands by a dog.', 'The dog collapses.');

  test('lies in the scenes that follow, and through what is done to it', () => {
    const scenes = seen(
      fallen +
        scene('INT. STUDY - DAY', 'The nurse lays a hand on the dog and waits.', 'The dog touches her hand once.') +
        scene('EXT. VILLAGE STREET - NIGHT', 'The nurse looks at the dog.'),
      'creature',
    );
    expect(scenes.map(({ first, last }) => [first.pose, last.pose])).toEqual([
      ['stand', 'fallen'],
      ['fallen', 'fallen'],
      ['fallen', 'fallen'],
    ]);
  });

  test.each([
    ['The dog wakes and barks.', 'fallen', 'stand'],
    ['The dog gets up.', 'fallen', 'stand'],
    ['The dog runs to the nurse.', 'stand', 'stand'],
  ])('is up again where the script says %j', (sentence, first, last) => {
    const scenes = seen(fallen + scene('INT. STUDY - DAY', 'The nurse waits.', sentence), 'creature');
    expect([scenes[1]!.first.pose, scenes[1]!.last.pose]).toEqual([first, last]);
    expect(scenes[1]!.last.shut).toBe(false);
  });

  test('is knelt down to by who touches it, within reach', () => {
    const script = fallen + scene('INT. STUDY - DAY', 'The nurse lays a hand on the dog.');
    const [dog, nurse] = [seen(script, 'creature')[1]!.last, seen(script, 'person')[1]!.last];
    expect(nurse.pose).toBe('kneel');
    const place = ({ book }: Seen) => actorAt(book, Number.MAX_SAFE_INTEGER).at;
    expect(groundDistance(place(nurse), place(dog))).toBeLessThan(1.2);
  });

  test('has the eyes closed by who closes them', () => {
    const scenes = seen(
      fallen +
        scene('INT. STUDY - DAY', 'The dog touches her hand once.') +
        scene('INT. STUDY - DAY', "The nurse bends down and closes the dog's eyes."),
      'creature',
    );
    expect(scenes[1]!.last.shut).toBe(false);
    expect(scenes[2]!.last.shut).toBe(true);
  });
});

describe('falling to the knees is kneeling', () => {
  test.each([
    'falls to both knees',
    'falls to her knees',
    'drops to one knee',
    'sinks to her knees',
    'sank onto her knees',
    'goes down on one knee',
  ])('%s', (words) => {
    const { first, last } = seen(scene('EXT. FOREST - DAY', `A nurse ${words}.`), 'person')[0]!;
    expect([first.pose, last.pose]).toEqual(['stand', 'kneel']);
  });

  test.each(['双膝跪倒', '跪了下去', '扑通一声跪倒在地', '双膝着地'])('%s', (words) => {
    const { last } = seen(scene('外 森林 - 日', `女孩${words}。`), 'person')[0]!;
    expect(last.pose).toBe('kneel');
  });
});

test.each([
  scene('INT. TAVERN - NIGHT', 'A mermaid looks at a sailor.', 'The mermaid walks to the sailor.', 'The sailor waits.'),
  scene('内 客栈 - 夜', '美人鱼看着水手。', '美人鱼走到水手身边。', '水手等着。'),
])('a mermaid on land rests on her tail: %j', (script) => {
  const { plan, cast } = make(script);
  const mermaid = cast.find(({ appearance: own }) => own.kind === 'person' && own.features.includes('fish-tail'))!;
  const book = plan.scenes[0]!.blocking.find(({ actor }) => actor === mermaid.id)!;
  expect(actorAt(book, 0).pose).toBe('kneel');
  expect(book.actions.some(({ kind }) => kind === 'move')).toBe(true);
  expect(actorAt(book, plan.scenes[0]!.duration - 1).pose).toBe('kneel');
});
