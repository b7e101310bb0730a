import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawCard } from './index.ts';

async function ink(title: string): Promise<number> {
  const { data } = await sharp(drawCard({ kind: 'title', title }, 640, 360))
    .raw()
    .toBuffer({ resolveWithObject: true });
  let bright = 0;
  for (let index = 0; index < data.length; index += 4) if (data[index]! > 200 && data[index + 3]! > 200) bright++;
  return bright;
}

test('titles are drawn in both scripts, with real glyphs', async () => {
  const empty = await ink('');
  expect(await ink('The Bridge by Night')).toBeGreaterThan(empty + 500);
  expect(await ink('雨落石桥')).toBeGreaterThan(empty + 500);
  expect(await ink('雨落石桥')).not.toBe(await ink('风起云涌'));
});

test('a very long title still fits the picture', async () => {
  const { data, info } = await sharp(
    drawCard({ kind: 'title', title: 'An Extraordinarily Long Title '.repeat(4) }, 640, 360),
  )
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (let y = 0; y < info.height; y++)
    for (const x of [0, 1, 638, 639]) expect(data[(y * info.width + x) * 4]!).toBeLessThan(120);
});
