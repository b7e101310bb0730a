import { describe, expect, test } from 'vitest';
import { make } from './__fixtures__/film.ts';
import { groundDistance } from './vector.ts';

const scene = (...lines: string[]) => `EXT. DESERT - DAY\n\n= Mei gives Liu water.\n\n${lines.join('\n\n')}\n\n`;
const meeting =
  'MEI, a young woman, stands by the arch. LIU, an old man, stands by the wall.\n\nLIU\nI am dry.\n\nMEI\nI know.';

/** The cup or bottle of a script's only scene, and what Mei does with the arms. */
function given(...lines: string[]) {
  const { plan } = make(scene(meeting, ...lines));
  const [own] = plan.scenes;
  const of = (actor: string) => own!.blocking.find((book) => book.actor === actor)!;
  const reaches = of('mei').actions.filter((action) => action.kind === 'gesture' && action.gesture === 'reach');
  const things = plan.shots.flatMap(({ staging }) =>
    staging.props.flatMap(({ noun, stays = [] }) => (['cup', 'bottle'].includes(noun) ? [stays.at(-1)!.actor] : [])),
  );
  return { mei: of('mei'), liu: of('liu'), reaches, last: things.at(-1) };
}

describe.each([
  ['Mei puts a bottle down.', "Mei raises Liu's head to drink."],
  ['Mei brings a cup.', 'Mei holds the cup to his lips.'],
  ['Mei brings a cup.', "Mei lifts the cup to Liu's mouth."],
  ['Mei puts a bottle down.', 'Mei gives Liu a drink.'],
])('%s %s', (before, deed) => {
  test('the vessel is held to the other’s face', () => {
    const { reaches, liu, last } = given(before, deed);
    const target = reaches.map((action) => action.kind === 'gesture' && action.target).at(-1);
    if (!target || !('point' in target)) throw new Error('nobody reaches for a point');
    const [x, y, z] = target.point;
    expect(groundDistance([x, z], liu.at)).toBeLessThan(0.45);
    expect(y).toBeGreaterThan(1.2);
    expect(last).toBe('mei');
  });
});

test('in Chinese the cup comes to the mouth as well: 喂水', () => {
  const { plan } = make('外景 沙漠 - 日\n\n护士站在士兵旁边。\n\n护士拿着杯子。\n\n护士给士兵喂水。\n\n');
  const { actions } = plan.scenes[0]!.blocking.find(({ actor }) => actor === '护士')!;
  const [reach] = actions.filter((action) => action.kind === 'gesture' && action.gesture === 'reach');
  expect(reach).toMatchObject({ target: { point: expect.anything() } });
});

test('who lifts a cup to the own lips drinks', () => {
  const { mei } = given('Mei brings a cup.', 'Mei lifts the cup to her lips.');
  const points = mei.actions.filter(
    (action) => action.kind === 'gesture' && action.gesture === 'reach' && action.target && 'point' in action.target,
  );
  expect(points).toEqual([]);
});

test('the water’s yours: what the speaker holds is handed over where the synopsis says that it is given', () => {
  const line = "MEI\nThe water's yours. Take it.";
  expect(given('Mei brings a bottle.', line).last).toBe('liu');
  expect(given('Mei brings a bottle.', 'MEI\nThe water tastes of sand.').last).toBe('mei');
});
