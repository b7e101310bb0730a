import { expect, test } from 'vitest';
import { type Action, toSeconds } from '../film/index.ts';
import { make } from './__fixtures__/film.ts';

const english = (sentence: string) => `INT. STUDY - DAY

MEI, a young woman, stands by the window. LIU, a man in a grey coat, stands by the desk.

MEI
We play for the bread.

LIU
Agreed.

${sentence}

LIU
So it is.
`;
const chinese = (sentence: string) => `INT. 书房 - 日

老周站在窗边，小梅站在桌旁。

@老周
来吧。

@小梅
好。

${sentence}

@老周
好吧。
`;

/** What each of the first scene does by hand, in order. */
function seen(text: string) {
  const { plan } = make(text);
  const { blocking, lines } = plan.scenes[0]!;
  const [from, to] = [lines[1]!.start + lines[1]!.duration, lines[2]!.start];
  const during = (action: Action) => action.start >= from && action.start < to;
  return blocking.map(({ actor, actions }) => ({
    actor,
    deeds: actions.filter(during).flatMap((action) => (action.kind === 'gesture' ? [action] : [])),
    pose: actions.findLast((action) => action.kind === 'pose' && action.start < to),
  }));
}
const names = (deeds: readonly { gesture: string }[]) => deeds.map(({ gesture }) => gesture);

test.each([
  ['win', english('Mei nods, and this time Mei wins at once.'), 'liu'],
  ['beaten', english('Three moves later, Liu sits on the ground, beaten.'), 'liu'],
  ['win in Chinese', chinese('小梅点头，这回一下子就赢了。'), '老周'],
])('a contest that is told is seen: blows, and who loses goes down (%s)', (_, text, loser) => {
  const [lost, won] = seen(text).sort((a) => (a.actor === loser ? -1 : 1));
  expect(lost!.actor).toBe(loser);
  expect(names(lost!.deeds)).toContain('recoil');
  expect(names(won!.deeds)).toEqual(expect.arrayContaining(['block', 'strike']));
  const [hit, reels] = [
    won!.deeds.find(({ gesture }) => gesture === 'strike')!,
    lost!.deeds.find(({ gesture }) => gesture === 'recoil')!,
  ];
  expect(reels.start).toBeGreaterThan(hit.start);
  expect(reels.start).toBeLessThan(hit.end);
  expect(lost!.pose?.kind === 'pose' && lost!.pose.pose).not.toBe('stand');
  expect(won!.pose === undefined || (won!.pose.kind === 'pose' && won!.pose.pose === 'stand')).toBe(true);
});

test.each([
  english('Mei could win now, looks at Liu and stops.'),
  english('Mei is about to beat Liu, and then steps back.'),
  chinese('眼看要赢，小梅却停住了。'),
])('who holds back opens the hands and does not strike: %#', (text) => {
  const all = seen(text);
  const spares = all.find(({ deeds }) => names(deeds).includes('open-hands'));
  expect(spares && ['mei', '小梅']).toContain(spares?.actor);
  expect(names(spares!.deeds)).not.toContain('strike');
  expect(all.flatMap(({ deeds }) => names(deeds))).not.toContain('recoil');
});

test('over a board it is moves, no blows', () => {
  const deeds = seen(
    english('Mei wins at once.')
      .replace('for the bread', 'chess')
      .replace('INT. STUDY', '= Mei and Liu play chess.\n\nINT. STUDY'),
  );
  const board = seen(english('Mei bends over the chessboard and wins at once.')).flatMap((one) => names(one.deeds));
  expect(deeds).toHaveLength(2);
  expect(board).toContain('reach');
  expect(board).not.toContain('strike');
});

test.each([
  ['nobody won', english('Mei looks at Liu and at the prize that nobody won.')],
  ['not won', english('Mei has not won yet, and waits.')],
  ['没赢', chinese('小梅没赢，等着。')],
  ['an opponent who lies', english('Mei wins a smile from Liu.')],
])('what is denied, told of others or done to one who lies is no fight: %s', (why, script) => {
  const text =
    why !== 'an opponent who lies'
      ? script
      : script.replace(' LIU, a man in a grey coat, stands by the desk.', ' LIU, a man, lies on the ground.');
  expect(seen(text).flatMap(({ deeds }) => names(deeds))).not.toContain('strike');
});

const match = (sentence: string, first = '') => `INT. STUDY - NIGHT

= Liu falls and cannot go on, just when Mei could win.

LIU, a young man, and MEI, a young woman, stand by the desk.

${first}

MEI
Whoever wins this wrestling match gets the bread.

LIU
Agreed.

${sentence}

LIU
I can't get up.

INT. STUDY - DAWN

= Mei sits down beside Liu.

Mei sits down on the ground next to Liu.

LIU
So it is.
`;

/** Everything that two do to each other in a scene, and the shots in which they do it. */
function wrestling(text: string) {
  const { plan } = make(text);
  const [scene] = plan.scenes;
  const holds = scene!.blocking.flatMap(({ actor, actions }) =>
    actions.flatMap((action) =>
      action.kind === 'gesture' && action.gesture === 'grapple' ? [{ actor, ...action }] : [],
    ),
  );
  return { plan, scene: scene!, holds };
}

test('a wrestling match is a hold of both, at least two and a half seconds long, and no blows', () => {
  const { scene, holds } = wrestling(match('Mei nods, and this time Mei wins at once.'));
  expect(holds.map(({ actor }) => actor).sort()).toEqual(['liu', 'mei']);
  expect(new Set(holds.map(({ start }) => start)).size).toBe(1);
  for (const { start, end } of holds) expect(toSeconds(end - start)).toBeGreaterThanOrEqual(2.5);
  const deeds = scene.blocking.flatMap(({ actions }) => actions.map((one) => one.kind === 'gesture' && one.gesture));
  expect(deeds).not.toContain('strike');
  expect(deeds).toContain('push');
});

test('a fall that ends a match comes out of the hold', () => {
  const { scene, holds } = wrestling(match('Without warning, Liu slips and falls to the ground.'));
  expect(holds).toHaveLength(2);
  const liu = scene.blocking.find(({ actor }) => actor === 'liu')!;
  const fall = liu.actions.find((action) => action.kind === 'gesture' && action.gesture === 'fall')!;
  expect(fall.start).toBeGreaterThanOrEqual(holds[0]!.end);
});

test('whoever cannot get up stays down over the cut, propped on an arm, and is joined at the side', () => {
  const { plan } = wrestling(match('Without warning, Liu slips and falls to the ground.'));
  const [liu, mei] = ['liu', 'mei'].map((id) => plan.scenes[1]!.blocking.find(({ actor }) => actor === id)!);
  expect(liu!.pose).toBe('propped');
  expect(liu!.actions.some((action) => action.kind === 'move' || action.kind === 'pose')).toBe(false);
  const sits = mei!.actions.find((action) => action.kind === 'pose')!;
  expect(sits.kind === 'pose' && sits.pose).toBe('sit');
  const way = mei!.actions.findLast((action) => action.kind === 'move' && action.end <= sits.start);
  const place = way?.kind === 'move' ? way.path.at(-1)! : mei!.at;
  expect(Math.hypot(place[0] - liu!.at[0], place[1] - liu!.at[1])).toBeLessThan(1.1);
});
