import { expect, test } from 'vitest';
import { type GroundPoint, type Plan, toSeconds } from '../film/index.ts';
import { layoutOf } from '../stage/index.ts';
import { filmed } from './__fixtures__/filmed.ts';

/** Every place at which somebody is in a scene: where they start, and all corners of their ways. */
function placesOf({ scenes }: Plan, actor: string): GroundPoint[] {
  return scenes.flatMap(({ blocking }) =>
    blocking
      .filter((book) => book.actor === actor)
      .flatMap((book) => [book.at, ...book.actions.flatMap((action) => (action.kind === 'move' ? action.path : []))]),
  );
}

const story = (heading: string, beast: string) => `${heading}

A girl stands by the water. A ${beast} swims past.

GIRL
Look at you. Stay a while, will you not?

The ${beast} comes closer and looks at the girl. The girl hands the ${beast} an apple.

GIRL
Now go home, and do not forget me, my friend.

The ${beast} leaves.
`;

test.each([
  ['EXT. BEACH - DAY', 'whale', 'shore'],
  ['EXT. HARBOUR - DAWN', 'dolphin', 'harbour'],
  ['EXT. SHIP DECK - DAY', 'whale', 'ship-deck'],
  ['EXT. STONE BRIDGE - DUSK', 'octopus', 'stone-bridge'],
  ['EXT. LIGHTHOUSE - DAY', 'shark', 'shore'],
])('%s: a %s is in the water and people stay out of it', (heading, beast, builder) => {
  const { plan, sets, broken } = filmed(story(heading, beast));
  expect(sets[0]!.builder).toBe(builder);
  const { areas } = layoutOf(sets[0]!).water!;
  const wet = ([x, z]: GroundPoint) => areas.some(([x0, z0, x1, z1]) => x >= x0 && x <= x1 && z >= z0 && z <= z1);
  const places = placesOf(plan, beast);
  expect(places.length).toBeGreaterThan(2);
  for (const place of places) expect(wet(place), `${place}`).toBe(true);
  for (const place of placesOf(plan, 'girl')) expect(wet(place), `${place}`).toBe(false);
  const codes = broken.map(({ code }) => code);
  expect(
    codes.filter((code) => ['out-of-water', 'camera-solid', 'camera-ground', 'subject-unseen'].includes(code)),
  ).toEqual([]);
  const moves = plan.scenes[0]!.blocking.find(({ actor }) => actor === beast)!.actions;
  for (const action of moves) if (action.kind === 'move') expect(action.gait).toBe('swim');
});

test('pictures show people and whale together, and the whale is looked at from at least five metres off', () => {
  const { plan } = filmed(story('EXT. BEACH - DAY', 'whale'));
  expect(plan.shots.some(({ subjects }) => subjects.includes('girl') && subjects.includes('whale'))).toBe(true);
  for (const { subjects, staging } of plan.shots) {
    if (subjects[0] !== 'whale' || subjects.length > 1) continue;
    const whale = staging.blocking.find(({ actor }) => actor === 'whale')!;
    for (const { position } of staging.camera.keys)
      expect(Math.hypot(position[0] - whale.at[0], position[2] - whale.at[1])).toBeGreaterThan(5);
  }
});

test('a large swimmer is heard and not seen where there is no water, and the report says so', () => {
  const scene =
    'INT. LIVING ROOM - DAY\n\nA girl sits down. A whale comes in.\n\nWHALE\nIs it dry in here?\n\nGIRL\nVery.\n';
  const { plan, findings } = filmed(scene);
  expect(plan.scenes[0]!.characters).not.toContain('whale');
  expect(plan.scenes[0]!.lines.map(({ offScreen }) => offScreen)).toEqual([true, false]);
  expect(findings.find(({ code }) => code === 'swimmer-not-shown')?.message).toMatch(/heard but not seen/);
  const fish = filmed(scene.replaceAll('whale', 'fish').replaceAll('WHALE', 'FISH'));
  expect(fish.plan.scenes[0]!.characters).toContain('fish');
});

test('小男孩在码头喂海豚：海豚在水里，男孩在岸上，东西飞过水面', () => {
  const { plan, sets } = filmed(
    '外景 码头 - 清晨\n\n小男孩站在码头边。海豚游过来。\n\n@小男孩\n给你吃。\n\n小男孩把苹果递给海豚。\n',
    'zh',
  );
  const { areas } = layoutOf(sets[0]!).water!;
  const boy = plan.scenes[0]!.characters.find((id) => id !== '海豚')!;
  for (const [x, z] of placesOf(plan, '海豚'))
    expect(areas.some(([x0, z0, x1, z1]) => x >= x0 && x <= x1 && z >= z0 && z <= z1)).toBe(true);
  for (const [, z] of placesOf(plan, boy)) expect(z).toBeGreaterThan(-2.6);
  const flights = plan.shots.flatMap(({ staging }) => staging.props.flatMap(({ stays = [] }) => stays));
  expect(flights.some(({ flight }) => flight !== undefined)).toBe(true);
  expect(toSeconds(plan.scenes[0]!.duration)).toBeGreaterThan(4);
});
