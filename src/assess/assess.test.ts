import { expect, test } from 'vitest';
import type { Screenplay } from '../film/index.ts';
import { random } from '../film/index.ts';
import { parseFountain, toScreenplay } from '../screenplay/index.ts';
import { assess, assessmentHtml } from './index.ts';

const read = (text: string): Screenplay => toScreenplay(parseFountain(text));
const codes = (text: string) => assess(read(text)).findings.map(({ code }) => code);

/** A plain script of `count` scenes: two people look for a boat, and it grows louder towards the end. */
function script(count: number, change: (scenes: string[][]) => void = () => {}): string {
  const dice = random('script');
  const places = ['HARBOUR', 'INN', 'MARKET', 'CHURCH', 'CLIFF', 'BOATHOUSE'];
  const things = ['nets', 'barrels', 'candles', 'sails', 'ropes', 'bread', 'letters', 'lamps', 'oars', 'maps', 'gulls'];
  const word = () => things[Math.floor(dice() * things.length)]!;
  const scenes = Array.from({ length: count }, (_, index) => {
    const late = index / count;
    const loud = late > 0.85 && late < 0.95;
    return [
      `EXT. ${places[Math.floor(dice() * places.length)]} - DAY`,
      `Mara walks past the ${word()} and the ${word()}. Tobin follows with ${word()} under one arm.`,
      `MARA\n${index === 1 ? 'I want my father’s boat back before winter.' : `Carry the ${word()} up, would you? And count the ${word()}, every last one of them, ${index} times.`}`,
      `TOBIN\nNo. ${word()} first. Then ${word()}, all ${index + 3} of them.`,
      loud ? 'Tobin screams! Fire burns the boat. Mara fights him, falls, and weeps!' : `They stop by the ${word()}.`,
    ];
  });
  change(scenes);
  return `Title: The Boat\n\n${scenes.map((scene) => scene.join('\n\n')).join('\n\n')}\n`;
}

test('five turning points in rising order, the climax where it is loudest, the same twice', () => {
  const screenplay = read(script(40));
  const first = assess(screenplay);
  const scenes = first.turningPoints.map(({ scene }) => scene);
  expect(first.turningPoints.map(({ name }) => name)).toEqual([
    'opportunity',
    'change-of-plans',
    'point-of-no-return',
    'major-setback',
    'climax',
  ]);
  expect(scenes).toEqual([...new Set(scenes)].sort((a, b) => a - b));
  expect(scenes[4]).toBeGreaterThanOrEqual(34);
  expect(scenes[4]).toBeLessThanOrEqual(38);
  expect(first.dimensions).toHaveLength(12);
  expect(assess(screenplay)).toEqual(first);
});

test('a script in order has no warnings', () => {
  expect(assess(read(script(40))).findings.filter(({ severity }) => severity === 'warning')).toEqual([]);
});

test.each<[string, (scenes: string[][]) => void]>([
  [
    'character-vanishes',
    (scenes) =>
      scenes.slice(20).forEach((scene) => {
        scene.splice(1, 4, 'Mara walks alone along the nets.', 'MARA\nCarry on.');
      }),
  ],
  [
    'climax-missing',
    (scenes) =>
      scenes.slice(28).forEach((scene) => {
        scene.splice(4, 1, 'They look over the water for a long and quiet while and say nothing at all.');
      }),
  ],
  ['light-against-heading', (scenes) => scenes[12]!.push('Moonlight lies on the water.')],
  ['thing-from-nowhere', (scenes) => scenes[30]!.push('Mara raises the pistol.')],
  ['dead-speaks', (scenes) => scenes[10]!.push('Tobin dies.')],
  ['name-misspelt', (scenes) => scenes[10]!.push('TOBEN\nI am here too.')],
  [
    'flat-dialogue',
    (scenes) => {
      for (const scene of scenes) scene.splice(2, 2, 'MARA\nI am so sad.', 'TOBIN\nOkay.');
    },
  ],
  ['stock-phrase', (scenes) => scenes[3]!.push('MARA\nWe have company.')],
  [
    'said-twice',
    (scenes) => scenes[4]!.push('TOBIN\nThe sea gives nothing back.', 'MARA\nThe sea gives nothing back.'),
  ],
  ['not-to-be-seen', (scenes) => scenes[4]!.push('Mara remembers her childhood.')],
])('%s is found where it was put, and not without it', (code, change) => {
  expect(codes(script(40, change))).toContain(code);
  expect(codes(script(40))).not.toContain(code);
});

test('day that turns to night in one place without a word is found', () => {
  const turned = script(12).replace(/EXT\. \w+ - DAY/g, 'EXT. PIER - DAY');
  let count = 0;
  expect(codes(turned.replace(/EXT\. PIER - DAY/g, (all) => (++count === 6 ? 'EXT. PIER - NIGHT' : all)))).toContain(
    'day-turns-to-night',
  );
});

test('likeness to a library and percentiles against it are named, and only with enough scripts', () => {
  const library = Array.from({ length: 6 }, (_, index) => ({
    name: `script ${index}`,
    screenplay: read(script(30 + index)),
  }));
  const judged = assess(read(script(40)), { library, among: 'mine' });
  expect(judged.findings.map(({ code }) => code)).toContain('like-another-script');
  expect(judged.dimensions.find(({ id }) => id === 'dialogue')?.percentile).toMatchObject({
    among: 'mine',
    scripts: 6,
  });
  const few = assess(read(script(40)), { library: library.slice(0, 2), among: 'mine' });
  expect(few.dimensions.every(({ percentile }) => percentile === undefined)).toBe(true);
});

test('a Chinese script is assessed in Chinese', () => {
  const text =
    '标题：船\n\n外景 码头 - 日\n\n玛拉走过渔网。托宾跟在后面。\n\n@玛拉\n我要找回爹的船。\n\n@托宾\n好。\n\n外景 客栈 - 日\n\n月光照着屋檐，玛拉想起小时候。\n\n@玛拉\n我很难过。\n';
  const judged = assess(read(text));
  expect(judged.language).toBe('zh');
  expect(judged.findings.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['light-against-heading', 'on-the-nose', 'not-to-be-seen']),
  );
  for (const { says } of judged.dimensions) expect(says).toMatch(/\p{Script=Han}/u);
  expect(assessmentHtml(judged)).toContain('剧本评估');
});

test('an empty script and one without speech are judged without falling over', () => {
  expect(assess(read('')).dimensions).toHaveLength(12);
  expect(assess(read('INT. ROOM - DAY\n\nNobody comes.\n')).findings).toEqual([]);
});

test('the page escapes what scripts hold and runs nothing', () => {
  const html = assessmentHtml(
    assess(read(script(8, (scenes) => scenes[0]!.push('<B>\n<script>alert(1)</script> trust me')))),
  );
  expect(html).not.toMatch(/<script/i);
  expect(html).toContain("default-src 'none'");
});

test('whether a climax is missing is not judged where there are too few scenes to tell', () => {
  const few = assess(read(script(6)));
  expect(few.unjudged.join(' ')).toContain('climax');
  expect(few.findings.map(({ code }) => code)).not.toContain('climax-missing');
  expect(assess(read(script(40))).unjudged.join(' ')).not.toContain('climax');
});
