import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { captionStyles } from '../index.ts';
import { drawCaption } from './index.ts';

async function pixelsOf(lines: string[], style: (typeof captionStyles)[number], size = { width: 640, height: 360 }) {
  const { png, left, top } = drawCaption(lines, style, size);
  const picture = await loadImage(png);
  const context = createCanvas(picture.width, picture.height).getContext('2d');
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  let ink = 0;
  let blue = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3]! < 250 || data[at]! < 200) continue;
    ink += 1;
    blue += data[at + 2]!;
  }
  return { ink, blue: blue / ink, left, top, width: picture.width, height: picture.height };
}

test('captions are drawn in every style, in English and in Chinese, inside the frame', async () => {
  for (const style of captionStyles)
    for (const lines of [
      ['Who goes there?'],
      ['我在这座桥上，', '已经站了三百年。'],
      ['W'.repeat(42), '桥'.repeat(16)],
    ])
      for (const size of [
        { width: 640, height: 360 },
        { width: 360, height: 640 },
      ]) {
        const { ink, left, top, width, height } = await pixelsOf(lines, style, size);
        expect(ink).toBeGreaterThan(100);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + width).toBeLessThanOrEqual(size.width);
        expect(top + height).toBeLessThan(size.height * 0.97);
        expect(top).toBeGreaterThan(size.height / 2);
      }
});

test('yellow is yellow, plain is white, and a caption over a title stands at the top', async () => {
  expect((await pixelsOf(['Stay.'], 'plain')).blue).toBeGreaterThan(220);
  expect((await pixelsOf(['Stay.'], 'yellow')).blue).toBeLessThan(120);
  expect(drawCaption(['Stay.'], 'plain', { width: 640, height: 360 }, 'top').top).toBeLessThan(40);
});
