import { expect, test } from 'vitest';
import { make } from './__fixtures__/film.ts';
import { isFigure, isSource } from './figures.ts';
import { thingsIn } from './things.ts';

const nouns = (text: string) => thingsIn(text, {}).map(({ noun }) => noun);

test.each([
  ['Dust floats gold near a ring of ferns.', []],
  ['A blanket of snow covers the roofs.', []],
  ['The lake lies still like a mirror.', []],
  ['湖水像镜子一样。', []],
  ['湖面如同一面镜子。', []],
  ['She gives him a ring of gold.', ['ring']],
  ['The queen lifts a crown of flowers.', ['crown']],
  ['He wraps her in a blanket of wool.', ['blanket']],
  ['她把镜子递给他。', ['mirror']],
  ['He drops the ring.', ['ring']],
])('%j names things: %j', (text, expected) => expect(nouns(text)).toEqual(expected));

test('a thing that something is taken from is not the thing that is taken', () => {
  expect(isSource("picks a leaf from the mermaid's ")).toBe(true);
  expect(isSource('takes off the ')).toBe(false);
  expect(isSource('pulls the ')).toBe(false);
  expect(isFigure('the ring of ferns', { start: 4, end: 8 })).toBe(true);
});

const heading = 'EXT. BEACH - DAY\n\n';
const meeting = 'A nurse stands by a soldier.\n\nNURSE\nHere we are again.\n\nSOLDIER\nSo we are.\n';
const props = (text: string) => [
  ...new Set(make(text).plan.shots.flatMap(({ staging }) => staging.props.map(({ noun }) => noun))),
];

test('what only an opening image paints stands nowhere; what it says to lie there does', () => {
  expect(props(`${heading}Shadow by shadow, a coil of rope darkens.\n\n${meeting}`)).not.toContain('rope');
  expect(props(`${heading}A letter lies on the sand.\n\n${meeting}`)).toContain('letter');
  expect(props(`${heading}An old lantern.\n\n${meeting}`)).toContain('lantern');
});

test('what only tells where somebody is gets no stand of its own', () => {
  const shots = make(`${heading}The soldier finds the nurse asleep beside the lantern.\n\n${meeting}`).plan.shots;
  const lanterns = shots.flatMap(({ staging }) => staging.props.filter(({ noun }) => noun === 'lantern'));
  expect(lanterns.length).toBeGreaterThan(0);
  for (const { stays = [] } of lanterns) expect(stays.every(({ up = 0 }) => up === 0)).toBe(true);
});

test('a leaf that is picked from a coat leaves the coat where it is', () => {
  const plan = make(`${heading}${meeting}\nThe nurse picks a leaf from the soldier's coat.\n`).plan;
  const coats = plan.shots.flatMap(({ staging }) => staging.props.filter(({ noun }) => noun === 'coat'));
  expect(coats).toEqual([]);
});

test('a small thing that fell and that nobody speaks of again is not there in the next scene', () => {
  const { plan } = make(
    `${heading}${meeting}\nThe ring slips from the nurse's fingers.\n\nINT. HUT - DAY\n\n${meeting}\n${heading}${meeting}`,
  );
  const rings = (scene: number) =>
    plan.shots.filter(
      (shot) => shot.scene === plan.scenes[scene]!.id && shot.staging.props.some((p) => p.id === 'ring'),
    );
  expect(rings(0).length).toBeGreaterThan(0);
  expect(rings(2)).toEqual([]);
});
