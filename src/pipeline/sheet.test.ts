import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { gestureSchema } from '../film/index.ts';
import { setBuilders } from '../stage/index.ts';
import { drawSheet } from './sheet.ts';
import { layOutSheet } from './sheet-layout.ts';
import { motionsSheet } from './sheet-motions.ts';
import { castSheet, creaturesSheet } from './sheet-people.ts';
import { looksSheet, setsSheet } from './sheet-sets.ts';

const han = /\p{Script=Han}/u;

test('every cell of every sheet is named in English and Chinese, once', () => {
  for (const plan of [castSheet('cel'), creaturesSheet('cel'), setsSheet('cel'), looksSheet(), motionsSheet('cel')]) {
    expect(plan.cells.length).toBeGreaterThan(3);
    expect(new Set(plan.cells.map(({ id }) => id)).size).toBe(plan.cells.length);
    for (const { id, en, zh } of plan.cells) {
      expect(en, id).toMatch(/\w/);
      expect(zh, id).toMatch(han);
    }
  }
  expect(setsSheet('cel').cells.map(({ id }) => id)).toEqual(setBuilders.map(({ name }) => name));
});

test('the motions sheet shows every gesture and pose, each in four frames in the order of time', () => {
  const seen = new Set<string>();
  for (const cell of motionsSheet('ink').cells) {
    const pictures = cell.pictures();
    expect(pictures, cell.id).toHaveLength(4);
    const frames = pictures.map(({ frame }) => frame);
    expect(frames, cell.id).toEqual([...new Set(frames)].sort((a, b) => a - b));
    expect(pictures[0]!.staging.look).toBe('ink');
    for (const { actions } of pictures[0]!.staging.blocking) {
      for (const action of actions) {
        if (action.kind === 'gesture') seen.add(action.gesture);
        if (action.kind === 'pose') seen.add(action.pose);
        if (action.kind === 'move') seen.add(action.gait);
      }
    }
  }
  const known = [
    ...gestureSchema.options,
    'sit',
    'stand',
    'kneel',
    'lie',
    'crouch',
    'walk',
    'run',
    'sneak',
    'trot',
    'fly',
  ];
  expect(known.filter((name) => !seen.has(name))).toEqual([]);
});

test('cells stand in rows with their pictures side by side over the caption', async () => {
  const canvas = createCanvas(40, 30);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ff0000';
  context.fillRect(0, 0, 40, 30);
  const pictures = [canvas.toBuffer('image/png'), canvas.toBuffer('image/png')];
  const cells = ['walk 行走', 'run 奔跑', 'sit 坐下'].map((caption) => ({ caption, pictures }));
  const { png, width, height } = await layOutSheet(cells, 2, { width: 40, height: 30 });
  const sheet = await loadImage(png);
  expect([sheet.width, sheet.height]).toEqual([width, height]);
  expect(width).toBe(14 + 2 * (82 + 14));
  const read = createCanvas(width, height).getContext('2d');
  read.drawImage(sheet, 0, 0);
  const red = (x: number, y: number) => read.getImageData(x, y, 1, 1).data[0]!;
  expect(red(14 + 20, 14 + 15)).toBe(255);
  expect(red(14 + 42 + 20, 14 + 15)).toBe(255);
  expect(red(width - 20, height - 10)).toBeLessThan(60);
  const written = read.getImageData(14, 46, 82, 16).data;
  expect(written.some((value, index) => index % 4 === 0 && value > 150)).toBe(true);
});

test('a name that a sheet does not have is refused in one sentence', async () => {
  await expect(drawSheet('looks', { only: ['watercolor'] })).rejects.toMatchObject({ code: 'sheet-unknown', exit: 2 });
});
